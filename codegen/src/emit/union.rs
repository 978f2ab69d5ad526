//! Unions.

use super::{attributes, tokens};
use crate::plan::UnionPlan;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn union(plan: &UnionPlan) -> TokenStream {
    let docs = tokens::docs(&plan.docs);
    let name = &plan.name;
    let shape = attributes::container(&plan.attributes);
    let variants = plan.variants.iter().map(|variant| {
        let docs = tokens::docs(&variant.docs);
        let deprecated = tokens::deprecated(variant.deprecated.as_ref());
        let shape = attributes::member(&variant.attributes);
        let name = &variant.name;
        let holds = variant.ty.as_ref().map(|ty| quote!((#ty)));
        let allow = variant.ty.as_ref().and_then(tokens::allow_complex);
        quote!(#docs #allow #deprecated #shape #name #holds,)
    });
    let allow = tokens::allow_lopsided(plan.lopsided);
    quote! {
        #docs
        #allow
        #[non_exhaustive]
        #[derive(Clone, Union)]
        #shape
        pub enum #name {
            #(#variants)*
            /// A member this version does not know.
            #[non_exhaustive]
            Unknown,
        }
    }
}
