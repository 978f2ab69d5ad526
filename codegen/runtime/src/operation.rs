//! Operations with their inputs, outputs and errors.

use std::fmt::Debug;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use aws_smithy_types::retry::ProvideErrorKind;
use aws_types::request_id::RequestId;

use crate::endpoint::ContextParam;
use crate::{Blank, Carrier, Service, Shape};

/// An operation; implemented by one marker type each in generated code.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperationTraits {
    /// The request is not signed (`smithy.api#optionalAuth`, `smithy.api#auth` with an empty list).
    pub no_auth: bool,
    /// What goes before the endpoint's host, with `{labels}` of the input (`smithy.api#endpoint`, `hostPrefix`).
    pub host_prefix: Option<&'static str>,
    /// How large request bodies are compressed (`smithy.api#requestCompression`).
    pub compression: Option<Compression>,
}

/// A way to compress requests. Those that there are stand in the module `compression`, which the feature
/// `request-compression` brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compression(pub(crate) ());

impl OperationTraits {
    /// No trait at all.
    pub const DEFAULT: Self = Self { no_auth: false, host_prefix: None, compression: None };
}

/// The input of an operation.
pub trait OperationInput: Shape + Blank + Clone + Debug + Send + Sync + 'static {
    /// Operation that takes this input.
    type Operation: Operation<Input = Self>;
    /// The plain builder of this input.
    type Builder: Carrier<Input = Self> + Clone + Debug + Default;
}

/// The output of an operation.
pub trait OperationOutput: Shape + Blank + Debug + Send + Sync + 'static {
    /// Whether events come with it (`smithy.api#streaming` on a union that a member targets).
    const HAS_EVENTS: bool = false;

    /// Notes the request id that came with the response.
    fn set_request_id(&mut self, id: Option<String>);

    /// The receiver of the events that come with it.
    #[cfg(feature = "event-stream")]
    fn events(&mut self) -> Option<&mut dyn crate::events::Events> {
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
    /// The modelled error with the wire code `code` (shape name or its own code), its members filled by
    /// `read` and `meta` kept in it. `None`: the model has no error with this code.
    fn modeled(
        code: &str,
        meta: &ErrorMetadata,
        read: &mut dyn FnMut(&mut dyn Shape) -> Result<(), BoxError>,
    ) -> Option<Result<Self, BoxError>>
    where
        Self: Sized;

    /// An error that the model does not name.
    fn from_metadata(meta: ErrorMetadata) -> Self
    where
        Self: Sized;
}
