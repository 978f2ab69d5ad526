//! Methods that give a structure's members by reference.

use proc_macro2::TokenStream;
use quote::quote;

use crate::member::{Member, Structure};
use crate::types::{self, Kind};

/// The accessors of all members.
pub(crate) fn all(structure: &Structure<'_>) -> TokenStream {
    let methods = structure.members.iter().chain(&structure.stream).map(|member| method(structure, member));
    quote!(#(#methods)*)
}

fn method(structure: &Structure<'_>, member: &Member<'_>) -> TokenStream {
    let Member { ident, deprecated, .. } = member;
    let (ty, optional) = types::present(member.ty);
    let (result, body) = match types::kind(ty) {
        Kind::List(item) if optional => {
            (quote!(&[#item]), quote!(self.#ident.as_deref().unwrap_or_default()))
        }
        Kind::List(item) => (quote!(&[#item]), quote!(&self.#ident)),
        Kind::Copy => {
            let ty = member.ty;
            (quote!(#ty), quote!(self.#ident))
        }
        Kind::String => borrowed(quote!(str), optional, member),
        Kind::Boxed(inner) => borrowed(quote!(#inner), optional, member),
        _ if optional => {
            let option = types::option(member.ty);
            (quote!(#option<&#ty>), quote!(self.#ident.as_ref()))
        }
        _ => (quote!(&#ty), quote!(&self.#ident)),
    };
    let doc = format!("Returns [`{0}`](field@{1}::{0}).", member.name, structure.ident);
    quote! {
        #[doc = #doc]
        #deprecated
        #[inline]
        pub fn #ident(&self) -> #result {
            #body
        }
    }
}

/// What a `String` or `Box` derefs to.
fn borrowed(target: TokenStream, optional: bool, member: &Member<'_>) -> (TokenStream, TokenStream) {
    let ident = member.ident;
    if optional {
        let option = types::option(member.ty);
        (quote!(#option<&#target>), quote!(self.#ident.as_deref()))
    } else {
        (quote!(&#target), quote!(&self.#ident))
    }
}
