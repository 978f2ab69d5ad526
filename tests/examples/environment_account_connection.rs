//! Connects an environment account to a management account, against a stand-in for the service on loopback.
//!
//! ```text
//! cargo run -p smithwright-tests --example environment_account_connection
//! ```
//!
//! It walks request → accept → get → update → reject of a second one, shows an error one can match on, and ends.

use std::error::Error;

use proton::config::{BehaviorVersion, Credentials, Region};
use proton::error::ProvideErrorMetadata;
use proton::operation::RequestId;
use proton::operation::accept_environment_account_connection::AcceptEnvironmentAccountConnectionError;
use proton::types::EnvironmentAccountConnectionStatus;
use proton::{Client, Config};
use smithwright_tests::server::Server;
use smithwright_tests::stand_in::Connections;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut connections = Connections::default();
    let server = Server::start(move |request| connections.answer(request)).await;
    println!("a stand-in for AWS Proton listens on {}\n", server.url());

    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "not-a-secret", None, None, "example"))
        .endpoint_url(server.url())
        .build();
    let client = Client::from_conf(config);

    println!("1. the environment account requests a connection");
    let first = request(&client, "staging").await?;
    println!("   {first} is {}", status(&client, &first).await?);

    println!("2. the management account accepts it");
    let output = client.accept_environment_account_connection().id(&first).send().await?;
    println!("   request id {}", output.request_id().unwrap_or("none"));

    println!("3. the environment account looks at it");
    let output = client.get_environment_account_connection().id(&first).send().await?;
    let connection = output.environment_account_connection().ok_or("no connection in the answer")?;
    println!(
        "   {} for environment {:?}: {}",
        connection.id(),
        connection.environment_name(),
        connection.status()
    );
    println!("   role {}, since {}", connection.role_arn(), connection.last_modified_at());

    println!("4. the environment account gives it another role");
    let role = "arn:aws:iam::111111111111:role/proton-staging-2";
    let output = client.update_environment_account_connection().id(&first).role_arn(role).send().await?;
    let connection = output.environment_account_connection().ok_or("no connection in the answer")?;
    println!("   role {}", connection.role_arn());

    println!("5. the management account rejects a second request");
    let second = request(&client, "production").await?;
    client.reject_environment_account_connection().id(&second).send().await?;
    println!("   {second} is {}", status(&client, &second).await?);

    println!("6. nobody can accept what was never requested");
    let error = client.accept_environment_account_connection().id("nowhere").send().await;
    match error.map_err(|error| error.into_service_error()) {
        Err(AcceptEnvironmentAccountConnectionError::ResourceNotFoundException(error)) => {
            println!("   {error}");
            println!("   the service says: {}", error.message());
        }
        Err(other) => return Err(other.into()),
        Ok(_) => return Err("a connection out of nothing".into()),
    }

    println!("7. nor accept what was rejected");
    let refused = client.accept_environment_account_connection().id(&second).send().await;
    let error = refused.err().ok_or("a rejected connection was accepted")?;
    println!("   {}: {}", error.code().unwrap_or("no code"), error.message().unwrap_or("no message"));

    println!("8. the management account lists what there is, a page at a time");
    let requested_by = proton::types::EnvironmentAccountConnectionRequesterAccountType::ManagementAccount;
    let list = client
        .list_environment_account_connections()
        .requested_by(requested_by)
        .into_paginator()
        .page_size(1);
    let mut connections = list.items().send();
    while let Some(connection) = connections.try_next().await? {
        println!("   {} {:<10} {}", connection.id(), connection.environment_name(), connection.status());
    }
    println!("\n{} requests were sent", server.received().len());
    Ok(())
}

/// Requests a connection for an environment; gives its id.
async fn request(client: &Client, environment: &str) -> Result<String, Box<dyn Error>> {
    let output = client
        .create_environment_account_connection()
        .environment_name(environment)
        .management_account_id("222222222222")
        .role_arn(format!("arn:aws:iam::111111111111:role/proton-{environment}"))
        .send()
        .await?;
    let connection = output.environment_account_connection().ok_or("no connection in the answer")?;
    Ok(connection.id().to_owned())
}

async fn status(client: &Client, id: &str) -> Result<EnvironmentAccountConnectionStatus, Box<dyn Error>> {
    let output = client.get_environment_account_connection().id(id).send().await?;
    let connection = output.environment_account_connection().ok_or("no connection in the answer")?;
    Ok(connection.status().clone())
}
