//! Parameters of the endpoint rules: which there are, and what operations and inputs give them.

use super::operations::OperationPlan;
use super::planner::Planner;
use crate::model::{Node, Shape};
use smithwright_contract::endpoint::Type;
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
        match Type::of_parameter(name)? {
            Type::Text => Some(Self::Text),
            Type::Flag => Some(Self::Flag),
            Type::Texts => Some(Self::Texts),
            Type::Integer | Type::Arn | Type::Url | Type::Partition => None,
        }
    }
}

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
    /// Gives operations the parameters that they and their inputs set. Without rules there is nothing to set. What does
    /// not fit the rules has been reported, and is left out here.
    pub(super) fn endpoint_params(
        &mut self,
        service: &Shape,
        operations: &[&Shape],
        plans: &mut [OperationPlan],
    ) {
        let Some(declared) = declared(service) else { return };
        for (shape, plan) in operations.iter().zip(plans) {
            // In the order of the specification: what comes first takes precedence.
            let mut params = static_params(shape, &declared);
            let input = shape.as_operation().and_then(|operation| operation.input.as_ref());
            if let Some(input) = input.and_then(|id| self.model.shape(id)) {
                params.extend(member_params(input, &declared));
                params.extend(path_params(shape, &declared));
            }
            plan.endpoint_params = params;
        }
    }
}

fn static_params(operation: &Shape, declared: &Declared<'_>) -> Vec<EndpointParam> {
    let mut params = Vec::new();
    for (name, value) in operation.traits.static_context_params() {
        let Some(kind) = kind(name, declared) else { continue };
        let source = match kind {
            ParamKind::Text => value.as_str().map(|text| EndpointParamSource::Text(text.to_owned())),
            ParamKind::Flag => value.as_bool().map(EndpointParamSource::Flag),
            ParamKind::Texts => value.as_array().and_then(|items| {
                let texts = items.iter().map(|item| item.as_str().map(str::to_owned));
                texts.collect::<Option<_>>().map(EndpointParamSource::Texts)
            }),
        };
        params.extend(source.map(|source| EndpointParam { name: name.to_owned(), source }));
    }
    params
}

fn member_params(input: &Shape, declared: &Declared<'_>) -> Vec<EndpointParam> {
    let mut params = Vec::new();
    for member in &input.members {
        let Some(name) = member.traits.context_param().filter(|name| declared.contains_key(name)) else {
            continue;
        };
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

fn path_params(operation: &Shape, declared: &Declared<'_>) -> Vec<EndpointParam> {
    let params = operation.traits.operation_context_params().into_iter();
    let param = |(name, path): (&str, &str)| EndpointParam {
        name: name.to_owned(),
        source: EndpointParamSource::Path(path.to_owned()),
    };
    params.filter(|(name, _)| declared.contains_key(name)).map(param).collect()
}

/// The type of a parameter that something gives a value.
pub(super) fn kind(name: &str, declared: &Declared<'_>) -> Option<ParamKind> {
    declared.get(name)?.get("type").and_then(Node::as_str).and_then(ParamKind::read)
}
