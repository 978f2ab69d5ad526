//! Names, types, docs and literals as tokens.

use crate::plan::{AuthOption, AuthValue, Docs, RustName, RustType};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::Token;

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
        // Straight into the stream, for there are more types than anything else but docs.
        tokens.append_separated(path, <Token![::]>::default());
        if !args.is_empty() {
            <Token![<]>::default().to_tokens(tokens);
            tokens.append_separated(args, <Token![,]>::default());
            <Token![>]>::default().to_tokens(tokens);
        }
    }
}

/// Doc comments, all lines in one attribute, because a token for each is what generating would mostly be busy with.
/// The printer of files makes a comment of each line.
pub(crate) fn docs(docs: &Docs) -> Option<TokenStream> {
    doc_text(docs).map(|text| quote!(#[doc = #text]))
}

/// Doc comments of what encloses them.
pub(crate) fn inner_docs(docs: &Docs) -> Option<TokenStream> {
    doc_text(docs).map(|text| quote!(#![doc = #text]))
}

fn doc_text(docs: &Docs) -> Option<Literal> {
    let (first, rest) = docs.0.split_first()?;
    let mut text = String::new();
    push_doc_line(&mut text, first);
    for line in rest {
        text.push('\n');
        push_doc_line(&mut text, line);
    }
    Some(raw_string(&text))
}

fn push_doc_line(text: &mut String, line: &str) {
    if !line.is_empty() {
        text.extend([" ", line]);
    }
}

/// A doc comment of ours, one paragraph.
pub(super) fn doc(text: &str) -> Option<TokenStream> {
    docs(&Docs::text(text))
}

/// `#[deprecated]`, if there is a note.
pub(super) fn deprecated(note: Option<&String>) -> Option<TokenStream> {
    note.map(|note| quote!(#[deprecated(note = #note)]))
}

/// The ways to authenticate requests: a slice of references.
pub(super) fn auth(options: &[AuthOption]) -> TokenStream {
    let options = options.iter().map(|AuthOption { scheme, argument }| {
        let item = Ident::new(scheme.item, Span::call_site());
        let fields = match argument {
            AuthValue::None => None,
            AuthValue::SigningName(name) => Some(quote!({ signing_name: #name })),
            AuthValue::ApiKey { name, in_query, scheme } => {
                let location = if *in_query { quote!(Query) } else { quote!(Header) };
                let scheme = match scheme {
                    Some(scheme) => quote!(Some(#scheme)),
                    None => quote!(None),
                };
                let location = quote!(smithwright_runtime::auth::ApiKeyLocation::#location);
                Some(quote!({ name: #name, location: #location, scheme: #scheme }))
            }
        };
        quote!(&smithwright_runtime::auth::#item #fields)
    });
    quote!(&[#(#options),*])
}

/// For code that names something deprecated: whoever compiles it has not written it.
pub(super) fn allow_deprecated(any: bool) -> Option<TokenStream> {
    any.then(|| quote!(#[allow(deprecated)]))
}

/// For fields and variants whose type clippy finds too complex: it is what the model says. The derives pass it on.
pub(super) fn allow_complex(ty: &RustType) -> Option<TokenStream> {
    ty.is_complex().then(|| quote!(#[allow(clippy::type_complexity)]))
}

/// For enums with one variant far larger than the others: users are not to be troubled with boxes.
pub(super) fn allow_lopsided(lopsided: bool) -> Option<TokenStream> {
    lopsided.then(|| quote!(#[allow(clippy::large_enum_variant)]))
}

/// A string literal over several lines, without escapes unless it holds control characters: in a source file those
/// are read as something else, or by some not at all.
pub(super) fn raw_string(text: &str) -> Literal {
    if text.is_empty() || text.bytes().any(|byte| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\t')) {
        return Literal::string(text);
    }
    let longest =
        text.split('"').skip(1).map(|after| after.bytes().take_while(|byte| *byte == b'#').count()).max();
    let hashes = "#".repeat(longest.map_or(0, |longest| longest + 1));
    let literal = format!("r{hashes}\"{text}\"{hashes}").parse();
    literal.unwrap_or_else(|_| Literal::string(text))
}

/// An integer as a literal, with its sign.
pub(super) fn integer(value: i64) -> TokenStream {
    let digits = Literal::u64_unsuffixed(value.unsigned_abs());
    let sign = (value < 0).then(|| quote!(-));
    quote!(#sign #digits)
}

/// A finite number as a floating point literal, with its sign, which zero has too: `1.5`, `-0.0`, `1e300`.
pub(super) fn float(value: f64) -> TokenStream {
    let digits = format!("{:?}", value.abs()).parse::<Literal>();
    let digits = digits.unwrap_or_else(|_| Literal::f64_unsuffixed(0.0));
    let sign = value.is_sign_negative().then(|| quote!(-));
    quote!(#sign #digits)
}

/// A list of constants of the runtime's module `aws`; nothing if there are none.
pub(super) fn customizations(constants: &[&str]) -> Option<TokenStream> {
    let constants = constants.iter().map(|name| Ident::new(name, Span::call_site()));
    (constants.len() > 0).then(|| quote!(&[#(smithwright_runtime::aws::#constants),*]))
}

#[cfg(test)]
mod tests {
    use super::raw_string;

    #[test]
    fn strings_over_lines() {
        let check = |text, literal: &str| assert_eq!(raw_string(text).to_string(), literal);
        check("a\n\tb\\", "r\"a\n\tb\\\"");
        check("a\"b\"#c", "r##\"a\"b\"#c\"##");
        check("", "\"\"");
        check("a\nb\u{1}", "\"a\\nb\\u{1}\"");
        check("a\r\n", "\"a\\r\\n\"");
    }
}
