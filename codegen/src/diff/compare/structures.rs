//! Pairs of structures, unions, lists and maps.

use super::facts::flag_change;
use super::members::{Field, Slot};
use super::pairs::{Direction, Holder, Local, Pair};
use super::{Comparison, Version, types};
use crate::diff::{Change, Kind, RustEffect, Segment, Sketch, WireEffect};
use crate::model::{Member, Shape, ShapeId, ShapeKind};
use crate::plan::{StructurePlan, TypePlan};

/// Fields of a structure or variants of a union as they are planned; none for lists and maps.
pub(super) struct Fields<'a> {
    structure: Option<&'a StructurePlan>,
    union: Option<&'a crate::plan::UnionPlan>,
}

impl Version<'_> {
    fn fields(&self, holder: &Holder, id: Option<&ShapeId>) -> Fields<'_> {
        let operation = |name: &String| self.outline.operations.get(name);
        let mut fields = Fields { structure: None, union: None };
        match holder {
            Holder::Input(name) => fields.structure = operation(name).map(|plan| &plan.input),
            Holder::Output(name) => fields.structure = operation(name).map(|plan| &plan.output),
            Holder::Type => match id.and_then(|id| self.outline.types.get(id)) {
                Some(TypePlan::Structure(plan)) => fields.structure = Some(plan),
                Some(TypePlan::Union(plan)) => fields.union = Some(plan),
                Some(TypePlan::Enum(_)) => {}
                None => {
                    let error = id.and_then(|id| self.outline.errors.get(id));
                    fields.structure = error.map(|error| &error.structure);
                }
            },
        }
        fields
    }
}

impl<'a> Fields<'a> {
    /// The field or variant of a member.
    fn get(&self, member: &str) -> Option<Field<'a>> {
        let of_structure =
            self.structure.and_then(|plan| plan.fields.iter().find(|field| field.member == member));
        let of_union =
            || self.union.and_then(|plan| plan.variants.iter().find(|variant| variant.member == member));
        of_structure.map(Field::of_structure).or_else(|| of_union().map(Field::of_union))
    }

    /// Whether `build()` of the builder can fail, because a field must be set.
    fn build_fails(&self) -> bool {
        self.structure
            .is_some_and(|plan| plan.fields.iter().any(|field| Field::of_structure(field).must_be_set()))
    }
}

