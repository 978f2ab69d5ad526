//! What each edit does to its shape.

use super::Edit;
use crate::diagnostic::did_you_mean;
use crate::model::{Member, Node, Place, Shape, ShapeId, ShapeKind, Traits, is_identifier};

/// Why an edit does not fit its shape.
pub(super) struct Misfit {
    /// A clause, such as "the shape does not exist".
    pub(super) why: String,
    pub(super) expected: Option<String>,
    pub(super) hint: Option<String>,
    /// Whether the shape is not there at all.
    pub(super) no_shape: bool,
}

/// What to do about a correction that has become one with the model.
const SUPERSEDED: &str = "the model says so by now; delete the correction";

impl Misfit {
    pub(super) fn new(why: impl Into<String>) -> Self {
        Self { why: why.into(), expected: None, hint: None, no_shape: false }
    }

    pub(super) fn no_shape() -> Self {
        Self { no_shape: true, ..Self::new("the shape does not exist") }
    }

    fn superseded(why: impl Into<String>) -> Self {
        Self { hint: Some(SUPERSEDED.to_owned()), ..Self::new(why) }
    }

    fn expected(self, expected: impl Into<String>) -> Self {
        Self { expected: Some(expected.into()), ..self }
    }
}

/// Edits a shape or, if `target` names one, its member.
pub(super) fn edit(shape: &mut Shape, target: &ShapeId, edit: &Edit, place: &Place) -> Result<(), Misfit> {
    match edit {
        Edit::AddTrait(id, value) => add_trait(traits(shape, target)?, id, value),
        Edit::ReplaceTrait(id, value) => replace_trait(traits(shape, target)?, id, value),
        Edit::SetTrait(id, value) => {
            let traits = traits(shape, target)?;
            if traits.has(id.as_str()) {
                replace_trait(traits, id, value)
            } else {
                add_trait(traits, id, value)
            }
        }
        Edit::RemoveTrait(id) => match traits(shape, target)?.remove(id.as_str()) {
            Some(_) => Ok(()),
            None => Err(Misfit::superseded(format!("there is no trait `{id}`"))),
        },
        Edit::SetType(kind) => whole(target).and_then(|()| set_type(shape, kind)),
        Edit::SetTarget(to) => {
            let member = member(shape, target)?;
            if member.target == *to {
                return Err(Misfit::superseded(format!("the member targets `{to}` already")));
            }
            member.target = to.clone();
            member.target_place = place.clone();
            Ok(())
        }
        Edit::AddMember { name, target: to, traits } => {
            whole(target)?;
            add_member(shape, name, to, traits, place)
        }
        Edit::NameValue { value, name } => name_value(shape, target, value, name).map(|_| ()),
    }
}

/// Names the member of an enum that has this value. Returns where it is and its name until now.
pub(super) fn name_value(
    shape: &mut Shape,
    target: &ShapeId,
    value: &str,
    name: &str,
) -> Result<(usize, String), Misfit> {
    whole(target)?;
    if shape.kind != ShapeKind::Enum {
        return Err(Misfit::new(format!("the shape is {}", shape.kind.with_article())).expected("an enum"));
    }
    let has_value = |member: &Member| member.traits.enum_value().and_then(Node::as_str) == Some(value);
    let Some(at) = shape.members.iter().position(has_value) else {
        let known = shape.members.iter().filter_map(|member| member.traits.enum_value()?.as_str());
        let hint = did_you_mean(value, known);
        return Err(Misfit { hint, ..Misfit::new(format!("the enum has no value {value:?}")) });
    };
    check_name(name)?;
    let id = shape.id.with_member(name);
    let Some(member) = shape.members.get_mut(at) else { return Err(Misfit::no_shape()) };
    if member.name == name {
        return Err(Misfit::superseded(format!("the value is named `{name}` already")));
    }
    member.id = id;
    Ok((at, std::mem::replace(&mut member.name, name.to_owned())))
}

fn add_trait(traits: &mut Traits, id: &ShapeId, value: &Node) -> Result<(), Misfit> {
    match traits.get(id.as_str()) {
        None => {
            traits.insert(id.clone(), value.clone());
            Ok(())
        }
        Some(earlier) if earlier == value => {
            Err(Misfit::superseded(format!("the trait `{id}` is there already")))
        }
        Some(_) => Err(Misfit::new(format!("the trait `{id}` is there already, with another value"))
            .expected("a replacement, where the value is to be another")),
    }
}

