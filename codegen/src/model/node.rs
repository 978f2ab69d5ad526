//! JSON values with their places: trait values, metadata, defaults.

use super::number::Number;
use super::place::Place;
use std::collections::BTreeMap;
use std::fmt;

/// A JSON value and where it stands. Two nodes are equal when their values are; places do not count.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it begins.
    pub place: Place,
}

/// A JSON value.
#[derive(Clone, Debug)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it is written.
    Number(Number),
    /// A string, unescaped.
    String(String),
    /// An array.
    Array(Vec<Node>),
    /// An object, in the order of the file; no key stands twice.
    Object(Vec<(Key, Node)>),
}

/// A key of an object and where it stands.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key, unescaped.
    pub name: String,
    /// Where it begins.
    pub place: Place,
}

impl Node {
    /// A value that stands in no file.
    pub fn synthetic(value: Value) -> Self {
        Self { value, place: Place::nowhere() }
    }

    /// An empty object at a place, the value of an annotation trait.
    pub fn annotation(place: Place) -> Self {
        Self { value: Value::Object(Vec::new()), place }
    }

    /// Says of the value and of all in it that they are at a place.
    pub(crate) fn put_at(&mut self, place: &Place) {
        self.place = place.clone();
        match &mut self.value {
            Value::Array(items) => items.iter_mut().for_each(|item| item.put_at(place)),
            Value::Object(entries) => {
                for (key, value) in entries {
                    key.place = place.clone();
                    value.put_at(place);
                }
            }
            _ => {}
        }
    }

    /// The value under a key, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().find_map(|(name, value)| (name.name == key).then_some(value))
    }

    /// The text, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The number, if this is one.
    pub fn as_number(&self) -> Option<&Number> {
        match &self.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The number, if it is written as an integer and fits 64 bits; `5.0` and `1e2` are not.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// The nearest 64-bit floating point number, if this is a number of that range.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number()?.as_f64()
    }

    /// The elements, if this is an array.
    pub fn as_array(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The entries in file order, if this is an object.
    pub fn as_object(&self) -> Option<&[(Key, Node)]> {
        match &self.value {
            Value::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// The entries in file order; none if this is not an object.
    pub fn entries(&self) -> impl Iterator<Item = (&Key, &Node)> {
        self.as_object().unwrap_or_default().iter().map(|(key, value)| (key, value))
    }

    /// The elements; none if this is not an array.
    pub fn items(&self) -> impl Iterator<Item = &Node> {
        self.as_array().unwrap_or_default().iter()
    }

    /// The strings of an array of strings; other elements are passed over.
    pub fn strings(&self) -> Vec<String> {
        self.items().filter_map(Node::as_str).map(str::to_owned).collect()
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// Where a byte of the text is, if this is a string in a file; else where the value begins.
    pub fn place_at(&self, byte: usize) -> Place {
        if self.as_str().is_some() { self.place.within_string(byte) } else { self.place.clone() }
    }

    /// The kind of value, as people say it: "an object", "a string" …
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }

    /// The same value for serde_json, without places. A number that serde_json would write otherwise, such as one of
    /// thirty digits or `1.50`, becomes the string of its digits, so that none is lost.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(number) => plain_number(number),
            Value::String(text) => text.clone().into(),
            Value::Array(items) => items.iter().map(Node::to_json).collect(),
            Value::Object(entries) => {
                entries.iter().map(|(key, value)| (key.name.clone(), value.to_json())).collect()
            }
        }
    }
}

fn plain_number(number: &Number) -> serde_json::Value {
    let plain = number.as_i64().map(serde_json::Number::from);
    let plain = plain.or_else(|| number.as_str().parse().ok().map(|value: u64| value.into()));
    let plain = plain.or_else(|| serde_json::Number::from_f64(number.as_f64()?));
    let plain = plain.filter(|plain| plain.to_string() == number.as_str());
    plain.map_or_else(|| number.as_str().into(), serde_json::Value::Number)
}

/// The value as compact JSON, every number as it is written.
impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |text: &str| serde_json::Value::from(text);
        match &self.value {
            Value::Null => f.write_str("null"),
            Value::Bool(value) => value.fmt(f),
            Value::Number(number) => number.fmt(f),
            Value::String(text) => quoted(text).fmt(f),
            Value::Array(items) => {
                f.write_str("[")?;
                for (at, item) in items.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { "," })?;
                    item.fmt(f)?;
                }
                f.write_str("]")
            }
            Value::Object(entries) => {
                // Sorted, since the order of a file means nothing.
                f.write_str("{")?;
                for (at, (key, value)) in by_key(entries).into_iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { "," })?;
                    write!(f, "{}:{value}", quoted(key))?;
                }
                f.write_str("}")
            }
        }
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl PartialEq for Value {
    /// The order of keys does not matter, as everywhere in JSON.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Number(a), Self::Number(b)) => a == b,
            (Self::String(a), Self::String(b)) => a == b,
            (Self::Array(a), Self::Array(b)) => a == b,
            (Self::Object(a), Self::Object(b)) => a.len() == b.len() && by_key(a) == by_key(b),
            _ => false,
        }
    }
}

fn by_key(entries: &[(Key, Node)]) -> BTreeMap<&str, &Node> {
    entries.iter().map(|(key, value)| (key.name.as_str(), value)).collect()
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::synthetic(Value::String(text.to_owned()))
    }
}

impl From<bool> for Node {
    fn from(value: bool) -> Self {
        Self::synthetic(Value::Bool(value))
    }
}

impl From<i64> for Node {
    fn from(value: i64) -> Self {
        Self::synthetic(Value::Number(value.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(entries: &[(&str, i64)]) -> Node {
        let entry = |(name, value): &(&str, i64)| {
            (Key { name: (*name).to_owned(), place: Place::nowhere() }, Node::from(*value))
        };
        Node::synthetic(Value::Object(entries.iter().map(entry).collect()))
    }

    #[test]
    fn equality_ignores_order_and_place() {
        assert_eq!(object(&[("a", 1), ("b", 2)]), object(&[("b", 2), ("a", 1)]));
        assert_ne!(object(&[("a", 1), ("b", 2)]), object(&[("b", 1), ("a", 2)]));
        assert_ne!(object(&[("a", 1)]), object(&[("a", 1), ("b", 2)]));
    }

    #[test]
    fn numbers_keep_their_digits() {
        let number = |text| Node::synthetic(Value::Number(Number::parse(text).unwrap()));
        for text in ["0", "-5", "2.5", "18446744073709551615", "1e+300"] {
            assert_eq!(number(text).to_json().to_string(), text);
        }
        for text in
            ["1.50", "123456789012345678901234567890", "1e400", "-0", "1e3", "0.12345678901234567890123"]
        {
            assert_eq!(number(text).to_json(), serde_json::Value::from(text));
            assert_eq!(number(text).to_string(), text);
        }
    }
}
