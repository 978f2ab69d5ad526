//! What clients of hard fixtures do, beyond the protocol tests of their models.

use std::collections::BTreeSet;
use std::time::Duration;

use aws_smithy_http_client::test_util::{capture_request, infallible_client_fn};
use hard::enum_values::types::Value;
use hard::many_required::types::Form;
use hard::waiter_paths::{self, client::Waiters};

macro_rules! set {
    ($builder:expr, $($field:ident)*) => {
        $builder$(.$field("set"))*
    };
}

#[test]
fn the_one_missing_of_seventy_required_members_is_named() {
    let builder = || {
        set!(
            Form::builder(),
            field01 field02 field03 field04 field05 field06 field07 field08 field09 field10 field11
            field12 field13 field14 field15 field16 field17 field18 field19 field20 field21 field22
            field23 field24 field25 field26 field27 field28 field29 field30 field31 field32 field33
            field34 field35 field36 field38 field39 field40 field41 field42 field43 field44 field45
            field46 field47 field48 field49 field50 field51 field52 field53 field54 field55 field56
            field57 field58 field59 field60 field61 field62 field63 field64 field65 field66 field67
            field68 field69 field70
        )
    };
    let error = builder().build().expect_err("one is missing");
    assert!(format!("{error:?}").contains("field37"), "{error:?}");
    let form = builder().field37("set").build().expect("all are set");
    assert_eq!((form.field01(), form.field37(), form.field70()), ("set", "set", "set"));
}

#[test]
fn enum_values_keep_apart_whatever_they_are() {
    let values = Value::values();
    let variants: BTreeSet<Value> = values.iter().map(|value| Value::from(*value)).collect();
    assert_eq!(variants.len(), 35);
    for value in values {
        let variant = Value::try_parse(value).unwrap_or_else(|error| panic!("{value:?}: {error}"));
        assert_eq!(variant.as_str(), *value);
    }
    let unknown = Value::from("something new");
    assert_eq!((unknown.as_str(), matches!(unknown, Value::Unknown(_))), ("something new", true));
    // Modelled values of that name are others.
    assert!(!matches!(Value::from("Unknown"), Value::Unknown(_)));
}

/// Sends with the settings that `configure` makes; returns the URI and what is in these headers of the request.
macro_rules! sent {
    ($module:ident . $operation:ident, $configure:expr) => {{
        let (http, requests) = capture_request(None);
        let builder = hard::$module::config::Config::builder()
            .behavior_version(hard::$module::config::BehaviorVersion::latest())
            .http_client(http);
        let configured: hard::$module::config::Builder = $configure(builder);
        let client = hard::$module::Client::from_conf(configured.build());
        let answer = client.$operation().send().await;
        let request = requests.expect_request();
        let header = |name| request.headers().get(name).unwrap_or("-").to_owned();
        let seen = format!("{} {} {}", request.uri(), header("authorization"), header("x-key"));
        let _ = answer;
        seen
    }};
}

#[tokio::test]
async fn requests_are_authenticated_as_service_and_operation_say() {
    use hard::auth::config::{Builder, Login, Token};
    let all = |builder: Builder| {
        builder
            .bearer_token(Token::new("token", None))
            .api_key(Token::new("key", None))
            .basic_auth_login(Login::new("user", "password", None))
    };
    let main = "https://main.example.com/";
    assert_eq!(sent!(auth.by_default, all), format!("{main} Bearer token -"));
    assert_eq!(sent!(auth.by_key, all), format!("{main} - Key key"));
    assert_eq!(sent!(auth.by_login, all), format!("{main} Basic dXNlcjpwYXNzd29yZA== -"));
    assert_eq!(sent!(auth.open, all), format!("{main} - -"));
    assert_eq!(sent!(auth.optional, all), format!("{main} Bearer token -"));
    // The next in the list that there is an identity for.
    let key = |builder: Builder| builder.api_key("key".into());
    assert_eq!(sent!(auth.by_default, key), format!("{main} - Key key"));
    assert_eq!(sent!(auth.optional, |builder: Builder| builder), format!("{main} - -"));
}

