//! The module `primitives`: types of values that are not std's.

use super::Module;
use crate::plan::{Docs, Plan};
use quote::quote;

pub(super) fn module(plan: &Plan) -> Module<'static> {
    // Those around files are there with the runtime's feature `rt-tokio`.
    let byte_streams = plan.has_byte_streams().then(|| {
        quote!(
            pub use smithwright_runtime::primitives::byte_stream::*;
        )
    });
    let events = match plan.event_streams.is_empty() {
        true => quote! {
            /// Event streams; this service has none.
            pub mod event_stream {}
        },
        false => quote! {
            /// Event streams.
            pub mod event_stream {
                pub use smithwright_runtime::stream::event::{
                    EventReceiver, EventStreamSender, Header, HeaderValue, Message, StrBytes,
                };
            }
        },
    };
    let items = quote! {
        #byte_streams
        pub use smithwright_runtime::primitives::{
            BigDecimal, BigInteger, Blob, DateTime, DateTimeFormat, Document, UnknownVariantValue,
        };

        #events
    };
    let docs = Docs::text("Types of values that are not of the standard library.");
    Module { name: "primitives", raw: false, docs, items, modules: Vec::new() }
}
