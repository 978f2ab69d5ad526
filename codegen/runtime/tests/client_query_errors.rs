//! Errors of a service that kept the codes it had in awsQuery.
#![allow(missing_docs, unreachable_pub, reason = "as generated code")]

mod sample;

use std::time::Duration;

use aws_smithy_types::body::SdkBody;
use smithwright_runtime::derive::{
    ErrorStructure, InputBuilder, OperationInput, OperationOutput, ServiceError,
};
use smithwright_runtime::error::{ErrorMetadata, ProvideErrorMetadata, Unhandled};
use smithwright_runtime::waiter::{Acceptor, State, WaiterError};
use smithwright_runtime::{Handle, Operation, ServiceMetadata, Waiter, Waiting, protocol};

use sample::{TokioTime, answer, replay};

#[derive(Clone, Copy, Debug)]
pub struct Queues;

impl smithwright_runtime::Service for Queues {
    const METADATA: ServiceMetadata = ServiceMetadata {
        protocol: &protocol::QueryCompatible(protocol::AWS_JSON_1_0),
        ..<sample::Service as smithwright_runtime::Service>::METADATA
    };
    type ConfigBuilder = smithwright_runtime::ConfigBuilder<Self>;
}

#[derive(Clone, Copy, Debug, Default)]
pub struct AnyOperation;

#[derive(Clone, ErrorStructure)]
#[shape(code = "Queues.NotThere")]
pub struct NotFound {
    pub message: Option<String>,
    pub code: Option<String>,
    meta: ErrorMetadata,
}

/// Its code in awsQuery is the name of another shape.
#[derive(Clone, ErrorStructure)]
#[shape(code = "Busy")]
pub struct Slow {
    meta: ErrorMetadata,
}

#[derive(Clone, ErrorStructure)]
pub struct Busy {
    meta: ErrorMetadata,
}

#[derive(ServiceError)]
pub enum Error<O = AnyOperation> {
    NotFound(NotFound),
    Slow(Slow),
    Busy(Busy),
    Unhandled(Unhandled<O>),
}

#[derive(Clone, Debug, Default)]
pub struct Get;

impl Operation for Get {
    const NAME: &'static str = "Get";
    type Service = Queues;
    type Input = GetInput;
    type Output = GetOutput;
    type Error = Error<Get>;
}

/// Builds the input `I` of an operation, around `C`.
#[derive(InputBuilder)]
pub struct Builder<I, C> {
    carrier: C,
    input: std::marker::PhantomData<fn() -> I>,
}

#[derive(Clone, OperationInput)]
#[shape(operation = Get, builder = Builder)]
pub struct GetInput {
    pub name: Option<String>,
}

#[derive(Clone, OperationOutput)]
pub struct GetOutput {
    _request_id: Option<String>,
}

macro_rules! waiter {
    ($name:ident: $error:literal) => {
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Waiter for $name {
            const NAME: &'static str = stringify!($name);
            const MIN_DELAY: u64 = 1;
            const MAX_DELAY: u64 = 1;
            const ACCEPTORS: &'static [Acceptor] = &[Acceptor::error(State::Success, $error)];
            type Operation = Get;
        }
    };
}
waiter!(Gone: "NotFound");
waiter!(GoneByCode: "Queues.NotThere");
waiter!(IsBusy: "com.example#Busy");
waiter!(Strange: "Queues.Strange");

fn error_answer(headers: &[(&'static str, &'static str)], body: &str) -> http::Response<SdkBody> {
    let mut answer = answer(400, body);
    for (name, value) in headers {
        answer.headers_mut().append(*name, http::HeaderValue::from_static(value));
    }
    answer
}

fn handle(answer: http::Response<SdkBody>) -> Handle<Queues> {
    let http = replay([answer]);
    let conf = smithwright_runtime::Config::<Queues>::builder().with_test_defaults_v2().http_client(http);
    let retries = smithwright_runtime::config::retry::RetryConfig::disabled();
    Handle::new(conf.retry_config(retries).time_source(TokioTime::new()).build())
}

