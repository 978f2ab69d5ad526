//! What the runtime knows of a service.

use std::fmt::Debug;

/// A service; implemented by the marker type `meta::Service` of generated code.
pub trait Service: Clone + Copy + Debug + Send + Sync + 'static {
    /// Facts of the service, from its model.
    const METADATA: ServiceMetadata;
    /// Whether the service spoke awsQuery before and keeps the codes of its errors (`aws.protocols#awsQueryCompatible`).
    const QUERY_COMPATIBLE: bool = false;
    /// Whether the endpoint may depend on the account (`AWS::Auth::AccountId` and `AWS::Auth::AccountIdEndpointMode`
    /// in its rules).
    const ACCOUNT_ENDPOINTS: bool = false;
    /// Endpoint parameters that the client's configuration may set (`smithy.rules#clientContextParams`).
    const CLIENT_PARAMS: &'static [&'static str] = &[];
}

/// Facts of a service that every request needs.
#[derive(Clone, Copy, Debug)]
pub struct ServiceMetadata {
    /// `sdkId` of the `aws.api#service` trait, else the name of the service shape.
    pub sdk_id: &'static str,
    /// Name of the service shape; first part of `x-amz-target` in awsJson.
    pub name: &'static str,
    /// Version of the service shape.
    pub version: &'static str,
    /// Name to sign with (`aws.auth#sigv4`); `None` if requests are not signed.
    pub signing_name: Option<&'static str>,
    /// Name in the user agent: the SDK id in lower case, with dashes.
    pub api_id: &'static str,
    /// Protocol that the client speaks.
    pub protocol: Protocol,
    /// Endpoint rule set (`smithy.rules#endpointRuleSet`) as JSON.
    pub endpoint_rules: &'static str,
    /// Version of the generated crate.
    pub pkg_version: &'static str,
}

/// A protocol that the runtime speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Protocol {
    /// `aws.protocols#awsJson1_0`
    AwsJson1_0,
    /// `aws.protocols#awsJson1_1`
    AwsJson1_1,
}
