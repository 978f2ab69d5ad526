//! The order of keys in a model file is nobody's business.

use super::{fixture, fixture_text, ok};
use smithwright::Generator;
use smithwright::read::Source;

/// The same JSON with the keys of shapes and of traits the other way round. The order of members is part of a model
/// and stays.
fn turned_round(text: &str) -> String {
    let mut out = String::new();
    turn(&serde_json_lite::parse(text), &mut out, &[]);
    out
}

fn turn(value: &serde_json_lite::Value, out: &mut String, way: &[&str]) {
    use serde_json_lite::Value;
    match value {
        Value::Scalar(text) => out.push_str(text),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                turn(item, out, way);
            }
            out.push(']');
        }
        Value::Object(entries) => {
            let keeps_order = way.last() == Some(&"members") && !way.contains(&"traits");
            let mut entries: Vec<_> = entries.iter().collect();
            if !keeps_order {
                entries.reverse();
            }
            out.push('{');
            for (at, (key, value)) in entries.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                out.push_str(key);
                out.push(':');
                let key = key.trim_matches('"');
                let mut inner = way.to_vec();
                inner.push(key);
                turn(value, out, &inner);
            }
            out.push('}');
        }
    }
}

/// Just enough JSON to keep the order of keys: strings and numbers stay as they are written.
mod serde_json_lite {
    pub(super) enum Value {
        Scalar(String),
        Array(Vec<Value>),
        Object(Vec<(String, Value)>),
    }

    pub(super) fn parse(text: &str) -> Value {
        let mut rest = text;
        value(&mut rest)
    }

    fn value(rest: &mut &str) -> Value {
        match next(rest) {
            '{' => Value::Object(list(rest, '}', |rest| {
                let Value::Scalar(key) = value(rest) else { panic!("a key") };
                assert_eq!(take(rest), ':');
                (key, value(rest))
            })),
            '[' => Value::Array(list(rest, ']', value)),
            _ => Value::Scalar(scalar(rest)),
        }
    }

    fn list<T>(rest: &mut &str, end: char, item: impl Fn(&mut &str) -> T) -> Vec<T> {
        take(rest);
        let mut items = Vec::new();
        while next(rest) != end {
            items.push(item(rest));
            if next(rest) == ',' {
                take(rest);
            }
        }
        take(rest);
        items
    }

    fn scalar(rest: &mut &str) -> String {
        let mut escaped = false;
        let is_text = rest.starts_with('"');
        let end = rest.char_indices().skip(1).find(|(_, letter)| {
            let ends = if is_text { *letter == '"' && !escaped } else { ",]} \n".contains(*letter) };
            escaped = *letter == '\\' && !escaped;
            ends
        });
        let end = end.map_or(rest.len(), |(at, _)| at + usize::from(is_text));
        let (text, after) = rest.split_at(end);
        *rest = after;
        text.to_owned()
    }

    fn next(rest: &mut &str) -> char {
        *rest = rest.trim_start();
        rest.chars().next().expect("more JSON")
    }

    fn take(rest: &mut &str) -> char {
        let letter = next(rest);
        *rest = &rest[letter.len_utf8()..];
        letter
    }
}

#[test]
fn of_keys_does_not_matter() {
    for name in ["paginators", "waiters", "errors", "enums", "recursion", "defaults"] {
        let turned = Generator::from_source(Source::new("turned.json", turned_round(&fixture_text(name))));
        assert_eq!(ok(fixture(name).render()), ok(turned.render()), "{name}");
    }
}
