//! `#[derive(InputBuilder)]`
//!
//! `Builder<I, C>` of a generated client is around a plain input, a request to send, or a waiter. It is a type of the
//! client's own because every operation adds its setters to it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Fields, GenericParam, Ident, Result};

struct Parts<'a> {
    ident: &'a Ident,
    /// The field that holds the carrier.
    carrier: &'a Ident,
    /// The field that holds nothing but the type of the input.
    input: &'a Ident,
}

/// Expands the derive of a client's builder of inputs: all that no member of an input decides.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let parts = parse(input)?;
    let traits = traits(&parts);
    let plain = plain(&parts);
    let fluent = fluent(&parts);
    let waiting = waiting(&parts);
    Ok(quote!(#traits #plain #fluent #waiting))
}

fn parse(input: &DeriveInput) -> Result<Parts<'_>> {
    let expected = || {
        Error::new(
            input.ident.span(),
            "expected `struct Builder<I, C> { carrier: C, input: PhantomData<…> }`",
        )
    };
    let parameters: Vec<_> = input.generics.params.iter().collect();
    let [GenericParam::Type(_), GenericParam::Type(_)] = parameters.as_slice() else {
        return Err(expected());
    };
    let Data::Struct(data) = &input.data else { return Err(expected()) };
    let Fields::Named(fields) = &data.fields else { return Err(expected()) };
    let names: Vec<_> = fields.named.iter().filter_map(|field| field.ident.as_ref()).collect();
    let [carrier, phantom] = names.as_slice() else { return Err(expected()) };
    Ok(Parts { ident: &input.ident, carrier, input: phantom })
}

/// What the builder is whatever it is around.
fn traits(parts: &Parts<'_>) -> TokenStream {
    let Parts { ident, carrier, input } = parts;
    quote! {
        #[automatically_derived]
        impl<I, C> ::smithwright_runtime::Carried for #ident<I, C> {
            type Carrier = C;

            #[inline]
            fn around(carrier: C) -> Self {
                Self { #carrier: carrier, #input: ::std::marker::PhantomData }
            }

            #[inline]
            fn carrier(&self) -> &C {
                &self.#carrier
            }

            #[inline]
            fn carrier_mut(&mut self) -> &mut C {
                &mut self.#carrier
            }

            #[inline]
            fn into_carrier(self) -> C {
                self.#carrier
            }
        }

        #[automatically_derived]
        impl<I, C: ::std::clone::Clone> ::std::clone::Clone for #ident<I, C> {
            #[inline]
            fn clone(&self) -> Self {
                ::smithwright_runtime::Carried::around(::std::clone::Clone::clone(&self.#carrier))
            }
        }

        #[automatically_derived]
        impl<I, C: ::std::cmp::PartialEq> ::std::cmp::PartialEq for #ident<I, C> {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.#carrier == other.#carrier
            }
        }

        #[automatically_derived]
        impl<I, C: ::std::default::Default> ::std::default::Default for #ident<I, C> {
            #[inline]
            fn default() -> Self {
                ::smithwright_runtime::Carried::around(::std::default::Default::default())
            }
        }

        #[automatically_derived]
        impl<I, C> ::std::fmt::Debug for #ident<I, C>
        where
            I: ::smithwright_runtime::Shape,
            C: ::smithwright_runtime::Carrier<I>,
        {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::smithwright_runtime::debug_builder::<I>(&self.#carrier, f)
            }
        }
    }
}

/// What the builder does around a plain input.
fn plain(parts: &Parts<'_>) -> TokenStream {
    let Parts { ident, carrier, .. } = parts;
    quote! {
        impl<I, C> #ident<I, C>
        where
            I: ::smithwright_runtime::OperationInput<Builder = Self>,
            C: ::smithwright_runtime::InputCarrier<I>,
        {
            /// Builds the input. It fails only without events, where these are required.
            #[inline]
            pub fn build(self) -> ::std::result::Result<I, ::smithwright_runtime::error::BuildError> {
                self.#carrier.into_input()
            }

            /// Sends a request with this input through `client`.
            #[inline]
            pub fn send_with(
                self,
                client: &impl ::std::convert::AsRef<
                    ::smithwright_runtime::Handle<<I::Operation as ::smithwright_runtime::Operation>::Service>,
                >,
            ) -> ::smithwright_runtime::Sending<I::Operation> {
                ::smithwright_runtime::Fluent::new(self, ::std::clone::Clone::clone(client.as_ref())).send()
            }
        }
    }
}

/// What the builder does around a request.
fn fluent(parts: &Parts<'_>) -> TokenStream {
    let Parts { ident, carrier, .. } = parts;
    quote! {
        impl<O: ::smithwright_runtime::Operation> #ident<O::Input, ::smithwright_runtime::Fluent<O>> {
            /// The input so far.
            #[inline]
            pub fn as_input(&self) -> &<O::Input as ::smithwright_runtime::OperationInput>::Builder {
                self.#carrier.as_input()
            }

            /// Sends the request.
            #[inline]
            pub fn send(self) -> ::smithwright_runtime::Sending<O> {
                self.#carrier.send()
            }

            /// Signs the request for somebody else to send it.
            ///
            /// Only requests whose members are all in the URI, in headers or in a stream can be presigned.
            #[inline]
            pub fn presigned(
                self,
                config: ::smithwright_runtime::presigning::PresigningConfig,
            ) -> ::smithwright_runtime::call::Presigning<O> {
                self.#carrier.presigned(config)
            }

            /// Changes how this request is sent.
            #[inline]
            pub fn customize(
                self,
            ) -> ::smithwright_runtime::call::CustomizableOperation<O::Output, O::Error, Self, O::Service> {
                ::smithwright_runtime::call::CustomizableOperation::new(self)
            }

            /// Asks for one page after another.
            #[inline]
            pub fn into_paginator(self) -> ::smithwright_runtime::Paginator<O>
            where
                O: ::smithwright_runtime::Paginated,
            {
                ::smithwright_runtime::Paginator::new(self.#carrier)
            }
        }
    }
}

/// What the builder does around a waiter.
fn waiting(parts: &Parts<'_>) -> TokenStream {
    let Parts { ident, carrier, .. } = parts;
    quote! {
        impl<W: ::smithwright_runtime::Waiter>
            #ident<<W::Operation as ::smithwright_runtime::Operation>::Input, ::smithwright_runtime::Waiting<W>>
        {
            /// The input so far.
            #[inline]
            pub fn as_input(
                &self,
            ) -> &<<W::Operation as ::smithwright_runtime::Operation>::Input
                   as ::smithwright_runtime::OperationInput>::Builder {
                self.#carrier.as_input()
            }

            /// Asks again and again, for at most `max_wait`, until what is waited for has come or cannot come any more.
            #[inline]
            pub fn wait(self, max_wait: ::std::time::Duration) -> ::smithwright_runtime::waiter::Polling<W> {
                self.#carrier.wait(max_wait)
            }
        }
    }
}
