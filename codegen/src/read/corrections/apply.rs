//! Applies lists of corrections.

use super::edits::{self, Misfit};
use super::{Correction, Edit};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, suggest};
use crate::model::{Corrected, ShapeId, Skipped};
use crate::read::Corrections;
use crate::read::assemble::Loaded;
use std::collections::{BTreeMap, HashSet};

/// Applies the facts that readers know of their shapes, then what users correct. A fact that does not apply is skipped
/// and kept in the outcome; a user's correction that does not apply is an error, or a warning where that was asked for.
pub(in crate::read) fn apply(
    facts: Vec<Correction>,
    users: &Corrections,
    shapes: &mut BTreeMap<ShapeId, Loaded>,
    found: &mut Diagnostics,
) -> Corrected {
    let mut corrected = Corrected::default();
    let (done, misfits) = all(&facts, shapes);
    corrected.restored = done;
    corrected.skipped = misfits
        .into_iter()
        .map(|(correction, misfit)| Skipped { target: correction.target.clone(), why: misfit.why })
        .collect();
    let (done, misfits) = all(&users.list, shapes);
    corrected.by_user = done;
    for (correction, misfit) in misfits {
        let problem = problem(correction, misfit, shapes, found.worth_details());
        let severity = if users.tolerant { Severity::Warning } else { problem.severity };
        found.push(Diagnostic { severity, ..problem });
    }
    corrected
}

/// How many of a list were applied, and which were not and why.
fn all<'c>(
    corrections: &'c [Correction],
    shapes: &mut BTreeMap<ShapeId, Loaded>,
) -> (usize, Vec<(&'c Correction, Misfit)>) {
    let mut misfits = Vec::new();
    // Names may be exchanged between the values of an enum, so they are only compared when all are given.
    let mut named: BTreeMap<ShapeId, Vec<(&Correction, usize, String)>> = BTreeMap::new();
    for correction in corrections {
        let outcome = match shapes.get_mut(&correction.target.without_member()) {
            None => Err(Misfit::no_shape()),
            Some(Loaded { shape, .. }) => match &correction.edit {
                Edit::NameValue { value, name } => edits::name_value(shape, &correction.target, value, name)
                    .map(|(at, earlier)| {
                        named.entry(shape.id.clone()).or_default().push((correction, at, earlier));
                    }),
                edit => edits::edit(shape, &correction.target, edit, &correction.place),
            },
        };
        if let Err(misfit) = outcome {
            misfits.push((correction, misfit));
        }
    }
    for (id, renamed) in named {
        let Some(Loaded { shape, .. }) = shapes.get_mut(&id) else { continue };
        let mut seen = HashSet::new();
        if shape.members.iter().all(|member| seen.insert(member.name.to_ascii_lowercase())) {
            continue;
        }
        for (correction, at, earlier) in renamed {
            if let Some(member) = shape.members.get_mut(at) {
                member.id = id.with_member(&earlier);
                member.name = earlier;
            }
            misfits.push((correction, Misfit::new("two members of the enum would have one name")));
        }
    }
    (corrections.len().saturating_sub(misfits.len()), misfits)
}

fn problem(
    correction: &Correction,
    misfit: Misfit,
    shapes: &BTreeMap<ShapeId, Loaded>,
    detailed: bool,
) -> Diagnostic {
    let Correction { target, place, .. } = correction;
    let message = format!("the correction of `{target}` does not apply: {}", misfit.why);
    let mut problem = Diagnostic::error(Code::BadCorrection, message).at(place).about(target);
    if let Some(expected) = misfit.expected {
        problem = problem.expected(expected);
    }
    let shape = target.without_member();
    let hint = if misfit.no_shape && detailed { suggest::shape(&shape, shapes.keys()) } else { misfit.hint };
    problem.maybe_hint(hint)
}
