//! Types of members, recognised by how they are written.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericArgument, Path, PathArguments, Type};

/// A type as far as accessors and setters need to know it.
#[derive(Clone, Copy)]
pub(crate) enum Kind<'a> {
    /// `Option<_>`
    Optional(&'a Type),
    /// `Vec<_>`
    List(&'a Type),
    /// `HashMap<_, _>`
    Map(&'a Type, &'a Type),
    /// `Box<_>`
    Boxed(&'a Type),
    /// `String`
    String,
    /// `bool` and numbers: taken and given by value.
    Copy,
    /// A shape, or another type of the runtime: given by reference.
    Other,
}

/// Recognises std's types, written as a single name or as a path from `std`; everything else is [`Kind::Other`].
pub(crate) fn kind(ty: &Type) -> Kind<'_> {
    let Type::Path(path) = ty else { return Kind::Other };
    if path.qself.is_some() || !is_std(&path.path) {
        return Kind::Other;
    }
    let Some(last) = path.path.segments.last() else { return Kind::Other };
    let arguments: Vec<&Type> = match &last.arguments {
        PathArguments::AngleBracketed(list) => list.args.iter().filter_map(type_argument).collect(),
        _ => Vec::new(),
    };
    match (last.ident.to_string().as_str(), arguments.as_slice()) {
        ("Option", [inner]) => Kind::Optional(inner),
        ("Vec", [item]) => Kind::List(item),
        ("HashMap", [key, value]) => Kind::Map(key, value),
        ("Box", [inner]) => Kind::Boxed(inner),
        ("String", []) => Kind::String,
        ("bool" | "i8" | "i16" | "i32" | "i64" | "f32" | "f64", []) => Kind::Copy,
        _ => Kind::Other,
    }
}

fn is_std(path: &Path) -> bool {
    let first = path.segments.first().is_some_and(|first| first.ident == "std" || first.ident == "alloc");
    first || (path.segments.len() == 1 && path.leading_colon.is_none())
}

fn type_argument(argument: &GenericArgument) -> Option<&Type> {
    match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

/// `Option` as `ty` spells it, if it is one: what it means where the type stands, and short.
pub(crate) fn option(ty: &Type) -> Option<Path> {
    let (Kind::Optional(_), Type::Path(path)) = (kind(ty), ty) else { return None };
    let mut path = path.path.clone();
    path.segments.last_mut()?.arguments = PathArguments::None;
    Some(path)
}

/// The type without its `Option`, and whether there was one.
pub(crate) fn present(ty: &Type) -> (&Type, bool) {
    match kind(ty) {
        Kind::Optional(inner) => (inner, true),
        _ => (ty, false),
    }
}

/// How a setter takes a value of type `ty`: the argument's type, and the value made of `name`.
pub(crate) fn argument(ty: &Type, name: &TokenStream) -> (TokenStream, TokenStream) {
    match kind(ty) {
        Kind::String | Kind::Boxed(_) => (quote!(impl ::std::convert::Into<#ty>), quote!(#name.into())),
        _ => (quote!(#ty), name.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> &'static str {
        let Ok(ty) = syn::parse_str::<Type>(text) else { return "no type" };
        match kind(&ty) {
            Kind::Optional(_) => "option",
            Kind::List(_) => "list",
            Kind::Map(..) => "map",
            Kind::Boxed(_) => "box",
            Kind::String => "string",
            Kind::Copy => "copy",
            Kind::Other => "other",
        }
    }

    #[test]
    fn std_types_are_bare_or_from_std() {
        let cases = [
            ("Option<String>", "option"),
            ("std::option::Option<types::Option>", "option"),
            ("::std::vec::Vec<i32>", "list"),
            ("std::collections::HashMap<String, Tag>", "map"),
            ("Box<Tree>", "box"),
            ("String", "string"),
            ("i64", "copy"),
            ("primitives::DateTime", "other"),
            ("types::Option<i32>", "other"),
            ("types::Vec", "other"),
            ("Vec", "other"),
            ("(i32, i32)", "other"),
        ];
        for (text, expected) in cases {
            assert_eq!(named(text), expected, "{text}");
        }
    }
}
