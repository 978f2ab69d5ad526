//! JSON values with sorted keys. The order of keys in a `serde_json::Value` depends on features that any crate of a
//! build can turn on; what is rendered must not.

use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use std::collections::BTreeMap;

/// A value that is written with sorted keys, at any depth.
pub(super) struct Sorted<'a>(pub(super) &'a Value);

impl Serialize for Sorted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Array(items) => serializer.collect_seq(items.iter().map(Sorted)),
            Value::Object(entries) => {
                let sorted: BTreeMap<&String, &Value> = entries.iter().collect();
                let mut map = serializer.serialize_map(Some(sorted.len()))?;
                for (key, value) in sorted {
                    map.serialize_entry(key, &Sorted(value))?;
                }
                map.end()
            }
            simple => simple.serialize(serializer),
        }
    }
}

/// The value on one line.
pub(super) fn line(value: &Value) -> String {
    // Writing to memory cannot fail, and all keys are strings.
    serde_json::to_string(&Sorted(value)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn keys_are_sorted_at_any_depth() {
        let value = serde_json::json!({"b": [{"d": 1, "c": null}], "a": "x"});
        assert_eq!(line(&value), r#"{"a":"x","b":[{"c":null,"d":1}]}"#);
    }
}
