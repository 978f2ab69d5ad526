//! An operation as orchestration sees it: plain data and function pointers.
//!
//! This is all that is compiled per operation of the way from a request to its answer; the rest is compiled once,
//! in this crate.

use std::any::TypeId;
use std::fmt::{Debug, Formatter};

#[cfg(feature = "aws-runtime-1-10")]
use aws_runtime::service_clock_skew::ServiceClockSkewClassifier;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, InterceptorContext, Output};
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction};
use aws_smithy_types::config_bag::{Storable, StoreReplace};

use crate::auth::AuthOption;
use crate::endpoint::ContextParam;
use crate::error::{BoxError, CreateUnhandledError, ErrorKind, ErrorMetadata};
use crate::error::{ProvideErrorKind, ProvideErrorMetadata};
use crate::operation::{InputStream, OutputStream, find_error};
use crate::protocol::Call;
use crate::stream::{Incoming, Outgoing, StreamKind};
use crate::{
    Blank, Operation, OperationError, OperationInput, OperationOutput, OperationTraits, Service,
    ServiceMetadata, Shape,
};

/// Reads a response into a shape.
pub(crate) type Reader<'a> = &'a mut dyn FnMut(&mut dyn Shape) -> Result<(), BoxError>;

/// Finds the stream in an input; `None` if the input is not of the operation's type.
pub(crate) type FindOutgoing = fn(&mut Input) -> Option<&mut dyn Outgoing>;

/// Finds the stream in an output; `None` if the output is not of the operation's type.
pub(crate) type FindIncoming = fn(&mut Output) -> Option<&mut dyn Incoming>;

/// An operation with its types erased.
pub(crate) struct OperationMeta {
    /// Tells operations apart.
    pub(crate) id: TypeId,
    pub(crate) service: ServiceMetadata,
    pub(crate) name: &'static str,
    pub(crate) traits: OperationTraits,
    pub(crate) endpoint_params: &'static [ContextParam],
    /// The input as a shape; `None` if it is not of the operation's type.
    pub(crate) input: fn(&Input) -> Option<&dyn Shape>,
    /// The input as a shape, to change it.
    pub(crate) input_mut: fn(&mut Input) -> Option<&mut dyn Shape>,
    /// The output as a shape.
    pub(crate) output: fn(&Output) -> Option<&dyn Shape>,
    /// The output as a shape, to change it.
    pub(crate) output_mut: fn(&mut Output) -> Option<&mut dyn Shape>,
    /// The stream in the input, if it has one.
    pub(crate) input_stream: Option<(InputStream, FindOutgoing)>,
    /// The stream in the output, if it has one.
    pub(crate) output_stream: Option<(OutputStream, FindIncoming)>,
    /// Reads an output; the text is the request id.
    pub(crate) read_output: fn(Reader<'_>, Option<String>) -> Result<Output, BoxError>,
    /// Reads the error that the first of these codes which the model knows names.
    pub(crate) read_error: fn(&[&str], ErrorMetadata, Reader<'_>) -> Error,
    /// Name of the shape of the modelled error with this code.
    pub(crate) error_shape: fn(&str) -> Option<&'static str>,
    /// An error of the operation's type for a response that could not be read.
    pub(crate) unhandled: fn(BoxError, ErrorMetadata) -> Error,
    /// What is known of an error of the operation.
    pub(crate) facts: fn(&Error) -> Option<ErrorFacts<'_>>,
    /// Whether a wrong clock made the request fail.
    #[cfg(feature = "aws-runtime-1-10")]
    pub(crate) clock_skew: fn(&InterceptorContext) -> RetryAction,
}

/// What retries and waiters want to know of an error.
pub(crate) struct ErrorFacts<'a> {
    pub(crate) meta: &'a ErrorMetadata,
    pub(crate) kind: Option<ErrorKind>,
    /// Name of the error's shape, if the model names it.
    pub(crate) shape: Option<&'static str>,
}

/// Gives each operation its [`OperationMeta`].
pub(crate) trait Meta {
    const META: &'static OperationMeta;
}

impl<O: Operation> Meta for O {
    const META: &'static OperationMeta = &OperationMeta {
        id: TypeId::of::<O>(),
        service: O::Service::METADATA,
        name: O::NAME,
        traits: O::TRAITS,
        endpoint_params: O::ENDPOINT_PARAMS,
        input: |input| input.downcast_ref::<O::Input>().map(|input| input as _),
        input_mut: |input| input.downcast_mut::<O::Input>().map(|input| input as _),
        output: |output| output.downcast_ref::<O::Output>().map(|output| output as _),
        output_mut: |output| output.downcast_mut::<O::Output>().map(|output| output as _),
        input_stream: match O::Input::STREAM {
            Some(stream) => Some((stream, |input| input.downcast_mut::<O::Input>()?.stream())),
            None => None,
        },
        output_stream: match O::Output::STREAM {
            Some(stream) => Some((stream, |output| output.downcast_mut::<O::Output>()?.stream())),
            None => None,
        },
        read_output: |read, request_id| {
            let mut output = <O::Output as Blank>::blank();
            read(&mut output)?;
            output.set_request_id(request_id);
            Ok(Output::erase(output))
        },
        read_error: |codes, meta, read| {
            Error::erase(match O::Error::modeled(codes, O::TRAITS.own_errors, &meta, read) {
                Some(Ok(error)) => error,
                Some(Err(source)) => O::Error::create_unhandled_error(source, Some(without_message(&meta))),
                None => O::Error::from_metadata(meta),
            })
        },
        error_shape: |code| {
            Some(O::Error::names(find_error(O::Error::names, O::TRAITS.own_errors, code)?)?.shape)
        },
        unhandled: |source, meta| Error::erase(O::Error::create_unhandled_error(source, Some(meta))),
        facts: |error| {
            let error = error.downcast_ref::<O::Error>()?;
            Some(ErrorFacts {
                meta: error.meta(),
                kind: error.retryable_error_kind(),
                shape: error.shape_name(),
            })
        },
        #[cfg(feature = "aws-runtime-1-10")]
        clock_skew: |context| ServiceClockSkewClassifier::<O::Error>::new().classify_retry(context),
    };
}

