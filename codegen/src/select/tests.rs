//! Services and resources with one idea each.

use super::*;
use crate::read::{Source, read};

fn model(shapes: &str) -> Model {
    let text = format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#);
    let (model, found) = read(&[Source::new("m.json", text)]);
    model.unwrap_or_else(|| panic!("{found}"))
}

fn chosen(model: &Model, operations: &[&str]) -> Selection {
    let request = SelectionRequest {
        service: None,
        operations: operations.iter().map(|&name| name.to_owned()).collect(),
    };
    let (selection, found) = select(model, &request);
    selection.unwrap_or_else(|| panic!("{found}"))
}

fn names<'a>(ids: impl IntoIterator<Item = &'a ShapeId>) -> Vec<&'a str> {
    ids.into_iter().map(ShapeId::name).collect()
}

fn id(text: &str) -> ShapeId {
    ShapeId::parse(text).unwrap()
}

const RESOURCES: &str = r#"
    "a#S": {"type": "service", "operations": [{"target": "a#Z"}], "resources": [{"target": "a#R"}]},
    "a#R": {"type": "resource", "create": {"target": "a#Create"}, "put": {"target": "a#Put"}, "read": {"target": "a#Read"},
            "update": {"target": "a#Update"}, "delete": {"target": "a#Delete"}, "list": {"target": "a#List"},
            "operations": [{"target": "a#Do"}], "collectionOperations": [{"target": "a#DoAll"}],
            "resources": [{"target": "a#Child"}]},
    "a#Child": {"type": "resource", "resources": [{"target": "a#Grandchild"}]},
    "a#Grandchild": {"type": "resource", "list": {"target": "a#ListDeep"}, "resources": [{"target": "a#R"}]},
    "a#Z": {"type": "operation"}, "a#Create": {"type": "operation"}, "a#Put": {"type": "operation"},
    "a#Read": {"type": "operation"}, "a#Update": {"type": "operation"}, "a#Delete": {"type": "operation"},
    "a#List": {"type": "operation"}, "a#Do": {"type": "operation"}, "a#DoAll": {"type": "operation"},
    "a#ListDeep": {"type": "operation"}, "a#Unbound": {"type": "operation"}"#;

#[test]
fn operations_of_resources_at_any_depth_even_in_circles() {
    let model = model(RESOURCES);
    let all = chosen(&model, &[]);
    assert_eq!(
        names(&all.operations),
        ["Create", "Delete", "Do", "DoAll", "List", "ListDeep", "Put", "Read", "Update", "Z"]
    );
    assert_eq!(all.bound_to[&id("a#ListDeep")].as_str(), "a#Grandchild");
    let found = crate::validate::validate(&model);
    assert_eq!(found.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::ResourceCycle]);
}

#[test]
fn names_and_patterns() {
    let model = model(RESOURCES);
    assert_eq!(names(&chosen(&model, &["List*", "Z", "a#Put"]).operations), ["List", "ListDeep", "Put", "Z"]);
    assert_eq!(names(&chosen(&model, &["List*", "Z", "a#Put", "Put"]).named), ["Put", "Z"]);
    assert!(chosen(&model, &[]).named.is_empty());
    assert_eq!(chosen(&model, &["Z"]).left_out.operations.len(), 9);
    let request =
        SelectionRequest { service: None, operations: vec!["Raed".into(), "Unb*".into(), "Z".into()] };
    let (selection, found) = select(&model, &request);
    assert!(selection.is_none());
    let codes: Vec<_> = found.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::UnknownOperation, Code::NothingMatches]);
    assert!(found.to_string().contains("did you mean `Read`"), "{found}");
}

const SHAPES: &str = r#"
    "a#S": {"type": "service", "operations": [{"target": "a#Get"}, {"target": "a#Put"}], "errors": [{"target": "a#Common"}]},
    "a#Get": {"type": "operation", "output": {"target": "a#GetOut"}, "errors": [{"target": "a#Gone"}]},
    "a#Put": {"type": "operation", "input": {"target": "a#PutIn"}},
    "a#GetOut": {"type": "structure", "members": {"items": {"target": "a#Items"}, "text": {"target": "smithy.api#String"}}},
    "a#PutIn": {"type": "structure", "members": {"item": {"target": "a#Item"}, "only": {"target": "a#OnlyPut"}}},
    "a#Items": {"type": "list", "member": {"target": "a#Item"}},
    "a#Item": {"type": "structure", "members": {"parent": {"target": "a#Item"}}},
    "a#OnlyPut": {"type": "string"}, "a#Unused": {"type": "string"},
    "a#Gone": {"type": "structure", "traits": {"smithy.api#error": "client"}},
    "a#Common": {"type": "structure", "traits": {"smithy.api#error": "server"}}"#;

#[test]
fn shapes_and_the_ways_to_them() {
    let model = model(SHAPES);
    let get = chosen(&model, &["Get"]);
    assert_eq!(names(get.shapes.keys()), ["Common", "GetOut", "Gone", "Item", "Items"]);
    assert_eq!(names(&get.left_out.shapes), ["OnlyPut", "PutIn"]);
    let way: Vec<_> =
        get.why(&id("a#Item")).into_iter().map(|(id, reason)| format!("{reason} -> {id}")).collect();
    assert_eq!(way, ["output of a#Get -> a#GetOut", "a#GetOut$items -> a#Items", "a#Items$member -> a#Item"]);
    assert!(get.why(&id("a#OnlyPut")).is_empty());
    assert!(!get.is_reached_from_input(&id("a#Item")) && get.is_reached_from_output(&id("a#Item")));
    let all = chosen(&model, &[]);
    assert!(all.is_reached_from_input(&id("a#Item")) && all.is_reached_from_output(&id("a#Item")));
    assert!(!all.is_reached_from_input(&id("a#Gone")) && all.is_reached_from_output(&id("a#Common")));
    assert!(!all.shapes.contains_key("a#Unused"));
}

#[test]
fn without_an_operation() {
    let model = model(SHAPES);
    let all = chosen(&model, &["G*", "Put"]);
    let get = all.without(&model, &[id("a#Put")].into());
    let expected = chosen(&model, &["Get"]);
    assert_eq!((names(&get.operations), names(&get.named)), (vec!["Get"], vec![]));
    assert_eq!((&get.shapes, &get.left_out), (&expected.shapes, &expected.left_out));
    assert!(!get.is_reached_from_input(&id("a#Item")) && get.is_reached_from_output(&id("a#Common")));
}

#[test]
fn one_of_several_services() {
    let model =
        model(r#""a#S": {"type": "service"}, "b#S": {"type": "service"}, "b#Other": {"type": "service"}"#);
    let with = |service: Option<&str>| {
        let request = SelectionRequest { service: service.map(str::to_owned), operations: Vec::new() };
        let (selection, found) = select(&model, &request);
        let code = found.iter().next().map(|problem| problem.code);
        (selection.map(|selection| selection.service.to_string()), code)
    };
    assert_eq!(with(None), (None, Some(Code::SeveralServices)));
    assert_eq!(with(Some("S")), (None, Some(Code::SeveralServices)));
    assert_eq!(with(Some("Othr")), (None, Some(Code::UnknownService)));
    assert_eq!(with(Some("Other")), (Some("b#Other".to_owned()), Some(Code::NoOperations)));
    assert_eq!(with(Some("a#S")).0.as_deref(), Some("a#S"));
}
