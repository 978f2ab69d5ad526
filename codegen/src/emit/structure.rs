//! Structures of every role.

use super::{attributes, tokens};
use crate::plan::{Role, RustType, StructurePlan};
use proc_macro2::TokenStream;
use quote::quote;

/// A structure. `request_id` is the type of the field for the request id, in outputs.
pub(super) fn structure(plan: &StructurePlan, request_id: Option<&RustType>) -> TokenStream {
    let docs = tokens::docs(&plan.docs);
    let name = &plan.name;
    let derive = match plan.role {
        Role::Type => quote!(Structure),
        Role::Input => quote!(OperationInput),
        Role::Output => quote!(OperationOutput),
        Role::Error => quote!(ErrorStructure),
    };
    // A stream cannot be copied.
    let streams = plan.fields.iter().any(|field| field.attributes.stream.is_some());
    let values = (!streams).then(|| quote!(Clone,));
    let shape = attributes::container(&plan.attributes);
    let fields = plan.fields.iter().map(|field| {
        let docs = tokens::docs(&field.docs);
        let deprecated = tokens::deprecated(field.deprecated.as_ref());
        let shape = attributes::member(&field.attributes);
        let (name, ty) = (&field.name, &field.ty);
        let allow = tokens::allow_complex(ty);
        quote!(#docs #allow #deprecated #shape pub #name: #ty,)
    });
    let last = match (plan.role, request_id) {
        (Role::Output, Some(ty)) => quote!(_request_id: #ty,),
        (Role::Error, _) => quote!(meta: super::super::error::ErrorMetadata,),
        _ => TokenStream::new(),
    };
    quote! {
        #docs
        #[non_exhaustive]
        #[derive(#values #derive)]
        #shape
        pub struct #name { #(#fields)* #last }
    }
}
