//! The functions that the specification defines.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use smithwright_contract::jmespath::Function;

use super::evaluate::{Evaluation, Found};
use super::ordering::{extreme, sorted};
use super::value::Value::{self, List, Null, Object, Text};
use super::{Expression, Fault, Number};

/// What a function is given: a value, or an expression to evaluate.
enum Argument<'e> {
    Of(Value),
    Lazy(&'e Expression),
}

impl Evaluation {
    /// The result of a function.
    #[inline(never)]
    pub(super) fn call(&self, name: &str, arguments: &[Expression], on: &Value) -> Found {
        use Argument::{Lazy, Of};

        let function = Function::find(name).ok_or(Fault::UnknownFunction)?;
        if !function.takes(arguments.len()) {
            return Err(Fault::Arity);
        }
        let arguments = arguments.iter().map(|argument| match argument {
            Expression::Reference(of) => Ok(Lazy(of)),
            argument => {
                let value = self.evaluate(argument, on)?;
                self.spend(value.size())?;
                Ok(Of(value))
            }
        });
        let arguments: Vec<_> = arguments.collect::<Result<_, Fault>>()?;
        match (name, arguments.as_slice()) {
            ("abs", [Of(Value::Number(number))]) => computed(Some(number.abs())),
            ("ceil", [Of(Value::Number(number))]) => computed(number.rounded(f64::ceil)),
            ("floor", [Of(Value::Number(number))]) => computed(number.rounded(f64::floor)),
            ("sum", [Of(List(items))]) => sum(items).map(Value::Number),
            ("avg", [Of(List(items))]) if items.is_empty() => Ok(Null),
            ("avg", [Of(List(items))]) => {
                computed(Number::computed(sum(items)?.as_f64() / items.len() as f64))
            }

            ("contains", [Of(List(items)), Of(wanted)]) => {
                for item in items.iter() {
                    if self.equal(item, wanted)? {
                        return Ok(Value::Bool(true));
                    }
                }
                Ok(Value::Bool(false))
            }
            ("contains", [Of(Text(text)), Of(wanted)]) => {
                Ok(Value::Bool(matches!(wanted, Text(wanted) if text.contains(wanted.as_ref()))))
            }
            ("starts_with", [Of(Text(text)), Of(Text(start))]) => {
                Ok(Value::Bool(text.starts_with(start.as_ref())))
            }
            ("ends_with", [Of(Text(text)), Of(Text(end))]) => Ok(Value::Bool(text.ends_with(end.as_ref()))),
            ("join", [Of(Text(glue)), Of(List(items))]) => {
                let items = texts(items)?;
                let glued = glue.len().saturating_mul(items.len());
                self.spend(items.iter().fold(glued, |length, item| length.saturating_add(item.len())))?;
                Ok(items.join(glue).as_str().into())
            }

            ("length", [Of(Text(text))]) => Ok(count(text.chars().count())),
            ("length", [Of(value @ (List(_) | Object(_)))]) => Ok(count(value.size())),
            ("reverse", [Of(Text(text))]) => Ok(text.chars().rev().collect::<String>().as_str().into()),
            ("reverse", [Of(List(items))]) => Ok(items.iter().rev().cloned().collect()),
            ("keys", [Of(Object(entries))]) => Ok(entries.keys().map(|key| key.as_str().into()).collect()),
            ("values", [Of(Object(entries))]) => Ok(entries.values().cloned().collect()),
            ("merge", objects) => {
                let mut merged = BTreeMap::new();
                for object in objects {
                    let Of(Object(entries)) = object else { return Err(Fault::Type) };
                    merged.extend(entries.iter().map(|(key, value)| (key.clone(), value.clone())));
                }
                Ok(Value::object(merged))
            }
            ("map", [Lazy(path), Of(List(items))]) => self.keys(items, path).map(|found| List(found.into())),

            ("sort", [Of(List(items))]) => sorted(items, items),
            ("sort_by", [Of(List(items)), Lazy(by)]) => sorted(items, &self.keys(items, by)?),
            ("max", [Of(List(items))]) => extreme(items, items, Ordering::Greater),
            ("max_by", [Of(List(items)), Lazy(by)]) => {
                extreme(items, &self.keys(items, by)?, Ordering::Greater)
            }
            ("min", [Of(List(items))]) => extreme(items, items, Ordering::Less),
            ("min_by", [Of(List(items)), Lazy(by)]) => extreme(items, &self.keys(items, by)?, Ordering::Less),

            ("not_null", values) => {
                let mut found = Null;
                for value in values.iter().rev() {
                    match value {
                        Of(Null) => {}
                        Of(value) => found = value.clone(),
                        Lazy(_) => return Err(Fault::Type),
                    }
                }
                Ok(found)
            }
            ("type", [Of(value)]) => Ok(value.type_name().into()),
            ("to_array", [Of(list @ List(_))]) => Ok(list.clone()),
            ("to_array", [Of(value)]) => Ok([value.clone()].into_iter().collect()),
            ("to_number", [Of(Text(text))]) => Ok(number(text)),
            ("to_number", [Of(value)]) => Ok(if let Value::Number(_) = value { value.clone() } else { Null }),
            ("to_string", [Of(text @ Text(_))]) => Ok(text.clone()),
            ("to_string", [Of(value)]) => {
                let mut out = Vec::new();
                self.write(&mut out, value)?;
                Ok(String::from_utf8_lossy(&out).as_ref().into())
            }
            _ => Err(Fault::Type),
        }
    }
}

fn computed(number: Option<Number>) -> Found {
    number.map(Value::Number).ok_or(Fault::Value)
}

fn count(length: usize) -> Value {
    Value::Number(Number::Integer(i128::try_from(length).unwrap_or(i128::MAX)))
}

/// The number that a text is as JSON, else null.
fn number(text: &str) -> Value {
    let document = crate::codec::json::parse(text.as_bytes()).ok();
    let value = document.and_then(|document| Value::of(&document, 0));
    value.filter(|value| matches!(value, Value::Number(_))).unwrap_or(Null)
}

fn sum(items: &[Value]) -> Result<Number, Fault> {
    items.iter().try_fold(Number::Integer(0), |sum, item| match item {
        Value::Number(number) => sum.plus(*number).ok_or(Fault::Value),
        _ => Err(Fault::Type),
    })
}

/// The texts of a list of nothing but texts.
fn texts(items: &[Value]) -> Result<Vec<&str>, Fault> {
    let texts =
        items.iter().map(|item| if let Text(text) = item { Ok(text.as_ref()) } else { Err(Fault::Type) });
    texts.collect()
}