#[tokio::test]
async fn settings_of_one_service_are_methods_of_its_builder() {
    use hard::auth::config::Builder;
    let token = |builder: Builder| builder.bearer_token("token".into());
    let regional = |builder: Builder| token(builder.stage("test").region_2(true));
    assert_eq!(sent!(auth.by_default, regional), "https://test.region.example.com/ Bearer token -");
    let changed = |builder: Builder| {
        let mut builder = token(builder.stage("test").region_2(true));
        let set: &mut Builder = builder.set_stage(None).set_region_2(Some(false)).set_endpoint_url(None);
        set.set_interceptors_2(Some(vec!["a".to_owned()]));
        builder
    };
    assert_eq!(sent!(auth.by_default, changed), "https://main.example.com/ Bearer token -");
}

#[tokio::test]
async fn keys_go_into_the_query() {
    use hard::api_key_in_query::config::Builder;
    let key = |builder: Builder| builder.endpoint_url("http://localhost:1").api_key("a&b".into());
    let uri = "http://localhost:1/count?all&api%20key=a%26b";
    assert_eq!(sent!(api_key_in_query.count, key), format!("{uri} - -"));
}

const JOBS: &str = r#"{
    "jobs": [{"state": "DONE", "name": "a", "failed": false}],
    "groups": [{"jobs": [{"state": "DONE"}, {"state": "DONE"}]}, {}, {"jobs": [{"state": "DONE"}]}],
    "named": {"last": {"state": "DONE"}}
}"#;

/// A client that gets this answer to everything.
fn answered(body: &'static str) -> waiter_paths::Client {
    use waiter_paths::config::{BehaviorVersion, Config, Credentials, Region};
    let http = infallible_client_fn(move |_request| http::Response::new(body));
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("us-east-1"))
        .credentials_provider(Credentials::for_tests())
        .endpoint_url("http://localhost:1")
        .http_client(http);
    waiter_paths::Client::from_conf(config.build())
}

macro_rules! waits {
    ($client:expr, $outcome:ident: $($method:ident)*) => {
        $(
            let waited = $client.$method().wait(Duration::from_secs(10)).await;
            assert!(waited.$outcome(), "{}: {waited:?}", stringify!($method));
        )*
    };
}

#[tokio::test(start_paused = true)]
async fn waiters_follow_every_kind_of_path() {
    let client = answered(JOBS);
    waits!(
        client, is_ok:
        wait_until_jobs_any_state wait_until_jobs_contains wait_until_jobs_filter wait_until_jobs_flatten
        wait_until_jobs_keys wait_until_jobs_length wait_until_jobs_multi_select_hash
        wait_until_jobs_multi_select_list wait_until_jobs_or wait_until_jobs_pipe wait_until_jobs_slice
        wait_until_jobs_values
    );
}

