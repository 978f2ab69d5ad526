//! Modules with their items parsed, once for all who look at them: the layout and the list of public items.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::emit::Module;
use crate::plan::Docs;
use proc_macro2::{Ident, TokenStream};

/// A module whose items are known to be Rust.
#[derive(Clone)]
pub(crate) struct ParsedModule<'a> {
    /// Its name without `r#`; empty for the root.
    pub name: &'a str,
    /// Its name as it is written; none for the root.
    pub ident: Option<Ident>,
    /// Its docs.
    pub docs: Docs,
    /// What it holds beside modules.
    pub items: Vec<syn::Item>,
    /// Modules in it, in the order they are declared.
    pub modules: Vec<ParsedModule<'a>>,
}

/// Parses what a module and those in it hold.
///
/// # Errors
/// When tokens are not valid Rust: a fault of the generator, reported as such.
pub(crate) fn parse(root: Module<'_>) -> Result<ParsedModule<'_>, Diagnostics> {
    let mut problems = Diagnostics::new();
    let parsed = module(root, "crate", &mut problems);
    if problems.has_errors() { Err(problems) } else { Ok(parsed) }
}

fn module<'a>(of: Module<'a>, path: &str, problems: &mut Diagnostics) -> ParsedModule<'a> {
    let ident = (!of.name.is_empty()).then(|| of.ident());
    let Module { name, docs, items, modules, .. } = of;
    let items = self::items(items).unwrap_or_else(|err| {
        problems.push(faulty(path, &err));
        Vec::new()
    });
    let inner = modules.into_iter().map(|inner| {
        let path = format!("{path}::{}", inner.name);
        module(inner, &path, problems)
    });
    let modules = inner.collect();
    ParsedModule { name, ident, docs, items, modules }
}

/// What is said when the code of a module is not valid Rust.
pub(super) fn faulty(path: &str, err: &syn::Error) -> Diagnostic {
    Diagnostic::error(Code::FaultyCode, format!("the code generated for `{path}` is not valid Rust: {err}"))
        .hint("this is a fault of the generator; please report it with the model")
}

/// Tokens as items.
pub(super) fn items(tokens: TokenStream) -> syn::Result<Vec<syn::Item>> {
    Ok(syn::parse2::<syn::File>(tokens)?.items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn faulty_code_is_told() {
        let with = |name, items, modules| Module { name, raw: false, docs: Docs::default(), items, modules };
        let inner = with("error", quote! { struct struct }, Vec::new());
        let middle = with("types", quote! { pub struct Tag; }, vec![inner]);
        let problems = parse(with("", quote!(), vec![middle])).err().unwrap();
        let text = problems.to_string();
        let expected = "error[SW0604]: the code generated for `crate::types::error` is not valid Rust: ";
        assert!(text.starts_with(expected), "{text}");
    }
}
