//! The service itself.

use super::honoured::XML_NAMESPACE;
use super::operation_traits::client_params;
use super::{Comparison, Version, facts};
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::change::Owner;
use crate::diff::{Change, Rule};
use crate::model::{Node, Shape, Traits};
use crate::plan::names::snake_case;
use serde_json::{Value, json};
use smithwright_contract::{AuthScheme, AuthSettings};
use std::collections::{BTreeMap, BTreeSet};

/// The service's proper name.
pub(super) fn title(service: &Shape) -> String {
    let aws = || service.traits.aws_service().map(|aws| aws.sdk_id);
    let title = service.traits.title().map(str::to_owned);
    title.or_else(aws).unwrap_or_else(|| service.id.name().to_owned())
}

/// The version of its API.
pub(super) fn version(service: &Shape) -> String {
    service.as_service().map(|service| service.version.clone()).unwrap_or_default()
}

/// The problem when two services are not the same: both their SDK ids and the names of their shapes differ.
pub(super) fn difference(old: &Shape, new: &Shape) -> Option<Diagnostic> {
    let id = |service: &Shape| service.traits.aws_service().map(|aws| aws.sdk_id);
    let same_id = matches!((id(old), id(new)), (Some(old), Some(new)) if old == new);
    if same_id || old.id.name() == new.id.name() {
        return None;
    }
    let name = |service: &Shape| id(service).unwrap_or_else(|| service.id.name().to_owned());
    let (before, now) = (name(old), name(new));
    let message = format!("the old model is of the service `{before}`, the new one of `{now}`");
    let problem = Diagnostic::error(Code::DifferentServices, message)
        .at(&new.place)
        .about(&new.id)
        .expected("two models of the same service")
        .hint("when a model has several services, choose one by name");
    Some(problem)
}

impl Version<'_> {
    /// Whether the client can ask the service for endpoints, which some operation needs.
    fn discovers(&self) -> bool {
        let has = |name: &str| self.outline.operations.contains_key(name);
        let teller = self.service.traits.endpoint_discovery_operation().and_then(|id| id.split_once('#'));
        let needs =
            |shape: &Shape| has(self.name_of(&shape.id)) && shape.traits.requires_discovered_endpoint();
        teller.is_some_and(|(_, name)| has(name))
            && self.selection.operations.iter().filter_map(|id| self.model.shape(id)).any(needs)
    }
}

