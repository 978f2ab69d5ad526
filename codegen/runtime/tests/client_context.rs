//! Endpoint parameters from operations, inputs, configuration and credentials.

#[path = "sample/error.rs"]
#[allow(dead_code, unreachable_pub, reason = "this client has no errors of its own")]
mod error;
mod shelf;

use std::sync::{Arc, Mutex};

use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use aws_types::endpoint_config::AccountIdEndpointMode;
use smithwright_runtime::Config;
use smithwright_runtime::config::{Credentials, SharedHttpClient};
use smithwright_runtime::endpoint::{Endpoint, EndpointFuture, ParamValue, Params, ResolveEndpoint};

use shelf::{Book, Builder, Client, PutFluentBuilder, Service};

/// Keeps the parameters that it is asked with.
#[derive(Clone, Debug, Default)]
struct Asked(Arc<Mutex<Option<Params>>>);

impl ResolveEndpoint for Asked {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        *self.0.lock().expect("no panic") = Some(params.clone());
        EndpointFuture::ready(Ok(Endpoint::builder().url("https://shelf.example.com").build()))
    }
}

impl Asked {
    fn get(&self, name: &str) -> Option<ParamValue> {
        self.0.lock().expect("no panic").as_ref().expect("an endpoint was resolved").get(name).cloned()
    }
}

/// Answers every request.
fn http() -> SharedHttpClient {
    infallible_client_fn(|_| http::Response::new(SdkBody::from("{}")))
}

fn config(asked: &Asked) -> Builder {
    Config::<Service>::builder().with_test_defaults_v2().http_client(http()).endpoint_resolver(asked.clone())
}

/// The parameters of a call.
async fn asked(
    set: impl FnOnce(Builder) -> Builder,
    call: impl FnOnce(PutFluentBuilder) -> PutFluentBuilder,
) -> Asked {
    let asked = Asked::default();
    let client = Client::from_conf(set(config(&asked)).build());
    call(client.put().shelf("s")).send().await.expect("an output");
    asked
}

fn book(title: &str, author: Option<&str>) -> Book {
    Book { title: Some(title.into()), author: author.map(Into::into), ..Book::default() }
}

fn texts(texts: &[&str]) -> Option<ParamValue> {
    Some(texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>().into())
}

#[tokio::test]
async fn values_of_the_operation() {
    let asked = asked(|config| config, |call| call).await;
    assert_eq!(asked.get("Static"), Some("always".into()));
    assert_eq!(asked.get("Flag"), Some(true.into()));
    assert_eq!(asked.get("Texts"), texts(&["a", "b"]));
}

#[tokio::test]
async fn members_of_the_input() {
    let given = asked(|config| config, |call| call.kind("k").labels("x").labels("y")).await;
    assert_eq!(given.get("Shelf"), Some("s".into()));
    assert_eq!(given.get("Kind"), Some("k".into()));
    assert_eq!(given.get("Labels"), texts(&["x", "y"]));
    let absent = asked(|config| config, |call| call).await;
    assert_eq!((absent.get("Kind"), absent.get("Labels")), (None, None));
}

#[tokio::test]
async fn paths_into_the_input() {
    let given = asked(
        |config| config,
        |call| {
            call.books(book("A", Some("B")))
                .books(book("C", None))
                .places("z", book("Z", None))
                .places("b", Book::default())
                .first(Book { sold: Some(true), ..Book::default() })
        },
    )
    .await;
    assert_eq!(given.get("Titles"), texts(&["A", "C"]));
    assert_eq!(given.get("Names"), texts(&["A", "B", "C"]));
    assert_eq!(given.get("Keys"), texts(&["b", "z"]));
    assert_eq!(given.get("Placed"), texts(&["Z"]));
    assert_eq!(given.get("Sold"), Some(true.into()));
    assert_eq!(given.get("Doubled"), None);
    let absent = asked(|config| config, |call| call).await;
    for name in ["Titles", "Names", "Keys", "Placed", "Sold", "Faulty"] {
        assert_eq!(absent.get(name), None, "{name}");
    }
}

