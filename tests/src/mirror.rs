//! What the generated mirrors are made of: typed values back to JSON.

use serde_json::Value;

/// An object; null members are left out, as the client leaves out what is not set.
pub fn object(members: Vec<(&str, Value)>) -> Value {
    members
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// An optional value; null if there is none.
pub fn optional<T>(value: Option<T>, convert: impl FnOnce(T) -> Value) -> Value {
    value.map_or(Value::Null, convert)
}

/// A list.
pub fn list<T>(items: &[T], convert: impl Fn(&T) -> Value) -> Value {
    items.iter().map(convert).collect()
}

/// A string.
pub fn text(value: impl AsRef<str>) -> Value {
    Value::from(value.as_ref())
}
