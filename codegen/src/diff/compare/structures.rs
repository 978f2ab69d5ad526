//! Pairs of structures, unions, lists and maps.

use super::matched::matched;
use super::members::{Field, Slot};
use super::pairs::{Holder, Local, Pair};
use super::{Comparison, Version, facts, types};
use crate::diff::change::Owner;
use crate::diff::{Change, Rule, RustEffect, Segment, Sketch};
use crate::model::{Member, Shape, ShapeId, ShapeKind};
use crate::plan::{StructurePlan, TypePlan, UnionPlan};

/// Fields of a structure or variants of a union as they are planned; none for lists and maps.
#[derive(Default)]
pub(super) struct Fields<'a> {
    pub(super) structure: Option<&'a StructurePlan>,
    union: Option<&'a UnionPlan>,
}

impl Version<'_> {
    fn fields(&self, holder: &Holder, id: Option<&ShapeId>) -> Fields<'_> {
        let operation = |name: &String| self.outline.operations.get(name);
        let mut fields = Fields::default();
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

    /// Where the items of a shape are.
    fn owner(&self, holder: &Holder, id: Option<&ShapeId>) -> Option<Owner> {
        if let Holder::Input(name) | Holder::Output(name) = holder {
            let plan = self.outline.operations.get(name)?;
            let structure = if matches!(holder, Holder::Input(_)) { &plan.input } else { &plan.output };
            let path = format!("operation::{}::{}", plan.module, structure.name);
            return Some(Owner::new(path, format!("src/operation/{}.rs", plan.module.text())));
        }
        let id = id?;
        if let Some(plan) = self.outline.types.get(id) {
            return Some(Owner::new(format!("types::{}", plan.name()), "src/types.rs"));
        }
        let error = self.outline.errors.get(id)?;
        Some(Owner::new(format!("types::error::{}", error.structure.name), "src/types/error.rs"))
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

    /// The field of this name that no member of the shape stands for: the message that every error has.
    fn of_none(&self, name: &str, shape: Option<&Shape>) -> Option<Field<'a>> {
        let shape = shape?;
        let mut fields = self.structure?.fields.iter().filter(|field| shape.member(&field.member).is_none());
        fields.find(|field| field.name.text() == name).map(Field::of_structure)
    }

    /// Whether `build()` of the builder can fail, because a field must be set.
    fn build_fails(&self) -> bool {
        self.structure
            .is_some_and(|plan| plan.fields.iter().any(|field| Field::of_structure(field).must_be_set()))
    }

    fn is_stream(&self) -> bool {
        self.structure.is_some_and(|plan| plan.fields.iter().any(|field| field.attributes.stream.is_some()))
    }
}

