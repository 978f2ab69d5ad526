//! Modules of generated code.

use crate::plan::Docs;
use proc_macro2::{Ident, Span, TokenStream};

/// A module of generated code, as tokens.
#[derive(Clone, Debug)]
pub struct Module<'a> {
    /// Its name without `r#`; empty for the root.
    pub name: &'a str,
    /// Whether the name is written with `r#`.
    pub raw: bool,
    /// Its docs.
    pub docs: Docs,
    /// What it holds beside modules.
    pub items: TokenStream,
    /// Modules in it, in the order they are declared.
    pub modules: Vec<Module<'a>>,
}

impl Module<'_> {
    /// The name as it is written.
    pub(crate) fn ident(&self) -> Ident {
        if self.raw {
            Ident::new_raw(self.name, Span::call_site())
        } else {
            Ident::new(self.name, Span::call_site())
        }
    }
}
