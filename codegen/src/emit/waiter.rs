//! The module `waiters`.

use super::Module;
use super::tokens;
use crate::plan::{AcceptorPlan, ComparatorPlan, Docs, MatcherPlan, Plan, StatePlan, WaiterPlan};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn module(plan: &Plan) -> Module<'_> {
    let waiters = plan.waiters.iter().map(waiter);
    let docs = Docs::text("Waiters: calls that are repeated until a resource is in a certain state.");
    Module { name: "waiters", raw: false, docs, items: quote!(#(#waiters)*), modules: Vec::new() }
}

fn waiter(plan: &WaiterPlan) -> TokenStream {
    let WaiterPlan { module, name, wire, method, fluent_builder, final_poll, error, operation, .. } = plan;
    let calls = &operation.module;
    let (operation_name, operation_error) = (&operation.name, &operation.error);
    let (input_builder, output) = (&operation.input_builder, &operation.output);
    let min = Literal::u32_unsuffixed(plan.min_delay);
    let max = Literal::u32_unsuffixed(plan.max_delay);
    let acceptors = plan.acceptors.iter().map(acceptor);
    let module_docs = tokens::doc(&format!("The waiter `{wire}`."));
    let name_docs = tokens::doc(&format!("[`{method}`](super::super::client::Waiters::{method}) starts it."));
    quote! {
        #module_docs
        pub mod #module {
            use super::super::operation::#calls;
            use smithwright_runtime::waiter;

            #name_docs
            #[derive(Clone, Copy, Debug)]
            pub struct #name;

            impl smithwright_runtime::Waiter for #name {
                const NAME: &'static str = #wire;
                const MIN_DELAY: u64 = #min;
                const MAX_DELAY: u64 = #max;
                const ACCEPTORS: &'static [waiter::Acceptor] = &[#(#acceptors),*];
                type Operation = #calls::#operation_name;
            }

            /// Takes the input of the calls; `wait` begins.
            pub type #fluent_builder = #calls::#input_builder<smithwright_runtime::Waiting<#name>>;
            /// The answer that ended waiting.
            pub type #final_poll =
                waiter::FinalPoll<#calls::#output, super::super::error::SdkError<#calls::#operation_error>>;
            /// Why waiting ended without success.
            pub type #error = waiter::WaiterError<#calls::#output, #calls::#operation_error>;
        }
    }
}

fn acceptor(plan: &AcceptorPlan) -> TokenStream {
    let state = match plan.state {
        StatePlan::Success => quote!(waiter::State::Success),
        StatePlan::Failure => quote!(waiter::State::Failure),
        StatePlan::Retry => quote!(waiter::State::Retry),
    };
    match &plan.matcher {
        MatcherPlan::Output(path, how, expected) => {
            let how = comparator(*how);
            quote!(waiter::Acceptor::output(#state, #path, #how, #expected))
        }
        MatcherPlan::InputOutput(path, how, expected) => {
            let how = comparator(*how);
            quote!(waiter::Acceptor::input_output(#state, #path, #how, #expected))
        }
        MatcherPlan::Error(code) => quote!(waiter::Acceptor::error(#state, #code)),
        MatcherPlan::Success(success) => quote!(waiter::Acceptor::success(#state, #success)),
    }
}

fn comparator(plan: ComparatorPlan) -> TokenStream {
    match plan {
        ComparatorPlan::StringEquals => quote!(waiter::Comparator::StringEquals),
        ComparatorPlan::BooleanEquals => quote!(waiter::Comparator::BooleanEquals),
        ComparatorPlan::AllStringEquals => quote!(waiter::Comparator::AllStringEquals),
        ComparatorPlan::AnyStringEquals => quote!(waiter::Comparator::AnyStringEquals),
    }
}
