//! A function, from its creation to its end.

use std::error::Error;

use crate::lambda::Client;
use crate::lambda::error::ProvideErrorMetadata;
use crate::lambda::primitives::Blob;
use crate::lambda::types::{Environment, FunctionCode, InvocationType, LogType, Runtime};
use crate::{Step, ensure, step};

const NAME: &str = "greet";
const ROLE: &str = "arn:aws:iam::123456789012:role/wire";

/// All steps in their order.
pub(crate) async fn life(client: &Client) -> Result<(), Box<dyn Error>> {
    step("a function that is not there", absent(client).await)?;
    step("create the function", create(client).await)?;
    step("find it", get(client).await)?;
    step("change its configuration", update(client).await)?;
    step("invoke it", invoke(client).await)?;
    step("publish a version and name it", publish(client).await)?;
    step("list its versions, page by page", versions(client).await)?;
    step("list functions", list(client).await)?;
    step("tag it, by its ARN in the path", tag(client).await)?;
    step("untag it, by keys in the query", untag(client).await)?;
    step("let a service call it", permit(client).await)?;
    step("reserve concurrency", reserve(client).await)?;
    step("delete the function", delete(client).await)
}

async fn absent(client: &Client) -> Step {
    let Err(error) = client.get_function().function_name(NAME).send().await else {
        return Err("expected an error".into());
    };
    let error = error.into_service_error();
    ensure(error.is_resource_not_found_exception(), "ResourceNotFoundException")?;
    ensure(error.code() == Some("ResourceNotFoundException"), "its code")?;
    Ok(error.message().unwrap_or_default().to_owned())
}

async fn create(client: &Client) -> Step {
    let created = client
        .create_function()
        .function_name(NAME)
        .runtime(Runtime::from("python3.12"))
        .role(ROLE)
        .handler("greet.handler")
        .code(FunctionCode::builder().zip_file(Blob::new(ARCHIVE)).build())
        .description("says hëllo ✓")
        .timeout(9)
        .environment(Environment::builder().variables("NAME", "wörld").build())
        .tags("purpose", "tést / & ?")
        .send()
        .await?;
    ensure(created.function_name() == Some(NAME), "the function's name")?;
    ensure(created.timeout() == Some(9), "nine seconds")?;
    ensure(created.code_size() > 0, "the size of the code")?;
    let variables = created.environment().and_then(|it| it.variables()).ok_or("expected variables")?;
    ensure(variables.get("NAME").map(String::as_str) == Some("wörld"), "the variable")?;
    Ok(created.function_arn().unwrap_or_default().to_owned())
}

async fn get(client: &Client) -> Step {
    let got = client.get_function().function_name(NAME).send().await?;
    let configuration = got.configuration().ok_or("expected a configuration")?;
    ensure(configuration.description() == Some("says hëllo ✓"), "the description")?;
    ensure(configuration.runtime().map(Runtime::as_str) == Some("python3.12"), "the runtime")?;
    let tags = got.tags().ok_or("expected tags")?;
    ensure(tags.get("purpose").map(String::as_str) == Some("tést / & ?"), "the tag")?;
    Ok(configuration.last_modified().unwrap_or_default().to_owned())
}

async fn update(client: &Client) -> Step {
    let update = client.update_function_configuration().function_name(NAME);
    let updated = update.timeout(20).memory_size(256).send().await?;
    ensure(updated.timeout() == Some(20) && updated.memory_size() == Some(256), "what was set")?;
    Ok(format!("{:?} MB", updated.memory_size()))
}

