//! `#[derive(ServiceError)]`: one enum of all errors of a service, generic over the operation they came from.

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Error, Fields, GenericParam, Generics, Ident, Result, Type};

use crate::member;

struct Parts<'a> {
    ident: &'a Ident,
    /// The parameter that stands for the operation.
    operation: &'a Ident,
    /// The parameter's default: any operation.
    any: &'a Type,
    /// Modelled errors.
    variants: Vec<(&'a Ident, &'a Type)>,
    /// The variant of all other errors.
    unhandled: &'a Ident,
    allow: TokenStream,
}

/// Expands the derive of a service's error enum.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let parts = parse(input)?;
    let methods = methods(&parts);
    let std = std_traits(&parts);
    let smithy = smithy_traits(&parts);
    let operation = operation_error(&parts);
    let conversions = conversions(&parts);
    Ok(quote!(#methods #std #smithy #operation #conversions))
}

fn parse(input: &DeriveInput) -> Result<Parts<'_>> {
    let Data::Enum(data) = &input.data else {
        return Err(Error::new(input.ident.span(), "expected an enum"));
    };
    let (operation, any) = parameter(&input.generics, &input.ident)?;
    let mut variants = Vec::new();
    let mut unhandled = None;
    for variant in &data.variants {
        let Fields::Unnamed(fields) = &variant.fields else {
            return Err(Error::new_spanned(variant, "expected a variant around one error"));
        };
        let (1, Some(field)) = (fields.unnamed.len(), fields.unnamed.first()) else {
            return Err(Error::new_spanned(variant, "expected a variant around one error"));
        };
        if variant.ident == "Unhandled" {
            unhandled = Some(&variant.ident);
        } else {
            variants.push((&variant.ident, &field.ty));
        }
    }
    let Some(unhandled) = unhandled else {
        return Err(Error::new(
            input.ident.span(),
            "expected a variant `Unhandled` for errors without a model",
        ));
    };
    let allow = member::allow(data.variants.iter().map(|variant| variant.attrs.as_slice()), false);
    Ok(Parts { ident: &input.ident, operation, any, variants, unhandled, allow })
}

fn parameter<'a>(generics: &'a Generics, ident: &Ident) -> Result<(&'a Ident, &'a Type)> {
    let mut parameters = generics.params.iter();
    match (parameters.next(), parameters.next()) {
        (Some(GenericParam::Type(parameter)), None) => match &parameter.default {
            Some(any) => Ok((&parameter.ident, any)),
            None => Err(Error::new_spanned(parameter, "expected a default for the operation")),
        },
        _ => Err(Error::new(ident.span(), "expected one parameter, the operation")),
    }
}

fn methods(parts: &Parts<'_>) -> TokenStream {
    let Parts { ident, operation, variants, unhandled, allow, .. } = parts;
    let names = variants.iter().map(|(name, _)| name);
    let predicates = variants.iter().map(|(name, _)| {
        let method = format_ident!("is_{}", name.to_string().to_snake_case(), span = name.span());
        let doc = format!("Whether this is [`{name}`](Self::{name}).");
        quote! {
            #[doc = #doc]
            pub fn #method(&self) -> bool {
                ::std::matches!(self, Self::#name(_))
            }
        }
    });
    quote! {
        #allow
        impl<#operation> #ident<#operation> {
            /// An error without a model, made of any other.
            pub fn unhandled(
                err: impl ::std::convert::Into<::smithwright_runtime::error::BoxError>,
            ) -> Self {
                Self::#unhandled(::smithwright_runtime::error::Unhandled::new(err, ::std::default::Default::default()))
            }

            /// An error without a model, of which no more is known than `err`.
            pub fn generic(err: ::smithwright_runtime::error::ErrorMetadata) -> Self {
                Self::#unhandled(::smithwright_runtime::error::Unhandled::from_metadata(err))
            }

            /// Code, message and request id of the error.
            pub fn meta(&self) -> &::smithwright_runtime::error::ErrorMetadata {
                match self.modeled_structure() {
                    Ok(error) => error.meta(),
                    Err(error) => error.meta(),
                }
            }

            fn modeled_structure(
                &self,
            ) -> ::std::result::Result<
                &dyn ::smithwright_runtime::shape::ErrorStructure,
                &::smithwright_runtime::error::Unhandled<#operation>,
            > {
                match self {
                    #(Self::#names(error) => Ok(error),)*
                    Self::#unhandled(error) => Err(error),
                }
            }

            #(#predicates)*
        }
    }
}

fn std_traits(parts: &Parts<'_>) -> TokenStream {
    let Parts { ident, operation, unhandled, .. } = parts;
    let unhandled = unhandled.to_string();
    quote! {
        #[automatically_derived]
        impl<#operation> ::std::fmt::Debug for #ident<#operation> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self.modeled_structure() {
                    Ok(error) => {
                        f.debug_tuple(error.descriptor().rust_name).field(&error).finish()
                    }
                    Err(error) => f.debug_tuple(#unhandled).field(error).finish(),
                }
            }
        }

        #[automatically_derived]
        impl<#operation> ::std::fmt::Display for #ident<#operation> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self.modeled_structure() {
                    Ok(error) => ::std::fmt::Display::fmt(error, f),
                    Err(error) => ::std::fmt::Display::fmt(error, f),
                }
            }
        }

        #[automatically_derived]
        impl<#operation> ::std::error::Error for #ident<#operation> {
            fn source(&self) -> ::std::option::Option<&(dyn ::std::error::Error + 'static)> {
                // `Display` says what the structure says, which is thus no source besides.
                match self.modeled_structure() {
                    Ok(error) => ::std::error::Error::source(error),
                    Err(error) => ::std::error::Error::source(error),
                }
            }
        }
    }
}

