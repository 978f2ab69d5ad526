//! `#[derive(StringEnum)]`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Lit, Result};

use crate::enumeration::Enumeration;

/// Expands the derive of an open enum of strings.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let parsed = Enumeration::parse(
        input,
        |literal| match literal {
            Lit::Str(text) => Some(text.clone()),
            _ => None,
        },
        "expected a string",
    )?;
    let Enumeration { ident, variants, unknown, allow } = &parsed;
    let names: Vec<_> = variants.iter().map(|(name, _)| name).collect();
    let values: Vec<_> = variants.iter().map(|(_, value)| value).collect();
    let traits = traits(&parsed);
    Ok(quote! {
        #allow
        impl #ident {
            /// The value on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#names => #values,)*
                    Self::#unknown(value) => value.as_str(),
                }
            }

            /// All values that the model names, as on the wire.
            pub const fn values() -> &'static [&'static str] {
                &[#(#values),*]
            }

            /// The variant for `value`; fails on a value that the model does not name.
            pub fn try_parse(
                value: &str,
            ) -> ::std::result::Result<Self, ::smithwright_runtime::error::UnknownVariantError> {
                match <Self as ::std::convert::From<&str>>::from(value) {
                    Self::#unknown(_) => {
                        ::std::result::Result::Err(::smithwright_runtime::error::UnknownVariantError::new(value))
                    }
                    known => ::std::result::Result::Ok(known),
                }
            }
        }

        #[automatically_derived]
        #allow
        impl ::std::convert::From<&str> for #ident {
            fn from(value: &str) -> Self {
                match value {
                    #(#values => Self::#names,)*
                    other => Self::#unknown(::std::convert::From::from(other)),
                }
            }
        }

        #traits
    })
}

fn traits(parsed: &Enumeration<'_, syn::LitStr>) -> TokenStream {
    let Enumeration { ident, unknown, .. } = parsed;
    quote! {
        #[automatically_derived]
        impl ::std::str::FromStr for #ident {
            type Err = ::std::convert::Infallible;

            // `Self::Err` could be a variant.
            fn from_str(value: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(<Self as ::std::convert::From<&str>>::from(value))
            }
        }

        #[automatically_derived]
        impl ::std::convert::AsRef<str> for #ident {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        #[automatically_derived]
        impl ::std::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #[automatically_derived]
        impl ::smithwright_runtime::shape::StringEnum for #ident {
            fn text(&self) -> &str {
                self.as_str()
            }

            fn set_text(&mut self, text: &str) {
                *self = <Self as ::std::convert::From<&str>>::from(text);
            }
        }

        #[automatically_derived]
        impl ::smithwright_runtime::shape::Field for #ident {
            fn blank() -> Self {
                Self::#unknown(::smithwright_runtime::Blank::blank())
            }

            fn view(&self) -> ::smithwright_runtime::shape::View<'_> {
                ::smithwright_runtime::shape::View::StringEnum(self)
            }

            fn slot(&mut self) -> ::smithwright_runtime::shape::Slot<'_> {
                ::smithwright_runtime::shape::Slot::StringEnum(self)
            }

            fn reset(&mut self) {
                *self = Self::#unknown(::smithwright_runtime::Blank::blank());
            }
        }
    }
}
