//! `#[derive(OperationOutput)]`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error, Result};

use crate::attributes::Stream;
use crate::member::{Member, Structure};
use crate::structure::{methods, response_builders};
use crate::types::{self, Kind};
use crate::{builder, codec, debug, equality};

/// Expands the derive of what an operation answers.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let structure =
        Structure::parse(input, &["name", "rename_all", "output", "stream"], |field| field.starts_with('_'))?;
    let ident = structure.ident;
    let Some(id) = structure.extra else {
        return Err(Error::new(ident.span(), "the output of an operation has a field `_request_id`"));
    };
    let label = id.to_string();
    // Nobody but a response can make a receiver of events.
    let events = structure.stream.as_ref().is_some_and(|it| it.attributes.stream == Some(Stream::Events));
    let builder = (response_builders() && !events).then(|| {
        let place = if structure.is_all_optional() { quote!(self.inner) } else { quote!(self) };
        let method = quote! {
            #[doc(hidden)]
            pub fn _request_id(mut self, id: impl ::std::convert::Into<::std::string::String>) -> Self {
                #place.#id = Some(id.into());
                self
            }
        };
        builder::expand(&structure, &method)
    });
    let methods = methods(&structure, builder.as_ref().map(|_| builder::start(&structure)));
    let codec = codec::structure(&structure);
    let shown = structure.stream.as_ref().map(|stream| {
        let (label, value) = (&stream.name, stream.shown());
        quote!((#label, #value),)
    });
    let debug = debug::with(
        ident,
        match shown {
            Some(shown) => {
                quote!(::smithwright_runtime::shape::debug_with(self, &[#shown (#label, &self.#id)], f))
            }
            None => quote!(::smithwright_runtime::shape::debug_output(self, &self.#id, f)),
        },
    );
    let equality = structure.stream.is_none().then(|| equality::shape(ident, Some(id)));
    let kind = structure.stream.as_ref().map(|stream| {
        let kind = stream.stream_kind();
        let events = stream.attributes.stream == Some(Stream::Events);
        let required = structure.members.iter().filter(|member| events && must_come(member));
        let required = required.map(|member| &member.wire);
        quote! {
            const STREAM: ::std::option::Option<::smithwright_runtime::OutputStream> =
                Some(::smithwright_runtime::OutputStream { kind: #kind, required: &[#(#required),*] });
        }
    });
    let stream = structure.stream.as_ref().map(|Member { ident, .. }| {
        quote! {
            fn stream(&mut self) -> ::std::option::Option<&mut dyn ::smithwright_runtime::stream::Incoming> {
                Some(&mut self.#ident)
            }
        }
    });
    Ok(quote! {
        #methods
        #codec
        #debug
        #equality
        #builder

        #[automatically_derived]
        impl ::smithwright_runtime::OperationOutput for #ident {
            #kind

            #[inline]
            fn set_request_id(&mut self, id: ::std::option::Option<::std::string::String>) {
                self.#id = id;
            }

            #stream
        }

        #[automatically_derived]
        impl ::smithwright_runtime::error::RequestId for #ident {
            #[inline]
            fn request_id(&self) -> ::std::option::Option<&str> {
                self.#id.as_deref()
            }
        }
    })
}

/// Whether a response must have the member.
fn must_come(member: &Member<'_>) -> bool {
    let optional = matches!(types::kind(member.ty), Kind::Optional(_));
    member.attributes.required || !optional && member.attributes.default.is_none()
}
