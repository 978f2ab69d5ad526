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
        let path = format!("{folder}{}.rs", file_stem(parent, module));
        files.push(SourceFile::rust(path, tokens::inner_docs(&module.docs), with_declarations(module)));
        add_files(module, &format!("{folder}{}/", module.name), files);
    }
}

fn with_declarations(module: &Module<'_>) -> TokenStream {
    let declarations = module.modules.iter().map(|inner| {
        let name = inner.ident();
        let stem = file_stem(module, inner);
        let path = (stem != inner.name).then(|| {
            // Relative to the file of `module`, which lies beside the folder of its modules.
            let path = format!("{}/{stem}.rs", module.name);
            quote!(#[path = #path])
        });
        // Operations are named by the model, and one may be named like the module that holds them.
        let allow = (inner.name == module.name).then(|| quote!(#[allow(clippy::module_inception)]));
        quote!(#path #allow pub mod #name;)
    });
    let items = &module.items;
    quote! {
        #(#declarations)*
        #items
    }
}

/// The name of a module's file: its own, unless that means something else to Rust or to Windows.
fn file_stem(parent: &Module<'_>, module: &Module<'_>) -> String {
    let mut stem = module.name.to_owned();
    // Only modules of operations, which hold no others, have names from the model.
    while module.modules.is_empty()
        && (is_reserved(&stem)
            || stem != module.name && parent.modules.iter().any(|other| other.name == stem))
    {
        stem.push('_');
    }
    stem
}

/// `mod.rs` is the file of the folder it is in; the others are devices on Windows, whatever comes after the dot.
fn is_reserved(stem: &str) -> bool {
    let numbered =
        |device| stem.strip_prefix(device).is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']));
    matches!(stem, "mod" | "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Everything in one file, without inner attributes, so that it can be included anywhere.
///
/// The module that includes it may be private, and then hardly all of it is used, and it may have the name of one in
/// it; no lint is to say so.
pub fn single(root: &Module<'_>, path: String) -> SourceFile {
    let allow = quote!(#[allow(dead_code, unused_imports)]);
    let on_module = quote!(#[allow(clippy::module_inception, dead_code, unused_imports)]);
    let modules = root.modules.iter().map(|module| inline(module, &on_module));
    let items = match syn::parse2::<syn::File>(root.items.clone()) {
        Ok(file) => file.items.iter().map(|item| quote!(#allow #item)).collect(),
        // No Rust; formatting tells.
        Err(_) => root.items.clone(),
    };
    SourceFile::rust(path, TokenStream::new(), quote!(#(#modules)* #items))
}

fn inline(module: &Module<'_>, attributes: &TokenStream) -> TokenStream {
    let docs = tokens::docs(&module.docs);
    let name = module.ident();
    let modules = module.modules.iter().map(|inner| inline(inner, &TokenStream::new()));
    let items = &module.items;
    quote! { #docs #attributes pub mod #name { #(#modules)* #items } }
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
