//! Parameters of the endpoint rules: which there are, and what gives them values.

use super::context_path;
use super::docs::{self, Docs};
use super::names::{RustName, Scope, ScopeKind};
use super::operations::OperationPlan;
use super::planner::Planner;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::{Node, Place, Shape, ShapeId};
use std::collections::BTreeMap;

/// A parameter that an operation or its input gives a value.
#[derive(Clone, Debug)]
pub struct EndpointParam {
    /// Its name in the rules.
    pub name: String,
    /// Where the value comes from.
    pub source: EndpointParamSource,
}

/// Where the value of a parameter comes from.
#[derive(Clone, Debug)]
pub enum EndpointParamSource {
    /// A text, always the same.
    Text(String),
    /// A truth value, always the same.
    Flag(bool),
    /// A list of texts, always the same.
    Texts(Vec<String>),
    /// A member of the input.
    Member(String),
    /// A member of the input that must not be blank.
    Required(String),
    /// A JMESPath on the input.
    Path(String),
}

/// A parameter that the client's configuration sets.
#[derive(Clone, Debug)]
pub struct ClientParamPlan {
    /// Docs of the setter.
    pub docs: Docs,
    /// Its name in the rules.
    pub name: String,
    /// The setter that takes the builder along.
    pub method: RustName,
    /// The setter that changes the builder in place.
    pub setter: RustName,
    /// The type of its value.
    pub kind: ParamKind,
}

/// The types of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// `string`
    Text,
    /// `boolean`
    Flag,
    /// `stringArray`
    Texts,
}

impl ParamKind {
    fn read(name: &str) -> Option<Self> {
        match name {
            "string" | "String" => Some(Self::Text),
            "boolean" | "Boolean" => Some(Self::Flag),
            "stringArray" | "StringArray" => Some(Self::Texts),
            _ => None,
        }
    }

    fn expected(self) -> &'static str {
        match self {
            Self::Text => "a string",
            Self::Flag => "a boolean",
            Self::Texts => "a list of strings",
        }
    }
}

/// Built-ins that clients know a value for.
const BUILT_INS: [&str; 6] = [
    "AWS::Region",
    "AWS::UseFIPS",
    "AWS::UseDualStack",
    "SDK::Endpoint",
    "AWS::Auth::AccountId",
    "AWS::Auth::AccountIdEndpointMode",
];

/// Setters of every builder of configurations; a parameter's own make way for them.
const SETTERS: [&str; 30] = [
    "account_id_endpoint_mode",
    "allow_no_auth",
    "app_name",
    "auth_scheme_preference",
    "auth_scheme_resolver",
    "behavior_version",
    "behavior_version_latest",
    "build",
    "capture_input_attributes",
    "client_param",
    "credentials_provider",
    "disable_clock_skew_correction",
    "emit_input_attributes",
    "endpoint_resolver",
    "endpoint_url",
    "framework_metadata",
    "http_client",
    "idempotency_token_provider",
    "identity_cache",
    "interceptor",
    "invocation_id_generator",
    "region",
    "retry_classifier",
    "retry_config",
    "retry_partition",
    "runtime_plugin",
    "sleep_impl",
    "time_source",
    "use_dual_stack",
    "use_fips",
];

/// The rules' parameters by name.
type Declared<'m> = BTreeMap<&'m str, &'m Node>;

/// Whether endpoints depend on the account that requests are signed for.
pub(super) fn depend_on_account(service: &Shape) -> bool {
    declared(service).into_iter().flatten().any(|(_, node)| {
        node.get("builtIn")
            .and_then(Node::as_str)
            .is_some_and(|name| name.starts_with("AWS::Auth::AccountId"))
    })
}

fn declared(service: &Shape) -> Option<Declared<'_>> {
    let params = service.traits.endpoint_rules()?.get("parameters")?;
    Some(params.entries().map(|(key, node)| (key.name.as_str(), node)).collect())
}

