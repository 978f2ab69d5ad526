//! Tests of the protocol, from the traits `smithy.test#httpRequestTests`, `smithy.test#httpResponseTests` and
//! `smithy.test#eventStreamTests`.

use super::endpoint_tests::{EndpointCase, EndpointSettings};
use super::event_tests::EventTest;
use super::names::{RustName, Scope, ScopeKind};
use super::numbers;
use super::operations::OperationPlan;
use super::planner::Planner;
use super::streams::StreamKind;
use super::structures::FieldPlan;
use super::types::{Module, RustType};
use crate::model::{Node, Number, Shape, ShapeId, ShapeKind, Value};

/// A test to emit.
#[derive(Clone, Debug)]
pub struct ProtocolTest {
    /// The name of its function.
    pub name: RustName,
    /// What is expected.
    pub expectation: Expectation,
}

/// What a test expects.
#[derive(Clone, Debug)]
pub enum Expectation {
    /// That this input makes this request.
    Request(TestValue, Box<ExpectedRequest>),
    /// That this response is read as this output.
    Output(GivenResponse, TestValue),
    /// That this response is read as the error of this variant; the text is its code, if the case names it.
    Error(GivenResponse, RustName, TestValue, Option<String>),
    /// That this input goes to this endpoint.
    Endpoint(TestValue, EndpointCase),
    /// That these events are sent and received.
    Events(Box<EventTest>),
}

/// A request as a case describes it.
#[derive(Clone, Debug)]
pub struct ExpectedRequest {
    /// The method.
    pub method: String,
    /// The path.
    pub uri: String,
    /// The host of the endpoint.
    pub host: Option<String>,
    /// The host that the request goes to.
    pub resolved_host: Option<String>,
    /// Headers with values.
    pub headers: Vec<(String, String)>,
    /// Headers with any value.
    pub required: Vec<String>,
    /// Headers that are not there.
    pub forbidden: Vec<String>,
    /// Parameters of the query.
    pub query: Vec<String>,
    /// Names of parameters with any value.
    pub required_query: Vec<String>,
    /// Names of parameters that are not there.
    pub forbidden_query: Vec<String>,
    /// The body.
    pub body: Option<String>,
    /// How bodies are compared.
    pub media_type: Option<String>,
    /// What the client is set to, where the service's rules say where the request goes.
    pub settings: Option<EndpointSettings>,
}

/// A response as a case describes it.
#[derive(Clone, Debug)]
pub struct GivenResponse {
    /// The status code.
    pub status: u16,
    /// Headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
    /// Whether the body is base64, since its media type is binary.
    pub is_base64: bool,
}

/// A value of a case's `params`, as Rust builds it.
#[derive(Clone, Debug)]
pub enum TestValue {
    /// `None`
    Absent,
    /// `Some(…)`
    Present(Box<TestValue>),
    /// `Box::new(…)`
    Boxed(Box<TestValue>),
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number of this type.
    Float(&'static str, f64),
    /// A text.
    Text(String),
    /// A number written out, parsed when the test runs.
    Parsed(String),
    /// The bytes of a blob.
    Blob(String),
    /// The bytes of a stream.
    Stream(String),
    /// Seconds and nanoseconds since the epoch.
    Timestamp(i64, u32),
    /// A moment written as `date-time`.
    DateTime(String),
    /// A document, as JSON.
    Document(String),
    /// A value of an enum of this type.
    Enum(RustType, Box<TestValue>),
    /// A list.
    List(Vec<TestValue>),
    /// A map.
    Map(Vec<(TestValue, TestValue)>),
    /// A structure of this type; fields that are not named are blank.
    Structure(RustType, Vec<(RustName, TestValue)>),
    /// A variant of a union of this type.
    Union(RustType, RustName, Option<Box<TestValue>>),
    /// A value of a field, or a union's variant, that carries `#[deprecated]`.
    Deprecated(Box<TestValue>),
}

impl TestValue {
    /// Whether a field or variant in it is deprecated.
    pub fn names_deprecated(&self) -> bool {
        match self {
            Self::Deprecated(_) => true,
            Self::Present(inner) | Self::Boxed(inner) | Self::Enum(_, inner) => inner.names_deprecated(),
            Self::List(items) => items.iter().any(Self::names_deprecated),
            Self::Map(entries) => entries.iter().any(|(_, value)| value.names_deprecated()),
            Self::Structure(_, fields) => fields.iter().any(|(_, value)| value.names_deprecated()),
            Self::Union(_, _, inner) => inner.as_ref().is_some_and(|inner| inner.names_deprecated()),
            _ => false,
        }
    }

