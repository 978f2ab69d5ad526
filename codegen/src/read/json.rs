//! Bytes to JSON nodes with places.
//!
//! serde_json does the parsing. It does not say where a value stands, so a light scanner walks the same text in step
//! with it: whenever serde_json comes to a key or value, the scanner yields where the next key or value begins. Both
//! pass over the text once, so the work is linear.

use super::source::Source;
use super::text::decode;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Key, Node, Number, Place, SourceFile, Value, saturate};
use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

/// Most keys and values read from one file. The largest public models have about half a million.
const MOST_VALUES: usize = 4_000_000;

/// Longest number, in characters. A number can be a default of any precision, which generated code spells out.
const LONGEST_NUMBER: usize = 4096;

const TOO_MANY: &str = "too many values";

/// Parses a whole source. `None` when it is not JSON; then a diagnostic says why.
pub(super) fn parse(source: &Source, found: &mut Diagnostics) -> Option<Node> {
    let text = match decode(source) {
        Ok(text) => text,
        Err(problem) => {
            found.push(*problem);
            return None;
        }
    };
    let text = text.as_ref();
    let file = Arc::new(SourceFile::new(&source.name, text));
    let mut walk = Walk { scanner: Scanner { text: text.as_bytes(), at: 0 }, file: &file, values: 0, found };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let result =
        (&mut walk).deserialize(&mut deserializer).and_then(|node| deserializer.end().map(|()| node));
    match result {
        Ok(node) => Some(node),
        Err(error) => {
            let problem = syntax_error(&error, &file);
            found.push(problem);
            None
        }
    }
}

/// The diagnostic for what serde_json says.
fn syntax_error(error: &serde_json::Error, file: &Arc<SourceFile>) -> Diagnostic {
    let text = error.to_string();
    let reason = text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
    let place = Place::new(Arc::clone(file), file.offset_of(error.line(), error.column()));
    let problem = match reason {
        "recursion limit exceeded" => Diagnostic::error(Code::TooDeep, "JSON is nested too deep")
            .expected("at most 127 arrays and objects within each other"),
        TOO_MANY => {
            let message = format!("`{}` holds more than {MOST_VALUES} keys and values", file.name());
            Diagnostic::error(Code::TooLarge, message)
        }
        reason if reason.contains("hex escape") => {
            Diagnostic::error(Code::NotJson, format!("this is not JSON: {reason}"))
                .expected("`\\u` escapes that stand for whole characters: surrogates come in pairs")
        }
        reason => Diagnostic::error(Code::NotJson, format!("this is not JSON: {reason}"))
            .maybe_hint(other_format(file.text()).map(str::to_owned)),
    };
    problem.at(&place)
}

/// What a text that is not JSON may be, and what to do about it.
fn other_format(text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    if text.starts_with("$version") || text.starts_with("namespace ") || text.starts_with("//") {
        Some("this looks like Smithy IDL; turn it into JSON AST with `smithy ast`")
    } else if text.starts_with('<') {
        Some("this looks like XML or HTML")
    } else if text.starts_with("openapi:") || text.starts_with("swagger:") || text.starts_with("---") {
        Some("this looks like YAML")
    } else {
        None
    }
}

/// Finds where keys and values begin, in the order in which a parser comes to them.
struct Scanner<'t> {
    text: &'t [u8],
    at: usize,
}

impl Scanner<'_> {
    /// Where the next key or value begins; steps over it if it is simple, into it if it is an array or object.
    fn step(&mut self) -> usize {
        while self
            .here()
            .is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' | b']' | b'}'))
        {
            self.at += 1;
        }
        let start = self.at;
        match self.here() {
            Some(b'[' | b'{') => self.at += 1,
            Some(b'"') => self.skip_string(),
            _ => {
                while self
                    .here()
                    .is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
                {
                    self.at += 1;
                }
            }
        }
        start
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.here() {
            self.at += 1;
            match byte {
                b'"' => return,
                b'\\' => self.at += 1,
                _ => {}
            }
        }
    }

    fn here(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }
}

struct Walk<'w> {
    scanner: Scanner<'w>,
    file: &'w Arc<SourceFile>,
    values: usize,
    found: &'w mut Diagnostics,
}

