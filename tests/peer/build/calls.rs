//! Calls of every operation, in terms that both clients have.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use smithwright::model::{Model, Shape};
use smithwright::plan::{OperationPlan, Plan};

use crate::values::{Fill, Values, plain, raw};

/// What is given to each operation.
pub(crate) const CASES: [(&str, Fill); 4] = [
    ("full", Fill::Full(0)),
    ("full again", Fill::Full(1)),
    ("minimal", Fill::Minimal),
    ("empty", Fill::Empty),
];

/// A table `CALLS`: the operation, the case, and a function that makes the call with the client of the module `sdk`.
pub(crate) fn source(model: &Model, plan: &Plan) -> TokenStream {
    let known = |name: &str| !crate::NEWER.contains(&name);
    let calls = plan.operations.iter().filter(|operation| known(&operation.wire)).flat_map(|operation| {
        CASES.map(|(case, fill)| {
            let wire = &operation.wire;
            let call = call(model, plan, operation, fill);
            quote!((#wire, #case, |client| Box::pin(async move { crate::outcome(#call.send().await) })))
        })
    });
    quote! {
        /// How to make one call.
        pub type Call = fn(&sdk::Client) -> crate::Calling<'_>;
        /// Each call, with the operation and the case.
        pub const CALLS: &[(&str, &str, Call)] = &[#(#calls),*];
    }
}

fn call(model: &Model, plan: &Plan, operation: &OperationPlan, fill: Fill) -> TokenStream {
    let values = Values::new(plan, fill);
    let method = raw(operation.method.text());
    let shape = shape_of(model, operation);
    let input = shape.and_then(Shape::as_operation).and_then(|shape| model.shape(shape.input.as_ref()?));
    let sets = operation.input.fields.iter().filter_map(|field| {
        if crate::NEWER.contains(&format!("{}.{}", operation.wire, field.member).as_str()) {
            return None;
        }
        let traits = &input?.member(&field.member)?.traits;
        // A token that is left out is random.
        if fill == Fill::Minimal && !traits.is_required() && !traits.is_idempotency_token() {
            return None;
        }
        // What goes into the path must not be empty.
        let values = if traits.is_http_label() && fill == Fill::Empty {
            &Values::new(plan, Fill::Minimal)
        } else {
            &values
        };
        let value = values.of(&field.ty, 0)?;
        let set = format_ident!("set_{}", plain(field.name.text()));
        Some(quote!(.#set(Some(#value))))
    });
    quote!(client.#method()#(#sets)*)
}

/// The operation's shape.
pub(crate) fn shape_of<'m>(model: &'m Model, operation: &OperationPlan) -> Option<&'m Shape> {
    model.shapes().find(|shape| shape.as_operation().is_some() && shape.id.name() == operation.wire)
}
