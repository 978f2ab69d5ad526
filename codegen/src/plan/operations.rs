//! Operations with their inputs and outputs.

use super::auth::{self, AuthOption};
use super::checksums::{self, ChecksumPlan};
use super::customizations;
use super::deprecation::Deprecation;
use super::docs::{self, Docs};
use super::endpoint_params::EndpointParam;
use super::names::{RustName, Scope, ScopeKind, snake_case};
use super::paginators::PaginatorPlan;
use super::planner::Planner;
use super::protocol_tests::ProtocolTest;
use super::structures::{ContainerAttributes, Fields, Role, StructurePlan};
use super::types::{Module, Place, RustType};
use super::wire_traits::End;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Shape, ShapeId};
use smithwright_contract::{Framing, INPUT_BUILDER_METHODS};
use std::collections::BTreeSet;

/// An operation to emit.
#[derive(Clone, Debug)]
pub struct OperationPlan {
    /// Docs of the client's method; they stand nowhere else.
    pub docs: Docs,
    /// The operation's name on the wire.
    pub wire: String,
    /// The marker type.
    pub name: RustName,
    /// Its module in `operation`.
    pub module: RustName,
    /// The client's method.
    pub method: RustName,
    /// The type of the fluent builder, which the derive makes.
    pub fluent_builder: RustName,
    /// The error type.
    pub error: RustName,
    /// Docs of the error type.
    pub error_docs: Docs,
    /// The input.
    pub input: StructurePlan,
    /// The output.
    pub output: StructurePlan,
    /// How to get page after page.
    pub paginator: Option<PaginatorPlan>,
    /// The ways to authenticate its requests where they are not the service's.
    pub auth: Option<Vec<AuthOption>>,
    /// The prefix of the endpoint's host, with `{labels}` of the input.
    pub host_prefix: Option<String>,
    /// Method and URI, where the protocol reads them.
    pub http: Option<HttpPlan>,
    /// Whether the protocol is told that there is no input.
    pub no_input: bool,
    /// Whether large requests are compressed with gzip.
    pub gzip: bool,
    /// Whether a checksum of the body goes with the request.
    pub checksum: bool,
    /// Checksums of its requests and responses.
    pub http_checksum: Option<ChecksumPlan>,
    /// Whether the body is no part of signatures.
    pub unsigned_payload: bool,
    /// Whether the root of a response is the output's member, not the output.
    pub unwrapped_output: bool,
    /// What it asks for beyond its model: constants of the runtime.
    pub customizations: Vec<&'static str>,
    /// Names of those of its errors whose code other errors of the service have too.
    pub own_errors: Vec<String>,
    /// Endpoint parameters that it gives values; of several with one name the first that has a value counts.
    pub endpoint_params: Vec<EndpointParam>,
    /// Tests of the operation, from the model.
    pub tests: Vec<ProtocolTest>,
    /// Whether the request id's field would hide the type `Option`: how it is written here.
    pub request_id: RustType,
    /// Sibling modules of `operation` that the module imports.
    pub imports: Vec<RustName>,
    /// The note of `#[deprecated]`, if the method carries that.
    pub deprecated: Option<String>,
}

/// Where an operation's requests go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpPlan {
    /// The method.
    pub method: String,
    /// The pattern of the URI.
    pub uri: String,
}

/// Names made of the operation's, in its module.
const DERIVED: [&str; 9] = [
    "Input",
    "InputBuilder",
    "Output",
    "OutputBuilder",
    "FluentBuilder",
    "Error",
    "Paginator",
    "PaginatorItems",
    "ErrorKind",
];

/// Length of the longest name of an operation's module. Names of files have at most 255 letters, `.rs` included, and
/// an underscore may come on top.
const LONGEST: usize = 250;
/// Letters of a name too long that messages show.
const SHOWN: usize = 60;

/// Scopes shared by all operations.
pub(super) struct OperationScopes {
    modules: Scope,
    methods: Scope,
}

impl OperationScopes {
    pub(super) fn new() -> Self {
        Self {
            // Modules of waiters import their operation's beside `waiter`.
            modules: Scope::with_taken(ScopeKind::Functions, &["waiter"]),
            methods: Scope::with_taken(
                ScopeKind::Functions,
                &["new", "from_conf", "config", "clone", "as_ref", "with_endpoint_discovery_enabled"],
            ),
        }
    }
}

