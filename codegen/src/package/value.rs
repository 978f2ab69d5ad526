//! Values of a manifest, and how they are written.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

/// A value of a key in `Cargo.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// A string.
    Text(String),
    /// `true` or `false`.
    Flag(bool),
    /// An integer.
    Integer(i64),
    /// An array.
    List(Vec<Value>),
    /// A table.
    Table(BTreeMap<String, Value>),
}

impl Value {
    /// The string, if it is one.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The strings, if it is a list of nothing else.
    pub(super) fn as_texts(&self) -> Option<Vec<&str>> {
        match self {
            Self::List(list) => list.iter().map(Self::as_text).collect(),
            _ => None,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i64> for Value {
    fn from(integer: i64) -> Self {
        Self::Integer(integer)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(list: Vec<T>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Value>, const N: usize> From<[T; N]> for Value {
    fn from(list: [T; N]) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Value>> From<BTreeMap<String, T>> for Value {
    fn from(table: BTreeMap<String, T>) -> Self {
        Self::Table(table.into_iter().map(|(key, value)| (key, value.into())).collect())
    }
}

/// As TOML, on one line.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&quoted(text)),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Integer(integer) => write!(f, "{integer}"),
            Self::List(list) => {
                f.write_str("[")?;
                for (index, value) in list.iter().enumerate() {
                    write!(f, "{}{value}", if index > 0 { ", " } else { "" })?;
                }
                f.write_str("]")
            }
            Self::Table(table) if table.is_empty() => f.write_str("{}"),
            Self::Table(table) => {
                f.write_str("{ ")?;
                for (index, (key, value)) in table.iter().enumerate() {
                    write!(f, "{}{} = {value}", if index > 0 { ", " } else { "" }, self::key(key))?;
                }
                f.write_str(" }")
            }
        }
    }
}

/// A key of TOML, in quotes if it has to be.
pub(crate) fn key(key: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if is_bare { key.to_owned() } else { quoted(key) }
}

/// A string of TOML.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control() => {
                // Writing to a string never fails.
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_on_one_line() {
        let table = BTreeMap::from([("a b".to_owned(), Value::from([1, 2])), ("c".to_owned(), true.into())]);
        let list = Value::List(vec![Value::Table(table), Value::Table(BTreeMap::new()), "x".into()]);
        assert_eq!(list.to_string(), r#"[{ "a b" = [1, 2], c = true }, {}, "x"]"#);
    }

    #[test]
    fn escapes() {
        let text = "\"]\n[dependencies]\nevil = \"1\" \\ \u{7f}\u{0}\u{9f}ä";
        let expected = r#""\"]\n[dependencies]\nevil = \"1\" \\ \u007F\u0000\u009Fä""#;
        assert_eq!(quoted(text), expected);
        assert_eq!(key(""), "\"\"");
    }
}
