//! An API, from its creation to its end.

use std::error::Error;

use crate::apigateway::Client;
use crate::apigateway::error::ProvideErrorMetadata;
use crate::apigateway::types::{IntegrationType, Op, PatchOperation};
use crate::{Step, ensure, step};

/// All steps in their order.
pub(crate) async fn life(client: &Client) -> Result<(), Box<dyn Error>> {
    step("an API that is not there", absent(client).await)?;
    let id = create(client).await?;
    step("create an API", Ok(id.clone()))?;
    step("find it", get(client, &id).await)?;
    step("change its name by a patch", patch(client, &id).await)?;
    let (root, item) = resources(client, &id).await?;
    step("find its root, and put a resource below", Ok(format!("{root}, {item}")))?;
    step("put a method", method(client, &id, &item).await)?;
    step("put its answer", answer(client, &id, &item).await)?;
    step("integrate it", integrate(client, &id, &item).await)?;
    step("find the whole method", whole(client, &id, &item).await)?;
    step("deploy it", deploy(client, &id).await)?;
    step("create keys", keys(client).await)?;
    step("list keys, item by item", list_keys(client).await)?;
    step("delete the API", delete(client, &id).await)
}

async fn absent(client: &Client) -> Step {
    let Err(error) = client.get_rest_api().rest_api_id("nowhere").send().await else {
        return Err("expected an error".into());
    };
    let error = error.into_service_error();
    ensure(error.is_not_found_exception(), "NotFoundException")?;
    ensure(error.code() == Some("NotFoundException"), "its code")?;
    Ok(error.message().unwrap_or_default().to_owned())
}

async fn create(client: &Client) -> Step {
    let create = client.create_rest_api().name("parcels").description("tést ✓");
    let created = create.tags("purpose", "tést").send().await?;
    ensure(created.name() == Some("parcels"), "the name")?;
    ensure(created.created_date().is_some_and(|date| date.secs() > 1_500_000_000), "a time of creation")?;
    Ok(created.id().ok_or("expected an id")?.to_owned())
}

async fn get(client: &Client, id: &str) -> Step {
    let got = client.get_rest_api().rest_api_id(id).send().await?;
    ensure(got.description() == Some("tést ✓"), "the description")?;
    ensure(got.tags().is_some_and(|tags| tags.contains_key("purpose")), "the tag")?;
    Ok(format!("{:?}", got.api_key_source()))
}

async fn patch(client: &Client, id: &str) -> Step {
    let name = PatchOperation::builder().op(Op::Replace).path("/name").value("parcels & more").build();
    let update = client.update_rest_api().rest_api_id(id).patch_operations(name);
    let patched = update.send().await?;
    ensure(patched.name() == Some("parcels & more"), "the new name")?;
    Ok("parcels & more".into())
}

async fn resources(client: &Client, id: &str) -> Result<(String, String), Box<dyn Error>> {
    let listed = client.get_resources().rest_api_id(id).send().await?;
    let root = listed.items().iter().find(|it| it.path() == Some("/")).and_then(|it| it.id());
    let root = root.ok_or("expected a root")?.to_owned();
    let create = client.create_resource().rest_api_id(id).parent_id(&root).path_part("{item}");
    let created = create.send().await?;
    ensure(created.path() == Some("/{item}"), "the path")?;
    Ok((root, created.id().ok_or("expected an id")?.to_owned()))
}

async fn method(client: &Client, id: &str, item: &str) -> Step {
    let put = client.put_method().rest_api_id(id).resource_id(item).http_method("GET");
    let put = put.authorization_type("NONE").api_key_required(true);
    let method = put.request_parameters("method.request.path.item", true).send().await?;
    ensure(method.http_method() == Some("GET") && method.api_key_required() == Some(true), "the method")?;
    let parameters = method.request_parameters().ok_or("expected parameters")?;
    ensure(parameters.get("method.request.path.item") == Some(&true), "the parameter")?;
    Ok("GET".into())
}

async fn answer(client: &Client, id: &str, item: &str) -> Step {
    let put = client.put_method_response().rest_api_id(id).resource_id(item).http_method("GET");
    let answer = put.status_code("200").response_models("application/json", "Empty").send().await?;
    ensure(answer.status_code() == Some("200"), "status 200")?;
    Ok("200".into())
}

async fn integrate(client: &Client, id: &str, item: &str) -> Step {
    let put = client.put_integration().rest_api_id(id).resource_id(item).http_method("GET");
    let put =
        put.r#type(IntegrationType::Http).integration_http_method("GET").uri("http://example.com/{item}");
    let integration = put.send().await?;
    ensure(integration.uri() == Some("http://example.com/{item}"), "the URI")?;
    Ok(format!("{:?}", integration.r#type()))
}

async fn whole(client: &Client, id: &str, item: &str) -> Step {
    let method = client.get_method().rest_api_id(id).resource_id(item).http_method("GET").send().await?;
    let integration = method.method_integration().ok_or("expected an integration")?;
    ensure(integration.r#type() == Some(&IntegrationType::Http), "its type")?;
    ensure(method.method_responses().is_some_and(|it| it.contains_key("200")), "the answer")?;
    Ok(format!("{} answers", method.method_responses().map_or(0, |it| it.len())))
}

async fn deploy(client: &Client, id: &str) -> Step {
    let create = client.create_deployment().rest_api_id(id).stage_name("live").variables("depot", "north");
    let deployed = create.send().await?;
    let stages = client.get_stages().rest_api_id(id).deployment_id(deployed.id().unwrap_or_default());
    let stages = stages.send().await?;
    let names: Vec<_> = stages.item().iter().filter_map(|it| it.stage_name()).collect();
    ensure(names == ["live"], &format!("one stage, got {names:?}"))?;
    Ok(names.join(", "))
}

const KEYS: usize = 7;

async fn keys(client: &Client) -> Step {
    for nth in 0..KEYS {
        let key = client.create_api_key().name(format!("key {nth}")).enabled(true).send().await?;
        ensure(key.enabled(), "an enabled key")?;
    }
    Ok(format!("{KEYS} keys"))
}

async fn list_keys(client: &Client) -> Step {
    let mut keys =
        client.get_api_keys().name_query("key").include_values(true).into_paginator().items().send();
    let mut count = 0;
    while let Some(key) = keys.next().await {
        ensure(key?.value().is_some_and(|value| !value.is_empty()), "a value")?;
        count += 1;
    }
    ensure(count == KEYS, &format!("{KEYS} keys, got {count}"))?;
    Ok(format!("{count} keys"))
}

/// Answered by 202 without a body.
async fn delete(client: &Client, id: &str) -> Step {
    client.delete_rest_api().rest_api_id(id).send().await?;
    let Err(error) = client.get_rest_api().rest_api_id(id).send().await else {
        return Err("expected it to be gone".into());
    };
    ensure(error.into_service_error().is_not_found_exception(), "NotFoundException")?;
    Ok("NotFoundException".into())
}
