//! What a response leaves out although it is required.
#![allow(missing_docs, unreachable_pub, reason = "as generated code")]

use std::collections::HashMap;

use smithwright_runtime::codec::json::Json;
use smithwright_runtime::codec::{Codec, Members};
use smithwright_runtime::derive::{IntEnum, StringEnum, Structure, Union};
use smithwright_runtime::primitives::UnknownVariantValue;
use smithwright_runtime::{Blank, Shape};

#[derive(Clone, PartialEq, Structure)]
pub struct Outer {
    #[shape(required)]
    pub inner: Option<Inner>,
    #[shape(required)]
    pub choice: Option<Choice>,
    pub free: Option<Inner>,
    pub list: Option<Vec<Inner>>,
    pub map: Option<HashMap<String, Inner>>,
}

#[derive(Clone, PartialEq, Structure)]
pub struct Inner {
    pub color: Color,
    pub speed: Speed,
    #[shape(required)]
    pub leaf: Option<Leaf>,
}

#[derive(Clone, PartialEq, Structure)]
pub struct Leaf {
    pub text: String,
    pub color: Color,
    pub free: Option<Color>,
}

#[derive(Clone, PartialEq, Union)]
pub enum Choice {
    Text(String),
    Inner(Inner),
    #[non_exhaustive]
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, StringEnum)]
pub enum Color {
    #[shape("RED")]
    Red,
    Unknown(UnknownVariantValue),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntEnum)]
pub enum Speed {
    #[shape(5)]
    Fast,
    Unknown(i32),
}

fn read<S: Shape>(text: &str) -> S {
    let mut shape = S::blank();
    Json::PLAIN.read(text.as_bytes(), &mut shape, Members::All).expect(text);
    shape
}

#[test]
fn structures_and_unions_are_blank() {
    for body in ["", "null", "{}", r#"{"inner":null,"choice":null}"#, r#"{"other":1}"#] {
        let outer = read::<Outer>(body);
        let inner = outer.inner().expect("a required structure");
        assert_eq!(inner.color().as_str(), "no value was set");
        assert!(matches!(inner.speed(), Speed::Unknown(0)));
        let leaf = inner.leaf().expect("a required structure in it");
        assert_eq!((leaf.text(), leaf.color().as_str()), ("", "no value was set"));
        assert!(leaf.free().is_none());
        assert!(outer.choice().is_some_and(Choice::is_unknown));
        assert!(outer.free().is_none() && outer.list().is_empty() && outer.map().is_none(), "{body}");
    }
}

#[test]
fn wherever_they_are() {
    let blank = read::<Outer>("{}").inner.expect("a required structure");
    let outer = read::<Outer>(r#"{"free":{},"list":[{},{"leaf":{}}],"map":{"a":{}},"choice":{"inner":{}}}"#);
    assert!(outer.free.as_ref() == Some(&blank));
    assert!(outer.list == Some(vec![blank.clone(), blank.clone()]));
    assert!(outer.map == Some(HashMap::from([("a".to_owned(), blank.clone())])));
    assert!(outer.choice == Some(Choice::Inner(blank)));
}

#[test]
fn values_that_are_there_take_their_place() {
    let outer = read::<Outer>(
        r#"{"inner":{"color":"RED","speed":5,"leaf":{"text":"t","color":"","free":"blue"}},"choice":{"text":"x"}}"#,
    );
    let inner = outer.inner().expect("it");
    assert!(*inner.color() == Color::Red && *inner.speed() == Speed::Fast);
    let leaf = inner.leaf().expect("it");
    // An empty text is a value too.
    assert_eq!((leaf.text(), leaf.color().as_str(), leaf.free().map(Color::as_str)), ("t", "", Some("blue")));
    assert!(outer.choice().is_some_and(|choice| choice.as_text().is_ok_and(|text| text == "x")));
    // The last of several wins, whole.
    let outer = read::<Outer>(r#"{"inner":{"color":"RED"},"inner":{"speed":5}}"#);
    assert_eq!(outer.inner().expect("it").color().as_str(), "no value was set");
}

#[test]
fn builders_start_without_them() {
    let outer = Outer::builder().build();
    assert!(outer.inner.is_none() && outer.choice.is_none());
    assert!(Outer::builder().inner(Blank::blank()).build().inner.is_some());
    assert!(Outer::builder().set_inner(None).get_inner().is_none());
    // Required members of other types have to be set.
    assert!(Leaf::builder().text("t").build().is_err());
}
