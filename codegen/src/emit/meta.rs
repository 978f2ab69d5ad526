//! The module `meta`: the service as the runtime knows it.

use super::file::Module;
use super::tokens;
use crate::plan::{Docs, Plan};
use proc_macro2::{Ident, Span};
use quote::quote;

pub(super) fn module(plan: &Plan) -> Module<'_> {
    let service = &plan.service;
    let docs =
        tokens::doc(&format!("{}, as the runtime knows it.", crate::plan::docs::plain(&service.title)));
    let (sdk_id, name, version, api_id) = (&service.sdk_id, &service.name, &service.version, &service.api_id);
    let signing_name = match &service.signing_name {
        Some(name) => quote!(Some(#name)),
        None => quote!(None),
    };
    let protocol = Ident::new(service.protocol.variant, Span::call_site());
    let query_compatible = service.query_compatible.then(|| {
        quote!(
            const QUERY_COMPATIBLE: bool = true;
        )
    });
    let account_endpoints = service.account_endpoints.then(|| {
        quote!(
            const ACCOUNT_ENDPOINTS: bool = true;
        )
    });
    let client_params = (!plan.client_params.is_empty()).then(|| {
        let names = plan.client_params.iter().map(|param| &param.name);
        quote!(
            const CLIENT_PARAMS: &'static [&'static str] = &[#(#names),*];
        )
    });
    let items = quote! {
        /// Version of this crate, as it stands in the user agent.
        pub const PKG_VERSION: &str = env!("CARGO_PKG_VERSION");

        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct Service;

        impl smithwright_runtime::Service for Service {
            const METADATA: smithwright_runtime::ServiceMetadata = smithwright_runtime::ServiceMetadata {
                sdk_id: #sdk_id,
                name: #name,
                version: #version,
                signing_name: #signing_name,
                api_id: #api_id,
                protocol: smithwright_runtime::Protocol::#protocol,
                endpoint_rules: super::config::endpoint::RULES,
                pkg_version: PKG_VERSION,
            };
            #query_compatible
            #account_endpoints
            #client_params
        }
    };
    let docs = Docs::text("What the runtime knows of the service.");
    Module { name: "meta", raw: false, docs, items, modules: Vec::new() }
}
