//! Turns the plan into tokens, one file for each kind of item. No decision is made here.

mod attributes;
mod client;
mod config;
mod enumeration;
mod error;
mod event_tests;
mod meta;
mod module;
mod operation;
mod paginator;
mod primitives;
mod protocol_tests;
mod structure;
pub(crate) mod tokens;
mod types;
mod union;
mod waiter;

pub use module::Module;

use crate::plan::{Docs, Plan};
use quote::quote;

/// The module tree of a client.
pub fn emit(plan: &Plan) -> Module<'_> {
    let mut modules = vec![
        client::module(plan),
        config::module(plan),
        error::module(plan),
        meta::module(plan),
        operation::module(plan),
        primitives::module(plan),
        types::module(plan),
    ];
    if !plan.event_streams.is_empty() {
        modules.push(event_receiver());
    }
    if plan.can_presign() {
        modules.push(presigning());
    }
    if !plan.waiters.is_empty() {
        modules.push(waiter::module(plan));
    }
    let items = quote! {
        pub use self::client::Client;
        pub use self::config::Config;

        /// An error of any operation.
        pub type Error = self::error::Error;
    };
    Module { name: "", raw: false, docs: plan.service.docs.clone(), items, modules }
}

/// The type is the runtime's; here the AWS SDK has it.
fn event_receiver() -> Module<'static> {
    let items = quote!(
        pub use smithwright_runtime::EventReceiver;
    );
    let docs = Docs::text("Receives the events that come with outputs.");
    Module { name: "event_receiver", raw: false, docs, items, modules: Vec::new() }
}

/// The types are the runtime's; here the AWS SDK has them.
fn presigning() -> Module<'static> {
    let items = quote!(
        pub use smithwright_runtime::presigning::{
            PresignedRequest, PresigningConfig, PresigningConfigBuilder, PresigningConfigError,
        };
    );
    let docs = Docs::text("Requests that are signed now and sent later, by anybody.");
    Module { name: "presigning", raw: false, docs, items, modules: Vec::new() }
}
