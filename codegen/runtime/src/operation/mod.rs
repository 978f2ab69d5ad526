//! Operations with their inputs, outputs and errors.

pub(crate) mod erased;

use std::fmt::Debug;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use aws_smithy_types::retry::ProvideErrorKind;
use aws_types::request_id::RequestId;

use crate::auth::AuthOption;
use crate::aws::Customization;
use crate::endpoint::ContextParam;
use crate::shape::{ErrorNames, Trait};
use crate::stream::{Incoming, Outgoing, StreamKind};
use crate::{Carried, InputCarrier, Service, Shape};

/// An operation; implemented by its marker, a `Marker<I>` of the generated client.
pub trait Operation: Clone + Debug + Default + Send + Sync + 'static {
    /// Name of the operation shape.
    const NAME: &'static str;
    /// What the model says of the operation beyond its shapes.
    const TRAITS: OperationTraits = OperationTraits::DEFAULT;
    /// Endpoint parameters that the operation or its input gives (`smithy.rules#staticContextParams`, `contextParam`
    /// and `operationContextParams`). Of several with one name the first that has a value counts.
    const ENDPOINT_PARAMS: &'static [ContextParam] = &[];
    /// Service that the operation belongs to.
    type Service: Service;
    /// What the operation takes.
    type Input: OperationInput<Operation = Self>;
    /// What the operation answers.
    type Output: OperationOutput;
    /// How the operation fails.
    type Error: OperationError;
}

/// Traits of an operation that change how its request is sent.
#[derive(Clone, Copy, Debug)]
pub struct OperationTraits {
    /// Ways to authenticate the request where they are not the service's (`smithy.api#auth`, `smithy.api#optionalAuth`).
    pub auth: Option<&'static [&'static dyn AuthOption]>,
    /// The prefix of the endpoint's host, with `{labels}` of the input (`smithy.api#endpoint`, `hostPrefix`).
    pub host_prefix: Option<&'static str>,
    /// How large request bodies are compressed (`smithy.api#requestCompression`).
    pub compression: Option<Compression>,
    /// Which checksum of the body goes with the request (`smithy.api#httpChecksumRequired`).
    pub checksum: Option<Checksum>,
    /// Checksums of the request and the response (`aws.protocols#httpChecksum`).
    pub http_checksum: Option<HttpChecksum>,
    /// Whether the body is no part of the request's signature (`aws.auth#unsignedPayload`).
    pub unsigned_payload: bool,
    /// Whether the root of a response is the output's only member (`aws.customizations#s3UnwrappedXmlOutput`).
    pub unwrapped_output: bool,
    /// What the operation asks for beyond its model.
    pub customizations: &'static [Customization],
    /// Names of those of its errors whose code other errors of the service have too: here the code means these.
    pub own_errors: &'static [&'static str],
    /// Method and URI (`smithy.api#http`), in protocols that read them.
    pub http: Http,
    /// Whether the operation has an input: some protocols send no body for one without.
    pub has_input: bool,
}

/// A way to compress requests. Those that there are stand in the module `compression`, which the feature
/// `request-compression` brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compression(pub(crate) ());

/// A checksum of requests. Those that there are stand in the module `checksum`, which the feature `http-checksum` brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checksum(pub(crate) ());

/// The trait `aws.protocols#httpChecksum`. Needs the feature `checksums`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpChecksum {
    /// The member of the input that names an algorithm.
    pub request_algorithm: Option<&'static str>,
    /// Whether every request has a checksum.
    pub required: bool,
    /// The member of the input that asks for a checksum of the response.
    pub validation_mode: Option<&'static str>,
    /// Algorithms whose checksums a response may have.
    pub response_algorithms: &'static [&'static str],
}

impl OperationTraits {
    /// No trait at all.
    pub const DEFAULT: Self = Self {
        auth: None,
        host_prefix: None,
        compression: None,
        checksum: None,
        http_checksum: None,
        unsigned_payload: false,
        unwrapped_output: false,
        customizations: &[],
        own_errors: &[],
        http: Http { method: "POST", uri: "/" },
        has_input: true,
    };
}

/// The trait `smithy.api#http`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Http {
    /// The method.
    pub method: &'static str,
    /// The pattern of the URI: a path with `{labels}`, and a query that every request has.
    pub uri: &'static str,
}

