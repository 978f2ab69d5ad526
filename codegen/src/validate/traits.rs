//! Values of traits.

use super::trait_table::{Expect, TABLE};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Node, ShapeId, Traits};
use std::collections::HashMap;

/// The traits this generator reads have values of the kind they must have. Other traits are not looked at.
pub(super) fn values(model: &Model, found: &mut Diagnostics) {
    let table: HashMap<&str, &Expect> = TABLE.iter().map(|(id, expect)| (*id, expect)).collect();
    for shape in model.shapes() {
        check(&shape.id, &shape.traits, &table, found);
        for member in &shape.members {
            check(&member.id, &member.traits, &table, found);
        }
    }
}

fn check(of: &ShapeId, traits: &Traits, table: &HashMap<&str, &Expect>, found: &mut Diagnostics) {
    for (id, node) in traits.iter() {
        let Some(expect) = table.get(id.as_str()) else { continue };
        let mut faults = Vec::new();
        matches(node, expect, &mut faults);
        for (place, expected) in faults {
            let message = format!("the value of the trait `{id}` is wrong");
            let problem = Diagnostic::error(Code::WrongTraitValue, message).at(&place.place).about(of);
            found.push(problem.expected(expected));
        }
    }
}

/// Whether a text is `name` or `prefix:name`.
fn is_xml_name(text: &str) -> bool {
    let is_part = |part: &str| {
        let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && part.chars().all(letters)
    };
    match text.split_once(':') {
        Some((prefix, name)) => is_part(prefix) && is_part(name),
        None => is_part(text),
    }
}

/// Adds the nodes at fault, and what each should be.
fn matches<'n>(node: &'n Node, expect: &Expect, faults: &mut Vec<(&'n Node, String)>) {
    let mut is = |fits: bool, expected: &str| {
        if !fits {
            faults.push((node, expected.to_owned()));
        }
    };
    match expect {
        // 1.0 wrote `true` or null for what 2.0 writes as an empty object.
        Expect::Annotation => {
            let fits = node.as_object().is_some() || node.is_null() || node.as_bool() == Some(true);
            is(fits, "an empty object");
        }
        Expect::Text => is(node.as_str().is_some(), "a string"),
        // It goes into requests as it is (the pattern of the section "xmlName trait").
        Expect::XmlName => {
            let expected =
                "a name of letters, digits, `_` and `-` that begins with no digit, with or without a prefix";
            is(node.as_str().is_some_and(is_xml_name), expected);
        }
        Expect::Bool => is(node.as_bool().is_some(), "true or false"),
        Expect::Number => is(node.as_number().is_some(), "a number"),
        Expect::Integer(min, max) => {
            let fits = node.as_i64().is_some_and(|value| (*min..=*max).contains(&value));
            is(fits, &format!("an integer from {min} to {max}"));
        }
        Expect::OneOf(words) => {
            let fits = node.as_str().is_some_and(|text| words.contains(&text));
            is(fits, &format!("one of \"{}\"", words.join("\", \"")));
        }
        Expect::List(item) => {
            is(node.as_array().is_some(), "an array");
            node.items().for_each(|node| matches(node, item, faults));
        }
        Expect::Map(value) => {
            is(node.as_object().is_some(), "an object");
            node.entries().for_each(|(_, node)| matches(node, value, faults));
        }
        Expect::Object(_) if node.as_object().is_none() => is(false, "an object"),
        Expect::Object(fields) => {
            for (name, required, expect) in *fields {
                match node.get(name) {
                    Some(value) => matches(value, expect, faults),
                    None if *required => faults.push((node, format!("an object with the key `{name}`"))),
                    None => {}
                }
            }
        }
        Expect::ExactlyOne(fields) => {
            let present: Vec<_> =
                fields.iter().filter_map(|(name, expect)| Some((node.get(name)?, expect))).collect();
            let names: Vec<_> = fields.iter().map(|(name, _)| format!("`{name}`")).collect();
            is(present.len() == 1, &format!("an object with exactly one of {}", names.join(", ")));
            present.into_iter().for_each(|(value, expect)| matches(value, expect, faults));
        }
    }
}
