//! Changes to one call.

mod sample;

use smithwright_runtime::config::interceptors::BeforeSerializationInterceptorContextRef;
use smithwright_runtime::config::{ConfigBag, Intercept, Region, RuntimeComponents};
use smithwright_runtime::error::{BoxError, SdkError};

use sample::get_thing::{
    GetThing, GetThingFluentBuilder, GetThingInput, GetThingInputBuilder, GetThingOutput,
};
use sample::{answer, body, client, header, replay};
use smithwright_runtime::call::CustomizableOperation;

#[tokio::test]
async fn requests_can_be_changed() {
    let http = replay([answer(200, "{}")]);
    let call = client(&http).get_thing().customize().mutate_request(|request| {
        request.headers_mut().insert("x-one", "1");
    });
    let call = call.map_request(|mut request| {
        request.headers_mut().insert("x-two", "2");
        Ok::<_, std::convert::Infallible>(request)
    });
    call.send().await.expect("an output");
    let request = http.actual_requests().next().expect("a request");
    assert_eq!((header(request, "x-one"), header(request, "x-two")), ("1", "2"));
    assert!(header(request, "authorization").contains("x-one;x-two"), "signed with the change");
}

#[tokio::test]
async fn a_failing_change_ends_the_call() {
    let http = replay([]);
    let call = client(&http).get_thing().customize().map_request(|_| Err(std::fmt::Error));
    let error = call.send().await.expect_err("an error");
    assert!(!matches!(error, SdkError::ServiceError(_)), "{error:?}");
    assert_eq!(http.actual_requests().count(), 0);
}

#[tokio::test]
async fn configuration_can_be_overridden() {
    let http = replay([answer(200, "{}"), answer(200, "{}")]);
    let client = client(&http);
    let other = sample::Config::builder().region(Region::new("eu-west-1"));
    client.get_thing().customize().config_override(other).send().await.expect("an output");
    client.get_thing().send().await.expect("an output");
    let requests: Vec<_> = http.actual_requests().collect();
    assert_eq!(requests[0].uri(), "https://things.eu-west-1.example.com/");
    assert!(header(requests[0], "authorization").contains("/eu-west-1/things/"));
    assert_eq!(requests[1].uri(), "https://things.us-east-1.example.com/");
}

/// Sees typed inputs.
#[derive(Debug)]
struct Typed;

impl Intercept for Typed {
    fn name(&self) -> &'static str {
        "Typed"
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = context.input().downcast_ref::<GetThingInput>().ok_or("another type")?;
        match (input.name(), input.client_token()) {
            (Some("a"), Some(_)) => Ok(()),
            _ => Err("another input".into()),
        }
    }
}

#[tokio::test]
async fn interceptors_see_typed_inputs() {
    let http = replay([answer(200, "{}")]);
    client(&http).get_thing().name("a").customize().interceptor(Typed).send().await.expect("an output");
    assert!(body(http.actual_requests().next().expect("a request")).contains(r#""name":"a""#));
}

/// As `client::customize` of a generated client has it.
type Customizable<T, E, B> = CustomizableOperation<T, E, B, sample::Service>;

/// Knows neither the operation nor what sends it.
fn in_the_west<T, E, B>(call: Customizable<T, E, B>) -> Customizable<T, E, B> {
    call.config_override(sample::Config::builder().region(Region::new("us-west-2")))
}

#[tokio::test]
async fn calls_are_customized_by_code_that_does_not_know_them() {
    let http = replay([answer(200, "{}")]);
    let call: Customizable<GetThingOutput, sample::error::Error<GetThing>, GetThingFluentBuilder> =
        client(&http).get_thing().customize();
    in_the_west(call).send().await.expect("an output");
    let request = http.actual_requests().next().expect("a request");
    assert_eq!(request.uri(), "https://things.us-west-2.example.com/");
}

#[tokio::test]
async fn a_plain_builder_is_sent_with_a_client() {
    let http = replay([answer(200, "{}")]);
    GetThingInputBuilder::default().name("a").send_with(&client(&http)).await.expect("an output");
    assert!(body(http.actual_requests().next().expect("a request")).contains(r#""name":"a""#));
}

#[tokio::test]
async fn a_marker_configures_its_operation() {
    let http = replay([answer(200, "{}")]);
    let marker = GetThing::new();
    assert_eq!(format!("{marker:?} {:?}", GetThing::default().clone()), "GetThing GetThing");
    client(&http).get_thing().customize().runtime_plugin(marker).send().await.expect("an output");
    assert_eq!(
        header(http.actual_requests().next().expect("a request"), "x-amz-target"),
        "ThingStore20260101.GetThing"
    );
}
