//! A member before and now.

use super::facts;
use super::pairs::{Holder, Pair};
use super::{Comparison, Version, constraints, types};
use crate::diff::change::Owner;
use crate::diff::{Change, Rule, RustEffect, RustItem};
use crate::model::{Member, Node, Shape, ShapeId, ShapeKind};
use crate::plan::{FieldPlan, RustType, TypePlan, UnionVariant};

/// A field or variant as it is planned.
pub(super) struct Field<'a> {
    pub(super) name: String,
    ty: Option<&'a RustType>,
    has_default: bool,
    sensitive: bool,
    is_variant: bool,
    /// It is all of a body, as a stream.
    pub(super) is_stream: bool,
}

/// The place of a member in both versions of its shape.
pub(super) struct Slot<'a> {
    pub(super) name: String,
    pub(super) origin: String,
    /// Where its item is.
    pub(super) owner: &'a Owner,
    /// The kind of shape that holds it.
    pub(super) container: Option<&'a ShapeKind>,
    pub(super) in_union: bool,
    pub(super) old: Option<&'a Member>,
    pub(super) new: Option<&'a Member>,
    pub(super) old_field: Option<Field<'a>>,
    pub(super) new_field: Option<Field<'a>>,
}

/// One side of a slot: the shape, its member, and what is planned for it.
type End<'a> = (Option<&'a Shape>, Option<&'a Member>, Option<Field<'a>>);

impl<'a> Field<'a> {
    pub(super) fn of_structure(plan: &'a FieldPlan) -> Self {
        Self {
            name: plan.name.to_string(),
            ty: Some(&plan.ty),
            has_default: plan.attributes.default.is_some(),
            sensitive: plan.attributes.sensitive,
            is_variant: false,
            is_stream: plan.attributes.stream.is_some(),
        }
    }

    pub(super) fn of_union(plan: &'a UnionVariant) -> Self {
        Self {
            name: plan.name.to_string(),
            ty: plan.ty.as_ref(),
            has_default: false,
            sensitive: plan.attributes.sensitive,
            is_variant: true,
            is_stream: false,
        }
    }

    /// How it is written.
    pub(super) fn item(&self) -> String {
        match (self.ty, self.is_variant) {
            (Some(ty), false) => format!("pub {}: {ty}", self.name),
            (Some(ty), true) => format!("{}({ty})", self.name),
            (None, _) => self.name.clone(),
        }
    }

    /// Whether a builder cannot do without it.
    pub(super) fn must_be_set(&self) -> bool {
        !self.is_variant
            && !self.is_stream
            && !self.has_default
            && self.ty.is_some_and(|ty| outer(ty) != "Option")
    }

    /// Name and type, but for what a list or map holds: that is compared on its own.
    fn shell(&self) -> (String, String) {
        let mut shell = String::new();
        let mut ty = self.ty;
        while let Some(at) = ty {
            let name = outer(at);
            shell.push_str(name);
            ty = at.args.first().filter(|_| matches!(name, "Option" | "Box"));
            if ty.is_none() && at.args.is_empty() {
                shell.push_str(&at.to_string());
            }
        }
        (self.name.clone(), shell)
    }
}

/// The generic type's name, or that of a type without arguments.
fn outer(ty: &RustType) -> &str {
    match ty.name() {
        Some(name) if !ty.args.is_empty() => name.text(),
        _ => "",
    }
}

impl<'a> Slot<'a> {
    pub(super) fn new(pair: &Pair, owner: &'a Owner, old: End<'a>, new: End<'a>) -> Self {
        let (old_shape, old, old_field) = old;
        let (new_shape, new, new_field) = new;
        let shape = new_shape.or(old_shape);
        let name = new.or(old).map(|member| member.name.clone()).unwrap_or_default();
        let holder = match (&pair.holder, shape) {
            (Holder::Input(operation), None) => format!("{operation}Input"),
            (Holder::Output(operation), None) => format!("{operation}Output"),
            (_, Some(shape)) => shape.id.name().to_owned(),
            (Holder::Type, None) => String::new(),
        };
        let container = shape.map(|shape| &shape.kind);
        Self {
            origin: format!("{holder}.{name}"),
            owner,
            in_union: container == Some(&ShapeKind::Union),
            name,
            container,
            old,
            new,
            old_field,
            new_field,
        }
    }

    fn items(&self) -> (Option<String>, Option<String>) {
        (self.old_field.as_ref().map(Field::item), self.new_field.as_ref().map(Field::item))
    }

