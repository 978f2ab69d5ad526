//! Operations whose outputs come with events, written as generated code is.
#![allow(dead_code, unreachable_pub, reason = "a sample has what generated code has")]

pub mod bodies;
pub mod watch_city;
pub mod watch_plain;

use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::{Blob, DateTime};
use smithwright_runtime::Handle;
use smithwright_runtime::config::StalledStreamProtectionConfig;
use smithwright_runtime::config::retry::RetryConfig;
use smithwright_runtime::derive::{InputBuilder, Structure, Union};
use smithwright_runtime::error::SdkError;

use super::sample::error::Error;
use super::sample::{Config, Service, TokioTime};
use watch_city::{Watch, WatchFluentBuilder, WatchOutput};
use watch_plain::{WatchPlain, WatchPlainFluentBuilder, WatchPlainOutput};

/// Builds the input `I` of an operation, around `C`.
#[derive(InputBuilder)]
pub struct Builder<I, C> {
    carrier: C,
    input: std::marker::PhantomData<fn() -> I>,
}

#[derive(Clone, Structure)]
pub struct Temperature {
    /// How warm it is.
    pub degrees: f32,
}

#[derive(Clone, Structure)]
pub struct Picture {
    /// Where it was taken.
    #[shape(event_header)]
    pub station: Option<String>,
    /// How high.
    #[shape(event_header)]
    pub height: Option<i32>,
    /// When it was taken.
    #[shape(event_header)]
    pub taken: Option<DateTime>,
    /// The picture itself.
    #[shape(sensitive, event_payload)]
    pub image: Option<Blob>,
}

#[derive(Clone, Structure)]
pub struct Report {
    /// What it says.
    #[shape(event_payload)]
    pub days: Option<Temperature>,
}

#[derive(Clone, Structure)]
pub struct Line {
    /// What it says.
    #[shape(event_payload)]
    pub text: Option<String>,
}

#[derive(Clone, Structure)]
pub struct Ping {}

#[non_exhaustive]
#[derive(Clone, Union)]
#[shape(rename_all = "PascalCase", events("Gone" = "Missing"))]
pub enum Weather {
    /// How warm it is.
    Temperature(Temperature),
    /// What it looks like.
    Picture(Picture),
    /// What is foreseen.
    Report(Report),
    /// What someone says of it.
    Line(Line),
    /// Nothing new.
    Ping(Ping),
    /// A member this version does not know.
    #[non_exhaustive]
    Unknown,
}

pub type WeatherError = Error<Weather>;

fn handle(status: u16, body: SdkBody) -> Handle<Service> {
    let body = std::sync::Mutex::new(Some(body));
    let http = infallible_client_fn(move |_| {
        let body = body.lock().ok().and_then(|mut body| body.take()).unwrap_or_else(SdkBody::empty);
        http::Response::builder().status(status).body(body).expect("a valid response")
    });
    let config = Config::builder()
        .with_test_defaults_v2()
        .http_client(http)
        .sleep_impl(TokioSleep::new())
        .time_source(TokioTime::new())
        .stalled_stream_protection(StalledStreamProtectionConfig::enabled().build());
    Handle::new(config.retry_config(RetryConfig::disabled()).build())
}

/// The output of `Watch` from a response with this body.
pub async fn watch(body: SdkBody) -> Result<WatchOutput, SdkError<Error<Watch>>> {
    handle(200, body).start::<WatchFluentBuilder>().city("a").send().await
}

/// The output of `WatchPlain` from a response with this body.
pub async fn watch_plain(body: SdkBody) -> Result<WatchPlainOutput, SdkError<Error<WatchPlain>>> {
    handle(200, body).start::<WatchPlainFluentBuilder>().send().await
}

/// Responses that are no streams.
pub struct Lookup;

impl Lookup {
    /// The error of `Watch` from this response.
    pub async fn error(status: u16, body: &'static str) -> SdkError<Error<Watch>> {
        let handle = handle(status, SdkBody::from(body));
        handle.start::<WatchFluentBuilder>().send().await.expect_err("an error")
    }
}
