//! Looking into the JSON of rules, with faults that say what was expected.

use super::parse::{Result, RuleSetError};
use aws_smithy_types::{Document, Number};
use std::collections::HashMap;

pub(super) type Object = HashMap<String, Document>;

pub(super) fn object(json: &Document) -> Result<&Object> {
    json.as_object().ok_or_else(|| RuleSetError::new("expected an object"))
}

pub(super) fn member<'j>(json: &'j Object, key: &str) -> Result<&'j Document> {
    json.get(key).ok_or_else(|| RuleSetError::new(format!("`{key}` is missing")))
}

pub(super) fn array<'j>(json: &'j Object, key: &str) -> Result<&'j [Document]> {
    let items = member(json, key)?.as_array();
    items.map(Vec::as_slice).ok_or_else(|| RuleSetError::new("expected an array").within(key))
}

/// The entries, sorted by name: a map's own order is another each time, and would show in errors.
pub(super) fn sorted(json: &Object) -> Vec<(&str, &Document)> {
    let mut entries: Vec<_> = json.iter().map(|(name, value)| (name.as_str(), value)).collect();
    entries.sort_unstable_by_key(|(name, _)| *name);
    entries
}

/// The integer of 64 bits that `number` is written as; `1.0` is none.
pub(super) fn integer(number: &Number) -> Result<i64> {
    let fault = |text: String| RuleSetError::new(format!("{text} is not an integer of 64 bits"));
    match number {
        Number::PosInt(number) => i64::try_from(*number).map_err(|_| fault(number.to_string())),
        Number::NegInt(number) => Ok(*number),
        Number::Float(number) => Err(fault(format!("{number:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_of_64_bits() {
        assert_eq!(integer(&Number::PosInt(7)), Ok(7));
        assert_eq!(integer(&Number::NegInt(i64::MIN)), Ok(i64::MIN));
        let message = |number| integer(&number).map_err(|fault| fault.to_string());
        for (number, text) in [
            (Number::PosInt(1 << 63), "9223372036854775808"),
            (Number::Float(1.0), "1.0"),
            (Number::Float(-1e300), "-1e300"),
        ] {
            let expected = format!("endpoint rule set: {text} is not an integer of 64 bits");
            assert_eq!(message(number), Err(expected));
        }
    }

    #[test]
    fn entries_are_sorted() {
        let names: Vec<String> = (0..50).map(|n| format!("name-{n:02}")).collect();
        let object = names.iter().rev().map(|name| (name.clone(), Document::Null)).collect();
        assert!(sorted(&object).into_iter().map(|(name, _)| name).eq(&names));
    }
}