impl Comparison<'_> {
    /// Changes of the service itself.
    pub(super) fn service(&self) -> Vec<Change> {
        let (old, new) = (self.old.service, self.new.service);
        let (was, is) = (&old.traits, &new.traits);
        let origin = new.id.name();
        let mut changes = Vec::new();
        let text = |text: &str| Some(Value::from(text));
        changes.extend(facts::value(Rule::ServiceRenamed, text(old.id.name()), text(origin), origin));
        let sdk_id = |service: &Shape| service.traits.aws_service().map(|aws| aws.sdk_id.into());
        changes.extend(facts::value(Rule::SdkIdChanged, sdk_id(old), sdk_id(new), origin));
        let titles = (was.title().map(Into::into), is.title().map(Into::into));
        changes.extend(facts::value(Rule::TitleChanged, titles.0, titles.1, origin));
        changes.extend(facts::value(Rule::VersionChanged, text(&version(old)), text(&version(new)), origin));
        changes.extend(protocols(&self.old, &self.new));
        if self.honoured.roots() {
            let namespace = |traits: &Traits| facts::json_of(traits, XML_NAMESPACE);
            changes.extend(facts::value(Rule::XmlNamespaceChanged, namespace(was), namespace(is), origin));
        }
        changes.extend(facts::flag(
            (Rule::QueryCompatibilityAdded, Rule::QueryCompatibilityRemoved),
            was.is_aws_query_compatible(),
            is.is_aws_query_compatible(),
            origin,
        ));
        let signing = |service: &Shape| service.traits.sigv4().map(|sigv4| sigv4.name.into());
        changes.extend(facts::value(Rule::SigningNameChanged, signing(old), signing(new), origin));
        changes.extend(self.auth_schemes());
        if was.endpoint_rules() != is.endpoint_rules() {
            changes.push(Change::new(Rule::EndpointRulesChanged, None, None, origin));
        }
        if was.endpoint_tests() != is.endpoint_tests() {
            changes.push(Change::new(Rule::EndpointTestsChanged, None, None, origin));
        }
        let discovery = "aws.api#clientEndpointDiscovery";
        let (before, now) = (facts::json_of(was, discovery), facts::json_of(is, discovery));
        let (discovered, discovers) = (self.old.discovers(), self.new.discovers());
        if before != now || (discovered != discovers && self.compares_rust()) {
            let item =
                |is_there: bool| is_there.then(|| "pub fn with_endpoint_discovery_enabled(self)".to_owned());
            let at = Owner::new("client::Client", "src/client.rs");
            let change = Change::new(Rule::EndpointDiscoveryChanged, before, now, origin);
            changes.push(change.item(&at, item(discovered), item(discovers)));
        }
        changes.extend(self.client_params());
        changes.extend(facts::deprecation(was, is, origin));
        changes.extend(self.documentation(was, is, origin));
        changes
    }

    /// The ways to authenticate. Some have settings, which only clients of services with them have.
    fn auth_schemes(&self) -> Option<Change> {
        let (old, new) = (self.old.service, self.new.service);
        let change = facts::value(Rule::AuthSchemesChanged, schemes(old), schemes(new), new.id.name())?;
        // The items that settings bring: methods of the builder, and the type of the identity.
        let items = |service: &Shape| -> BTreeSet<(String, String)> {
            let ids = ids(service);
            let known = ids.iter().filter_map(|id| AuthScheme::of_trait(id)?.settings);
            let known = known.filter(|_| self.compares_rust());
            let both = known.flat_map(|AuthSettings { methods, identity }| {
                let methods = format!("smithwright_runtime::{methods}!()");
                let import = format!("pub use smithwright_runtime::config::{identity}");
                [("config::Builder".to_owned(), methods), (format!("config::{identity}"), import)]
            });
            both.collect()
        };
        let (old, new) = (items(old), items(new));
        let gone = old.difference(&new).map(|(owner, text)| (owner, Some(text.clone()), None));
        let come = new.difference(&old).map(|(owner, text)| (owner, None, Some(text.clone())));
        let add = |change: Change, (owner, from, to): (&String, _, _)| {
            change.item(&Owner::new(owner.as_str(), "src/config.rs"), from, to)
        };
        Some(gone.chain(come).fold(change, add))
    }

    /// Endpoint parameters of the client's configuration. Clients have setters of them only if there are rules.
    fn client_params(&self) -> Vec<Change> {
        let params = |version: &Version<'_>| -> BTreeMap<String, Node> {
            let all = client_params(&version.service.traits).into_iter();
            all.map(|(name, node)| (name, node.clone())).collect()
        };
        let has_rules = |version: &Version<'_>| version.service.traits.endpoint_rules().is_some();
        let (old, new) = (params(&self.old), params(&self.new));
        let at = Owner::new("config::Builder", "src/config.rs");
        let kind = |node: Option<&Node>| node.and_then(|node| node.get("type")).map(Node::to_json);
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let mut changes = Vec::new();
        for name in names {
            let origin = format!("{}.{name}", self.new.service.id.name());
            let (before, now) = (old.get(name), new.get(name));
            let item = |version: &Version<'_>, node: Option<&Node>| {
                let kind = node?.get("type")?.as_str()?;
                let ty = match kind.to_ascii_lowercase().as_str() {
                    "boolean" => "bool",
                    "stringarray" => "Vec<String>",
                    _ => "String",
                };
                let method = snake_case(name);
                (self.compares_rust() && has_rules(version))
                    .then(|| format!("pub fn {method}(self, value: impl Into<{ty}>) -> Self"))
            };
            let items = (item(&self.old, before), item(&self.new, now));
            let (from, to) = (kind(before), kind(now));
            let rule = match (before, now) {
                (None, _) => Rule::ClientParamAdded,
                (_, None) => Rule::ClientParamRemoved,
                _ => Rule::ClientParamRetyped,
            };
            if from != to || items.0 != items.1 {
                changes.push(Change::new(rule, from, to, &origin).item(&at, items.0, items.1));
            }
            let docs =
                |node: Option<&Node>| node.and_then(|node| node.get("documentation")).map(Node::to_json);
            if before.is_some() && now.is_some() {
                changes.extend(self.documentation_text(docs(before), docs(now), &origin));
            }
        }
        changes
    }
}

/// The ids of the ways to authenticate, the preferred one first.
fn ids(service: &Shape) -> Vec<String> {
    let applied = || service.traits.auth_schemes().iter().map(ToString::to_string).collect();
    service.traits.auth().unwrap_or_else(applied)
}

/// The ways to authenticate, with what the service says of those that have settings in their traits.
fn schemes(service: &Shape) -> Option<Value> {
    let of = |id: String| {
        // The signing name has a rule of its own.
        let value = service.traits.get(&id).filter(|_| !id.starts_with("aws.auth#"));
        match value.map(Node::to_json) {
            Some(Value::Object(fields)) if !fields.is_empty() => json!({ id: fields }),
            _ => id.into(),
        }
    };
    let all: Vec<Value> = ids(service).into_iter().map(of).collect();
    (!all.is_empty()).then(|| all.into())
}

fn protocols(old: &Version<'_>, new: &Version<'_>) -> Vec<Change> {
    let (made_with, spoken) = (new.made_with, crate::plan::spoken_protocol);
    let (old, new) = (old.service, new.service);
    let origin = new.id.name();
    let (before, now) = (old.traits.protocols(), new.traits.protocols());
    let mut changes = Vec::new();
    for protocol in &now {
        let id = protocol.id.to_string();
        match before.iter().find(|known| known.id == protocol.id) {
            None => changes.push(Change::new(Rule::ProtocolAdded, None, Some(id.into()), origin)),
            Some(known) => {
                let (from, to) = (known.settings.to_json(), protocol.settings.to_json());
                let origin = format!("{origin}.{}", facts::short(&id));
                changes.extend(facts::value(Rule::ProtocolSettingsChanged, Some(from), Some(to), &origin));
            }
        }
    }
    for protocol in before.iter().filter(|known| now.iter().all(|protocol| protocol.id != known.id)) {
        changes.push(Change::new(Rule::ProtocolRemoved, Some(protocol.id.to_string().into()), None, origin));
    }
    let spoken = |service| spoken(service, made_with).map(Value::from);
    let (before, now) = (spoken(old), spoken(new));
    if before.is_some() && now.is_some() {
        changes.extend(facts::value(Rule::ProtocolSwitched, before, now, origin));
    }
    changes
}
