//! What of JMESPath may be used in `smithy.rules#operationContextParams`.

use super::Json;
use smithwright_contract::jmespath::{Each, Expression};

/// What may be used, in words.
pub(in crate::validate) const SUBSET: &str =
    "names, `.`, `*`, `[*]`, `[]`, multi-select lists such as `[a, b]`, and the function `keys`";

/// The byte at which something is that may not be used, if there is such a thing.
pub(in crate::validate) fn beyond_subset(path: &Expression<Json>) -> Option<usize> {
    let here = || Some(path.at().unwrap_or(0));
    match path {
        Expression::Current | Expression::Field(_) => None,
        Expression::Dot(left, right) | Expression::Pipe(left, right) => {
            beyond_subset(left).or_else(|| beyond_subset(right))
        }
        Expression::Project { from, each: Each::Value | Each::Item | Each::Flat, then } => {
            beyond_subset(from).or_else(|| beyond_subset(then))
        }
        Expression::List(items) => items.iter().find_map(beyond_subset),
        Expression::Call(name, arguments) if **name == *"keys" => arguments.iter().find_map(beyond_subset),
        Expression::Literal(_)
        | Expression::Index(..)
        | Expression::Project { .. }
        | Expression::Compare(..)
        | Expression::Or(..)
        | Expression::And(..)
        | Expression::Not(_)
        | Expression::Hash(_)
        | Expression::Call(..)
        | Expression::Reference(_) => here(),
    }
}
