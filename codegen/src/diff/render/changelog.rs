//! The compact form of the public change log of the AWS APIs.

use super::groups::{Seen, Telling};
use super::words;
use crate::diff::{ApiDiff, Change, MemberPath, OperationChange, Part, Rule, Sketch};
use std::fmt::Write as _;

/// How many operations of a shape are named.
const NAMED: usize = 3;

/// The diff in the compact form of the public change log of the AWS APIs: a line an operation, and a sketch of just
/// the members that changed. A minus stands before what was removed. The public log says no more; here follows, a line
/// each, what such sketches leave out.
pub fn changelog(diff: &ApiDiff) -> String {
    let telling = Telling::new(diff);
    let mut out = String::new();
    let mut others = String::new();
    let top = MemberPath::default();
    for change in diff.of_service() {
        other(&mut others, "service", "", Seen { path: &top, change });
    }
    for told in &telling.operations {
        let operation = told.operation;
        let name = words::shown(&operation.name);
        let sketches = match &operation.sketches {
            Some((request, response)) => vec![("request", request.clone()), ("response", response.clone())],
            None => {
                let messages = [("request", Part::Request), ("response", Part::Response)];
                let seen = |part| diff.seen_from(&operation.name, part);
                messages.into_iter().filter_map(|(word, part)| Some((word, sketch(&seen(part))?))).collect()
            }
        };
        let is_whole = operation.change != OperationChange::Updated;
        if is_whole || !sketches.is_empty() {
            let _ = writeln!(out, "\n{name} ({})", operation.change.as_str());
            let words: Vec<&str> = sketches.iter().map(|(word, _)| *word).collect();
            if operation.sketches.is_none() && !words.is_empty() {
                let _ = writeln!(out, "Changes ({})", words.join(", "));
            }
            let same = matches!(sketches.as_slice(), [(_, request), (_, response)] if request == response);
            for (at, (word, sketch)) in sketches.iter().enumerate() {
                let sketch = one_line(&sketch.to_string());
                // One sketch needs no title: the line above names it. Nor does one for both.
                let _ = match (sketches.len(), same) {
                    (1, _) => writeln!(out, "{sketch}"),
                    (_, true) if at == 0 => writeln!(out, "{sketch}"),
                    (_, true) => Ok(()),
                    _ => {
                        writeln!(out, "{}\n{sketch}", if *word == "request" { "Request" } else { "Response" })
                    }
                };
            }
        }
        for part in &told.parts {
            // The line of a new or removed operation says it already.
            let of_operation = |seen: &&Seen<'_>| {
                part.name.is_empty() && operation.sketches.is_some() && seen.path.is_empty()
            };
            for change in
                part.changes.iter().filter(|seen| seen.change.sketch.is_none() && !of_operation(seen))
            {
                other(&mut others, &name, part.name, *change);
            }
            // Sketches are drawn of requests and responses.
            for change in
                part.changes.iter().filter(|seen| seen.change.sketch.is_some() && part.name == "errors")
            {
                other(&mut others, &name, part.name, *change);
            }
        }
    }
    // Sketches are drawn of what came and went.
    let shapes = telling.shapes.iter().filter(|group| group.change.sketch.is_none());
    for group in shapes {
        let change = group.change;
        let said = words::said_of_shape(change).line(str::to_owned);
        let names = words::some_names(&group.operations, NAMED, words::shown);
        let _ = writeln!(others, "{}: {said} (in {names})", words::shown(&change.origin));
    }
    let count = out.lines().filter(|line| line.is_empty()).count();
    let mut all = format!("{}: {} changed\n{out}", words::heading(diff), words::operations(count));
    if !others.is_empty() {
        let _ = write!(all, "\nNot part of the sketches\n{others}");
    }
    all
}

/// What came and went in a message; `None` when nothing did.
fn sketch(changes: &[(&MemberPath, &Change)]) -> Option<Sketch> {
    let mut whole = Sketch::empty();
    let mut any = false;
    for (path, change) in changes {
        let Some(part) = &change.sketch else { continue };
        let removed = matches!(change.rule, Rule::MemberRemoved | Rule::UnionMemberRemoved);
        whole.put(path, removed, part.clone());
        any = true;
    }
    any.then_some(whole)
}

fn other(out: &mut String, name: &str, part: &str, Seen { path, change }: Seen<'_>) {
    let path = words::shown(&path.to_string());
    let place: Vec<&str> = [name, part, &path].into_iter().filter(|word| !word.is_empty()).collect();
    let said = words::said(change).line(str::to_owned);
    let _ = writeln!(out, "{}: {said}", place.join(" "));
}

/// Sketches may be long, so they are not cut; each character is made safe.
fn one_line(text: &str) -> String {
    text.chars().map(|c| words::shown(c.encode_utf8(&mut [0; 4]))).collect()
}
