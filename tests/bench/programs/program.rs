//! A program of four operations: what a user of a client builds and ships.

#![allow(deprecated, reason = "the service takes no new customers")]

use aws_sdk_proton::Client;

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
    let client = client().await;
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

/// What most programs do.
#[cfg(feature = "configured")]
async fn client() -> Client {
    Client::new(&aws_config::load_from_env().await)
}

#[cfg(feature = "configured-lean")]
async fn client() -> Client {
    use aws_smithy_http_client::Builder;
    use aws_smithy_http_client::tls::Provider;
    use aws_smithy_http_client::tls::rustls_provider::CryptoMode;

    let http = Builder::new().tls_provider(Provider::rustls(CryptoMode::Ring)).build_https();
    Client::new(&aws_config::from_env().http_client(http).load().await)
}

#[cfg(not(any(feature = "configured", feature = "configured-lean")))]
async fn client() -> Client {
    use aws_credential_types::Credentials;
    use aws_sdk_proton::config::{BehaviorVersion, Config, Region};

    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKID", "SECRET", None, None, "bench"));
    #[cfg(feature = "lean")]
    let config = empty_answers(config);
    Client::from_conf(config.build())
}

/// Has every request answered with an empty object, and needs no timer.
#[cfg(feature = "lean")]
fn empty_answers(config: aws_sdk_proton::config::Builder) -> aws_sdk_proton::config::Builder {
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
