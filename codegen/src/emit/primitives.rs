//! The module `primitives`: types of values that are not std's.

use super::Module;
use crate::plan::Docs;
use quote::quote;

pub(super) fn module() -> Module<'static> {
    let items = quote! {
        pub use smithwright_runtime::primitives::{
            BigDecimal, BigInteger, Blob, DateTime, DateTimeFormat, Document, UnknownVariantValue,
        };

        /// Event streams; this service has none.
        pub mod event_stream {}
    };
    let docs = Docs::text("Types of values that are not of the standard library.");
    Module { name: "primitives", raw: false, docs, items, modules: Vec::new() }
}
