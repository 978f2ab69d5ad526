//! What enums of strings and of integers have in common.

use proc_macro2::TokenStream;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, Ident, Lit, Result};

use crate::attributes::{Container, enum_value};
use crate::member;

/// An enum as its derive sees it.
pub(crate) struct Enumeration<'a, T> {
    pub(crate) ident: &'a Ident,
    /// Variants with the values they stand for.
    pub(crate) variants: Vec<(&'a Ident, T)>,
    /// The variant of all other values.
    pub(crate) unknown: &'a Ident,
    pub(crate) allow: TokenStream,
}

impl<'a, T> Enumeration<'a, T> {
    /// Reads an enum; `value` takes a variant's literal.
    pub(crate) fn parse(
        input: &'a DeriveInput,
        value: impl Fn(&Lit) -> Option<T>,
        expected: &str,
    ) -> Result<Self> {
        let Data::Enum(data) = &input.data else {
            return Err(Error::new(input.ident.span(), "expected an enum"));
        };
        Container::parse(&input.attrs, &["name"])?;
        let mut variants = Vec::new();
        let mut unknown = None;
        for variant in &data.variants {
            match (enum_value(&variant.attrs)?, &variant.fields) {
                (Some(literal), Fields::Unit) => {
                    let value = value(&literal).ok_or_else(|| Error::new(literal.span(), expected))?;
                    variants.push((&variant.ident, value));
                }
                (None, Fields::Unnamed(fields)) if fields.unnamed.len() == 1 && unknown.is_none() => {
                    unknown = Some(&variant.ident);
                }
                (None, _) => {
                    return Err(Error::new(
                        variant.span(),
                        "expected `#[shape(…)]` with the variant's value, or the one variant around unknown values",
                    ));
                }
                (Some(_), _) => {
                    return Err(Error::new(variant.span(), "a variant with a value holds nothing"));
                }
            }
        }
        let Some(unknown) = unknown else {
            return Err(Error::new(input.ident.span(), "expected a variant around unknown values"));
        };
        let allow = member::allow(data.variants.iter().map(|variant| variant.attrs.as_slice()), false);
        Ok(Self { ident: &input.ident, variants, unknown, allow })
    }
}
