//! What AWS says of a service: its SDK id, its protocols.

use super::{Node, ShapeId, Traits};

/// The trait `aws.api#service`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwsService {
    /// The id that SDKs derive names from, such as `Cognito Identity Provider`.
    pub sdk_id: String,
    /// The service part of ARNs.
    pub arn_namespace: Option<String>,
    /// The first label of its hosts, before there were endpoint rules.
    pub endpoint_prefix: Option<String>,
    /// The id of its documentation.
    pub doc_id: Option<String>,
    /// The service's name in CloudTrail events.
    pub cloud_trail_event_source: Option<String>,
}

/// A protocol the service speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Protocol {
    /// The id of the protocol's trait, such as `aws.protocols#awsJson1_0`.
    pub id: ShapeId,
    /// The value of the trait: settings of the protocol.
    pub settings: Node,
}

/// Traits of the protocol namespaces that are not protocols themselves.
const NOT_PROTOCOLS: [&str; 4] = [
    "aws.protocols#awsQueryCompatible",
    "aws.protocols#awsQueryError",
    "aws.protocols#ec2QueryName",
    "aws.protocols#httpChecksum",
];

impl Traits {
    /// `aws.api#service`.
    pub fn aws_service(&self) -> Option<AwsService> {
        let node = self.get("aws.api#service")?;
        let text = |key| node.get(key)?.as_str().map(str::to_owned);
        Some(AwsService {
            sdk_id: text("sdkId")?,
            arn_namespace: text("arnNamespace"),
            endpoint_prefix: text("endpointPrefix"),
            doc_id: text("docId"),
            cloud_trail_event_source: text("cloudTrailEventSource"),
        })
    }

    /// The protocols of a service: its traits of the namespaces `aws.protocols` and `smithy.protocols`, sorted by id.
    pub fn protocols(&self) -> Vec<Protocol> {
        let is_protocol = |id: &ShapeId| {
            matches!(id.namespace(), "aws.protocols" | "smithy.protocols")
                && !NOT_PROTOCOLS.contains(&id.as_str())
        };
        self.iter()
            .filter(|(id, _)| is_protocol(id))
            .map(|(id, settings)| Protocol { id: id.clone(), settings: settings.clone() })
            .collect()
    }

    /// `aws.protocols#awsQueryCompatible`: error codes come in the header `x-amzn-query-error`.
    pub fn is_aws_query_compatible(&self) -> bool {
        self.has("aws.protocols#awsQueryCompatible")
    }

    /// `aws.protocols#httpChecksum`: its settings.
    pub fn http_checksum(&self) -> Option<&Node> {
        self.get("aws.protocols#httpChecksum")
    }

    /// `aws.api#arn`: the template.
    pub fn arn_template(&self) -> Option<&str> {
        self.get("aws.api#arn")?.get("template")?.as_str()
    }
}
