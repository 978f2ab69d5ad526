//! Modules, and the two ways they are laid out: as a tree of files, or in one file to be included.

use super::parse::{self, ParsedModule};
use crate::emit::tokens;
use crate::plan::names::is_reserved_stem;
use crate::write::SourceFile;
use proc_macro2::TokenStream;
use quote::quote;

/// One file for each module below `folder` (which ends with `/`, or is empty): `lib.rs` for the root.
///
/// # Errors
/// When tokens made here are not valid Rust, which all are.
pub(super) fn tree(root: ParsedModule<'_>, folder: &str) -> syn::Result<Vec<SourceFile>> {
    let docs = tokens::inner_docs(&root.docs);
    let attributes = quote! {
        #docs
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
    };
    let mut files = Vec::new();
    add_file(root, "lib", folder, folder, attributes, &mut files)?;
    Ok(files)
}

/// Adds the file `stem` of a module, and those of the modules in it below the folder `inner`.
fn add_file(
    module: ParsedModule<'_>,
    stem: &str,
    folder: &str,
    inner: &str,
    attributes: TokenStream,
    files: &mut Vec<SourceFile>,
) -> syn::Result<()> {
    let stems: Vec<String> = module.modules.iter().map(|inner| file_stem(&module, inner)).collect();
    let mut file: syn::File = syn::parse2(attributes)?;
    file.items = parse::items(declarations(&module, &stems))?;
    file.items.extend(module.items);
    files.push(SourceFile::rust(format!("{folder}{stem}.rs"), file));
    for (module, stem) in module.modules.into_iter().zip(&stems) {
        let docs = tokens::inner_docs(&module.docs).unwrap_or_default();
        let below = format!("{inner}{}/", module.name);
        add_file(module, stem, inner, &below, docs, files)?;
    }
    Ok(())
}

fn declarations(module: &ParsedModule<'_>, stems: &[String]) -> TokenStream {
    let declarations = module.modules.iter().zip(stems).map(|(inner, stem)| {
        let name = &inner.ident;
        let path = (stem != inner.name).then(|| {
            // Relative to the file of `module`, which lies beside the folder of its modules.
            let path = format!("{}/{stem}.rs", module.name);
            quote!(#[path = #path])
        });
        // Operations are named by the model, and one may be named like the module that holds them.
        let allow = (inner.name == module.name).then(|| quote!(#[allow(clippy::module_inception)]));
        quote!(#path #allow pub mod #name;)
    });
    declarations.collect()
}

/// The name of a module's file: its own, unless that means something else to Rust or to Windows.
fn file_stem(parent: &ParsedModule<'_>, module: &ParsedModule<'_>) -> String {
    let mut stem = module.name.to_owned();
    // Only modules of operations, which hold no others, have names from the model.
    while module.modules.is_empty()
        && (is_reserved_stem(&stem)
            || stem != module.name && parent.modules.iter().any(|other| other.name == stem))
    {
        stem.push('_');
    }
    stem
}

/// Everything in one file, without inner attributes, so that it can be included anywhere.
///
/// The module that includes it may be private, and then hardly all of it is used, and it may have the name of one in
/// it; no lint is to say so.
///
/// # Errors
/// When tokens made here are not valid Rust, which all are.
pub(super) fn single(root: ParsedModule<'_>, path: String) -> syn::Result<SourceFile> {
    let allow = quote!(#[allow(dead_code, unused_imports)]);
    let on_module = quote!(#[allow(clippy::module_inception, dead_code, unused_imports)]);
    let modules = root.modules.into_iter().map(|module| inline(module, &on_module));
    let mut items = modules.collect::<syn::Result<Vec<_>>>()?;
    let own = root.items.iter().map(|item| syn::parse2(quote!(#allow #item)));
    items.extend(own.collect::<syn::Result<Vec<_>>>()?);
    Ok(SourceFile::rust(path, syn::File { shebang: None, attrs: Vec::new(), items }))
}

fn inline(module: ParsedModule<'_>, attributes: &TokenStream) -> syn::Result<syn::Item> {
    let docs = tokens::docs(&module.docs);
    let name = &module.ident;
    let mut parsed: syn::ItemMod = syn::parse2(quote!(#docs #attributes pub mod #name {}))?;
    let modules = module.modules.into_iter().map(|inner| inline(inner, &TokenStream::new()));
    let mut items = modules.collect::<syn::Result<Vec<_>>>()?;
    items.extend(module.items);
    parsed.content = Some((syn::token::Brace::default(), items));
    Ok(syn::Item::Mod(parsed))
}
