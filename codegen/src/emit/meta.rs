//! The module `meta`: the service as the runtime knows it.

use super::Module;
use super::tokens;
use crate::plan::{Docs, Plan};
use proc_macro2::{Ident, Literal, Span};
use quote::quote;
use smithwright_contract::FORMAT;

pub(super) fn module(plan: &Plan) -> Module<'_> {
    let service = &plan.service;
    let docs =
        tokens::doc(&format!("{}, as the runtime knows it.", crate::plan::docs::plain(&service.title)));
    let (sdk_id, name, version, api_id) = (&service.sdk_id, &service.name, &service.version, &service.api_id);
    let auth = tokens::auth(&service.auth);
    let protocol = Ident::new(service.protocol.constant, Span::call_site());
    let protocol = quote!(smithwright_runtime::protocol::#protocol);
    let protocol = if service.query_compatible {
        quote!(smithwright_runtime::protocol::QueryCompatible(#protocol))
    } else {
        protocol
    };
    let xml_namespace = service.xml_namespace.as_ref().map(|(uri, prefix)| {
        let prefix = match prefix {
            Some(prefix) => quote!(Some(#prefix)),
            None => quote!(None),
        };
        quote!(xml_namespace: Some((#uri, #prefix)),)
    });
    let account_endpoints = service.account_endpoints.then(|| quote!(account_endpoints: true,));
    let client_params = (!plan.client_params.is_empty()).then(|| {
        let names = plan.client_params.iter().map(|param| &param.name);
        quote!(client_params: &[#(#names),*],)
    });
    let customizations =
        tokens::customizations(&service.customizations).map(|list| quote!(customizations: #list,));
    let format = Literal::u32_unsuffixed(FORMAT);
    let items = quote! {
        smithwright_runtime::generated_for!(#format);

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
                auth: #auth,
                api_id: #api_id,
                endpoint_rules: super::config::endpoint::RULES,
                #xml_namespace
                #account_endpoints
                #client_params
                #customizations
                pkg_version: PKG_VERSION,
                ..smithwright_runtime::ServiceMetadata::speaking(&#protocol)
            };
            type ConfigBuilder = super::config::Builder;
        }
    };
    let docs = Docs::text("What the runtime knows of the service.");
    Module { name: "meta", raw: false, docs, items, modules: Vec::new() }
}
