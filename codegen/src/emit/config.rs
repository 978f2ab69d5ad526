//! The module `config`, with the endpoint rules.

use super::file::Module;
use super::tokens;
use crate::plan::{Docs, Plan};
use quote::quote;

pub(super) fn module(plan: &Plan) -> Module<'_> {
    let rules = tokens::raw_string(&plan.endpoint_rules);
    let items = quote! {
        pub use smithwright_runtime::config::{
            AppName, AsyncSleep, BehaviorVersion, ConfigBag, Credentials, FrameworkMetadata, FrozenLayer, HttpClient, IdentityCache,
            Intercept, IntoShared, Layer, ProvideCredentials, Region, ResolveCachedIdentity, RuntimeComponents,
            RuntimeComponentsBuilder, RuntimePlugin, SharedAsyncSleep, SharedCredentialsProvider, SharedHttpClient,
            SharedIdentityCache, SharedInterceptor, SharedRuntimePlugin, Sleep, StalledStreamProtectionConfig, auth, http,
            interceptors, retry, timeout,
        };

        /// Configuration of a client.
        pub type Config = smithwright_runtime::Config<super::meta::Service>;

        /// Builder of a [`Config`].
        pub type Builder = smithwright_runtime::ConfigBuilder<super::meta::Service>;

        /// Where requests go.
        pub mod endpoint {
            pub use smithwright_runtime::endpoint::{
                Endpoint, EndpointFuture, InvalidParams, Params, ParamsBuilder, ResolveEndpoint, SharedEndpointResolver,
            };

            /// Resolves endpoints by [`RULES`].
            pub type DefaultResolver = smithwright_runtime::endpoint::DefaultResolver<super::super::meta::Service>;

            /// The service's endpoint rule set, as JSON.
            pub const RULES: &str = #rules;
        }
    };
    Module {
        name: "config",
        raw: false,
        docs: Docs::text("Configuration of clients."),
        items,
        modules: Vec::new(),
    }
}
