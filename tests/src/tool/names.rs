//! Rust names as the AWS SDK makes them.

use heck::{ToSnakeCase, ToUpperCamelCase};

/// The part of a shape id after `#`.
pub fn local(id: &str) -> &str {
    id.rsplit('#').next().unwrap_or(id)
}

/// Name of a type: `PascalCase`.
pub fn type_name(id: &str) -> String {
    local(id).to_upper_camel_case()
}

/// Name of a module, without regard to keywords: `snake_case`.
pub fn module(name: &str) -> String {
    name.to_snake_case()
}

/// Name of a field, an accessor or a setter; keywords are written raw.
pub fn field(name: &str) -> String {
    let name = name.to_snake_case();
    if matches!(name.as_str(), "type" | "match" | "override" | "in" | "ref" | "enum") {
        format!("r#{name}")
    } else {
        name
    }
}

/// Name of a union member or an enum value as a variant.
pub fn variant(name: &str) -> String {
    name.to_upper_camel_case()
}

/// Text as a Rust string literal.
pub fn literal(text: &str) -> String {
    format!("{text:?}")
}

/// Text as a raw Rust string literal: what JSON reads best as.
pub fn raw_literal(text: &str) -> String {
    format!("r##\"{text}\"##")
}
