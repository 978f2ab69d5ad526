//! What was generated, as text and as JSON.

use super::Compared;
use super::args::Args;
use super::jobs::Job;
use crate::console::counted;
use crate::json::{FORMAT, corrected, diagnostics};
use serde_json::{Value, json};
use smithwright::Report;
use smithwright::diagnostic::Diagnostics;
use smithwright::model::ShapeId;
use smithwright::read;
use smithwright::write::Status;

/// How many names of newer shapes are shown; `inspect` lists all.
const SHOWN: usize = 8;

/// One line on what was generated; others on what was left out and corrected, if anything.
pub(super) fn summary(report: &Report, check: bool) -> String {
    let changes = &report.changes;
    let words = if check {
        [(Status::Created, "missing"), (Status::Updated, "changed"), (Status::Removed, "left over")]
    } else {
        [(Status::Created, "created"), (Status::Updated, "updated"), (Status::Removed, "removed")]
    };
    let parts = words.iter().filter_map(|(status, word)| match changes.count(*status) {
        0 => None,
        count => Some(format!("{count} {word}")),
    });
    let state =
        if changes.is_up_to_date() { "up to date".to_owned() } else { parts.collect::<Vec<_>>().join(", ") };
    let mut text = format!(
        "{}: {}, {} -> {} ({}, {state})",
        report.service,
        counted(report.operations.len(), "operation"),
        counted(report.shapes, "shape"),
        report.folder.display(),
        counted(report.files, "file"),
    );
    let left_out = &report.left_out;
    if !left_out.operations.is_empty() {
        let operations = counted(left_out.operations.len(), "operation");
        text.push_str(&format!("\nleft out: {operations}, {}", counted(left_out.shapes.len(), "shape")));
    }
    for line in read::summary(&report.corrected, SHOWN) {
        text.push('\n');
        text.push_str(&line);
    }
    text
}

/// What `--verbose` adds: what was read, what became of each file, and the names of all that was left out.
pub(super) fn details(report: &Report, job: &Job) -> String {
    let mut lines: Vec<String> = job.models().map(|model| format!("  read {}", model.display())).collect();
    lines.push(format!("  protocol {}", report.protocol));
    for file in &report.changes.files {
        lines.push(format!("  {} {}", word(file.status), report.folder.join(&file.path).display()));
    }
    let left_out = &report.left_out;
    for (kind, ids) in [("operation", &left_out.operations), ("shape", &left_out.shapes)] {
        lines.extend(ids.iter().map(|id| format!("  left out {kind} {id}")));
    }
    lines.join("\n")
}

fn word(status: Status) -> &'static str {
    match status {
        Status::Unchanged => "unchanged",
        Status::Created => "created",
        Status::Updated => "updated",
        Status::Removed => "removed",
    }
}

/// The document of `--json`; the help text describes it.
pub(super) fn json(args: &Args, all: &[(&Job, &Compared)], problems: &Diagnostics) -> Value {
    let is_current =
        |compared: &Compared| compared.as_ref().is_ok_and(|report| report.changes.is_up_to_date());
    let ok = !problems.has_errors() && all.iter().all(|(_, compared)| compared.is_ok());
    json!({
        "format": FORMAT,
        "command": "generate",
        "check": args.check,
        "ok": ok,
        "upToDate": ok && all.iter().all(|(_, compared)| is_current(compared)),
        "services": all.iter().map(|(job, compared)| service(job, compared)).collect::<Vec<_>>(),
        "diagnostics": diagnostics(problems),
    })
}

fn service(job: &Job, compared: &Compared) -> Value {
    let report = match compared {
        Ok(report) => report,
        Err(problems) => {
            return json!({ "name": job.name, "ok": false, "diagnostics": diagnostics(problems) });
        }
    };
    let ids = |ids: &[ShapeId]| ids.iter().map(|id| id.as_str().into()).collect::<Vec<Value>>();
    let files =
        report.changes.files.iter().map(|file| json!({ "path": file.path, "status": word(file.status) }));
    json!({
        "name": job.name,
        "ok": true,
        "service": report.service,
        "protocol": report.protocol,
        "output": report.folder.display().to_string(),
        "upToDate": report.changes.is_up_to_date(),
        "operations": report.operations,
        "types": report.shapes,
        "waiters": report.waiters,
        "lines": report.lines,
        "leftOut": { "operations": ids(&report.left_out.operations), "shapes": ids(&report.left_out.shapes) },
        "corrected": corrected(&report.corrected),
        "files": files.collect::<Vec<_>>(),
        "diagnostics": diagnostics(&report.warnings),
    })
}
