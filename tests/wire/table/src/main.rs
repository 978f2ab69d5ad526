//! The life of a DynamoDB table, from `CreateTable` to its end, with a client generated for nine operations. The argument
//! is the address of a stand-in for the service. Each step checks what it is answered; the first that is not as it has
//! to be ends the program.

mod items;
mod table;

use std::error::Error;
use std::time::{Duration, Instant};

use aws_credential_types::Credentials;
use dynamodb::config::retry::RetryConfig;
use dynamodb::config::timeout::TimeoutConfig;
use dynamodb::config::{BehaviorVersion, Region};
use dynamodb::{Client, Config};

mod dynamodb {
    smithwright_runtime::include_client!("dynamodb");
}

/// What a step comes to.
type Step = Result<String, Box<dyn Error>>;

/// Fails with what was expected.
fn ensure(holds: bool, expected: &str) -> Result<(), Box<dyn Error>> {
    if holds { Ok(()) } else { Err(format!("expected {expected}").into()) }
}

fn client(url: String) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("eu-west-1"))
        .credentials_provider(Credentials::from_keys("AKIDEXAMPLE", "not-a-secret", None))
        .endpoint_url(url)
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::standard())
        .timeout_config(TimeoutConfig::builder().operation_timeout(Duration::from_secs(20)).build());
    Client::from_conf(config.build())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = client(std::env::args().nth(1).ok_or("expected the server's address")?);
    let began = Instant::now();
    step("a table that is not there", table::absent(&client).await)?;
    step("create the table", table::create(&client).await)?;
    step("wait until it exists", table::wait_until_there(&client).await)?;
    step("put and get an item of every type", items::put_and_get(&client).await)?;
    step("refuse to put it again", items::put_on_condition(&client).await)?;
    step("update it by an expression", items::update(&client).await)?;
    step("refuse an update, with the item that is there", items::update_on_condition(&client).await)?;
    step("write 60 items in batches", items::write_batches(&client).await)?;
    step("query them, item by item over pages", items::query_items(&client).await)?;
    step("query them, page by page, backwards", items::query_pages(&client).await)?;
    step("delete an item", items::delete(&client).await)?;
    step("delete the table", table::delete(&client).await)?;
    step("wait until it is gone", table::wait_until_gone(&client).await)?;
    println!("13 steps in {:.1} s", began.elapsed().as_secs_f32());
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
