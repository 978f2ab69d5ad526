//! Small models with one idea each.

use super::{Source, read};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Model, Node, ShapeId, ShapeKind};

/// Reads files that hold these shapes.
fn files(version: &str, shapes: &[&str]) -> (Option<Model>, Diagnostics) {
    let sources: Vec<_> = shapes
        .iter()
        .enumerate()
        .map(|(at, shapes)| {
            let text = format!(r#"{{"smithy": "{version}", "shapes": {{{shapes}}}}}"#);
            Source::new(format!("{at}.json"), text)
        })
        .collect();
    read(&sources)
}

fn model(version: &str, shapes: &str) -> Model {
    let (model, found) = files(version, &[shapes]);
    model.unwrap_or_else(|| panic!("{found}"))
}

fn codes(found: &Diagnostics) -> Vec<Code> {
    found.iter().map(|problem| problem.code).collect()
}

fn members(model: &Model, id: &str) -> Vec<String> {
    model.shape(id).unwrap().members.iter().map(|member| member.name.clone()).collect()
}

#[test]
fn members_keep_the_order_of_the_file() {
    let model = model(
        "2.0",
        r#""a#S": {"type": "structure", "members": {"z": {"target": "smithy.api#String"}, "a": {"target": "a#M"}}},
           "a#M": {"type": "map", "value": {"target": "a#S"}, "key": {"target": "smithy.api#String"}}"#,
    );
    assert_eq!(members(&model, "a#S"), ["z", "a"]);
    assert_eq!(members(&model, "a#M"), ["key", "value"]);
    assert_eq!(model.member(&ShapeId::parse("a#S$a").unwrap()).unwrap().target.as_str(), "a#M");
}

#[test]
fn unit_means_no_input() {
    let model = model(
        "2",
        r#""a#O": {"type": "operation", "input": {"target": "smithy.api#Unit"}, "output": {"target": "a#Out"}},
           "a#Out": {"type": "structure"}"#,
    );
    let operation = model.shape("a#O").unwrap().as_operation().unwrap();
    assert_eq!((operation.input.as_ref(), operation.output.as_ref().unwrap().as_str()), (None, "a#Out"));
}

#[test]
fn strings_with_the_enum_trait_become_enums() {
    let model = model(
        "2.0",
        r#""a#E": {"type": "string", "traits": {"smithy.api#enum": [
            {"value": "on ", "name": "ON", "documentation": "On."}, {"value": "1.0"}, {"value": "off", "deprecated": true}]}},
           "a#P": {"type": "enum", "members": {"X": {"target": "smithy.api#Unit"}}}"#,
    );
    let shape = model.shape("a#E").unwrap();
    assert_eq!(shape.kind, ShapeKind::Enum);
    assert_eq!(members(&model, "a#E"), ["ON", "_1_0", "off"]);
    let values: Vec<_> =
        shape.members.iter().filter_map(|member| member.traits.enum_value()?.as_str()).collect();
    assert_eq!(values, ["on ", "1.0", "off"]);
    assert_eq!(shape.members[0].traits.documentation(), Some("On."));
    assert!(shape.members[2].traits.deprecated().is_some());
    assert_eq!(shape.traits.enum_definitions()[1].name, None);
    let plain = &model.shape("a#P").unwrap().members[0];
    assert_eq!(plain.traits.enum_value().and_then(Node::as_str), Some("X"));
}

