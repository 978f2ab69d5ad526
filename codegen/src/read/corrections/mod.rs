//! Corrections of a model: typed edits of its shapes, keyed by shape id.
//!
//! Published models have faults, and formats leave facts out. Whatever is known better than the files say it is written
//! as a list of corrections and applied to the assembled model before it is validated: mixins are flattened and
//! Smithy 1.0 is brought to 2.0 by then, so that a correction means the same for every format. Facts that botocore's
//! definitions lack (`facts`), and what users correct, both go through here.

mod apply;
mod edits;
mod outcome;
#[cfg(test)]
mod tests;

pub(super) use apply::apply;
pub use outcome::summary;

use crate::model::{Node, Place, ShapeId, ShapeKind, Traits};

/// One edit of one shape or member.
///
/// ```
/// use smithwright::model::{Node, ShapeId, ShapeKind};
/// use smithwright::read::{Correction, Edit};
///
/// # fn main() -> Result<(), smithwright::model::InvalidShapeId> {
/// let id = |text| ShapeId::parse(text);
/// let corrections = [
///     Correction::new(id("com.example#Value")?, Edit::SetType(ShapeKind::Union)),
///     Correction::new(
///         id("com.example#Item$size")?,
///         Edit::AddTrait(id("smithy.api#default")?, Node::from(0)),
///     ),
/// ];
/// let generator = smithwright::Generator::new("model.json").correct(corrections);
/// # let _ = generator;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Correction {
    /// The shape or member to edit.
    pub target: ShapeId,
    /// What to do with it.
    pub edit: Edit,
    /// Where the correction is written; [`Place::nowhere`] for one made by a program.
    pub place: Place,
}

/// What a correction does. One that finds nothing to do no longer applies: it is reported, never passed over.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Edit {
    /// Adds a trait with this value to a shape or member that lacks the trait.
    AddTrait(ShapeId, Node),
    /// Replaces the value of a trait that the shape or member has.
    ReplaceTrait(ShapeId, Node),
    /// Adds the trait, or replaces its value.
    SetTrait(ShapeId, Node),
    /// Removes a trait that the shape or member has.
    RemoveTrait(ShapeId),
    /// Makes the shape one of this type: a union of a structure or the reverse, a simple type of another, or a string or
    /// integer of an enum.
    SetType(ShapeKind),
    /// Makes a member target this shape.
    SetTarget(ShapeId),
    /// Adds a member, the last one, to a structure, union, enum or intEnum.
    AddMember {
        /// Its name.
        name: String,
        /// The shape of its values; `smithy.api#Unit` for members of enums.
        target: ShapeId,
        /// Its traits.
        traits: Traits,
    },
    /// Gives the member of an enum that has this value another name.
    NameValue {
        /// The member's value, the trait `enumValue`.
        value: String,
        /// The new name of the member.
        name: String,
    },
}

impl Correction {
    /// Makes a correction that is written in no file.
    pub fn new(target: ShapeId, edit: Edit) -> Self {
        Self { target, edit, place: Place::nowhere() }
    }

    /// Says where the correction is written, for messages about it.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }
}
