//! Paginators.

mod sample;

use smithwright_runtime::error::{DisplayErrorContext, SdkError};

use sample::{answer, body, client, config, header, replay};

fn page(things: &str, token: Option<&str>) -> http::Response<aws_smithy_types::body::SdkBody> {
    let token = token.map(|token| format!(r#","nextToken":"{token}""#)).unwrap_or_default();
    answer(200, &format!(r#"{{"things":[{things}]{token}}}"#))
}

#[tokio::test]
async fn items_of_three_pages() {
    let http = replay([page(r#""a","b""#, Some("1")), page("", Some("2")), page(r#""c""#, None)]);
    let items = client(&http).list_things().into_paginator().page_size(2).items().send();
    let things = items.collect::<Result<Vec<_>, _>>().await.expect("all pages");
    assert_eq!(things, ["a", "b", "c"]);
    let bodies: Vec<_> = http.actual_requests().map(body).collect();
    assert_eq!(
        bodies,
        [r#"{"maxResults":2}"#, r#"{"nextToken":"1","maxResults":2}"#, r#"{"nextToken":"2","maxResults":2}"#,]
    );
}

#[tokio::test]
async fn requests_are_sent_as_pages_are_asked_for() {
    let http = replay([page(r#""a""#, Some("1")), page(r#""b""#, Some(""))]);
    let mut pages = client(&http).list_things().next_token("0").into_paginator().send();
    assert_eq!(http.actual_requests().count(), 0);
    let first = pages.next().await.expect("a page").expect("an output");
    assert_eq!((first.things(), first.next_token()), (&["a".to_owned()][..], Some("1")));
    assert_eq!(http.actual_requests().count(), 1);
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    // An empty token is the end.
    assert!(pages.next().await.is_none());
    assert_eq!(body(http.actual_requests().next().expect("a request")), r#"{"nextToken":"0"}"#);
}

#[tokio::test]
async fn the_same_token_twice() {
    let answers = || [page("", Some("1")), page("", Some("1")), page("", None)];
    let http = replay(answers());
    let pages = client(&http).list_things().into_paginator().send();
    assert_eq!(pages.collect::<Vec<_>>().await.len(), 2);

    let http = replay(answers());
    let pages = client(&http).list_things().into_paginator().stop_on_duplicate_token(false).send();
    assert_eq!(pages.collect::<Vec<_>>().await.len(), 3);
}

/// Pages with these tokens for ever.
fn round(tokens: &[String]) -> impl Iterator<Item = http::Response<aws_smithy_types::body::SdkBody>> {
    tokens.iter().cycle().map(|token| page(r#""a""#, Some(token)))
}

#[tokio::test]
async fn tokens_that_come_round() {
    // The first tokens lead into a round of so many.
    for (lead, length) in [(0, 2), (1, 2), (0, 3), (2, 3), (5, 4), (0, 7), (30, 2), (3, 60)] {
        let lead: Vec<_> = (0..lead).map(|n| format!("lead-{n}")).collect();
        let length: usize = length;
        let tokens: Vec<_> = (0..length).map(|n| format!("round-{n}")).collect();
        let most = 3 * lead.len().max(length) + length;
        let answers = lead.iter().map(|token| page(r#""a""#, Some(token))).chain(round(&tokens));
        let http = replay(answers.take(most + 2));
        let mut pages = client(&http).list_things().into_paginator().send();
        let mut outputs = 0;
        let error = loop {
            match pages.next().await.expect("an error comes before the end") {
                Ok(_) => outputs += 1,
                Err(error) => break error,
            }
        };
        assert!(outputs > lead.len() + length && outputs <= most, "{outputs} of {} + {length}", lead.len());
        let text = DisplayErrorContext(&error).to_string();
        assert!(matches!(error, SdkError::ConstructionFailure(_)), "{text}");
        assert!(text.contains("the tokens of the pages come round") && !text.contains("round-"), "{text}");
        assert!(pages.next().await.is_none());
        assert_eq!(http.actual_requests().count(), outputs);
    }
}

#[tokio::test]
async fn a_round_that_the_request_began() {
    let tokens = ["B".to_owned(), "A".to_owned()];
    let http = replay(round(&tokens).take(10));
    let items = client(&http).list_things().next_token("A").into_paginator().items().send();
    let items = items.collect::<Vec<_>>().await;
    assert!(items.last().is_some_and(Result::is_err) && items.len() <= 4, "{items:?}");

    // Where tokens may repeat, a round is none of our business.
    let http = replay(round(&tokens).take(10).chain([page("", None)]));
    let pages = client(&http).list_things().into_paginator().stop_on_duplicate_token(false).send();
    assert_eq!(pages.collect::<Result<Vec<_>, _>>().await.expect("pages").len(), 11);
}

#[tokio::test]
async fn tokens_that_differ_go_on() {
    let answers = (0..500).map(|n| page(r#""a""#, Some(&n.to_string()))).chain([page("", None)]);
    let pages = client(&replay(answers)).list_things().into_paginator().send();
    assert_eq!(pages.collect::<Result<Vec<_>, _>>().await.expect("pages").len(), 501);
}

#[tokio::test]
async fn an_error_is_the_end() {
    let http = replay([page(r#""a""#, Some("1")), answer(400, r#"{"__type":"Missing"}"#), page("", None)]);
    let mut items = client(&http).list_things().into_paginator().items().send();
    assert_eq!(items.next().await.expect("an item").expect("an output"), "a");
    assert!(items.next().await.expect("an item").expect_err("an error").into_service_error().is_missing());
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn pagination_is_named_in_the_user_agent() {
    let http = replay([page("", None)]);
    let conf = config(&http).build();
    sample::Client::from_conf(conf).list_things().into_paginator().send().collect::<Vec<_>>().await;
    let request = http.actual_requests().next().expect("a request");
    // Metric C: a paginator.
    let agent = header(request, "x-amz-user-agent");
    assert!(agent.split(' ').any(|part| part.starts_with("m/") && part.contains('C')), "{agent}");
}