fn replace_trait(traits: &mut Traits, id: &ShapeId, value: &Node) -> Result<(), Misfit> {
    match traits.get_mut(id) {
        None => Err(Misfit::new(format!("there is no trait `{id}`")).expected("a trait that is to be added")),
        Some(earlier) if earlier == value => {
            Err(Misfit::superseded(format!("the trait `{id}` has that value already")))
        }
        Some(earlier) => {
            earlier.clone_from(value);
            Ok(())
        }
    }
}

/// Kinds between which a shape can change: those whose values are made alike.
fn set_type(shape: &mut Shape, kind: &ShapeKind) -> Result<(), Misfit> {
    use ShapeKind::{Enum, IntEnum, Integer, String, Structure, Union};
    if shape.kind == *kind {
        return Err(Misfit::superseded(format!("the shape is {} already", kind.with_article())));
    }
    let is_plain = |kind: &ShapeKind| kind.is_simple() && !matches!(kind, Enum | IntEnum);
    match (&shape.kind, kind) {
        (Structure, Union) => {
            for member in &mut shape.members {
                // A union holds one member, so nothing is said about the absence of others.
                for id in ["smithy.api#required", "smithy.api#default", "smithy.api#clientOptional"] {
                    member.traits.remove(id);
                }
            }
        }
        (Union, Structure) => {}
        (Enum, String) | (IntEnum, Integer) => {
            shape.members.clear();
            shape.traits.remove("smithy.api#enum");
        }
        (from, to) if is_plain(from) && is_plain(to) => {}
        (from, to) => {
            return Err(Misfit::new(format!("{} cannot become {}", from.with_article(), to.with_article()))
                .expected("structure and union, simple types, or an enum and its plain type"));
        }
    }
    shape.kind = kind.clone();
    Ok(())
}

fn add_member(
    shape: &mut Shape,
    name: &str,
    target: &ShapeId,
    traits: &Traits,
    place: &Place,
) -> Result<(), Misfit> {
    let kinds = [ShapeKind::Structure, ShapeKind::Union, ShapeKind::Enum, ShapeKind::IntEnum];
    if !kinds.contains(&shape.kind) {
        return Err(Misfit::new(format!("the shape is {}", shape.kind.with_article()))
            .expected("a structure, union, enum or intEnum"));
    }
    check_name(name)?;
    if shape.member(name).is_some() {
        return Err(Misfit::superseded(format!("there is a member `{name}` already")));
    }
    let mut traits = traits.clone();
    if shape.kind == ShapeKind::Enum && traits.enum_value().is_none() {
        traits.insert(ShapeId::known("smithy.api#enumValue"), Node::from(name));
    }
    shape.members.push(Member {
        id: shape.id.with_member(name),
        name: name.to_owned(),
        target: target.clone(),
        traits,
        place: place.clone(),
        target_place: place.clone(),
    });
    Ok(())
}

fn check_name(name: &str) -> Result<(), Misfit> {
    if is_identifier(name) {
        return Ok(());
    }
    Err(Misfit::new(format!("`{name}` cannot be the name of a member"))
        .expected("ASCII letters, digits and `_`, beginning with a letter or `_`"))
}

/// The traits of the shape, or of the member that is named.
fn traits<'s>(shape: &'s mut Shape, target: &ShapeId) -> Result<&'s mut Traits, Misfit> {
    if target.member().is_some() { Ok(&mut member(shape, target)?.traits) } else { Ok(&mut shape.traits) }
}

fn member<'s>(shape: &'s mut Shape, target: &ShapeId) -> Result<&'s mut Member, Misfit> {
    let Some(name) = target.member() else {
        return Err(Misfit::new("this is the id of a shape").expected("the id of a member, `SHAPE$member`"));
    };
    let Some(at) = shape.members.iter().position(|member| member.name == name) else {
        let hint = did_you_mean(name, shape.members.iter().map(|member| member.name.as_str()));
        return Err(Misfit { hint, ..Misfit::new("the member does not exist") });
    };
    shape.members.get_mut(at).ok_or_else(Misfit::no_shape)
}

fn whole(target: &ShapeId) -> Result<(), Misfit> {
    if target.member().is_none() {
        return Ok(());
    }
    Err(Misfit::new("this is the id of a member").expected("the id of a shape"))
}
