//! A bound on how much is planned. Operations that share an input or output get a copy each, and members without docs
//! those of their target; so a small model could ask for any amount of code.

use super::docs::Docs;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Model, Shape};
use std::cell::{Cell, RefCell};

/// What is allowed whatever the size of the model, and how many times that size is allowed on top, in bytes.
const ALWAYS: usize = 16 << 20;
const GROWTH: usize = 4;
/// About how much a field or a variant takes beside its docs, as a plan or as code.
const FIELD: usize = 500;

/// Counts down what may still be planned.
pub(super) struct Meter {
    allowed: usize,
    left: Cell<usize>,
    paused: Cell<bool>,
    exceeded: RefCell<Option<Diagnostic>>,
}

impl Meter {
    pub(super) fn new(model: &Model) -> Self {
        let of_member = |docs: Option<&str>| docs.map_or(0, str::len).saturating_add(FIELD);
        let of_shape = |shape: &Shape| {
            let members = shape.members.iter().map(|member| of_member(member.traits.documentation()));
            members.fold(of_member(shape.traits.documentation()), usize::saturating_add)
        };
        let size = model.shapes().map(of_shape).fold(0, usize::saturating_add);
        let allowed = ALWAYS.saturating_add(size.saturating_mul(GROWTH));
        Self { allowed, left: Cell::new(allowed), paused: Cell::new(false), exceeded: RefCell::default() }
    }

    /// Counts a field or variant of a shape, with its docs. Whether it is still within what is allowed.
    pub(super) fn field(&self, shape: &Shape, docs: &Docs) -> bool {
        self.take(shape, FIELD.saturating_add(length(docs)))
    }

    /// Counts docs of a shape.
    pub(super) fn docs(&self, shape: &Shape, docs: &Docs) -> bool {
        self.take(shape, length(docs))
    }

    fn take(&self, shape: &Shape, bytes: usize) -> bool {
        if self.paused.get() {
            return true;
        }
        match self.left.get().checked_sub(bytes) {
            Some(left) => self.left.set(left),
            None => {
                self.left.set(0);
                self.exceeded.borrow_mut().get_or_insert_with(|| self.problem(shape));
            }
        }
        self.has_room()
    }

    /// Whether more may be planned.
    pub(super) fn has_room(&self) -> bool {
        self.exceeded.borrow().is_none()
    }

    /// Lets what is planned again, to look at it, go uncounted.
    pub(super) fn pause(&self) {
        self.paused.set(true);
    }

    /// What was too much.
    pub(super) fn into_problem(self) -> Option<Diagnostic> {
        self.exceeded.into_inner()
    }

    fn problem(&self, shape: &Shape) -> Diagnostic {
        let message = format!(
            "the code of this model grows out of proportion to it: `{}` is one of the shapes that are written again \
             and again",
            shape.id.name()
        );
        Diagnostic::error(Code::TooMuchCode, message)
            .at(&shape.place)
            .about(&shape.id)
            .expected(format!("at most about {} MiB of fields and their docs", self.allowed >> 20))
            .hint("let operations share a structure that is a member of their inputs or outputs, or generate fewer operations")
    }
}

fn length(docs: &Docs) -> usize {
    docs.0.iter().map(String::len).fold(0, usize::saturating_add)
}
