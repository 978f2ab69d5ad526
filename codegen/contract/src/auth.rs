//! The ways to authenticate requests.

/// A way to authenticate requests, which a trait on the service names.
///
/// To add one: a row here, a file in the runtime's module `auth` with a type that implements `AuthOption`, and the id in
/// `Traits::auth_schemes` of the generator's model if a new trait stands for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuthScheme {
    /// The id of the trait.
    pub id: &'static str,
    /// The type in `smithwright_runtime::auth`.
    pub item: &'static str,
    /// The fields of the type, filled from the trait.
    pub argument: AuthArgument,
    /// The feature of the runtime that brings it; `None` if it is always there.
    pub feature: Option<&'static str>,
    /// What the builder of configurations has for it; `None` if every builder has that.
    pub settings: Option<AuthSettings>,
}

/// What a trait says of an authentication scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthArgument {
    /// Nothing.
    None,
    /// `name`: the name of the service in signatures.
    SigningName,
    /// `name`, `in` and `scheme`: where the key goes.
    ApiKey,
}

/// Settings of a builder that only services with a certain authentication scheme have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuthSettings {
    /// The macro of the runtime that expands to the builder's methods.
    pub methods: &'static str,
    /// The type of the identity, in `smithwright_runtime::config`.
    pub identity: &'static str,
}

const HTTP: AuthScheme = AuthScheme {
    id: "smithy.api#httpBearerAuth",
    item: "HttpBearer",
    argument: AuthArgument::None,
    feature: Some("http-auth"),
    settings: Some(AuthSettings { methods: "bearer_settings", identity: "Token" }),
};

/// All authentication schemes that clients know.
pub const AUTH_SCHEMES: &[AuthScheme] = &[
    AuthScheme {
        id: "aws.auth#sigv4",
        item: "SigV4",
        argument: AuthArgument::SigningName,
        feature: None,
        settings: None,
    },
    AuthScheme {
        id: "smithy.api#httpApiKeyAuth",
        item: "HttpApiKey",
        argument: AuthArgument::ApiKey,
        settings: Some(AuthSettings { methods: "api_key_settings", identity: "Token" }),
        ..HTTP
    },
    AuthScheme {
        id: "smithy.api#httpBasicAuth",
        item: "HttpBasic",
        settings: Some(AuthSettings { methods: "basic_settings", identity: "Login" }),
        ..HTTP
    },
    HTTP,
    NO_AUTH,
];

/// The scheme of requests that are not authenticated.
pub const NO_AUTH: AuthScheme =
    AuthScheme { id: "smithy.api#noAuth", item: "NoAuth", feature: None, settings: None, ..HTTP };

impl AuthScheme {
    /// The row of the scheme whose trait has this id.
    pub fn of_trait(id: &str) -> Option<&'static Self> {
        AUTH_SCHEMES.iter().find(|row| row.id == id)
    }
}
