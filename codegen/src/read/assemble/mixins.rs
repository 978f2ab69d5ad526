//! Flattens mixins: shapes get the members and traits of their mixins (the section "Mixins" of the specification).

use super::Loaded;
use super::merge::{Inherited, merge_traits, no_such_member};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::{Member, Node, Place, Shape, ShapeId, ShapeKind, Traits};
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::mem::discriminant;

/// Most members and traits that mixins may copy in all. Mixins of mixins multiply; public models stay far below.
const MOST_COPIES: usize = 2_000_000;

/// Flattens the mixins of all shapes, each after the mixins it uses.
pub(super) fn flatten(
    shapes: &mut BTreeMap<ShapeId, Loaded>,
    mut inherited: Inherited,
    found: &mut Diagnostics,
) {
    report_bad_mixins(shapes, found);
    let mut copies = 0;
    for id in in_order(shapes, found) {
        let Some(loaded) = shapes.get_mut(&id) else { continue };
        let mixins = std::mem::take(&mut loaded.mixins);
        let local = std::mem::take(&mut loaded.shape.members);
        let own = std::mem::take(&mut loaded.shape.traits);
        let mut builder = Builder { shape: loaded.shape.clone(), places: HashMap::new() };
        let version = loaded.version;
        for (mixin, _) in &mixins {
            let Some(Loaded { shape: mixin, .. }) = shapes.get(mixin) else { continue };
            let traits: usize = mixin.members.iter().map(|member| member.traits.len() + 1).sum();
            copies += traits + mixin.traits.len() + mixin.references.len();
            if copies > MOST_COPIES {
                let message = format!("mixins copy more than {MOST_COPIES} members and traits");
                found.push(Diagnostic::error(Code::TooLarge, message).at(&builder.shape.place));
                return;
            }
            builder.add(mixin, found);
        }
        let applied = inherited.remove(&id).unwrap_or_default();
        let mut shape = builder.finish(local, applied, found);
        for (id, value) in own {
            shape.traits.insert(id, value);
        }
        shapes.insert(id, Loaded { shape, version, mixins: Vec::new() });
    }
}

/// Mixins that do not exist, are no mixins, or are of another type than the shape. They are taken out.
fn report_bad_mixins(shapes: &mut BTreeMap<ShapeId, Loaded>, found: &mut Diagnostics) {
    let mut bad: Vec<(ShapeId, ShapeId)> = Vec::new();
    for (id, loaded) in shapes.iter() {
        for (mixin, place) in &loaded.mixins {
            let problem = match shapes.get(mixin) {
                None => {
                    let message = format!("the mixin `{mixin}` is not defined");
                    let known =
                        shapes.values().map(|other| &other.shape).filter(|shape| shape.traits.is_mixin());
                    let known = known.map(|shape| &shape.id);
                    let hint = if found.worth_details() { suggest::shape(mixin, known) } else { None };
                    Diagnostic::error(Code::BadMixin, message).maybe_hint(hint)
                }
                Some(other) if !other.shape.traits.is_mixin() => {
                    Diagnostic::error(Code::BadMixin, format!("`{mixin}` is not a mixin"))
                        .expected("a shape with the trait `smithy.api#mixin`")
                }
                Some(other) if discriminant(&other.shape.kind) != discriminant(&loaded.shape.kind) => {
                    let theirs = other.shape.kind.with_article();
                    let message = format!("the mixin `{mixin}` is {theirs}");
                    Diagnostic::error(Code::BadMixin, message).expected(format!(
                        "{}, as is the shape that uses it",
                        loaded.shape.kind.with_article()
                    ))
                }
                Some(_) => continue,
            };
            found.push(problem.at(place).about(id));
            bad.push((id.clone(), mixin.clone()));
        }
    }
    for (id, mixin) in bad {
        if let Some(loaded) = shapes.get_mut(&id) {
            loaded.mixins.retain(|(used, _)| *used != mixin);
        }
    }
}

/// The shapes that use mixins, each after those it uses. Those in a circle are reported and left out.
fn in_order(shapes: &BTreeMap<ShapeId, Loaded>, found: &mut Diagnostics) -> Vec<ShapeId> {
    let mut waiting: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    let mut users: HashMap<&ShapeId, Vec<&ShapeId>> = HashMap::new();
    for (id, loaded) in shapes.iter().filter(|(_, loaded)| !loaded.mixins.is_empty()) {
        waiting.insert(id, loaded.mixins.len());
        for (mixin, _) in &loaded.mixins {
            users.entry(mixin).or_default().push(id);
        }
    }
    let is_flat = |id: &&ShapeId| shapes.get(*id).is_some_and(|loaded| loaded.mixins.is_empty());
    let mut ready: VecDeque<&ShapeId> = shapes.keys().filter(is_flat).collect();
    let mut order = Vec::new();
    while let Some(id) = ready.pop_front() {
        if waiting.remove(id).is_some() {
            order.push(id.clone());
        }
        for user in users.remove(id).unwrap_or_default() {
            let Some(count) = waiting.get_mut(user) else { continue };
            *count -= 1;
            if *count == 0 {
                ready.push_back(user);
            }
        }
    }
    // A shape behind a circle waits too; only those within one are worth a word, but telling them apart is not.
    if let Some((id, _)) = waiting.first_key_value() {
        let names: Vec<_> = waiting.keys().take(5).map(|id| format!("`{id}`")).collect();
        let message = format!("mixins use each other in a circle: {}", names.join(", "));
        let problem = Diagnostic::error(Code::MixinCycle, message).about(id);
        let place = shapes.get(*id).map(|loaded| loaded.shape.place.clone()).unwrap_or_default();
        found.push(problem.at(&place));
    }
    order
}

