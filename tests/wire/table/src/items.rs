//! Items of the table.

use std::collections::HashMap;

use crate::dynamodb::Client;
use crate::dynamodb::operation::put_item::PutItemError;
use crate::dynamodb::operation::update_item::UpdateItemError;
use crate::dynamodb::primitives::Blob;
use crate::dynamodb::types::{
    AttributeValue, PutRequest, ReturnValue, ReturnValuesOnConditionCheckFailure, WriteRequest,
};
use crate::table::{DEPOT, NAME, NUMBER};
use crate::{Step, ensure};

/// How many items the query goes over, and how many stand on a page.
const ITEMS: usize = 60;
const PAGE: i32 = 7;

fn text(value: &str) -> AttributeValue {
    AttributeValue::S(value.into())
}

fn number(value: impl ToString) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

/// An item with every type of value there is.
fn parcel() -> HashMap<String, AttributeValue> {
    let inner = AttributeValue::M(HashMap::from([
        (
            "deep".to_owned(),
            AttributeValue::L(vec![text("ünïcödé ✓"), AttributeValue::Null(true), number("1E+2")]),
        ),
        ("empty".to_owned(), AttributeValue::L(Vec::new())),
    ]));
    HashMap::from([
        (DEPOT.to_owned(), text("north")),
        (NUMBER.to_owned(), number(0)),
        ("blob".to_owned(), AttributeValue::B(Blob::new([0, 255, 10]))),
        ("flag".to_owned(), AttributeValue::Bool(false)),
        ("map".to_owned(), inner),
        ("numbers".to_owned(), AttributeValue::Ns(vec!["1".into(), "-2.5".into()])),
        ("blobs".to_owned(), AttributeValue::Bs(vec![Blob::new("a"), Blob::new("b")])),
        ("texts".to_owned(), AttributeValue::Ss(vec!["x".into(), "y".into()])),
    ])
}

/// What is put comes back as it was, but for the order of sets.
pub(crate) async fn put_and_get(client: &Client) -> Step {
    client.put_item().table_name(NAME).set_item(Some(parcel())).send().await?;
    let got = client
        .get_item()
        .table_name(NAME)
        .key(DEPOT, text("north"))
        .key(NUMBER, number(0))
        .consistent_read(true)
        .send()
        .await?;
    let mut item = got.item().cloned().ok_or("expected the item")?;
    for value in item.values_mut() {
        match value {
            AttributeValue::Ss(it) | AttributeValue::Ns(it) => it.sort_by(|a, b| b.cmp(a)),
            AttributeValue::Bs(it) => it.sort_by(|a, b| a.as_ref().cmp(b.as_ref())),
            _ => {}
        }
    }
    let mut expected = parcel();
    expected.insert("numbers".into(), AttributeValue::Ns(vec!["1".into(), "-2.5".into()]));
    expected.insert("texts".into(), AttributeValue::Ss(vec!["y".into(), "x".into()]));
    ensure(item == expected, &format!("{expected:?}, got {item:?}"))?;
    Ok(format!("{} attributes", item.len()))
}

/// A condition that does not hold is an error of the model.
pub(crate) async fn put_on_condition(client: &Client) -> Step {
    let put = client.put_item().table_name(NAME).set_item(Some(parcel()));
    let sent = put.condition_expression("attribute_not_exists(depot)").send().await;
    let Err(error) = sent else { return Err("expected an error".into()) };
    match error.into_service_error() {
        PutItemError::ConditionalCheckFailedException(error) => {
            Ok(error.message().unwrap_or_default().to_owned())
        }
        other => Err(other.into()),
    }
}

/// An expression with names and values of its own.
pub(crate) async fn update(client: &Client) -> Step {
    let updated = client
        .update_item()
        .table_name(NAME)
        .key(DEPOT, text("north"))
        .key(NUMBER, number(0))
        .update_expression("SET #w = :w, #m.#d[0] = :d REMOVE flag ADD numbers :n")
        .expression_attribute_names("#w", "weight")
        .expression_attribute_names("#m", "map")
        .expression_attribute_names("#d", "deep")
        .expression_attribute_values(":w", number(12))
        .expression_attribute_values(":d", text("changed"))
        .expression_attribute_values(":n", AttributeValue::Ns(vec!["7".into()]))
        .return_values(ReturnValue::AllNew)
        .send()
        .await?;
    let item = updated.attributes().ok_or("expected the new item")?;
    ensure(item.get("weight") == Some(&number(12)), "the weight")?;
    ensure(!item.contains_key("flag"), "no flag")?;
    ensure(
        item.get("numbers").and_then(|it| it.as_ns().ok()).is_some_and(|it| it.len() == 3),
        "three numbers",
    )?;
    let deep = item.get("map").and_then(|it| it.as_m().ok()).and_then(|map| map.get("deep"));
    let first = deep.and_then(|it| it.as_l().ok()).and_then(|it| it.first());
    ensure(first == Some(&text("changed")), "the changed text")?;
    Ok(format!("{} attributes", item.len()))
}