/// The payload is the body, both ways; the status and the log are outside of it.
async fn invoke(client: &Client) -> Step {
    let invoke = client.invoke().function_name(NAME).invocation_type(InvocationType::RequestResponse);
    let answered = invoke.log_type(LogType::Tail).payload(Blob::new(r#"{"to":"all"}"#)).send().await?;
    ensure(answered.status_code() == 200, "status 200")?;
    ensure(answered.function_error().is_none(), "no error")?;
    let payload = answered.payload().ok_or("expected a payload")?;
    ensure(!payload.as_ref().is_empty(), "something in the payload")?;
    Ok(String::from_utf8_lossy(payload.as_ref()).into_owned())
}

async fn publish(client: &Client) -> Step {
    let published = client.publish_version().function_name(NAME).description("first").send().await?;
    let version = published.version().ok_or("expected a version")?.to_owned();
    ensure(version == "1", "version 1")?;
    let alias = client.create_alias().function_name(NAME).name("live").function_version(&version);
    let named = alias.send().await?;
    ensure(named.name() == Some("live") && named.function_version() == Some("1"), "the alias")?;
    Ok(named.alias_arn().unwrap_or_default().to_owned())
}

async fn versions(client: &Client) -> Step {
    let mut pages = client.list_versions_by_function().function_name(NAME).into_paginator().send();
    let mut versions = Vec::new();
    while let Some(page) = pages.next().await {
        versions.extend(page?.versions().iter().filter_map(|it| it.version().map(str::to_owned)));
    }
    ensure(versions == ["$LATEST", "1"], &format!("two versions, got {versions:?}"))?;
    Ok(versions.join(", "))
}

async fn list(client: &Client) -> Step {
    let mut functions = client.list_functions().into_paginator().items().send();
    let mut names = Vec::new();
    while let Some(function) = functions.next().await {
        names.extend(function?.function_name().map(str::to_owned));
    }
    ensure(names == [NAME], &format!("one function, got {names:?}"))?;
    Ok(names.join(", "))
}

async fn tag(client: &Client) -> Step {
    let arn = arn(client).await?;
    client.tag_resource().resource(&arn).tags("owner", "ünïcödé").tags("a&b", "=").send().await?;
    let tags = client.list_tags().resource(&arn).send().await?;
    let tags = tags.tags().ok_or("expected tags")?;
    ensure(tags.get("owner").map(String::as_str) == Some("ünïcödé"), "the owner")?;
    ensure(tags.get("a&b").map(String::as_str) == Some("="), "the odd tag")?;
    Ok(format!("{} tags", tags.len()))
}

async fn untag(client: &Client) -> Step {
    let arn = arn(client).await?;
    client.untag_resource().resource(&arn).tag_keys("owner").tag_keys("a&b").send().await?;
    let tags = client.list_tags().resource(&arn).send().await?;
    let left = tags.tags().map(|tags| tags.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
    ensure(left == ["purpose"], &format!("one tag, got {left:?}"))?;
    Ok(left.join(", "))
}

async fn arn(client: &Client) -> Step {
    let got = client.get_function().function_name(NAME).send().await?;
    let arn = got.configuration().and_then(|it| it.function_arn()).ok_or("expected an ARN")?;
    Ok(arn.to_owned())
}

async fn permit(client: &Client) -> Step {
    let add = client.add_permission().function_name(NAME).statement_id("api").action("lambda:InvokeFunction");
    add.principal("apigateway.amazonaws.com").send().await?;
    let policy = client.get_policy().function_name(NAME).send().await?;
    let policy = policy.policy().ok_or("expected a policy")?;
    ensure(policy.contains("apigateway.amazonaws.com"), "the principal")?;
    Ok(format!("{} characters", policy.len()))
}

async fn reserve(client: &Client) -> Step {
    let put = client.put_function_concurrency().function_name(NAME).reserved_concurrent_executions(7);
    let reserved = put.send().await?.reserved_concurrent_executions();
    ensure(reserved == Some(7), "seven")?;
    Ok("7".into())
}

/// Answered by 204 without a body.
async fn delete(client: &Client) -> Step {
    client.delete_function().function_name(NAME).send().await?;
    let Err(error) = client.get_function().function_name(NAME).send().await else {
        return Err("expected it to be gone".into());
    };
    ensure(error.into_service_error().is_resource_not_found_exception(), "ResourceNotFoundException")?;
    Ok("ResourceNotFoundException".into())
}

/// A ZIP archive with one empty file, `a`.
const ARCHIVE: &[u8] = b"PK\x03\x04\x0a\0\0\0\0\0\0\0\x21\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0a\
PK\x01\x02\x0a\0\x0a\0\0\0\0\0\0\0\x21\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0a\
PK\x05\x06\0\0\0\0\x01\0\x01\0\x2f\0\0\0\x1f\0\0\0\0\0";
