//! What the runtime knows of a service, and the protocols it speaks.

use super::Options;
use super::auth::{self, AuthOption};
use super::customizations;
use super::docs::{self, Docs};
use super::endpoint_params;
use super::names::{RustName, Scope, ScopeKind};
use super::planner::Planner;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Shape, ShapeId};
use smithwright_contract::{AUTH_SCHEMES, PROTOCOLS, Protocol};

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
    /// The ways to authenticate requests, the preferred one first.
    pub auth: Vec<AuthOption>,
    /// Its id in the user agent.
    pub api_id: String,
    /// The id as part of names: of the package. For AWS's services as in the names of the SDK's crates, else with dashes.
    pub kebab: String,
    /// The same, of the library and of files.
    pub snake: RustName,
    /// The protocol spoken.
    pub protocol: &'static Protocol,
    /// Whether it keeps the error codes that it had in awsQuery.
    pub query_compatible: bool,
    /// What it asks for beyond its model: constants of the runtime.
    pub customizations: Vec<&'static str>,
    /// URI and prefix of the namespace of its requests' XML, where the protocol reads them.
    pub xml_namespace: Option<(String, Option<String>)>,
    /// Whether its endpoints may depend on the account that requests are signed for.
    pub account_endpoints: bool,
}

/// The protocol to speak: the one that was chosen, else the best of those that the service names.
pub(super) fn spoken(service: &Shape, options: Options) -> Option<&'static Protocol> {
    let named = service.traits.protocols();
    let best =
        || PROTOCOLS.iter().find(|known| named.iter().any(|protocol| protocol.id.as_str() == known.id));
    options.protocol.or_else(best)
}

/// The id of the protocol that a client of the service speaks.
#[cfg(feature = "diff")]
pub(crate) fn spoken_protocol(service: &Shape, options: Options) -> Option<&'static str> {
    spoken(service, options).map(|protocol| protocol.id)
}

/// The protocol that a user chose by name.
///
/// # Errors
/// When it is not known.
pub(crate) fn chosen_protocol(name: &str) -> Result<&'static Protocol, Diagnostic> {
    Protocol::named(name).ok_or_else(|| {
        let known: Vec<&str> = PROTOCOLS.iter().map(Protocol::name).collect();
        Diagnostic::error(Code::UnsupportedProtocol, format!("the protocol `{name}` is not supported"))
            .expected(format!("one of {}", known.join(", ")))
    })
}

impl Planner<'_> {
    pub(super) fn service(&mut self, shape: &Shape) -> Option<ServicePlan> {
        let protocol = self.spoken(shape)?;
        let auth = self.auth(shape)?;
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
        let namespace = shape.traits.xml_namespace().filter(|_| protocol.reads("smithy.api#xmlNamespace"));
        Some(ServicePlan {
            title,
            docs,
            name: shape.id.name().to_owned(),
            version,
            auth,
            api_id: sdk_id.to_lowercase().replace(' ', "-"),
            kebab: if words.is_empty() { "service".to_owned() } else { words.join("-") },
            snake,
            protocol,
            customizations: customizations::of_service(&shape.id),
            account_endpoints: endpoint_params::depend_on_account(shape),
            query_compatible: shape.traits.is_aws_query_compatible(),
            xml_namespace: namespace.map(|namespace| (namespace.uri, namespace.prefix)),
            sdk_id,
        })
    }

    /// The protocol that is spoken; reports a service without one that is known.
    fn spoken(&mut self, shape: &Shape) -> Option<&'static Protocol> {
        let best = self.protocol;
        if best.is_none() {
            let spoken = shape.traits.protocols();
            let known: Vec<&str> = PROTOCOLS.iter().map(|protocol| protocol.id).collect();
            let mut names: Vec<String> = spoken.iter().map(|protocol| format!("`{}`", protocol.id)).collect();
            if names.is_empty() {
                // A trait of somebody else's namespace may be a protocol; its definition need not be in the model.
                let foreign = shape.traits.iter().map(|(id, _)| id).filter(|id| {
                    !id.namespace().starts_with("smithy.") && !id.namespace().starts_with("aws.")
                });
                names.extend(foreign.map(|id| format!("`{id}`")));
            }
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
                    .expected(format!("one of these traits on the service: {}", known.join(", ")))
                    .hint(format!(
                        "`--protocol {}`, or another of these, has the client speak it all the same",
                        PROTOCOLS.last().map(Protocol::name).unwrap_or_default()
                    )),
            );
        }
        best
    }

    /// The ways to authenticate requests; reports a service with none that clients know.
    fn auth(&mut self, shape: &Shape) -> Option<Vec<AuthOption>> {
        let known = auth::of_service(shape);
        if known.is_some() {
            return known;
        }
        let names: Vec<&str> = shape.traits.auth_schemes().into_iter().map(ShapeId::as_str).collect();
        let supported: Vec<&str> = AUTH_SCHEMES.iter().map(|scheme| scheme.id).collect();
        self.diagnostics.push(
            Diagnostic::error(
                Code::UnsupportedAuth,
                format!("the service `{}` is called with {} only", shape.id.name(), names.join(", ")),
            )
            .at(&shape.place)
            .about(&shape.id)
            .expected(format!("one of {}, or no authentication at all", supported.join(", "))),
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
