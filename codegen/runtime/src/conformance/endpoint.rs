//! Where a client sends requests (`smithy.rules#endpointTests`).

use aws_credential_types::Credentials;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::region::Region;

use super::{Request, Response, wire, wire::Wire};
use crate::call::FromHandle;
use crate::endpoint::ParamValue;
use crate::{Carrier, ConfigBuilder, Fluent, Handle, Operation, Sending};

/// What of a client's settings its endpoint depends on.
#[derive(Clone, Debug)]
pub struct EndpointSettings {
    /// Values of built-ins, such as `AWS::Region`.
    pub built_ins: Vec<(&'static str, ParamValue)>,
    /// Values of the service's own settings.
    pub client: Vec<(&'static str, ParamValue)>,
}

/// What a client is set to, and where it is to send a request.
#[derive(Clone, Debug)]
pub struct EndpointCase {
    /// The settings.
    pub settings: EndpointSettings,
    /// The endpoint's URL, or the message of the error.
    pub expected: Result<&'static str, &'static str>,
}

/// Sends `input` from a client that is set to what `case` says, and looks where it goes.
///
/// # Panics
/// When it goes elsewhere, or fails otherwise; or for a built-in that clients do not know.
#[track_caller]
pub fn endpoint<O: Operation>(input: O::Input, case: EndpointCase) {
    let wire = Wire::new(Response { status: 200, headers: &[], body: b"" });
    let answer = wire::block_on(sending::<O>(input, &wire, case.settings));
    match (case.expected, wire.sent(), answer.err()) {
        (Ok(url), Some(request), _) => {
            assert_eq!(
                request.uri().trim_end_matches('/'),
                url.trim_end_matches('/'),
                "the endpoint differs"
            );
        }
        (Err(message), None, Some(error)) => {
            let error = DisplayErrorContext(error).to_string();
            assert!(error.contains(message), "another error: {error}");
        }
        (expected, request, error) => panic!("expected {expected:?}, found {request:?} {error:?}"),
    }
}

/// Sends `input` from a client that is set to `settings`, and compares the request with `expected`.
///
/// # Panics
/// When no request was sent, or it is another one; or for a built-in that clients do not know.
#[track_caller]
pub fn request_by_rules<O: Operation>(input: O::Input, expected: &Request<'_>, settings: EndpointSettings) {
    let wire = Wire::new(Response { status: 200, headers: &[], body: b"" });
    let answer = wire::block_on(sending::<O>(input, &wire, settings));
    let request = wire.sent().unwrap_or_else(|| panic!("no request was sent: {:?}", answer.err()));
    expected.compare(&request);
}

#[track_caller]
fn sending<O: Operation>(input: O::Input, wire: &Wire, settings: EndpointSettings) -> Sending<O> {
    let mut config = ConfigBuilder::<O::Service>::new()
        .with_test_defaults()
        .retry_config(aws_smithy_types::retry::RetryConfig::disabled())
        .sleep_impl(wire::Never)
        .http_client(wire.client());
    for (name, value) in settings.built_ins {
        config = built_in(config, name, value);
    }
    for (name, value) in settings.client {
        config.parts_mut().set_client_param(name, Some(value));
    }
    let mut call = Fluent::<O>::from_handle(Handle::new(config.build()));
    *call.input_mut() = input;
    call.send()
}

#[track_caller]
fn built_in<S>(config: ConfigBuilder<S>, name: &str, value: ParamValue) -> ConfigBuilder<S> {
    match (name, value) {
        ("AWS::Region", ParamValue::String(region)) => config.region(Region::new(region)),
        ("AWS::UseFIPS", ParamValue::Bool(flag)) => config.use_fips(flag),
        ("AWS::UseDualStack", ParamValue::Bool(flag)) => config.use_dual_stack(flag),
        ("SDK::Endpoint", ParamValue::String(url)) => config.endpoint_url(url),
        ("AWS::Auth::AccountId", ParamValue::String(account)) => {
            let credentials = Credentials::builder()
                .access_key_id("AKIDEXAMPLE")
                .secret_access_key("secret")
                .account_id(account)
                .provider_name("test");
            config.credentials_provider(credentials.build())
        }
        ("AWS::Auth::AccountIdEndpointMode", ParamValue::String(mode)) => {
            let mode = mode.parse().unwrap_or_else(|error| panic!("{error}"));
            config.account_id_endpoint_mode(mode)
        }
        (name, value) => panic!("the built-in {name} ({value:?}) is not known"),
    }
}
