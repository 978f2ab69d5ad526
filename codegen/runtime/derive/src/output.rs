//! `#[derive(OperationOutput)]`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error, Result};

use crate::member::Structure;
use crate::structure::{methods, response_builders};
use crate::{builder, codec, debug, equality};

/// Expands the derive of what an operation answers.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let structure =
        Structure::parse(input, &["name", "rename_all", "output", "events"], |field| field.starts_with('_'))?;
    let ident = structure.ident;
    let Some(id) = structure.extra else {
        return Err(Error::new(ident.span(), "the output of an operation has a field `_request_id`"));
    };
    let label = id.to_string();
    // Nobody but a response can make a stream.
    let builder = (response_builders() && structure.events.is_none()).then(|| {
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
    let receiver = structure.events.as_ref().map(|events| (events.ident, &events.name));
    let shown = receiver.map(|(events, label)| quote!((#label, &self.#events),));
    let debug = debug::with(
        ident,
        match shown {
            Some(shown) => {
                quote!(::smithwright_runtime::shape::debug_with(self, &[#shown (#label, &self.#id)], f))
            }
            None => quote!(::smithwright_runtime::shape::debug_output(self, &self.#id, f)),
        },
    );
    let equality = receiver.is_none().then(|| equality::shape(ident, Some(id)));
    let has_events = receiver.map(|_| {
        quote!(
            const HAS_EVENTS: bool = true;
        )
    });
    let events = receiver.map(|(events, _)| {
        quote! {
            fn events(&mut self) -> ::std::option::Option<&mut dyn ::smithwright_runtime::stream::event::Events> {
                Some(&mut self.#events)
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
            #has_events

            #[inline]
            fn set_request_id(&mut self, id: ::std::option::Option<::std::string::String>) {
                self.#id = id;
            }

            #events
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
