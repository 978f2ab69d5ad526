//! JSON values with their places: trait values, metadata, defaults.

use super::place::Place;
use serde_json::Number;
use std::collections::BTreeMap;

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
    /// A number.
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

    /// The number, if this is an integer that fits 64 bits; `5.0` counts as 5.
    pub fn as_i64(&self) -> Option<i64> {
        let number = self.as_number()?;
        number.as_i64().or_else(|| {
            let float = number.as_f64()?;
            // Below 2^53 every integral f64 is exact, so the cast loses nothing.
            (float.fract() == 0.0 && float.abs() < 9_007_199_254_740_992.0).then_some(float as i64)
        })
    }

    /// The number as floating point, if this is a number.
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

    /// The same value for serde_json, without places.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(number) => number.clone().into(),
            Value::String(text) => text.clone().into(),
            Value::Array(items) => items.iter().map(Node::to_json).collect(),
            Value::Object(entries) => {
                entries.iter().map(|(key, value)| (key.name.clone(), value.to_json())).collect()
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
    fn integers() {
        let float = |value| Node::synthetic(Value::Number(Number::from_f64(value).unwrap()));
        assert_eq!(float(5.0).as_i64(), Some(5));
        assert_eq!(float(5.5).as_i64(), None);
        assert_eq!(float(1e300).as_i64(), None);
        assert_eq!(Node::from(i64::MIN).as_i64(), Some(i64::MIN));
    }
}
