//! Parameters of the endpoint rules: which there are, and what operations and inputs give them.

use super::context_path;
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
    pub(super) fn read(name: &str) -> Option<Self> {
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

/// The rules' parameters by name.
pub(super) type Declared<'m> = BTreeMap<&'m str, &'m Node>;

/// Whether endpoints depend on the account that requests are signed for.
pub(super) fn depend_on_account(service: &Shape) -> bool {
    declared(service).into_iter().flatten().any(|(_, node)| {
        node.get("builtIn")
            .and_then(Node::as_str)
            .is_some_and(|name| name.starts_with("AWS::Auth::AccountId"))
    })
}

pub(super) fn declared(service: &Shape) -> Option<Declared<'_>> {
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
    pub(super) fn kind(
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

    pub(super) fn wrong_param(&mut self, name: &str, kind: ParamKind, about: &ShapeId, place: &Place) {
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
