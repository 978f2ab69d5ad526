//! Shapes as the runtime sees them: a descriptor in plain static data, and fields by index.
//!
//! Codecs, redacted `Debug` output and the filling of idempotency tokens work on these traits alone, so they are
//! compiled once here and generated code holds no codec.

mod collections;
mod debug;
pub(crate) mod descriptor;
mod equal;
mod error_structure;
mod literal;
mod required;
mod simple;
mod tokens;
mod view;

pub(crate) use debug::debug_named;
pub use debug::{REDACTED, debug, debug_as, debug_fields, debug_output, debug_with};
pub use descriptor::{Descriptor, Kind, TimestampFormat, Trait};
pub use equal::equal;
pub use error_structure::{ErrorNames, ErrorStructure, read_error};
pub use literal::FromLiteral;
pub use required::required;
pub use simple::unit;
pub use tokens::fill_idempotency_tokens;
pub use view::{IntEnum, List, Map, Slot, StringEnum, View};

/// The value to read into: Smithy's error-correction value, or the member's default.
///
/// `""`, 0, false, an empty list, map or blob, the epoch, an unknown enum value or union member; `None` where a
/// value may be absent; for structures all of that by member.
pub trait Blank {
    /// Returns the blank value.
    fn blank() -> Self;
}

/// A member to look at; `None` where there is none.
pub type FieldRef<'a> = Option<&'a dyn Field>;

/// A member to change; `None` where there is none.
pub type FieldMut<'a> = Option<&'a mut dyn Field>;

/// A structure or union: fields by index, in the order of its descriptor's members.
pub trait Shape: Send + Sync {
    /// A structure with blank members, or the unknown member of a union.
    fn blank() -> Self
    where
        Self: Sized;

    /// What the model says of the shape.
    fn descriptor(&self) -> &'static Descriptor;

    /// The member at `index`; of a union only the one that is set. `None` past the last member.
    fn field(&self, index: usize) -> FieldRef<'_>;

    /// The member at `index`, to change it; a union is switched to it, with a blank value. `None` past the last
    /// member.
    fn field_mut(&mut self, index: usize) -> FieldMut<'_>;
}

/// A value of any type that a member can have.
pub trait Field: Send + Sync {
    /// The value as [`Blank`] makes it.
    fn blank() -> Self
    where
        Self: Sized;

    /// The value, to look at.
    fn view(&self) -> View<'_>;

    /// The place to read a value into; an absent value becomes a blank one.
    fn slot(&mut self) -> Slot<'_>;

    /// Makes the value absent, or blank where it cannot be absent.
    fn reset(&mut self);

    /// Whether the value can be absent, as in members that are not required and in sparse collections.
    fn is_optional(&self) -> bool {
        false
    }
}

impl<T: Field> Blank for T {
    fn blank() -> Self {
        <T as Field>::blank()
    }
}

impl<T: Shape> Field for T {
    fn blank() -> Self {
        <T as Shape>::blank()
    }

    fn view(&self) -> View<'_> {
        View::Shape(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Shape(self)
    }

    fn reset(&mut self) {
        *self = <T as Shape>::blank();
    }
}
