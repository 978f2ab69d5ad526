//! What each edit does, and what is said when it does not apply.

use super::{Correction, Edit};
use crate::convert::{Descriptions, to_ast};
use crate::model::{Model, Node, Place, ShapeId, ShapeKind, SourceFile, Traits};
use crate::read::{Corrections, Source, read_corrected};
use std::sync::Arc;

const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
    "a#Item": {"type": "structure", "members": {
        "size": {"target": "smithy.api#Integer", "traits": {"smithy.api#required": {}, "smithy.api#default": 1}},
        "name": {"target": "smithy.api#String"}}},
    "a#Color": {"type": "enum", "members": {
        "RED": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "red"}},
        "BLUE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "blue"}}}},
    "a#Names": {"type": "list", "member": {"target": "smithy.api#String"}},
    "a#Count": {"type": "integer"}
}}"#;

fn id(text: &str) -> ShapeId {
    ShapeId::parse(text).unwrap()
}

fn correct(corrections: impl IntoIterator<Item = (&'static str, Edit)>) -> Result<Model, String> {
    let file = Arc::new(SourceFile::new("smithwright.toml", "corrections\n"));
    let list = corrections
        .into_iter()
        .map(|(target, edit)| Correction::new(id(target), edit).at(Place::new(Arc::clone(&file), 0)))
        .collect();
    let corrections = Corrections { list, ..Corrections::default() };
    let (model, found) = read_corrected(&[Source::new("m.json", MODEL)], &corrections);
    model.ok_or_else(|| found.iter().map(|one| crate::diagnostic::render(one, false)).collect())
}

fn corrected(target: &'static str, edit: Edit) -> Model {
    correct([(target, edit)]).unwrap_or_else(|problems| panic!("{problems}"))
}

fn problem(target: &'static str, edit: Edit) -> String {
    correct([(target, edit)]).err().unwrap_or_else(|| panic!("{target} was corrected"))
}

fn name(value: &str, name: &str) -> Edit {
    Edit::NameValue { value: value.to_owned(), name: name.to_owned() }
}

fn member(name: &str) -> Edit {
    Edit::AddMember { name: name.to_owned(), target: id("smithy.api#String"), traits: Traits::default() }
}

#[test]
fn traits_are_added_replaced_and_removed() {
    let optional = id("smithy.api#clientOptional");
    let model =
        corrected("a#Item$size", Edit::AddTrait(optional.clone(), Node::annotation(Place::nowhere())));
    assert!(model.member(&id("a#Item$size")).unwrap().traits.is_client_optional());
    assert_eq!(model.corrected().by_user, 1);

    let default = id("smithy.api#default");
    let value = |model: &Model| model.member(&id("a#Item$size")).unwrap().traits.default_value().cloned();
    let model = corrected("a#Item$size", Edit::ReplaceTrait(default.clone(), Node::from(7)));
    assert_eq!(value(&model), Some(Node::from(7)));
    let model = corrected("a#Item$size", Edit::SetTrait(default.clone(), Node::from(8)));
    assert_eq!(value(&model), Some(Node::from(8)));
    let model = corrected("a#Item$size", Edit::RemoveTrait(default));
    assert_eq!(value(&model), None);

    let sensitive = Edit::SetTrait(id("smithy.api#sensitive"), Node::annotation(Place::nowhere()));
    assert!(corrected("a#Item", sensitive).shape("a#Item").unwrap().traits.is_sensitive());
}

#[test]
fn a_structure_becomes_a_union_and_its_members_lose_what_only_structures_have() {
    let model = corrected("a#Item", Edit::SetType(ShapeKind::Union));
    let item = model.shape("a#Item").unwrap();
    assert_eq!(item.kind, ShapeKind::Union);
    assert!(item.members.iter().all(|member| member.traits.is_empty()));
    // It can be written and read again.
    let (again, found) = crate::read::read(&[Source::new("m.json", to_ast(&model, Descriptions::Keep))]);
    assert_eq!(again.unwrap_or_else(|| panic!("{found}")).shape("a#Item").unwrap().kind, ShapeKind::Union);
}

#[test]
fn types_targets_and_members() {
    assert_eq!(
        corrected("a#Count", Edit::SetType(ShapeKind::Long)).shape("a#Count").unwrap().kind,
        ShapeKind::Long
    );
    let plain = corrected("a#Color", Edit::SetType(ShapeKind::String));
    assert!(plain.shape("a#Color").unwrap().members.is_empty());
    let model = corrected("a#Item$name", Edit::SetTarget(id("a#Color")));
    assert_eq!(model.member(&id("a#Item$name")).unwrap().target.as_str(), "a#Color");
    let model = corrected("a#Item", member("message"));
    let names: Vec<_> = model.shape("a#Item").unwrap().members.iter().map(|member| &*member.name).collect();
    assert_eq!(names, ["size", "name", "message"]);
    let model = corrected("a#Color", member("GREEN"));
    let green = model.member(&id("a#Color$GREEN")).unwrap();
    assert_eq!(green.traits.enum_value().and_then(Node::as_str), Some("GREEN"));
}

#[test]
fn names_of_values_can_be_exchanged() {
    let model = correct([("a#Color", name("red", "BLUE")), ("a#Color", name("blue", "RED"))]).unwrap();
    let color = model.shape("a#Color").unwrap();
    let names: Vec<_> = color
        .members
        .iter()
        .map(|member| (member.id.as_str(), member.traits.enum_value().and_then(Node::as_str).unwrap()))
        .collect();
    assert_eq!(names, [("a#Color$BLUE", "red"), ("a#Color$RED", "blue")]);
}

#[test]
fn what_does_not_apply_is_an_error_with_its_place() {
    let set = |text: &str| Edit::SetTrait(id(text), Node::from(1));
    let default = || id("smithy.api#default");
    for (target, edit, why) in [
        ("a#Itm", member("x"), "`a#Itm` does not apply: the shape does not exist"),
        ("a#Item$sise", set("smithy.api#default"), "`a#Item$sise` does not apply: the member does not exist"),
        ("a#Item$size", set("smithy.api#default"), "the trait `smithy.api#default` has that value already"),
        (
            "a#Item$size",
            Edit::AddTrait(default(), Node::from(1)),
            "the trait `smithy.api#default` is there already",
        ),
        ("a#Item$size", Edit::AddTrait(default(), Node::from(2)), "is there already, with another value"),
        (
            "a#Item$name",
            Edit::ReplaceTrait(default(), Node::from("")),
            "there is no trait `smithy.api#default`",
        ),
        ("a#Item$name", Edit::RemoveTrait(default()), "there is no trait `smithy.api#default`"),
        ("a#Item", Edit::SetType(ShapeKind::Structure), "the shape is a structure already"),
        ("a#Item", Edit::SetType(ShapeKind::List), "a structure cannot become a list"),
        ("a#Names", Edit::SetType(ShapeKind::Union), "a list cannot become a union"),
        ("a#Item$name", Edit::SetType(ShapeKind::Union), "this is the id of a member"),
        ("a#Item", Edit::SetTarget(id("a#Color")), "this is the id of a shape"),
        (
            "a#Item$name",
            Edit::SetTarget(id("smithy.api#String")),
            "the member targets `smithy.api#String` already",
        ),
        ("a#Item", member("size"), "there is a member `size` already"),
        ("a#Item", member("no name"), "`no name` cannot be the name of a member"),
        ("a#Names", member("size"), "the shape is a list"),
        ("a#Item", name("red", "X"), "the shape is a structure"),
        ("a#Color", name("rad", "X"), "the enum has no value \"rad\""),
        ("a#Color", name("red", "RED"), "the value is named `RED` already"),
        ("a#Color", name("red", "blue"), "two members of the enum would have one name"),
    ] {
        let problem = problem(target, edit);
        assert!(problem.contains("SW0219") && problem.contains(why), "{target}: {problem}");
        assert!(problem.contains("smithwright.toml:1:1"), "{problem}");
    }
}

#[test]
fn all_that_does_not_apply_is_reported_at_once() {
    let problems =
        correct([("a#A", member("x")), ("a#B", member("x")), ("a#Item", member("x"))]).unwrap_err();
    assert_eq!(problems.matches("does not apply").count(), 2, "{problems}");
}
