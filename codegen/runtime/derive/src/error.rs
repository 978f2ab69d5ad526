//! `#[derive(ErrorStructure)]`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error, Result};

use crate::attributes::Retry;
use crate::member::{Member, Structure};
use crate::structure::{methods, response_builders};
use crate::types::{self, Kind};
use crate::{builder, codec, debug, equality};

/// Expands the derive of a structure that a service answers with when it fails.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let keys = ["name", "rename_all", "output", "retryable", "throttling", "code"];
    let structure = Structure::parse(input, &keys, |field| field == "meta")?;
    let ident = structure.ident;
    let Some(meta) = structure.extra else {
        return Err(Error::new(ident.span(), "an error has a field `meta`"));
    };
    let message = structure.members.iter().find(|member| member.name == "message");
    let sensitive = message.is_some_and(|message| message.attributes.traits.sensitive);
    let builder = response_builders().then(|| builder(&structure));
    let methods = methods(&structure, builder.as_ref().map(|_| builder::start(&structure)));
    let codec = codec::structure(&structure);
    let shown = if sensitive {
        quote!(&::smithwright_runtime::error::redacted_metadata(&self.#meta))
    } else {
        quote!(&self.#meta)
    };
    let debug =
        debug::with(ident, quote!(::smithwright_runtime::shape::debug_with(self, &[("meta", #shown)], f)));
    let equality = equality::shape(ident, Some(meta));
    let message = message.and_then(message_text).unwrap_or_else(|| quote!(None));
    let (retry, retry_kind) = (retry(&structure), retry_kind(&structure));
    let shape_name = structure.shape_name();
    // As the AWS SDK has it: the shape's own name too where the type has another.
    let name = match ident.to_string() {
        name if name == shape_name => name,
        name => format!("{name} [{shape_name}]"),
    };
    let query_code = match &structure.container.code {
        Some(code) => quote!(Some(#code)),
        None => quote!(None),
    };
    let allow = &structure.allow;
    Ok(quote! {
        #methods
        #codec
        #debug
        #equality
        #builder
        #retry

        #[automatically_derived]
        #allow
        impl ::std::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::smithwright_runtime::error::display_structure(f, #name, #message, #sensitive)
            }
        }

        #[automatically_derived]
        impl ::std::error::Error for #ident {}

        #[automatically_derived]
        impl ::smithwright_runtime::error::ProvideErrorMetadata for #ident {
            fn meta(&self) -> &::smithwright_runtime::error::ErrorMetadata {
                &self.#meta
            }
        }

        #[automatically_derived]
        impl ::smithwright_runtime::error::RequestId for #ident {
            fn request_id(&self) -> ::std::option::Option<&str> {
                ::smithwright_runtime::error::RequestId::request_id(&self.#meta)
            }
        }

        #[automatically_derived]
        impl ::smithwright_runtime::shape::ErrorStructure for #ident {
            fn names() -> ::smithwright_runtime::shape::ErrorNames {
                ::smithwright_runtime::shape::ErrorNames { shape: #shape_name, query_code: #query_code }
            }

            #retry_kind

            fn set_metadata(&mut self, meta: ::smithwright_runtime::error::ErrorMetadata) {
                self.#meta = meta;
            }
        }
    })
}

/// The message as an `Option<&str>`.
fn message_text(message: &Member<'_>) -> Option<TokenStream> {
    let ident = message.ident;
    let (ty, optional) = types::present(message.ty);
    match types::kind(ty) {
        Kind::String if optional => Some(quote!(self.#ident.as_deref())),
        Kind::String => Some(quote!(Some(&self.#ident))),
        _ => None,
    }
}

fn error_kind(structure: &Structure<'_>) -> Option<TokenStream> {
    let kind = match structure.container.retry? {
        Retry::Throttling => quote!(ThrottlingError),
        Retry::Server => quote!(ServerError),
        Retry::Client => quote!(ClientError),
    };
    Some(quote!(::smithwright_runtime::error::ErrorKind::#kind))
}

/// The method that errors have which are worth another try.
fn retry(structure: &Structure<'_>) -> Option<TokenStream> {
    let ident = structure.ident;
    let kind = error_kind(structure)?;
    Some(quote! {
        impl #ident {
            /// Why a request that failed so may be sent again.
            pub fn retryable_error_kind(&self) -> ::smithwright_runtime::error::ErrorKind {
                #kind
            }
        }
    })
}

fn retry_kind(structure: &Structure<'_>) -> Option<TokenStream> {
    let kind = error_kind(structure)?;
    Some(quote! {
        fn retry_kind(&self) -> ::std::option::Option<::smithwright_runtime::error::ErrorKind> {
            Some(#kind)
        }
    })
}

fn builder(structure: &Structure<'_>) -> TokenStream {
    let place = if structure.is_all_optional() { quote!(self.inner.meta) } else { quote!(self.meta) };
    builder::expand(
        structure,
        &quote! {
            /// Sets what is known of the error beyond its members.
            pub fn meta(mut self, meta: ::smithwright_runtime::error::ErrorMetadata) -> Self {
                #place = meta;
                self
            }

            /// Sets or clears what is known of the error beyond its members.
            pub fn set_meta(
                &mut self,
                meta: ::std::option::Option<::smithwright_runtime::error::ErrorMetadata>,
            ) -> &mut Self {
                #place = meta.unwrap_or_default();
                self
            }
        },
    )
}