/// The error has the item with it.
pub(crate) async fn update_on_condition(client: &Client) -> Step {
    let sent = client
        .update_item()
        .table_name(NAME)
        .key(DEPOT, text("north"))
        .key(NUMBER, number(0))
        .update_expression("SET weight = :w")
        .condition_expression("weight < :w")
        .expression_attribute_values(":w", number(3))
        .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
        .send()
        .await;
    let Err(error) = sent else { return Err("expected an error".into()) };
    match error.into_service_error() {
        UpdateItemError::ConditionalCheckFailedException(error) => {
            let weight = error.item().and_then(|item| item.get("weight"));
            ensure(weight == Some(&number(12)), &format!("the item with its weight, got {error:?}"))?;
            Ok("weight 12".into())
        }
        other => Err(other.into()),
    }
}

/// As many as go into a batch at once; what is left unprocessed would be missed by the queries.
pub(crate) async fn write_batches(client: &Client) -> Step {
    let numbers: Vec<_> = (1..=ITEMS).collect();
    let mut batches = 0;
    for some in numbers.chunks(25) {
        let mut batch = client.batch_write_item();
        let mut requests = Vec::new();
        for nth in some {
            let put = PutRequest::builder()
                .item(DEPOT, text("south"))
                .item(NUMBER, number(nth))
                .item("label", text(&format!("parcel {nth}")))
                .build()?;
            requests.push(WriteRequest::builder().put_request(put).build());
        }
        batch = batch.request_items(NAME, requests);
        let written = batch.send().await?;
        ensure(written.unprocessed_items().is_none_or(HashMap::is_empty), "everything to be processed")?;
        batches += 1;
    }
    Ok(format!("{batches} batches"))
}

fn query(client: &Client) -> crate::dynamodb::operation::query::QueryFluentBuilder {
    client
        .query()
        .table_name(NAME)
        .key_condition_expression("#depot = :depot")
        .expression_attribute_names("#depot", DEPOT)
        .expression_attribute_values(":depot", text("south"))
}

/// `into_paginator().items()`.
pub(crate) async fn query_items(client: &Client) -> Step {
    let mut items = query(client).limit(PAGE).into_paginator().items().send();
    let mut numbers = Vec::new();
    while let Some(item) = items.next().await {
        let item = item?;
        let number = item.get(NUMBER).and_then(|it| it.as_n().ok()).ok_or("expected a number")?;
        numbers.push(number.parse::<usize>()?);
    }
    ensure(numbers == (1..=ITEMS).collect::<Vec<_>>(), &format!("1 to {ITEMS} in order, got {numbers:?}"))?;
    Ok(format!("{} items", numbers.len()))
}

/// `into_paginator().page_size(…)`.
pub(crate) async fn query_pages(client: &Client) -> Step {
    let mut pages = query(client).scan_index_forward(false).into_paginator().page_size(PAGE).send();
    let (mut count, mut items) = (0, Vec::new());
    while let Some(page) = pages.next().await {
        let page = page?;
        ensure(page.count() as usize == page.items().len() && page.count() <= PAGE, "a full count")?;
        items.extend(page.items().to_vec());
        count += 1;
    }
    ensure(items.len() == ITEMS, &format!("{ITEMS} items, got {}", items.len()))?;
    ensure(items[0].get(NUMBER) == Some(&number(ITEMS)), "the last one first")?;
    ensure(count == ITEMS.div_ceil(PAGE as usize), &format!("nine pages, got {count}"))?;
    Ok(format!("{count} pages"))
}

/// It is told what it was, and is gone.
pub(crate) async fn delete(client: &Client) -> Step {
    let delete = client.delete_item().table_name(NAME).key(DEPOT, text("south")).key(NUMBER, number(1));
    let deleted = delete.return_values(ReturnValue::AllOld).send().await?;
    let label = deleted.attributes().and_then(|item| item.get("label"));
    ensure(label == Some(&text("parcel 1")), "the item that was there")?;
    let get = client.get_item().table_name(NAME).key(DEPOT, text("south")).key(NUMBER, number(1));
    ensure(get.send().await?.item().is_none(), "it to be gone")?;
    Ok("parcel 1".into())
}