/// `meta` for a modelled error that could not be read: the model may call the message sensitive.
pub(crate) fn without_message(meta: &ErrorMetadata) -> ErrorMetadata {
    use aws_types::request_id::RequestId;
    let mut builder = ErrorMetadata::builder();
    if let Some(code) = meta.code() {
        builder = builder.code(code);
    }
    if let Some(id) = meta.request_id() {
        let mut headers = aws_smithy_runtime_api::http::Headers::new();
        if headers.try_insert("x-amzn-requestid", id.to_owned()).is_ok() {
            builder = aws_types::request_id::apply_request_id(builder, &headers);
        }
    }
    builder.build()
}

impl OperationMeta {
    /// The operation as protocols see it.
    pub(crate) fn call(&self) -> Call<'_> {
        Call { service: &self.service, operation: self.name, traits: &self.traits }
    }

    /// Whether events are sent or received: between them nothing comes, for as long as nothing happens.
    pub(crate) fn has_events(&self) -> bool {
        let sent = self.input_stream.is_some_and(|(stream, _)| stream.kind == StreamKind::Events);
        sent || self.output_stream.is_some_and(|(stream, _)| stream.kind == StreamKind::Events)
    }

    /// Ways to authenticate requests, the preferred one first.
    pub(crate) fn auth(&self) -> &'static [&'static dyn AuthOption] {
        self.traits.auth.unwrap_or(self.service.auth)
    }
}

impl Debug for OperationMeta {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Operation").field(&self.name).finish()
    }
}

/// The operation that is being sent, as interceptors find it in the configuration.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Current(pub(crate) &'static OperationMeta);

impl Storable for Current {
    type Storer = StoreReplace<Self>;
}
