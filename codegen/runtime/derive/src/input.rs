//! `#[derive(OperationInput)]`
//!
//! `XInputBuilder<C>` is around a plain input, a request to send, or a waiter, so that setters exist once.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{DeriveInput, Error, Ident, Result};

use crate::member::Structure;
use crate::structure::methods;
use crate::types::{self, Kind};
use crate::{builder, codec, debug, setters};

/// Expands the derive of what an operation takes.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let keys = ["name", "rename_all", "operation", "paginated", "waited"];
    let structure = Structure::parse(input, &keys, |field| field.starts_with('_'))?;
    let ident = structure.ident;
    let Some(operation) = &structure.container.operation else {
        return Err(Error::new(ident.span(), "expected `#[shape(operation = …)]`"));
    };
    for member in &structure.members {
        if !matches!(types::kind(member.ty), Kind::Optional(_)) {
            return Err(Error::new_spanned(member.ty, "members of an operation's input are optional"));
        }
    }
    let methods = methods(&structure, Some(builder::start(&structure)));
    let builder = around_carrier(&structure);
    let plain = plain(&structure, operation);
    let fluent = fluent(&structure, operation);
    let waiting = structure.container.waited.then(|| waiting(&structure, operation));
    let codec = codec::structure(&structure);
    let debug = debug::shape(ident);
    let builders = builders(&structure, operation);
    Ok(quote!(#methods #codec #debug #builder #plain #fluent #waiting #builders))
}

/// The path by which the SDK's users know an operation's builders, those of the output among them.
fn builders(structure: &Structure<'_>, operation: &Ident) -> TokenStream {
    let vis = structure.vis;
    let doc = format!("Builders of [`{operation}`](super::{operation}).");
    quote! {
        #[doc = #doc]
        #vis mod builders {
            pub use super::*;
        }
    }
}

/// The builder with what it does whatever it is around.
fn around_carrier(structure: &Structure<'_>) -> TokenStream {
    let Structure { ident, vis, allow, .. } = structure;
    let builder = structure.builder();
    let name = builder.to_string();
    let doc = format!("A builder for [`{ident}`].");
    let setters = setters::all(
        structure,
        &quote!(::smithwright_runtime::Carrier::input(&self.carrier)),
        &quote!(::smithwright_runtime::Carrier::input_mut(&mut self.carrier)),
    );
    let setters = (!structure.members.is_empty()).then(|| {
        quote! {
            #allow
            impl<C: ::smithwright_runtime::Carrier<Input = #ident>> #builder<C> {
                #setters
            }
        }
    });
    quote! {
        #[doc = #doc]
        #[derive(::std::clone::Clone, ::std::default::Default, ::std::cmp::PartialEq)]
        #vis struct #builder<C = ::smithwright_runtime::Plain<#ident>> {
            carrier: C,
        }

        #setters

        #[automatically_derived]
        impl<C: ::smithwright_runtime::Carrier<Input = #ident>> ::smithwright_runtime::Carried for #builder<C> {
            type Carrier = C;

            fn around(carrier: C) -> Self {
                Self { carrier }
            }

            fn carrier(&self) -> &C {
                &self.carrier
            }

            fn carrier_mut(&mut self) -> &mut C {
                &mut self.carrier
            }

            fn into_carrier(self) -> C {
                self.carrier
            }
        }

        #[automatically_derived]
        impl<C: ::smithwright_runtime::Carrier<Input = #ident>> ::std::fmt::Debug for #builder<C> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::smithwright_runtime::shape::debug_as(#name, self.carrier.input(), f)
            }
        }
    }
}

/// What the builder does around a plain input.
fn plain(structure: &Structure<'_>, operation: &Ident) -> TokenStream {
    let ident = structure.ident;
    let builder = structure.builder();
    let build_doc = format!("Makes the [`{ident}`]. It never fails.");
    quote! {
        impl #builder {
            #[doc = #build_doc]
            #[inline]
            pub fn build(self) -> ::std::result::Result<#ident, ::smithwright_runtime::error::BuildError> {
                ::std::result::Result::Ok(::smithwright_runtime::Carrier::into_input(self.carrier))
            }

            /// Sends a request with this input through `client`.
            pub fn send_with(
                self,
                client: &impl ::std::convert::AsRef<
                    ::smithwright_runtime::Handle<<#operation as ::smithwright_runtime::Operation>::Service>,
                >,
            ) -> ::smithwright_runtime::call::Sending<#operation> {
                let handle = ::std::clone::Clone::clone(client.as_ref());
                ::smithwright_runtime::Fluent::<#operation>::new(self, handle).send()
            }
        }

        #[automatically_derived]
        impl ::smithwright_runtime::OperationInput for #ident {
            type Operation = #operation;
            type Builder = #builder;
        }
    }
}

/// What the builder does around a request.
fn fluent(structure: &Structure<'_>, operation: &Ident) -> TokenStream {
    let vis = structure.vis;
    let builder = structure.builder();
    let fluent = format_ident!("{}FluentBuilder", operation);
    let doc = format!("Builds a request of [`{operation}`] and sends it.");
    let paginator = structure.container.paginated.then(|| {
        quote! {
            /// Asks for one page after another.
            #[inline]
            pub fn into_paginator(self) -> ::smithwright_runtime::Paginator<#operation> {
                ::smithwright_runtime::Paginator::new(self.carrier)
            }
        }
    });
    quote! {
        #[doc = #doc]
        #vis type #fluent = #builder<::smithwright_runtime::Fluent<#operation>>;

        impl #builder<::smithwright_runtime::Fluent<#operation>> {
            /// The input so far.
            #[inline]
            pub fn as_input(&self) -> &#builder {
                self.carrier.as_input()
            }

            /// Sends the request.
            #[inline]
            pub fn send(self) -> ::smithwright_runtime::call::Sending<#operation> {
                self.carrier.send()
            }

            /// Changes how this request is sent.
            #[inline]
            pub fn customize(
                self,
            ) -> ::smithwright_runtime::call::CustomizableOperation<
                <#operation as ::smithwright_runtime::Operation>::Output,
                <#operation as ::smithwright_runtime::Operation>::Error,
                ::smithwright_runtime::Fluent<#operation>,
            > {
                self.carrier.customize()
            }

            #paginator
        }
    }
}

/// What the builder does around a waiter.
fn waiting(structure: &Structure<'_>, operation: &Ident) -> TokenStream {
    let builder = structure.builder();
    let output = quote!(<#operation as ::smithwright_runtime::Operation>::Output);
    let error = quote!(<#operation as ::smithwright_runtime::Operation>::Error);
    quote! {
        impl<W: ::smithwright_runtime::Waiter<Operation = #operation>>
            #builder<::smithwright_runtime::Waiting<W>>
        {
            /// The input so far.
            #[inline]
            pub fn as_input(&self) -> &#builder {
                self.carrier.as_input()
            }

            /// Asks again and again, for at most `max_wait`, until what is waited for has come or cannot come any more.
            pub async fn wait(
                self,
                max_wait: ::std::time::Duration,
            ) -> ::std::result::Result<
                ::smithwright_runtime::waiter::FinalPoll<#output, ::smithwright_runtime::error::SdkError<#error>>,
                ::smithwright_runtime::waiter::WaiterError<#output, #error>,
            > {
                self.carrier.wait(max_wait).await
            }
        }
    }
}
