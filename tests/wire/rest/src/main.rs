//! The life of a function of Lambda and of an API of API Gateway, by restJson1. The argument is the address of a stand-in
//! for the services. Each step checks what it is answered; the first that is not as it has to be ends the program.

mod api;
mod function;

use std::error::Error;
use std::time::{Duration, Instant};

use aws_credential_types::Credentials;
use smithwright_runtime::config::retry::RetryConfig;
use smithwright_runtime::config::timeout::TimeoutConfig;
use smithwright_runtime::config::{BehaviorVersion, Region};
use smithwright_runtime::{ConfigBuilder, Service};

mod apigateway {
    smithwright_runtime::include_client!("apigateway");
}

mod lambda {
    smithwright_runtime::include_client!("lambda");
}

/// What a step comes to.
type Step = Result<String, Box<dyn Error>>;

/// Fails with what was expected.
fn ensure(holds: bool, expected: &str) -> Result<(), Box<dyn Error>> {
    if holds { Ok(()) } else { Err(format!("expected {expected}").into()) }
}

/// Everything on loopback.
fn configured<S: Service>(config: ConfigBuilder<S>, url: &str) -> ConfigBuilder<S> {
    config
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("eu-west-1"))
        .credentials_provider(Credentials::from_keys("AKIDEXAMPLE", "not-a-secret", None))
        .endpoint_url(url)
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::standard())
        .timeout_config(TimeoutConfig::builder().operation_timeout(Duration::from_secs(20)).build())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args().nth(1).ok_or("expected the server's address")?;
    let began = Instant::now();
    function::life(&lambda::Client::from_conf(configured(ConfigBuilder::new(), &url).build())).await?;
    api::life(&apigateway::Client::from_conf(configured(ConfigBuilder::new(), &url).build())).await?;
    println!("26 steps in {:.1} s", began.elapsed().as_secs_f32());
    Ok(())
}

/// Says how a step went.
fn step(name: &str, came_to: Step) -> Result<(), Box<dyn Error>> {
    match came_to {
        Ok(note) => println!("ok      {name}: {note}"),
        Err(error) => {
            println!("FAILED  {name}: {error:?}");
            return Err(error);
        }
    }
    Ok(())
}
