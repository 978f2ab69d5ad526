//! The part `metadata`: names, version, protocols, authentication.

use super::{nodes, wrong_kind};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Node, Place, is_identifier};

/// What `metadata` says.
pub(super) struct Metadata {
    /// Where it stands.
    pub(super) place: Place,
    /// `com.amazonaws.` and the service id in lower case, as AWS names the namespaces of its Smithy models.
    pub(super) namespace: String,
    /// The name of the service shape. RPC protocols send it, so for those it is the prefix of targets.
    pub(super) service: String,
    /// `serviceId`.
    pub(super) sdk_id: String,
    /// `endpointPrefix`.
    pub(super) endpoint_prefix: Option<String>,
    /// The name requests are signed for.
    pub(super) signing_name: Option<String>,
    /// `apiVersion`.
    pub(super) version: String,
    /// `serviceFullName`.
    pub(super) title: Option<String>,
    /// `uid`.
    pub(super) uid: Option<String>,
    /// `xmlNamespace`.
    pub(super) xml_namespace: Option<String>,
    /// The protocols, best first.
    pub(super) protocols: Vec<Protocol>,
    /// The ids of the authentication schemes, best first.
    pub(super) auth: Vec<&'static str>,
    /// Whether error codes come in the header `x-amzn-query-error`.
    pub(super) query_compatible: bool,
    /// `protocolSettings.h2`: `eventstream` or `optional`.
    pub(super) h2: Option<String>,
}

/// A protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    Json1_0,
    Json1_1,
    RestJson,
    RestXml,
    Query,
    Ec2,
    Cbor,
}

impl Protocol {
    /// The trait that stands for it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Json1_0 => "aws.protocols#awsJson1_0",
            Self::Json1_1 => "aws.protocols#awsJson1_1",
            Self::RestJson => "aws.protocols#restJson1",
            Self::RestXml => "aws.protocols#restXml",
            Self::Query => "aws.protocols#awsQuery",
            Self::Ec2 => "aws.protocols#ec2Query",
            Self::Cbor => "smithy.protocols#rpcv2Cbor",
        }
    }
}

/// The signing schemes there are traits for.
const SCHEMES: [&str; 7] = [
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpDigestAuth",
    "smithy.api#httpApiKeyAuth",
    super::service::NO_AUTH,
];

impl Metadata {
    /// Whether HTTP bindings count.
    pub(super) fn is_rest(&self) -> bool {
        self.speaks(&[Protocol::RestJson, Protocol::RestXml])
    }

    /// Whether names in XML count; those of queries follow from them.
    pub(super) fn is_xml(&self) -> bool {
        self.speaks(&[Protocol::RestXml, Protocol::Query, Protocol::Ec2])
    }

    /// Whether one of these protocols is spoken.
    pub(super) fn speaks(&self, wanted: &[Protocol]) -> bool {
        self.protocols.iter().any(|protocol| wanted.contains(protocol))
    }
}

/// Reads the metadata; an error when there are none, or they do not name the service.
pub(super) fn read(root: &Node, found: &mut Diagnostics) -> Option<Metadata> {
    let node = root.get("metadata")?;
    let mut text = |key| nodes::text(node, key, found).filter(|text| !text.is_empty()).map(str::to_owned);
    let endpoint_prefix = text("endpointPrefix");
    let target_prefix = text("targetPrefix");
    let version = text("apiVersion").unwrap_or_default();
    let (title, uid, xml_namespace) = (text("serviceFullName"), text("uid"), text("xmlNamespace"));
    let signing_name = text("signingName").or_else(|| endpoint_prefix.clone());
    let Some(sdk_id) = text("serviceId").or_else(|| endpoint_prefix.clone()) else {
        let problem = Diagnostic::error(Code::MissingProperty, "`metadata` does not name the service");
        found.push(problem.at(&node.place).expected("the key `serviceId`, such as \"DynamoDB\""));
        return None;
    };
    let h2 = node.get("protocolSettings").and_then(|settings| settings.get("h2")?.as_str());
    Some(Metadata {
        place: node.place.clone(),
        namespace: namespace(&sdk_id),
        service: service_name(target_prefix.as_deref(), &sdk_id),
        sdk_id,
        endpoint_prefix,
        signing_name,
        version,
        title,
        uid,
        xml_namespace,
        protocols: protocols(node, found)?,
        auth: auth(node, found),
        query_compatible: node.get("awsQueryCompatible").is_some(),
        h2: h2.map(str::to_owned),
    })
}

