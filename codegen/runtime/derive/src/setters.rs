//! Methods of builders that take members.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::member::{Member, Structure};
use crate::types::{self, Kind};

/// Setters and getters of all members; `place` and `place_mut` are where they are kept, as options.
pub(crate) fn all(structure: &Structure<'_>, place: &TokenStream, place_mut: &TokenStream) -> TokenStream {
    let methods = structure.members.iter().map(|member| methods(structure, member, place, place_mut));
    quote!(#(#methods)*)
}

fn methods(
    structure: &Structure<'_>,
    member: &Member<'_>,
    place: &TokenStream,
    place_mut: &TokenStream,
) -> TokenStream {
    let Member { ident, name, ty: ty_as_written, deprecated, .. } = member;
    let (ty, is_optional) = types::present(member.ty);
    let optional = if is_optional { quote!(#ty_as_written) } else { quote!(::std::option::Option<#ty>) };
    let set = format_ident!("set_{name}", span = ident.span());
    let get = format_ident!("get_{name}", span = ident.span());
    let setter = setter(member, place_mut);
    let link = format!("[`{name}`](field@{}::{name})", structure.ident);
    let doc = match types::kind(ty) {
        Kind::List(_) => format!("Appends to {link}."),
        Kind::Map(..) => format!("Adds an entry to {link}."),
        _ => format!("Sets {link}."),
    };
    let set_doc = format!("Sets or clears {link}.");
    let get_doc = format!("Returns the value of {link} set so far.");
    quote! {
        #[doc = #doc]
        #deprecated
        #setter

        #[doc = #set_doc]
        #deprecated
        pub fn #set(mut self, input: #optional) -> Self {
            #place_mut.#ident = input;
            self
        }

        #[doc = #get_doc]
        #deprecated
        pub fn #get(&self) -> &#optional {
            &#place.#ident
        }
    }
}

/// Setters and getter of a stream, which builders keep apart as an option; `place` and `place_mut` are references to it.
pub(crate) fn of_stream(
    structure: &Structure<'_>,
    member: &Member<'_>,
    place: &TokenStream,
    place_mut: &TokenStream,
) -> TokenStream {
    let Member { ident, name, ty, deprecated, .. } = member;
    let link = format!("[`{name}`](field@{}::{name})", structure.ident);
    let [doc, set_doc, get_doc] =
        [("Sets", ""), ("Sets or clears", ""), ("Returns the value of", " set so far")]
            .map(|(verb, rest)| format!("{verb} {link}{rest}."));
    let set = format_ident!("set_{name}", span = ident.span());
    let get = format_ident!("get_{name}", span = ident.span());
    quote! {
        #[doc = #doc]
        #deprecated
        pub fn #ident(mut self, input: #ty) -> Self {
            *#place_mut = Some(input);
            self
        }

        #[doc = #set_doc]
        #deprecated
        pub fn #set(mut self, input: ::std::option::Option<#ty>) -> Self {
            *#place_mut = input;
            self
        }

        #[doc = #get_doc]
        #deprecated
        pub fn #get(&self) -> &::std::option::Option<#ty> {
            #place
        }
    }
}

fn setter(member: &Member<'_>, place_mut: &TokenStream) -> TokenStream {
    let ident = member.ident;
    let (ty, _) = types::present(member.ty);
    let (arguments, action) = match types::kind(ty) {
        Kind::List(item) => {
            let (argument, value) = types::argument(item, &quote!(input));
            (quote!(input: #argument), quote!(#place_mut.#ident.get_or_insert_default().push(#value);))
        }
        Kind::Map(key, value) => {
            let (key_argument, key) = types::argument(key, &quote!(k));
            let (value_argument, value) = types::argument(value, &quote!(v));
            (
                quote!(k: #key_argument, v: #value_argument),
                quote!(#place_mut.#ident.get_or_insert_default().insert(#key, #value);),
            )
        }
        _ => {
            let (argument, value) = types::argument(ty, &quote!(input));
            (quote!(input: #argument), quote!(#place_mut.#ident = Some(#value);))
        }
    };
    quote! {
        pub fn #ident(mut self, #arguments) -> Self {
            #action
            self
        }
    }
}