/// A shape while mixins are being added to it.
struct Builder {
    shape: Shape,
    /// Where in the list of members each name stands.
    places: HashMap<String, usize>,
}

impl Builder {
    /// Adds a mixin that is itself flat. Traits of later mixins win over those of earlier ones.
    fn add(&mut self, mixin: &Shape, found: &mut Diagnostics) {
        for member in &mixin.members {
            let id = self.shape.id.with_member(&member.name);
            self.add_member(Member { id, ..member.clone() }, found);
        }
        let only_theirs = local_traits(mixin);
        for (id, value) in mixin.traits.iter().filter(|(id, _)| !only_theirs.contains(&id.as_str())) {
            self.shape.traits.insert(id.clone(), value.clone());
        }
        self.shape.references.extend(mixin.references.iter().cloned());
        self.add_properties(&mixin.kind);
    }

    fn add_member(&mut self, member: Member, found: &mut Diagnostics) {
        let Some(earlier) = self.places.get(&member.name).and_then(|at| self.shape.members.get_mut(*at))
        else {
            self.places.insert(member.name.clone(), self.shape.members.len());
            self.shape.members.push(member);
            return;
        };
        if earlier.target != member.target {
            let message = format!("`{}` comes from mixins with two targets", member.name);
            let problem = Diagnostic::error(Code::MixinConflict, message).at(&member.target_place);
            found.push(problem.about(&self.shape.id).expected(format!("`{}`, as elsewhere", earlier.target)));
            return;
        }
        for (id, value) in member.traits {
            earlier.traits.insert(id, value);
        }
        earlier.place = member.place;
    }

    /// Adds what services and operations have besides members, before their own.
    fn add_properties(&mut self, mixin: &ShapeKind) {
        match (&mut self.shape.kind, mixin) {
            (ShapeKind::Service(own), ShapeKind::Service(mixin)) => {
                join(&mut own.operations, &mixin.operations);
                join(&mut own.resources, &mixin.resources);
                join(&mut own.errors, &mixin.errors);
                let renamed: HashSet<_> = own.rename.iter().map(|(id, _)| id.clone()).collect();
                own.rename.extend(mixin.rename.iter().filter(|(id, _)| !renamed.contains(id)).cloned());
                if own.version.is_empty() {
                    own.version.clone_from(&mixin.version);
                }
            }
            (ShapeKind::Operation(own), ShapeKind::Operation(mixin)) => join(&mut own.errors, &mixin.errors),
            _ => {}
        }
    }

    /// Adds the shape's own members and what was applied to inherited ones.
    fn finish(
        mut self,
        local: Vec<Member>,
        applied: Vec<(String, Traits, Place)>,
        found: &mut Diagnostics,
    ) -> Shape {
        for member in local {
            self.add_member(member, found);
        }
        let mut overrides: BTreeMap<usize, Traits> = BTreeMap::new();
        for (name, traits, place) in applied {
            match self.places.get(&name) {
                Some(at) => {
                    let id = self.shape.id.with_member(&name);
                    merge_traits(overrides.entry(*at).or_default(), traits, &id, Some(&place), found);
                }
                None => no_such_member(&self.shape, &name, &place, found),
            }
        }
        for (at, traits) in overrides {
            let Some(member) = self.shape.members.get_mut(at) else { continue };
            for (id, value) in traits {
                member.traits.insert(id, value);
            }
        }
        self.shape
    }
}

/// The traits of a mixin that its users do not get: `mixin` itself, and those its `localTraits` name.
fn local_traits(mixin: &Shape) -> Vec<&str> {
    let named = mixin.traits.get("smithy.api#mixin").and_then(|node| node.get("localTraits"));
    let named = named.into_iter().flat_map(Node::items).filter_map(Node::as_str);
    std::iter::once("smithy.api#mixin").chain(named).collect()
}

/// Puts ids before one's own, each once.
fn join(own: &mut Vec<ShapeId>, mixin: &[ShapeId]) {
    let mut seen = HashSet::new();
    let joined = mixin.iter().chain(own.iter()).filter(|id| seen.insert((*id).clone())).cloned().collect();
    *own = joined;
}
