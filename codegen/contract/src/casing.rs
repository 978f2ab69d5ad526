//! How names of members follow from those of fields.

use heck::{ToLowerCamelCase, ToSnakeCase, ToUpperCamelCase};

/// How the names of a shape's members are cased in the model. The generator says it once for each shape, as
/// `rename_all` in `#[shape(…)]`, and the derives apply it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WireCase {
    /// `nextToken`; where nothing is said.
    #[default]
    Camel,
    /// `NextToken`
    Pascal,
    /// `next_token`
    Snake,
}

impl WireCase {
    /// All, in the order of preference.
    pub const ALL: [Self; 3] = [Self::Camel, Self::Pascal, Self::Snake];

    /// Returns the word in `rename_all`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Camel => "camelCase",
            Self::Pascal => "PascalCase",
            Self::Snake => "snake_case",
        }
    }

    /// Returns the name of the member whose field has this name (without `r#`).
    pub fn apply(self, field: &str) -> String {
        match self {
            Self::Camel => field.to_lower_camel_case(),
            Self::Pascal => field.to_upper_camel_case(),
            Self::Snake => field.to_snake_case(),
        }
    }
}
