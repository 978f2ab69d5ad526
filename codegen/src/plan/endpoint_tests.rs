//! Tests of endpoints, from the cases of the trait `smithy.rules#endpointTests` that name an operation. What the other
//! cases say concerns the rules alone.

use super::endpoint_params::EndpointParamSource;
use super::names::{Scope, ScopeKind};
use super::operations::OperationPlan;
use super::planner::Planner;
use super::protocol_tests::{Expectation, ProtocolTest};
use crate::model::{Node, Shape};

/// What a client is set to, and where it is to send a request.
#[derive(Clone, Debug)]
pub struct EndpointCase {
    /// The settings.
    pub settings: EndpointSettings,
    /// The endpoint's URL, or the message of the error.
    pub expected: Result<String, String>,
}

/// What of a client's settings its endpoint depends on.
#[derive(Clone, Debug, Default)]
pub struct EndpointSettings {
    /// Values of built-ins.
    pub built_ins: Vec<(String, EndpointParamSource)>,
    /// Values of parameters of the client.
    pub client: Vec<(String, EndpointParamSource)>,
}

impl EndpointSettings {
    /// What a case of a protocol sets in its `vendorParams`, as `aws.protocoltests.config#AwsConfig` has it; settings of
    /// the operation take precedence.
    pub(super) fn of_case(case: &Node) -> Option<Self> {
        let config = case.get("vendorParams")?.get("scopedConfig")?;
        let of = |scope: &str, key: &str| config.get(scope).and_then(|scope| scope.get(key));
        let of_s3 = |key: &str| {
            let found = ["operation", "client"].into_iter().find_map(|scope| of(scope, "s3")?.get(key));
            found.and_then(|value| {
                value.as_str().map(str::to_owned).or(value.as_bool().map(|flag| flag.to_string()))
            })
        };
        let is = |key: &str, value: &str| EndpointParamSource::Flag(of_s3(key).as_deref() == Some(value));
        let region = of("client", "region").and_then(Node::as_str)?;
        Some(Self {
            built_ins: vec![
                ("AWS::Region".to_owned(), EndpointParamSource::Text(region.to_owned())),
                ("AWS::UseDualStack".to_owned(), is("use_dualstack_endpoint", "true")),
            ],
            client: vec![
                ("ForcePathStyle".to_owned(), is("addressing_style", "path")),
                ("Accelerate".to_owned(), is("use_accelerate_endpoint", "true")),
            ],
        })
    }
}

impl Planner<'_> {
    /// Gives operations the cases that name them, beside the tests they have.
    pub(super) fn endpoint_tests(
        &mut self,
        service: &Shape,
        operations: &[&Shape],
        plans: &mut [OperationPlan],
    ) {
        let mut scope = Scope::new(ScopeKind::Functions);
        for case in service.traits.endpoint_tests().unwrap_or_default() {
            let Some(expected) = expected(case) else { continue };
            for given in case.get("operationInputs").map(Node::items).into_iter().flatten() {
                let Some(name) = given.get("operationName").and_then(Node::as_str) else { continue };
                let mut both = operations.iter().zip(plans.iter_mut());
                let Some((shape, plan)) = both.find(|(shape, _)| shape.id.name() == name) else { continue };
                let input = shape.as_operation().and_then(|operation| operation.input.as_ref());
                let params = given.get("operationParams");
                let input = self.structure_value(params, input, &plan.input.name, &plan.input.fields);
                let settings = EndpointSettings {
                    built_ins: settings(given, "builtInParams"),
                    client: settings(given, "clientParams"),
                };
                let endpoint = EndpointCase { settings, expected: expected.clone() };
                let expectation = Expectation::Endpoint(input, endpoint);
                plan.tests.push(ProtocolTest { name: scope.name("endpoint"), expectation });
            }
        }
    }
}

fn expected(case: &Node) -> Option<Result<String, String>> {
    let expect = case.get("expect")?;
    let text = |node: &Node| node.as_str().map(str::to_owned);
    match expect.get("error") {
        Some(error) => Some(Err(text(error)?)),
        None => Some(Ok(text(expect.get("endpoint")?.get("url")?)?)),
    }
}

fn settings(given: &Node, key: &str) -> Vec<(String, EndpointParamSource)> {
    let entries = given.get(key).map(Node::entries).into_iter().flatten();
    let setting = |value: &Node| match (value.as_str(), value.as_bool()) {
        (Some(text), _) => EndpointParamSource::Text(text.to_owned()),
        (_, Some(flag)) => EndpointParamSource::Flag(flag),
        _ => EndpointParamSource::Texts(value.strings()),
    };
    entries.map(|(key, value)| (key.name.clone(), setting(value))).collect()
}