impl Comparison<'_> {
    /// Compares two shapes of one kind, or inputs and outputs of which one may be missing.
    pub(super) fn pair(&self, pair: &Pair) -> Local {
        let old = pair.old.as_ref().and_then(|id| self.old.model.shape(id));
        let new = pair.new.as_ref().and_then(|id| self.new.model.shape(id));
        let mut local = Local::default();
        let kind = new.or(old).map(|shape| &shape.kind);
        if let (Some(old), Some(new)) = (old, new) {
            self.shapes(old, new, pair, &mut local);
        }
        if matches!(kind, Some(ShapeKind::Enum | ShapeKind::IntEnum)) {
            local.changes.extend(self.enum_values(pair, old, new).into_iter().map(|change| (None, change)));
        } else {
            self.all_members(pair, old, new, &mut local);
        }
        local
    }

    /// What is said of the shapes themselves.
    fn shapes(&self, old: &Shape, new: &Shape, pair: &Pair, local: &mut Local) {
        let origin = types::both_names(&old.id, &new.id);
        let mut add = |change: Option<Change>| local.changes.extend(change.map(|change| (None, change)));
        // Inputs and outputs of operations are named after these. What members target is compared with the member.
        if pair.holder != Holder::Type {
            add(self.name_change(&old.id, &new.id, &origin));
        }
        if matches!(new.kind, ShapeKind::List | ShapeKind::Map) {
            let sparse = flag_change(Kind::Sparse, old.traits.is_sparse(), new.traits.is_sparse(), &origin);
            add(sparse.map(|change| {
                let item =
                    |version: &Version<'_>, id| version.outline.values.get(id).map(ToString::to_string);
                let (from, to) = (item(&self.old, &old.id), item(&self.new, &new.id));
                change
                    .rust(RustEffect::Breaking)
                    .items(from, to)
                    .wire_if(old.traits.is_sparse() == (pair.direction == Direction::Request))
            }));
        }
        add(self.binding(&old.traits, &new.traits, &origin));
        add(super::facts::deprecation(&old.traits, &new.traits, &origin));
        add(self.documentation(&old.traits, &new.traits, &origin));
    }

    fn all_members(&self, pair: &Pair, old: Option<&Shape>, new: Option<&Shape>, local: &mut Local) {
        let old_fields = self.old.fields(&pair.holder, pair.old.as_ref());
        let new_fields = self.new.fields(&pair.holder, pair.new.as_ref());
        let build_changed = old_fields.build_fails() != new_fields.build_fails();
        let old_members = old.map(|shape| shape.members.as_slice()).unwrap_or_default();
        let new_members = new.map(|shape| shape.members.as_slice()).unwrap_or_default();
        let find = |members: &[Member], name: &str| members.iter().position(|member| member.name == name);
        let mut slots: Vec<Slot<'_>> = Vec::new();
        for member in new_members {
            let before = find(old_members, &member.name).and_then(|at| old_members.get(at));
            slots.push(Slot::new(
                pair,
                (old, before, old_fields.get(&member.name)),
                (new, Some(member), new_fields.get(&member.name)),
            ));
        }
        for member in old_members.iter().filter(|member| find(new_members, &member.name).is_none()) {
            slots.push(Slot::new(pair, (old, Some(member), old_fields.get(&member.name)), (new, None, None)));
        }
        for slot in slots {
            let segment = slot.segment();
            let must = |field: &Option<Field<'_>>| field.as_ref().is_some_and(Field::must_be_set);
            let flips = build_changed && must(&slot.old_field) != must(&slot.new_field);
            let streams = |field: &Option<Field<'_>>| field.as_ref().is_some_and(|field| field.has_events);
            let (streamed, streams) = (streams(&slot.old_field), streams(&slot.new_field));
            let mut changes = match (slot.old, slot.new) {
                (Some(old), Some(new)) => {
                    if let Some(inner) = self.inner(&slot, old, new) {
                        local.inner.push((segment.clone(), inner));
                    }
                    self.member(&slot, old, new)
                }
                (None, Some(new)) => vec![self.added(&slot, new)],
                (Some(old), None) => vec![self.removed(&slot, old)],
                (None, None) => Vec::new(),
            };
            if let Some(first) = changes.iter_mut().find(|_| flips) {
                first.rust = RustEffect::Breaking;
                first.note = Some(if new_fields.build_fails() {
                    "`build()` of the builder can now fail and returns a `Result`"
                } else {
                    "`build()` of the builder can no longer fail and returns the value itself"
                });
            }
            if let Some(first) = changes.iter_mut().find(|_| streams && !streamed) {
                first.rust = RustEffect::Breaking;
                first.note = Some("the output is no longer `Clone` and `PartialEq`, and has no builder");
            }
            local.changes.extend(changes.into_iter().map(|change| (Some(segment.clone()), change)));
        }
    }

    fn added(&self, slot: &Slot<'_>, new: &Member) -> Change {
        let kind = if slot.in_union { Kind::UnionMemberAdded } else { Kind::Added };
        let to = types::words(self.new.model, &new.target);
        let change = Change::new(kind, None, Some(to.into()), slot.origin.clone())
            .rust(RustEffect::Additive)
            .items(None, slot.new_field.as_ref().map(Field::item));
        let mut change = change;
        if slot.direction == Direction::Request && new.traits.is_required() && !slot.in_union {
            change = change.wire(WireEffect::Breaking).note("required: requests without it are refused");
        }
        Change { sketch: Some(Sketch::of(self.new.model, &new.target)), ..change }
    }

    fn removed(&self, slot: &Slot<'_>, old: &Member) -> Change {
        let kind = if slot.in_union { Kind::UnionMemberRemoved } else { Kind::Removed };
        let from = types::words(self.old.model, &old.target);
        let change = Change::new(kind, Some(from.into()), None, slot.origin.clone())
            .rust(RustEffect::Breaking)
            .wire_if(!slot.in_union || slot.direction == Direction::Request)
            .items(slot.old_field.as_ref().map(Field::item), None);
        Change { sketch: Some(Sketch::of(self.old.model, &old.target)), ..change }
    }
}

impl Slot<'_> {
    fn segment(&self) -> Segment {
        match (self.container, self.name.as_str()) {
            (Some(ShapeKind::List), _) => Segment::Item,
            (Some(ShapeKind::Map), "key") => Segment::Key,
            (Some(ShapeKind::Map), _) => Segment::Value,
            (_, name) => Segment::Member(name.to_owned()),
        }
    }
}
