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
        let mut best = (usize::MAX, Self::default());
        for case in [Self::Camel, Self::Pascal, Self::Snake] {
            let misses = pairs.iter().filter(|(rust, wire)| case.apply(rust) != *wire).count();
            if misses < best.0 {
                best = (misses, case);
            }
            // Casing costs more than everything else here, and the first rule is most often right for all.
            if misses == 0 {
                break;
            }
        }
        best.1
    }

    /// The wire name when the rule does not give it.
    pub(super) fn exception(self, rust: &str, wire: &str) -> Option<String> {
        (self.apply(rust) != wire).then(|| wire.to_owned())
    }
}
