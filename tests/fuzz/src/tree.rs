//! Changes of one JSON value.

use crate::fragments::{NAMES, TEXTS, TRAITS, VALUES};
use fastrand::Rng;
use serde_json::{Map, Value};

/// Deepest and widest that one change makes a value.
const MANY: usize = 200;

/// Changes one value somewhere in `root`.
pub(crate) fn change(root: &mut Value, random: &mut Rng) {
    let count = count(root);
    let donor = nth(root, &mut random.usize(..count)).map(|value| value.clone()).unwrap_or_default();
    let Some(value) = nth(root, &mut random.usize(..count)) else { return };
    match random.u8(..10) {
        0 => *value = literal(random),
        1 => *value = donor,
        2 => *value = nested(std::mem::take(value), random),
        3 | 4 => change_object(value, donor, random),
        5 => change_list(value, donor, random),
        6 => add_trait(value, random),
        _ => change_simple(value, random),
    }
}

/// Takes a shape by a hostile name, everywhere in `text`.
pub(crate) fn rename_shape(text: &str, random: &mut Rng) -> String {
    let starts: Vec<usize> = text.match_indices('#').map(|(at, _)| at + 1).collect();
    let Some(start) = random.choice(starts) else { return text.to_owned() };
    let rest = text.get(start..).unwrap_or_default();
    let name = rest.split(['"', '$', '\\']).next().unwrap_or_default();
    let quoted = Value::from(pick(NAMES, random)).to_string();
    text.replace(&format!("#{name}\""), &format!("#{}\"", quoted.trim_matches('"')))
}

/// Writes one key of `text` over another, so that it may be there twice.
pub(crate) fn repeat_key(text: &str, random: &mut Rng) -> String {
    let ends: Vec<usize> = text.match_indices("\":").map(|(at, _)| at).collect();
    let mut key = || {
        let end = random.choice(&ends).copied()?;
        let start = text.get(..end)?.rfind('"')? + 1;
        Some(start..end)
    };
    let (Some(one), Some(other)) = (key(), key()) else { return text.to_owned() };
    let mut result = text.to_owned();
    result.replace_range(one, text.get(other).unwrap_or_default());
    result
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum(),
        _ => 0,
    }
}

/// The value that comes after `left` others, parents before children.
fn nth<'v>(value: &'v mut Value, left: &mut usize) -> Option<&'v mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, left)),
        Value::Object(entries) => entries.values_mut().find_map(|item| nth(item, left)),
        _ => None,
    }
}

fn pick(from: &[&'static str], random: &mut Rng) -> &'static str {
    random.choice(from).copied().unwrap_or_default()
}

fn literal(random: &mut Rng) -> Value {
    match random.u8(..3) {
        0 => Value::from(pick(TEXTS, random)),
        1 => Value::from(pick(NAMES, random)),
        _ => serde_json::from_str(pick(VALUES, random)).unwrap_or_default(),
    }
}

fn nested(value: Value, random: &mut Rng) -> Value {
    let depth = if random.bool() { random.usize(1..4) } else { random.usize(..MANY) };
    let list = random.bool();
    (0..depth).fold(value, |value, _| {
        if list { Value::from(vec![value]) } else { Map::from_iter([("a".to_owned(), value)]).into() }
    })
}

fn change_object(value: &mut Value, donor: Value, random: &mut Rng) {
    let Some(entries) = value.as_object_mut() else { return change_simple(value, random) };
    let keys: Vec<String> = entries.keys().cloned().collect();
    let key = random.choice(&keys).cloned().unwrap_or_default();
    match random.u8(..5) {
        0 => drop(entries.shift_remove(&key)),
        1 => {
            let taken = entries.shift_remove(&key).unwrap_or_default();
            entries.insert(pick(NAMES, random).to_owned(), taken);
        }
        2 => {
            let copy = entries.get(&key).cloned().unwrap_or_default();
            entries.insert(pick(NAMES, random).to_owned(), copy);
        }
        3 => {
            let copy = entries.get(&key).cloned().unwrap_or_default();
            entries.extend((0..random.usize(..MANY)).map(|at| (format!("{key}{at}"), copy.clone())));
        }
        _ => drop(entries.insert(key, donor)),
    }
}

fn change_list(value: &mut Value, donor: Value, random: &mut Rng) {
    let Some(items) = value.as_array_mut() else { return change_simple(value, random) };
    if items.is_empty() {
        return items.push(donor);
    }
    let at = random.usize(..items.len());
    match random.u8(..4) {
        0 => drop(items.remove(at)),
        1 => items.push(donor),
        2 => {
            let copy = items.get(at).cloned().unwrap_or_default();
            items.extend(std::iter::repeat_n(copy, random.usize(..MANY)));
        }
        _ => items.swap(0, at),
    }
}

/// Gives a shape or member a trait, sensible or not.
fn add_trait(value: &mut Value, random: &mut Rng) {
    let Some(entries) = value.as_object_mut() else { return change_simple(value, random) };
    let traits = entries.entry("traits").or_insert_with(|| Map::new().into());
    let Some((id, known)) = random.choice(TRAITS.iter().copied()) else { return };
    let given =
        if random.u8(..4) == 0 { literal(random) } else { serde_json::from_str(known).unwrap_or_default() };
    if let Some(traits) = traits.as_object_mut() {
        traits.insert(id.to_owned(), given);
    }
}

fn change_simple(value: &mut Value, random: &mut Rng) {
    let Value::String(text) = value else {
        *value = literal(random);
        return;
    };
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let at = random.choice(ends).unwrap_or_default();
    match random.u8(..4) {
        0 => text.insert_str(at, pick(TEXTS, random)),
        1 => text.insert_str(at, pick(NAMES, random)),
        2 => text.truncate(at),
        _ => *text = text.repeat(random.usize(1..20)),
    }
}
