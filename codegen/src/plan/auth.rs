//! The ways to authenticate requests that a service and its operations allow.

use super::customizations;
use crate::model::{Shape, Traits};
use smithwright_contract::{AuthArgument, AuthScheme, NO_AUTH};

/// A way to authenticate requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthOption {
    /// The scheme.
    pub scheme: &'static AuthScheme,
    /// What the service says of it.
    pub argument: AuthValue,
}

/// What a service says of an authentication scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthValue {
    /// Nothing.
    None,
    /// The name of the service in signatures.
    SigningName(String),
    /// Where the key goes.
    ApiKey {
        /// The header or query parameter.
        name: String,
        /// Whether it goes into the query.
        in_query: bool,
        /// The word before the key.
        scheme: Option<String>,
    },
}

/// The ways of a service, the preferred one first; those that clients do not know are left out. `None`: they know none of
/// those that it names.
pub(super) fn of_service(service: &Shape) -> Option<Vec<AuthOption>> {
    let named = named_by_service(service);
    let known: Vec<_> = named.iter().filter_map(|id| option(service, id)).collect();
    if known.is_empty() && !named.is_empty() {
        return None;
    }
    Some(if known.is_empty() { vec![none()] } else { known })
}

/// The ways of an operation where they are not the service's.
pub(super) fn of_operation(service: &Shape, operation: &Shape) -> Option<Vec<AuthOption>> {
    if customizations::is_anonymous(&operation.id) {
        return Some(vec![none()]);
    }
    let operation = &operation.traits;
    let own = operation.auth();
    if own.is_none() && !operation.is_optional_auth() {
        return None;
    }
    let named = own.unwrap_or_else(|| named_by_service(service));
    let mut options: Vec<_> = named.iter().filter_map(|id| option(service, id)).collect();
    if options.is_empty() || operation.is_optional_auth() && !options.contains(&none()) {
        options.push(none());
    }
    (of_service(service).as_ref() != Some(&options)).then_some(options)
}

/// Whether an operation names ways to authenticate, and clients know none of them.
pub(super) fn is_unknown(operation: &Traits) -> bool {
    let named = operation.auth().unwrap_or_default();
    let is_known = |id: &String| AuthScheme::of_trait(id).is_some();
    !named.is_empty() && !named.iter().any(is_known) && !operation.is_optional_auth()
}

fn named_by_service(service: &Shape) -> Vec<String> {
    let applied = || service.traits.auth_schemes().into_iter().map(ToString::to_string).collect();
    service.traits.auth().unwrap_or_else(applied)
}

fn none() -> AuthOption {
    AuthOption { scheme: &NO_AUTH, argument: AuthValue::None }
}

fn option(service: &Shape, id: &str) -> Option<AuthOption> {
    let scheme = AuthScheme::of_trait(id)?;
    let value = service.traits.get(id);
    let text = |key: &str| Some(value?.get(key)?.as_str()?.to_owned());
    let argument = match scheme.argument {
        AuthArgument::None => AuthValue::None,
        AuthArgument::SigningName => AuthValue::SigningName(text("name")?),
        AuthArgument::ApiKey => AuthValue::ApiKey {
            name: text("name")?,
            in_query: text("in")? == "query",
            scheme: text("scheme"),
        },
    };
    Some(AuthOption { scheme, argument })
}
