//! Shapes as JMESPath sees them: objects by the model's member names.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::Shape;
use crate::jmespath::{DEEPEST, Number, Value};
use crate::shape::{Kind, List, Map, View};

/// `shape` as an object; members that are absent are left out. `None` if it is nested too deep to be looked at.
pub(super) fn object(shape: &dyn Shape) -> Option<Value> {
    members(shape, DEEPEST)
}

fn members(shape: &dyn Shape, deeper: usize) -> Option<Value> {
    let deeper = deeper.checked_sub(1)?;
    let descriptor = shape.descriptor();
    let mut members = BTreeMap::new();
    for (index, name) in descriptor.members.iter().enumerate() {
        // Of a union only the member that is set has a field.
        let Some(field) = shape.field(index) else { continue };
        match field.view() {
            View::Absent if descriptor.kind == Kind::Structure => {}
            view => {
                members.insert((*name).to_owned(), value(view, deeper)?);
            }
        }
    }
    Some(Value::object(members))
}

fn value(view: View<'_>, deeper: usize) -> Option<Value> {
    Some(match view {
        View::Boolean(value) => Value::Bool(value),
        View::Integer(value) => Value::Number(Number::Integer(value.into())),
        View::IntEnum(value) => Value::Number(Number::Integer(value.number().into())),
        View::Float(value) => Value::float(value.into()),
        View::Double(value) => Value::float(value),
        View::BigInteger(value) => value.as_ref().into(),
        View::BigDecimal(value) => value.as_ref().into(),
        View::String(text) => text.into(),
        View::StringEnum(value) => value.text().into(),
        View::Timestamp(value) => Value::float(value.as_secs_f64()),
        View::Shape(shape) => members(shape, deeper)?,
        View::List(items) => list(items, deeper)?,
        View::Map(entries) => map(entries, deeper)?,
        View::Document(document) => Value::of(document, deeper)?,
        View::Unit => Value::object(BTreeMap::new()),
        // Blobs have no place in expressions.
        View::Absent | View::Blob(_) => Value::Null,
    })
}

fn list(items: &dyn List, deeper: usize) -> Option<Value> {
    let deeper = deeper.checked_sub(1)?;
    let items = (0..items.len()).filter_map(|index| items.item(index));
    items.map(|item| value(item.view(), deeper)).collect()
}

fn map(entries: &dyn Map, deeper: usize) -> Option<Value> {
    let deeper = deeper.checked_sub(1)?;
    let mut object = BTreeMap::new();
    let mut whole = true;
    entries.visit(&mut |key, field| match value(field.view(), deeper) {
        Some(value) => {
            object.insert(key.to_owned(), value);
            ControlFlow::Continue(())
        }
        None => {
            whole = false;
            ControlFlow::Break(())
        }
    });
    whole.then(|| Value::object(object))
}
