//! The module `error`: one enum for the errors of all operations.

use super::Module;
use super::tokens;
use crate::plan::{Docs, Plan};
use quote::quote;

pub(super) fn module(plan: &Plan) -> Module<'_> {
    let variants = plan.errors.iter().map(|error| {
        let docs = tokens::docs(&error.structure.docs);
        let name = &error.structure.name;
        quote!(#docs #name(super::types::error::#name),)
    });
    let allow = tokens::allow_lopsided(plan.lopsided_errors);
    let items = quote! {
        use smithwright_runtime::derive::ServiceError;
        pub use smithwright_runtime::error::{
            BoxError, BuildError, ConnectorError, DisplayErrorContext, ErrorMetadata, ProvideErrorMetadata, SdkError,
            UnknownVariantError,
        };

        /// Stands for every operation in [`Error`].
        #[derive(Clone, Copy, Debug, Default)]
        #[non_exhaustive]
        pub struct AnyOperation;

        /// An error the service answers with. `O` is the operation it came from; without one, any.
        #allow
        #[non_exhaustive]
        #[derive(ServiceError)]
        pub enum Error<O = AnyOperation> {
            #(#variants)*
            /// An error the model does not name; its code and message are in its metadata.
            Unhandled(smithwright_runtime::error::Unhandled<O>),
        }
    };
    Module { name: "error", raw: false, docs: Docs::text("Errors."), items, modules: Vec::new() }
}
