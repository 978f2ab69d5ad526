//! Calls in process, over an HTTP client in memory, and the codecs alone. Prints `name<TAB>µs<TAB>allocations`;
//! with the feature `count` the allocations are right, without it the time is.
//!
//! Both clients compile this very source: the crate is called `aws_sdk_proton` in either manifest.

#![allow(deprecated, reason = "the service takes no new customers")]

mod canned;
mod inside;
mod timing;
mod yardstick;

use aws_credential_types::Credentials;
use aws_sdk_proton::Client;
use aws_sdk_proton::config::{BehaviorVersion, Config, Region};
use aws_sdk_proton::operation::create_environment_account_connection::CreateEnvironmentAccountConnectionInput;
use aws_sdk_proton::types::{EnvironmentAccountConnectionRequesterAccountType, Tag};
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse, SerializeRequest, SharedRequestSerializer, SharedResponseDeserializer,
};
use aws_smithy_types::config_bag::ConfigBag;
use timing::{many, report, sync, wait};

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(calls());
    codecs(&runtime);
}

fn client(http: canned::Canned, inside: Option<inside::Inside>) -> Client {
    let mut config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKID", "SECRET", None, None, "bench"))
        .http_client(http);
    if let Some(inside) = inside {
        config = config.interceptor(inside);
    }
    Client::from_conf(config.build())
}

async fn calls() {
    let get = client(canned::Canned::ok(canned::get()), None);
    wait("call get", 300, async || {
        get.get_environment_account_connection().id("0123").send().await.expect("canned");
    })
    .await;

    let error = client(canned::Canned::new(400, canned::error()), None);
    wait("call error", 300, async || {
        error.get_environment_account_connection().id("0123").send().await.expect_err("canned");
    })
    .await;

    for (items, rounds) in [(0, 300), (10, 300), (1000, 40)] {
        let list = client(canned::Canned::ok(canned::list(items)), None);
        wait(&format!("call list of {items}"), rounds, async || {
            let page = list_call(&list).send().await.expect("canned");
            assert_eq!(page.environment_account_connections().len(), items);
        })
        .await;
    }

    let create = client(canned::Canned::ok(canned::get()), None);
    wait("call create", 300, async || {
        let input = create_call(&create);
        input.send().await.expect("canned");
    })
    .await;
}

fn list_call(
    client: &Client,
) -> aws_sdk_proton::operation::list_environment_account_connections::builders::ListEnvironmentAccountConnectionsFluentBuilder
{
    client
        .list_environment_account_connections()
        .requested_by(EnvironmentAccountConnectionRequesterAccountType::ManagementAccount)
}

fn create_call(
    client: &Client,
) -> aws_sdk_proton::operation::create_environment_account_connection::builders::CreateEnvironmentAccountConnectionFluentBuilder
{
    client
        .create_environment_account_connection()
        .client_token("0123456789")
        .management_account_id("123456789012")
        .role_arn("arn:aws:iam::123456789012:role/bench")
        .environment_name("live")
        .component_role_arn("arn:aws:iam::123456789012:role/component")
        .tags(Tag::builder().key("team").value("storage").build().expect("whole"))
        .tags(Tag::builder().key("stage").value("one \"two\" three").build().expect("whole"))
}

/// The codecs that each client hands to the orchestrator, called without it.
fn codecs(runtime: &tokio::runtime::Runtime) {
    let list = client(canned::Canned::ok(canned::list(0)), Some(inside::Inside(parse)));
    runtime.block_on(list_call(&list).send()).expect("canned");
    let body = canned::list(1000);
    sync(
        "parse list of 1000, serde derive",
        60,
        || (),
        |()| {
            drop(serde_json::from_slice::<yardstick::Page>(&body).expect("canned"));
        },
    );

    let create = client(canned::Canned::ok(canned::get()), Some(inside::Inside(write)));
    runtime.block_on(create_call(&create).send()).expect("canned");
    let same = yardstick::Create::sample();
    many(
        "write create, serde derive (body only)",
        200,
        || (),
        |()| {
            drop(serde_json::to_vec(&same).expect("whole"));
        },
    );
    report();
}

fn parse(_: &Input, config: &mut ConfigBag) {
    let response = canned::response(200, &canned::list(1000));
    let reader = config.load::<SharedResponseDeserializer>().expect("every operation has one");
    sync(
        "parse list of 1000",
        60,
        || (),
        |()| {
            drop(reader.deserialize_nonstreaming_with_config(&response, config).expect("canned"));
        },
    );
}

fn write(input: &Input, config: &mut ConfigBag) {
    let input: &CreateEnvironmentAccountConnectionInput = input.downcast_ref().expect("the call's input");
    let writer = config.load::<SharedRequestSerializer>().expect("every operation has one").clone();
    many(
        "write create (request)",
        200,
        || Input::erase(input.clone()),
        |input| {
            drop(writer.serialize_input(input, config).expect("whole"));
        },
    );
}