#[test]
fn sets_become_lists_of_unique_items() {
    let model = model("1.0", r#""a#S": {"type": "set", "member": {"target": "smithy.api#String"}}"#);
    let shape = model.shape("a#S").unwrap();
    assert!(shape.kind == ShapeKind::List && shape.traits.is_unique_items());
}

/// The members of a structure that are optional.
fn optional(model: &Model, id: &str) -> Vec<String> {
    let shape = model.shape(id).unwrap();
    let optional = shape.members.iter().filter(|member| model.is_optional(shape, member));
    optional.map(|member| member.name.clone()).collect()
}

#[test]
fn optional_members_in_1_0() {
    let model = model(
        "1.0",
        r#""a#S": {"type": "structure", "members": {
            "boxed": {"target": "smithy.api#Integer"},
            "primitive": {"target": "smithy.api#PrimitiveInteger"},
            "own": {"target": "a#Number"},
            "ownBoxed": {"target": "a#Boxed"},
            "memberBoxed": {"target": "a#Number", "traits": {"smithy.api#box": {}}},
            "text": {"target": "smithy.api#String"},
            "needed": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
            "body": {"target": "a#Body"}}},
           "a#Number": {"type": "integer"},
           "a#Boxed": {"type": "boolean", "traits": {"smithy.api#box": {}}},
           "a#Body": {"type": "blob", "traits": {"smithy.api#streaming": {}}}"#,
    );
    assert_eq!(optional(&model, "a#S"), ["boxed", "ownBoxed", "memberBoxed", "text"]);
    let own = model.member(&ShapeId::parse("a#S$own").unwrap()).unwrap();
    assert_eq!(own.traits.default_value().and_then(Node::as_i64), Some(0));
}

#[test]
fn optional_members_in_2_0() {
    let members = r#"
        "plain": {"target": "smithy.api#Integer"},
        "needed": {"target": "smithy.api#Integer", "traits": {"smithy.api#required": {}}},
        "zero": {"target": "smithy.api#Integer", "traits": {"smithy.api#default": 0}},
        "none": {"target": "a#Number", "traits": {"smithy.api#default": null}},
        "softened": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#clientOptional": {}}},
        "nested": {"target": "a#In", "traits": {"smithy.api#required": {}}},
        "list": {"target": "a#List", "traits": {"smithy.api#required": {}}}"#;
    let model = model(
        "2.0",
        &format!(
            r#""a#S": {{"type": "structure", "members": {{{members}}}}},
               "a#In": {{"type": "structure", "members": {{{members}}}, "traits": {{"smithy.api#input": {{}}}}}},
               "a#Number": {{"type": "integer", "traits": {{"smithy.api#default": 0}}}},
               "a#List": {{"type": "list", "member": {{"target": "smithy.api#String"}}, "traits": {{"smithy.api#sparse": {{}}}}}}"#
        ),
    );
    assert_eq!(optional(&model, "a#S"), ["plain", "none", "softened", "nested"]);
    assert_eq!(optional(&model, "a#In").len(), 7);
    assert_eq!(optional(&model, "a#List"), ["member"]);
}

#[test]
fn apply_adds_traits_to_shapes_and_members() {
    let model = model(
        "2.0",
        r#""a#S": {"type": "structure", "members": {"m": {"target": "smithy.api#String"}}},
           "a#S$m": {"type": "apply", "traits": {"smithy.api#required": {}}}"#,
    );
    assert!(model.shape("a#S").unwrap().members[0].traits.is_required());

    let (model, found) = files(
        "2.0",
        &[
            r#""a#S": {"type": "apply", "traits": {"smithy.api#documentation": "A.", "smithy.api#tags": ["x"]}}"#,
            r#""a#S": {"type": "structure", "traits": {"smithy.api#tags": ["y"]}}"#,
        ],
    );
    let model = model.unwrap_or_else(|| panic!("{found}"));
    let traits = &model.shape("a#S").unwrap().traits;
    assert_eq!((traits.documentation(), traits.tags()), (Some("A."), vec!["y".to_owned(), "x".to_owned()]));
}

#[test]
fn apply_to_nothing_or_with_another_value_is_an_error() {
    let (model, found) = files(
        "2.0",
        &[
            r#""a#Shape": {"type": "structure", "members": {"m": {"target": "smithy.api#String"}},
                 "traits": {"smithy.api#documentation": "One."}},
               "a#Shaep": {"type": "apply", "traits": {}}, "a#Shape$n": {"type": "apply", "traits": {}}"#,
            r#""a#Shape": {"type": "apply", "traits": {"smithy.api#documentation": "Two."}}"#,
        ],
    );
    assert!(model.is_none());
    assert_eq!(codes(&found), [Code::ApplyToUndefined, Code::ApplyToUndefined, Code::ConflictingTraits]);
    assert!(found.to_string().contains("did you mean `a#Shape`?"), "{found}");
}

