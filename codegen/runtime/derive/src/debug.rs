//! `Debug` that redacts.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

/// `impl Debug` with the body `body`, which may use `self` and `f`.
pub(crate) fn with(ident: &Ident, body: TokenStream) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::std::fmt::Debug for #ident {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #body
            }
        }
    }
}

/// `impl Debug` of a structure or union.
pub(crate) fn shape(ident: &Ident) -> TokenStream {
    with(ident, quote!(::smithwright_runtime::shape::debug(self, f)))
}
