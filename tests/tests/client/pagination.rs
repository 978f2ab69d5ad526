//! Lists that come in pages.

use proton::error::ProvideErrorMetadata;
use proton::operation::list_service_instances::ListServiceInstancesOutput;
use serde_json::{Value, json};
use smithwright_tests::server::{Answer, Received, Server};

use crate::support;

fn page(keys: &[&str], next: Option<&str>) -> Answer {
    let tags: Vec<_> = keys.iter().map(|key| json!({ "key": key, "value": "v" })).collect();
    Answer::ok(json!({ "tags": tags, "nextToken": next }))
}

fn three_pages() -> [Answer; 3] {
    [page(&["a", "b"], Some("1")), page(&[], Some("2")), page(&["c"], None)]
}

fn sent(server: &Server, member: &str) -> Vec<Value> {
    server.received().iter().map(|request: &Received| request.json()[member].clone()).collect()
}

#[tokio::test]
async fn pages_come_one_by_one() {
    let server = Server::scripted(three_pages()).await;
    let client = support::client(server.url());
    let mut pages = client.list_tags_for_resource().resource_arn("arn").into_paginator().page_size(2).send();
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        sizes.push(page.expect("a page").tags().len());
    }
    assert_eq!(sizes, [2, 0, 1]);
    assert_eq!(sent(&server, "nextToken"), [Value::Null, "1".into(), "2".into()]);
    assert_eq!(sent(&server, "maxResults"), [2, 2, 2]);
    assert_eq!(sent(&server, "resourceArn"), ["arn", "arn", "arn"]);
}

#[tokio::test]
async fn nothing_is_sent_before_it_is_asked_for() {
    let server = Server::scripted(three_pages()).await;
    let mut pages = support::client(server.url()).list_tags_for_resource().into_paginator().send();
    assert_eq!(server.received().len(), 0);
    pages.next().await.expect("a page").expect("a good one");
    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    assert_eq!(server.received().len(), 1, "the next page is fetched when it is asked for");
}

#[tokio::test]
async fn items_of_all_pages_come_in_one_row() {
    let server = Server::scripted(three_pages()).await;
    let items = support::client(server.url()).list_tags_for_resource().into_paginator().items().send();
    let items: Vec<_> = items.collect::<Result<_, _>>().await.expect("all pages are good");
    assert_eq!(items.iter().map(|tag| tag.key()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(sent(&server, "maxResults"), [Value::Null, Value::Null, Value::Null]);
}

#[tokio::test]
async fn a_token_given_at_first_is_where_it_starts() {
    let server = Server::scripted([page(&["c"], None)]).await;
    let call = support::client(server.url()).list_tags_for_resource().next_token("2").max_results(7);
    let pages: Vec<_> = call.into_paginator().send().collect::<Result<_, _>>().await.expect("good pages");
    assert_eq!(pages.len(), 1);
    assert_eq!((sent(&server, "nextToken"), sent(&server, "maxResults")), (vec!["2".into()], vec![7.into()]));
}

#[tokio::test]
async fn an_empty_token_ends_the_list() {
    let server = Server::scripted([page(&["a"], Some(""))]).await;
    let pages = support::client(server.url()).list_tags_for_resource().into_paginator().send();
    assert_eq!(pages.collect::<Result<Vec<_>, _>>().await.expect("good pages").len(), 1);
}

#[tokio::test]
async fn the_same_token_twice_ends_the_list() {
    let server =
        Server::scripted([page(&["a"], Some("1")), page(&["b"], Some("1")), page(&["c"], None)]).await;
    let pages = support::client(server.url()).list_tags_for_resource().into_paginator().send();
    let pages = pages.collect::<Result<Vec<_>, _>>().await.expect("good pages");
    assert_eq!(pages.iter().map(|page| page.tags()[0].key()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn the_same_token_twice_is_followed_when_wanted() {
    let server =
        Server::scripted([page(&["a"], Some("1")), page(&["b"], Some("1")), page(&["c"], None)]).await;
    let pages = support::client(server.url())
        .list_tags_for_resource()
        .into_paginator()
        .stop_on_duplicate_token(false);
    let items = pages.items().send().collect::<Result<Vec<_>, _>>().await.expect("good pages");
    assert_eq!(items.len(), 3);
}

#[tokio::test]
async fn an_error_in_the_middle_ends_the_list() {
    let refused = Answer::error(403, "AccessDeniedException", "no");
    let server = Server::scripted([page(&["a"], Some("1")), refused, page(&["c"], None)]).await;
    let mut items = support::client(server.url()).list_tags_for_resource().into_paginator().items().send();
    assert_eq!(items.next().await.expect("an item").expect("a good one").key(), "a");
    let error = items.next().await.expect("told").expect_err("refused");
    assert_eq!(error.code(), Some("AccessDeniedException"));
    assert!(items.next().await.is_none());
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn an_error_at_first_is_told_once() {
    let server = Server::scripted([Answer::error(403, "AccessDeniedException", "no")]).await;
    let mut pages = support::client(server.url()).list_services().into_paginator().send();
    assert!(pages.try_next().await.is_err());
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn filters_go_with_every_page() {
    use proton::types::{ListServiceInstancesFilter, ListServiceInstancesFilterBy, SortOrder};
    let pages = [json!({ "serviceInstances": [], "nextToken": "1" }), json!({ "serviceInstances": [] })];
    let server = Server::scripted(pages.map(Answer::ok)).await;
    let filter =
        ListServiceInstancesFilter::builder().key(ListServiceInstancesFilterBy::Name).value("one").build();
    let call = support::client(server.url())
        .list_service_instances()
        .filters(filter)
        .sort_order(SortOrder::Ascending);
    let pages = call.into_paginator().send().collect::<Result<Vec<_>, _>>().await.expect("good pages");
    assert!(pages.iter().all(|page: &ListServiceInstancesOutput| page.service_instances().is_empty()));
    let filter = json!([{ "key": "name", "value": "one" }]);
    assert_eq!(sent(&server, "filters"), [filter.clone(), filter]);
    assert_eq!(sent(&server, "sortOrder"), ["ASCENDING", "ASCENDING"]);
}
