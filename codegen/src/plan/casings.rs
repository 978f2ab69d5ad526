//! The rule by which wire names of a container follow from field names.

use super::names::camel_case;
use heck::{ToSnakeCase, ToUpperCamelCase};

/// How the names on the wire are cased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WireCase {
    /// `nextToken`; what the derive assumes.
    #[default]
    Camel,
    /// `NextToken`
    Pascal,
    /// `next_token`
    Snake,
}

impl WireCase {
    /// The word for it in `rename_all`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Camel => "camelCase",
            Self::Pascal => "PascalCase",
            Self::Snake => "snake_case",
        }
    }

    /// The wire name that the derive computes from a Rust name (without `r#`).
    fn apply(self, rust: &str) -> String {
        match self {
            Self::Camel => camel_case(rust),
            Self::Pascal => rust.to_upper_camel_case(),
            Self::Snake => rust.to_snake_case(),
        }
    }

    /// The rule that is right for most of these pairs of Rust name and wire name; the first of equals.
    pub(super) fn best(pairs: &[(&str, &str)]) -> Self {
        let misses = |case: &Self| pairs.iter().filter(|(rust, wire)| case.apply(rust) != *wire).count();
        [Self::Camel, Self::Pascal, Self::Snake].into_iter().min_by_key(misses).unwrap_or_default()
    }

    /// The wire name when the rule does not give it.
    pub(super) fn exception(self, rust: &str, wire: &str) -> Option<String> {
        (self.apply(rust) != wire).then(|| wire.to_owned())
    }
}
