//! Requests of awsQuery and ec2Query.

mod shapes;

use std::collections::HashMap;

use shapes::{Choice, Collections, Filters, Nested, Secrets, Simple};
use smithwright_runtime::primitives::{Blob, DateTime, Document};
use smithwright_runtime::protocol::{AWS_QUERY, Call, ClientProtocol, EC2_QUERY};
use smithwright_runtime::{Blank, OperationTraits, ServiceMetadata};

/// The parameters after those that every request has.
fn form(
    protocol: &'static dyn ClientProtocol,
    mut shape: impl smithwright_runtime::Shape,
) -> Result<String, String> {
    let service = ServiceMetadata { version: "2010-05-08", ..ServiceMetadata::speaking(protocol) };
    let call = Call { service: &service, operation: "Act", traits: &OperationTraits::DEFAULT };
    let request = protocol.request(&call, &mut shape).map_err(|error| error.to_string())?;
    assert_eq!((request.method(), request.uri()), ("POST", "/"));
    let body = std::str::from_utf8(request.body().bytes().expect("bytes")).expect("UTF-8");
    assert_eq!(request.headers().get("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(request.headers().get("content-length"), Some(body.len().to_string().as_str()));
    let rest = body.strip_prefix("Action=Act&Version=2010-05-08").expect("what every request has");
    Ok(rest.to_owned())
}

#[test]
fn without_parameters() {
    for protocol in [&AWS_QUERY, &EC2_QUERY] {
        assert_eq!(form(protocol, Nested::blank()).as_deref(), Ok(""));
    }
}

fn filters() -> Filters {
    Filters {
        names: Some(vec!["a b".into(), "&c".into()]),
        values: Some(vec![1, 2]),
        tags: Some(HashMap::from([("z".into(), "1".into()), ("k".into(), "2".into())])),
        flat_tags: Some(HashMap::from([("k=".into(), "".into())])),
        max_results: Some(5),
        attribute: Some("x".into()),
    }
}

#[test]
fn names_of_parameters() {
    assert_eq!(
        form(&AWS_QUERY, filters()).as_deref(),
        Ok("&names.item.1=a%20b&names.item.2=%26c&V.1=1&V.2=2&tags.entry.1.K=k&tags.entry.1.V=2&\
            tags.entry.2.K=z&tags.entry.2.V=1&flatTags.1.key=k%3D&flatTags.1.value=&maxResults=5&attr=x")
    );
    let filters = Filters { tags: None, flat_tags: None, ..filters() };
    assert_eq!(
        form(&EC2_QUERY, filters).as_deref(),
        Ok("&Names.1=a%20b&Names.2=%26c&V.1=1&V.2=2&Max=5&Attr=x")
    );
}

#[test]
fn empty_collections() {
    let empty = || Filters {
        names: Some(vec![]),
        values: Some(vec![]),
        tags: Some(HashMap::new()),
        flat_tags: Some(HashMap::new()),
        ..Filters::blank()
    };
    assert_eq!(form(&AWS_QUERY, empty()).as_deref(), Ok("&names="));
    assert_eq!(form(&EC2_QUERY, empty()).as_deref(), Ok(""));
}

#[test]
fn structures_within_collections() {
    let leaf = |name: &str| Nested { name: Some(name.into()), ..Nested::blank() };
    let nested = Nested {
        next: Some(Box::new(leaf("n"))),
        children: Some(vec![leaf("a"), Nested::blank(), leaf("b")]),
        ..Nested::blank()
    };
    assert_eq!(
        form(&AWS_QUERY, nested).as_deref(),
        Ok("&next.name=n&children.member.1.name=a&children.member.3.name=b")
    );
    let deep = Collections {
        deep: Some(vec![vec![], vec![HashMap::from([("k".into(), leaf("n"))])]]),
        ..Collections::blank()
    };
    assert_eq!(
        form(&AWS_QUERY, deep).as_deref(),
        Ok("&deep.member.1=&deep.member.2.member.1.entry.1.key=k&\
            deep.member.2.member.1.entry.1.value.name=n")
    );
}

#[test]
fn simple_values() {
    let simple = Simple {
        boolean: Some(false),
        byte: Some(-1),
        float: Some(f32::NAN),
        double: Some(f64::NEG_INFINITY),
        blob: Some(Blob::new([0xFB, 0xFF])),
        string: Some("é".into()),
        timestamp: Some(DateTime::from_secs(1_422_172_800)),
        color: Some(shapes::Color::Red),
        speed: Some(shapes::Speed::Back),
        ..Simple::blank()
    };
    assert_eq!(
        form(&AWS_QUERY, simple).as_deref(),
        Ok(
            "&boolean=false&byte=-1&float=NaN&double=-Infinity&string=%C3%A9&blob=%2B%2F8%3D&color=RED&speed=-1&\
            timestamp=2015-01-25T08%3A00%3A00Z"
        )
    );
}

#[test]
fn unions() {
    let secrets = |choice| Secrets { choice: Some(choice), ..Secrets::blank() };
    let text = form(&AWS_QUERY, secrets(Choice::Text("t".into())));
    assert!(text.expect("a form").contains("&choice.text=t"));
    let unknown = form(&AWS_QUERY, secrets(Choice::Unknown)).expect_err("no form");
    assert!(unknown.contains("Choice"), "{unknown}");
}

#[test]
fn what_has_no_form() {
    let document = Simple { document: Some(Document::String("secret".into())), ..Simple::blank() };
    assert_eq!(form(&AWS_QUERY, document), Err("a form has no parameter for documents".to_owned()));
    let deep = |depth| {
        let innermost = Nested { name: Some("n".into()), ..Nested::blank() };
        (0..depth).fold(innermost, |next, _| Nested { next: Some(Box::new(next)), ..Nested::blank() })
    };
    assert!(form(&AWS_QUERY, deep(127)).is_ok());
    assert_eq!(
        form(&EC2_QUERY, deep(128)),
        Err("the value is nested too deep: more than 127 lists, maps and structures".to_owned())
    );
}
