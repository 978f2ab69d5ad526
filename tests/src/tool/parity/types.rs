//! Types of fields, accessors, setters and getters, and code that uses each.

use std::fmt::Write;

use crate::tool::model::{Kind, Member, Model};
use crate::tool::names;

/// The owned type of a shape.
pub(super) fn owned(model: &Model, target: &str) -> String {
    match model.kind(target) {
        Kind::Boolean => "bool".to_owned(),
        Kind::Integer => "i32".to_owned(),
        Kind::Long => "i64".to_owned(),
        Kind::String => "String".to_owned(),
        Kind::Timestamp => "proton::primitives::DateTime".to_owned(),
        Kind::List(item) => format!("Vec<{}>", owned(model, item)),
        Kind::Enum(_) | Kind::Structure | Kind::Union => {
            format!("proton::types::{}", names::type_name(target))
        }
    }
}

/// The type of a field.
pub(super) fn field(model: &Model, owner: &str, member: &Member<'_>) -> String {
    let owned = owned(model, member.target);
    if model.is_plain(owner, member) { owned } else { format!("Option<{owned}>") }
}

/// The type that an accessor gives.
fn accessor(model: &Model, owner: &str, member: &Member<'_>) -> String {
    let borrowed = match model.kind(member.target) {
        Kind::Boolean | Kind::Integer | Kind::Long => owned(model, member.target),
        Kind::String => "&str".to_owned(),
        // Lists that are absent read as empty.
        Kind::List(item) => return format!("&[{}]", owned(model, item)),
        _ => format!("&{}", owned(model, member.target)),
    };
    if model.is_plain(owner, member) { borrowed } else { format!("Option<{borrowed}>") }
}

/// Statements that read every field and accessor of `it`.
pub(super) fn reads(model: &Model, owner: &str) -> String {
    let mut out = String::new();
    for member in model.members(owner) {
        let name = names::field(member.name);
        let _ = writeln!(out, "        let _: {} = it.{name}();", accessor(model, owner, &member));
        let _ = writeln!(out, "        let _: &{} = &it.{name};", field(model, owner, &member));
    }
    out
}

/// Calls of every setter, each in all its forms.
pub(super) fn setters(model: &Model, owner: &str) -> String {
    let mut out = String::new();
    for member in model.members(owner) {
        let (name, snake) = (names::field(member.name), names::module(member.name));
        let one = match model.kind(member.target) {
            Kind::List(item) => item,
            _ => member.target,
        };
        if model.kind(one) == Kind::String {
            let _ = write!(out, "\n            .{name}(\"text\")");
        }
        let _ = write!(out, "\n            .{name}(any::<{}>())", owned(model, one));
        let _ = write!(out, "\n            .set_{snake}(any::<Option<{}>>())", owned(model, member.target));
    }
    out
}

/// Statements that ask the builder `it` for every value it holds.
pub(super) fn getters(model: &Model, owner: &str) -> String {
    let mut out = String::new();
    for member in model.members(owner) {
        let owned = owned(model, member.target);
        let _ = writeln!(out, "        let _: &Option<{owned}> = it.get_{}();", names::module(member.name));
    }
    out
}

/// What `build()` of a builder of this structure gives.
pub(super) fn built(model: &Model, owner: &str, path: &str) -> String {
    if model.build_fails(owner) {
        format!("Result<{path}, proton::error::BuildError>")
    } else {
        path.to_owned()
    }
}