fn smithy_traits(parts: &Parts<'_>) -> TokenStream {
    let Parts { ident, operation, unhandled, .. } = parts;
    let option = quote!(::std::option::Option);
    quote! {
        #[automatically_derived]
        impl<#operation> ::smithwright_runtime::error::ProvideErrorMetadata for #ident<#operation> {
            fn meta(&self) -> &::smithwright_runtime::error::ErrorMetadata {
                self.meta()
            }
        }

        #[automatically_derived]
        impl<#operation> ::smithwright_runtime::error::ProvideErrorKind for #ident<#operation> {
            fn retryable_error_kind(&self) -> #option<::smithwright_runtime::error::ErrorKind> {
                self.modeled_structure().ok()?.retry_kind()
            }

            fn code(&self) -> #option<&str> {
                self.meta().code()
            }
        }

        #[automatically_derived]
        impl<#operation> ::smithwright_runtime::error::RequestId for #ident<#operation> {
            fn request_id(&self) -> #option<&str> {
                ::smithwright_runtime::error::RequestId::request_id(self.meta())
            }
        }

        #[automatically_derived]
        impl<#operation> ::smithwright_runtime::error::CreateUnhandledError for #ident<#operation> {
            fn create_unhandled_error(
                source: ::smithwright_runtime::error::BoxError,
                meta: #option<::smithwright_runtime::error::ErrorMetadata>,
            ) -> Self {
                Self::#unhandled(::smithwright_runtime::error::Unhandled::new(source, meta.unwrap_or_default()))
            }
        }
    }
}

fn operation_error(parts: &Parts<'_>) -> TokenStream {
    let Parts { ident, operation, variants, allow, .. } = parts;
    let index = 0..variants.len();
    let names =
        variants.iter().map(|(_, ty)| quote!(<#ty as ::smithwright_runtime::shape::ErrorStructure>::names()));
    let named = index.clone().zip(names).map(|(index, names)| quote!(#index => #names));
    let read = index.zip(variants).map(|(index, (name, _))| {
        quote!(#index => ::smithwright_runtime::shape::read_error(meta, read).map(Self::#name))
    });
    let unused = variants.is_empty().then(|| quote!(let _ = (meta, read);));
    let none = quote!(_ => return None);
    let (names, read) = if variants.is_empty() {
        (quote!(None), quote!(None))
    } else {
        (quote!(Some(match index { #(#named,)* #none })), quote!(Some(match index { #(#read,)* #none })))
    };
    let unused_index = variants.is_empty().then(|| quote!(let _ = index;));
    quote! {
        #[automatically_derived]
        #allow
        impl<#operation: 'static> ::smithwright_runtime::OperationError for #ident<#operation> {
            fn names(index: usize) -> ::std::option::Option<::smithwright_runtime::shape::ErrorNames> {
                #unused_index
                #names
            }

            fn read(
                index: usize,
                meta: &::smithwright_runtime::error::ErrorMetadata,
                read: &mut dyn ::std::ops::FnMut(
                    &mut dyn ::smithwright_runtime::Shape,
                )
                    -> ::std::result::Result<(), ::smithwright_runtime::error::BoxError>,
            ) -> ::std::option::Option<::std::result::Result<Self, ::smithwright_runtime::error::BoxError>> {
                #unused_index
                #unused
                #read
            }

            fn modeled_shape(&self) -> ::std::option::Option<&dyn ::smithwright_runtime::Shape> {
                Some(self.modeled_structure().ok()?)
            }

            fn from_metadata(meta: ::smithwright_runtime::error::ErrorMetadata) -> Self {
                Self::generic(meta)
            }
        }
    }
}

fn conversions(parts: &Parts<'_>) -> TokenStream {
    let Parts { ident, operation, any, variants, unhandled, allow } = parts;
    let names: Vec<_> = variants.iter().map(|(name, _)| name).collect();
    quote! {
        #[automatically_derived]
        #allow
        impl<#operation: ::smithwright_runtime::error::Origin> ::std::convert::From<#ident<#operation>> for #ident<#any> {
            fn from(error: #ident<#operation>) -> Self {
                match error {
                    #(#ident::#names(error) => Self::#names(error),)*
                    #ident::#unhandled(error) => Self::#unhandled(error.cast()),
                }
            }
        }

        #[automatically_derived]
        impl<#operation, R> ::std::convert::From<::smithwright_runtime::error::SdkError<#ident<#operation>, R>>
            for #ident<#any>
        where
            #operation: ::smithwright_runtime::error::Origin,
            R: ::std::fmt::Debug + ::std::marker::Send + ::std::marker::Sync + 'static,
        {
            fn from(error: ::smithwright_runtime::error::SdkError<#ident<#operation>, R>) -> Self {
                match ::smithwright_runtime::error::service_error_or(error) {
                    Ok(error) => ::std::convert::From::from(error),
                    Err(error) => Self::#unhandled(error),
                }
            }
        }

        #[automatically_derived]
        impl<Polled, Failure> ::std::convert::From<::smithwright_runtime::waiter::WaiterError<Polled, Failure>>
            for #ident<#any>
        where
            Polled: ::std::fmt::Debug + ::std::marker::Send + ::std::marker::Sync + 'static,
            Failure: ::std::error::Error + ::std::marker::Send + ::std::marker::Sync + 'static,
        {
            fn from(error: ::smithwright_runtime::waiter::WaiterError<Polled, Failure>) -> Self {
                Self::unhandled(error)
            }
        }

        #[automatically_derived]
        impl ::std::convert::From<::smithwright_runtime::error::BuildError> for #ident<#any> {
            fn from(error: ::smithwright_runtime::error::BuildError) -> Self {
                Self::unhandled(error)
            }
        }
    }
}
