//! Traits of operations.

use super::{Comparison, facts};
use crate::diff::{Change, Rule};
use crate::model::{Node, Traits};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Traits that decide how requests are signed.
const AUTHENTICATION: [&str; 3] = ["smithy.api#auth", "smithy.api#optionalAuth", "aws.auth#unsignedPayload"];

const UNWRAPPED: &str = "aws.customizations#s3UnwrappedXmlOutput";

impl Comparison<'_> {
    /// What the traits of an operation say of its requests and where they go.
    pub(super) fn operation_traits(&self, name: &str, old: &Traits, new: &Traits) -> Vec<Change> {
        let mut changes = Vec::new();
        changes.extend(facts::value(Rule::OperationAuthChanged, auth(old), auth(new), name));
        let prefix = |traits: &Traits| traits.endpoint().map(|endpoint| endpoint.host_prefix.into());
        changes.extend(facts::value(Rule::HostPrefixChanged, prefix(old), prefix(new), name));
        let fixed = |traits: &Traits| -> BTreeMap<String, Value> {
            let params = traits.static_context_params().into_iter();
            params.map(|(name, value)| (name.to_owned(), value.to_json())).collect()
        };
        changes.extend(params(Rule::StaticParamChanged, &fixed(old), &fixed(new), name));
        let paths = |traits: &Traits| -> BTreeMap<String, Value> {
            let params = traits.operation_context_params().into_iter();
            params.map(|(name, path)| (name.to_owned(), path.into())).collect()
        };
        changes.extend(params(Rule::OperationParamChanged, &paths(old), &paths(new), name));
        changes.extend(compression(old, new, name));
        changes.extend(facts::flag(
            (Rule::ChecksumRequired, Rule::ChecksumNotRequired),
            old.has("smithy.api#httpChecksumRequired"),
            new.has("smithy.api#httpChecksumRequired"),
            name,
        ));
        let differing = |rule, id| facts::value(rule, facts::json_of(old, id), facts::json_of(new, id), name);
        changes.extend(differing(Rule::ChecksumChanged, "aws.protocols#httpChecksum"));
        changes.extend(differing(Rule::EndpointDiscoveryChanged, "aws.api#clientDiscoveredEndpoint"));
        if self.honoured.http() {
            changes.extend(differing(Rule::HttpChanged, "smithy.api#http"));
        }
        if self.honoured.roots() {
            changes.extend(facts::flag(
                (Rule::OutputUnwrapped, Rule::OutputWrapped),
                old.has(UNWRAPPED),
                new.has(UNWRAPPED),
                name,
            ));
        }
        changes.extend(facts::protocol_tests(old, new, name));
        changes
    }
}

fn auth(traits: &Traits) -> Option<Value> {
    let all = AUTHENTICATION.iter().filter_map(|id| Some((facts::short(id), facts::json_of(traits, id)?)));
    let all: Map<String, Value> = all.collect();
    (!all.is_empty()).then_some(Value::Object(all))
}

fn compression(old: &Traits, new: &Traits, origin: &str) -> Option<Change> {
    let encodings = |traits: &Traits| traits.request_compression().map(|all| json!(all));
    let (from, to) = (encodings(old), encodings(new));
    let rule = match (&from, &to) {
        (None, _) => Rule::CompressionAdded,
        (_, None) => Rule::CompressionRemoved,
        _ => Rule::CompressionChanged,
    };
    facts::value(rule, from, to, origin)
}

/// Endpoint parameters that are set to something else, one change each.
fn params(
    rule: Rule,
    old: &BTreeMap<String, Value>,
    new: &BTreeMap<String, Value>,
    operation: &str,
) -> Vec<Change> {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let changes = names.into_iter().filter_map(|name| {
        let origin = format!("{operation}.{name}");
        facts::value(rule, old.get(name).cloned(), new.get(name).cloned(), &origin)
    });
    changes.collect()
}

/// Parameters of the endpoint rules that the client's configuration sets, as the trait has them.
pub(super) fn client_params(traits: &Traits) -> BTreeMap<String, &Node> {
    let node = traits.get("smithy.rules#clientContextParams");
    let entries = node.into_iter().flat_map(Node::entries);
    entries.map(|(key, value)| (key.name.clone(), value)).collect()
}