#[tokio::test]
async fn nothing_is_sent_without_a_required_member() {
    for shelf in [None, Some(String::new()), Some(" \t".to_owned())] {
        let asked = Asked::default();
        let call = Client::from_conf(config(&asked).build()).put().set_shelf(shelf);
        let error = call.send().await.expect_err("no shelf");
        let error = aws_smithy_types::error::display::DisplayErrorContext(error).to_string();
        let expected = "invalid value for the endpoint parameter `Shelf`: this member of the input has to be set, and \
            not be blank";
        assert!(error.contains(expected), "{error}");
        assert!(asked.0.lock().expect("no panic").is_none());
    }
}

#[tokio::test]
async fn the_more_specific_goes_before() {
    let client = asked(|config| config.kind("client").wide(true), |call| call).await;
    assert_eq!(client.get("Kind"), Some("client".into()));
    assert_eq!(client.get("Wide"), Some(true.into()));
    let path = asked(|config| config.kind("client"), |call| call.first(book("path", None))).await;
    assert_eq!(path.get("Kind"), Some("path".into()));
    let member =
        asked(|config| config.kind("client"), |call| call.first(book("path", None)).kind("member")).await;
    assert_eq!(member.get("Kind"), Some("member".into()));
}

#[tokio::test]
async fn settings_of_one_call_go_before_those_of_the_client() {
    let asked = Asked::default();
    let client = Client::from_conf(config(&asked).kind("first").kind("client").wide(true).build());
    let call = || client.put().shelf("s").customize();
    call().config_override(Config::<Service>::builder().kind("call")).send().await.expect("an output");
    assert_eq!(asked.get("Kind"), Some("call".into()));
    assert_eq!(asked.get("Wide"), Some(true.into()));
    let mut unset = Config::<Service>::builder();
    unset.set_kind(None);
    call().config_override(unset).send().await.expect("an output");
    assert_eq!(asked.get("Kind"), None);
}

fn of_account(account: &str) -> Credentials {
    let builder = Credentials::builder().access_key_id("A").secret_access_key("S").provider_name("test");
    builder.account_id(account).build()
}

#[tokio::test]
async fn the_account_of_the_credentials() {
    let account = "111122223333";
    let known = asked(|config| config.credentials_provider(of_account(account)), |call| call).await;
    assert_eq!(known.get("AccountId"), Some(account.into()));
    assert_eq!(known.get("AccountIdEndpointMode"), Some("preferred".into()));
    let unknown =
        asked(|config| config.account_id_endpoint_mode(AccountIdEndpointMode::Required), |call| call).await;
    assert_eq!(unknown.get("AccountId"), None);
    assert_eq!(unknown.get("AccountIdEndpointMode"), Some("required".into()));
}

#[tokio::test]
async fn the_mode_of_the_shared_configuration() {
    let shared = aws_types::SdkConfig::builder()
        .behavior_version(smithwright_runtime::config::BehaviorVersion::latest())
        .account_id_endpoint_mode(AccountIdEndpointMode::Disabled)
        .build();
    let asked = Asked::default();
    let config = Builder::from(&shared).with_test_defaults_v2().endpoint_resolver(asked.clone());
    let client = Client::from_conf(config.http_client(http()).build());
    client.put().shelf("s").send().await.expect("an output");
    assert_eq!(asked.get("AccountIdEndpointMode"), Some("disabled".into()));
}

/// By the letters that AWS has given to features.
#[tokio::test]
async fn the_mode_in_the_user_agent() {
    use AccountIdEndpointMode::{Disabled, Preferred, Required};
    let mut found = Vec::new();
    for mode in [Preferred, Disabled, Required] {
        let agent = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&agent);
        let http = infallible_client_fn(move |request| {
            let header = request.headers().get("x-amz-user-agent").and_then(|agent| agent.to_str().ok());
            *kept.lock().expect("no panic") = header.unwrap_or_default().to_owned();
            http::Response::new(SdkBody::from("{}"))
        });
        let config = config(&Asked::default()).http_client(http).account_id_endpoint_mode(mode);
        Client::from_conf(config.build()).put().shelf("s").send().await.expect("an output");
        found.push(agent.lock().expect("no panic").clone());
    }
    for (agent, metric) in found.iter().zip(["P", "Q", "R"]) {
        let metrics = agent.split(' ').find_map(|part| part.strip_prefix("m/")).unwrap_or_default();
        assert!(metrics.split(',').any(|found| found == metric), "{agent}");
    }
}
