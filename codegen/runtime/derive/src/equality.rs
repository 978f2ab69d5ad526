//! `PartialEq` of shapes, by their members.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

/// `impl PartialEq` of a structure or union; `other` is a field that is no member.
pub(crate) fn shape(ident: &Ident, other: Option<&Ident>) -> TokenStream {
    let other = other.map(|other| quote!(&& self.#other == other.#other));
    quote! {
        #[automatically_derived]
        impl ::std::cmp::PartialEq for #ident {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                ::smithwright_runtime::shape::equal(self, other) #other
            }
        }
    }
}
