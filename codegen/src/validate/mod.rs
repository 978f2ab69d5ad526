//! Checks that the parts of a model fit each other. Every rule gathers all its findings; none changes the model.

mod collections;
mod context_params;
mod defaults;
mod enums;
mod host_prefix;
mod http;
mod jmespath;
mod literals;
mod members;
mod names;
mod operations;
mod pagination;
mod recursion;
mod reporter;
mod resources;
mod rules;
mod targets;
mod test_values;
#[cfg(test)]
mod tests;
mod trait_table;
mod traits;
mod waiters;

use crate::diagnostic::Diagnostics;
use crate::model::Model;

type Rule = fn(&Model, &mut Diagnostics);

/// Every rule, in the order in which they run.
const RULES: &[Rule] = &[
    targets::members,
    targets::references,
    operations::inputs_and_outputs,
    operations::errors,
    collections::map_keys,
    collections::endless,
    members::none,
    members::differ_by_case,
    names::unique,
    enums::values,
    recursion::impossible,
    resources::cycles,
    traits::values,
    defaults::fit,
    pagination::fits,
    waiters::can_be_met,
    rules::can_be_followed,
    context_params::fit,
    host_prefix::can_be_filled,
    http::bindings,
    test_values::fit,
];

/// Checks a model by every rule.
pub fn validate(model: &Model) -> Diagnostics {
    validate_into(model, Diagnostics::new())
}

/// The same, beside what is found already, and with the warnings that were asked for.
pub(crate) fn validate_into(model: &Model, mut found: Diagnostics) -> Diagnostics {
    for rule in RULES {
        rule(model, &mut found);
    }
    found.sort();
    found
}
