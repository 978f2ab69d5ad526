//! aws-smithy-mocks works on generated clients: it looks into typed inputs, and puts typed outputs and errors in.

mod sample;

use aws_smithy_mocks::{RuleMode, mock, mock_client};

use sample::Client;
use sample::error::{Error, Missing};
use sample::get_thing::{GetThingOutput, Thing};

fn ready() -> GetThingOutput {
    let thing = Thing::builder().name("a").status("READY").build().expect("a thing");
    GetThingOutput::builder().thing(thing).build()
}

#[tokio::test]
async fn outputs_and_errors() {
    let found = mock!(Client::get_thing).match_requests(|input| input.name() == Some("a")).then_output(ready);
    let missing = mock!(Client::get_thing)
        .match_requests(|input| input.name() == Some("b"))
        .then_error(|| Error::Missing(Missing::builder().name("b").build()));
    let client = mock_client!(sample, RuleMode::MatchAny, [&found, &missing]);

    assert_eq!(client.get_thing().name("a").send().await.expect("an output").state(), "READY");
    let error = client.get_thing().name("b").send().await.expect_err("an error");
    assert!(error.into_service_error().is_missing());
    assert_eq!((found.num_calls(), missing.num_calls()), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn retries() {
    let rule = mock!(Client::get_thing).sequence().http_status(503, None).output(ready).build();
    let client = mock_client!(sample, RuleMode::Sequential, [&rule]);
    assert_eq!(client.get_thing().name("a").send().await.expect("an output").state(), "READY");
    assert_eq!(rule.num_calls(), 2);
}
