//! Every simple type, to JSON and back.

mod shapes;

use shapes::{Color, Simple, Speed, read, write};
use smithwright_runtime::Blank;
use smithwright_runtime::primitives::{Blob, DateTime, Document};

fn error_of(json: &str) -> String {
    read::<Simple>(json).err().unwrap_or_else(|| "no error".to_owned())
}

#[test]
fn every_simple_type_goes_there_and_back() {
    let json = concat!(
        r#"{"boolean":true,"byte":-128,"short":-32768,"integer":2147483647,"long":-9223372036854775808,"#,
        r#""float":1.5,"double":-2.5e-7,"bigInteger":123456789012345678901234567890,"#,
        r#""bigDecimal":0.12345678901234567890123,"string":"a\"b\u2028","blob":"AAH/","#,
        r#""document":[null,1,-2,0.5,"x",{"k":[true]}],"color":"2 blue ","speed":5,"timestamp":1.25}"#,
    );
    let simple: Simple = read(json).unwrap();
    assert_eq!(simple.byte, Some(i8::MIN));
    assert_eq!(simple.long, Some(i64::MIN));
    assert_eq!(simple.big_integer.as_ref().map(AsRef::as_ref), Some("123456789012345678901234567890"));
    assert_eq!(simple.blob, Some(Blob::new([0, 1, 255])));
    assert_eq!(simple.color, Some(Color::Blue));
    assert_eq!(simple.speed, Some(Speed::Fast));
    assert_eq!(simple.timestamp, Some(DateTime::from_secs_and_nanos(1, 250_000_000)));
    assert!(matches!(&simple.document, Some(Document::Array(items)) if items.len() == 6));
    assert_eq!(write(&simple).unwrap(), json);
}

#[test]
fn absent_members_are_left_out() {
    assert_eq!(write(&Simple::blank()).unwrap(), "{}");
    assert!(
        read::<Simple>(r#"{"string":null,"unknown":{"deep":[1,{"a":null}]},"byte":null}"#).unwrap()
            == Simple::blank()
    );
    assert!(read::<Simple>("").unwrap() == Simple::blank());
    assert!(read::<Simple>(" \n").unwrap() == Simple::blank());
    assert!(read::<Simple>("null").unwrap() == Simple::blank());
}

#[test]
fn numbers_that_json_does_not_have_are_strings() {
    let simple: Simple = read(r#"{"float":"NaN","double":"-Infinity"}"#).unwrap();
    assert!(simple.float.is_some_and(f32::is_nan));
    assert_eq!(simple.double, Some(f64::NEG_INFINITY));
    assert_eq!(write(&simple).unwrap(), r#"{"float":"NaN","double":"-Infinity"}"#);
    assert_eq!(read::<Simple>(r#"{"double":"Infinity"}"#).unwrap().double, Some(f64::INFINITY));
    assert!(error_of(r#"{"double":"inf"}"#).contains("Simple.double: expected a number, found a string"));
}

#[test]
fn integral_numbers_are_integers() {
    let simple: Simple = read(r#"{"integer":1.0,"long":1e3,"byte":-0.0,"speed":5.0}"#).unwrap();
    assert_eq!((simple.integer, simple.long, simple.byte), (Some(1), Some(1000), Some(0)));
    assert_eq!(simple.speed, Some(Speed::Fast));
    assert!(error_of(r#"{"integer":1.5}"#).contains("found a number with a fraction"));
}

#[test]
fn numbers_out_of_range_do_not_wrap() {
    for json in [
        r#"{"byte":128}"#,
        r#"{"short":-32769}"#,
        r#"{"integer":2147483648}"#,
        r#"{"long":9223372036854775808}"#,
        r#"{"long":1e300}"#,
        r#"{"speed":99999999999}"#,
        r#"{"float":1e39}"#,
        r#"{"double":1e999}"#,
        r#"{"timestamp":1e300}"#,
        r#"{"timestamp":99999999999999999999999999}"#,
    ] {
        assert!(error_of(json).contains("found a number out of range"), "{json}: {}", error_of(json));
    }
}

#[test]
fn unknown_enum_values_are_kept() {
    let json = r#"{"color":"GREEN","speed":-7}"#;
    let simple: Simple = read(json).unwrap();
    assert_eq!(simple.color.as_ref().map(Color::as_str), Some("GREEN"));
    assert!(matches!(simple.color, Some(Color::Unknown(_))));
    assert_eq!(simple.speed, Some(Speed::Unknown(-7)));
    assert_eq!(write(&simple).unwrap(), json);
}

#[test]
fn errors_name_member_and_kind_but_no_value() {
    let cases = [
        (
            r#"{"string":"a","boolean":"secret"}"#,
            "cannot read Simple.boolean: expected true or false, found a string",
        ),
        (r#"{"string":4711}"#, "Simple.string: expected a string, found a number"),
        (r#"{"string":{"x":"secret"}}"#, "Simple.string: expected a string, found an object"),
        (r#"{"integer":"4711"}"#, "Simple.integer: expected an integer, found a string"),
        (r#"{"integer":[4711]}"#, "Simple.integer: expected an integer, found a list"),
        (r#"{"blob":"secret?"}"#, "Simple.blob: expected valid base64"),
        (r#"{"blob":true}"#, "Simple.blob: expected a string in base64, found true or false"),
        (r#"{"timestamp":"4711"}"#, "Simple.timestamp: expected a timestamp, found a string"),
        (r#"{"bigInteger":1.5}"#, "Simple.bigInteger: expected an integer, found a number with a fraction"),
        (r#"{"color":1}"#, "Simple.color: expected a string, found a number"),
        (r#"["secret"]"#, "cannot read Simple: expected an object, found a list"),
        (r#""secret""#, "cannot read Simple: expected an object, found a string"),
    ];
    for (json, expected) in cases {
        let error = error_of(json);
        assert!(error.contains(expected), "{json}: {error}");
        assert!(!error.contains("secret") && !error.contains("4711"), "{error}");
    }
}
