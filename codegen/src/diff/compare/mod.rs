//! Compares two models.

mod constraints;
mod enums;
mod facts;
mod gathered;
mod honoured;
mod made;
mod matched;
mod members;
mod operation_traits;
mod operations;
mod pagination;
mod pairs;
mod roots;
mod service;
mod structures;
mod types;
mod unexplained;
mod waiters;

use super::{ApiDiff, Change, DiffOptions, Rule};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Shape, ShapeId};
use crate::plan::{Options, Outline, chosen_protocol, outline, supported};
use crate::select::{Selection, SelectionRequest, select};
use gathered::Gathered;
use honoured::Honoured;
use made::Made;
use matched::matched;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// One of the two models, with what is known of it.
struct Version<'a> {
    model: &'a Model,
    service: &'a Shape,
    selection: Selection,
    /// The Rust items; none where no client is generated.
    outline: Outline,
    /// What decides how a client is made.
    made_with: Options,
    /// Operations that are not generated, and why.
    left_out: BTreeMap<String, String>,
    made: Made,
    /// Operations and errors that the new version calls otherwise, and how.
    called: BTreeMap<String, String>,
}

/// Both models, and what is asked.
struct Comparison<'a> {
    old: Version<'a>,
    new: Version<'a>,
    docs: bool,
    /// The traits that count with the protocols of either.
    honoured: Honoured,
    /// Where documentation changed, if that is not asked for.
    omitted: RefCell<BTreeSet<String>>,
}

/// Compares two models of one service. The result is there only if no error was found: both models have the service,
/// it is the same in both, and every operation asked for is in at least one of them.
///
/// Models need not be valid, nor of a protocol that can be generated; then nothing is said of Rust.
pub fn compare(old: &Model, new: &Model, options: &DiffOptions) -> (Option<ApiDiff>, Diagnostics) {
    let mut found = Diagnostics::new();
    let protocol = match options.protocol.as_deref().map(chosen_protocol).transpose() {
        Ok(protocol) => protocol,
        Err(problem) => return (None, problem.into()),
    };
    let made_with = Options { protocol, ..Options::default() };
    let wanted = chosen(old, new, options, &mut found);
    let versions = wanted.and_then(|(in_old, in_new)| {
        let old = version(old, (options, made_with), in_old, "old", &mut found);
        let new = version(new, (options, made_with), in_new, "new", &mut found);
        Some((old?, new?))
    });
    let Some((mut old, mut new)) = versions.filter(|_| !found.has_errors()) else { return (None, found) };
    if let Some(problem) = service::difference(old.service, new.service) {
        found.push(problem);
        return (None, found);
    }
    old.call_as(&new);
    if old.made.is_refused() || new.made.is_refused() {
        // There are no two clients to compare.
        (old.outline, new.outline) = (Outline::default(), Outline::default());
    }
    let honoured = Honoured::of(old.service, new.service);
    let omitted = RefCell::default();
    (Some(Comparison { old, new, docs: options.docs, honoured, omitted }.diff()), found)
}

impl Version<'_> {
    /// The name by which an operation or error is known: that of the new version.
    fn name_of<'b>(&'b self, id: &'b ShapeId) -> &'b str {
        self.called.get(id.name()).map_or(id.name(), String::as_str)
    }

    /// Finds operations and errors that have another name in the new version and the same in Rust.
    fn call_as(&mut self, new: &Version<'_>) {
        let operations = |version: &Version<'_>| version.selection.operations.clone();
        let is_error = |version: &Version<'_>, id: &ShapeId| {
            version.model.shape(id).is_some_and(|shape| shape.traits.error().is_some())
        };
        let errors = |version: &Version<'_>| -> Vec<ShapeId> {
            let shapes = version.selection.shapes.keys();
            shapes.filter(|id| is_error(version, id)).cloned().collect()
        };
        for (before, now) in [(operations(self), operations(new)), (errors(self), errors(new))] {
            for (before, now) in matched(&before, &now, |id| id.name()) {
                let (Some(before), Some(now)) = (before, now) else { continue };
                if before.name() != now.name() {
                    self.called.insert(before.name().to_owned(), now.name().to_owned());
                }
            }
        }
        for (before, now) in &self.called {
            if let Some(plan) = self.outline.operations.remove(before) {
                self.outline.operations.insert(now.clone(), plan);
            }
            if let Some(why) = self.left_out.remove(before) {
                self.left_out.insert(now.clone(), why);
            }
        }
    }
}

impl Comparison<'_> {
    fn diff(&self) -> ApiDiff {
        let mut gathered = Gathered::default();
        self.service().into_iter().for_each(|change| gathered.of_service(change));
        let operations = self.operations(&mut gathered);
        let generated = made::difference(&self.old.made, &self.new.made);
        let origin = self.new.service.id.name();
        let omitted = self.omitted.borrow().len();
        if omitted > 0 && !generated.is_same() {
            gathered.of_service(Change::new(Rule::DocumentationOmitted, None, Some(omitted.into()), origin));
        }
        let mut diff = ApiDiff {
            service: service::title(self.new.service),
            version: service::version(self.new.service),
            changes: gathered.finish(),
            operations,
            generated,
        };
        let more = unexplained::changes(&diff, origin);
        if !more.is_empty() {
            diff.changes.extend(more);
            diff.changes.sort_by(|a, b| (&a.origin, a.rule).cmp(&(&b.origin, b.rule)));
        }
        diff.generated.items = made::items(&self.old.made, &self.new.made, &diff.changes);
        diff
    }

    /// Whether there are two clients to compare.
    fn compares_rust(&self) -> bool {
        !self.old.made.is_refused() && !self.new.made.is_refused()
    }
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
        let ((_, problems_before), (_, problems_now)) = (select(old, &request), select(new, &request));
        if unknown(&problems_before) && unknown(&problems_now) {
            complete = false;
            found.append(problems_now);
            continue;
        }
        in_old.extend((!unknown(&problems_before)).then(|| operation.clone()));
        in_new.extend((!unknown(&problems_now)).then(|| operation.clone()));
    }
    complete.then_some((in_old, in_new))
}

fn version<'a>(
    model: &'a Model,
    (options, made_with): (&DiffOptions, Options),
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
    let service = model.shape(&selection.service)?;
    if none_here {
        selection.operations.clear();
        let (outline, left_out) = (Outline::default(), BTreeMap::new());
        let (made, called) = (Made::NotAsked, BTreeMap::new());
        return Some(Version { model, service, selection, outline, made_with, left_out, made, called });
    }
    let (kept, left_out) = supported(model, selection.clone());
    let kept = kept?;
    let left_out = left_out.iter().filter_map(|problem| {
        let id = problem.shape.as_ref()?;
        Some((id.name().to_owned(), problem.message.clone()))
    });
    let left_out = left_out.collect();
    let outline = outline(model, &kept, made_with);
    let made = Made::of(model, request, made_with);
    Some(Version { model, service, selection, outline, made_with, left_out, made, called: BTreeMap::new() })
}
