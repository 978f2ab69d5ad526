//! What generated tests call (`smithy.test#httpRequestTests`, `smithy.test#httpResponseTests`, and those cases of
//! `smithy.rules#endpointTests` that name an operation): a client
//! without a network, and comparisons that panic with what differs.

mod endpoint;
#[cfg(feature = "event-stream")]
mod events;
mod request;
mod same;
mod wire;

use aws_smithy_runtime_api::client::result::SdkError;

pub use endpoint::{EndpointCase, EndpointSettings, endpoint, request_by_rules};
#[cfg(feature = "event-stream")]
pub use events::{Exchange, sender};
pub use request::Request;

use aws_smithy_types::Document;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use crate::shape::Slot;
use crate::stream::Incoming;
use crate::{Blank, ConfigBuilder, Fluent, Handle, Operation, OperationOutput, Sending, Shape};
use wire::Wire;

/// A response to feed to a client.
#[derive(Clone, Copy, Debug)]
pub struct Response<'a> {
    /// The status code.
    pub status: u16,
    /// Names and values of headers.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body.
    pub body: &'a [u8],
}

/// The blank value of a type: defaults of the model where there are some, else nothing.
pub fn blank<T: Blank>() -> T {
    T::blank()
}

/// A document from its JSON text.
///
/// # Panics
/// When the text is no JSON.
#[track_caller]
pub fn document(text: &str) -> Document {
    crate::codec::json::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// The bytes of base64.
///
/// # Panics
/// When the text is not base64.
#[track_caller]
pub fn base64(text: &str) -> Vec<u8> {
    aws_smithy_types::base64::decode(text).unwrap_or_else(|error| panic!("{error}"))
}

/// Sends `input` and compares the request with `expected`.
///
/// # Panics
/// When no request was sent, or it is another one.
#[track_caller]
pub fn request<O: Operation>(input: O::Input, expected: &Request<'_>) {
    let wire = Wire::new(Response { status: 200, headers: &[], body: b"" });
    let sent = wire::block_on(exchange::<O>(input, &wire, expected.host.unwrap_or("example.com")));
    let request = wire.sent().unwrap_or_else(|| panic!("no request was sent: {:?}", sent.err()));
    expected.compare(&request);
}

/// Answers with `response` and compares the output with `expected`; the request id does not count.
///
/// # Panics
/// When the call failed, or the output is another one.
#[track_caller]
pub fn output<O: Operation>(response: Response<'_>, mut expected: O::Output) {
    match wire::block_on(exchange::<O>(filled(), &Wire::new(response), "example.com")) {
        Ok(mut output) => {
            compare(&expected, &output);
            let [expected, found] = [&mut expected, &mut output].map(|output| bytes(output.stream()));
            assert_eq!(expected, found, "the stream differs");
        }
        Err(error) => panic!("the call failed: {error:?}"),
    }
}

/// Every error has a message, and cases name that of the model only.
const MESSAGE: &str = "message";

/// Answers with `response` and compares the error, of the variant that `variant` picks, with `expected`.
///
/// # Panics
/// When the call succeeded or failed otherwise, or the error is another one.
#[track_caller]
pub fn error<O: Operation>(
    response: Response<'_>,
    variant: impl Fn(&O::Error) -> Option<&dyn Shape>,
    expected: &dyn Shape,
    code: Option<&str>,
) {
    match wire::block_on(exchange::<O>(filled(), &Wire::new(response), "example.com")) {
        Err(SdkError::ServiceError(failed)) => {
            let error = failed.err();
            let Some(found) = variant(error) else { panic!("another error: {error:?}") };
            if let Err(path) = same::shapes(expected, found)
                && !(path == MESSAGE && same::is_absent(expected, MESSAGE))
            {
                panic!(
                    "`{path}` differs\nexpected: {}\n   found: {}",
                    same::text(expected),
                    same::text(found)
                );
            }
            if code.is_some() {
                assert_eq!(error.meta().code(), code, "the code differs");
            }
        }
        Err(error) => panic!("the call failed otherwise: {error:?}"),
        Ok(output) => panic!("the call succeeded: {output:?}"),
    }
}

/// An input whose texts are set: without some of them there is no request.
fn filled<T: Shape>() -> T {
    let mut input = T::blank();
    for index in 0..input.descriptor().members.len() {
        let Some(field) = input.field_mut(index) else { continue };
        match field.slot() {
            Slot::String(text) => *text = "text".to_owned(),
            _ => field.reset(),
        }
    }
    input
}

fn exchange<O: Operation>(input: O::Input, wire: &Wire, host: &str) -> Sending<O> {
    let config = ConfigBuilder::<O::Service>::new()
        .with_test_defaults_v2()
        .retry_config(aws_smithy_types::retry::RetryConfig::disabled())
        .sleep_impl(wire::Never)
        .endpoint_resolver(wire::Fixed(format!("https://{host}")))
        .http_client(wire.client())
        .build();
    Fluent::<O>::send_input(&Handle::new(config), input, None)
}

/// All bytes of a stream, if it is made of such.
#[track_caller]
fn bytes(stream: Option<&mut dyn Incoming>) -> Option<Vec<u8>> {
    let body = ByteStream::new(stream?.take_bytes()?);
    let bytes = wire::block_on(body.collect()).unwrap_or_else(|error| panic!("{error}"));
    Some(bytes.to_vec())
}

#[track_caller]
fn compare(expected: &dyn Shape, found: &dyn Shape) {
    if let Err(path) = same::shapes(expected, found) {
        panic!("`{path}` differs\nexpected: {}\n   found: {}", same::text(expected), same::text(found));
    }
}
