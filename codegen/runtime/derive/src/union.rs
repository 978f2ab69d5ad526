//! `#[derive(Union)]`

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use smithwright_contract::WireCase;
use syn::ext::IdentExt;
use syn::{Attribute, Data, DeriveInput, Error, Fields, Ident, Result, Type, Variant};

use crate::attributes::{self, Container, Traits};
use crate::member::{allow, deprecated};
use crate::types::{self, Kind};
use crate::{codec, debug, equality};

struct Member<'a> {
    ident: &'a Ident,
    /// `None`: the member targets `smithy.api#Unit`.
    ty: Option<&'a Type>,
    wire: String,
    attributes: attributes::Member,
    deprecated: Option<&'a Attribute>,
}

/// Expands the derive of a union. Its variant marked `#[non_exhaustive]` stands for unknown members.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let Data::Enum(data) = &input.data else {
        return Err(Error::new(input.ident.span(), "expected an enum"));
    };
    let container = Container::parse(&input.attrs, &["name", "rename_all", "events"])?;
    let mut members = Vec::new();
    let mut unknown = None;
    for variant in &data.variants {
        if variant.attrs.iter().any(|attribute| attribute.path().is_ident("non_exhaustive")) {
            unknown = Some(&variant.ident);
        } else {
            members.push(member(variant, container.rename)?);
        }
    }
    let Some(unknown) = unknown else {
        return Err(Error::new(input.ident.span(), "expected a variant `#[non_exhaustive] Unknown`"));
    };
    let ident = &input.ident;
    let name = container.name.unwrap_or_else(|| ident.to_string());
    let allow = allow(data.variants.iter().map(|variant| variant.attrs.as_slice()), false);
    let methods = members.iter().map(methods);
    let unknown_doc = format!("Whether this is [`{unknown}`](Self::{unknown}).");
    let is_unknown = format_ident!("is_{}", unknown.to_string().to_snake_case(), span = unknown.span());
    let codec = shape(ident, unknown, &members, (&name, &container.traits), &allow);
    let debug = debug::shape(ident);
    let equality = equality::shape(ident, None);
    let events = container.events.map(|codes| events(ident, &codes));
    Ok(quote! {
        #allow
        impl #ident {
            #(#methods)*

            #[doc = #unknown_doc]
            #[inline]
            pub fn #is_unknown(&self) -> bool {
                ::std::matches!(self, Self::#unknown)
            }
        }

        #codec
        #debug
        #equality
        #events
    })
}

/// `impl EventStream`
fn events(ident: &Ident, codes: &[(String, String)]) -> TokenStream {
    let codes = (!codes.is_empty()).then(|| {
        let pairs = codes.iter().map(|(member, code)| quote!((#member, #code)));
        quote! {
            const ERROR_CODES: &'static [(&'static str, &'static str)] = &[#(#pairs),*];
        }
    });
    quote! {
        #[automatically_derived]
        impl ::smithwright_runtime::stream::event::EventStream for #ident {
            #codes
        }

        #[automatically_derived]
        impl ::smithwright_runtime::error::Origin for #ident {}
    }
}

fn member(variant: &Variant, rename: WireCase) -> Result<Member<'_>> {
    let ty = match &variant.fields {
        Fields::Unit => None,
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first().map(|field| &field.ty),
        _ => return Err(Error::new_spanned(variant, "expected a variant around one value, or around none")),
    };
    let attributes = attributes::Member::parse(&variant.attrs)?;
    if attributes.default.is_some() {
        return Err(Error::new_spanned(variant, "members of unions have no default"));
    }
    let wire = attributes.name.clone().unwrap_or_else(|| rename.apply(&variant.ident.unraw().to_string()));
    Ok(Member { ident: &variant.ident, ty, wire, attributes, deprecated: deprecated(&variant.attrs) })
}

fn methods(member: &Member<'_>) -> TokenStream {
    let Member { ident, ty, deprecated, .. } = member;
    let snake = ident.unraw().to_string().to_snake_case();
    let is = format_ident!("is_{snake}", span = ident.span());
    let is_doc = format!("Whether this is [`{0}`](Self::{0}).", ident);
    let pattern = if ty.is_some() { quote!(Self::#ident(_)) } else { quote!(Self::#ident) };
    let get = ty.map(|ty| {
        let get = format_ident!("as_{snake}", span = ident.span());
        let doc = format!("The value if this is [`{0}`](Self::{0}), else the union itself.", ident);
        let target = match types::kind(ty) {
            Kind::Boxed(inner) => inner,
            _ => ty,
        };
        quote! {
            #[doc = #doc]
            #deprecated
            #[inline]
            pub fn #get(&self) -> ::std::result::Result<&#target, &Self> {
                match self {
                    Self::#ident(value) => Ok(value),
                    _ => Err(self),
                }
            }
        }
    });
    quote! {
        #get

        #[doc = #is_doc]
        #deprecated
        #[inline]
        pub fn #is(&self) -> bool {
            ::std::matches!(self, #pattern)
        }
    }
}

/// `impl Shape`
fn shape(
    ident: &Ident,
    unknown: &Ident,
    members: &[Member<'_>],
    (name, own): (&str, &Traits),
    allow: &TokenStream,
) -> TokenStream {
    let rust_name = ident.to_string();
    let described = members
        .iter()
        .map(|member| (member.wire.as_str(), member.ident.unraw().to_string(), &member.attributes.traits));
    let descriptor = codec::descriptor(name, &rust_name, quote!(Union), own, described);
    let views = members.iter().enumerate().map(|(index, Member { ident, ty, .. })| match ty {
        Some(_) => quote!((#index, Self::#ident(value)) => Some(value)),
        None => quote!((#index, Self::#ident) => Some(&())),
    });
    let blanks = members.iter().enumerate().map(|(index, Member { ident, ty, .. })| match ty {
        Some(_) => quote!(#index => *self = Self::#ident(::smithwright_runtime::Blank::blank())),
        None => quote!(#index => *self = Self::#ident),
    });
    let slots = members.iter().map(|Member { ident, ty, .. }| match ty {
        Some(_) => quote!(Self::#ident(value) => Some(value)),
        None => quote!(Self::#ident => Some(::smithwright_runtime::shape::unit())),
    });
    quote! {
        #[automatically_derived]
        #allow
        impl ::smithwright_runtime::Shape for #ident {
            #[inline]
            fn blank() -> Self {
                Self::#unknown
            }

            #descriptor

            #[inline]
            fn field(&self, index: usize) -> ::smithwright_runtime::shape::FieldRef<'_> {
                match (index, self) {
                    #(#views,)*
                    _ => None,
                }
            }

            #[inline]
            fn field_mut(&mut self, index: usize) -> ::smithwright_runtime::shape::FieldMut<'_> {
                match index {
                    #(#blanks,)*
                    _ => *self = Self::#unknown,
                }
                match self {
                    #(#slots,)*
                    Self::#unknown => None,
                }
            }
        }
    }
}
