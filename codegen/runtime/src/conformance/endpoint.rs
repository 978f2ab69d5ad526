//! Where a client sends requests (`smithy.rules#endpointTests`).

use aws_credential_types::Credentials;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::region::Region;

use super::{Response, wire, wire::Wire};
use crate::call::FromHandle;
use crate::endpoint::ParamValue;
use crate::{Carrier, ConfigBuilder, Fluent, Handle, Operation};

/// What a client is set to, and where it is to send a request.
#[derive(Clone, Debug)]
pub struct EndpointCase {
    /// Values of built-ins, such as `AWS::Region`.
    pub built_ins: Vec<(&'static str, ParamValue)>,
    /// Values of the service's own settings.
    pub client: Vec<(&'static str, ParamValue)>,
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
    let mut config = ConfigBuilder::<O::Service>::new()
        .with_test_defaults()
        .retry_config(aws_smithy_types::retry::RetryConfig::disabled())
        .sleep_impl(wire::Never)
        .http_client(wire.client());
    for (name, value) in case.built_ins {
        config = built_in(config, name, value);
    }
    for (name, value) in case.client {
        config.parts_mut().set_client_param(name, Some(value));
    }
    let mut call = Fluent::<O>::from_handle(Handle::new(config.build()));
    *call.input_mut() = input;
    let answer = wire::block_on(call.send());
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
