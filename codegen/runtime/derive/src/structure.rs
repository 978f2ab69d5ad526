//! `#[derive(Structure)]`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Result};

use crate::member::Structure;
use crate::{accessors, builder, codec, debug, equality};

/// Expands the derive of a structure that is neither an operation's input or output nor an error.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let structure =
        Structure::parse(input, &["name", "rename_all", "output"], |field| field.starts_with('_'))?;
    let builder = (!structure.container.output || response_builders())
        .then(|| builder::expand(&structure, &TokenStream::new()));
    let methods = methods(&structure, builder.as_ref().map(|_| builder::start(&structure)));
    let codec = codec::structure(&structure);
    let debug = debug::shape(structure.ident);
    let equality = equality::shape(structure.ident, None);
    Ok(quote!(#methods #codec #debug #equality #builder))
}

/// Whether shapes that only responses hold have builders: only tests make such values.
pub(crate) fn response_builders() -> bool {
    cfg!(feature = "response-builders")
}

/// The structure's `impl`: its accessors, and the function that starts its builder.
pub(crate) fn methods(structure: &Structure<'_>, start: Option<TokenStream>) -> TokenStream {
    let Structure { ident, members, stream, allow, .. } = structure;
    if members.is_empty() && stream.is_none() && start.is_none() {
        return TokenStream::new();
    }
    let accessors = accessors::all(structure);
    let docs = (start.is_none() && stream.is_none() && !response_builders()).then(|| {
        quote! {
            /// Comes in responses only, and has no builder: tests get one by the feature `test-util`.
        }
    });
    quote! {
        #docs
        #allow
        impl #ident {
            #accessors
            #start
        }
    }
}
