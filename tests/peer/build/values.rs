//! Values of Rust types, written as both clients build them.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use smithwright::plan::{FieldPlan, Plan, RustType, StructurePlan, TypePlan};

/// Structures within each other.
const DEEPEST: usize = 4;

/// How much is given.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Fill {
    /// Every member; of unions and enums the so many-th.
    Full(usize),
    /// Required members only.
    Minimal,
    /// Every member, with `""`, 0, no items.
    Empty,
}

/// Makes values of a plan's types.
pub(crate) struct Values<'p> {
    types: BTreeMap<String, &'p TypePlan>,
    fill: Fill,
}

impl<'p> Values<'p> {
    pub(crate) fn new(plan: &'p Plan, fill: Fill) -> Self {
        Self { types: plan.types.iter().map(|ty| (ty.name().to_string(), ty)).collect(), fill }
    }

    /// A value; nothing for one that would be too deep, or whose type is not known.
    pub(crate) fn of(&self, ty: &RustType, depth: usize) -> Option<TokenStream> {
        let name = ty.name()?.to_string();
        let inner = |at: usize| self.of(ty.args.get(at)?, depth);
        let empty = self.fill == Fill::Empty;
        let is_own = ty.path.iter().all(|segment| segment.text() != "primitives" && segment.text() != "std");
        if is_own
            && let Some(found) = self.types.get(&name).filter(|_| !ty.path.is_empty() && ty.args.is_empty())
        {
            return self.own(found, depth);
        }
        Some(match name.as_str() {
            "Option" => return inner(0),
            "Box" => {
                let value = inner(0)?;
                quote!(Box::new(#value))
            }
            "Vec" if empty => quote!(Vec::new()),
            "Vec" => {
                let item = inner(0)?;
                quote!(vec![#item])
            }
            "HashMap" if empty => quote!(std::collections::HashMap::new()),
            "HashMap" => {
                let (key, value) = (inner(0)?, inner(1)?);
                quote!(std::collections::HashMap::from([(#key, #value)]))
            }
            "String" if empty => quote!(String::new()),
            "String" => quote!("Aé +/%\u{1f600}".to_owned()),
            "bool" => {
                let value = !empty;
                quote!(#value)
            }
            "i8" | "i16" | "i32" | "i64" => {
                let number = proc_macro2::Literal::i8_unsuffixed(if empty { 0 } else { 7 });
                quote!(#number)
            }
            "f32" | "f64" if empty => quote!(0.0),
            "f32" | "f64" => quote!(0.5),
            "Blob" if empty => quote!(sdk::primitives::Blob::new(Vec::new())),
            "Blob" => quote!(sdk::primitives::Blob::new(vec![0, 1, 254, 255])),
            "ByteStream" => quote!(sdk::primitives::ByteStream::from_static(b"a stream")),
            "DateTime" if empty => quote!(sdk::primitives::DateTime::from_secs(0)),
            "DateTime" => quote!(sdk::primitives::DateTime::from_secs_and_nanos(1_700_000_000, 500_000_000)),
            "Document" => quote!(aws_smithy_types::Document::String("text".to_owned())),
            _ => return None,
        })
    }

    fn own(&self, found: &TypePlan, depth: usize) -> Option<TokenStream> {
        let nth = if let Fill::Full(nth) = self.fill { nth } else { 0 };
        let name = format_ident!("{}", found.name().text());
        match found {
            TypePlan::Enum(of) => {
                let variant = of.variants.get(nth % of.variants.len().max(1))?;
                match &variant.value {
                    smithwright::plan::EnumValue::Text(text) => Some(quote!(sdk::types::#name::from(#text))),
                    smithwright::plan::EnumValue::Integer(number) => {
                        Some(quote!(sdk::types::#name::from(#number)))
                    }
                }
            }
            TypePlan::Union(of) => {
                let variant = of.variants.get(nth % of.variants.len().max(1))?;
                let label = raw(variant.name.text());
                match &variant.ty {
                    None => Some(quote!(sdk::types::#name::#label)),
                    Some(ty) => {
                        let value = self.of(ty, deeper(depth)?)?;
                        Some(quote!(sdk::types::#name::#label(#value)))
                    }
                }
            }
            TypePlan::Structure(of) => {
                let depth = deeper(depth)?;
                let sets = of.fields.iter().filter_map(|field| {
                    let needed = must_be_set(field);
                    if self.fill == Fill::Minimal && !needed {
                        return None;
                    }
                    let value = self.of(&field.ty, depth)?;
                    let set = format_ident!("set_{}", plain(field.name.text()));
                    Some(quote!(.#set(Some(#value))))
                });
                let unwrap = fails(of).then(|| quote!(.expect("all that is required")));
                Some(quote!(sdk::types::#name::builder()#(#sets)*.build()#unwrap))
            }
        }
    }
}

fn deeper(depth: usize) -> Option<usize> {
    (depth < DEEPEST).then_some(depth + 1)
}

/// Whether a builder cannot do without the field.
fn must_be_set(field: &FieldPlan) -> bool {
    let is_optional =
        field.ty.name().is_some_and(|name| name.text() == "Option" && !field.ty.args.is_empty());
    !is_optional && field.attributes.default.is_none() && field.attributes.stream.is_none()
}

fn fails(of: &StructurePlan) -> bool {
    of.fields.iter().any(must_be_set)
}

/// A name without the mark of keywords.
pub(crate) fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// A name as an identifier.
pub(crate) fn raw(name: &str) -> proc_macro2::Ident {
    match name.strip_prefix("r#") {
        Some(name) => proc_macro2::Ident::new_raw(name, proc_macro2::Span::call_site()),
        None => format_ident!("{name}"),
    }
}
