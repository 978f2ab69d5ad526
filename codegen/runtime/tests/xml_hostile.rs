//! Bodies of XML that mean no good, or are another's.

mod shapes;

use shapes::{Choice, Collections, Grant, Nested, Simple, read_xml as read};
use smithwright_runtime::Blank;
use smithwright_runtime::codec::xml::Xml;
use smithwright_runtime::codec::{Codec, Members};
use smithwright_runtime::derive::Structure;

/// What is said of a body that is read as a `Nested`.
fn fault(xml: &str) -> String {
    read::<Nested>(xml).err().unwrap_or_else(|| panic!("{} bytes were read", xml.len()))
}

#[test]
fn pages_for_people() {
    let page = "<!DOCTYPE html><html><body><p>Bad gateway<br></body></html>";
    assert_eq!(fault(page), "cannot read Nested: document type declarations are refused at byte 15");
    let page = "<html><body>Bad gateway</body></html>";
    assert_eq!(fault(page), "cannot read Nested: expected an element `Nested`, found another at byte 37");
    let page = "<html><body><p>Bad gateway<br></body></html>";
    assert_eq!(fault(page), "cannot read Nested: expected XML that is well-formed at byte 37");
    assert_eq!(fault("Bad gateway"), "cannot read Nested: expected an element, found text at byte 11");
    assert_eq!(fault(r#"{"name":"n"}"#), "cannot read Nested: expected an element, found text at byte 12");
}

#[test]
fn a_root_of_another_name() {
    assert_eq!(
        fault("<Other><thing/></Other>"),
        "cannot read Nested: expected an element `Nested`, found another at byte 23"
    );
    assert_eq!(read::<Nested>("<Other><name>n</name></Other>").unwrap().name(), Some("n"));
    assert_eq!(read::<Nested>("<a:Nested xmlns:a='b'/>").unwrap().name(), None);
}

#[test]
fn nothing_but_one_element() {
    for (xml, what) in [
        (" \n", "expected an element, found the end of the body at byte 2"),
        ("<!-- c -->", "expected an element, found the end of the body at byte 10"),
        ("<?xml version='1.0'?>", "expected an element, found the end of the body at byte 21"),
        ("<Nested/>x", "expected the end of the body, found more at byte 10"),
        ("<Nested/><Nested/>", "expected the end of the body, found more at byte 18"),
        ("<Nested/>&lt;", "expected the end of the body, found more at byte 13"),
        ("<Nested/><![CDATA[]]>", "expected the end of the body, found more at byte 21"),
        ("<Nested></Nest>", "expected XML that is well-formed at byte 15"),
        ("</Nested>", "expected XML that is well-formed at byte 9"),
        ("<>", "the body ends within an element at byte 2"),
    ] {
        let read = read::<Nested>(xml).err().unwrap_or_default();
        assert_eq!(read, format!("cannot read Nested: {what}"), "{xml}");
    }
    assert!(read::<Nested>("\u{feff}<?xml version='1.0'?>\n<!-- c --><Nested/><?p i?>\n").is_ok());
    assert!(read::<Nested>("").is_ok());
}

#[test]
fn document_types_and_entities() {
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let bomb = format!("<!DOCTYPE l [<!ENTITY l0 \"ha\">{laughs}]><Nested><name>&l9;</name></Nested>");
    assert!(fault(&bomb).starts_with("cannot read Nested: document type declarations are refused at byte"));
    let unknown = "an entity is not one of XML's own";
    for xml in ["&l9;", "&nbsp;", "&#x110000;", "&#xD800;", "&#0;", "&#-1;", "&#99999999999999999999;", "&#;"]
    {
        let fault = fault(&format!("<Nested><name>{xml}</name></Nested>"));
        assert_eq!(fault, format!("cannot read Nested.name: {unknown} at byte {}", 14 + xml.len()), "{xml}");
    }
    let attribute = read::<Grant>("<Grant xsi:type=\"&l9;\"/>").err().unwrap_or_default();
    assert!(attribute.contains("an attribute has an entity that is not one of XML's own"), "{attribute}");
    assert!(fault("<Nested><!DOCTYPE a></Nested>").contains("document type declarations are refused"));
}

#[test]
fn depth_is_bounded() {
    let nested =
        |depth: usize| format!("<Nested>{}{}</Nested>", "<next>".repeat(depth), "</next>".repeat(depth));
    assert!(read::<Nested>(&nested(126)).is_ok());
    for depth in [127, 1_000_000] {
        let fault = fault(&nested(depth));
        assert!(
            fault.ends_with(&format!(".next: the value is nested too deep at byte {}", 8 + 127 * 6)),
            "{fault}"
        );
        assert!(fault.starts_with("cannot read Nested.next.next") && fault.len() < 2_000, "{}", fault.len());
    }
    let unclosed = "<next>".repeat(1_000_000);
    assert!(fault(&format!("<Nested>{unclosed}")).contains("nested too deep"));
}

#[test]
fn what_is_skipped_may_be_deep() {
    let depth = 100_000;
    let xml =
        format!("<Nested>{}{}<name>n</name></Nested>", "<other>".repeat(depth), "</other>".repeat(depth));
    assert_eq!(read::<Nested>(&xml).unwrap().name(), Some("n"));
    let unclosed = format!("<Nested>{}", "<other>".repeat(1_000_000));
    assert!(fault(&unclosed).contains("the body ends within an element"));
}

#[test]
fn attributes_without_end() {
    let many: String = (0..100_000).map(|n| format!(" a{n}='v'")).collect();
    assert!(read::<Grant>(&format!("<Grant{many} xsi:type='t'/>")).is_ok());
    for xml in [format!("<Grant{many}"), "<Grant xsi:type='t".into(), "<Grant xsi:type='".to_owned()] {
        let fault = read::<Grant>(&xml).err().unwrap_or_default();
        assert!(fault.starts_with("cannot read Grant: expected XML that is well-formed at byte"), "{fault}");
    }
    for xml in ["<Grant xsi:type=t/>", "<Grant xsi:type/>", "<Grant xsi:type='a'b='c/>"] {
        let fault = read::<Grant>(xml).err().unwrap_or_default();
        assert!(fault.starts_with("cannot read Grant: expected XML that is well-formed"), "{xml}: {fault}");
    }
}

#[test]
fn any_cut_of_a_good_body_fails_cleanly() {
    let body = "<?xml version='1.0'?><Collections a='b'><list><member>aé&amp;<![CDATA[b]]></member></list>\
                <!-- c --><map><entry><key>k</key><value>1</value></entry></map></Collections>";
    assert!(read::<Collections>(body).is_ok());
    for end in 1..body.len() {
        let bytes = body.as_bytes().get(..end).unwrap_or_default();
        assert!(Xml::PLAIN.read(bytes, &mut Collections::blank(), Members::All).is_err(), "{end}");
    }
}

#[test]
fn bytes_that_are_no_text() {
    let read = |bytes: &[u8]| {
        let read = Xml::PLAIN.read(bytes, &mut Nested::blank(), Members::All);
        read.err().map(|error| error.to_string()).unwrap_or_default()
    };
    assert_eq!(
        read(b"<Nested><name>\xff</name></Nested>"),
        "cannot read Nested: expected text in UTF-8 at byte 14"
    );
    let utf_16: Vec<u8> = "\u{feff}<Nested/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&utf_16), "cannot read Nested: expected text in UTF-8 at byte 0");
}

/// Items that take far more memory than the shortest of their elements.
#[derive(Clone, Structure)]
struct Many {
    #[shape(item(xml_name = "m"))]
    items: Option<Vec<Simple>>,
    #[shape(xml_flattened)]
    flat: Option<Vec<Simple>>,
}

#[test]
fn memory_is_bounded() {
    for (items, place) in
        [(format!("<items>{}</items>", "<m/>".repeat(200_000)), "items"), ("<flat/>".repeat(200_000), "flat")]
    {
        let fault = read::<Many>(&format!("<Many>{items}</Many>")).err().unwrap_or_default();
        let what = "the values take too much memory for the length of the body: more than 32 bytes for each of its \
                    bytes and 8388608 at byte";
        assert!(fault.starts_with(&format!("cannot read Many.{place}: {what}")), "{place}: {fault}");
    }
    let strings = "<member/>".repeat(200_000);
    assert!(read::<Collections>(&format!("<Collections><list>{strings}</list></Collections>")).is_ok());
}

#[test]
fn texts_of_other_types() {
    for (member, text, expected) in [
        ("boolean", "yes", "true or false"),
        ("boolean", "", "true or false"),
        ("byte", "128", "an integer"),
        ("integer", "1.0", "an integer"),
        ("integer", "+1", "an integer"),
        ("long", "0x1", "an integer"),
        ("double", "inf", "a number"),
        ("float", "1,5", "a number"),
        ("bigInteger", "1e5", "an integer"),
        ("blob", "a*", "base64"),
        ("timestamp", "1700000000", "a date-time timestamp"),
        ("speed", "fast", "an integer"),
    ] {
        let xml = format!("<Simple><{member}>{text}</{member}></Simple>");
        let at = xml.len() - "</Simple>".len();
        assert_eq!(
            read::<Simple>(&xml).err(),
            Some(format!("cannot read Simple.{member}: expected {expected}, found other text at byte {at}"))
        );
    }
    assert_eq!(
        read::<Simple>("<Simple><integer><a/></integer></Simple>").err().as_deref(),
        Some("cannot read Simple.integer: expected text, found an element at byte 21")
    );
    assert_eq!(
        read::<Simple>("<Simple><document>{}</document></Simple>").err().as_deref(),
        Some("cannot read Simple.document: XML has no form for documents at byte 18")
    );
}

#[test]
fn unions_have_one_member() {
    for (xml, what) in [
        ("<Choice/>", "expected a member of the union, found none at byte 9"),
        ("<Choice>text</Choice>", "expected a member of the union, found none at byte 21"),
        (
            "<Choice><Text>a</Text><Number>1</Number></Choice>",
            "expected one member of the union, found several at byte 49",
        ),
        (
            "<Choice><New/><Text>a</Text></Choice>",
            "expected one member of the union, found several at byte 37",
        ),
    ] {
        assert_eq!(read::<Choice>(xml).err(), Some(format!("cannot read Choice: {what}")));
    }
    assert!(matches!(read::<Choice>("<Choice><New/></Choice>"), Ok(Choice::Unknown)));
}

#[test]
fn the_place_of_a_deep_failure() {
    let xml = "<Collections><deep><member/><member><member/><member><entry><key>secret</key><value><children>\
               <member/><member><name><a/></name></member></children></value></entry></member></member></deep>\
               </Collections>";
    let fault = read::<Collections>(xml).err().unwrap_or_default();
    let expected =
        "cannot read Collections.deep[1][1].value.children[1].name: expected text, found an element";
    assert!(fault.starts_with(expected), "{fault}");
}

#[test]
fn entries_without_a_key() {
    let fault = read::<Collections>(
        "<Collections><map><entry><value>1</value><key>k</key></entry></map></Collections>",
    );
    assert_eq!(
        fault.err().as_deref(),
        Some("cannot read Collections.map: expected a key before the value at byte 32")
    );
}
