//! Operations.

use super::pairs::{Direction, Holder, Pair, Pairs};
use super::{Comparison, Version, facts};
use crate::diff::{Change, Kind, OperationChange, OperationDiff, RustEffect, Segment, Sketch};
use crate::model::{OperationShape, Shape, ShapeId};
use std::collections::{BTreeMap, BTreeSet};

/// Traits on operations that decide how requests are signed.
const AUTHENTICATION: [&str; 3] = ["smithy.api#auth", "smithy.api#optionalAuth", "aws.auth#unsignedPayload"];

impl Version<'_> {
    /// The selected operations by name.
    fn operations(&self) -> BTreeMap<&str, (&Shape, &OperationShape)> {
        let shapes = self.selection.operations.iter().filter_map(|id| self.model.shape(id));
        shapes.filter_map(|shape| Some((shape.id.name(), (shape, shape.as_operation()?)))).collect()
    }

    /// The errors an operation can return, by name.
    fn errors<'b>(&'b self, operation: &'b OperationShape) -> BTreeMap<&'b str, &'b ShapeId> {
        let Some(service) = self.service.as_service() else { return BTreeMap::new() };
        self.model.errors(service, operation).into_iter().map(|id| (id.name(), id)).collect()
    }

    /// The client's method.
    fn method(&self, name: &str) -> Option<String> {
        let plan = self.outline.operations.get(name)?;
        let (method, module, builder) = (&plan.method, &plan.module, &plan.fluent_builder);
        Some(format!("pub fn {method}(&self) -> operation::{module}::{builder}"))
    }

    fn sketches(&self, operation: &OperationShape) -> (Sketch, Sketch) {
        let sketch =
            |id: &Option<ShapeId>| id.as_ref().map_or_else(Sketch::empty, |id| Sketch::of(self.model, id));
        (sketch(&operation.input), sketch(&operation.output))
    }
}

