//! The evaluator by the specification, and beside the crate `jmespath`.

mod bounds;
mod compliance;
mod constructs;
mod functions;
mod random;

use smithwright_contract::jmespath::Literal;

use super::evaluate::Evaluation;
use super::{Fault, Value, parse, search};

/// What `path` finds in the JSON `on`, as JSON.
fn found(path: &str, on: &str) -> Result<String, Fault> {
    let found = search(&parse(path)?, &value(on))?;
    // `to_string` leaves texts as they are; in a list they are JSON too.
    let listed = [found].into_iter().collect();
    let mut out = Vec::new();
    Evaluation::default().write(&mut out, &listed)?;
    let text = String::from_utf8(out).expect("JSON is text");
    Ok(text[1..text.len() - 1].to_owned())
}

fn value(json: &str) -> Value {
    Value::read(json).expect("the test's JSON")
}

/// Compares with what each path is to find in the JSON `on`.
fn table(on: &str, rows: &[(&str, Result<&str, Fault>)]) {
    for (path, expected) in rows {
        assert_eq!(found(path, on), expected.map(str::to_owned), "{path} on {on}");
    }
}
