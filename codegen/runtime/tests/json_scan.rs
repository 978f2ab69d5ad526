//! The scanner beside `serde_json`: what one takes the other takes, and both find the same in it.

mod shapes;

use aws_smithy_types::{Document, Number};
use serde::de::IgnoredAny;
use serde_json::Value;
use shapes::{Nested, Simple, read};
use smithwright_runtime::shape::FromLiteral;

/// Good and bad bodies, to be cut, joined and bent.
const SEEDS: [&str; 12] = [
    r#"{"a":[1,-2.5e+3,0.1,true,false,null],"b":{"c":"d","":{}}}"#,
    r#"["\"\\\/\b\f\n\r\t\u0041\ud83d\ude00 plain text that is longer",[[],{}],""]"#,
    " [ 1 , 2 , { \"a\" : \"b\" , \"c\" : [ ] } ] \r\n\t",
    "\"naïve \u{2028} \u{10ffff} ünïcödé \u{7f}\"",
    "[0,-0,0.0,-0.0,1e5,1E-5,123456789012345678901,18446744073709551615,-9223372036854775808,1.7976931348623157e308]",
    r#""\ud800""#,
    r#""\udc00\ud800\u12g4\x""#,
    "[01]",
    "[1.,.5,+1,1e,--1]",
    "{\"a\" 1,}",
    "nul",
    "[true,fals,nulll]",
];

/// A text made of `seeds` by small changes.
fn bend(random: &mut fastrand::Rng) -> String {
    let mut text: Vec<char> = SEEDS[random.usize(..SEEDS.len())].chars().collect();
    for _ in 0..random.usize(..4) {
        let at = random.usize(..=text.len());
        match random.u8(..4) {
            0 => {
                text.insert(at, char::from(random.choice(br#"{}[]",:\ue01-+.n8 "#).copied().unwrap_or(b' ')))
            }
            1 => drop(text.drain(at.saturating_sub(random.usize(..3))..at)),
            2 => drop(text.splice(at..at, SEEDS[random.usize(..SEEDS.len())].chars())),
            _ => text.insert(at, random.char('\0'..'\u{3000}')),
        }
    }
    text.into_iter().collect()
}

fn same(document: &Document, value: &Value) -> bool {
    match (document, value) {
        (Document::Null, Value::Null) => true,
        (Document::Bool(a), Value::Bool(b)) => a == b,
        (Document::String(a), Value::String(b)) => a == b,
        (Document::Number(Number::PosInt(a)), Value::Number(b)) => b.as_u64() == Some(*a),
        (Document::Number(Number::NegInt(a)), Value::Number(b)) => b.as_i64() == Some(*a) && !b.is_u64(),
        (Document::Number(Number::Float(a)), Value::Number(b)) => {
            b.is_f64() && b.as_f64().map(f64::to_bits) == Some(a.to_bits())
        }
        (Document::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Document::Object(a), Value::Object(b)) => {
            a.len() == b.len() && b.iter().all(|(key, b)| a.get(key).is_some_and(|a| same(a, b)))
        }
        _ => false,
    }
}

#[test]
fn takes_what_serde_json_takes() {
    let mut random = fastrand::Rng::with_seed(7);
    let (mut good, mut bad) = (0, 0);
    for _ in 0..20_000 {
        let text = bend(&mut random);
        let known = format!("{{\"document\":{text}}}");
        // An object that ends early may go on with other members, which a `Value` has beside the document.
        let expected = serde_json::from_str::<Value>(&known).ok();
        let found = read::<Simple>(&known);
        match &expected {
            Some(value) if value.as_object().is_some_and(|members| members.len() == 1) => {
                let document = found.unwrap_or_else(|error| panic!("{known}: {error}")).document;
                assert!(same(document.as_ref().unwrap_or(&Document::Null), &value["document"]), "{known}");
                good += 1;
            }
            Some(_) => {}
            None => {
                assert!(found.is_err(), "{known}");
                bad += 1;
            }
        }
        let unknown = format!("{{\"other\":{text}}}");
        let expected = serde_json::from_str::<IgnoredAny>(&unknown).is_ok();
        assert_eq!(read::<Nested>(&unknown).is_ok(), expected, "{unknown}");
    }
    assert!(good > 2_000 && bad > 2_000, "{good} good, {bad} bad");
}

/// Documents that stand alone, as in defaults and rule sets: what cannot be read is null.
#[test]
fn reads_whole_documents_as_serde_json_does() {
    let mut random = fastrand::Rng::with_seed(8);
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let texts = (0..20_000).map(|_| bend(&mut random)).chain(["".to_owned(), deep(127), deep(128)]);
    let (mut good, mut bad) = (0, 0);
    for text in texts {
        let document = Document::from_literal(text.as_str());
        match serde_json::from_str::<Value>(&text) {
            Ok(value) => {
                assert!(same(&document, &value), "{text}");
                good += 1;
            }
            Err(_) => {
                assert_eq!(document, Document::Null, "{text}");
                bad += 1;
            }
        }
    }
    assert!(good > 2_000 && bad > 2_000, "{good} good, {bad} bad");
}
