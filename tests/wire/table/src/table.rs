//! The table itself.

use std::time::Duration;

use crate::dynamodb::Client;
use crate::dynamodb::client::Waiters;
use crate::dynamodb::error::ProvideErrorMetadata;
use crate::dynamodb::types::{
    AttributeDefinition, BillingMode, KeySchemaElement, KeyType, ScalarAttributeType, TableStatus, Tag,
};
use crate::{Step, ensure};

/// Name of the table.
pub(crate) const NAME: &str = "parcels";
/// Partition key.
pub(crate) const DEPOT: &str = "depot";
/// Sort key.
pub(crate) const NUMBER: &str = "number";

/// Longest time a waiter may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// The error for a table that is not there is the modelled one.
pub(crate) async fn absent(client: &Client) -> Step {
    let Err(error) = client.describe_table().table_name(NAME).send().await else {
        return Err("expected an error".into());
    };
    let error = error.into_service_error();
    ensure(error.is_resource_not_found_exception(), "ResourceNotFoundException")?;
    ensure(error.code() == Some("ResourceNotFoundException"), "its code")?;
    Ok(error.message().unwrap_or_default().to_owned())
}

/// Two keys, billed by request.
pub(crate) async fn create(client: &Client) -> Step {
    let attribute = |name, ty| AttributeDefinition::builder().attribute_name(name).attribute_type(ty).build();
    let key = |name, ty| KeySchemaElement::builder().attribute_name(name).key_type(ty).build();
    let created = client
        .create_table()
        .table_name(NAME)
        .attribute_definitions(attribute(DEPOT, ScalarAttributeType::S)?)
        .attribute_definitions(attribute(NUMBER, ScalarAttributeType::N)?)
        .key_schema(key(DEPOT, KeyType::Hash)?)
        .key_schema(key(NUMBER, KeyType::Range)?)
        .billing_mode(BillingMode::PayPerRequest)
        .tags(Tag::builder().key("purpose").value("tést ✓").build()?)
        .send()
        .await?;
    let table = created.table_description().ok_or("expected a description")?;
    ensure(table.table_name() == Some(NAME), "the table's name")?;
    ensure(table.key_schema().len() == 2, "two keys")?;
    ensure(table.creation_date_time().is_some_and(|time| time.secs() > 1_500_000_000), "a time of creation")?;
    Ok(table.table_arn().unwrap_or_default().to_owned())
}

/// The waiter `TableExists`.
pub(crate) async fn wait_until_there(client: &Client) -> Step {
    let last = client.wait_until_table_exists().table_name(NAME).wait(PATIENCE).await?;
    let described = last.into_result()?;
    let table = described.table().ok_or("expected a table")?;
    ensure(table.table_status() == Some(&TableStatus::Active), "the table to be active")?;
    Ok(format!("{:?}", table.table_status()))
}

/// Says what is deleted.
pub(crate) async fn delete(client: &Client) -> Step {
    let deleted = client.delete_table().table_name(NAME).send().await?;
    let table = deleted.table_description().ok_or("expected a description")?;
    ensure(table.table_name() == Some(NAME), "the table's name")?;
    Ok(format!("{:?}", table.table_status()))
}

/// The waiter `TableNotExists`, which ends with an error of the model.
pub(crate) async fn wait_until_gone(client: &Client) -> Step {
    let last = client.wait_until_table_not_exists().table_name(NAME).wait(PATIENCE).await?;
    let Err(error) = last.into_result() else { return Err("expected an error".into()) };
    ensure(
        error.as_service_error().is_some_and(|error| error.is_resource_not_found_exception()),
        "the table not to be found",
    )?;
    Ok("ResourceNotFoundException".into())
}