    /// The item, if it is another only for what the list or map holds that it leads to.
    pub(super) fn follows(&self) -> Option<RustItem> {
        let (from, to) = self.items();
        let shells = (self.old_field.as_ref()?.shell(), self.new_field.as_ref()?.shell());
        (from != to && shells.0 == shells.1).then(|| RustItem {
            owner: self.owner.path.clone(),
            file: self.owner.file.clone(),
            from,
            to,
        })
    }
}

impl Comparison<'_> {
    /// The pair of shapes a member leads to, if both can be compared further.
    pub(super) fn inner(&self, old: &Member, new: &Member) -> Option<Pair> {
        let (old, new) = (self.old.model.target(old)?, self.new.model.target(new)?);
        let further = new.kind.is_aggregate() || matches!(new.kind, ShapeKind::Enum | ShapeKind::IntEnum);
        (old.kind == new.kind && further).then(|| Pair::nested(&old.id, &new.id))
    }

    /// What changed in a member that was there before.
    pub(super) fn member(&self, slot: &Slot<'_>, old: &Member, new: &Member) -> Vec<Change> {
        let origin = slot.origin.as_str();
        let mut changes = Vec::new();
        if old.name != new.name {
            let (from, to) = (old.name.clone().into(), new.name.clone().into());
            changes.push(Change::new(Rule::MemberRenamed, Some(from), Some(to), origin));
        }
        changes.extend(presence(slot, old, new));
        let targets = self.old.model.target(old).zip(self.new.model.target(new));
        if let Some((old_target, new_target)) = targets {
            let (members, targets) = ((old, new), (old_target, new_target));
            changes.extend(self.target(slot, old_target, new_target));
            if old_target.kind == new_target.kind {
                changes.extend(constraints::constraints(members, targets, origin));
                changes.extend(facts::timestamp_format(members, targets, origin));
            }
            changes.extend(default(members, targets, origin));
            changes.extend(facts::media_type(members, targets, origin));
            changes.extend(
                facts::streaming(
                    &old_target.traits,
                    &new_target.traits,
                    &types::both_names(&old_target.id, &new_target.id),
                )
                .into_iter()
                .filter(|_| !new_target.kind.is_aggregate()),
            );
            changes.extend(self.target_facts(old_target, new_target));
        }
        let sensitive = |field: &Option<Field<'_>>| field.as_ref().is_some_and(|field| field.sensitive);
        let hidden = (sensitive(&slot.old_field), sensitive(&slot.new_field));
        changes.extend(facts::flag((Rule::Sensitive, Rule::Sensitive), hidden.0, hidden.1, origin));
        changes.extend(self.member_traits(&old.traits, &new.traits, origin));
        self.effect_on_field(slot, old, new, &mut changes);
        changes
    }

    fn target(&self, slot: &Slot<'_>, old: &Shape, new: &Shape) -> Option<Change> {
        if old.kind == new.kind {
            return self.name_change(&old.id, &new.id, &types::both_names(&old.id, &new.id));
        }
        let from = types::words(self.old.model, &old.id);
        let to = types::words(self.new.model, &new.id);
        let change =
            Change::new(types::rule(old, new), Some(from.into()), Some(to.into()), slot.origin.clone());
        Some(change)
    }

    /// Types that have another name, or are of another kind.
    fn declared(&self, old: &Member, new: &Member) -> Vec<RustItem> {
        let (from, to) = (self.old.declaration(&old.target), self.new.declaration(&new.target));
        let (Some((old_owner, from)), Some((new_owner, to))) = (from, to) else { return Vec::new() };
        let item = |owner: &Owner, from, to| RustItem {
            owner: owner.path.clone(),
            file: owner.file.clone(),
            from,
            to,
        };
        if old_owner == new_owner {
            let other = from != to;
            return if other { vec![item(&old_owner, Some(from), Some(to))] } else { Vec::new() };
        }
        // A name that is another shape's now is gone too.
        let kept = |version: &Version<'_>, id: &ShapeId, owner: &Owner| {
            version.declaration(id).is_some_and(|(of, _)| of == *owner)
        };
        let gone = !kept(&self.new, &old.target, &old_owner);
        let come = !kept(&self.old, &new.target, &new_owner);
        let gone = gone.then(|| item(&old_owner, Some(from), None));
        gone.into_iter().chain(come.then(|| item(&new_owner, None, Some(to)))).collect()
    }

    /// Finds what became of the field or variant, and puts it to the change that is its cause.
    fn effect_on_field(&self, slot: &Slot<'_>, old: &Member, new: &Member, changes: &mut Vec<Change>) {
        let collection = self.is_collection(&self.old, old) && self.is_collection(&self.new, new);
        let (from, to, changed) = match (&slot.old_field, &slot.new_field) {
            (Some(from), Some(to)) => {
                let changed = if collection { from.shell() != to.shell() } else { from.item() != to.item() };
                (Some(from.item()), Some(to.item()), changed)
            }
            // Errors among events are no variants of the union.
            (from, to) if slot.in_union && (from.is_some() || to.is_some()) => {
                (from.as_ref().map(Field::item), to.as_ref().map(Field::item), true)
            }
            // What lists and maps hold; other members without a field are not generated.
            _ => {
                let (from, to) = (self.value(&self.old, &old.target), self.value(&self.new, &new.target));
                let holds = matches!(slot.container, Some(ShapeKind::List | ShapeKind::Map));
                let changed = holds && from != to && !collection;
                (from, to, changed)
            }
        };
        let declared = self.declared(old, new);
        if !changed && declared.is_empty() {
            return;
        }
        let causes = [
            Rule::TypeChanged,
            Rule::TypeWidened,
            Rule::TypeNarrowed,
            Rule::EnumOpened,
            Rule::EnumClosed,
            Rule::Renamed,
            Rule::Retargeted,
            Rule::ClientOptionalChanged,
            Rule::MemberRequired,
            Rule::MemberRequiredByService,
            Rule::MemberOptional,
            Rule::DefaultAdded,
            Rule::DefaultRemoved,
            Rule::DefaultChanged,
            Rule::StreamingChanged,
            Rule::MemberRenamed,
        ];
        let cause = causes.iter().find_map(|rule| changes.iter().position(|change| change.rule == *rule));
        let has_field = slot.old_field.is_some() || slot.new_field.is_some();
        let at = if has_field { slot.owner } else { &Owner::NOBODY };
        match cause.and_then(|at| changes.get_mut(at)) {
            Some(cause) => {
                *cause = cause.clone().item(at, from, to).rust(RustEffect::Breaking);
                cause.items.extend(declared);
            }
            // Something elsewhere has its effect here: a circle that now needs a box, another name that was taken.
            None => {
                let text = |item: &Option<String>| item.clone().map(Into::into);
                let origin = slot.origin.clone();
                let change = Change::new(Rule::RustTypeFollows, text(&from), text(&to), origin);
                let mut change = change.item(at, from, to).rust(RustEffect::Breaking);
                change.items.extend(declared);
                changes.push(change.note("the model says the same; the Rust type follows from other shapes"));
            }
        }
    }

    fn value(&self, version: &Version<'_>, id: &ShapeId) -> Option<String> {
        version.outline.values.get(id).map(ToString::to_string)
    }

    fn is_collection(&self, version: &Version<'_>, member: &Member) -> bool {
        let target = version.model.target(member);
        target.is_some_and(|target| matches!(target.kind, ShapeKind::List | ShapeKind::Map))
    }
}