impl Comparison<'_> {
    /// Where the items of a pair are: now, else before.
    pub(super) fn owner(&self, pair: &Pair) -> Owner {
        let new = self.new.owner(&pair.holder, pair.new.as_ref());
        new.or_else(|| self.old.owner(&pair.holder, pair.old.as_ref())).unwrap_or_default()
    }

    /// Whether both are one Rust type, before and now. Of two types each stays or goes as a whole, however much their
    /// fields differ.
    pub(super) fn is_one_item(&self, pair: &Pair) -> bool {
        let old = self.old.owner(&pair.holder, pair.old.as_ref());
        old.is_some() && old == self.new.owner(&pair.holder, pair.new.as_ref())
    }

    /// Compares two shapes of one kind, or inputs and outputs of which one may be missing.
    pub(super) fn pair(&self, pair: &Pair) -> Local {
        let old = pair.old.as_ref().and_then(|id| self.old.model.shape(id));
        let new = pair.new.as_ref().and_then(|id| self.new.model.shape(id));
        let mut local = Local::default();
        let kind = new.or(old).map(|shape| &shape.kind);
        if let (Some(old), Some(new)) = (old, new) {
            let changes = self.shapes(old, new, pair);
            local.changes.extend(changes.into_iter().map(|change| (None, change)));
        } else if let Some(only) = old.or(new) {
            // An input or output without members would show nowhere else.
            let name = |shape: Option<&Shape>| shape.map(|shape| shape.id.name().into());
            let change = Change::new(Rule::Retargeted, name(old), name(new), only.id.name());
            local.changes.push((None, change));
        }
        if matches!(kind, Some(ShapeKind::Enum | ShapeKind::IntEnum)) {
            local.changes.extend(self.enum_values(pair, old, new).into_iter().map(|change| (None, change)));
        } else {
            self.all_members(pair, old, new, &mut local);
        }
        local
    }

    /// What is said of the shapes themselves.
    fn shapes(&self, old: &Shape, new: &Shape, pair: &Pair) -> Vec<Change> {
        let origin = types::both_names(&old.id, &new.id);
        let mut changes = Vec::new();
        // Inputs and outputs of operations are named after these. What members target is compared with the member.
        if pair.holder != Holder::Type {
            changes.extend(self.name_change(&old.id, &new.id, &origin));
        }
        if matches!(new.kind, ShapeKind::List | ShapeKind::Map) {
            let sparse = facts::flag(
                (Rule::NullsAdded, Rule::NullsRemoved),
                old.traits.is_sparse(),
                new.traits.is_sparse(),
                &origin,
            );
            changes.extend(sparse.map(|change| {
                let item =
                    |version: &Version<'_>, id| version.outline.values.get(id).map(ToString::to_string);
                change.item(&Owner::NOBODY, item(&self.old, &old.id), item(&self.new, &new.id))
            }));
        }
        changes.extend(self.binding(&old.traits, &new.traits, &origin));
        changes.extend(facts::streaming(&old.traits, &new.traits, &origin));
        changes.extend(self.error_names_of(old, new, &origin));
        let of_error = facts::of_error(&old.traits, &new.traits, &origin).into_iter();
        changes.extend(of_error.map(|change| match change.rule {
            // What becomes an error, or is none any more, comes and goes as a variant.
            Rule::ErrorFaultChanged => self.with_variant(change, self.new.name_of(&new.id)),
            _ => change,
        }));
        changes.extend(facts::deprecation(&old.traits, &new.traits, &origin));
        changes.extend(self.documentation(&old.traits, &new.traits, &origin));
        changes
    }

    fn all_members(&self, pair: &Pair, old: Option<&Shape>, new: Option<&Shape>, local: &mut Local) {
        let (mut old_fields, mut new_fields) = (Fields::default(), Fields::default());
        if self.is_one_item(pair) {
            old_fields = self.old.fields(&pair.holder, pair.old.as_ref());
            new_fields = self.new.fields(&pair.holder, pair.new.as_ref());
        }
        let build_changed = old_fields.build_fails() != new_fields.build_fails();
        let owner = self.owner(pair);
        for (before, now) in members(old, new) {
            let mut old_field = before.and_then(|member| old_fields.get(&member.name));
            let mut new_field = now.and_then(|member| new_fields.get(&member.name));
            match (&old_field, &new_field) {
                (Some(field), None) if now.is_none() => new_field = new_fields.of_none(&field.name, new),
                (None, Some(field)) if before.is_none() => old_field = old_fields.of_none(&field.name, old),
                _ => {}
            }
            let slot = Slot::new(pair, &owner, (old, before, old_field), (new, now, new_field));
            let segment = slot.segment();
            let must = |field: &Option<Field<'_>>| field.as_ref().is_some_and(Field::must_be_set);
            let flips = build_changed && must(&slot.old_field) != must(&slot.new_field);
            let mut changes = match (slot.old, slot.new) {
                (Some(old), Some(new)) => {
                    if let Some(inner) = self.inner(old, new) {
                        local.follow.extend(slot.follows().map(|item| (inner.clone(), item)));
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
            let streams = |field: &Option<Field<'_>>| field.as_ref().is_some_and(|field| field.is_stream);
            if let Some(first) =
                changes.iter_mut().find(|_| streams(&slot.old_field) != streams(&slot.new_field))
            {
                first.rust = RustEffect::Breaking;
                first.note = Some(if new_fields.is_stream() {
                    "the structure is no longer `Clone` and `PartialEq`"
                } else {
                    "the structure is now `Clone` and `PartialEq`"
                });
            }
            local.changes.extend(changes.into_iter().map(|change| (Some(segment.clone()), change)));
        }
        local
            .changes
            .extend(self.builder(pair, (&old_fields, &new_fields), &owner).map(|change| (None, change)));
        if let (Some(old), Some(new)) = (old, new)
            && matches!(new.kind, ShapeKind::Structure | ShapeKind::Union)
        {
            let names = |shape: &Shape| shape.members.iter().map(|member| member.name.clone()).collect();
            let order = facts::order(names(old), names(new), &types::both_names(&old.id, &new.id));
            local.changes.extend(order.map(|change| (None, change)));
        }
    }

    /// Whether programs can build the structure: they can if it is sent.
    fn builder(&self, pair: &Pair, fields: (&Fields<'_>, &Fields<'_>), owner: &Owner) -> Option<Change> {
        let (old, new) = (fields.0.structure?, fields.1.structure?);
        let (had, has) = (!old.attributes.output, !new.attributes.output);
        let origin = types::both_names(pair.old.as_ref()?, pair.new.as_ref()?);
        let change = facts::flag((Rule::BuilderAdded, Rule::BuilderRemoved), had, has, &origin)?;
        let item = |has: bool, name| has.then(|| format!("pub fn builder() -> {name}Builder"));
        Some(change.item(owner, item(had, &old.name), item(has, &new.name)))
    }

    fn added(&self, slot: &Slot<'_>, new: &Member) -> Change {
        let rule = match (slot.in_union, new.traits.is_required(), new.traits.is_client_optional()) {
            (true, ..) => Rule::UnionMemberAdded,
            (_, true, false) => Rule::RequiredMemberAdded,
            (_, true, true) => Rule::ClientOptionalMemberAdded,
            _ => Rule::MemberAdded,
        };
        let to = types::words(self.new.model, &new.target);
        let change = Change::new(rule, None, Some(to.into()), slot.origin.clone()).item(
            slot.owner,
            slot.old_field.as_ref().map(Field::item),
            slot.new_field.as_ref().map(Field::item),
        );
        // Errors among events are variants of the client's errors.
        let change = self.with_variant(change, new.target.name());
        Change { sketch: Some(Sketch::of(self.new.model, &new.target)), ..change }
    }

    fn removed(&self, slot: &Slot<'_>, old: &Member) -> Change {
        let rule = if slot.in_union { Rule::UnionMemberRemoved } else { Rule::MemberRemoved };
        let from = types::words(self.old.model, &old.target);
        let change = Change::new(rule, Some(from.into()), None, slot.origin.clone()).item(
            slot.owner,
            slot.old_field.as_ref().map(Field::item),
            slot.new_field.as_ref().map(Field::item),
        );
        let change = self.with_variant(change, old.target.name());
        Change { sketch: Some(Sketch::of(self.old.model, &old.target)), ..change }
    }
}

/// The members of both versions.
fn members<'a>(
    old: Option<&'a Shape>,
    new: Option<&'a Shape>,
) -> Vec<(Option<&'a Member>, Option<&'a Member>)> {
    let members = |shape: Option<&'a Shape>| shape.map(|shape| shape.members.as_slice()).unwrap_or_default();
    matched(members(old), members(new), |member| member.name.as_str())
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