impl Walk<'_> {
    fn step(&mut self) -> Place {
        self.values += 1;
        Place::new(Arc::clone(self.file), saturate(self.scanner.step()))
    }

    /// Reads a number's text. serde_json's own numbers have 64 bits.
    fn number<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        place: &Place,
    ) -> Result<Value, D::Error> {
        let text = <&RawValue as Deserialize>::deserialize(deserializer)?.get();
        if text.len() > LONGEST_NUMBER {
            let message = format!("the number is written with more than {LONGEST_NUMBER} characters");
            self.found.push(Diagnostic::error(Code::NumberOutOfRange, message).at(place));
            return Ok(Value::Number(0.into()));
        }
        Number::parse(text).map(Value::Number).ok_or_else(|| D::Error::custom("invalid number"))
    }

    /// Keeps the first of two entries with one key, and reports the other.
    fn without_duplicates(&mut self, entries: Vec<(Key, Node)>) -> Vec<(Key, Node)> {
        // Most objects are tiny; comparing each with each is then cheaper than hashing.
        let unique = if entries.len() <= 8 {
            entries
                .iter()
                .enumerate()
                .all(|(at, (key, _))| entries.iter().take(at).all(|(earlier, _)| earlier.name != key.name))
        } else {
            let mut seen = HashSet::with_capacity(entries.len());
            entries.iter().all(|(key, _)| seen.insert(key.name.as_str()))
        };
        if unique {
            return entries;
        }
        let mut seen = HashSet::new();
        let mut kept = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            if seen.insert(key.name.clone()) {
                kept.push((key, value));
            } else {
                let message = format!("the key `{}` is there twice", key.name);
                let hint = "keep one of the two; readers of JSON disagree on which one counts";
                self.found.push(Diagnostic::error(Code::DuplicateKey, message).at(&key.place).hint(hint));
            }
        }
        kept
    }
}

impl<'de> DeserializeSeed<'de> for &mut Walk<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        if self.values > MOST_VALUES {
            return Err(D::Error::custom(TOO_MANY));
        }
        let place = self.step();
        let start = self.scanner.text.get(place.offset() as usize);
        let value = match start {
            Some(b'-' | b'0'..=b'9') => self.number(deserializer, &place)?,
            _ => deserializer.deserialize_any(Values { walk: self })?,
        };
        Ok(Node { value, place })
    }
}

/// Reads an object's key, in step with the scanner.
struct KeySeed<'a, 'w>(&'a mut Walk<'w>);

impl<'de> DeserializeSeed<'de> for KeySeed<'_, '_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        let place = self.0.step();
        let name = <String as Deserialize>::deserialize(deserializer)?;
        Ok(Key { name, place })
    }
}

struct Values<'a, 'w> {
    walk: &'a mut Walk<'w>,
}

