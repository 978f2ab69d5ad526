//! What the runtime knows of a service, and the protocols it speaks.

use super::docs::{self, Docs};
use super::endpoint_params;
use super::names::{RustName, Scope, ScopeKind};
use super::planner::Planner;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Shape, ShapeId};

/// The service.
#[derive(Clone, Debug)]
pub struct ServicePlan {
    /// Its proper name, for sentences: `AWS Proton`.
    pub title: String,
    /// Docs of the crate.
    pub docs: Docs,
    /// `sdkId` of `aws.api#service`, else the shape's name.
    pub sdk_id: String,
    /// The shape's name.
    pub name: String,
    /// The version of its API.
    pub version: String,
    /// The name requests are signed for; `None` when they are not signed.
    pub signing_name: Option<String>,
    /// Its id in the user agent.
    pub api_id: String,
    /// The id as part of names: of the package. For AWS's services as in the names of the SDK's crates, else with dashes.
    pub kebab: String,
    /// The same, of the library and of files.
    pub snake: RustName,
    /// The protocol spoken.
    pub protocol: ProtocolPlan,
    /// Whether it keeps the error codes that it had in awsQuery.
    pub query_compatible: bool,
    /// Whether its endpoints may depend on the account that requests are signed for.
    pub account_endpoints: bool,
}

/// A protocol: the trait that stands for it and the runtime's name of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProtocolPlan {
    /// The id of the trait.
    pub id: &'static str,
    /// The variant of `smithwright_runtime::Protocol`.
    pub variant: &'static str,
    /// Whether it honours the trait `jsonName`.
    pub json_names: bool,
}

/// The protocols there are, best first: of several that a service speaks the first is taken.
const PROTOCOLS: [ProtocolPlan; 2] = [
    ProtocolPlan { id: "aws.protocols#awsJson1_0", variant: "AwsJson1_0", json_names: false },
    ProtocolPlan { id: "aws.protocols#awsJson1_1", variant: "AwsJson1_1", json_names: false },
];

/// The id of the protocol that a client of the service speaks.
#[cfg(feature = "diff")]
pub(crate) fn spoken_protocol(service: &Shape) -> Option<&'static str> {
    best(service).map(|protocol| protocol.id)
}

/// Whether the client's protocol honours the trait `jsonName`.
pub(super) fn honours_json_names(service: &Shape) -> bool {
    best(service).is_some_and(|protocol| protocol.json_names)
}

fn best(service: &Shape) -> Option<ProtocolPlan> {
    let spoken = service.traits.protocols();
    PROTOCOLS.into_iter().find(|known| spoken.iter().any(|protocol| protocol.id.as_str() == known.id))
}

impl Planner<'_> {
    pub(super) fn service(&mut self, shape: &Shape) -> Option<ServicePlan> {
        let protocol = self.protocol(shape)?;
        let signing_name = self.signing_name(shape)?;
        let aws = shape.traits.aws_service();
        let is_aws = aws.is_some();
        let sdk_id = aws.map_or_else(|| shape.id.name().to_owned(), |aws| aws.sdk_id);
        let title = shape.traits.title().map_or_else(|| sdk_id.clone(), docs::one_line);
        let version = shape.as_service().map(|service| service.version.clone()).unwrap_or_default();
        let mut docs = Docs::text(&format!("Client for {}.", docs::plain(&title)));
        let about = shape.traits.documentation().map(Docs::of_model).unwrap_or_default();
        if !about.is_empty() {
            docs.0.push(String::new());
            docs.0.extend(about.0);
        }
        let package = if is_aws { sdk_crate(&sdk_id) } else { sdk_id.clone() };
        let words = super::names::words(&package);
        let snake = Scope::new(ScopeKind::Functions).name(&package);
        Some(ServicePlan {
            title,
            docs,
            name: shape.id.name().to_owned(),
            version,
            signing_name,
            api_id: sdk_id.to_lowercase().replace(' ', "-"),
            kebab: if words.is_empty() { "service".to_owned() } else { words.join("-") },
            snake,
            protocol,
            account_endpoints: endpoint_params::depend_on_account(shape),
            query_compatible: shape.traits.is_aws_query_compatible(),
            sdk_id,
        })
    }

    pub(super) fn protocol(&mut self, shape: &Shape) -> Option<ProtocolPlan> {
        let best = best(shape);
        if best.is_none() {
            let spoken = shape.traits.protocols();
            let known: Vec<&str> = PROTOCOLS.iter().map(|protocol| protocol.id).collect();
            let names: Vec<String> = spoken.iter().map(|protocol| format!("`{}`", protocol.id)).collect();
            let message = match names.as_slice() {
                [] => format!("the service `{}` names no protocol", shape.id.name()),
                names => format!(
                    "no protocol of the service `{}` is supported: {}",
                    shape.id.name(),
                    names.join(", ")
                ),
            };
            self.diagnostics.push(
                Diagnostic::error(Code::UnsupportedProtocol, message)
                    .at(&shape.place)
                    .about(&shape.id)
                    .expected(format!("one of these traits on the service: {}", known.join(", "))),
            );
        }
        best
    }

    /// The outer `None`: it signs in a way that is not supported.
    #[allow(clippy::option_option, reason = "the outer one is failure, told in a diagnostic")]
    fn signing_name(&mut self, shape: &Shape) -> Option<Option<String>> {
        if let Some(sigv4) = shape.traits.sigv4() {
            return Some(Some(sigv4.name));
        }
        let schemes = shape.traits.auth_schemes();
        if schemes.is_empty() {
            return Some(None);
        }
        let names: Vec<&str> = schemes.into_iter().map(ShapeId::as_str).collect();
        self.diagnostics.push(
            Diagnostic::error(
                Code::UnsupportedAuth,
                format!("the service `{}` is called with {} only", shape.id.name(), names.join(", ")),
            )
            .at(&shape.place)
            .about(&shape.id)
            .expected("the trait aws.auth#sigv4, or no authentication at all"),
        );
        None
    }
}

/// What follows `aws-sdk-` in the name of a service's crate in the SDK.
fn sdk_crate(sdk_id: &str) -> String {
    sdk_id.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::sdk_crate;

    #[test]
    fn crates_are_named_as_the_sdk_names_them() {
        let names = ["DynamoDB", "Cognito Identity Provider", "ACM PCA", "IoT 1Click Projects", "Route 53"];
        let crates = ["dynamodb", "cognitoidentityprovider", "acmpca", "iot1clickprojects", "route53"];
        assert_eq!(names.map(sdk_crate), crates);
    }
}
