//! Reads calls from standard input, one a line, makes them through generated clients, and writes what each came to, one
//! a line.
//!
//! The first argument is the address of the server. `--list` instead writes the operations of each client.

mod answer;
mod canonical;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, Write};
use std::pin::Pin;
use std::time::Duration;

use aws_credential_types::Credentials;
use serde::Deserialize;
use serde_json::value::RawValue;
use smithwright_runtime::config::retry::RetryConfig;
use smithwright_runtime::config::timeout::TimeoutConfig;
use smithwright_runtime::config::{BehaviorVersion, Region};
use smithwright_runtime::{ConfigBuilder, Service};

use answer::Outcome;

include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// A call that is under way.
type Calling<'a> = Pin<Box<dyn Future<Output = Outcome> + 'a>>;

/// What calls operations of one service by name.
trait Call {
    /// Sends `input`, a JSON object, to `operation`.
    fn call<'a>(&'a self, operation: &str, input: &'a [u8]) -> Calling<'a>;
}

/// A generated client.
struct Entry {
    name: &'static str,
    operations: &'static [&'static str],
    caller: fn(&str) -> Box<dyn Call>,
}

/// A line of standard input.
#[derive(Deserialize)]
struct Line<'a> {
    service: &'a str,
    operation: &'a str,
    #[serde(borrow)]
    input: &'a RawValue,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let argument = std::env::args().nth(1).ok_or("expected the server's address, or --list")?;
    if argument == "--list" {
        let listed: BTreeMap<_, _> = SERVICES.iter().map(|entry| (entry.name, entry.operations)).collect();
        println!("{}", serde_json::to_string(&listed)?);
        return Ok(());
    }
    let services: BTreeMap<_, _> =
        SERVICES.iter().map(|entry| (entry.name, (entry.caller)(&argument))).collect();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let Line { service, operation, input } = serde_json::from_str(&line)?;
        let caller = services.get(service).ok_or_else(|| format!("there is no client of {service}"))?;
        let outcome = caller.call(operation, input.get().as_bytes()).await;
        writeln!(out, "{}", outcome.json())?;
        out.flush()?;
    }
    Ok(())
}

/// A client's settings: what botocore is given, and one attempt only.
fn configured<S: Service>(builder: ConfigBuilder<S>, url: &str) -> ConfigBuilder<S> {
    builder
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("eu-west-1"))
        .credentials_provider(Credentials::from_keys("AKIDEXAMPLE", "not-a-secret", None))
        .endpoint_url(url)
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::disabled())
        .timeout_config(TimeoutConfig::builder().operation_timeout(Duration::from_secs(10)).build())
}
