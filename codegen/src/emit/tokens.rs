//! Names, types, docs and literals as tokens.

use crate::plan::{Docs, RustName, RustType};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

impl ToTokens for RustName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = if self.is_raw() {
            Ident::new_raw(self.text(), Span::call_site())
        } else {
            Ident::new(self.text(), Span::call_site())
        };
        ident.to_tokens(tokens);
    }
}

impl ToTokens for RustType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { path, args } = self;
        quote!(#(#path)::*).to_tokens(tokens);
        if !args.is_empty() {
            quote!(<#(#args),*>).to_tokens(tokens);
        }
    }
}

/// Doc comments.
pub(super) fn docs(docs: &Docs) -> TokenStream {
    let lines = doc_lines(docs);
    quote!(#(#[doc = #lines])*)
}

/// Doc comments of what encloses them.
pub(super) fn inner_docs(docs: &Docs) -> TokenStream {
    let lines = doc_lines(docs);
    quote!(#(#![doc = #lines])*)
}

fn doc_lines(docs: &Docs) -> impl Iterator<Item = String> {
    docs.0.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") })
}

/// A doc comment of ours, one paragraph.
pub(super) fn doc(text: &str) -> TokenStream {
    docs(&Docs::text(text))
}

/// `#[deprecated]`, if there is a note.
pub(super) fn deprecated(note: Option<&String>) -> Option<TokenStream> {
    note.map(|note| quote!(#[deprecated(note = #note)]))
}

/// For enums with one variant far larger than the others: users are not to be troubled with boxes.
pub(super) fn allow_lopsided(lopsided: bool) -> Option<TokenStream> {
    lopsided.then(|| quote!(#[allow(clippy::large_enum_variant)]))
}

/// A string literal over several lines, without escapes.
pub(super) fn raw_string(text: &str) -> Literal {
    if text.is_empty() {
        return Literal::string(text);
    }
    let longest =
        text.split('"').skip(1).map(|after| after.bytes().take_while(|byte| *byte == b'#').count()).max();
    let hashes = "#".repeat(longest.map_or(0, |longest| longest + 1));
    let literal = format!("r{hashes}\"{text}\"{hashes}").parse();
    literal.unwrap_or_else(|_| Literal::string(text))
}