impl Version<'_> {
    /// How the type of a shape is declared, if it has one of its own, and its path.
    fn declaration(&self, id: &ShapeId) -> Option<(Owner, String)> {
        if let Some(error) = self.outline.errors.get(id) {
            let name = &error.structure.name;
            let owner = Owner::new(format!("types::error::{name}"), "src/types/error.rs");
            return Some((owner, format!("pub struct {name}")));
        }
        let plan = self.outline.types.get(id)?;
        let word = if matches!(plan, TypePlan::Structure(_)) { "struct" } else { "enum" };
        let owner = Owner::new(format!("types::{}", plan.name()), "src/types.rs");
        Some((owner, format!("pub {word} {}", plan.name())))
    }
}

fn presence(slot: &Slot<'_>, old: &Member, new: &Member) -> Option<Change> {
    let rules = if new.traits.is_client_optional() {
        (Rule::MemberRequiredByService, Rule::MemberOptional)
    } else {
        (Rule::MemberRequired, Rule::MemberOptional)
    };
    facts::flag(rules, old.traits.is_required(), new.traits.is_required(), &slot.origin)
}

fn default(members: (&Member, &Member), targets: (&Shape, &Shape), origin: &str) -> Option<Change> {
    let value = |member: &Member, target: &Shape| {
        let value = member.traits.default_value().or_else(|| target.traits.default_value());
        value.filter(|value| !value.is_null()).map(Node::to_json)
    };
    let (from, to) = (value(members.0, targets.0), value(members.1, targets.1));
    let rule = match (&from, &to) {
        (from, to) if from == to => return None,
        (None, _) => Rule::DefaultAdded,
        (_, None) => Rule::DefaultRemoved,
        _ => Rule::DefaultChanged,
    };
    Some(Change::new(rule, from, to, origin))
}