fn namespace(sdk_id: &str) -> String {
    let id: String = sdk_id.chars().filter(char::is_ascii_alphanumeric).collect();
    let id = id.to_ascii_lowercase();
    if is_identifier(&id) { format!("com.amazonaws.{id}") } else { format!("com.amazonaws._{id}0") }
}

/// Some prefixes of targets are paths with dots; services take the last part alone too, which is what SDKs made from
/// Smithy models send.
fn service_name(target_prefix: Option<&str>, sdk_id: &str) -> String {
    let last = target_prefix.and_then(|prefix| prefix.rsplit('.').next());
    if let Some(name) = last.filter(|name| is_identifier(name)) {
        return name.to_owned();
    }
    let name: String = sdk_id.chars().filter(char::is_ascii_alphanumeric).collect();
    if is_identifier(&name) { name } else { format!("_{name}0") }
}

/// `protocols`, with `protocol` before them when it is not among them.
fn protocols(node: &Node, found: &mut Diagnostics) -> Option<Vec<Protocol>> {
    let mut names = nodes::texts(node, "protocols", found);
    if let Some(preferred) = nodes::text_node(node, "protocol", found)
        && let Some(text) = preferred.as_str()
        && !names.iter().any(|(name, _)| *name == text)
    {
        names.insert(0, (text, &preferred.place));
    }
    if names.is_empty() {
        let problem =
            Diagnostic::error(Code::MissingProperty, "`metadata` names no protocol").at(&node.place);
        found.push(problem.expected("the key `protocol`, such as \"json\""));
        return None;
    }
    let mut protocols = Vec::new();
    for (name, place) in names {
        let protocol = match name {
            "json" => json(node, found)?,
            "rest-json" => Protocol::RestJson,
            "rest-xml" => Protocol::RestXml,
            "query" => Protocol::Query,
            "ec2" => Protocol::Ec2,
            "smithy-rpc-v2-cbor" => Protocol::Cbor,
            other => {
                let message = format!("the protocol `{other}` is not known; it is passed over");
                found.push(Diagnostic::warning(Code::NoCounterpart, message).at(place));
                continue;
            }
        };
        if !protocols.contains(&protocol) {
            protocols.push(protocol);
        }
    }
    Some(protocols)
}

fn json(node: &Node, found: &mut Diagnostics) -> Option<Protocol> {
    let expected = "\"1.0\" or \"1.1\"";
    let Some(version) = node.get("jsonVersion") else {
        let problem = Diagnostic::error(Code::MissingProperty, "`jsonVersion` is missing").at(&node.place);
        found.push(problem.expected(expected));
        return None;
    };
    match version.as_str() {
        Some("1.0") => Some(Protocol::Json1_0),
        Some("1.1") => Some(Protocol::Json1_1),
        Some(other) => {
            let problem = Diagnostic::error(
                Code::UnsupportedVersion,
                format!("the JSON version `{other}` is not known"),
            );
            found.push(problem.at(&version.place).expected(expected));
            None
        }
        None => {
            wrong_kind("`jsonVersion`", version, expected, found);
            None
        }
    }
}

/// `auth`, or what `signatureVersion` stands for.
fn auth(node: &Node, found: &mut Diagnostics) -> Vec<&'static str> {
    let named = nodes::texts(node, "auth", found);
    if !named.is_empty() {
        return named.into_iter().filter_map(|(name, place)| scheme(name, place, found)).collect();
    }
    let Some(version) = nodes::text_node(node, "signatureVersion", found) else { return Vec::new() };
    match version.as_str() {
        Some("v4" | "s3v4" | "s3") => vec!["aws.auth#sigv4"],
        Some("bearer") => vec!["smithy.api#httpBearerAuth"],
        other => {
            let other = other.unwrap_or_default();
            let message =
                format!("requests are signed with version `{other}`, for which Smithy has no trait");
            found.push(Diagnostic::warning(Code::NoCounterpart, message).at(&version.place));
            Vec::new()
        }
    }
}

/// The scheme of that id.
pub(super) fn scheme(name: &str, place: &Place, found: &mut Diagnostics) -> Option<&'static str> {
    let known = SCHEMES.into_iter().find(|known| *known == name);
    if known.is_none() {
        let message = format!("the authentication scheme `{name}` is not known; it is passed over");
        found.push(Diagnostic::warning(Code::NoCounterpart, message).at(place));
    }
    known
}
