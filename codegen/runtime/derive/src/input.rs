//! `#[derive(OperationInput)]`
//!
//! The setters of the input are methods of the client's builder, `Builder<I, C>`: see `input_builder`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{DeriveInput, Error, Ident, Path, Result};

use crate::member::Structure;
use crate::structure::methods;
use crate::types::{self, Kind};
use crate::{builder, codec, debug, equality, setters};

/// Expands the derive of what an operation takes.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let keys = ["name", "rename_all", "operation", "builder"];
    let structure = Structure::parse(input, &keys, |field| field.starts_with('_'))?;
    let ident = structure.ident;
    let Some(operation) = &structure.container.operation else {
        return Err(Error::new(ident.span(), "expected `#[shape(operation = …)]`"));
    };
    let Some(builder) = &structure.container.builder else {
        return Err(Error::new(
            ident.span(),
            "expected `#[shape(builder = …)]`, the path of the client's builder",
        ));
    };
    for member in &structure.members {
        if !matches!(types::kind(member.ty), Kind::Optional(_)) {
            return Err(Error::new_spanned(member.ty, "members of an operation's input are optional"));
        }
    }
    let methods = methods(&structure, Some(builder::start(&structure)));
    let codec = codec::structure(&structure);
    let debug = debug::shape(ident);
    let equality = equality::shape(ident, None);
    let setters = setters(&structure, builder);
    let builders = builders(&structure, operation, builder);
    Ok(quote!(#methods #codec #debug #equality #setters #builders))
}

/// The setters, whatever the builder is around.
fn setters(structure: &Structure<'_>, builder: &Path) -> Option<TokenStream> {
    let Structure { ident, allow, .. } = structure;
    let setters = setters::all(structure, &quote!(self.carrier.input()), &quote!(self.carrier.input_mut()));
    (!structure.members.is_empty()).then(|| {
        quote! {
            #allow
            impl<C: ::smithwright_runtime::Carrier<#ident>> #builder<#ident, C> {
                #setters
            }
        }
    })
}

/// The builders by the names that the SDK's users know, and by the path, where those of the output are besides.
fn builders(structure: &Structure<'_>, operation: &Ident, builder: &Path) -> TokenStream {
    let Structure { ident, vis, .. } = structure;
    let input_builder = structure.builder();
    let fluent = format_ident!("{}FluentBuilder", operation);
    let input_doc = format!("Builds a [`{ident}`].");
    let fluent_doc = format!("Builds a request of [`{operation}`] and sends it.");
    let builders_doc = format!("Builders of [`{operation}`](super::{operation}).");
    quote! {
        #[doc = #input_doc]
        #vis type #input_builder = #builder<#ident, ::smithwright_runtime::Plain<#ident>>;

        #[doc = #fluent_doc]
        #vis type #fluent = #builder<#ident, ::smithwright_runtime::Fluent<#operation>>;

        #[automatically_derived]
        impl ::smithwright_runtime::OperationInput for #ident {
            type Operation = #operation;
            type Builder = #input_builder;
        }

        #[doc = #builders_doc]
        #vis mod builders {
            pub use super::*;
        }
    }
}
