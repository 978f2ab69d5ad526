//! `#[shape(…)]`: what the derives are told.

use super::tokens;
use crate::plan::{
    ContainerAttributes, DefaultValue, MemberAttributes, Retry, StreamKind, TraitWord, ValueAttributes,
    WireCase,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// The attribute of a structure or union; nothing when nothing is to be said.
pub(super) fn container(attributes: &ContainerAttributes) -> Option<TokenStream> {
    let mut words = Vec::new();
    if let Some(operation) = &attributes.operation {
        words.push(quote!(operation = #operation));
        words.push(quote!(builder = super::Builder));
    }
    if let Some(name) = &attributes.name {
        words.push(quote!(name = #name));
    }
    if attributes.case != WireCase::default() {
        let case = attributes.case.word();
        words.push(quote!(rename_all = #case));
    }
    words.extend(traits(&attributes.words));
    if attributes.output {
        words.push(quote!(output));
    }
    match attributes.retry {
        Some(Retry::Retryable) => words.push(quote!(retryable)),
        Some(Retry::RetryableClient) => words.push(quote!(retryable = "client")),
        Some(Retry::Throttling) => words.push(quote!(throttling)),
        None => {}
    }
    if let Some(code) = &attributes.code {
        words.push(quote!(code = #code));
    }
    if let Some(codes) = &attributes.events {
        let pairs = codes.iter().map(|(member, code)| quote!(#member = #code));
        let pairs = (!codes.is_empty()).then(|| quote!((#(#pairs),*)));
        words.push(quote!(events #pairs));
    }
    shape(&words)
}

/// The attribute of a field or union variant; nothing when nothing is to be said.
pub(super) fn member(attributes: &MemberAttributes) -> Option<TokenStream> {
    let mut words = Vec::new();
    if let Some(name) = &attributes.name {
        words.push(quote!(name = #name));
    }
    if attributes.sensitive {
        words.push(quote!(sensitive));
    }
    if attributes.idempotency_token {
        words.push(quote!(idempotency_token));
    }
    match attributes.stream {
        Some(StreamKind::Bytes) => words.push(quote!(stream)),
        Some(StreamKind::Events) => words.push(quote!(events)),
        None => {}
    }
    words.extend(traits(&attributes.words));
    if attributes.required {
        words.push(quote!(required));
    }
    if let Some(value) = &attributes.default {
        words.push(match value {
            DefaultValue::Empty => quote!(default),
            DefaultValue::Bool(value) => quote!(default = #value),
            DefaultValue::Integer(value) => {
                let value = tokens::integer(*value);
                quote!(default = #value)
            }
            DefaultValue::Float(value) => {
                let value = tokens::float(*value);
                quote!(default = #value)
            }
            DefaultValue::Text(value) => quote!(default = #value),
            DefaultValue::Variant(path) => quote!(default = #(#path)::*),
        });
    }
    words.extend(value(&attributes.value));
    shape(&words)
}

/// Traits that are passed on as they are.
fn traits(words: &[TraitWord]) -> impl Iterator<Item = TokenStream> {
    words.iter().map(|TraitWord { word, argument }| {
        let word = Ident::new(word, Span::call_site());
        let argument = argument.as_ref().map(|text| quote!(= #text));
        quote!(#word #argument)
    })
}

fn value(attributes: &ValueAttributes) -> Vec<TokenStream> {
    let mut words: Vec<TokenStream> = traits(&attributes.words).collect();
    if let Some(format) = attributes.timestamp {
        words.push(quote!(timestamp = #format));
    }
    if let Some(item) = &attributes.item {
        let inner = value(item);
        words.push(quote!(item(#(#inner),*)));
    }
    if let Some(key) = &attributes.key {
        let inner = value(key);
        words.push(quote!(key(#(#inner),*)));
    }
    if let Some(of_value) = &attributes.value {
        let inner = value(of_value);
        words.push(quote!(value(#(#inner),*)));
    }
    words
}

fn shape(words: &[TokenStream]) -> Option<TokenStream> {
    (!words.is_empty()).then(|| quote!(#[shape(#(#words),*)]))
}
