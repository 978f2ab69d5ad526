//! What was corrected in a model when it was read.

use super::id::ShapeId;

/// What was corrected while a model was read.
#[derive(Clone, Debug, Default)]
pub struct Corrected {
    /// How many facts were restored that botocore's definitions lack.
    pub restored: usize,
    /// Facts that no longer apply, in the order of their shapes.
    pub skipped: Vec<Skipped>,
    /// Operations, structures, unions and enums of botocore's definitions that are newer than the facts, sorted by id.
    /// Inputs and outputs are as new as their operation and not among them.
    pub newer: Vec<ShapeId>,
    /// Services of botocore's definitions of which there are no facts, by `sdkId`, sorted.
    pub unknown: Vec<String>,
    /// How many corrections of the user were applied.
    pub by_user: usize,
}

/// A fact that no longer applies to its shape.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// The shape or member it is about.
    pub target: ShapeId,
    /// Why it does not apply, as a clause: "the trait is there already".
    pub why: String,
}
