//! What a model holds, in numbers and lists.

use super::Inspected;
use crate::console::{counted, printable};
use crate::json::{FORMAT, diagnostics};
use serde_json::{Value, json};
use smithwright::diagnostic::Diagnostics;
use smithwright::model::{Corrected, OperationShape, Shape, ShapeId};
use smithwright::read::summary;
use std::collections::BTreeMap;

impl Inspected {
    fn service(&self) -> Option<&Shape> {
        self.model.shape(&self.selection.service)
    }

    /// The chosen operations, sorted by name.
    fn operations(&self) -> impl Iterator<Item = (&Shape, &OperationShape)> {
        let shapes = self.selection.operations.iter().filter_map(|id| self.model.shape(id));
        shapes.filter_map(|shape| Some((shape, shape.as_operation()?)))
    }

    /// The shapes they reach, sorted by id.
    fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.selection.shapes.keys().filter_map(|id| self.model.shape(id))
    }

    fn title(&self) -> String {
        let traits = self.service().map(|service| &service.traits);
        let title = traits.and_then(|traits| traits.title().map(str::to_owned));
        let sdk_id = || Some(traits?.aws_service()?.sdk_id);
        title.or_else(sdk_id).unwrap_or_else(|| self.selection.service.name().to_owned())
    }

    fn version(&self) -> &str {
        let service = self.service().and_then(|shape| shape.as_service());
        service.map_or("", |service| service.version.as_str())
    }

    fn protocols(&self) -> Vec<String> {
        let protocols = self.service().map(|service| service.traits.protocols()).unwrap_or_default();
        protocols.iter().map(|protocol| protocol.id.to_string()).collect()
    }
}

pub(super) fn text(inspected: &Inspected) -> String {
    let selection = &inspected.selection;
    let waiters: usize = inspected.operations().map(|(shape, _)| shape.traits.waitable().len()).sum();
    let bound = selection.bound_to.values().filter(|to| **to == selection.service).count();
    let operations = selection.operations.len();
    let mut notes = Vec::new();
    if bound < operations {
        notes.push(format!("{} through resources", operations.saturating_sub(bound)));
    }
    let count = |has: fn(&Shape) -> bool| inspected.operations().filter(|(shape, _)| has(shape)).count();
    for (count, what) in [
        (count(|shape| shape.traits.paginated().is_some()), "paginated"),
        (count(|shape| shape.traits.deprecated().is_some()), "deprecated"),
        (selection.left_out.operations.len(), "left out"),
    ] {
        if count > 0 {
            notes.push(format!("{count} {what}"));
        }
    }
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for shape in inspected.shapes() {
        *kinds.entry(shape.kind.name()).or_default() += 1;
    }
    let kinds: Vec<_> = kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let protocols = inspected.protocols();
    let mut lines = vec![
        format!("{}, version {}", inspected.title(), inspected.version()),
        format!("  service     {}", selection.service),
        format!(
            "  protocols   {}",
            if protocols.is_empty() { "none".to_owned() } else { protocols.join(", ") }
        ),
        format!("  operations  {operations}{notes}"),
        format!("  waiters     {waiters}"),
        format!("  shapes      {}: {}", selection.shapes.len(), kinds.join(", ")),
    ];
    lines.extend(corrected(inspected.model.corrected()));
    printable_lines(&lines)
}

/// What was corrected when the model was read, every name of it.
fn corrected(corrected: &Corrected) -> Vec<String> {
    let mut lines: Vec<String> =
        summary(corrected, usize::MAX).into_iter().map(|line| format!("  {line}")).collect();
    if !corrected.skipped.is_empty() {
        lines.push("  facts that no longer apply:".to_owned());
    }
    lines.extend(corrected.skipped.iter().map(|fact| format!("    {}: {}", fact.target, fact.why)));
    lines
}

pub(super) fn operations(inspected: &Inspected) -> String {
    let width = inspected.operations().map(|(shape, _)| shape.id.name().len()).max().unwrap_or(0);
    let name = |id: &Option<ShapeId>| id.as_ref().map_or("()", ShapeId::name).to_owned();
    let lines: Vec<_> = inspected
        .operations()
        .map(|(shape, operation)| {
            let mut notes = Vec::new();
            if shape.traits.paginated().is_some() {
                notes.push("paginated".to_owned());
            }
            match shape.traits.waitable().len() {
                0 => {}
                waiters => notes.push(counted(waiters, "waiter")),
            }
            if shape.traits.deprecated().is_some() {
                notes.push("deprecated".to_owned());
            }
            let notes = if notes.is_empty() { String::new() } else { format!("  ({})", notes.join(", ")) };
            let (input, output) = (name(&operation.input), name(&operation.output));
            format!("{:width$}  {input} -> {output}{notes}", shape.id.name())
        })
        .collect();
    printable_lines(&lines)
}

pub(super) fn shapes(inspected: &Inspected) -> String {
    let width = inspected.shapes().map(|shape| shape.kind.name().len()).max().unwrap_or(0);
    let lines: Vec<_> =
        inspected.shapes().map(|shape| format!("{:width$}  {}", shape.kind.name(), shape.id)).collect();
    printable_lines(&lines)
}

/// The document of `--json`; the help text describes it.
pub(super) fn json(inspected: &Inspected, warnings: &Diagnostics) -> Value {
    let text = |id: &ShapeId| id.to_string();
    let service = inspected.service();
    let operations = inspected.operations().map(|(shape, operation)| {
        let waiters = shape.traits.waitable();
        json!({
            "name": shape.id.name(),
            "id": text(&shape.id),
            "boundTo": inspected.selection.bound_to.get(&shape.id).map(text),
            "input": operation.input.as_ref().map(text),
            "output": operation.output.as_ref().map(text),
            "errors": operation.errors.iter().map(text).collect::<Vec<_>>(),
            "paginated": shape.traits.paginated().is_some(),
            "waiters": waiters.iter().map(|waiter| waiter.name.as_str()).collect::<Vec<_>>(),
            "deprecated": shape.traits.deprecated().is_some(),
        })
    });
    let shapes = inspected.shapes().map(
        |shape| json!({ "id": text(&shape.id), "type": shape.kind.name(), "members": shape.members.len() }),
    );
    json!({
        "format": FORMAT,
        "command": "inspect",
        "ok": true,
        "service": {
            "id": text(&inspected.selection.service),
            "title": inspected.title(),
            "version": inspected.version(),
            "sdkId": service.and_then(|service| service.traits.aws_service()).map(|aws| aws.sdk_id),
            "protocols": inspected.protocols(),
        },
        "operations": operations.collect::<Vec<_>>(),
        "shapes": shapes.collect::<Vec<_>>(),
        "corrected": crate::json::corrected(inspected.model.corrected()),
        "diagnostics": diagnostics(warnings),
    })
}

fn printable_lines(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{}\n", printable(line))).collect()
}
