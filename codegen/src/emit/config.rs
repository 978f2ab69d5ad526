//! The module `config`, with the endpoint rules.

use super::Module;
use super::tokens;
use crate::plan::{ClientParamPlan, Docs, ParamKind, Plan};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use smithwright_contract::AuthSettings;
use std::collections::BTreeSet;

pub(super) fn module(plan: &Plan) -> Module<'_> {
    let rules = tokens::raw_string(&plan.endpoint_rules);
    let builder = builder(plan);
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

        #builder

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

/// Type and settings of the builder: the runtime's, or one of this service where it has settings of its own, which are
/// inherent methods as all others are.
fn builder(plan: &Plan) -> TokenStream {
    let schemes: Vec<AuthSettings> =
        plan.service.auth.iter().filter_map(|option| option.scheme.settings).collect();
    if plan.client_params.is_empty() && schemes.is_empty() {
        return quote! {
            /// Builder of a [`Config`].
            pub type Builder = smithwright_runtime::ConfigBuilder<super::meta::Service>;
        };
    }
    let word = |text: &str| Ident::new(text, Span::call_site());
    let identities: BTreeSet<_> = schemes.iter().map(|settings| word(settings.identity)).collect();
    let identities = (!identities.is_empty()).then(|| {
        let identities = identities.iter();
        quote!(pub use smithwright_runtime::config::{#(#identities),*};)
    });
    let of_schemes = schemes.iter().map(|settings| word(settings.methods));
    let of_params = plan.client_params.iter().map(settings);
    quote! {
        #identities

        smithwright_runtime::config_builder!(Builder, super::meta::Service);

        impl Builder {
            #(smithwright_runtime::#of_schemes!();)*
            #(#of_params)*
        }
    }
}

fn settings(param: &ClientParamPlan) -> TokenStream {
    let docs = tokens::docs(&param.docs);
    let ClientParamPlan { name, method, setter, .. } = param;
    let ty = match param.kind {
        ParamKind::Text => quote!(String),
        ParamKind::Flag => quote!(bool),
        ParamKind::Texts => quote!(Vec<String>),
    };
    quote! {
        #docs
        pub fn #method(mut self, value: impl Into<#ty>) -> Self {
            self.#setter(Some(value.into()));
            self
        }

        #docs
        pub fn #setter(&mut self, value: Option<#ty>) -> &mut Self {
            self.parts_mut().set_client_param(#name, value);
            self
        }
    }
}