    fn deprecated(self, is_deprecated: bool) -> Self {
        if is_deprecated { Self::Deprecated(Box::new(self)) } else { self }
    }
}

impl Expectation {
    /// Whether a field or variant in its value is deprecated.
    pub fn names_deprecated(&self) -> bool {
        match self {
            Self::Request(value, _)
            | Self::Output(_, value)
            | Self::Error(_, _, value, _)
            | Self::Endpoint(value, _) => value.names_deprecated(),
            Self::Events(test) => test.names_deprecated(),
        }
    }
}

impl Planner<'_> {
    /// Gives operations the tests of their own and those of their errors; an error's go to the first operation that
    /// names it.
    pub(super) fn protocol_tests(
        &mut self,
        service: &Shape,
        operations: &[&Shape],
        plans: &mut [OperationPlan],
    ) {
        if !self.options.protocol_tests {
            return;
        }
        let Some(protocol) = self.protocol.map(|protocol| protocol.id) else { return };
        let mut done: Vec<&ShapeId> = Vec::new();
        for (shape, plan) in operations.iter().zip(plans.iter_mut()) {
            let mut scope = Scope::new(ScopeKind::Functions);
            let mut tests = Vec::new();
            let Some(operation) = shape.as_operation() else { continue };
            for case in cases(shape, "smithy.test#httpRequestTests", protocol) {
                let input = self.structure_value(
                    case.get("params"),
                    operation.input.as_ref(),
                    &plan.input.name,
                    &plan.input.fields,
                );
                let expectation = Expectation::Request(
                    input,
                    Box::new(ExpectedRequest {
                        settings: service
                            .traits
                            .endpoint_rules()
                            .and_then(|_| EndpointSettings::of_case(case)),
                        ..expected(case)
                    }),
                );
                tests.push(ProtocolTest { name: name(&mut scope, case, "request"), expectation });
            }
            for case in cases(shape, "smithy.test#httpResponseTests", protocol) {
                let fields = &plan.output.fields;
                let output = self.structure_value(
                    case.get("params"),
                    operation.output.as_ref(),
                    &plan.output.name,
                    fields,
                );
                let expectation = Expectation::Output(given(case), output);
                tests.push(ProtocolTest { name: name(&mut scope, case, "response"), expectation });
            }
            for case in cases(shape, "smithy.test#eventStreamTests", protocol) {
                let expectation = Expectation::Events(Box::new(self.event_test(operation, plan, case)));
                tests.push(ProtocolTest { name: name(&mut scope, case, "events"), expectation });
            }
            for id in operation.errors.iter().chain(&self.service_errors) {
                let Some((shape, (_, variant))) = self.model.shape(id).zip(self.names.get(id)) else {
                    continue;
                };
                if done.contains(&id) {
                    continue;
                }
                for case in cases(shape, "smithy.test#httpResponseTests", protocol) {
                    let node = case.get("params");
                    let value = self.target_value(node.unwrap_or(case), id, None, node.is_some());
                    let code = case.get("vendorParams").and_then(|params| text(params, "code"));
                    let expectation = Expectation::Error(given(case), variant.clone(), value, code);
                    tests.push(ProtocolTest { name: name(&mut scope, case, "error"), expectation });
                }
                if let Some(id) = self.model.shape(id).map(|shape| &shape.id) {
                    done.push(id);
                }
            }
            plan.tests = tests;
        }
        self.endpoint_tests(service, operations, plans);
    }

    pub(super) fn structure_value(
        &self,
        params: Option<&Node>,
        target: Option<&ShapeId>,
        name: &RustName,
        fields: &[FieldPlan],
    ) -> TestValue {
        let shape = target.and_then(|id| self.model.shape(id));
        let values = match (params, shape) {
            (Some(params), Some(shape)) => self.field_values(params, shape, fields),
            _ => Vec::new(),
        };
        TestValue::Structure(RustType::of(vec![name.clone()]), values)
    }

