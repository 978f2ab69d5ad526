//! One shape from several definitions, one trait from several applications (the sections "Merging models" and "Trait
//! conflict resolution" of the specification).

use super::{Apply, Loaded};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::{Node, Place, Shape, ShapeId, Traits, Value};
use std::collections::BTreeMap;

/// Traits applied to members that a shape will only have once its mixins are flattened.
pub(super) type Inherited = BTreeMap<ShapeId, Vec<(String, Traits, Place)>>;

/// Merges two definitions of one shape.
pub(super) fn shapes(earlier: &mut Loaded, later: Loaded, found: &mut Diagnostics) {
    if !same(earlier, &later) {
        let message = format!("`{}` is defined twice, differently", later.shape.id);
        let problem = Diagnostic::error(Code::ConflictingShapes, message).at(&later.shape.place);
        found.push(
            problem
                .about(&later.shape.id)
                .expected("definitions in several files that are the same but for traits")
                .hint(format!("the other one is at {}", earlier.shape.place)),
        );
        return;
    }
    merge_traits(&mut earlier.shape.traits, later.shape.traits, &earlier.shape.id, None, found);
    for (kept, member) in earlier.shape.members.iter_mut().zip(later.shape.members) {
        merge_traits(&mut kept.traits, member.traits, &member.id, None, found);
    }
}

fn same(a: &Loaded, b: &Loaded) -> bool {
    let members = |shape: &Shape| -> Vec<_> {
        shape.members.iter().map(|member| (member.name.clone(), member.target.clone())).collect()
    };
    let mixins = |loaded: &Loaded| -> Vec<_> { loaded.mixins.iter().map(|(id, _)| id.clone()).collect() };
    a.version == b.version
        && a.shape.kind == b.shape.kind
        && members(&a.shape) == members(&b.shape)
        && mixins(a) == mixins(b)
}

/// Applies all `apply` statements. What they say of members that come from mixins is returned for later.
pub(super) fn apply(
    applies: Vec<Apply>,
    shapes: &mut BTreeMap<ShapeId, Loaded>,
    found: &mut Diagnostics,
) -> Inherited {
    let mut inherited = Inherited::new();
    for Apply { target, traits, place } in applies {
        let owner = target.without_member();
        let Some(loaded) = shapes.get_mut(&owner) else {
            // Traits on shapes of the prelude change nothing that is generated.
            if !owner.is_prelude() {
                let message = format!("traits are applied to `{target}`, but `{owner}` is not defined");
                let hint = if found.worth_details() { suggest::shape(&owner, shapes.keys()) } else { None };
                found.push(Diagnostic::error(Code::ApplyToUndefined, message).at(&place).maybe_hint(hint));
            }
            continue;
        };
        let Some(name) = target.member() else {
            merge_traits(&mut loaded.shape.traits, traits, &target, Some(&place), found);
            continue;
        };
        match loaded.shape.members.iter_mut().find(|member| member.name == name) {
            Some(member) => merge_traits(&mut member.traits, traits, &target, Some(&place), found),
            None if loaded.mixins.is_empty() => no_such_member(&loaded.shape, name, &place, found),
            None => inherited.entry(owner).or_default().push((name.to_owned(), traits, place)),
        }
    }
    inherited
}

/// Reports traits applied to a member that does not exist.
pub(super) fn no_such_member(shape: &Shape, name: &str, place: &Place, found: &mut Diagnostics) {
    let message = format!("traits are applied to `{name}`, but `{}` has no such member", shape.id);
    let problem = Diagnostic::error(Code::ApplyToUndefined, message).at(place).about(&shape.id);
    let known = shape.members.iter().map(|member| member.name.as_str());
    let hint = if found.worth_details() { suggest::did_you_mean(name, known) } else { None };
    found.push(problem.maybe_hint(hint));
}

/// Adds traits to those already there.
pub(super) fn merge_traits(
    kept: &mut Traits,
    added: Traits,
    of: &ShapeId,
    place: Option<&Place>,
    found: &mut Diagnostics,
) {
    for (id, value) in added {
        let Some(earlier) = kept.get_mut(&id) else {
            kept.insert(id, value);
            continue;
        };
        let at = if value.place.file().is_some() {
            value.place.clone()
        } else {
            place.cloned().unwrap_or_default()
        };
        if !values(earlier, value) {
            let message = format!("the trait `{id}` is applied to `{of}` twice with different values");
            let problem = Diagnostic::error(Code::ConflictingTraits, message).at(&at).about(of);
            found.push(problem.hint(format!("the other value is at {}", earlier.place)));
        }
    }
}

/// Merges two values of one thing: equal ones stay, lists are joined. False when they conflict.
pub(super) fn values(kept: &mut Node, added: Node) -> bool {
    if *kept == added {
        return true;
    }
    match (&mut kept.value, added.value) {
        (Value::Array(kept), Value::Array(added)) => {
            kept.extend(added);
            true
        }
        _ => false,
    }
}
