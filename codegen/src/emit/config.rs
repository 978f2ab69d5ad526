//! The module `config`, with the endpoint rules.

use super::file::Module;
use super::tokens;
use crate::plan::{ClientParamPlan, Docs, ParamKind, Plan};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module(plan: &Plan) -> Module<'_> {
    let rules = tokens::raw_string(&plan.endpoint_rules);
    let settings = (!plan.client_params.is_empty()).then(|| settings(&plan.client_params));
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

        #settings

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

/// Setters of the service's own. The builder is the runtime's, so that they stand in a trait.
fn settings(params: &[ClientParamPlan]) -> TokenStream {
    let setters = params.iter().map(|param| {
        let docs = tokens::docs(&param.docs);
        let ClientParamPlan { name, method, setter, .. } = param;
        let ty = match param.kind {
            ParamKind::Text => quote!(String),
            ParamKind::Flag => quote!(bool),
            ParamKind::Texts => quote!(Vec<String>),
        };
        quote! {
            #docs
            fn #method(self, value: impl Into<#ty>) -> Self {
                self.client_param(#name, value.into())
            }

            #docs
            fn #setter(&mut self, value: Option<#ty>) -> &mut Self {
                self.set_client_param(#name, value)
            }
        }
    });
    quote! {
        /// Settings that this service alone has. Import it to call its methods on a [`Builder`].
        pub trait Settings: smithwright_runtime::endpoint::ClientParams {
            #(#setters)*
        }

        impl Settings for Builder {}
    }
}