impl Comparison<'_> {
    /// The operations that changed, sorted by name.
    pub(super) fn operations(&self) -> Vec<OperationDiff> {
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
            (Some(old), Some(new)) => self.operation(name, *old, *new, &pairs),
            (None, Some((_, new))) => {
                let change = Change::new(Kind::Added, None, Some("operation".into()), name)
                    .rust(RustEffect::Additive)
                    .items(None, self.new.method(name));
                Some(whole(name, OperationChange::Added, change, self.new.sketches(new)))
            }
            (Some((_, old)), None) => {
                let change = Change::new(Kind::Removed, Some("operation".into()), None, name)
                    .rust(RustEffect::Breaking)
                    .wire_if(true)
                    .items(self.old.method(name), None);
                Some(whole(name, OperationChange::Removed, change, self.old.sketches(old)))
            }
            (None, None) => None,
        });
        diffs.collect()
    }

    fn operation(
        &self,
        name: &str,
        (old_shape, old): (&Shape, &OperationShape),
        (new_shape, new): (&Shape, &OperationShape),
        pairs: &Pairs,
    ) -> Option<OperationDiff> {
        let deprecation = facts::deprecation(&old_shape.traits, &new_shape.traits, name);
        let newly = deprecation.as_ref().is_some_and(|change| change.kind == Kind::Deprecated);
        let mut own: Vec<Change> = deprecation.into_iter().collect();
        let (from, to) = (self.old.method(name), self.new.method(name));
        if from != to {
            let text = |item: &Option<String>| item.clone().map(Into::into);
            let change = Change::new(Kind::Renamed, text(&from), text(&to), name);
            own.push(change.rust(RustEffect::Breaking).items(from, to));
        }
        own.extend(self.pagination(name, old_shape, new_shape));
        own.extend(self.waiters(name, old_shape, new_shape));
        own.extend(self.error_names(name, old, new));
        own.extend(self.authentication(name, old_shape, new_shape));
        own.extend(self.binding(&old_shape.traits, &new_shape.traits, name));
        own.extend(self.documentation(&old_shape.traits, &new_shape.traits, name));
        let errors = self
            .common_errors(old, new)
            .into_iter()
            .flat_map(|(error, pair)| pairs.changes(&pair, &[Segment::Member(error)]));
        let diff = OperationDiff {
            name: name.to_owned(),
            change: if newly { OperationChange::Deprecated } else { OperationChange::Updated },
            own,
            request: pairs.changes(&input(name, old, new), &[]),
            response: pairs.changes(&output(name, old, new), &[]),
            errors: errors.collect(),
            sketches: None,
        };
        let changed = diff.changes().next().is_some();
        changed.then_some(diff)
    }

    /// Errors an operation newly returns, or no longer. All errors are variants of one enum, so it matters to Rust
    /// only whether any operation returns them.
    fn error_names(&self, name: &str, old: &OperationShape, new: &OperationShape) -> Vec<Change> {
        let (before, now) = (self.old.errors(old), self.new.errors(new));
        let variant = |version: &Version<'_>, error: &str| {
            let known = version.outline.errors.iter().find(|(id, _)| id.name() == error);
            known.map(|(_, plan)| {
                let name = &plan.structure.name;
                format!("Error::{name}(types::error::{name})")
            })
        };
        let change = |kind, error: &str, effect, from: Option<&str>, to: Option<&str>| {
            let (item_from, item_to) = (variant(&self.old, error), variant(&self.new, error));
            let effect = if item_from.is_some() && item_to.is_some() { RustEffect::None } else { effect };
            let value = |name: Option<&str>| name.map(Into::into);
            Change::new(kind, value(from), value(to), format!("{name}.{error}"))
                .rust(effect)
                .items(item_from, item_to)
        };
        let added = now.keys().filter(|error| !before.contains_key(*error));
        let added =
            added.map(|error| change(Kind::ErrorAdded, error, RustEffect::Additive, None, Some(error)));
        let removed = before.keys().filter(|error| !now.contains_key(*error));
        let removed =
            removed.map(|error| change(Kind::ErrorRemoved, error, RustEffect::Breaking, Some(error), None));
        added.chain(removed).collect()
    }

    fn common_errors(&self, old: &OperationShape, new: &OperationShape) -> Vec<(String, Pair)> {
        let now = self.new.errors(new);
        let before = self.old.errors(old);
        let common = before.into_iter().filter_map(|(name, old)| Some((name, old, *now.get(name)?)));
        common
            .map(|(name, old, new)| (name.to_owned(), Pair::nested(Direction::Response, old, new)))
            .collect()
    }

    fn authentication(&self, name: &str, old: &Shape, new: &Shape) -> Option<Change> {
        let value = |shape: &Shape| {
            let traits = AUTHENTICATION.iter().filter_map(|id| {
                let short = id.split_once('#').map_or(*id, |(_, name)| name);
                Some((short.to_owned(), shape.traits.get(id)?.to_json()))
            });
            let all: serde_json::Map<String, serde_json::Value> = traits.collect();
            (!all.is_empty()).then_some(serde_json::Value::Object(all))
        };
        let (from, to) = (value(old), value(new));
        (from != to)
            .then(|| Change::new(Kind::Authentication, from, to, name).wire(crate::diff::WireEffect::Unclear))
    }
}

fn whole(name: &str, change: OperationChange, own: Change, sketches: (Sketch, Sketch)) -> OperationDiff {
    OperationDiff {
        name: name.to_owned(),
        change,
        own: vec![own],
        request: Vec::new(),
        response: Vec::new(),
        errors: Vec::new(),
        sketches: Some(sketches),
    }
}

fn input(name: &str, old: &OperationShape, new: &OperationShape) -> Pair {
    Pair {
        direction: Direction::Request,
        holder: Holder::Input(name.to_owned()),
        old: old.input.clone(),
        new: new.input.clone(),
    }
}

fn output(name: &str, old: &OperationShape, new: &OperationShape) -> Pair {
    Pair {
        direction: Direction::Response,
        holder: Holder::Output(name.to_owned()),
        old: old.output.clone(),
        new: new.output.clone(),
    }
}