impl Planner<'_> {
    /// Gives operations the parameters that they and their inputs set. Without rules there is nothing to set.
    pub(super) fn endpoint_params(
        &mut self,
        service: &Shape,
        operations: &[&Shape],
        plans: &mut [OperationPlan],
    ) {
        let Some(declared) = declared(service) else { return };
        self.unknown_built_ins(service, &declared);
        for (shape, plan) in operations.iter().zip(plans) {
            // In the order of the specification: what comes first goes before.
            let mut params = self.static_params(shape, &declared);
            let input = shape.as_operation().and_then(|operation| operation.input.as_ref());
            if let Some(input) = input.and_then(|id| self.model.shape(id)) {
                params.extend(self.member_params(input, &declared));
                params.extend(self.path_params(shape, input, &declared));
            }
            plan.endpoint_params = params;
        }
    }

    /// The parameters that the client's configuration sets.
    pub(super) fn client_params(&mut self, service: &Shape) -> Vec<ClientParamPlan> {
        let declared = declared(service).unwrap_or_default();
        let mut scope = Scope::with_taken(ScopeKind::Fields, &SETTERS);
        let mut plans = Vec::new();
        for param in service.traits.client_context_params() {
            let place =
                service.traits.get("smithy.rules#clientContextParams").map_or(&service.place, |n| &n.place);
            let found = ParamKind::read(&param.kind);
            let Some(kind) = self.kind(&param.name, &declared, &service.id, place) else { continue };
            if found != Some(kind) {
                self.wrong_param(&param.name, kind, &service.id, place);
                continue;
            }
            let mut docs = param.documentation.as_deref().map(Docs::of_model).unwrap_or_default();
            if docs.is_empty() {
                let text = format!("Sets the parameter {} of the endpoint rules.", docs::code(&param.name));
                docs = Docs::text(&text);
            }
            let method = scope.field(&param.name);
            let setter = RustName::joined("set_", &method, "");
            plans.push(ClientParamPlan { docs, name: param.name, method, setter, kind });
        }
        plans
    }

    fn static_params(&mut self, operation: &Shape, declared: &Declared<'_>) -> Vec<EndpointParam> {
        let mut params = Vec::new();
        for (name, value) in operation.traits.static_context_params() {
            let Some(kind) = self.kind(name, declared, &operation.id, &value.place) else { continue };
            let source = match kind {
                ParamKind::Text => value.as_str().map(|text| EndpointParamSource::Text(text.to_owned())),
                ParamKind::Flag => value.as_bool().map(EndpointParamSource::Flag),
                ParamKind::Texts => value.as_array().and_then(|items| {
                    let texts = items.iter().map(|item| item.as_str().map(str::to_owned));
                    texts.collect::<Option<_>>().map(EndpointParamSource::Texts)
                }),
            };
            match source {
                Some(source) => params.push(EndpointParam { name: name.to_owned(), source }),
                None => self.wrong_param(name, kind, &operation.id, &value.place),
            }
        }
        params
    }

    fn member_params(&mut self, input: &Shape, declared: &Declared<'_>) -> Vec<EndpointParam> {
        let mut params = Vec::new();
        for member in &input.members {
            let Some(name) = member.traits.context_param() else { continue };
            let Some(kind) = self.kind(name, declared, &member.id, &member.place) else { continue };
            if context_path::kind(self.model, &member.target) != Some(kind) {
                self.wrong_param(name, kind, &member.id, &member.place);
                continue;
            }
            let member_name = member.name.clone();
            let source = if member.traits.is_required() {
                EndpointParamSource::Required(member_name)
            } else {
                EndpointParamSource::Member(member_name)
            };
            params.push(EndpointParam { name: name.to_owned(), source });
        }
        params
    }

    fn path_params(
        &mut self,
        operation: &Shape,
        input: &Shape,
        declared: &Declared<'_>,
    ) -> Vec<EndpointParam> {
        let mut params = Vec::new();
        let place = operation
            .traits
            .get("smithy.rules#operationContextParams")
            .map_or(&operation.place, |n| &n.place);
        for (name, path) in operation.traits.operation_context_params() {
            let Some(kind) = self.kind(name, declared, &operation.id, place) else { continue };
            match context_path::check(self.model, path, &input.id) {
                Ok(found) if found == Some(kind) => {
                    let source = EndpointParamSource::Path(path.to_owned());
                    params.push(EndpointParam { name: name.to_owned(), source });
                }
                Ok(_) => self.wrong_param(name, kind, &operation.id, place),
                Err(reason) => self.diagnostics.push(
                    Diagnostic::error(
                        Code::BadEndpointParam,
                        format!("the path of the endpoint parameter `{name}` cannot be followed: {reason}"),
                    )
                    .at(place)
                    .about(&operation.id)
                    .expected(
                        "JMESPath on the input with nothing but names, wildcards, multi-select lists, `[]` and `keys`",
                    ),
                ),
            }
        }
        params
    }

    /// The type of a parameter that something gives a value.
    fn kind(
        &mut self,
        name: &str,
        declared: &Declared<'_>,
        about: &ShapeId,
        place: &Place,
    ) -> Option<ParamKind> {
        if let Some(node) = declared.get(name) {
            // A type that is none is told of by whoever reads the rules.
            return node.get("type").and_then(Node::as_str).and_then(ParamKind::read);
        }
        let mut problem = Diagnostic::error(
            Code::BadEndpointParam,
            format!("the endpoint rules have no parameter `{name}`, which is given a value"),
        )
        .at(place)
        .about(about)
        .expected("a parameter of the service's endpoint rules");
        if let Some(hint) = did_you_mean(name, declared.keys().copied()) {
            problem = problem.hint(hint);
        }
        self.diagnostics.push(problem);
        None
    }

    fn wrong_param(&mut self, name: &str, kind: ParamKind, about: &ShapeId, place: &Place) {
        let problem = format!("the value for the endpoint parameter `{name}` is not {}", kind.expected());
        self.diagnostics.push(
            Diagnostic::error(Code::BadEndpointParam, problem)
                .at(place)
                .about(about)
                .expected(format!("{}, as the endpoint rules declare the parameter", kind.expected())),
        );
    }

    /// A default stands in for a built-in that clients do not know; without one the parameter is never set.
    fn unknown_built_ins(&mut self, service: &Shape, declared: &Declared<'_>) {
        for (name, node) in declared {
            let Some(built_in) = node.get("builtIn").and_then(Node::as_str) else { continue };
            if BUILT_INS.contains(&built_in) || node.get("default").is_some() {
                continue;
            }
            self.diagnostics.push(
                Diagnostic::warning(
                    Code::UnknownBuiltIn,
                    format!(
                        "the endpoint parameter `{name}` is `{built_in}`, which clients have no value for"
                    ),
                )
                .at(&node.place)
                .about(&service.id)
                .expected(format!("one of {}", BUILT_INS.join(", ")))
                .hint("rules see this parameter unset; an endpoint resolver of your own can do without it"),
            );
        }
    }
}