    fn field_values(&self, params: &Node, shape: &Shape, fields: &[FieldPlan]) -> Vec<(RustName, TestValue)> {
        let value = |field: &FieldPlan| {
            let node = params.get(&field.member)?;
            if field.attributes.stream == Some(StreamKind::Bytes) {
                let bytes = node.as_str().map_or_else(|| node.to_string(), str::to_owned);
                return Some((field.name.clone(), TestValue::Stream(bytes)));
            }
            let target = &shape.member(&field.member)?.target;
            let value = self.test_value(node, target, &field.ty);
            Some((field.name.clone(), value.deprecated(field.deprecated.is_some())))
        };
        fields.iter().filter_map(value).collect()
    }

    fn test_value(&self, node: &Node, target: &ShapeId, ty: &RustType) -> TestValue {
        match (ty.name().map(RustName::text), ty.args.first()) {
            (Some("Option"), Some(_)) if node.is_null() => {
                let is_document =
                    self.model.shape(target).is_some_and(|shape| shape.kind == ShapeKind::Document);
                if !is_document {
                    return TestValue::Absent;
                }
                TestValue::Present(Box::new(TestValue::Document("null".to_owned())))
            }
            (Some("Option"), Some(inner)) => {
                TestValue::Present(Box::new(self.test_value(node, target, inner)))
            }
            (Some("Box"), Some(inner)) => TestValue::Boxed(Box::new(self.test_value(node, target, inner))),
            _ => self.target_value(node, target, Some(ty), true),
        }
    }

    /// The value of a shape. `ty` is the Rust type, for lists and maps; without `has_params` a structure is blank.
    pub(super) fn target_value(
        &self,
        node: &Node,
        id: &ShapeId,
        ty: Option<&RustType>,
        has_params: bool,
    ) -> TestValue {
        let Some(shape) = self.model.shape(id) else { return TestValue::Absent };
        let written = || node.as_str().map_or_else(|| node.to_string(), str::to_owned);
        let argument =
            |at: usize| ty.and_then(|ty| ty.args.get(at)).cloned().unwrap_or(RustType::fixed(&["_"]));
        let element = |node: &Node, name: &str, at: usize| match shape.member(name) {
            Some(member) => self.test_value(node, &member.target, &argument(at)),
            None => TestValue::Absent,
        };
        match shape.kind {
            ShapeKind::Boolean => TestValue::Bool(node.as_bool().unwrap_or_default()),
            ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::Long => {
                TestValue::Integer(integer(node))
            }
            ShapeKind::Float => float(&shape.kind, "f32", node),
            ShapeKind::Double => float(&shape.kind, "f64", node),
            ShapeKind::BigInteger => {
                let digits = node.as_number().and_then(|number| number.integer_digits(Number::MOST_DIGITS));
                TestValue::Parsed(digits.unwrap_or_else(written))
            }
            ShapeKind::BigDecimal => TestValue::Parsed(written()),
            ShapeKind::Blob => TestValue::Blob(written()),
            ShapeKind::Timestamp if node.as_str().is_some() => TestValue::DateTime(written()),
            ShapeKind::Timestamp => {
                let (seconds, nanos, _) = node.as_number().and_then(Number::seconds).unwrap_or_default();
                TestValue::Timestamp(seconds, nanos)
            }
            ShapeKind::Document => TestValue::Document(node.to_string()),
            ShapeKind::Enum => {
                TestValue::Enum(self.named(Module::Operation, id), Box::new(TestValue::Text(written())))
            }
            ShapeKind::IntEnum => {
                let number = TestValue::Integer(integer(node));
                TestValue::Enum(self.named(Module::Operation, id), Box::new(number))
            }
            ShapeKind::List => TestValue::List(node.items().map(|item| element(item, "member", 0)).collect()),
            ShapeKind::Map => {
                let entry = |(key, value): (&crate::model::Key, &Node)| {
                    (element(&Node::from(key.name.as_str()), "key", 0), element(value, "value", 1))
                };
                TestValue::Map(node.entries().map(entry).collect())
            }
            ShapeKind::Structure => {
                let Some((home, name)) = self.names.get(id) else { return TestValue::Absent };
                let fields = match home {
                    Module::Errors => self.error(shape, name.clone()).structure.fields,
                    _ => self.structure(shape, name.clone(), false).fields,
                };
                let values = if has_params { self.field_values(node, shape, &fields) } else { Vec::new() };
                TestValue::Structure(self.named(Module::Operation, id), values)
            }
            ShapeKind::Union => {
                let Some((_, name)) = self.names.get(id) else { return TestValue::Absent };
                let Some((key, value)) = node.entries().next() else { return TestValue::Absent };
                let variants = self.union(shape, name.clone()).variants;
                let Some(variant) = variants.into_iter().find(|variant| variant.member == key.name) else {
                    // A case has no other way to expect a member that the model does not know.
                    let unknown = RustName::fixed("Unknown");
                    return TestValue::Union(self.named(Module::Operation, id), unknown, None);
                };
                let member = shape.member(&key.name).zip(variant.ty.as_ref());
                let value = member.map(|(member, ty)| Box::new(self.test_value(value, &member.target, ty)));
                let union = TestValue::Union(self.named(Module::Operation, id), variant.name, value);
                union.deprecated(variant.deprecated.is_some())
            }
            _ => TestValue::Text(written()),
        }
    }
}

