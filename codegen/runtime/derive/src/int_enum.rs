//! `#[derive(IntEnum)]`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Lit, Result};

use crate::enumeration::Enumeration;

/// Expands the derive of an open enum of integers.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let parsed = Enumeration::parse(
        input,
        |literal| match literal {
            Lit::Int(number) => number.base10_parse::<i32>().ok(),
            _ => None,
        },
        "expected an integer of 32 bits",
    )?;
    let Enumeration { ident, variants, unknown, allow } = &parsed;
    let names: Vec<_> = variants.iter().map(|(name, _)| name).collect();
    let values: Vec<_> = variants.iter().map(|(_, value)| value).collect();
    let traits = traits(&parsed);
    Ok(quote! {
        #allow
        impl #ident {
            /// The value on the wire.
            pub fn as_i32(&self) -> i32 {
                match self {
                    #(Self::#names => #values,)*
                    Self::#unknown(value) => *value,
                }
            }

            /// All values that the model names.
            pub const fn values() -> &'static [i32] {
                &[#(#values),*]
            }
        }

        #[automatically_derived]
        #allow
        impl ::std::convert::From<i32> for #ident {
            fn from(value: i32) -> Self {
                match value {
                    #(#values => Self::#names,)*
                    other => Self::#unknown(other),
                }
            }
        }

        #traits
    })
}

fn traits(parsed: &Enumeration<'_, i32>) -> TokenStream {
    let ident = parsed.ident;
    quote! {
        #[automatically_derived]
        impl ::smithwright_runtime::shape::IntEnum for #ident {
            fn number(&self) -> i32 {
                self.as_i32()
            }

            fn set_number(&mut self, number: i32) {
                *self = <Self as ::std::convert::From<i32>>::from(number);
            }
        }

        #[automatically_derived]
        impl ::smithwright_runtime::shape::Field for #ident {
            fn blank() -> Self {
                <Self as ::std::convert::From<i32>>::from(0)
            }

            fn view(&self) -> ::smithwright_runtime::shape::View<'_> {
                ::smithwright_runtime::shape::View::IntEnum(self)
            }

            fn slot(&mut self) -> ::smithwright_runtime::shape::Slot<'_> {
                ::smithwright_runtime::shape::Slot::IntEnum(self)
            }

            fn reset(&mut self) {
                *self = <Self as ::std::convert::From<i32>>::from(0);
            }
        }
    }
}