impl Planner<'_> {
    pub(super) fn operation(
        &mut self,
        service: &Shape,
        shape: &Shape,
        scopes: &mut OperationScopes,
    ) -> Option<OperationPlan> {
        let operation = shape.as_operation()?;
        if !self.meter.has_room() {
            return None;
        }
        let wire = shape.id.name().to_owned();
        self.refuse_long_name(shape);
        let name = Scope::new(ScopeKind::Types).name_with(&wire, &DERIVED);
        let mut docs = self.docs(shape, || format!("Calls {}.", docs::code(&wire)));
        let deprecated = self.options.deprecation.of_item(shape.traits.deprecated().as_ref(), &mut docs);

        let input_shape = operation.input.as_ref().and_then(|id| self.model.shape(id));
        let output_shape = operation.output.as_ref().and_then(|id| self.model.shape(id));
        let place = Place { module: Module::Operation, own: Some(&name) };
        let input = self.end(input_shape, &name, Role::Input);
        let output = self.end(output_shape, &name, Role::Output);
        // What is asked for again and again is copied.
        let paginator = match streams(&input) {
            true => None,
            false => self.paginator(shape, input_shape, output_shape, &input, &output, &name),
        };

        let request_id =
            self.std_type(Module::Operation, Some(&name), "Option", vec![self.value_string(place)]);
        let mut plan = OperationPlan {
            docs,
            module: scopes.modules.name(&wire),
            method: scopes.methods.name(&wire),
            fluent_builder: name.with_suffix("FluentBuilder"),
            error: name.with_suffix("Error"),
            error_docs: self.error_docs(&wire, &operation.errors),
            input,
            output,
            paginator,
            auth: auth::of_operation(service, shape),
            host_prefix: shape
                .traits
                .endpoint()
                .filter(|_| !customizations::has_hosts(&service.id))
                .map(|endpoint| endpoint.host_prefix),
            http: self
                .protocol
                .filter(|protocol| protocol.framing == Framing::Rest)
                .and_then(|_| shape.traits.http())
                .map(|http| HttpPlan {
                    method: http.method,
                    uri: customizations::uri(&service.id, &http.uri),
                }),
            no_input: input_shape.is_none() && self.protocol.is_some_and(|it| it.input_may_be_absent),
            // A service may name others that clients do not know; plain requests it takes all the same.
            gzip: shape.traits.request_compression().is_some_and(|known| known.iter().any(|it| it == "gzip")),
            checksum: shape.traits.is_http_checksum_required(),
            http_checksum: checksums::of(shape, input_shape),
            unsigned_payload: shape.traits.is_unsigned_payload(),
            unwrapped_output: shape.traits.has("aws.customizations#s3UnwrappedXmlOutput")
                && self.protocol.is_some_and(|protocol| protocol.reads("smithy.api#xmlNamespace")),
            customizations: customizations::of_operation(&shape.id, input_shape),
            own_errors: self.own_errors(&operation.errors),
            endpoint_params: Vec::new(),
            tests: Vec::new(),
            request_id,
            imports: Vec::new(),
            deprecated: deprecated.filter(|_| self.options.deprecation == Deprecation::Attribute),
            wire,
            name,
        };
        plan.imports = imports(&plan);
        self.meter.docs(shape, &plan.error_docs).then_some(plan)
    }

    /// Operations have files of their own.
    fn refuse_long_name(&mut self, shape: &Shape) {
        let name = shape.id.name();
        let length = snake_case(name).len();
        if length > LONGEST {
            let shown: String = name.chars().take(SHOWN).collect();
            let message =
                format!("the file of the operation `{shown}…` would have a name of {length} letters");
            self.diagnostics.push(
                Diagnostic::error(Code::LongName, message)
                    .at(&shape.place)
                    .about(&shape.id)
                    .expected(format!("at most {LONGEST} letters, the most that every disk takes"))
                    .hint("give the operation a shorter name, or generate only others"),
            );
        }
    }

    fn value_string(&self, place: Place<'_>) -> RustType {
        self.std_type(place.module, place.own, "String", Vec::new())
    }

    /// An input or output. Every operation has both, of its own, whatever the model shares or leaves out.
    fn end(&self, shape: Option<&Shape>, operation: &RustName, role: Role) -> StructurePlan {
        let is_input = role == Role::Input;
        let (suffix, word) = if is_input { ("Input", "Input") } else { ("Output", "Output") };
        let name = operation.with_suffix(suffix);
        let fallback = format!("{word} of `{operation}`.");
        let operation_of = is_input.then(|| operation.clone());
        let Some(shape) = shape else {
            let attributes = ContainerAttributes { operation: operation_of, ..Default::default() };
            return StructurePlan { docs: Docs::text(&fallback), name, role, attributes, fields: Vec::new() };
        };
        let docs = self.docs(shape, || fallback);
        let taken = if is_input { INPUT_BUILDER_METHODS } else { &[] };
        let fields = Fields {
            place: Place { module: Module::Operation, own: Some(operation) },
            scope: Scope::with_taken(ScopeKind::Fields, taken),
            all_optional: is_input,
            end: if is_input { End::Request } else { End::Response },
        };
        let (case, fields) = self.fields(shape, fields);
        let attributes =
            ContainerAttributes { operation: operation_of, ..self.container(shape, &name, case) };
        StructurePlan { docs, name, role, attributes, fields }
    }

    pub(super) fn error_docs(&self, wire: &str, own: &[ShapeId]) -> Docs {
        let all: BTreeSet<&ShapeId> = own.iter().chain(&self.service_errors).collect();
        let names: Vec<String> = all
            .into_iter()
            .filter_map(|id| self.names.get(id))
            .map(|(_, name)| format!("`{name}`"))
            .collect();
        let (last, others) = match names.split_last() {
            None => return Docs::text(&format!("Error of `{wire}`; the model names none.")),
            Some(names) => names,
        };
        let list = if others.is_empty() { last.clone() } else { format!("{} or {last}", others.join(", ")) };
        Docs::text(&format!("Error of `{wire}`: {list}."))
    }
}

/// Whether values of a structure cannot be copied, since a stream is in them.
pub(super) fn streams(structure: &StructurePlan) -> bool {
    structure.fields.iter().any(|field| field.attributes.stream.is_some())
}

/// The modules that paths in the operation's module begin with.
fn imports(plan: &OperationPlan) -> Vec<RustName> {
    let fields = plan.input.fields.iter().chain(&plan.output.fields);
    let mut roots: BTreeSet<&str> = fields.flat_map(|field| field.ty.roots()).map(RustName::text).collect();
    roots.extend(["error", "meta"]);
    let known = ["error", "meta", "primitives", "types"];
    known.iter().filter(|name| roots.contains(*name)).map(|name| RustName::fixed(name)).collect()
}
