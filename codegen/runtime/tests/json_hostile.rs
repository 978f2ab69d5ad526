//! Bodies that mean no good.

mod shapes;

use shapes::{Choice, Collections, Nested, Simple, read, write};
use smithwright_runtime::Blank;
use smithwright_runtime::codec::json::Json;
use smithwright_runtime::codec::{Codec, Members};
use smithwright_runtime::primitives::Document;

#[test]
fn depth_is_bounded() {
    let nested =
        |depth: usize| format!("{}{}", "{\"next\":".repeat(depth), "}".repeat(depth)).replace(":}", ":{}}");
    assert!(read::<Nested>(&nested(100)).is_ok());
    for depth in [200, 1_000_000] {
        let error = read::<Nested>(&"{\"next\":".repeat(depth)).err().unwrap_or_default();
        assert!(error.contains("recursion limit"), "{error}");
        let document = format!("{{\"document\":{}", "[".repeat(depth));
        assert!(read::<Simple>(&document).is_err());
    }
}

#[test]
fn what_is_skipped_may_be_deep() {
    let depth = 100_000;
    let json = format!(r#"{{"other":{}{},"name":"n"}}"#, "[".repeat(depth), "]".repeat(depth));
    assert_eq!(read::<Nested>(&json).unwrap().name(), Some("n"));
}

#[test]
fn only_one_value_and_nothing_after_it() {
    for json in [
        "{} x",
        "{}{}",
        "{},",
        "{",
        "{\"name\"",
        "{\"name\":",
        "{\"name\":\"",
        "[",
        "nul",
        "{'name':1}",
        "\u{feff}{}",
        "{\"a\":01}",
    ] {
        assert!(read::<Nested>(json).is_err(), "{json}");
    }
    assert!(read::<Nested>(" {} \n").is_ok());
}

#[test]
fn bytes_that_are_no_text() {
    for body in [
        &b"{\"name\":\"\xff\"}"[..],
        b"{\"other\":\"\xff\"}",
        b"{\"\xc3\":1}",
        b"{\"name\":\"\xed\xa0\x80\"}",
        b"{}\xff",
    ] {
        let error =
            Json::PLAIN.read(body, &mut Nested::blank(), Members::All).map_err(|error| error.to_string());
        assert!(error.is_err_and(|text| text.contains("utf-8") && text.starts_with("cannot read Nested")));
    }
    assert!(read::<Nested>(r#"{"name":"\ud800"}"#).is_err());
    assert!(read::<Nested>("{\"name\":\"\n\"}").is_err());
}

#[test]
fn huge_numbers() {
    let digits = "9".repeat(100_000);
    for member in ["byte", "integer", "long", "double", "float", "timestamp"] {
        assert!(read::<Simple>(&format!("{{\"{member}\":{digits}}}")).is_err(), "{member}");
        assert!(read::<Simple>(&format!("{{\"{member}\":1e{digits}}}")).is_err(), "{member}");
    }
    assert!(read::<Simple>(&format!("{{\"bigInteger\":{digits}}}")).is_ok());
    assert!(read::<Simple>(&format!("{{\"timestamp\":0.{digits}}}")).is_ok());
    assert!(read::<Simple>(&format!("{{\"double\":1e-{digits}}}")).is_ok());
}

#[test]
fn the_place_of_a_deep_failure() {
    let error = read::<Collections>(r#"{"deep":[[],[{},{"key":{"children":[{},{"name":5}]}}]]}"#);
    let error = error.err().unwrap_or_default();
    assert!(
        error.contains("Collections.deep[1][1].value.children[1].name: expected a string, found a number"),
        "{error}"
    );
    assert!(!error.contains("key"), "{error}");
}

#[test]
fn any_cut_of_a_good_body_fails_cleanly() {
    let body =
        r#"{"list":["aé"],"map":{"k":1},"sparseMap":{"b":{"next":{}}},"documents":[{"x":[1.5e3,"\u00e9"]}]}"#;
    for end in 1..body.len() {
        let bytes = body.as_bytes().get(..end).unwrap_or_default();
        assert!(Json::PLAIN.read(bytes, &mut Collections::blank(), Members::All).is_err());
    }
}

/// A value of this many structures.
fn deep(depth: usize) -> Nested {
    let innermost = Nested { name: None, next: None, children: None };
    (1..depth).fold(innermost, |next, _| Nested { next: Some(Box::new(next)), ..Nested::blank() })
}

/// Takes a deep value apart without going into it: dropping it as a whole would take much stack.
fn discard(value: Nested) {
    let mut next = Some(Box::new(value));
    while let Some(mut value) = next {
        next = value.next.take();
    }
}

#[test]
fn what_is_written_is_no_deeper_than_what_is_read() {
    let json = write(&deep(127)).expect("written");
    assert!(read::<Nested>(&json).is_ok());
    let too_deep = Err("the value is nested too deep: more than 127 lists, maps and structures".to_owned());
    assert_eq!(write(&deep(128)), too_deep);
    let endless = deep(200_000);
    assert_eq!(write(&endless), too_deep);
    let shown = format!("{endless:?}");
    assert!(shown.contains('…') && shown.len() < 100_000, "{}", shown.len());
    discard(endless);
    assert_eq!(write(&Choice::Nested(Box::new(deep(127)))), too_deep);
    let document = |depth| (0..depth).fold(Document::Null, |document, _| Document::Array(vec![document]));
    let simple = |depth| Simple { document: Some(document(depth)), ..Simple::blank() };
    assert!(read::<Simple>(&write(&simple(126)).expect("written")).is_ok());
    assert_eq!(write(&simple(127)), too_deep);
}

#[test]
fn the_deepest_body_needs_little_stack() {
    let read_all = || {
        let lists = format!("{{\"document\":{}{}}}", "[".repeat(126), "]".repeat(126));
        let members = format!("{}{{}}{}", "{\"children\":[".repeat(63), "]}".repeat(63));
        let shape = read::<Nested>(&members).expect("deep, but not too deep");
        assert!(format!("{shape:?}").contains("children") && write(&shape) == Ok(members));
        assert!(read::<Simple>(&lists).is_ok());
    };
    // What tokio gives its threads is 2 MiB.
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(read_all).expect("a thread");
    thread.join().expect("no overflow");
}
