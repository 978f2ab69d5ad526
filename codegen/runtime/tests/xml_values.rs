//! XML of shapes, there and back.
#![allow(missing_docs, unreachable_pub, reason = "as generated code, in a test")]

mod shapes;

use shapes::{Choice, Collections, Nested, Simple};
use smithwright_runtime::codec::xml::Xml;
use smithwright_runtime::codec::{Codec, Members};
use smithwright_runtime::derive::Structure;
use smithwright_runtime::primitives::Document;
use smithwright_runtime::{Blank, Shape};
use std::collections::HashMap;

/// Names, attributes, namespaces and flattened members.
#[derive(Clone, Structure)]
#[shape(xml_name = "Page", xml_namespace = "http://x/", xml_prefix = "p")]
pub struct Marked {
    #[shape(name = "Text", xml_name = "title")]
    pub text: Option<String>,
    #[shape(xml_name = "xsi:type", xml_attribute)]
    pub kind: Option<String>,
    #[shape(xml_flattened, xml_name = "tag")]
    pub tags: Option<Vec<String>>,
    #[shape(item(xml_name = "line", xml_namespace = "http://y/"))]
    pub lines: Option<Vec<String>>,
    #[shape(xml_flattened, xml_name = "e", key(xml_name = "k"), value(xml_name = "v"))]
    pub entries: Option<HashMap<String, i32>>,
}

fn read<S: Shape>(text: &str) -> Result<S, String> {
    let mut shape = S::blank();
    Xml::PLAIN.read(text.as_bytes(), &mut shape, Members::All).map_err(|error| error.to_string())?;
    Ok(shape)
}

fn write(shape: &dyn Shape) -> String {
    String::from_utf8(Xml::PLAIN.write(shape, Members::All).expect("written")).expect("UTF-8")
}

#[test]
fn marks_decide_names_and_places() {
    let mut page: Marked = Blank::blank();
    page.text = Some("a < b & \"c\"\r\n".to_owned());
    page.kind = Some("x'y".to_owned());
    page.tags = Some(vec!["1".to_owned(), String::new()]);
    page.lines = Some(vec!["l".to_owned()]);
    page.entries = Some(HashMap::from([("one".to_owned(), 1)]));
    let text = write(&page);
    assert_eq!(
        text,
        "<Page xmlns:p=\"http://x/\" xsi:type=\"x&apos;y\"><title>a &lt; b &amp; &quot;c&quot;&#xD;&#xA;</title>\
         <tag>1</tag><tag></tag><lines><line xmlns=\"http://y/\">l</line></lines><e><k>one</k><v>1</v></e></Page>"
    );
    let again: Marked = read(&text).expect("XML");
    assert_eq!(format!("{again:?}"), format!("{page:?}"));
}

#[test]
fn every_simple_value_comes_back() {
    let text = "<Simple><boolean>true</boolean><byte>-1</byte><short>2</short><integer>3</integer><long>4</long>\
                <float>1.5</float><double>-Infinity</double><bigInteger>123456789012345678901234567890</bigInteger>\
                <bigDecimal>1.25</bigDecimal><string>é</string><blob>AAEC</blob><color>RED</color><speed>5</speed>\
                <timestamp>2024-01-01T00:00:00.5Z</timestamp></Simple>";
    let simple: Simple = read(text).expect("XML");
    assert_eq!(write(&simple), text);
}

#[test]
fn absent_empty_and_null_items_differ() {
    let empty: Collections = read("<Collections><list/><map></map></Collections>").expect("XML");
    assert_eq!((empty.list.as_deref(), empty.map.as_ref().map(HashMap::len)), (Some(&[][..]), Some(0)));
    assert_eq!((empty.sparse_list.is_none(), empty.deep.is_none()), (true, true));
    assert_eq!(write(&empty), "<Collections><list></list><map></map></Collections>");
    let mut holes: Collections = Blank::blank();
    holes.sparse_list = Some(vec![Some(1), None]);
    assert_eq!(
        write(&holes),
        "<Collections><sparseList><member>1</member><member/></sparseList></Collections>"
    );
}

#[test]
fn text_is_what_all_its_pieces_say() {
    let simple: Simple = read(
        "\u{feff}<?xml version=\"1.0\"?><!-- a --><?pi x?>\n<n:Simple xmlns:n='http://n/'>\
         <n:string> a&amp;lt;<!-- x -->b<![CDATA[<c>&amp;]]>&#x41;&#66; </n:string><other><string>no</string></other>\
         </n:Simple>\n<!-- z -->",
    )
    .expect("XML");
    assert_eq!(simple.string.as_deref(), Some(" a&lt;b<c>&amp;AB "));
    let blank: Simple = read("<Simple><string>  </string><integer> 7 </integer></Simple>").expect("XML");
    assert_eq!((blank.string.as_deref(), blank.integer), (Some("  "), Some(7)));
}

