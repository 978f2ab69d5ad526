//! `#[derive(OperationMarker)]`
//!
//! `Marker<I>` of a generated client is the operation with the input `I`. It is a type of the client's own, so that the
//! client can say what the operation is.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Fields, GenericParam, Result};

/// Expands the derive of a client's markers of operations.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let ident = &input.ident;
    let expected = || Error::new(ident.span(), "expected `struct Marker<I>(PhantomData<…>);`");
    let parameters: Vec<_> = input.generics.params.iter().collect();
    let [GenericParam::Type(_)] = parameters.as_slice() else { return Err(expected()) };
    let Data::Struct(data) = &input.data else { return Err(expected()) };
    let (1, Fields::Unnamed(_)) = (data.fields.len(), &data.fields) else { return Err(expected()) };
    Ok(quote! {
        impl<I> #ident<I> {
            /// Returns the marker.
            #[inline]
            pub fn new() -> Self {
                Self(::std::marker::PhantomData)
            }
        }

        #[automatically_derived]
        impl<I> ::std::clone::Clone for #ident<I> {
            #[inline]
            fn clone(&self) -> Self {
                Self::new()
            }
        }

        #[automatically_derived]
        impl<I> ::std::default::Default for #ident<I> {
            #[inline]
            fn default() -> Self {
                Self::new()
            }
        }

        #[automatically_derived]
        impl<I: ::smithwright_runtime::OperationInput> ::std::fmt::Debug for #ident<I> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::smithwright_runtime::marker::debug::<I>(f)
            }
        }

        /// Configures what the operation needs to be sent, as the client does by itself.
        #[automatically_derived]
        impl<I: ::smithwright_runtime::OperationInput> ::smithwright_runtime::config::RuntimePlugin for #ident<I> {
            fn config(&self) -> ::std::option::Option<::smithwright_runtime::config::FrozenLayer> {
                ::smithwright_runtime::marker::config::<I>()
            }

            fn runtime_components(
                &self,
                _: &::smithwright_runtime::config::RuntimeComponentsBuilder,
            ) -> ::std::borrow::Cow<'_, ::smithwright_runtime::config::RuntimeComponentsBuilder> {
                ::std::borrow::Cow::Owned(::smithwright_runtime::marker::components::<I>())
            }
        }
    })
}