/// Which error an answer is, and the code that users see.
async fn read(headers: &[(&'static str, &'static str)], body: &str) -> (&'static str, Option<String>) {
    let builder: GetFluentBuilder = handle(error_answer(headers, body)).start();
    let error = builder.send().await.expect_err("an error").into_service_error();
    let kind = match &error {
        Error::NotFound(_) => "NotFound",
        Error::Slow(_) => "Slow",
        Error::Busy(_) => "Busy",
        Error::Unhandled(_) => "Unhandled",
    };
    (kind, ProvideErrorMetadata::code(&error).map(str::to_owned))
}

const QUERY: &str = "x-amzn-query-error";
const TYPE: &str = "x-amzn-errortype";

#[tokio::test]
async fn typed_by_whichever_is_known() {
    type Row = (&'static [(&'static str, &'static str)], &'static str, &'static str, Option<&'static str>);
    let rows: &[Row] = &[
        // The header alone, the code alone, the shape alone.
        (&[(QUERY, "Queues.NotThere;Sender")], r#"{"message":"m"}"#, "NotFound", Some("Queues.NotThere")),
        (&[(QUERY, "Queues.NotThere;Sender")], "", "NotFound", Some("Queues.NotThere")),
        (&[(QUERY, "NotFound;Sender")], "{}", "NotFound", Some("NotFound")),
        (&[], r#"{"__type":"Queues.NotThere"}"#, "NotFound", Some("Queues.NotThere")),
        (&[], r#"{"__type":"com.example#Queues.NotThere"}"#, "NotFound", Some("Queues.NotThere")),
        (&[], r#"{"code":"Queues.NotThere"}"#, "NotFound", Some("Queues.NotThere")),
        (&[(TYPE, "Queues.NotThere,x")], "{}", "NotFound", Some("Queues.NotThere")),
        (&[], r#"{"__type":"NotFound"}"#, "NotFound", Some("NotFound")),
        // Both: what either knows, and the shape where both do.
        (&[(QUERY, "Queues.NotThere;Sender")], r#"{"__type":"Other"}"#, "NotFound", Some("Queues.NotThere")),
        (&[(QUERY, "Other;Sender")], r#"{"__type":"NotFound"}"#, "NotFound", Some("Other")),
        (&[(QUERY, "Busy;Sender")], r#"{"__type":"NotFound"}"#, "NotFound", Some("Busy")),
        (&[(QUERY, "Other;Sender")], r#"{"__type":"Strange"}"#, "Unhandled", Some("Other")),
        // A shape's name takes precedence over another's code.
        (&[(QUERY, "Busy;Receiver")], "{}", "Busy", Some("Busy")),
        (&[(QUERY, "Busy;Receiver")], r#"{"__type":"Slow"}"#, "Slow", Some("Busy")),
        // Forms of the header.
        (&[(QUERY, " Queues.NotThere ; Sender ")], "{}", "NotFound", Some("Queues.NotThere")),
        (&[(QUERY, "Queues.NotThere;Sender,Other;Sender")], "{}", "NotFound", Some("Queues.NotThere")),
        (&[(QUERY, "Queues.NotThere;")], "{}", "NotFound", Some("Queues.NotThere")),
        (&[(QUERY, ";")], r#"{"__type":"NotFound"}"#, "NotFound", Some("NotFound")),
        (&[(QUERY, ";Sender")], r#"{"__type":"NotFound"}"#, "NotFound", Some("NotFound")),
        (&[(QUERY, "")], r#"{"__type":"NotFound"}"#, "NotFound", Some("NotFound")),
        (&[(QUERY, " ; ")], "{}", "Unhandled", None),
        (&[(QUERY, "Other")], r#"{"__type":"NotFound"}"#, "NotFound", Some("NotFound")),
        (&[(QUERY, "queues.notthere;Sender")], "{}", "Unhandled", Some("queues.notthere")),
        // A member called `code` says nothing beside `__type`.
        (&[], r#"{"__type":"NotFound","code":"Busy"}"#, "NotFound", Some("NotFound")),
    ];
    for (headers, body, kind, code) in rows {
        let (found, found_code) = read(headers, body).await;
        assert_eq!((found, found_code.as_deref()), (*kind, *code), "{headers:?} {body}");
    }
}

#[tokio::test]
async fn members_and_message_are_read_whichever_named_it() {
    let answer = error_answer(&[(QUERY, "Queues.NotThere;Sender")], r#"{"Message":"m","code":"c"}"#);
    let builder: GetFluentBuilder = handle(answer).start();
    let error = builder.send().await.expect_err("an error").into_service_error();
    let Error::NotFound(found) = &error else { panic!("{error:?}") };
    assert_eq!((found.message.as_deref(), found.code.as_deref()), (Some("m"), Some("c")));
    assert_eq!(error.meta().code(), Some("Queues.NotThere"));
}

async fn waits<W: Waiter<Operation = Get>>(headers: &[(&'static str, &'static str)], body: &str) -> bool {
    let waiting: Builder<GetInput, Waiting<W>> = handle(error_answer(headers, body)).start();
    match waiting.wait(Duration::from_secs(10)).await {
        Ok(_) => true,
        Err(WaiterError::OperationFailed(_)) => false,
        Err(error) => panic!("{error:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn waiters_go_by_the_shape() {
    let legacy: &[(&str, &str)] = &[(QUERY, "Queues.NotThere;Sender")];
    let other: &[(&str, &str)] = &[(QUERY, "Queues.Strange;Sender")];
    for (headers, body) in [
        (legacy, r#"{"__type":"NotFound"}"#),
        (legacy, "{}"),
        (other, r#"{"__type":"NotFound"}"#),
        (&[], r#"{"__type":"NotFound"}"#),
        (&[], r#"{"__type":"Queues.NotThere"}"#),
    ] {
        assert!(waits::<Gone>(headers, body).await, "{headers:?} {body}");
        assert!(waits::<GoneByCode>(headers, body).await, "{headers:?} {body}");
        assert!(!waits::<IsBusy>(headers, body).await, "{headers:?} {body}");
    }
    // `Slow` has the code `Busy`, but it is not `Busy`.
    assert!(!waits::<IsBusy>(&[(QUERY, "Busy;Sender")], r#"{"__type":"Slow"}"#).await);
    assert!(waits::<IsBusy>(&[(QUERY, "Busy;Sender")], "{}").await);
    assert!(waits::<IsBusy>(&[(QUERY, "Other;Sender")], r#"{"__type":"Busy"}"#).await);
    // What no shape is called is a code.
    assert!(waits::<Strange>(other, r#"{"__type":"NotFound"}"#).await);
    assert!(waits::<Strange>(&[], r#"{"__type":"Queues.Strange"}"#).await);
    assert!(!waits::<Strange>(legacy, r#"{"__type":"NotFound"}"#).await);
}

/// CloudWatch's `ResourceNotFound` is the name of one shape and the code of another; which is meant, the operation knows.
#[test]
fn a_code_of_several_means_the_operations_own() {
    use smithwright_runtime::OperationError;
    let read = |codes: &[&str], own: &[&str]| {
        let read = &mut |_: &mut dyn smithwright_runtime::Shape| Ok(());
        match Error::<Get>::modeled(codes, own, &ErrorMetadata::builder().build(), read) {
            Some(Ok(Error::Slow(_))) => "Slow",
            Some(Ok(Error::Busy(_))) => "Busy",
            Some(Ok(Error::NotFound(_))) => "NotFound",
            _ => "none",
        }
    };
    assert_eq!(read(&["Busy"], &[]), "Busy");
    assert_eq!(read(&["Busy"], &["Slow"]), "Slow");
    assert_eq!(read(&["Busy"], &["Busy"]), "Busy");
    assert_eq!(read(&["Busy"], &["Slow", "Busy"]), "Busy");
    // Errors of other operations are known all the same.
    assert_eq!(read(&["Queues.NotThere"], &["Slow"]), "NotFound");
    assert_eq!(read(&["Slow"], &["NotFound"]), "Slow");
    assert_eq!(read(&["Other", "Busy"], &["Slow"]), "Slow");
    assert_eq!(read(&["Other"], &["Slow"]), "none");
}
