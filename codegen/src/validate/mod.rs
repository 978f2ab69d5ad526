//! Checks that the parts of a model fit each other. Every rule gathers all its findings; none changes the model.

mod collections;
mod defaults;
mod enums;
mod literals;
mod members;
mod names;
mod operations;
mod pagination;
mod recursion;
mod resources;
mod targets;
#[cfg(test)]
mod tests;
mod trait_table;
mod traits;

use crate::diagnostic::Diagnostics;
use crate::model::Model;
pub(crate) use collections::DEEPEST;

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
];

/// Checks a model by every rule.
pub fn validate(model: &Model) -> Diagnostics {
    let mut found = Diagnostics::new();
    for rule in RULES {
        rule(model, &mut found);
    }
    found.sort();
    found
}
