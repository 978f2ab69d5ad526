//! Makes the same calls through official clients and generated ones, against one server on loopback that answers both
//! with the same bytes, and compares what they send and what they make of the answer.
//!
//! `--show N` prints that many differences of each kind (default: 3). Ends with 1 if anything differs that is not
//! allowed (`allowed.rs`).

mod allowed;
mod recorder;
mod request;

use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::fmt::Debug;
use std::pin::Pin;
use std::process::ExitCode;
use std::time::{Duration, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::retry::RetryConfig;
use aws_types::SdkConfig;
use aws_types::region::Region;
use aws_types::request_id::RequestId;

use recorder::Recorder;

include!(concat!(env!("OUT_DIR"), "/services.rs"));

/// A call that is under way.
pub type Calling<'a> = Pin<Box<dyn Future<Output = Outcome> + 'a>>;

/// A client behind its calls.
pub trait Calls {
    /// Makes the call of this number.
    fn call(&self, nth: usize) -> Calling<'_>;
}

/// Makes a client.
type Make = fn(&SdkConfig) -> Box<dyn Calls>;

/// A service with both clients.
pub struct Service {
    /// As botocore calls it.
    pub name: &'static str,
    /// Makes the generated client.
    pub ours: Make,
    /// Makes the official client.
    pub theirs: Make,
    /// Operations and cases of the calls.
    pub calls: Vec<(&'static str, &'static str)>,
    /// What an operation is answered.
    pub answers: fn(&str) -> &'static [Answer],
}

/// What the server answers.
#[derive(Clone, Copy)]
pub struct Answer {
    /// What is special about it.
    pub name: &'static str,
    /// The status.
    pub status: u16,
    /// Headers with their values.
    pub headers: &'static [(&'static str, &'static str)],
    /// The body.
    pub body: &'static [u8],
}

/// What a call came to, by the parts that are compared.
pub type Outcome = BTreeMap<&'static str, String>;

/// Takes the result of a call apart.
pub fn outcome<O, E>(result: Result<O, SdkError<E, HttpResponse>>) -> Outcome
where
    O: Debug + RequestId,
    E: Debug + StdError + ProvideErrorMetadata + RequestId + 'static,
{
    let mut parts = Outcome::new();
    match result {
        Ok(output) => {
            parts.insert("output", without_absent(&format!("{output:?}")));
            parts.insert("request id", format!("{:?}", output.request_id()));
        }
        Err(error) => {
            let kind = match &error {
                SdkError::ConstructionFailure(_) => "construction",
                SdkError::TimeoutError(_) => "timeout",
                SdkError::DispatchFailure(_) => "dispatch",
                SdkError::ResponseError(_) => "response",
                SdkError::ServiceError(_) => "service",
                _ => "another",
            };
            parts.insert("kind of error", kind.to_owned());
            parts.insert("code", format!("{:?}", error.code()));
            parts.insert("message", format!("{:?}", error.message()));
            parts.insert("request id", format!("{:?}", error.request_id()));
            match error {
                SdkError::ServiceError(error) => {
                    parts.insert("error", format!("{:?}", error.err()));
                    parts.insert("text of the error", DisplayErrorContext(error.err()).to_string());
                }
                error => {
                    parts.insert("text of the failure", DisplayErrorContext(&error).to_string());
                }
            }
        }
    }
    parts
}

/// A text of `Debug` without members that are absent: one of the clients may know more of them.
fn without_absent(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(": None") {
        let (head, tail) = rest.split_at(at);
        let name = head.rfind([' ', '(', '{', '[', ',']).map_or(0, |at| at + 1);
        let (before, name) = head.split_at(name);
        let tail = &tail[": None".len()..];
        kept.push_str(before);
        if name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '#'))
            && tail.starts_with([',', ' ', '}'])
        {
            rest = tail.strip_prefix(", ").unwrap_or(tail);
        } else {
            kept.push_str(name);
            kept.push_str(": None");
            rest = tail;
        }
    }
    kept.push_str(rest);
    kept.replace(", }", " }")
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn StdError>> {
    let mut arguments = std::env::args().skip(1);
    let shown: usize = match (arguments.next().as_deref(), arguments.next()) {
        (Some("--show"), Some(count)) => count.parse()?,
        (None, _) => 3,
        _ => return Err("expected nothing, or --show N".into()),
    };
    let recorder = Recorder::start().await?;
    let config = configuration(recorder.url());
    let mut well = true;
    for service in services() {
        let (ours, theirs) = ((service.ours)(&config), (service.theirs)(&config));
        let mut tally = Tally::default();
        for (nth, (operation, case)) in service.calls.iter().enumerate() {
            let answers = (service.answers)(operation);
            // The first call gets the first answer; all answers that are left go to the call that says least.
            let chosen: Vec<Answer> = match *case {
                "full" => answers.iter().take(1).copied().collect(),
                "full again" => answers.iter().skip(1).take(1).copied().collect(),
                "minimal" => answers.iter().skip(2).copied().collect(),
                _ => answers.iter().skip(2).take(1).copied().collect(),
            };
            for answer in chosen {
                recorder.answer(answer);
                let their = theirs.call(nth).await;
                let their_requests = recorder.take();
                let our = ours.call(nth).await;
                let our_requests = recorder.take();
                tally.calls += 1;
                let same = our_requests == their_requests;
                tally.same_bytes += usize::from(same);
                let place = format!("{operation} {case}, answered {}", answer.name);
                let parts = request::parts(&their_requests).into_iter().chain(their);
                tally.compare(
                    &place,
                    parts.collect(),
                    request::parts(&our_requests).into_iter().chain(our).collect(),
                );
            }
        }
        well &= tally.show(service.name, shown);
    }
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What both are configured with. The time stands still, so that signatures can be compared.
fn configuration(url: &str) -> SdkConfig {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("eu-west-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::from_keys(
            "AKIDEXAMPLE",
            "not-a-secret",
            None,
        )))
        .endpoint_url(url)
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::disabled())
        .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
        .time_source(SharedTimeSource::new(StaticTimeSource::new(
            UNIX_EPOCH + Duration::from_secs(1_767_225_600),
        )))
        .build()
}

