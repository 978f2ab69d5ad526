//! Lists, maps, structures and unions, to JSON and back.

mod shapes;

use shapes::{Choice, Collections, Color, Names, Nested, Required, read, write};
use smithwright_runtime::Blank;
use smithwright_runtime::primitives::{Blob, DateTime, Document};

#[test]
fn collections_go_there_and_back() {
    for json in [
        r#"{"list":["a",""],"sparseList":[1,null,3],"documents":[null,{"a":1}],"deep":[[{"k":{"name":"n"}}],[]]}"#,
        r#"{"map":{"a":1},"sparseMap":{"b":null},"byColor":{"2 blue ":true}}"#,
        r#"{"list":[],"map":{},"sparseMap":{"a":{"children":[]}},"byColor":{"new":false}}"#,
    ] {
        let collections: Collections = read(json).unwrap();
        assert_eq!(write(&collections).unwrap(), json);
    }
}

#[test]
fn null_stays_in_sparse_collections_only() {
    let collections: Collections =
        read(r#"{"list":["a",null,"b"],"sparseList":[null],"map":{"a":1,"b":null},"documents":[null]}"#)
            .unwrap();
    assert_eq!(collections.list(), ["a", "b"]);
    assert_eq!(collections.sparse_list(), [None]);
    assert_eq!(collections.map().map(|map| map.len()), Some(1));
    assert_eq!(collections.documents(), [Document::Null]);
}

#[test]
fn the_last_of_equal_names_wins() {
    let nested: Nested =
        read(r#"{"children":[{},{}],"next":{"name":"a"},"name":"x","children":[{}],"next":{},"name":null}"#)
            .unwrap();
    assert_eq!(nested.children().len(), 1);
    assert!(nested.next().is_some_and(|next| next.name().is_none()));
    assert_eq!(nested.name(), None);
    let collections: Collections =
        read(r#"{"map":{"a":1,"a":2,"b":1,"b":null},"sparseMap":{"a":{},"a":null}}"#).unwrap();
    assert_eq!(collections.map().and_then(|map| map.get("a")), Some(&2));
    assert_eq!(collections.map().map(|map| map.len()), Some(1));
    assert_eq!(collections.sparse_map().and_then(|map| map.get("a")), Some(&None));
}

#[test]
fn keys_by_enum() {
    let collections: Collections = read(r#"{"byColor":{"RED":true}}"#).unwrap();
    assert_eq!(collections.by_color().and_then(|map| map.get(&Color::Red)), Some(&true));
}

#[test]
fn keys_with_escapes() {
    let json = r#"{"map":{"a\"\n\u2028":1}}"#;
    assert_eq!(write(&read::<Collections>(json).unwrap()).unwrap(), json);
    let escaped_name: Nested = read(r#"{"n\u0061me":"x"}"#).unwrap();
    assert_eq!(escaped_name.name(), Some("x"));
}

#[test]
fn what_is_required_but_missing_is_blank() {
    let required: Required = read("{}").unwrap();
    assert!(required == Required::blank());
    assert_eq!((required.text(), required.number(), required.list().len()), ("", 0, 0));
    assert_eq!(required.blob(), &Blob::new([]));
    assert_eq!(required.at(), &DateTime::from_secs(0));
    assert_eq!(required.color().as_str(), "no value was set");
    assert!(required.choice().is_unknown());
    assert_eq!((required.label(), required.count(), required.tint()), ("none", 7, &Color::Red));
    assert!(!required.flag());
    let set: Required = read(r#"{"label":"","count":0,"tint":null,"text":null}"#).unwrap();
    assert_eq!((set.label(), set.count(), set.tint(), set.text()), ("", 0, &Color::Red, ""));
}

#[test]
fn names_of_the_wire() {
    let json = r#"{"Type":"t","MaxResults":1,"uri":"u"}"#;
    let names: Names = read(json).unwrap();
    assert_eq!(names.r#type(), Some("t"));
    assert_eq!(write(&names).unwrap(), json);
}

#[test]
fn unions_go_there_and_back() {
    for json in [
        r#"{"number":5}"#,
        r#"{"text":""}"#,
        r#"{"nested":{"next":{"name":"n"}}}"#,
        r#"{"list":["a"]}"#,
        r#"{"nothing":{}}"#,
    ] {
        assert_eq!(write(&read::<Choice>(json).unwrap()).unwrap(), json);
    }
    let choice: Choice =
        read(r#"{"__type":"a.b#Choice","text":null,"number":5,"list":null,"new":null}"#).unwrap();
    assert!(choice == Choice::Number(5));
    assert!(choice.as_number().is_ok_and(|number| *number == 5) && choice.is_number());
    assert!(choice.as_text().is_err());
}

#[test]
fn unknown_members_of_unions_are_unknown() {
    let choice: Choice = read(r#"{"new":{"a":[1]},"__type":"x"}"#).unwrap();
    assert!(choice.is_unknown());
    assert!(write(&choice).unwrap_err().contains("Choice::Unknown"));
}

#[test]
fn a_union_has_one_member() {
    let error = |json| read::<Choice>(json).err().unwrap_or_default();
    assert!(error(r#"{"number":5,"text":"x"}"#).contains("found several"));
    assert!(error(r#"{"number":5,"new":"x"}"#).contains("found several"));
    assert!(read::<Choice>(r#"{"number":5,"number":6}"#).is_ok_and(|choice| choice == Choice::Number(6)));
    assert!(error("{}").contains("found none"));
    assert!(error(r#"{"__type":"x","text":null}"#).contains("found none"));
}

#[test]
fn items_may_have_their_members_in_any_order() {
    let json = concat!(
        r#"{"name":"0","children":["#,
        r#"{"children":[{"next":{},"name":"2"},{"next":{},"name":"3"}],"name":"1"},"#,
        r#"{"children":[],"x":0,"name":"4"},{"name":"5","children":[{"x":{},"name":"6"}]},"#,
        r#"{ "children" : [ ] , "name" : "7" },{"n\u0061me":"8","name":"9"},{"children":null,"next":{"name":"10"}}]}"#,
    );
    let nested: Nested = read(json).unwrap();
    let all = nested.children();
    let names: Vec<_> = all.iter().map(|item| item.name()).collect();
    assert_eq!(names, [Some("1"), Some("4"), Some("5"), Some("7"), Some("9"), None]);
    let inner: Vec<_> = all.iter().flat_map(|item| item.children()).map(|item| item.name()).collect();
    assert_eq!(inner, [Some("2"), Some("3"), Some("6")]);
    assert!(all[0].children().iter().all(|item| item.next().is_some()));
    assert_eq!(all[5].next().and_then(|next| next.name()), Some("10"));
}
