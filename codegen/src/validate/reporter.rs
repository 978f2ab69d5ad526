//! Reports of what is wrong with one shape.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Place, Shape, ShapeId};

/// Adds the shape and the place to each problem.
pub(super) struct Reporter<'f> {
    about: &'f ShapeId,
    found: &'f mut Diagnostics,
}

impl<'f> Reporter<'f> {
    pub(super) fn new(shape: &'f Shape, found: &'f mut Diagnostics) -> Self {
        Self { about: &shape.id, found }
    }

    pub(super) fn report(&mut self, problem: Diagnostic, place: &Place) {
        self.found.push(problem.at(place).about(self.about));
    }

    /// Whether it is still worth looking for the nearest names.
    pub(super) fn worth_details(&self) -> bool {
        self.found.worth_details()
    }
}
