//! Operations.

use super::gathered::Gathered;
use super::pairs::{Holder, Pair, Pairs};
use super::{Comparison, Version, facts};
use crate::diff::change::Owner;
use crate::diff::{Change, MemberPath, OperationChange, OperationDiff, Part, Rule, Segment, Sketch};
use crate::model::{OperationShape, Shape, ShapeId};
use std::collections::{BTreeMap, BTreeSet};

impl Version<'_> {
    /// The selected operations by name.
    fn operations(&self) -> BTreeMap<&str, (&Shape, &OperationShape)> {
        let shapes = self.selection.operations.iter().filter_map(|id| self.model.shape(id));
        shapes.filter_map(|shape| Some((self.name_of(&shape.id), (shape, shape.as_operation()?)))).collect()
    }

    /// The errors an operation can return, by name.
    fn errors<'b>(&'b self, operation: &'b OperationShape) -> BTreeMap<&'b str, &'b ShapeId> {
        let Some(service) = self.service.as_service() else { return BTreeMap::new() };
        self.model.errors(service, operation).into_iter().map(|id| (self.name_of(id), id)).collect()
    }

    /// The module of an operation.
    pub(super) fn module(&self, name: &str) -> Option<Owner> {
        let module = &self.outline.operations.get(name)?.module;
        Some(Owner::new(format!("operation::{module}"), format!("src/operation/{}.rs", module.text())))
    }

    /// The client's method.
    pub(super) fn method(&self, name: &str) -> Option<String> {
        let plan = self.outline.operations.get(name)?;
        let (method, module, builder) = (&plan.method, &plan.module, &plan.fluent_builder);
        Some(format!("pub fn {method}(&self) -> operation::{module}::{builder}"))
    }

    fn variant_of_error(&self, error: &str) -> Option<String> {
        let (_, plan) = self.outline.errors.iter().find(|(id, _)| self.name_of(id) == error)?;
        let name = &plan.structure.name;
        Some(format!("{name}(types::error::{name})"))
    }

    fn sketches(&self, operation: &OperationShape) -> (Sketch, Sketch) {
        let sketch =
            |id: &Option<ShapeId>| id.as_ref().map_or_else(Sketch::empty, |id| Sketch::of(self.model, id));
        (sketch(&operation.input), sketch(&operation.output))
    }
}

