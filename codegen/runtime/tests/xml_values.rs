//! What XML says, and how it is written.

mod shapes;

use std::collections::HashMap;

use shapes::{Choice, Collections, Grant, Nested, Simple, Things, read_xml as read, write_xml as write};
use smithwright_runtime::Blank;
use smithwright_runtime::codec::xml::Xml;
use smithwright_runtime::codec::{Codec, Members};
use smithwright_runtime::primitives::{Blob, Document};

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
fn collections() {
    let xml = "<Collections><list><member>a</member><other/><member/></list><map><entry><key>k</key>\
               <value> 1 </value></entry><entry><key>unset</key></entry></map></Collections>";
    let read_back = read::<Collections>(xml).unwrap();
    assert_eq!(read_back.list.as_deref(), Some(&["a".to_owned(), String::new()][..]));
    assert_eq!(read_back.map, Some(HashMap::from([("k".to_owned(), 1)])));
    let empty = read::<Collections>("<Collections><list/><map> </map></Collections>").unwrap();
    assert_eq!((empty.list, empty.map), (Some(vec![]), Some(HashMap::new())));
    let written =
        write(&Collections { list: Some(vec![]), map: Some(HashMap::new()), ..Collections::blank() });
    assert_eq!(written.as_deref(), Ok("<Collections><list></list><map></map></Collections>"));
}

#[test]
fn names_flattening_and_attributes() {
    let things = Things {
        list: Some(vec!["a".into(), "b".into()]),
        flat: Some(vec![1, 2]),
        map: Some(HashMap::from([("k".into(), "v".into())])),
        flat_map: Some(HashMap::from([("k".into(), "v".into())])),
        grant: Some(Grant { id: Some("<i>".into()), kind: Some("a\"<\n".into()) }),
    };
    let xml = "<Stuff xmlns=\"urn:a\"><List><item>a</item><item>b</item></List><N>1</N><N>2</N>\
               <map><entry><K>k</K><V>v</V></entry></map><flatMap><key>k</key><value>v</value></flatMap>\
               <g:grant xmlns:xsi=\"urn:b\" xsi:type=\"a&quot;&lt;&#xA;\"><id>&lt;i&gt;</id></g:grant></Stuff>";
    assert_eq!(write(&things).as_deref(), Ok(xml));
    assert_eq!(read::<Things>(xml), Ok(things));
    let empty = Things { flat: Some(vec![]), flat_map: Some(HashMap::new()), ..Things::blank() };
    assert_eq!(write(&empty).as_deref(), Ok("<Stuff xmlns=\"urn:a\"></Stuff>"));
    // Items need not stand side by side.
    let apart = read::<Things>("<Stuff><N>1</N><map/><N>2</N></Stuff>").unwrap();
    assert_eq!(apart.flat, Some(vec![1, 2]));
}

#[test]
fn the_namespace_of_a_service() {
    let xml = Xml { namespace: Some(("urn:service", Some("s"))) };
    let write = |shape: &dyn smithwright_runtime::Shape| {
        String::from_utf8(xml.write(shape, Members::All).expect("written")).expect("UTF-8")
    };
    assert_eq!(write(&Nested::blank()), "<Nested xmlns:s=\"urn:service\"></Nested>");
    assert_eq!(write(&Things::blank()), "<Stuff xmlns=\"urn:a\"></Stuff>");
}

#[test]
fn simple_values_there_and_back() {
    let simple = Simple {
        boolean: Some(true),
        byte: Some(-1),
        long: Some(i64::MIN),
        float: Some(f32::INFINITY),
        double: Some(-1.5e300),
        string: Some("\u{1F600}\r".into()),
        blob: Some(Blob::new("abc")),
        color: Some(shapes::Color::Blue),
        ..Simple::blank()
    };
    let xml = "<Simple><boolean>true</boolean><byte>-1</byte><long>-9223372036854775808</long>\
               <float>Infinity</float><double>-1.5e300</double><string>\u{1F600}&#xD;</string>\
               <blob>YWJj</blob><color>2 blue </color></Simple>";
    assert_eq!(write(&simple).as_deref(), Ok(xml));
    assert_eq!(write(&read::<Simple>(xml).unwrap()).as_deref(), Ok(xml));
}

#[test]
fn what_has_no_form_in_xml() {
    let document = Simple { document: Some(Document::Null), ..Simple::blank() };
    assert!(write(&document).is_err());
    let unknown = write(&Choice::Unknown).err().unwrap_or_default();
    assert!(unknown.contains("Choice"), "{unknown}");
}

#[test]
fn what_is_written_is_no_deeper_than_what_is_read() {
    let deep = |depth| {
        (1..depth).fold(Nested::blank(), |next, _| Nested { next: Some(Box::new(next)), ..Nested::blank() })
    };
    assert!(read::<Nested>(&write(&deep(127)).expect("written")).is_ok());
    let too_deep = "the value is nested too deep: more than 127 lists, maps and structures";
    assert_eq!(write(&deep(128)), Err(too_deep.to_owned()));
}
