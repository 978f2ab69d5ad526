//! A program of four operations: what a user of a client builds and ships.

#![allow(deprecated, reason = "the service takes no new customers")]

use aws_credential_types::Credentials;
use aws_sdk_proton::Client;
use aws_sdk_proton::config::{BehaviorVersion, Builder, Config, Region};

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let outcome = match runtime {
        Ok(runtime) => runtime.block_on(run()),
        Err(error) => Err(error.into()),
    };
    if let Err(error) = outcome {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKID", "SECRET", None, None, "bench"));
    let client = Client::from_conf(transport(config).build());
    let id = std::env::args().nth(1).unwrap_or_default();

    let got = client.get_environment_account_connection().id(&id).send().await?;
    println!("{got:?}");
    let accepted = client.accept_environment_account_connection().id(&id).send().await?;
    println!("{accepted:?}");
    let rejected = client.reject_environment_account_connection().id(&id).send().await?;
    println!("{rejected:?}");
    let updated = client.update_environment_account_connection().id(&id).role_arn("arn").send().await?;
    println!("{updated:?}");
    Ok(())
}

/// The client's own: hyper with rustls.
#[cfg(not(feature = "lean"))]
fn transport(config: Builder) -> Builder {
    config
}

/// One that answers every request with an empty object, and nothing that needs a timer.
#[cfg(feature = "lean")]
fn transport(config: Builder) -> Builder {
    use aws_sdk_proton::config::StalledStreamProtectionConfig;
    use aws_smithy_runtime_api::client::http::{
        HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
    };
    use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
    use aws_smithy_types::body::SdkBody;
    use aws_smithy_types::retry::RetryConfig;
    use aws_smithy_types::timeout::TimeoutConfig;

    #[derive(Debug)]
    struct Empty;

    impl HttpConnector for Empty {
        fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
            HttpConnectorFuture::ready(Ok(HttpResponse::new(
                200.try_into().expect("valid"),
                SdkBody::from("{}"),
            )))
        }
    }

    config
        .http_client(http_client_fn(|_, _| SharedHttpConnector::new(Empty)))
        .retry_config(RetryConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
}
