//! What codecs need of a shape: its descriptor, and its fields by index.

use proc_macro2::TokenStream;
use quote::quote;

use crate::attributes::Traits;
use crate::member::Structure;

/// `fn descriptor` with the shape's static data: promoted rather than a `static`, which `check` would evaluate.
pub(crate) fn descriptor<'t>(
    name: &str,
    rust_name: &str,
    kind: TokenStream,
    own: &Traits,
    members: impl Iterator<Item = (&'t str, String, &'t Traits)>,
) -> TokenStream {
    let own = own.tokens().unwrap_or_else(|| quote!(&[]));
    let mut wires = Vec::new();
    let mut fields = Vec::new();
    let mut traits = Vec::new();
    for (index, (wire, field, of)) in members.enumerate() {
        wires.push(wire);
        fields.push(field);
        traits.extend(of.tokens().map(|list| quote!((#index, #list))));
    }
    quote! {
        #[inline]
        fn descriptor(&self) -> &'static ::smithwright_runtime::shape::Descriptor {
            &::smithwright_runtime::shape::Descriptor {
                name: #name,
                rust_name: #rust_name,
                kind: ::smithwright_runtime::shape::Kind::#kind,
                members: &[#(#wires),*],
                fields: &[#(#fields),*],
                traits: &[#(#traits),*],
                own: #own,
            }
        }
    }
}

/// `impl Shape` for a structure.
pub(crate) fn structure(structure: &Structure<'_>) -> TokenStream {
    let Structure { ident, members, allow, .. } = structure;
    let descriptor = descriptor(
        &structure.shape_name(),
        &ident.to_string(),
        quote!(Structure),
        &structure.container.traits,
        members.iter().map(|member| (member.wire.as_str(), member.name.clone(), &member.attributes.traits)),
    );
    let names: Vec<_> = members.iter().map(|member| member.ident).collect();
    let index = 0..names.len();
    let index_mut = index.clone();
    let blanks = members.iter().map(|member| {
        let (name, blank) = (member.ident, member.blank());
        quote!(#name: #blank)
    });
    let others = structure.extra.into_iter().chain(structure.stream.as_ref().map(|stream| stream.ident));
    let others = others.map(|other| quote!(#other: ::std::default::Default::default(),));
    let (field, field_mut) = if names.is_empty() {
        (quote!(None), quote!(None))
    } else {
        let none = quote!(_ => return None);
        (
            quote!(Some(match index { #(#index => &self.#names,)* #none })),
            quote!(Some(match index { #(#index_mut => &mut self.#names,)* #none })),
        )
    };
    quote! {
        #[automatically_derived]
        #allow
        impl ::smithwright_runtime::Shape for #ident {
            #[inline]
            fn blank() -> Self {
                Self { #(#blanks,)* #(#others)* }
            }

            #descriptor

            #[inline]
            fn field(&self, index: usize) -> ::smithwright_runtime::shape::FieldRef<'_> {
                #field
            }

            #[inline]
            fn field_mut(&mut self, index: usize) -> ::smithwright_runtime::shape::FieldMut<'_> {
                #field_mut
            }
        }
    }
}
