//! The endpoint rule set as compact JSON that still reads well and diffs well.

use crate::model::{Node, Value};

/// Columns within which a value stands on one line.
const WIDTH: usize = 110;

/// Keys in the order people read rules; others follow, sorted. A file's own order has no meaning.
const ORDER: [&str; 14] = [
    "version",
    "parameters",
    "type",
    "conditions",
    "rules",
    "endpoint",
    "error",
    "fn",
    "argv",
    "assign",
    "builtIn",
    "required",
    "default",
    "url",
];

/// Keys that say nothing to a machine.
const DROPPED: [&str; 2] = ["documentation", "deprecated"];

/// The rule set as text. Whatever fits stands on one line.
pub(super) fn rules(node: &Node) -> String {
    let mut text = String::new();
    write(&mut text, &sorted(node, 0), 0, 0);
    text
}

/// JSON in the order it is written.
enum Json {
    Scalar(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Rules nested deeper than this are cut; readers refuse files that deep.
const DEEPEST: usize = 200;

fn sorted(node: &Node, depth: usize) -> Json {
    match &node.value {
        _ if depth > DEEPEST => Json::Scalar("null".to_owned()),
        Value::Array(items) => Json::Array(items.iter().map(|item| sorted(item, depth + 1)).collect()),
        Value::Object(entries) => {
            let mut entries: Vec<(String, Json)> = entries
                .iter()
                .filter(|(key, _)| !DROPPED.contains(&key.name.as_str()))
                .map(|(key, value)| (key.name.clone(), sorted(value, depth + 1)))
                .collect();
            let rank = |key: &str| ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len());
            entries.sort_by(|(a, _), (b, _)| rank(a).cmp(&rank(b)).then_with(|| a.cmp(b)));
            Json::Object(entries)
        }
        _ => Json::Scalar(visible(&node.to_string())),
    }
}

/// Writes a value whose first line begins at a column.
fn write(out: &mut String, json: &Json, indent: usize, column: usize) {
    let mut line = String::new();
    // One more column for a comma.
    if column < WIDTH && on_one_line(&mut line, json, WIDTH - column) && column + line.len() < WIDTH {
        out.push_str(&line);
        return;
    }
    let inner = indent + 1;
    match json {
        Json::Scalar(text) => out.push_str(text),
        Json::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                break_line(out, at, inner);
                write(out, item, inner, inner);
            }
            end_line(out, indent);
            out.push(']');
        }
        Json::Object(entries) => {
            out.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                break_line(out, at, inner);
                let key = quoted(key);
                out.push_str(&key);
                out.push_str(": ");
                write(out, value, inner, inner + key.len() + 2);
            }
            end_line(out, indent);
            out.push('}');
        }
    }
}

fn break_line(out: &mut String, at: usize, indent: usize) {
    out.push_str(if at == 0 { "\n" } else { ",\n" });
    out.extend(std::iter::repeat_n(' ', indent));
}

fn end_line(out: &mut String, indent: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

/// Writes a value on one line and says whether it fits; it stops soon after it does not.
fn on_one_line(line: &mut String, json: &Json, room: usize) -> bool {
    let separate = |line: &mut String, at: usize| {
        if at > 0 {
            line.push_str(", ");
        }
    };
    match json {
        Json::Scalar(text) => line.push_str(text),
        Json::Array(items) => {
            line.push('[');
            for (at, item) in items.iter().enumerate() {
                separate(line, at);
                if !on_one_line(line, item, room) {
                    return false;
                }
            }
            line.push(']');
        }
        Json::Object(entries) => {
            line.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                separate(line, at);
                line.push_str(&quoted(key));
                line.push_str(": ");
                if !on_one_line(line, value, room) {
                    return false;
                }
            }
            line.push('}');
        }
    }
    line.len() <= room
}

fn quoted(key: &str) -> String {
    visible(&serde_json::Value::from(key).to_string())
}

/// JSON with escapes for what editors do not show, or show out of order; the compiler refuses some of it in source.
fn visible(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for letter in json.chars() {
        // Beyond ASCII, what `Debug` escapes is what cannot be seen.
        if letter.is_ascii() && letter != '\u{7f}' || letter.escape_debug().len() == 1 {
            text.push(letter);
        } else {
            let units = letter
                .encode_utf16(&mut [0; 2])
                .iter()
                .map(|unit| format!("\\u{unit:04x}"))
                .collect::<String>();
            text.push_str(&units);
        }
    }
    text
}
