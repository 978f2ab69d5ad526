//! Turns the plan into tokens, one file for each kind of item. No decision is made here.

pub mod api;
mod attributes;
mod client;
mod config;
mod enumeration;
mod error;
pub mod file;
mod meta;
mod operation;
mod paginator;
pub mod parse;
mod primitives;
mod protocol_tests;
mod structure;
mod tokens;
mod types;
mod union;
mod waiter;

use crate::plan::{Docs, Plan};
use file::Module;
use quote::quote;

/// The module tree of a client.
pub fn emit(plan: &Plan) -> Module<'_> {
    let mut modules = vec![
        client::module(plan),
        config::module(plan),
        error::module(plan),
        meta::module(plan),
        operation::module(plan),
        primitives::module(),
        types::module(plan),
    ];
    if !plan.event_streams.is_empty() {
        modules.push(event_receiver());
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

#[cfg(test)]
mod tests {
    /// The plan has answered every question, so nothing here may ask the model.
    #[test]
    fn the_model_is_out_of_reach() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/emit");
        let word = ["crate::", "model"].concat();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            assert!(
                !std::fs::read_to_string(&path).unwrap().contains(&word),
                "{} names the model",
                path.display()
            );
        }
    }
}
