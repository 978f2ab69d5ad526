//! Error structures and the error enum of a service.

mod shapes;

use std::error::Error as _;

use shapes::{NotFound, SlowDown};
use smithwright_runtime::OperationError;
use smithwright_runtime::codec::json::Json;
use smithwright_runtime::codec::{Codec, Members};
use smithwright_runtime::derive::ServiceError;
use smithwright_runtime::error::{
    BuildError, CreateUnhandledError, ErrorKind, ErrorMetadata, ProvideErrorKind, ProvideErrorMetadata,
    Unhandled,
};
use smithwright_runtime::shape::{ErrorNames, ErrorStructure};

#[derive(Clone, Copy, Debug, Default)]
struct AnyOperation;

struct Get;

#[derive(ServiceError)]
enum Error<O = AnyOperation> {
    SlowDown(SlowDown),
    NotFound(NotFound),
    Unhandled(Unhandled<O>),
}

fn modeled(code: &str, body: &str) -> Option<Error<Get>> {
    let meta = ErrorMetadata::builder().code(code).message("from the service").build();
    let read = &mut |shape: &mut dyn smithwright_runtime::Shape| {
        Json::PLAIN.read(body.as_bytes(), shape, Members::All)
    };
    Error::modeled(&[code], &[], &meta, read).map(Result::unwrap)
}

#[test]
fn errors_are_found_by_their_code() {
    let Some(Error::SlowDown(slow)) = modeled("Slow", r#"{"message":"m","seconds":3}"#) else {
        panic!("not found")
    };
    assert_eq!((slow.message(), slow.seconds()), ("m", Some(3)));
    assert_eq!(slow.meta().code(), Some("Slow"));
    // By its name too; the code of awsQuery stays what the service says.
    assert!(modeled("SlowDown", "{}").is_some_and(|error| error.is_slow_down()));
    for unknown in ["", "slow", "SLOW", "Slow ", "Slo", "Slowdown", "notFound"] {
        assert!(modeled(unknown, "{}").is_none(), "{unknown}");
    }
    assert!(modeled("NotFound", "{}").is_some_and(|error| error.is_not_found() && !error.is_slow_down()));
    assert_eq!(<NotFound as ErrorStructure>::names(), ErrorNames { shape: "NotFound", query_code: None });
    assert_eq!(
        <SlowDown as ErrorStructure>::names(),
        ErrorNames { shape: "SlowDown", query_code: Some("Slow") }
    );
    let shape = |code| modeled(code, "{}").and_then(|error| error.shape_name());
    assert_eq!((shape("Slow"), shape("NotFound")), (Some("SlowDown"), Some("NotFound")));
    assert_eq!(Error::<Get>::unhandled("x").shape_name(), None);
}

#[test]
fn a_message_spelled_otherwise_is_taken_from_the_metadata() {
    let Some(Error::NotFound(lost)) = modeled("NotFound", r#"{"Message":"x"}"#) else { panic!("not found") };
    assert_eq!(lost.message(), Some("from the service"));
    let Some(Error::SlowDown(slow)) = modeled("Slow", "") else { panic!("not found") };
    assert_eq!(slow.message(), "from the service");
}

#[test]
fn a_body_that_cannot_be_read_is_a_failure() {
    let meta = ErrorMetadata::builder().build();
    let read = &mut |shape: &mut dyn smithwright_runtime::Shape| Json::PLAIN.read(b"{", shape, Members::All);
    assert!(matches!(Error::<Get>::modeled(&["NotFound"], &[], &meta, read), Some(Err(_))));
}

#[test]
fn retries_follow_the_model() {
    let kind = |error: &Error<Get>| error.retryable_error_kind();
    assert_eq!(modeled("Slow", "{}").as_ref().and_then(kind), Some(ErrorKind::ThrottlingError));
    assert_eq!(modeled("NotFound", "{}").as_ref().and_then(kind), Some(ErrorKind::ClientError));
    assert_eq!(kind(&Error::unhandled("x")), None);
    assert_eq!(modeled("Slow", "{}").as_ref().and_then(ProvideErrorKind::code), Some("Slow"));
    let Some(Error::SlowDown(slow)) = modeled("Slow", "{}") else { panic!("not found") };
    assert_eq!(slow.retryable_error_kind(), ErrorKind::ThrottlingError);
}

#[test]
fn display_says_what_happened() {
    let shown = |error: Error<Get>| format!("{error} | {error:?}");
    assert!(modeled("Slow", "{}").map(shown).is_some_and(|text| text.starts_with("SlowDown: *** Sensitive")));
    let text = modeled("Slow", r#"{"message":"hidden"}"#).map(shown).unwrap_or_default();
    assert!(text.contains("| SlowDown(SlowDown { message: \"***") && !text.contains("hidden"), "{text}");
    let meta = ErrorMetadata::builder().code("Strange").message("why").build();
    assert!(shown(Error::generic(meta)).starts_with("Strange: why | Unhandled(Unhandled"));
    let error = Error::create_unhandled_error("cause".into(), None);
    assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("cause"));
    assert!(shown(error).starts_with("unhandled error | Unhandled(Unhandled"));
}

#[test]
fn sources() {
    // Its text is the structure's, which is therefore no source: each cause is printed once.
    let error = modeled("NotFound", "{}");
    assert!(error.is_some_and(|error| error.source().is_none()));
    let error: Error = BuildError::other("x").into();
    assert!(error.source().is_some_and(|source| source.is::<BuildError>()));
    assert_eq!(ProvideErrorMetadata::code(&error), None);
}
