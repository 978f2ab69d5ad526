//! Types that the Rust compiler cannot take.

use super::nesting::{self, Nesting};
use super::planner::Planner;
use super::reach::Reach;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Shape, ShapeId, ShapeKind};

/// Most members of a structure. rustc 1.95 compiles one of 2,000 in a minute and overflows its stack at 8,000, since
/// what is derived for a structure nests as deep as it has members.
const MOST_MEMBERS: usize = 2_000;

/// Most bytes of a value, its own and those of the structures it holds, what lists, maps and boxes point to not counted.
/// rustc refuses types of 2^31 bytes for targets of 32 bits, and of 2^61 for those of 64.
const LARGEST: usize = i32::MAX as usize;

impl Planner<'_> {
    /// Refuses types that the compiler would refuse, or fail at.
    pub(super) fn refuse_too_large(&mut self, operations: &[&Shape], reach: &Reach) {
        let model = self.model;
        let roots = operations.iter().filter_map(|shape| shape.as_operation());
        let roots = roots.flat_map(|operation| operation.input.iter().chain(&operation.output));
        let mut ids: Vec<&ShapeId> = roots.chain(reach.types.keys()).chain(&reach.errors).collect();
        ids.sort();
        ids.dedup();
        let shapes: Vec<&Shape> = ids.into_iter().filter_map(|id| model.shape(id)).collect();
        self.refuse_too_deep(&shapes);
        for shape in shapes {
            let members = shape.members.len();
            if shape.kind == ShapeKind::Structure && members > MOST_MEMBERS {
                let message =
                    format!("`{}` has {members} members, more than rustc compiles", shape.id.name());
                let problem =
                    Diagnostic::error(Code::TooLargeType, message).at(&shape.place).about(&shape.id);
                self.diagnostics
                    .push(problem.expected(format!("at most {MOST_MEMBERS} members in a structure")));
            }
            // Of types within each other only the first is told of.
            let holds_larger = |planner: &Self| {
                let mut held = shape.members.iter().filter(|member| !planner.boxed.contains(&member.id));
                held.any(|member| planner.size(&member.target) > LARGEST)
            };
            let is_type = matches!(shape.kind, ShapeKind::Structure | ShapeKind::Union);
            if is_type && self.size(&shape.id) > LARGEST && !holds_larger(self) {
                let message = format!(
                    "a value of `{}` takes more than {LARGEST} bytes, with all structures that it holds",
                    shape.id.name()
                );
                let problem =
                    Diagnostic::error(Code::TooLargeType, message).at(&shape.place).about(&shape.id);
                let problem =
                    problem.expected(format!("types of at most {LARGEST} bytes, as rustc takes them"));
                self.diagnostics
                    .push(problem.hint("hold structures in lists: those are not part of the value"));
            }
        }
    }

    /// Refuses structures that nest too deep: of those the least deep, for the others hold it or are held by it.
    fn refuse_too_deep(&mut self, shapes: &[&Shape]) {
        let mut nesting = Nesting::new(self.model, &self.boxed);
        let steps = shapes.iter().map(|shape| (nesting.of(shape), shape));
        let too_deep = steps.filter(|(steps, _)| *steps > nesting::DEEPEST);
        if let Some((_, shape)) = too_deep.min_by_key(|(steps, _)| *steps) {
            let message = format!("structures within `{}` nest too deep for rustc", shape.id.name());
            let problem = Diagnostic::error(Code::TooLargeType, message).at(&shape.place).about(&shape.id);
            let expected = "at most some 55 structures within each other, 20 where lists or maps are between";
            self.diagnostics.push(problem.expected(expected));
        }
    }
}
