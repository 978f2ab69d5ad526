//! Values as JSON.

use super::evaluate::Evaluation;
use super::{Fault, Value};

impl Evaluation {
    /// Appends a value as JSON.
    pub(super) fn write(&self, out: &mut Vec<u8>, value: &Value) -> Result<(), Fault> {
        let before = out.len();
        match value {
            Value::Null => out.extend_from_slice(b"null"),
            Value::Bool(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
            Value::Number(number) => out.extend_from_slice(number.to_string().as_bytes()),
            Value::Text(text) => crate::codec::json::write_text(out, text),
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    out.push(if index == 0 { b'[' } else { b',' });
                    self.write(out, item)?;
                }
                out.extend_from_slice(if items.is_empty() { b"[]" } else { b"]" });
                return self.spend(1);
            }
            Value::Object(entries) => {
                for (index, (key, value)) in entries.iter().enumerate() {
                    out.push(if index == 0 { b'{' } else { b',' });
                    self.spend(key.len())?;
                    crate::codec::json::write_text(out, key);
                    out.push(b':');
                    self.write(out, value)?;
                }
                out.extend_from_slice(if entries.is_empty() { b"{}" } else { b"}" });
                return self.spend(1);
            }
        }
        self.spend(out.len() - before)
    }
}