#[tokio::test(start_paused = true)]
async fn waiters_wait_on_while_paths_give_something_else() {
    let client = answered(r#"{"jobs": [{"state": "OTHER"}], "groups": [{"jobs": []}], "named": {}}"#);
    waits!(
        client, is_err:
        wait_until_jobs_any_state wait_until_jobs_contains wait_until_jobs_filter wait_until_jobs_flatten
        wait_until_jobs_keys wait_until_jobs_multi_select_hash wait_until_jobs_multi_select_list
        wait_until_jobs_pipe wait_until_jobs_slice wait_until_jobs_values
    );
}

#[test]
fn defaults_keep_every_digit() {
    use hard::numbers::types::{Kind, Numbers};
    let it = Numbers::builder().build();
    let digits = "123456789012345678901234567890";
    assert_eq!(it.big_exponent.as_ref(), "1000");
    assert_eq!(it.big_more.as_ref(), "-9223372036854775809");
    assert_eq!(it.big_negative_zero.as_ref(), "0");
    assert_eq!(it.big_own.as_ref(), digits);
    assert_eq!(it.big_small.as_ref(), "7");
    assert_eq!(it.big_unsigned.as_ref(), "18446744073709551615");
    assert_eq!(it.big_zero.as_ref(), "0");
    assert_eq!(it.mixed.as_ref(), "340282366920938463463374607431768211456");
    assert_eq!(it.decimal_digits.as_ref(), "0.12345678901234567890123");
    assert_eq!(it.decimal_far.as_ref(), "1E+999999999");
    assert_eq!(it.decimal_negative.as_ref(), "-1.50");
    assert_eq!(it.decimal_scale.as_ref(), "1.50");
    assert_eq!(it.decimal_thirty.as_ref(), digits);
    assert_eq!(it.decimal_zero.as_ref(), "0");
    assert_eq!((it.byte, it.short, it.integer, it.long), (i8::MIN, i16::MAX, i32::MIN, i64::MIN));
    assert_eq!(it.long_negative_zero, 0);
    // By their bits: -0.0 equals 0.0.
    let doubles = [it.double_e, it.double_exponent, it.double_most, it.double_negative_zero, it.double_tiny];
    let expected = [-std::f64::consts::E, 1e3, f64::MAX, -0.0, f64::from_bits(1)];
    assert_eq!(doubles.map(f64::to_bits), expected.map(f64::to_bits));
    let floats = [it.float_digits, it.float_most, it.float_underflow];
    assert_eq!(floats.map(f32::to_bits), [0.123_456_79, f32::MAX, 0.0].map(f32::to_bits));
    assert_eq!(it.float_pi.to_string(), "3.14");
    assert_eq!(it.kind, Kind::Least);
    let moments = [it.moment_exponent, it.moment_fraction, it.moment_negative, it.moment_text];
    let expected = [1_500_000_000_000_000_000, 1_515_531_081_123_456_789, -500_000_000, 482_196_050_520_000_000];
    assert_eq!(moments.map(|moment| moment.as_nanos()), expected);
}

#[test]
fn documents_round_numbers_to_the_nearest() {
    use hard::numbers::{primitives::Document, types::Numbers};
    let it = Numbers::builder().build();
    let Document::Object(entries) = &it.document else { panic!("{:?}", it.document) };
    let Some(Document::Array(items)) = entries.get("b") else { panic!("{entries:?}") };
    let number = |document: &Document| match document {
        Document::Number(number) => number.to_f64_lossy(),
        other => panic!("{other:?}"),
    };
    assert_eq!(items.iter().map(number).collect::<Vec<_>>(), [1.5, 123_456_789_012_345_680_000_000_000_000.0]);
    assert_eq!(entries.get("a").map(number), Some(-1.0));
    assert_eq!(number(&it.document_number), 18_446_744_073_709_551_615.0);
}

/// Sends to a service that gives this answer; without retries.
macro_rules! told {
    ($module:ident . $operation:ident, $status:expr, $body:expr) => {{
        use hard::$module::config::{BehaviorVersion, Config, Credentials, Region, retry::RetryConfig};
        let http = infallible_client_fn(move |_request| {
            http::Response::builder().status($status).body($body).expect("a response")
        });
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::from_static("us-east-1"))
            .credentials_provider(Credentials::for_tests())
            .endpoint_url("http://localhost:1")
            .retry_config(RetryConfig::disabled())
            .http_client(http);
        hard::$module::Client::from_conf(config.build()).$operation().send().await
    }};
}

#[tokio::test]
async fn credentials_are_not_printed() {
    let body = "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>\
                <AccessKeyId>visible</AccessKeyId><SecretAccessKey>visible</SecretAccessKey>\
                <Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult>\
                </AssumeRoleWithWebIdentityResponse>";
    let output = told!(sts.assume_role_with_web_identity, 200, body).expect("an output");
    assert_eq!(output.credentials().map(|it| it.secret_access_key()), Some("visible"));
    let shown = format!("{output:?} {:?}", output.credentials());
    assert!(shown.contains("Some(Credentials {") && !shown.contains("visible"), "{shown}");
}

#[tokio::test]
async fn a_request_may_be_sent_again_when_an_identity_provider_was_not_reached() {
    use smithwright_runtime::error::ProvideErrorKind;
    let body = "<ErrorResponse><Error><Code>IDPCommunicationError</Code></Error></ErrorResponse>";
    let error = told!(sts.assume_role_with_web_identity, 400, body).expect_err("an error").into_service_error();
    assert!(error.is_idp_communication_error_exception(), "{error:?}");
    assert!(error.retryable_error_kind().is_some());
}

#[tokio::test]
async fn members_of_ec2_may_be_absent() {
    let body = "<DescribeThingsResponse><Thing><Size>3</Size></Thing><requestId>r</requestId></DescribeThingsResponse>";
    let output = told!(ec2.describe_things, 200, body);
    let output = output.expect("an output");
    assert_eq!(output.count, None);
    let thing = output.thing.expect("a thing");
    assert_eq!((thing.name.as_deref(), thing.size, thing.ids.as_deref()), (None, Some(3), None));
    let absent = told!(ec2.describe_things, 200, "<DescribeThingsResponse/>").expect("an output");
    assert!(absent.thing.is_none());
}
