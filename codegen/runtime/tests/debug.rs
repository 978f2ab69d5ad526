//! `Debug` output: as std's, but for what is sensitive.

mod shapes;

use shapes::{Choice, Color, NotFound, Required, Secrets, Simple, SlowDown, read};
use smithwright_runtime::Blank;
use smithwright_runtime::error::ErrorMetadata;

const REDACTED: &str = "*** Sensitive Data Redacted ***";

#[test]
fn looks_as_derived() {
    #[derive(Debug)]
    #[allow(dead_code, reason = "printed only")]
    struct Nested {
        name: Option<String>,
        next: Option<Box<Nested>>,
        children: Option<Vec<Nested>>,
    }
    let leaf = || Nested { name: Some("a\"b".into()), next: None, children: Some(Vec::new()) };
    let std = Nested { name: None, next: Some(Box::new(leaf())), children: Some(vec![leaf()]) };
    let ours: shapes::Nested =
        read(r#"{"next":{"name":"a\"b","children":[]},"children":[{"name":"a\"b","children":[]}]}"#).unwrap();
    assert_eq!(format!("{ours:?}"), format!("{std:?}"));
    assert_eq!(format!("{ours:#?}"), format!("{std:#?}"));
}

#[test]
fn simple_values_look_as_derived() {
    let simple: Simple =
        read(r#"{"boolean":true,"float":0.1,"double":1,"color":"RED","speed":9,"byte":-1}"#).unwrap();
    let shown = format!("{simple:?}");
    for part in [
        "Simple { boolean: Some(true), byte: Some(-1), short: None",
        "float: Some(0.1), double: Some(1.0)",
        "color: Some(Red), speed: Some(Unknown(9))",
    ] {
        assert!(shown.contains(part), "{shown}");
    }
    let required: Required = Required::blank();
    assert!(format!("{required:?}").starts_with("Required { text: \"\", number: 0, list: [], map: {}"));
}

#[test]
fn sensitive_members_are_redacted_wherever_they_are() {
    let json = r#"{"shown":"ok","password":"hidden","required":"hidden","items":["hidden"],"values":{"k":"hidden"},
        "keys":{"hidden":1},"choice":{"secret":"hidden"}}"#;
    let secrets: Secrets = read(json).unwrap();
    let shown = format!("{secrets:?} {secrets:#?}");
    assert!(!shown.contains("hidden"), "{shown}");
    assert!(
        shown.contains(&format!("shown: Some(\"ok\"), password: \"{REDACTED}\", required: \"{REDACTED}\"")),
        "{shown}"
    );
    assert!(shown.contains(&format!("choice: Some(Secret(\"{REDACTED}\"))")), "{shown}");
    let builder = Secrets::builder()
        .shown("ok")
        .password("hidden")
        .required("hidden")
        .choice(Choice::Secret("hidden".into()));
    let shown = format!("{builder:?}");
    assert!(!shown.contains("hidden"), "{shown}");
    assert!(shown.starts_with("SecretsBuilder { shown: Some(\"ok\"), password:"), "{shown}");
}

#[test]
fn unions_look_as_derived() {
    assert_eq!(format!("{:?}", Choice::Number(5)), "Number(5)");
    assert_eq!(format!("{:?}", Choice::Nothing), "Nothing");
    assert_eq!(format!("{:?}", Choice::Unknown), "Unknown");
    assert_eq!(format!("{:?}", Color::from("x")), "Unknown(UnknownVariantValue(\"x\"))");
}

#[test]
fn errors_hide_sensitive_messages() {
    let meta = ErrorMetadata::builder().code("Slow").message("hidden").build();
    let slow = SlowDown::builder().message("hidden").meta(meta.clone()).build().unwrap();
    assert_eq!(slow.to_string(), format!("SlowDown: {REDACTED}"));
    let shown = format!("{slow:?} {slow:#?}");
    assert!(shown.contains("Slow") && !shown.contains("hidden"), "{shown}");
    let lost = NotFound::builder().message("shown").meta(meta).build();
    assert_eq!(lost.to_string(), "NotFound: shown");
    assert_eq!(NotFound::builder().build().to_string(), "NotFound");
    let builder =
        SlowDown::builder().message("hidden").meta(ErrorMetadata::builder().message("hidden").build());
    assert!(!format!("{builder:?}").contains("hidden"));
}
