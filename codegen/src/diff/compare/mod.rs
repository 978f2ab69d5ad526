//! Compares two models.

mod constraints;
mod enums;
mod facts;
mod members;
mod operations;
mod pagination;
mod pairs;
mod service;
mod structures;
mod types;
mod waiters;

use super::{ApiDiff, DiffOptions};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Shape};
use crate::plan::{Outline, outline};
use crate::select::{Selection, SelectionRequest, select};

/// One of the two models, with what is known of it.
struct Version<'a> {
    model: &'a Model,
    service: &'a Shape,
    selection: Selection,
    outline: Outline,
}

/// Both models, and what is asked.
struct Comparison<'a> {
    old: Version<'a>,
    new: Version<'a>,
    docs: bool,
    /// Whether the protocols honour HTTP bindings and the names of JSON and XML members.
    bindings: bool,
}

/// Compares two models of one service. The result is there only if no error was found: both models have the service,
/// it is the same in both, and every operation asked for is in at least one of them.
///
/// Models need not be valid, nor of a protocol that can be generated.
pub fn compare(old: &Model, new: &Model, options: &DiffOptions) -> (Option<ApiDiff>, Diagnostics) {
    let mut found = Diagnostics::new();
    let wanted = chosen(old, new, options, &mut found);
    let versions = wanted.and_then(|(in_old, in_new)| {
        let old = version(old, options, in_old, "old", &mut found);
        let new = version(new, options, in_new, "new", &mut found);
        Some((old?, new?))
    });
    let Some((old, new)) = versions.filter(|_| !found.has_errors()) else { return (None, found) };
    if let Some(problem) = service::difference(old.service, new.service) {
        found.push(problem);
        return (None, found);
    }
    let bindings = service::honours_bindings(old.service) || service::honours_bindings(new.service);
    let comparison = Comparison { old, new, docs: options.docs, bindings };
    let diff = ApiDiff {
        service: service::title(comparison.new.service),
        version: service::version(comparison.new.service),
        own: comparison.service(),
        operations: comparison.operations(),
    };
    (Some(diff), found)
}

/// The operations asked for, as far as each model has them. `None` when one is in neither.
fn chosen(
    old: &Model,
    new: &Model,
    options: &DiffOptions,
    found: &mut Diagnostics,
) -> Option<(Vec<String>, Vec<String>)> {
    let (mut in_old, mut in_new) = (Vec::new(), Vec::new());
    let mut complete = true;
    for operation in &options.operations {
        let request =
            SelectionRequest { service: options.service.clone(), operations: vec![operation.clone()] };
        let unknown = |problems: &Diagnostics| {
            problems
                .iter()
                .any(|problem| matches!(problem.code, Code::UnknownOperation | Code::NothingMatches))
        };
        let (before, problems_before) = select(old, &request);
        let (now, problems_now) = select(new, &request);
        if unknown(&problems_before) && unknown(&problems_now) {
            complete = false;
            found.append(problems_now);
            continue;
        }
        let names = |selection: Option<Selection>| {
            let operations = selection.map(|selection| selection.operations).unwrap_or_default();
            operations.into_iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>()
        };
        in_old.extend(names(before));
        in_new.extend(names(now));
    }
    complete.then_some((in_old, in_new))
}

fn version<'a>(
    model: &'a Model,
    options: &DiffOptions,
    wanted: Vec<String>,
    word: &str,
    found: &mut Diagnostics,
) -> Option<Version<'a>> {
    let none_here = !options.operations.is_empty() && wanted.is_empty();
    let request = SelectionRequest { service: options.service.clone(), operations: wanted };
    let (selection, problems) = select(model, &request);
    for problem in problems {
        // A problem without a place does not show which of the two models it is about.
        let hint = problem.place.is_none().then(|| format!("this is about the {word} model"));
        found.push(Diagnostic { hint: problem.hint.or(hint), ..problem });
    }
    let mut selection = selection?;
    if none_here {
        selection.operations.clear();
    }
    let service = model.shape(&selection.service)?;
    Some(Version { model, service, outline: outline(model, &selection), selection })
}
