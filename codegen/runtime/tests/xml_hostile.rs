//! What services and those between may send in place of XML: errors that quote nothing, in memory that follows the body.
#![allow(missing_docs, unreachable_pub, reason = "as generated code, in a test")]

mod shapes;

use shapes::{Collections, Nested, Simple};
use smithwright_runtime::Shape;
use smithwright_runtime::codec::xml::Xml;
use smithwright_runtime::codec::{Codec, Members};

fn fault<S: Shape>(bytes: &[u8]) -> String {
    let error = Xml::PLAIN.read(bytes, &mut S::blank(), Members::All).expect_err("a fault").to_string();
    assert!(!error.contains("secret"), "{error}");
    error
}

#[test]
fn what_is_not_well_formed() {
    for (text, expected) in [
        ("secret", "cannot read Simple: expected an element, found text at byte 6"),
        ("  ", "cannot read Simple: expected an element, found the end of the body at byte 2"),
        ("<Simple>", "cannot read Simple: the body ends within an element at byte 8"),
        ("<Simple><string>secret", "cannot read Simple.string: the body ends within an element at byte 22"),
        (
            "<Simple><string>secret</strin></Simple>",
            "cannot read Simple.string: expected XML that is well-formed at byte 30",
        ),
        (
            "<Simple></Simple><Simple/>",
            "cannot read Simple: expected the end of the body, found more at byte 26",
        ),
        (
            "<Simple></Simple>secret",
            "cannot read Simple: expected the end of the body, found more at byte 23",
        ),
        ("<Simple><string a=secret", "cannot read Simple: expected XML that is well-formed at byte 8"),
        (
            "<Simple><string>&secret;</string></Simple>",
            "cannot read Simple.string: an entity is not one of XML's own at byte 24",
        ),
        (
            "<Simple><string>&#x110000;</string></Simple>",
            "cannot read Simple.string: an entity is not one of XML's own at byte 26",
        ),
        (
            "<Simple><string>a<b/></string></Simple>",
            "cannot read Simple.string: expected text, found an element at byte 21",
        ),
        (
            "<Simple><integer>secret</integer></Simple>",
            "cannot read Simple.integer: expected an integer, found other text at byte 33",
        ),
        (
            "<Simple><timestamp>secret</timestamp></Simple>",
            "cannot read Simple.timestamp: expected a date-time timestamp, found other text at byte 37",
        ),
        (
            "<Simple><document>secret</document></Simple>",
            "cannot read Simple.document: XML has no form for documents at byte 18",
        ),
    ] {
        assert_eq!(fault::<Simple>(text.as_bytes()), expected, "{text}");
    }
    assert_eq!(
        fault::<Simple>(b"<Simple><string>\xff</string></Simple>"),
        "cannot read Simple: expected text in UTF-8 at byte 16"
    );
}

#[test]
fn entities_are_never_declared() {
    let bomb = "<!DOCTYPE lolz [<!ENTITY lol \"secret\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]><Simple><string>&lol2;</string></Simple>";
    assert!(fault::<Simple>(bomb.as_bytes()).contains("document type declarations are refused"));
    let html = "<!DOCTYPE html><html><body>secret</body></html>";
    assert!(fault::<Simple>(html.as_bytes()).contains("document type declarations are refused"));
}

#[test]
fn a_million_elements_within_each_other() {
    let unknown = format!("<Simple>{}{}</Simple>", "<a>".repeat(1_000_000), "</a>".repeat(1_000_000));
    Xml::PLAIN.read(unknown.as_bytes(), &mut Simple::blank(), Members::All).expect("passed over");
    let open = format!("<Simple>{}", "<a>".repeat(1_000_000));
    assert!(fault::<Simple>(open.as_bytes()).contains("the body ends within an element"));
    let known = format!("<Nested>{}", "<next>".repeat(1_000_000));
    let error = fault::<Nested>(known.as_bytes());
    assert!(error.contains("the value is nested too deep at byte"), "{error}");
}

#[test]
fn entries_begin_with_their_key() {
    let text = "<Collections><map><entry><value>1</value><key>secret</key></entry></map></Collections>";
    assert!(fault::<Collections>(text.as_bytes()).contains("expected a key before the value"));
}
