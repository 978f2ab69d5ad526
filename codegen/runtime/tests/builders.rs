//! Builders, accessors, enums and idempotency tokens.

mod shapes;

use shapes::{Choice, Collections, Color, Nested, Required, Secrets, Speed};
use smithwright_runtime::Blank;
use smithwright_runtime::primitives::{Blob, DateTime};
use smithwright_runtime::shape::fill_idempotency_tokens;

#[test]
fn setters_append_and_insert() {
    let built = Collections::builder()
        .list("a")
        .list(String::from("b"))
        .sparse_list(None)
        .map("k", 1)
        .by_color(Color::Red, true)
        .build();
    assert_eq!(built.list(), ["a", "b"]);
    assert_eq!(built.map().and_then(|map| map.get("k")), Some(&1));
    assert!(built.deep().is_empty() && built.deep.is_none());
    let builder = Collections::builder().set_list(Some(vec!["x".into()])).list("y").set_map(None);
    assert_eq!(builder.get_list().as_ref().map(Vec::len), Some(2));
    assert!(builder.get_map().is_none());
    assert!(builder.clone() == builder && builder != Collections::builder());
}

#[test]
fn boxes_are_made_by_setters() {
    let built = Nested::builder().next(Nested::builder().name("inner").build()).build();
    assert_eq!(built.next().and_then(Nested::name), Some("inner"));
}

#[test]
fn a_missing_member_has_the_message_of_the_sdk() {
    let error = Required::builder().build().map_err(|error| error.to_string()).err();
    let expected = "text was missing: text was not specified but it is required when building Required";
    assert_eq!(error.as_deref(), Some(expected));
}

#[test]
fn members_with_defaults_need_not_be_set() {
    let builder = Required::builder()
        .text("t")
        .number(1)
        .set_list(Some(Vec::new()))
        .map("k", "v")
        .blob(Blob::new([1]))
        .at(DateTime::from_secs(0))
        .color(Color::Blue)
        .choice(Choice::Nothing)
        .nested(Nested::blank());
    let built = builder.clone().build().unwrap();
    assert_eq!((built.label(), built.count(), built.tint(), built.flag()), ("none", 7, &Color::Red, false));
    let built = builder.label("l").count(0).tint(Color::Blue).flag(true).build().unwrap();
    assert_eq!((built.label(), built.count(), built.tint(), built.flag()), ("l", 0, &Color::Blue, true));
}

#[test]
fn enums_keep_what_they_do_not_know() {
    assert_eq!(Color::values(), ["RED", "2 blue "]);
    assert_eq!("RED".parse(), Ok(Color::Red));
    assert_eq!(Color::from("2 blue ").to_string(), "2 blue ");
    assert_eq!(Color::from("new").as_ref(), "new");
    assert!(Color::try_parse("RED").is_ok_and(|color| color == Color::Red));
    assert!(Color::try_parse("new").is_err_and(|error| error.to_string().contains("new")));
    assert_eq!((Speed::values(), Speed::from(5), Speed::from(6).as_i32()), (&[-1, 5][..], Speed::Fast, 6));
}

#[test]
fn only_absent_tokens_are_filled() {
    let mut secrets = Secrets::blank();
    fill_idempotency_tokens(&mut secrets, &mut || "made".to_owned());
    assert_eq!((secrets.token(), secrets.shown()), (Some("made"), None));
    fill_idempotency_tokens(&mut secrets, &mut || "again".to_owned());
    assert_eq!(secrets.token(), Some("made"));
}