#[test]
fn files_merge() {
    let shape = r#""a#S": {"type": "structure", "members": {"m": {"target": "a#T"}}}"#;
    let (model, found) = files("2.0", &[shape, r#""a#T": {"type": "string"}"#, shape]);
    assert_eq!(model.unwrap_or_else(|| panic!("{found}")).shapes().count(), 2);

    let (model, found) = files("2.0", &[shape, r#""a#S": {"type": "structure"}"#]);
    assert!(model.is_none());
    assert_eq!(codes(&found), [Code::ConflictingShapes]);
    assert!(found.to_string().contains("the other one is at 0.json:1:30"), "{found}");
}

#[test]
fn metadata_merges() {
    let file = |name: &str, metadata: &str| {
        Source::new(name, format!(r#"{{"smithy": "2.0", "metadata": {{{metadata}}}}}"#))
    };
    let (model, _) =
        read(&[file("a", r#""list": [1], "same": "x""#), file("b", r#""list": [2], "same": "x""#)]);
    assert_eq!(model.unwrap().metadata().get("list").unwrap().items().count(), 2);
    let (model, found) = read(&[file("a", r#""k": 1"#), file("b", r#""k": 2"#)]);
    assert!(model.is_none());
    assert_eq!(codes(&found), [Code::ConflictingMetadata]);
}

#[test]
fn mixins_are_flattened() {
    let model = model(
        "2.0",
        r#""a#Filter": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": {
              "filter": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "Generic."}}}},
           "a#Page": {"type": "structure", "mixins": [{"target": "a#Filter"}],
              "traits": {"smithy.api#mixin": {"localTraits": ["smithy.api#private"]}, "smithy.api#private": {},
                         "smithy.api#documentation": "Page.", "smithy.api#tags": ["page"]},
              "members": {"token": {"target": "smithy.api#String"}, "size": {"target": "smithy.api#Integer"}}},
           "a#Input": {"type": "structure", "mixins": [{"target": "a#Page"}],
              "traits": {"smithy.api#documentation": "Input."},
              "members": {"own": {"target": "smithy.api#String"},
                          "size": {"target": "smithy.api#Integer", "traits": {"smithy.api#required": {}}}}},
           "a#Input$filter": {"type": "apply", "traits": {"smithy.api#documentation": "Specific."}}"#,
    );
    assert_eq!(members(&model, "a#Input"), ["filter", "token", "size", "own"]);
    let input = model.shape("a#Input").unwrap();
    assert_eq!(input.members[0].traits.documentation(), Some("Specific."));
    assert_eq!(input.members[0].id.as_str(), "a#Input$filter");
    assert!(input.members[2].traits.is_required());
    assert_eq!(input.traits.documentation(), Some("Input."));
    assert_eq!(input.traits.tags(), ["page"]);
    assert!(!input.traits.is_mixin() && !input.traits.has("smithy.api#private"));
    assert_eq!(model.shape("a#Page").unwrap().members[0].traits.documentation(), Some("Generic."));
}

#[test]
fn later_mixins_win() {
    let model = model(
        "2.0",
        r#""a#A": {"type": "string", "traits": {"smithy.api#mixin": {}, "smithy.api#documentation": "A", "smithy.api#tags": ["a"]}},
           "a#B": {"type": "string", "traits": {"smithy.api#mixin": {}, "smithy.api#documentation": "B"}},
           "a#C": {"type": "string", "mixins": [{"target": "a#A"}, {"target": "a#B"}]}"#,
    );
    let traits = &model.shape("a#C").unwrap().traits;
    assert_eq!((traits.documentation(), traits.tags()), (Some("B"), vec!["a".to_owned()]));
}

#[test]
fn services_and_lists_take_properties_of_mixins() {
    let model = model(
        "2.0",
        r#""a#A": {"type": "service", "version": "A", "operations": [{"target": "a#One"}], "traits": {"smithy.api#mixin": {}}},
           "a#B": {"type": "service", "version": "B", "operations": [{"target": "a#Two"}], "mixins": [{"target": "a#A"}]},
           "a#One": {"type": "operation"}, "a#Two": {"type": "operation"},
           "a#L": {"type": "list", "member": {"target": "smithy.api#String"}, "traits": {"smithy.api#mixin": {}}},
           "a#M": {"type": "list", "mixins": [{"target": "a#L"}]}"#,
    );
    let service = model.shape("a#B").unwrap().as_service().unwrap();
    let operations: Vec<_> = service.operations.iter().map(ShapeId::name).collect();
    assert_eq!((operations, service.version.as_str()), (vec!["One", "Two"], "B"));
    assert_eq!(members(&model, "a#M"), ["member"]);
}

#[test]
fn bad_mixins_are_errors() {
    let (_, found) = files(
        "2.0",
        &[
            r#""a#A": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": "a#B"}]},
             "a#B": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": "a#A"}]},
             "a#C": {"type": "structure", "mixins": [{"target": "a#Plain"}, {"target": "a#None"}, {"target": "a#List"}]},
             "a#D": {"type": "structure", "mixins": [{"target": "a#X"}], "members": {"m": {"target": "a#Plain"}}},
             "a#X": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": {"m": {"target": "a#List"}}},
             "a#Plain": {"type": "structure"},
             "a#List": {"type": "list", "member": {"target": "a#Plain"}, "traits": {"smithy.api#mixin": {}}}"#,
        ],
    );
    let mut found = codes(&found);
    found.sort_unstable();
    assert_eq!(
        found,
        [Code::BadMixin, Code::BadMixin, Code::BadMixin, Code::MixinCycle, Code::MixinConflict]
    );
}

#[test]
fn long_chains_of_mixins_are_no_danger() {
    let chain = |length: usize, members: &str| {
        let shapes: Vec<_> = (0..length)
            .map(|at| {
                let mixins = if at == 0 { String::new() } else { format!(r#""mixins": [{{"target": "a#M{}"}}],"#, at - 1) };
                let members = members.replace("MEMBER", &format!("m{at}"));
                format!(r#""a#M{at}": {{"type": "structure", {mixins} "members": {{{members}}}, "traits": {{"smithy.api#mixin": {{}}}}}}"#)
            })
            .collect();
        files("2.0", &[&shapes.join(",")])
    };
    assert!(chain(10_000, "").0.is_some());
    let (model, found) = chain(2_100, r#""MEMBER": {"target": "smithy.api#String"}"#);
    assert!(model.is_none());
    assert_eq!(codes(&found), [Code::TooLarge]);
}

#[test]
fn truncated_and_mangled_models_never_panic() {
    let text = r#"{"smithy": "2.0", "metadata": {"a": [1]}, "shapes": {
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}], "rename": {"a#I": "J"}, "errors": []},
        "a#O": {"type": "operation", "input": {"target": "a#I"}, "traits": {"smithy.api#paginated": {"items": "a.b"}}},
        "a#I": {"type": "structure", "mixins": [{"target": "a#M"}], "members": {"é\u00e9": {"target": "a#I"}}},
        "a#M": {"type": "structure", "members": {"m": {"target": "a#E", "traits": {"smithy.api#default": 1.5e3}}}, "traits": {"smithy.api#mixin": {}}},
        "a#E": {"type": "string", "traits": {"smithy.api#enum": [{"value": "x"}]}},
        "a#I$m": {"type": "apply", "traits": {"smithy.api#required": {}}}}}"#;
    let bytes = text.as_bytes();
    let check = |bytes: Vec<u8>| {
        let (model, found) = read(&[Source::new("m", bytes)]);
        let _ = found.to_string();
        if let Some(model) = model {
            let _ = crate::validate::validate(&model).to_string();
            let _ = crate::select::select(&model, &Default::default());
        }
    };
    for end in 0..bytes.len() {
        check(bytes[..end].to_vec());
    }
    for at in 0..bytes.len() {
        for byte in *b"\"{}[],:0\\\xff#" {
            let mut mangled = bytes.to_vec();
            mangled[at] = byte;
            check(mangled);
        }
    }
    // Each value replaced by others of every kind.
    for wrong in ["null", "1", "\"a#O\"", "[]", "{}", "[{}]", "true"] {
        for (at, _) in text.match_indices(": ") {
            let rest = &text[at + 2..];
            let end = rest.find([',', '}', '\n']).unwrap_or(rest.len());
            check(format!("{}: {wrong}{}", &text[..at], &rest[end..]).into_bytes());
        }
    }
}