/// What has been found of one service.
#[derive(Default)]
struct Tally {
    calls: usize,
    /// Calls whose requests were the same to the byte, signature included.
    same_bytes: usize,
    allowed: BTreeMap<&'static str, usize>,
    differing: BTreeMap<&'static str, Vec<String>>,
}

impl Tally {
    fn compare(&mut self, place: &str, theirs: Outcome, ours: Outcome) {
        let mut parts: Vec<&&str> = theirs.keys().chain(ours.keys()).collect();
        parts.sort();
        parts.dedup();
        for part in parts {
            let (their, our) = (theirs.get(*part), ours.get(*part));
            if their == our {
                continue;
            }
            let (their, our) = (their.map_or("", String::as_str), our.map_or("", String::as_str));
            match allowed::reason(part, their, our) {
                Some(reason) => *self.allowed.entry(reason).or_default() += 1,
                None => {
                    let text = format!("{place}\n      official:  {their}\n      generated: {our}");
                    self.differing.entry(part).or_default().push(text);
                }
            }
        }
    }

    /// Prints it; whether nothing differed but what is allowed.
    fn show(&self, service: &str, shown: usize) -> bool {
        let differing: usize = self.differing.values().map(Vec::len).sum();
        println!(
            "{service}: {} calls, {} requests the same to the byte, {differing} differences",
            self.calls, self.same_bytes
        );
        for (reason, count) in &self.allowed {
            println!("  {count:>6} allowed: {reason}");
        }
        for (part, places) in &self.differing {
            println!("  {:>6} differ in {part}", places.len());
            places.iter().take(shown).for_each(|text| println!("    {text}"));
        }
        differing == 0
    }
}
