//! Modules, and the two ways they are laid out: as a tree of files, or in one file to be included.

use super::tokens;
use crate::plan::Docs;
use crate::write::SourceFile;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// A module of generated code.
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

/// One file for each module below `folder` (which ends with `/`, or is empty): `lib.rs` for the root.
pub fn tree(root: &Module<'_>, folder: &str) -> Vec<SourceFile> {
    let docs = tokens::inner_docs(&root.docs);
    let attributes = quote! {
        #docs
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
    };
    let mut files = vec![SourceFile::rust(format!("{folder}lib.rs"), attributes, with_declarations(root))];
    add_files(root, folder, &mut files);
    files
}

fn add_files(parent: &Module<'_>, folder: &str, files: &mut Vec<SourceFile>) {
    for module in &parent.modules {
        let path = format!("{folder}{}.rs", module.name);
        files.push(SourceFile::rust(path, tokens::inner_docs(&module.docs), with_declarations(module)));
        add_files(module, &format!("{folder}{}/", module.name), files);
    }
}

fn with_declarations(module: &Module<'_>) -> TokenStream {
    let names = module.modules.iter().map(Module::ident);
    let items = &module.items;
    quote! {
        #(pub mod #names;)*
        #items
    }
}

/// Everything in one file, without inner attributes, so that it can be included anywhere.
///
/// A program that keeps the client to itself rarely uses all of it, so each module allows code that is not used.
pub fn single(root: &Module<'_>, path: String) -> SourceFile {
    SourceFile::rust(path, TokenStream::new(), inline(root, &quote!(#[allow(dead_code)])))
}

/// The module's contents. `attributes` are put on the modules in it.
fn inline(module: &Module<'_>, attributes: &TokenStream) -> TokenStream {
    let modules = module.modules.iter().map(|inner| {
        let docs = tokens::docs(&inner.docs);
        let name = inner.ident();
        let items = inline(inner, &TokenStream::new());
        quote! { #docs #attributes pub mod #name { #items } }
    });
    let items = &module.items;
    quote! { #(#modules)* #items }
}

impl Module<'_> {
    /// The name as it is written.
    pub(super) fn ident(&self) -> Ident {
        if self.raw {
            Ident::new_raw(self.name, Span::call_site())
        } else {
            Ident::new(self.name, Span::call_site())
        }
    }
}
