//! The modules `types` and `types::error`.

use super::Module;
use super::{enumeration, structure, tokens, union};
use crate::plan::{Docs, Plan, TypePlan};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module(plan: &Plan) -> Module<'_> {
    let items = plan.types.iter().map(|plan| match plan {
        TypePlan::Structure(plan) => structure::structure(plan, None),
        TypePlan::Enum(plan) => enumeration::enumeration(plan),
        TypePlan::Union(plan) => union::union(plan),
    });
    let uses = |wanted: fn(&TypePlan) -> bool| plan.types.iter().any(wanted);
    let derives = [
        (quote!(IntEnum), uses(|plan| matches!(plan, TypePlan::Enum(plan) if plan.is_integer))),
        (quote!(StringEnum), uses(|plan| matches!(plan, TypePlan::Enum(plan) if !plan.is_integer))),
        (quote!(Structure), uses(|plan| matches!(plan, TypePlan::Structure(_)))),
        (quote!(Union), uses(|plan| matches!(plan, TypePlan::Union(_)))),
    ];
    let derives = import(derives.into_iter().filter_map(|(derive, used)| used.then_some(derive)).collect());
    let modules = &plan.types_imports;
    let imports = (!modules.is_empty()).then(|| quote!(use super::{#(#modules),*};));
    let builders = uses(|plan| matches!(plan, TypePlan::Structure(_))).then(|| builders("types"));
    let items = quote!(#imports #derives #(#items)* #builders);
    let mut docs = Docs::text("Structures, enums and unions that operations take and return.");
    if uses(|plan| matches!(plan, TypePlan::Structure(plan) if plan.attributes.output)) {
        docs.push_paragraph(
            "Those with `#[shape(output)]` come in responses only: their builders need the feature `test-util`.",
        );
    }
    Module { name: "types", raw: false, docs, items, modules: vec![errors(plan)] }
}

fn errors(plan: &Plan) -> Module<'_> {
    let items = plan.errors.iter().map(|error| structure::structure(&error.structure, None));
    let any = !plan.errors.is_empty();
    let derives = any.then(|| import(vec![quote!(ErrorStructure)]));
    let builders = any.then(|| builders("errors"));
    let streams = plan.event_streams.iter().map(|stream| {
        let docs = tokens::docs(&stream.docs);
        let (error, events) = (&stream.error, &stream.events);
        quote!(#docs pub type #error = super::super::error::Error<super::#events>;)
    });
    let items = quote!(#derives #(#items)* #(#streams)* #builders);
    Module {
        name: "error",
        raw: false,
        docs: Docs::text("Errors the service answers with."),
        items,
        modules: Vec::new(),
    }
}

/// The import of derives.
pub(super) fn import(derives: Vec<TokenStream>) -> Option<TokenStream> {
    (!derives.is_empty()).then(|| quote!(use smithwright_runtime::derive::{#(#derives),*};))
}

/// Builders stand beside what they build; this module is where the AWS SDK has them.
pub(super) fn builders(of: &str) -> TokenStream {
    let docs = tokens::doc(&format!("Builders of these {of}."));
    quote! {
        #docs
        pub mod builders {
            pub use super::*;
        }
    }
}
