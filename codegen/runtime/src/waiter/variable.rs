//! Shapes as JMESPath sees them: objects by the model's member names.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use aws_smithy_types::{Document, Number};
use jmespath::{Rcvar, Variable};

use crate::Shape;
use crate::shape::{Kind, List, Map, View};

/// `shape` as an object; members that are absent are left out.
pub(super) fn object(shape: &dyn Shape) -> Variable {
    let descriptor = shape.descriptor();
    let mut members = BTreeMap::new();
    for (index, name) in descriptor.members.iter().enumerate() {
        // Of a union only the member that is set has a field.
        let Some(field) = shape.field(index) else { continue };
        match field.view() {
            View::Absent if descriptor.kind == Kind::Structure => {}
            view => {
                members.insert((*name).to_owned(), Rcvar::new(variable(view)));
            }
        }
    }
    Variable::Object(members)
}

fn variable(view: View<'_>) -> Variable {
    match view {
        View::Boolean(value) => Variable::Bool(value),
        View::Integer(value) => Variable::Number(value.into()),
        View::IntEnum(value) => Variable::Number(value.number().into()),
        View::Float(value) => float(value.into()),
        View::Double(value) => float(value),
        View::BigInteger(value) => Variable::String(value.as_ref().to_owned()),
        View::BigDecimal(value) => Variable::String(value.as_ref().to_owned()),
        View::String(text) => Variable::String(text.to_owned()),
        View::StringEnum(value) => Variable::String(value.text().to_owned()),
        View::Timestamp(value) => float(value.as_secs_f64()),
        View::Shape(shape) => object(shape),
        View::List(items) => list(items),
        View::Map(entries) => map(entries),
        View::Document(value) => document(value),
        View::Unit => Variable::Object(BTreeMap::new()),
        // Blobs have no place in expressions.
        View::Absent | View::Blob(_) => Variable::Null,
    }
}

fn float(value: f64) -> Variable {
    serde_json::Number::from_f64(value).map_or(Variable::Null, Variable::Number)
}

fn list(items: &dyn List) -> Variable {
    let items = (0..items.len()).filter_map(|index| items.item(index));
    Variable::Array(items.map(|item| Rcvar::new(variable(item.view()))).collect())
}

fn map(entries: &dyn Map) -> Variable {
    let mut object = BTreeMap::new();
    entries.visit(&mut |key, value| {
        object.insert(key.to_owned(), Rcvar::new(variable(value.view())));
        ControlFlow::Continue(())
    });
    Variable::Object(object)
}

fn document(value: &Document) -> Variable {
    match value {
        Document::Null => Variable::Null,
        Document::Bool(value) => Variable::Bool(*value),
        Document::Number(Number::PosInt(value)) => Variable::Number((*value).into()),
        Document::Number(Number::NegInt(value)) => Variable::Number((*value).into()),
        Document::Number(Number::Float(value)) => float(*value),
        Document::String(text) => Variable::String(text.clone()),
        Document::Array(items) => {
            Variable::Array(items.iter().map(|item| Rcvar::new(document(item))).collect())
        }
        Document::Object(entries) => Variable::Object(
            entries.iter().map(|(key, value)| (key.clone(), Rcvar::new(document(value)))).collect(),
        ),
    }
}