impl Comparison<'_> {
    /// Whether both clients have an operation.
    pub(super) fn is_generated(&self, name: &str) -> bool {
        self.old.outline.operations.contains_key(name) && self.new.outline.operations.contains_key(name)
    }

    /// The operations that changed, sorted by name. Their changes are gathered.
    pub(super) fn operations(&self, gathered: &mut Gathered) -> Vec<OperationDiff> {
        let (old, new) = (self.old.operations(), self.new.operations());
        let both = |name: &&str| Some((*old.get(name)?, *new.get(name)?));
        let roots = new.keys().filter_map(|name| Some((*name, both(name)?)));
        let roots = roots.flat_map(|(name, (old, new))| {
            let errors = self.common_errors(old.1, new.1).into_iter().map(|(_, pair)| pair);
            [input(name, old.1, new.1), output(name, old.1, new.1)]
                .into_iter()
                .chain(errors)
                .collect::<Vec<_>>()
        });
        let pairs = Pairs::new(self, roots);
        let names: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
        let diffs = names.into_iter().filter_map(|name| match (old.get(name), new.get(name)) {
            (Some(old), Some(new)) => self.operation(name, *old, *new, &pairs, gathered),
            (None, Some((_, new))) => {
                let change = Change::new(Rule::OperationAdded, None, Some("operation".into()), name);
                let sketches = self.new.sketches(new);
                Some(self.whole(
                    name,
                    OperationChange::Added,
                    self.with_items(change, name, None, Some(new)),
                    sketches,
                    gathered,
                ))
            }
            (Some((_, old)), None) => {
                let change = Change::new(Rule::OperationRemoved, Some("operation".into()), None, name);
                let sketches = self.old.sketches(old);
                Some(self.whole(
                    name,
                    OperationChange::Removed,
                    self.with_items(change, name, Some(old), None),
                    sketches,
                    gathered,
                ))
            }
            (None, None) => None,
        });
        diffs.collect()
    }

    fn operation(
        &self,
        name: &str,
        old: (&Shape, &OperationShape),
        new: (&Shape, &OperationShape),
        pairs: &Pairs,
        gathered: &mut Gathered,
    ) -> Option<OperationDiff> {
        let own = self.own(name, old, new);
        let newly = own.iter().any(|change| change.rule == Rule::Deprecated && change.origin == name);
        let mut changed = !own.is_empty();
        for change in &own {
            gathered.reached(name, Part::Operation, MemberPath::default(), change);
        }
        let (old, new) = (old.1, new.1);
        let ends = [(Part::Request, input(name, old, new)), (Part::Response, output(name, old, new))];
        let ends = ends.into_iter().map(|(part, pair)| (part, Vec::new(), pair));
        let errors = self.common_errors(old, new).into_iter();
        let errors = errors.map(|(error, pair)| (Part::Error, vec![Segment::Member(error)], pair));
        for (part, start, pair) in ends.chain(errors) {
            for (path, change) in pairs.changes(&pair, &start) {
                changed = true;
                gathered.reached(name, part, path, change);
            }
        }
        changed.then(|| OperationDiff {
            name: name.to_owned(),
            change: if newly { OperationChange::Deprecated } else { OperationChange::Updated },
            generated: self.new.outline.operations.contains_key(name),
            sketches: None,
        })
    }

    /// Changes of an operation itself.
    fn own(
        &self,
        name: &str,
        (old_shape, old): (&Shape, &OperationShape),
        (new_shape, new): (&Shape, &OperationShape),
    ) -> Vec<Change> {
        let (was, is) = (&old_shape.traits, &new_shape.traits);
        let mut changes: Vec<Change> = facts::deprecation(was, is, name).into_iter().collect();
        let names = (old_shape.id.name(), new_shape.id.name());
        let (from, to) = (Some(names.0.into()), Some(names.1.into()));
        changes.extend(facts::value(Rule::OperationRenamedOnWire, from, to, name));
        changes.extend(self.presence(name, old, new));
        changes.extend(self.pagination(name, old_shape, new_shape));
        changes.extend(self.waiters(name, old_shape, new_shape));
        changes.extend(self.error_names(name, old, new));
        changes.extend(self.operation_traits(name, was, is));
        changes.extend(self.root(name, old, new));
        changes.extend(self.documentation(was, is, name));
        changes
    }

    /// What became of the client's method.
    fn presence(&self, name: &str, old: &OperationShape, new: &OperationShape) -> Option<Change> {
        let (from, to) = (self.old.method(name), self.new.method(name));
        let why = |version: &Version<'_>| version.left_out.get(name).cloned().map(Into::into);
        let text = |item: &Option<String>| item.clone().map(Into::into);
        let change = match (&from, &to) {
            (Some(_), Some(_)) if from != to => {
                Change::new(Rule::OperationRenamed, text(&from), text(&to), name)
            }
            (Some(_), None) if self.compares_rust() => {
                Change::new(Rule::OperationLeftOut, None, why(&self.new), name)
            }
            (None, Some(_)) if self.compares_rust() => {
                Change::new(Rule::OperationGenerated, why(&self.old), None, name)
            }
            _ => return None,
        };
        Some(self.with_items(change, name, Some(old), Some(new)))
    }

    /// Adds what becomes of the items of an operation: the client's method, its module, the variants of errors that no
    /// other operation returns.
    fn with_items(
        &self,
        change: Change,
        name: &str,
        old: Option<&OperationShape>,
        new: Option<&OperationShape>,
    ) -> Change {
        let mut change = change.item(&client(), self.old.method(name), self.new.method(name));
        let (from, to) = (self.old.module(name), self.new.module(name));
        if let Some(owner) = (from != to).then(|| to.clone().or(from.clone())).flatten() {
            let item = |owner: Option<Owner>| {
                owner.map(|owner| format!("pub mod {}", owner.path.rsplit("::").next().unwrap_or_default()))
            };
            change = change.item(&owner, item(from), item(to));
        }
        let errors = old.into_iter().flat_map(|old| self.old.errors(old).into_keys());
        let more = new.into_iter().flat_map(|new| self.new.errors(new).into_keys());
        let names: BTreeSet<&str> = errors.chain(more).collect();
        names.into_iter().fold(change, |change, error| self.with_variant(change, error))
    }

    /// Errors an operation newly returns, or no longer. All errors are variants of one enum, so it matters to Rust
    /// only whether any operation returns them.
    fn error_names(&self, name: &str, old: &OperationShape, new: &OperationShape) -> Vec<Change> {
        let (before, now) = (self.old.errors(old), self.new.errors(new));
        let change = |rule, error: &str, from: Option<&str>, to: Option<&str>| {
            let value = |name: Option<&str>| name.map(Into::into);
            let origin = format!("{name}.{error}");
            self.with_variant(Change::new(rule, value(from), value(to), origin), error)
        };
        let added = now.keys().filter(|error| !before.contains_key(*error));
        let added = added.map(|error| change(Rule::ErrorAdded, error, None, Some(error)));
        let removed = before.keys().filter(|error| !now.contains_key(*error));
        let removed = removed.map(|error| change(Rule::ErrorRemoved, error, Some(error), None));
        added.chain(removed).collect()
    }

    /// Adds what becomes of the variant of an error.
    pub(super) fn with_variant(&self, change: Change, error: &str) -> Change {
        let at = Owner::new("error::Error", "src/error.rs");
        change.item(&at, self.old.variant_of_error(error), self.new.variant_of_error(error))
    }

    /// What becomes of an error's names: on the wire, and in Rust.
    pub(super) fn error_names_of(&self, old: &Shape, new: &Shape, origin: &str) -> Vec<Change> {
        let plans = self.old.outline.errors.get(&old.id).zip(self.new.outline.errors.get(&new.id));
        let Some((was, is)) = plans else { return Vec::new() };
        let text = |id: &ShapeId| Some(id.name().into());
        let mut changes = Vec::new();
        changes.extend(facts::value(Rule::ErrorRenamed, text(&old.id), text(&new.id), origin));
        let (from, to) = (was.structure.name.to_string(), is.structure.name.to_string());
        if from != to {
            let value = |name: &String| Some(name.clone().into());
            let change = Change::new(Rule::RustTypeFollows, value(&from), value(&to), origin);
            let change = self.with_variant(change, self.new.name_of(&new.id));
            let at = |name: &String| Owner::new(format!("types::error::{name}"), "src/types/error.rs");
            let declared = |name: &String| Some(format!("pub struct {name}"));
            let change = change.item(&at(&from), declared(&from), None);
            changes.push(change.item(&at(&to), None, declared(&to)));
        }
        changes
    }

    fn common_errors(&self, old: &OperationShape, new: &OperationShape) -> Vec<(String, Pair)> {
        let now = self.new.errors(new);
        let before = self.old.errors(old);
        let common = before.into_iter().filter_map(|(name, old)| Some((name, old, *now.get(name)?)));
        common.map(|(name, old, new)| (name.to_owned(), Pair::nested(old, new))).collect()
    }

    /// An operation that only one of the models has.
    fn whole(
        &self,
        name: &str,
        change: OperationChange,
        mut own: Change,
        sketches: (Sketch, Sketch),
        gathered: &mut Gathered,
    ) -> OperationDiff {
        let generated = self.old.method(name).or(self.new.method(name)).is_some();
        if !generated && self.compares_rust() {
            own = own.note("it needs what the generator does not know, so no client has it");
        }
        gathered.reached(name, Part::Operation, MemberPath::default(), &own);
        OperationDiff { name: name.to_owned(), change, generated, sketches: Some(sketches) }
    }
}

fn client() -> Owner {
    Owner::new("client::Client", "src/client.rs")
}

fn input(name: &str, old: &OperationShape, new: &OperationShape) -> Pair {
    Pair { holder: Holder::Input(name.to_owned()), old: old.input.clone(), new: new.input.clone() }
}

fn output(name: &str, old: &OperationShape, new: &OperationShape) -> Pair {
    Pair { holder: Holder::Output(name.to_owned()), old: old.output.clone(), new: new.output.clone() }
}
