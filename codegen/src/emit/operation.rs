//! The modules of operations.

use super::Module;
use super::{paginator, protocol_tests, structure, tokens, types};
use crate::plan::{ChecksumPlan, Docs, EndpointParamSource, HttpPlan, OperationPlan, Plan};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module(plan: &Plan) -> Module<'_> {
    let modules = plan.operations.iter().map(|operation| Module {
        name: operation.module.text(),
        raw: operation.module.is_raw(),
        docs: Docs::text(&format!("The operation `{}`.", operation.wire)),
        items: items(operation),
        modules: Vec::new(),
    });
    let docs = Docs::text("Operations with their inputs, outputs and errors.");
    let shared = (!plan.operations.is_empty()).then(shared);
    let items = quote! {
        pub use smithwright_runtime::error::RequestId;

        #shared
    };
    Module { name: "operation", raw: false, docs, items, modules: modules.collect() }
}

/// What all operations share.
fn shared() -> TokenStream {
    quote! {
        /// Marks the operation with the input `I`.
        #[derive(smithwright_runtime::derive::OperationMarker)]
        pub struct Marker<I>(std::marker::PhantomData<fn() -> I>);

        /// Builds the input `I` of an operation. `C` is what for: the input alone, a request, or a waiter.
        #[derive(smithwright_runtime::derive::InputBuilder)]
        pub struct Builder<I, C> {
            carrier: C,
            input: std::marker::PhantomData<fn() -> I>,
        }
    }
}

fn items(plan: &OperationPlan) -> TokenStream {
    let imports = &plan.imports;
    let derives = types::import(vec![quote!(OperationInput), quote!(OperationOutput)]);
    let (name, wire, error) = (&plan.name, &plan.wire, &plan.error);
    let (input, output) = (&plan.input.name, &plan.output.name);
    // rustdoc knows methods without `r#`.
    let method = plan.method.text();
    let docs = format!("[`{method}`](super::super::Client::{method}) starts it.");
    let docs = tokens::doc(&docs);
    let error_docs = tokens::docs(&plan.error_docs);
    let mut traits = Vec::new();
    traits.extend(plan.auth.as_ref().map(|options| {
        let options = tokens::auth(options);
        quote!(auth: Some(#options))
    }));
    traits.extend(plan.host_prefix.as_ref().map(|prefix| quote!(host_prefix: Some(#prefix))));
    traits.extend(plan.gzip.then(|| quote!(compression: Some(smithwright_runtime::compression::GZIP))));
    traits.extend(plan.checksum.then(|| quote!(checksum: Some(smithwright_runtime::checksum::MD5))));
    traits.extend(plan.http_checksum.as_ref().map(http_checksum));
    traits.extend(plan.unsigned_payload.then(|| quote!(unsigned_payload: true)));
    traits.extend(plan.unwrapped_output.then(|| quote!(unwrapped_output: true)));
    let customizations = tokens::customizations(&plan.customizations);
    traits.extend(customizations.map(|list| quote!(customizations: #list)));
    let own_errors = &plan.own_errors;
    traits.extend((!own_errors.is_empty()).then(|| quote!(own_errors: &[#(#own_errors),*])));
    traits.extend(plan.http.as_ref().map(
        |HttpPlan { method, uri }| quote!(http: smithwright_runtime::Http { method: #method, uri: #uri }),
    ));
    traits.extend(plan.no_input.then(|| quote!(has_input: false)));
    let traits = (!traits.is_empty()).then(|| {
        quote! {
            const TRAITS: smithwright_runtime::OperationTraits =
                smithwright_runtime::OperationTraits { #(#traits,)* ..smithwright_runtime::OperationTraits::DEFAULT };
        }
    });
    let (endpoint, endpoint_params) = endpoint_params(plan).unzip();
    let tests = protocol_tests::module(plan);
    let input_structure = structure::structure(&plan.input, None);
    let output_structure = structure::structure(&plan.output, Some(&plan.request_id));
    let paginator = plan.paginator.as_ref().map(|paginator| paginator::paginator(plan, paginator));
    quote! {
        use super::super::{#(#imports),*};
        #derives
        #endpoint

        #docs
        pub type #name = super::Marker<#input>;

        impl smithwright_runtime::Operation for #name {
            const NAME: &'static str = #wire;
            #traits
            #endpoint_params
            type Service = meta::Service;
            type Input = #input;
            type Output = #output;
            type Error = #error;
        }

        #error_docs
        pub type #error = error::Error<#name>;
        #input_structure
        #output_structure
        #paginator
        #tests
    }
}

fn http_checksum(plan: &ChecksumPlan) -> TokenStream {
    let option = |member: &Option<String>| match member {
        Some(member) => quote!(Some(#member)),
        None => quote!(None),
    };
    let (request, mode) = (option(&plan.request_algorithm), option(&plan.validation_mode));
    let (required, responses) = (plan.required, &plan.response_algorithms);
    quote! {
        http_checksum: Some(smithwright_runtime::checksums::HttpChecksum {
            request_algorithm: #request,
            required: #required,
            validation_mode: #mode,
            response_algorithms: &[#(#responses),*],
        })
    }
}

/// What the operation and its input say of the endpoint: an import, and the constant.
fn endpoint_params(plan: &OperationPlan) -> Option<(TokenStream, TokenStream)> {
    let params = plan.endpoint_params.iter().map(|param| {
        let name = &param.name;
        let (constructor, value) = match &param.source {
            EndpointParamSource::Text(text) => (quote!(text), quote!(#text)),
            EndpointParamSource::Flag(flag) => (quote!(flag), quote!(#flag)),
            EndpointParamSource::Texts(texts) => (quote!(texts), quote!(&[#(#texts),*])),
            EndpointParamSource::Member(member) => (quote!(member), quote!(#member)),
            EndpointParamSource::Required(member) => (quote!(required), quote!(#member)),
            EndpointParamSource::Path(path) => (quote!(path), quote!(#path)),
        };
        quote!(endpoint::ContextParam::#constructor(#name, #value))
    });
    (!plan.endpoint_params.is_empty()).then(|| {
        let import = quote!(
            use smithwright_runtime::endpoint;
        );
        let constant = quote!(
            const ENDPOINT_PARAMS: &'static [endpoint::ContextParam] = &[#(#params),*];
        );
        (import, constant)
    })
}
