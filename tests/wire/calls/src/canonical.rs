//! Values in a form that does not depend on the protocol, as JSON: what is no JSON value stands in an object with one
//! member, whose name begins with `$`. The same form is made of botocore's values.

use std::ops::ControlFlow;

use aws_smithy_types::{Document, Number, base64};
use serde_json::{Map, Value, json};
use smithwright_runtime::Shape;
use smithwright_runtime::primitives::DateTime;
use smithwright_runtime::shape::{Field, View};

/// A structure or union with the members that it has: an unknown member of a union is none.
pub(crate) fn shape(shape: &dyn Shape) -> Value {
    let members = shape.descriptor().members.iter().enumerate().filter_map(|(index, name)| {
        let view = shape.field(index)?.view();
        (!matches!(view, View::Absent)).then(|| ((*name).to_owned(), value(view)))
    });
    Value::Object(members.collect())
}

fn value(view: View<'_>) -> Value {
    match view {
        View::Absent => Value::Null,
        View::Unit => json!({}),
        View::Boolean(it) => it.into(),
        View::Integer(it) => it.into(),
        View::IntEnum(it) => it.number().into(),
        View::Float(it) => double(f64::from(it)),
        View::Double(it) => double(it),
        View::BigInteger(it) => json!({ "$number": it.as_ref() }),
        View::BigDecimal(it) => json!({ "$number": it.as_ref() }),
        View::String(it) => it.into(),
        View::StringEnum(it) => it.text().into(),
        View::Blob(it) => json!({ "$blob": base64::encode(it) }),
        View::Timestamp(it) => timestamp(it),
        View::Document(it) => json!({ "$document": document(it) }),
        View::Shape(it) => shape(it),
        View::List(it) => {
            (0..it.len()).filter_map(|index| it.item(index)).map(|item| value(item.view())).collect()
        }
        View::Map(it) => {
            let mut entries = Map::new();
            it.visit(&mut |key: &str, field: &dyn Field| {
                entries.insert(key.to_owned(), value(field.view()));
                ControlFlow::Continue(())
            });
            entries.into()
        }
        // What a later runtime adds is told apart from everything botocore has.
        _ => json!({ "$other": true }),
    }
}

fn document(it: &Document) -> Value {
    match it {
        Document::Object(members) => members.iter().map(|(key, it)| (key.clone(), document(it))).collect(),
        Document::Array(items) => items.iter().map(document).collect(),
        Document::Number(Number::PosInt(it)) => json!(it),
        Document::Number(Number::NegInt(it)) => json!(it),
        Document::Number(Number::Float(it)) => json!(it),
        Document::String(it) => json!(it),
        Document::Bool(it) => json!(it),
        Document::Null => Value::Null,
    }
}

/// As text where JSON has no number for it.
fn double(it: f64) -> Value {
    json!({ "$double": serde_json::Number::from_f64(it).map_or_else(|| it.to_string().into(), Value::from) })
}

fn timestamp(moment: &DateTime) -> Value {
    json!({ "$time": [moment.secs(), moment.subsec_nanos()] })
}
