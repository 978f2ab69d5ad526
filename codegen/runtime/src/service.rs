//! Facts of a service.

use std::fmt::Debug;

use crate::ConfigBuilder;
use crate::auth::{AuthOption, NoAuth};
use crate::aws::Customization;
use crate::protocol::ClientProtocol;

/// A service; implemented by the marker type `meta::Service` of generated code.
pub trait Service: Clone + Copy + Debug + Send + Sync + 'static {
    /// Facts of the service, from its model.
    const METADATA: ServiceMetadata;
    /// Builder of the service's configurations: [`ConfigBuilder`], or one of generated code with more settings.
    type ConfigBuilder: From<ConfigBuilder<Self>> + Into<ConfigBuilder<Self>>;
}

/// Facts of a service that every request needs. Generated code names those that are not as
/// [`speaking`](Self::speaking) has them.
#[derive(Clone, Copy, Debug)]
pub struct ServiceMetadata {
    /// `sdkId` of the `aws.api#service` trait, else the name of the service shape.
    pub sdk_id: &'static str,
    /// Name of the service shape; first part of `x-amz-target` in awsJson.
    pub name: &'static str,
    /// Version of the service shape.
    pub version: &'static str,
    /// Ways to authenticate requests, the preferred one first (`smithy.api#auth`, `aws.auth#sigv4` and the like).
    /// Default: none is needed.
    pub auth: &'static [&'static dyn AuthOption],
    /// Name in the user agent: the SDK id in lower case, with dashes.
    pub api_id: &'static str,
    /// Protocol that the client speaks.
    pub protocol: &'static dyn ClientProtocol,
    /// Endpoint rule set (`smithy.rules#endpointRuleSet`) as JSON.
    pub endpoint_rules: &'static str,
    /// Whether the endpoint may depend on the account (`AWS::Auth::AccountId` and `AWS::Auth::AccountIdEndpointMode`
    /// in its rules). Default: no.
    pub account_endpoints: bool,
    /// Endpoint parameters that the client's configuration may set (`smithy.rules#clientContextParams`). Default: none.
    pub client_params: &'static [&'static str],
    /// What the service asks for beyond its model. Default: nothing.
    pub customizations: &'static [Customization],
    /// URI and prefix of the namespace of requests (`smithy.api#xmlNamespace`). Default: none.
    pub xml_namespace: Option<(&'static str, Option<&'static str>)>,
    /// Version of the generated crate.
    pub pkg_version: &'static str,
}

impl ServiceMetadata {
    /// A service without a name that speaks `protocol`, for struct update syntax.
    pub const fn speaking(protocol: &'static dyn ClientProtocol) -> Self {
        Self {
            sdk_id: "",
            name: "",
            version: "",
            auth: &[&NoAuth],
            api_id: "",
            protocol,
            endpoint_rules: "",
            account_endpoints: false,
            client_params: &[],
            customizations: &[],
            xml_namespace: None,
            pkg_version: "",
        }
    }
}