/// The input of an operation.
pub trait OperationInput: Shape + Sized + Debug + 'static {
    /// Operation that takes this input.
    type Operation: Operation<Input = Self>;
    /// The plain builder of this input.
    type Builder: Carried<Carrier: InputCarrier<Self>> + Debug + Default;
    /// The stream that is sent with it, if there is one.
    const STREAM: Option<InputStream> = None;

    /// The stream that is sent with it.
    fn stream(&mut self) -> Option<&mut dyn Outgoing> {
        None
    }
}

/// What the model says of the stream in an input.
#[derive(Clone, Copy, Debug)]
pub struct InputStream {
    /// What it is made of.
    pub kind: StreamKind,
    /// The Rust name of its field.
    pub field: &'static str,
    /// Traits of its member.
    pub traits: &'static [Trait],
}

/// What the model says of an output with a stream.
#[derive(Clone, Copy, Debug)]
pub struct OutputStream {
    /// What it is made of.
    pub kind: StreamKind,
    /// Names of the other members that must come with events.
    pub required: &'static [&'static str],
}

/// The output of an operation.
pub trait OperationOutput: Shape + Debug + 'static {
    /// The stream that comes with it, if there is one (`smithy.api#streaming` on a member's target).
    const STREAM: Option<OutputStream> = None;

    /// Notes the request id that came with the response.
    fn set_request_id(&mut self, id: Option<String>);

    /// The stream that comes with it.
    fn stream(&mut self) -> Option<&mut dyn Incoming> {
        None
    }
}

/// The error of an operation.
pub trait OperationError:
    std::error::Error
    + ProvideErrorMetadata
    + ProvideErrorKind
    + CreateUnhandledError
    + RequestId
    + Send
    + Sync
    + 'static
{
    /// Names of the modelled error at `index`; `None` past the last one.
    fn names(index: usize) -> Option<ErrorNames>
    where
        Self: Sized;

    /// The modelled error at `index`, its members filled by `read` and `meta` kept in it; `None` past the last one.
    fn read(
        index: usize,
        meta: &ErrorMetadata,
        read: &mut dyn FnMut(&mut dyn Shape) -> Result<(), BoxError>,
    ) -> Option<Result<Self, BoxError>>
    where
        Self: Sized;

    /// The structure of this error, if the model names it.
    fn modeled_shape(&self) -> Option<&dyn Shape>;

    /// Name of the shape of this error, if the model names it.
    fn shape_name(&self) -> Option<&'static str> {
        Some(self.modeled_shape()?.descriptor().name)
    }

    /// The modelled error that the first of `codes` which the model knows names, its members filled by `read` and
    /// `meta` kept in it. Of several errors with one code those in `own` come first. `None`: the model knows none of
    /// them.
    fn modeled(
        codes: &[&str],
        own: &[&str],
        meta: &ErrorMetadata,
        read: &mut dyn FnMut(&mut dyn Shape) -> Result<(), BoxError>,
    ) -> Option<Result<Self, BoxError>>
    where
        Self: Sized,
    {
        let index = codes.iter().find_map(|code| find_error(Self::names, own, code))?;
        Self::read(index, meta, read)
    }

    /// An error that the model does not name.
    fn from_metadata(meta: ErrorMetadata) -> Self
    where
        Self: Sized;
}

/// The index of the modelled error with this code, of those in `own` or else of all: the one whose shape has the name, else
/// the one with this code in awsQuery.
pub(crate) fn find_error(names: fn(usize) -> Option<ErrorNames>, own: &[&str], code: &str) -> Option<usize> {
    let all = || (0..).map_while(names);
    let by_shape = |names: &ErrorNames| names.shape == code;
    let by_code = |names: &ErrorNames| names.query_code == Some(code);
    let is_own = |names: &ErrorNames| own.contains(&names.shape);
    let of_own = all()
        .position(|names| is_own(&names) && by_shape(&names))
        .or_else(|| all().position(|names| is_own(&names) && by_code(&names)));
    of_own
        .or_else(|| all().position(|names| by_shape(&names)))
        .or_else(|| all().position(|names| by_code(&names)))
}
