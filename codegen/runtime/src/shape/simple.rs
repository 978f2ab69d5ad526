//! Fields of simple types.

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::{Field, Slot, View};

/// Fields whose blank value is `$blank`; `$view` and `$slot` make a view and a slot of a reference.
macro_rules! simple {
    ($($type:ty: $blank:expr, $view:expr, $slot:expr;)*) => {$(
        impl Field for $type {
            fn blank() -> Self {
                $blank
            }

            fn view(&self) -> View<'_> {
                $view(self)
            }

            fn slot(&mut self) -> Slot<'_> {
                $slot(self)
            }

            fn reset(&mut self) {
                *self = $blank;
            }
        }
    )*};
}

simple! {
    bool: false, |value: &bool| View::Boolean(*value), Slot::Boolean;
    i8: 0, |value: &i8| View::Integer(i64::from(*value)), Slot::Byte;
    i16: 0, |value: &i16| View::Integer(i64::from(*value)), Slot::Short;
    i32: 0, |value: &i32| View::Integer(i64::from(*value)), Slot::Integer;
    i64: 0, |value: &i64| View::Integer(*value), Slot::Long;
    f32: 0.0, |value: &f32| View::Float(*value), Slot::Float;
    f64: 0.0, |value: &f64| View::Double(*value), Slot::Double;
    String: String::new(), View::String, Slot::String;
    Blob: Blob::new(Vec::new()), View::Blob, Slot::Blob;
    DateTime: DateTime::from_secs(0), View::Timestamp, Slot::Timestamp;
    Document: Document::Null, View::Document, Slot::Document;
    BigInteger: BigInteger::default(), View::BigInteger, Slot::BigInteger;
    BigDecimal: BigDecimal::default(), View::BigDecimal, Slot::BigDecimal;
}

/// The unit value of union members that target `smithy.api#Unit`.
impl Field for () {
    fn blank() -> Self {}

    fn view(&self) -> View<'_> {
        View::Unit
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Unit
    }

    fn reset(&mut self) {}
}

/// The field of a union member that targets `smithy.api#Unit`: nothing that could be changed.
pub fn unit<'a>() -> &'a mut dyn Field {
    // A value without size: nothing is allocated, nothing leaks.
    Box::leak(Box::new(()))
}