/// The cases of a trait that are for clients and this protocol.
fn cases<'a>(shape: &'a Shape, id: &str, protocol: &str) -> Vec<&'a Node> {
    let all = shape.traits.get(id).map(Node::items).into_iter().flatten();
    let is_meant = |case: &&Node| {
        case.get("protocol").and_then(Node::as_str) == Some(protocol)
            && case.get("appliesTo").and_then(Node::as_str).is_none_or(|side| side == "client")
    };
    all.filter(is_meant).collect()
}

fn name(scope: &mut Scope, case: &Node, kind: &str) -> RustName {
    scope.name(&format!("{}_{kind}", case.get("id").and_then(Node::as_str).unwrap_or("case")))
}

pub(super) fn text(node: &Node, key: &str) -> Option<String> {
    node.get(key).and_then(Node::as_str).map(str::to_owned)
}

fn headers(case: &Node) -> Vec<(String, String)> {
    let headers = case.get("headers").map(Node::entries).into_iter().flatten();
    headers.map(|(key, value)| (key.name.clone(), value.as_str().unwrap_or_default().to_owned())).collect()
}

pub(super) fn expected(case: &Node) -> ExpectedRequest {
    let strings = |key: &str| case.get(key).map(Node::strings).unwrap_or_default();
    ExpectedRequest {
        method: text(case, "method").unwrap_or_default(),
        uri: text(case, "uri").unwrap_or_default(),
        host: text(case, "host"),
        resolved_host: text(case, "resolvedHost"),
        headers: headers(case),
        required: strings("requireHeaders"),
        forbidden: strings("forbidHeaders"),
        query: strings("queryParams"),
        required_query: strings("requireQueryParams"),
        forbidden_query: strings("forbidQueryParams"),
        body: text(case, "body"),
        media_type: text(case, "bodyMediaType"),
        settings: None,
    }
}

pub(super) fn given(case: &Node) -> GivenResponse {
    let status = case.get("code").and_then(Node::as_i64).and_then(|code| u16::try_from(code).ok());
    GivenResponse {
        status: status.unwrap_or(200),
        headers: headers(case),
        body: text(case, "body").unwrap_or_default(),
        is_base64: text(case, "bodyMediaType").is_some_and(|media_type| media_type == "application/cbor"),
    }
}

/// Cases may write integers as they like.
fn integer(node: &Node) -> i64 {
    node.as_number().and_then(Number::whole).unwrap_or_default()
}

fn float(kind: &ShapeKind, ty: &'static str, node: &Node) -> TestValue {
    let value = match &node.value {
        Value::String(text) if text == "Infinity" => f64::INFINITY,
        Value::String(text) if text == "-Infinity" => f64::NEG_INFINITY,
        Value::Number(number) => numbers::float(kind, number).unwrap_or_default(),
        _ => f64::NAN,
    };
    match numbers::is_constant(value) {
        true => TestValue::Parsed(value.to_string()),
        false => TestValue::Float(ty, value),
    }
}
