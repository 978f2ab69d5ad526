//! Builders of structures.
//!
//! Where every member may be absent the builder holds the structure itself; otherwise it holds each member as an
//! option of its own.

use proc_macro2::TokenStream;
use quote::quote;

use crate::member::{Member, Structure};
use crate::types::{self, Kind};
use crate::{debug, setters};

/// `X::builder()`
pub(crate) fn start(structure: &Structure<'_>) -> TokenStream {
    let builder = structure.builder();
    let doc = format!("Returns a new [`{builder}`].");
    quote! {
        #[doc = #doc]
        #[inline]
        pub fn builder() -> #builder {
            ::std::default::Default::default()
        }
    }
}

/// `XBuilder`; `extra_methods` join the builder's own.
pub(crate) fn expand(structure: &Structure<'_>, extra_methods: &TokenStream) -> TokenStream {
    let Structure { ident, vis, allow, .. } = structure;
    let builder = structure.builder();
    let doc = format!("A builder for [`{ident}`].");
    let form = if structure.is_all_optional() { around(structure) } else { by_member(structure) };
    let Form { attributes, fields, items, place, build } = form;
    let setters = setters::all(structure, &place, &place);
    let stream = structure.stream.as_ref().map(|stream| {
        let ident = stream.ident;
        setters::of_stream(structure, stream, &quote!(&self.#ident), &quote!(&mut self.#ident))
    });
    quote! {
        #[doc = #doc]
        #attributes
        #allow
        #vis struct #builder {
            #fields
        }

        #items

        #allow
        impl #builder {
            #setters
            #stream
            #extra_methods
            #build
        }
    }
}

struct Form {
    attributes: TokenStream,
    fields: TokenStream,
    items: TokenStream,
    place: TokenStream,
    build: TokenStream,
}

fn around(structure: &Structure<'_>) -> Form {
    let ident = structure.ident;
    let builder = structure.builder();
    let name = builder.to_string();
    let debug = debug::with(&builder, quote!(::smithwright_runtime::shape::debug_as(#name, &self.inner, f)));
    let doc = format!("Builds the [`{ident}`].");
    let field = stream_field(structure);
    let (blank, built) = match &structure.stream {
        Some(Member { ident: stream, .. }) => {
            let built = quote!(#ident { #stream: self.#stream.unwrap_or_default(), ..self.inner });
            (Some(quote!(#stream: None)), built)
        }
        None => (None, quote!(self.inner)),
    };
    Form {
        attributes: match structure.stream {
            // A stream can be neither copied nor compared.
            Some(_) => TokenStream::new(),
            None => quote!(#[derive(::std::clone::Clone, ::std::cmp::PartialEq)]),
        },
        fields: quote!(inner: #ident, #field),
        items: quote! {
            #[automatically_derived]
            impl ::std::default::Default for #builder {
                #[inline]
                fn default() -> Self {
                    Self { inner: ::smithwright_runtime::Blank::blank(), #blank }
                }
            }

            #debug
        },
        place: quote!(self.inner),
        build: quote! {
            #[doc = #doc]
            #[inline]
            pub fn build(self) -> #ident {
                #built
            }
        },
    }
}

/// The stream, which is no member.
fn stream_field(structure: &Structure<'_>) -> Option<TokenStream> {
    structure.stream.as_ref().map(|Member { ident, ty, .. }| quote!(#ident: ::std::option::Option<#ty>,))
}

fn by_member(structure: &Structure<'_>) -> Form {
    let ident = structure.ident;
    let builder = structure.builder();
    let name = builder.to_string();
    let members = &structure.members;
    let names = members.iter().map(|member| member.ident);
    let types = members.iter().map(|member| types::present(member.ty).0);
    let extra = structure.extra.map(|extra| match extra.to_string().as_str() {
        "meta" => quote!(#extra: ::smithwright_runtime::error::ErrorMetadata,),
        _ => quote!(#extra: ::std::option::Option<::std::string::String>,),
    });
    let stream = stream_field(structure);
    let shown = members.iter().map(|member| member.ident);
    let debug = debug::with(
        &builder,
        quote!(::smithwright_runtime::shape::debug_fields::<#ident>(#name, &[#(&self.#shown),*], f)),
    );
    Form {
        attributes: match structure.stream {
            Some(_) => quote!(#[derive(::std::default::Default)]),
            None => quote!(#[derive(::std::clone::Clone, ::std::default::Default, ::std::cmp::PartialEq)]),
        },
        fields: quote!(#(#names: ::std::option::Option<#types>,)* #stream #extra),
        items: debug,
        place: quote!(self),
        build: build(structure),
    }
}

fn build(structure: &Structure<'_>) -> TokenStream {
    let Structure { ident, members, .. } = structure;
    let fails = members.iter().any(is_required);
    let values = members.iter().map(|member| value(structure, member));
    let extra = structure.extra.map(|extra| quote!(#extra: self.#extra,));
    let stream = structure.stream.as_ref().map(|stream| {
        let ident = stream.ident;
        quote!(#ident: self.#ident.unwrap_or_default(),)
    });
    let built = quote!(#ident { #(#values,)* #stream #extra });
    if !fails {
        let doc = format!("Builds the [`{ident}`].");
        return quote! {
            #[doc = #doc]
            #[inline]
            pub fn build(self) -> #ident {
                #built
            }
        };
    }
    let required: Vec<_> =
        members.iter().filter(|member| is_required(member)).map(|member| member.name.as_str()).collect();
    let doc = format!("Builds the [`{ident}`]; fails unless these are set: `{}`.", required.join("`, `"));
    quote! {
        #[doc = #doc]
        pub fn build(self) -> ::std::result::Result<#ident, ::smithwright_runtime::error::BuildError> {
            Ok(#built)
        }
    }
}

/// Whether `build` fails without the member.
fn is_required(member: &Member<'_>) -> bool {
    member.attributes.default.is_none() && !matches!(types::kind(member.ty), Kind::Optional(_))
}

fn value(structure: &Structure<'_>, member: &Member<'_>) -> TokenStream {
    let Member { ident, name, ty, .. } = member;
    if let Kind::Optional(_) = types::kind(ty) {
        return quote!(#ident: self.#ident);
    }
    let Some(default) = member.default() else {
        let missing =
            format!("{name} was not specified but it is required when building {}", structure.ident);
        return quote!(#ident: ::smithwright_runtime::shape::required(self.#ident, #name, #missing)?);
    };
    quote!(#ident: self.#ident.unwrap_or_else(|| #default))
}
