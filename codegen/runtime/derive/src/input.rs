//! `#[derive(OperationInput)]`
//!
//! The setters of the input are methods of the client's builder, `Builder<I, C>`: see `input_builder`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{DeriveInput, Error, Ident, Path, Result};

use crate::attributes::Stream;
use crate::member::{Member, Structure};
use crate::structure::methods;
use crate::types::{self, Kind};
use crate::{builder, codec, debug, equality, setters};

/// Expands the derive of what an operation takes.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let keys = ["name", "rename_all", "operation", "builder", "stream"];
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
    let debug = match &structure.stream {
        Some(stream) => {
            let (label, value) = (&stream.name, stream.shown());
            debug::with(ident, quote!(::smithwright_runtime::shape::debug_with(self, &[(#label, #value)], f)))
        }
        None => debug::shape(ident),
    };
    let equality = structure.stream.is_none().then(|| equality::shape(ident, None));
    let setters = setters(&structure, builder);
    let builders = builders(&structure, operation, builder);
    let stream = structure.stream.as_ref().map(|stream| put(ident, stream));
    Ok(quote!(#methods #codec #debug #equality #setters #stream #builders))
}

/// The setters, whatever the builder is around.
fn setters(structure: &Structure<'_>, builder: &Path) -> Option<TokenStream> {
    let Structure { ident, allow, .. } = structure;
    let setters = setters::all(structure, &quote!(self.carrier.input()), &quote!(self.carrier.input_mut()));
    let stream = structure.stream.as_ref().map(|stream| {
        let place = quote!(::smithwright_runtime::StreamCarrier::stream(&self.carrier));
        let place_mut = quote!(::smithwright_runtime::StreamCarrier::stream_mut(&mut self.carrier));
        setters::of_stream(structure, stream, &place, &place_mut)
    });
    let bound = structure.stream.as_ref().map(|stream| {
        let ty = stream.ty;
        quote!(+ ::smithwright_runtime::StreamCarrier<#ty>)
    });
    (!structure.members.is_empty() || stream.is_some()).then(|| {
        quote! {
            #allow
            impl<C: ::smithwright_runtime::Carrier<#ident> #bound> #builder<#ident, C> {
                #setters
                #stream
            }
        }
    })
}

/// How the stream, which the builder keeps apart, gets into the input.
fn put(ident: &Ident, stream: &Member<'_>) -> TokenStream {
    let Member { ident: field, name, ty, .. } = stream;
    let value = match stream.attributes.stream {
        Some(Stream::Events) if stream.attributes.required => {
            let missing = format!("{name} was not specified but it is required when building {ident}");
            quote!(::smithwright_runtime::shape::required(stream, #name, #missing)?)
        }
        _ => quote!(stream.unwrap_or_default()),
    };
    let sensitive = stream.attributes.traits.sensitive.then(|| {
        quote!(
            const SENSITIVE: bool = true;
        )
    });
    quote! {
        #[automatically_derived]
        impl ::smithwright_runtime::StreamInput for #ident {
            type Stream = #ty;
            const FIELD: &'static str = #name;
            #sensitive

            #[inline]
            fn put(
                &mut self,
                stream: ::std::option::Option<#ty>,
            ) -> ::std::result::Result<(), ::smithwright_runtime::error::BuildError> {
                self.#field = #value;
                Ok(())
            }
        }
    }
}

/// The builders by the names that the SDK's users know, and by the path, where those of the output are besides.
fn builders(structure: &Structure<'_>, operation: &Ident, builder: &Path) -> TokenStream {
    let Structure { ident, vis, .. } = structure;
    let input_builder = structure.builder();
    let fluent = format_ident!("{}FluentBuilder", operation);
    let input_doc = format!("Builds a [`{ident}`].");
    let fluent_doc = format!("Builds a request of [`{operation}`] and sends it.");
    let carrier = match structure.stream {
        Some(_) => quote!(::smithwright_runtime::Streaming<#ident>),
        None => quote!(::smithwright_runtime::Plain<#ident>),
    };
    let stream = structure.stream.as_ref().map(|stream| {
        let (kind, field, name) = (stream.stream_kind(), stream.ident, &stream.name);
        let traits = stream.attributes.traits.tokens().unwrap_or_else(|| quote!(&[]));
        quote! {
            const STREAM: ::std::option::Option<::smithwright_runtime::InputStream> =
                Some(::smithwright_runtime::InputStream { kind: #kind, field: #name, traits: #traits });

            fn stream(&mut self) -> ::std::option::Option<&mut dyn ::smithwright_runtime::stream::Outgoing> {
                Some(&mut self.#field)
            }
        }
    });
    let builders_doc = format!("Builders of [`{operation}`](super::{operation}).");
    quote! {
        #[doc = #input_doc]
        #vis type #input_builder = #builder<#ident, #carrier>;

        #[doc = #fluent_doc]
        #vis type #fluent = #builder<#ident, ::smithwright_runtime::Fluent<#operation>>;

        #[automatically_derived]
        impl ::smithwright_runtime::OperationInput for #ident {
            type Operation = #operation;
            type Builder = #input_builder;
            #stream
        }

        #[doc = #builders_doc]
        #vis mod builders {
            pub use super::*;
        }
    }
}
