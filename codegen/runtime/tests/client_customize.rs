//! Changes to one call.

mod sample;

use smithwright_runtime::config::interceptors::BeforeSerializationInterceptorContextRef;
use smithwright_runtime::config::{ConfigBag, Intercept, Region, RuntimeComponents};
use smithwright_runtime::error::{BoxError, SdkError};

use sample::get_thing::GetThingInput;
use sample::{answer, body, client, header, replay};

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
