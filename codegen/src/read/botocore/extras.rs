//! `*.sdk-extras.json`: what SDKs add to a definition. Objects are merged key by key; any other value replaces the one
//! that was there.

use super::wrong_kind;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Node, Value};
use std::collections::HashMap;

/// Merges the part `merge` of a file of extras.
pub(super) fn merge(base: &mut Node, extras: &Node, found: &mut Diagnostics) {
    match extras.get("merge") {
        Some(merge) if merge.as_object().is_some() => deep(base, merge),
        Some(other) => wrong_kind("`merge`", other, "an object", found),
        None => {
            let problem = Diagnostic::error(Code::MissingProperty, "`merge` is missing").at(&extras.place);
            found.push(problem.expected("an object with the key `merge`"));
        }
    }
}

/// As deep as the file: readers refuse deeper nesting than the stack holds.
fn deep(base: &mut Node, extra: &Node) {
    let (Value::Object(kept), Value::Object(added)) = (&mut base.value, &extra.value) else {
        *base = extra.clone();
        return;
    };
    let places: HashMap<String, usize> =
        kept.iter().enumerate().map(|(at, (key, _))| (key.name.clone(), at)).collect();
    for (key, value) in added {
        match places.get(&key.name).and_then(|at| kept.get_mut(*at)) {
            Some((_, earlier)) => deep(earlier, value),
            None => kept.push((key.clone(), value.clone())),
        }
    }
}
