//! Equality of shapes, which is what std's derive would make of their members.

mod shapes;

use std::collections::HashMap;

use shapes::{Choice, Collections, Color, Nested, NotFound, Simple, Speed, read};
use smithwright_runtime::Blank;

fn simple(change: impl Fn(&mut Simple)) -> Simple {
    let mut simple = Simple::blank();
    change(&mut simple);
    simple
}

#[test]
fn every_simple_type_counts() {
    let full = r#"{"boolean": true, "byte": 1, "short": 2, "integer": 3, "long": 4, "float": 1.5, "double": 2.5,
        "bigInteger": 12345678901234567890, "bigDecimal": 1.25, "string": "s", "blob": "AQ==", "document": {"a": [1]},
        "color": "RED", "speed": 5, "timestamp": 1}"#;
    let full: Simple = read(full).unwrap();
    let same = full.clone();
    assert!(full == same);
    let changes: [fn(&mut Simple); 15] = [
        |it| it.boolean = Some(false),
        |it| it.byte = Some(2),
        |it| it.short = None,
        |it| it.integer = Some(-3),
        |it| it.long = Some(0),
        |it| it.float = Some(1.25),
        |it| it.double = None,
        |it| it.big_integer = None,
        |it| it.big_decimal = None,
        |it| it.string = Some("S".into()),
        |it| it.blob = None,
        |it| it.document = None,
        |it| it.color = Some(Color::Blue),
        |it| it.speed = Some(Speed::Back),
        |it| it.timestamp = None,
    ];
    for (index, change) in changes.iter().enumerate() {
        let mut other = full.clone();
        change(&mut other);
        assert!(full != other, "change {index}");
    }
}

#[test]
fn numbers_compare_as_in_rust() {
    let float = |value| simple(|it| it.float = Some(value));
    let double = |value| simple(|it| it.double = Some(value));
    assert!(float(0.0) == float(-0.0) && double(0.0) == double(-0.0));
    assert!(float(f32::NAN) != float(f32::NAN) && double(f64::NAN) != double(f64::NAN));
}

#[test]
fn an_unknown_value_is_no_known_one() {
    let color = |color: Color| simple(|it| it.color = Some(color.clone()));
    let speed = |speed: Speed| simple(|it| it.speed = Some(speed.clone()));
    assert!(color(Color::from("new")) == color(Color::from("new")));
    assert!(color(Color::Unknown("RED".into())) != color(Color::Red));
    assert!(speed(Speed::Unknown(5)) != speed(Speed::Fast) && speed(Speed::from(6)) == speed(Speed::from(6)));
}

#[test]
fn collections_compare_item_by_item() {
    let of = |json| -> Collections { read(json).unwrap() };
    let map = of(r#"{"map": {"a": 1, "b": 2}, "sparseList": [1, null], "byColor": {"RED": true}}"#);
    assert!(map == of(r#"{"byColor": {"RED": true}, "sparseList": [1, null], "map": {"b": 2, "a": 1}}"#));
    assert!(map != of(r#"{"map": {"a": 1, "c": 2}, "sparseList": [1, null], "byColor": {"RED": true}}"#));
    assert!(map != of(r#"{"map": {"a": 1, "b": 2}, "sparseList": [null, 1], "byColor": {"RED": true}}"#));
    assert!(of(r#"{"list": ["a"]}"#) != of(r#"{"list": ["a", "b"]}"#));
    let empty = Collections { list: Some(Vec::new()), map: Some(HashMap::new()), ..Collections::blank() };
    assert!(empty != Collections::blank(), "empty is not absent");
    assert!(of(r#"{"deep": [[{"a": {"name": "n"}}]]}"#) != of(r#"{"deep": [[{"a": {"name": "m"}}]]}"#));
    assert!(of(r#"{"sparseMap": {"a": null}}"#) != of(r#"{"sparseMap": {"a": {}}}"#));
}

#[test]
fn unions_and_nested_structures_compare_by_what_they_hold() {
    let nested = |name: &str| Choice::Nested(Box::new(Nested::builder().name(name).build()));
    assert!(nested("a") == nested("a") && nested("a") != nested("b"));
    assert!(
        Choice::Number(1) != Choice::Text("1".into())
            && Choice::Text("a".into()) != Choice::Secret("a".into())
    );
    assert!(Choice::Nothing == Choice::Nothing && Choice::Nothing != Choice::Unknown);
    assert!(Choice::Unknown == Choice::Unknown);
}

#[test]
fn what_is_known_of_an_error_counts() {
    let error = |code: &str| {
        let meta = smithwright_runtime::error::ErrorMetadata::builder().code(code).build();
        NotFound::builder().message("m").meta(meta).build()
    };
    assert!(error("a") == error("a") && error("a") != error("b"));
}
