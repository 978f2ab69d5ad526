//! The compact form of the public change log of the AWS APIs.

use super::digest::Digest;
use super::words;
use crate::diff::{ApiDiff, Change, MemberPath, OperationChange, Part, Rule, Sketch};
use std::fmt::Write as _;

/// How many operations of a change are named.
const NAMED: usize = 3;

/// The diff in the compact form of the public change log of the AWS APIs: a line an operation, and a sketch of just
/// the members that changed, so that a shared member is in the sketch of each operation. A minus marks what was
/// removed. The public log says no more; here follows, a line each, what such sketches leave out.
pub fn changelog(diff: &ApiDiff) -> String {
    let digest = Digest::new(diff);
    let mut out = String::new();
    let mut count = 0;
    for operation in &diff.operations {
        let sketches = match &operation.sketches {
            Some((request, response)) => vec![("request", request.clone()), ("response", response.clone())],
            None => {
                let parts = [("request", Part::Request), ("response", Part::Response)];
                let seen = |part| diff.seen_from(&operation.name, part);
                parts.into_iter().filter_map(|(word, part)| Some((word, sketch(&seen(part))?))).collect()
            }
        };
        let is_whole = operation.change != OperationChange::Updated;
        if is_whole || !sketches.is_empty() {
            count += 1;
            let _ = writeln!(out, "\n{} ({})", words::shown(&operation.name), operation.change.as_str());
            let words: Vec<&str> = sketches.iter().map(|(word, _)| *word).collect();
            if operation.sketches.is_none() && !words.is_empty() {
                let _ = writeln!(out, "Changes ({})", words.join(", "));
            }
            drawn(&mut out, &sketches);
        }
    }
    let mut all = format!("{}: {} changed\n{out}", words::heading(diff), words::counted(count, "operation"));
    let others: Vec<String> = digest
        .entries()
        .flat_map(|(card, entry)| entry.changes().map(move |change| (card.shape, change)))
        .filter(|(_, change)| !is_drawn(change))
        .map(|(_, change)| other(change))
        .collect();
    if !others.is_empty() {
        let _ = writeln!(all, "\nNot part of the sketches\n{}", others.join("\n"));
    }
    all
}

/// Writes the sketches of a request and a response.
fn drawn(out: &mut String, sketches: &[(&str, Sketch)]) {
    let same = matches!(sketches, [(_, request), (_, response)] if request == response);
    for (at, (word, sketch)) in sketches.iter().enumerate() {
        let sketch = one_line(&sketch.to_string());
        // One sketch needs no title: the line above names it. Nor does one for both.
        let _ = match (sketches.len(), same) {
            (1, _) => writeln!(out, "{sketch}"),
            (_, true) if at == 0 => writeln!(out, "{sketch}"),
            (_, true) => Ok(()),
            _ => writeln!(out, "{}\n{sketch}", if *word == "request" { "Request" } else { "Response" }),
        };
    }
}

/// Whether all that is to be said of a change is drawn.
fn is_drawn(change: &Change) -> bool {
    let in_messages =
        || change.reached_by.iter().all(|reach| matches!(reach.part, Part::Request | Part::Response));
    let whole = matches!(change.rule, Rule::OperationAdded | Rule::OperationRemoved);
    whole || (change.sketch.is_some() && in_messages())
}

/// What came and went in a message; `None` when nothing did.
fn sketch(changes: &[(&MemberPath, &Change)]) -> Option<Sketch> {
    let mut whole = Sketch::empty();
    let mut any = false;
    for (path, change) in changes {
        let Some(part) = &change.sketch else { continue };
        whole.put(path, change.to.is_none(), part.clone());
        any = true;
    }
    any.then_some(whole)
}

fn other(change: &Change) -> String {
    let said = words::said(change).line("->", str::to_owned);
    let names = change.operations();
    let own = names.iter().all(|name| change.origin.split('.').next() == Some(*name));
    let names = match own {
        true => String::new(),
        false => format!(" (in {})", words::some_names(names, NAMED, words::shown)),
    };
    format!("{}: {said}{names}", words::shown(&change.origin))
}

/// Sketches may be long, so they are not cut; each character is made safe.
fn one_line(text: &str) -> String {
    text.chars().map(words::safe).collect()
}