#[test]
fn roots_may_be_called_otherwise_if_they_have_a_known_member() {
    let simple: Simple = read("<Renamed><string>a</string></Renamed>").expect("XML");
    assert_eq!(simple.string.as_deref(), Some("a"));
    assert!(read::<Simple>("<Simple/>").is_ok_and(|simple| simple.string.is_none()));
    assert_eq!(
        read::<Simple>("<html><body>secret</body></html>").map(drop),
        Err("cannot read Simple: expected an element `Simple`, found another at byte 32".to_owned())
    );
}

#[test]
fn unions_have_one_member() {
    let choice = |text: &str| read::<Choice>(text).map(|choice| format!("{choice:?}"));
    assert_eq!(choice("<Choice><later>1</later></Choice>").as_deref(), Ok("Unknown"));
    assert_eq!(
        choice("<Choice></Choice>"),
        Err("cannot read Choice: expected a member of the union, found none at byte 17".to_owned())
    );
}

#[test]
fn values_may_be_as_deep_as_readers_take() {
    let mut deep: Nested = Blank::blank();
    for _ in 0..200 {
        deep = Nested { next: Some(Box::new(deep)), ..Blank::blank() };
    }
    let error = Xml::PLAIN.write(&deep, Members::All).expect_err("too deep").to_string();
    assert_eq!(error, "the value is nested too deep: more than 127 lists, maps and structures");
}

fn name(xml: &str) -> String {
    let nested = read::<Nested>(&format!("<Nested><name>{xml}</name></Nested>")).expect("XML");
    nested.name.expect("a name")
}

#[test]
fn pieces_of_a_text() {
    assert_eq!(name("a<!-- c -->b<![CDATA[<c>&amp;]]>d<?p i?>e"), "ab<c>&amp;de");
    assert_eq!(name("<![CDATA[key]]>"), "key");
    assert_eq!(name("<![CDATA[]]>"), "");
    assert_eq!(name("&lt;&gt;&amp;&apos;&quot;&#65;&#x42;&#x1F600;"), "<>&'\"AB\u{1F600}");
    assert_eq!(name("&amp;lt;"), "&lt;");
    assert_eq!(name(" \t a \n"), " \t a \n");
    assert_eq!(name("a\r\nb\rc&#xD;d"), "a\nb\nc\rd");
    assert_eq!(name(""), "");
    assert_eq!(read::<Nested>("<Nested><name/></Nested>").unwrap().name(), Some(""));
    assert_eq!(read::<Nested>("<Nested/>").unwrap().name(), None);
}

#[test]
fn text_between_elements_does_not_count() {
    let nested =
        read::<Nested>("<Nested>x<![CDATA[y]]><name>n</name>&amp;<next> z </next></Nested>").unwrap();
    assert_eq!(nested.name(), Some("n"));
    assert!(nested.next.is_some());
}

#[test]
fn the_last_of_several_elements_counts() {
    let nested = read::<Nested>("<Nested><name>a</name><name>b</name></Nested>").unwrap();
    assert_eq!(nested.name(), Some("b"));
    let xml = "<Nested><children><member/><member/></children><children><member/></children></Nested>";
    assert_eq!(read::<Nested>(xml).unwrap().children.expect("children").len(), 1);
}

#[test]
fn the_namespace_of_a_service() {
    let xml = Xml { namespace: Some(("urn:service", Some("s"))) };
    let write = |shape: &dyn smithwright_runtime::Shape| {
        String::from_utf8(xml.write(shape, Members::All).expect("written")).expect("UTF-8")
    };
    assert_eq!(write(&<Nested as Blank>::blank()), "<Nested xmlns:s=\"urn:service\"></Nested>");
    assert_eq!(write(&<Marked as Blank>::blank()), "<Page xmlns:p=\"http://x/\"></Page>");
}

#[test]
fn what_has_no_form_in_xml() {
    let document = Simple { document: Some(Document::Null), ..Blank::blank() };
    assert!(Xml::PLAIN.write(&document, Members::All).is_err());
    let unknown = Xml::PLAIN.write(&Choice::Unknown, Members::All).expect_err("no form").to_string();
    assert!(unknown.contains("Choice"), "{unknown}");
}

#[test]
fn flattened_items_need_not_stand_side_by_side() {
    let page: Marked = read("<Page><tag>1</tag><title/><tag>2</tag></Page>").expect("XML");
    assert_eq!(page.tags, Some(vec!["1".to_owned(), "2".to_owned()]));
}
