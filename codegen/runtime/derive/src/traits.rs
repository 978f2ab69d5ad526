//! Traits of members as the descriptor's static data.

use proc_macro2::TokenStream;
use quote::quote;

use crate::attributes::{Timestamp, Traits};

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
        if self.event_header {
            list.push(quote!(#rt::Trait::EventHeader));
        }
        if self.event_payload {
            list.push(quote!(#rt::Trait::EventPayload));
        }
        if let Some(format) = self.timestamp {
            let format = match format {
                Timestamp::DateTime => quote!(DateTime),
                Timestamp::EpochSeconds => quote!(EpochSeconds),
                Timestamp::HttpDate => quote!(HttpDate),
            };
            list.push(quote!(#rt::Trait::Timestamp(#rt::TimestampFormat::#format)));
        }
        if let Some(name) = &self.json_name {
            list.push(quote!(#rt::Trait::JsonName(#name)));
        }
        let inner = |traits: &Option<Box<Self>>| traits.as_ref().and_then(|traits| traits.tokens());
        list.extend(inner(&self.item).map(|traits| quote!(#rt::Trait::Item(#traits))));
        list.extend(inner(&self.key).map(|traits| quote!(#rt::Trait::Key(#traits))));
        list.extend(inner(&self.value).map(|traits| quote!(#rt::Trait::Value(#traits))));
        if list.is_empty() { None } else { Some(quote!(&[#(#list),*])) }
    }
}
