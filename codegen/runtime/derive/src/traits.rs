//! Traits of members as the descriptor's static data.

use proc_macro2::TokenStream;
use quote::quote;

use crate::attributes::{Timestamp, Traits, Word};

impl Traits {
    /// `&[Trait::…]`, or nothing if there are no traits.
    pub(crate) fn tokens(&self) -> Option<TokenStream> {
        let rt = quote!(::smithwright_runtime::shape);
        let mut list = Vec::new();
        if self.sensitive {
            list.push(quote!(#rt::Trait::Sensitive));
        }
        if self.idempotency_token {
            list.push(quote!(#rt::Trait::IdempotencyToken));
        }
        if let Some(format) = self.timestamp {
            let format = match format {
                Timestamp::DateTime => quote!(DateTime),
                Timestamp::EpochSeconds => quote!(EpochSeconds),
                Timestamp::HttpDate => quote!(HttpDate),
            };
            list.push(quote!(#rt::Trait::Timestamp(#rt::TimestampFormat::#format)));
        }
        list.extend(self.words.iter().map(|Word { variant, argument }| {
            let argument = argument.as_ref().map(|argument| quote!((#argument)));
            quote!(#rt::Trait::#variant #argument)
        }));
        let inner = |traits: &Option<Box<Self>>| traits.as_ref().and_then(|traits| traits.tokens());
        list.extend(inner(&self.item).map(|traits| quote!(#rt::Trait::Item(#traits))));
        list.extend(inner(&self.key).map(|traits| quote!(#rt::Trait::Key(#traits))));
        list.extend(inner(&self.value).map(|traits| quote!(#rt::Trait::Value(#traits))));
        if list.is_empty() { None } else { Some(quote!(&[#(#list),*])) }
    }
}