impl<'de> Visitor<'de> for Values<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(&mut *self.walk)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(key) = entries.next_key_seed(KeySeed(self.walk))? {
            list.push((key, entries.next_value_seed(&mut *self.walk)?));
        }
        Ok(Value::Object(self.walk.without_duplicates(list)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::gzip::tests::compress;
    use super::*;

    fn parse_text(text: impl Into<Vec<u8>>) -> (Option<Node>, Diagnostics) {
        let mut found = Diagnostics::new();
        (parse(&Source::new("m.json", text.into()), &mut found), found)
    }

    fn code(text: impl Into<Vec<u8>>) -> (Code, String) {
        let (_, found) = parse_text(text);
        let first = found.iter().next().expect("a diagnostic");
        let place = first.place.as_ref().map(ToString::to_string).unwrap_or_default();
        (first.code, place)
    }

    /// Every node's text begins where its place says.
    fn check_places(node: &Node, text: &str) {
        let rest = &text[node.place.offset() as usize..];
        match &node.value {
            Value::Object(entries) => {
                assert!(rest.starts_with('{'), "{rest}");
                for (key, value) in entries {
                    assert!(text[key.place.offset() as usize..].starts_with('"'));
                    check_places(value, text);
                }
            }
            Value::Array(items) => {
                assert!(rest.starts_with('['), "{rest}");
                items.iter().for_each(|item| check_places(item, text));
            }
            Value::String(_) => assert!(rest.starts_with('"'), "{rest}"),
            Value::Null => assert!(rest.starts_with("null"), "{rest}"),
            Value::Bool(value) => assert!(rest.starts_with(&value.to_string()), "{rest}"),
            Value::Number(_) => assert!(rest.starts_with(|c: char| c == '-' || c.is_ascii_digit()), "{rest}"),
        }
    }

    #[test]
    fn places() {
        let text =
            r#" { "a\"b" : [1, -2.5e+3, {"x": {}}, [[]], "\\", "\u00e9"], "ü{[": null,"c":true , "":"" } "#;
        let (node, found) = parse_text(text);
        assert!(found.is_empty(), "{found}");
        check_places(&node.unwrap(), text);
    }

    #[test]
    fn same_values_as_serde_json() {
        let text =
            r#"{"a": [1, -2, 2.5, 18446744073709551615, "\ud83d\ude00\n", {"b": {"c": null}}, true, []]}"#;
        let (node, _) = parse_text(text);
        assert_eq!(node.unwrap().to_json(), serde_json::from_str::<serde_json::Value>(text).unwrap());
    }

    #[test]
    fn problems_have_codes_and_places() {
        for (text, expected, place) in [
            ("", Code::EmptyFile, ""),
            (" \n", Code::EmptyFile, ""),
            ("{\n \"a\": }", Code::NotJson, "m.json:2:7"),
            ("{\"a\": 1", Code::NotJson, "m.json:1:7"),
            ("{} x", Code::NotJson, "m.json:1:4"),
            ("{\"a\": 1.}", Code::NotJson, "m.json:1:9"),
            ("{\"a\": 01}", Code::NotJson, "m.json:1:8"),
            ("{\"a\": -}", Code::NotJson, "m.json:1:8"),
            ("{\"a\": 1e}", Code::NotJson, "m.json:1:9"),
            ("{\"a\": 1, \"b\": 2, \"a\": 3}", Code::DuplicateKey, "m.json:1:18"),
            ("[\"\\ud800\"]", Code::NotJson, "m.json:1:9"),
            ("\u{feff}{}", Code::ByteOrderMark, ""),
        ] {
            assert_eq!(code(text), (expected, place.to_owned()), "{text}");
        }
        assert_eq!(code(b"{\"\xff\": 1}".to_vec()), (Code::NotUtf8, "m.json:1:3".to_owned()));
        assert_eq!(code(b"\x1f\x8b\x08".to_vec()).0, Code::BadGzip);
        assert_eq!(code(compress(b"{\n \"a\": }")), (Code::NotJson, "m.json:2:7".to_owned()));
        assert_eq!(code(compress(b"{\"\xff\": 1}")), (Code::NotUtf8, "m.json:1:3".to_owned()));
        assert_eq!(code("[".repeat(100_000)).0, Code::TooDeep);
        assert_eq!(code("{\"a\":".repeat(100_000)).0, Code::TooDeep);
        assert_eq!(
            code(format!("[{}]", "1".repeat(5000))),
            (Code::NumberOutOfRange, "m.json:1:2".to_owned())
        );
    }

    #[test]
    fn numbers_are_kept_as_they_are_written() {
        let texts = ["123456789012345678901234567890", "1.50", "1e999999999", "-0", "1E+3", "0"];
        let (node, found) = parse_text(format!("[{}]", texts.join(" , ")));
        assert!(found.is_empty(), "{found}");
        let node = node.unwrap();
        let numbers: Vec<&str> = node.items().map(|node| node.as_number().unwrap().as_str()).collect();
        assert_eq!(numbers, texts);
        let (node, _) = parse_text("-1.5e2");
        assert_eq!(node.unwrap().to_string(), "-1.5e2");
    }

    #[test]
    fn duplicate_keys_keep_the_first() {
        let many: String = (0..20).map(|index| format!("\"k{index}\": 1, ")).collect();
        let (node, found) = parse_text(format!("{{{many} \"k3\": 2}}"));
        assert_eq!(found.error_count(), 1);
        assert_eq!(node.unwrap().get("k3").and_then(Node::as_i64), Some(1));
    }
}
