//! Writes functions that turn the client's typed values back into JSON, through accessors only.
//!
//! One function a structure or union; a test compares what it gives with what the server sent.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::model::{Kind, Model};
use super::names;

/// The module's source. `proton` must be a crate name, and `smithwright_tests::mirror` the helpers.
pub fn source(model: &Model) -> String {
    let mut out = String::from(
        "use proton::{operation, types};\nuse serde_json::Value;\nuse smithwright_tests::mirror::*;\n",
    );
    let mut nested = BTreeSet::new();
    for operation in model.operations() {
        let module = names::module(operation.name());
        let path = format!("operation::{module}::{}Output", operation.name());
        match operation.output() {
            Some(output) => {
                structure(model, output, &format!("{module}_output"), &path, &mut out);
                model.reach(output, &mut nested);
            }
            None => {
                let _ = writeln!(out, "pub fn {module}_output(_: &{path}) -> Value {{ object(vec![]) }}");
            }
        }
    }
    let roots = model.operation_structures();
    for id in nested.into_iter().filter(|id| !roots.contains(id)) {
        let path = format!("types::{}", names::type_name(id));
        match model.kind(id) {
            Kind::Structure => structure(model, id, &function(id), &path, &mut out),
            Kind::Union => union(model, id, &path, &mut out),
            _ => {}
        }
    }
    out
}

fn function(id: &str) -> String {
    format!("{}_value", names::module(names::local(id)))
}

fn structure(model: &Model, id: &str, function: &str, path: &str, out: &mut String) {
    let it = if model.members(id).is_empty() { "_" } else { "it" };
    let _ = writeln!(out, "pub fn {function}({it}: &{path}) -> Value {{\n    object(vec![");
    for member in model.members(id) {
        let accessor = format!("it.{}()", names::field(member.name));
        let expression = if let Kind::List(item) = model.kind(member.target) {
            format!("list({accessor}, {})", item_converter(model, item))
        } else if model.is_plain(id, &member) {
            conversion(model, member.target, &accessor)
        } else {
            format!("optional({accessor}, {})", converter(model, member.target))
        };
        let _ = writeln!(out, "        ({}, {expression}),", names::literal(member.name));
    }
    out.push_str("    ])\n}\n");
}

fn union(model: &Model, id: &str, path: &str, out: &mut String) {
    let _ = writeln!(out, "pub fn {}(it: &{path}) -> Value {{", function(id));
    for member in model.members(id) {
        let snake = names::module(member.name);
        let value = conversion(model, member.target, "it");
        let name = names::literal(member.name);
        let _ = writeln!(
            out,
            "    if let Ok(it) = it.as_{snake}() {{ return object(vec![({name}, {value})]); }}"
        );
    }
    out.push_str("    assert!(it.is_unknown());\n    Value::Null\n}\n");
}

/// A function that turns one item of a list into JSON; items come by reference.
fn item_converter(model: &Model, item: &str) -> String {
    match model.kind(item) {
        Kind::Boolean | Kind::Integer | Kind::Long => "|it| Value::from(*it)".to_owned(),
        Kind::String => "|it| text(it)".to_owned(),
        _ => converter(model, item),
    }
}

/// A function that turns what an accessor gives into JSON.
fn converter(model: &Model, target: &str) -> String {
    match model.kind(target) {
        Kind::Boolean | Kind::Integer | Kind::Long => "Value::from".to_owned(),
        Kind::String => "text".to_owned(),
        Kind::Structure | Kind::Union => function(target),
        _ => format!("|it| {}", conversion(model, target, "it")),
    }
}

fn conversion(model: &Model, target: &str, expression: &str) -> String {
    match model.kind(target) {
        Kind::Boolean | Kind::Integer | Kind::Long => format!("Value::from({expression})"),
        Kind::String => format!("text({expression})"),
        Kind::Enum(_) => format!("text({expression}.as_str())"),
        Kind::Timestamp => format!("Value::from({expression}.as_secs_f64())"),
        Kind::List(item) => format!("list({expression}, {})", item_converter(model, item)),
        Kind::Structure | Kind::Union => format!("{}({expression})", function(target)),
    }
}
