//! Values as codecs see them: views to write from, slots to read into.

use std::fmt::{Debug, Formatter, Result};
use std::ops::ControlFlow;

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::{Field, Shape};

/// A value to look at.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum View<'a> {
    /// No value.
    Absent,
    /// The unit value of union members that target `smithy.api#Unit`.
    Unit,
    /// `boolean`
    Boolean(bool),
    /// `byte`, `short`, `integer`, `long`
    Integer(i64),
    /// A value of an `intEnum`.
    IntEnum(&'a dyn IntEnum),
    /// `float`
    Float(f32),
    /// `double`
    Double(f64),
    /// `bigInteger`
    BigInteger(&'a BigInteger),
    /// `bigDecimal`
    BigDecimal(&'a BigDecimal),
    /// `string`
    String(&'a str),
    /// `enum`
    StringEnum(&'a dyn StringEnum),
    /// `blob`
    Blob(&'a Blob),
    /// `timestamp`
    Timestamp(&'a DateTime),
    /// `document`
    Document(&'a Document),
    /// `structure` or `union`
    Shape(&'a dyn Shape),
    /// `list`
    List(&'a dyn List),
    /// `map`
    Map(&'a dyn Map),
}

/// A place to read a value into.
#[non_exhaustive]
pub enum Slot<'a> {
    /// The unit value of union members that target `smithy.api#Unit`.
    Unit,
    /// `boolean`
    Boolean(&'a mut bool),
    /// `byte`
    Byte(&'a mut i8),
    /// `short`
    Short(&'a mut i16),
    /// `integer`
    Integer(&'a mut i32),
    /// `long`
    Long(&'a mut i64),
    /// A value of an `intEnum`.
    IntEnum(&'a mut dyn IntEnum),
    /// `float`
    Float(&'a mut f32),
    /// `double`
    Double(&'a mut f64),
    /// `bigInteger`
    BigInteger(&'a mut BigInteger),
    /// `bigDecimal`
    BigDecimal(&'a mut BigDecimal),
    /// `string`
    String(&'a mut String),
    /// `enum`
    StringEnum(&'a mut dyn StringEnum),
    /// `blob`
    Blob(&'a mut Blob),
    /// `timestamp`
    Timestamp(&'a mut DateTime),
    /// `document`
    Document(&'a mut Document),
    /// `structure` or `union`
    Shape(&'a mut dyn Shape),
    /// `list`
    List(&'a mut dyn List),
    /// `map`
    Map(&'a mut dyn Map),
}

/// A value of an `enum` shape.
pub trait StringEnum: Debug + Send + Sync {
    /// The value on the wire.
    fn text(&self) -> &str;
    /// Becomes the value that is `text` on the wire; unknown ones are kept.
    fn set_text(&mut self, text: &str);
}

/// A value of an `intEnum` shape.
pub trait IntEnum: Debug + Send + Sync {
    /// The value on the wire.
    fn number(&self) -> i32;
    /// Becomes the value that is `number` on the wire; unknown ones are kept.
    fn set_number(&mut self, number: i32);
}

/// A list of any items.
pub trait List: Send + Sync {
    /// Number of items.
    fn len(&self) -> usize;
    /// Whether there are no items.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The item at `index`.
    fn item(&self, index: usize) -> Option<&dyn Field>;
    /// Removes all items.
    fn clear(&mut self);
    /// How many bytes of memory the next item takes beyond what the list has, whatever the item holds.
    fn growth(&self) -> usize;
    /// Appends a blank item, to read into.
    fn push(&mut self) -> &mut dyn Field;
    /// Appends an absent item to a sparse list; a dense one stays as it is.
    fn push_absent(&mut self);
}

/// A map from strings to any values.
pub trait Map: Send + Sync {
    /// Number of entries.
    fn len(&self) -> usize;
    /// Whether there are no entries.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The value at `key`.
    fn value(&self, key: &str) -> Option<&dyn Field>;
    /// Shows every entry to `visit`, in no certain order, until it breaks off.
    fn visit(&self, visit: &mut dyn FnMut(&str, &dyn Field) -> ControlFlow<()>);
    /// Prints `key` as its type does.
    fn debug_key(&self, key: &str, f: &mut Formatter<'_>) -> Result;
    /// Removes all entries.
    fn clear(&mut self);
    /// How many bytes of memory a value at `key` takes beyond what the map has, whatever the value holds.
    fn growth(&self, key: &str) -> usize;
    /// Puts a blank value at `key`, to read into, in place of an earlier one.
    fn insert(&mut self, key: &str) -> &mut dyn Field;
    /// Puts an absent value at `key` of a sparse map; a dense one has no entry at `key` afterwards.
    fn insert_absent(&mut self, key: &str);
}
