//! Why a shape is there: the way to it.

use super::Inspected;
use serde_json::{Value, json};
use smithwright::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use smithwright::model::ShapeId;
use smithwright::select::Reason;

/// The answer.
pub(super) struct Why {
    shape: ShapeId,
    member: Option<String>,
    /// Each step: what leads on, and where to. Empty for operations, and for what is not reached.
    path: Vec<(Reason, ShapeId)>,
    place: Place,
}

enum Place {
    Reached,
    Operation,
    Service,
    /// Only operations that were not chosen reach it.
    LeftOut,
    Unreached,
}

/// Finds the way to a shape.
///
/// # Errors
/// When the model has no such shape or member, or several of that name.
pub(super) fn why(inspected: &Inspected, wanted: &str) -> Result<Why, Diagnostics> {
    let (name, member) = match wanted.split_once('$') {
        Some((name, member)) => (name, Some(member)),
        None => (wanted, None),
    };
    let shape = find(inspected, name)?;
    if let (Some(member), Some(found)) = (member, inspected.model.shape(&shape))
        && found.member(member).is_none()
    {
        let names: Vec<_> = found.members.iter().map(|member| member.name.as_str()).collect();
        let problem = Diagnostic::error(Code::UnknownShape, format!("`{shape}` has no member `{member}`"))
            .at(&found.place);
        return Err(problem.maybe_hint(did_you_mean(member, names)).into());
    }
    let selection = &inspected.selection;
    let steps = selection.why(&shape);
    let path: Vec<_> = steps.into_iter().map(|(to, reason)| (reason.clone(), to.clone())).collect();
    let place = if !path.is_empty() {
        Place::Reached
    } else if selection.operations.contains(&shape) {
        Place::Operation
    } else if selection.service == shape {
        Place::Service
    } else if selection.left_out.shapes.contains(&shape) || selection.left_out.operations.contains(&shape) {
        Place::LeftOut
    } else {
        Place::Unreached
    };
    Ok(Why { shape, member: member.map(str::to_owned), path, place })
}

/// The shape of that id or name. Of several with one name, the only one that is reached.
fn find(inspected: &Inspected, name: &str) -> Result<ShapeId, Diagnostic> {
    let model = &inspected.model;
    if let Some(shape) = model.shape(name) {
        return Ok(shape.id.clone());
    }
    let named: Vec<&ShapeId> = model.shapes().map(|shape| &shape.id).filter(|id| id.name() == name).collect();
    let reached: Vec<&ShapeId> =
        named.iter().copied().filter(|id| inspected.selection.shapes.contains_key(*id)).collect();
    match (named.as_slice(), reached.as_slice()) {
        ([one], _) | (_, [one]) => Ok((*one).clone()),
        ([], _) => {
            let message = format!("the model has no shape `{name}`");
            let known: Vec<&str> = if name.contains('#') {
                model.shapes().map(|shape| shape.id.as_str()).collect()
            } else {
                model.shapes().map(|shape| shape.id.name()).collect()
            };
            Err(Diagnostic::error(Code::UnknownShape, message)
                .hint("`--shapes` lists those that operations reach")
                .maybe_hint(did_you_mean(name, known)))
        }
        (several, _) => {
            let message = format!("several shapes are named `{name}`");
            let ids: Vec<_> = several.iter().take(10).map(|id| format!("`{id}`")).collect();
            Err(Diagnostic::error(Code::UnknownShape, message).expected(format!("one of {}", ids.join(", "))))
        }
    }
}

impl Why {
    pub(super) fn text(&self) -> String {
        let shape = &self.shape;
        let mut lines = match self.place {
            Place::Operation => vec![format!("{shape} is an operation")],
            Place::Service => vec![format!("{shape} is the service")],
            Place::LeftOut => vec![format!("{shape} is left out: none of the chosen operations needs it")],
            Place::Unreached => vec![format!("{shape} is reached by no operation")],
            Place::Reached => vec![format!("{shape} is reached by")],
        };
        for (at, (reason, to)) in self.path.iter().enumerate() {
            let to = to.name();
            if at == 0 {
                let what = if matches!(reason, Reason::Error(_)) { "" } else { "operation " };
                lines.push(format!("  {what}{}", reason.from().name()));
            }
            lines.push(match reason {
                Reason::Input(_) => format!("  input     {to}"),
                Reason::Output(_) => format!("  output    {to}"),
                Reason::Error(_) => format!("  error     {to}"),
                Reason::Member { member, .. } => format!("  .{member:8} {to}"),
            });
        }
        if let Some(member) = &self.member {
            lines.push(format!("  .{member}"));
        }
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    pub(super) fn json(&self) -> Value {
        let path = self.path.iter().map(|(reason, to)| {
            let (by, member) = match reason {
                Reason::Input(_) => ("input", None),
                Reason::Output(_) => ("output", None),
                Reason::Error(_) => ("error", None),
                Reason::Member { member, .. } => ("member", Some(member)),
            };
            json!({ "by": by, "from": reason.from().as_str(), "member": member, "shape": to.as_str() })
        });
        json!({
            "shape": self.shape.as_str(),
            "reached": matches!(self.place, Place::Reached | Place::Operation | Place::Service),
            "path": path.collect::<Vec<_>>(),
        })
    }
}
