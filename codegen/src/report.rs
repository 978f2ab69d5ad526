//! What was generated, told to people.

use crate::Generated;
use crate::diagnostic::Diagnostics;
use crate::model::{Corrected, ShapeId};
use crate::read::summary;
use crate::select::LeftOut;
use crate::write::{Changes, Status};
use std::fmt;
use std::path::PathBuf;

/// How many names of what was left out are shown unless all are asked for.
const SHOWN: usize = 8;

/// What was generated.
#[derive(Clone, Debug)]
pub struct Report {
    /// The proper name of the service.
    pub service: String,
    /// The id of the protocol's trait.
    pub protocol: &'static str,
    /// The folder of the output.
    pub folder: PathBuf,
    /// Every file and what became of it.
    pub changes: Changes,
    /// Names of the operations, sorted.
    pub operations: Vec<String>,
    /// How many structures, enums, unions and errors there are beside inputs and outputs of operations.
    pub shapes: usize,
    /// How many waiters there are.
    pub waiters: usize,
    /// How many files are generated.
    pub files: usize,
    /// How many lines they have together.
    pub lines: usize,
    /// What the service has and was not asked for.
    pub left_out: LeftOut,
    /// What was corrected in the model when it was read.
    pub corrected: Corrected,
    /// Problems that did not stop the generator.
    pub warnings: Diagnostics,
}

/// How what is there differs from what would be generated.
#[derive(Clone, Debug)]
pub struct Check {
    /// The report; its changes say what would become of each file.
    pub report: Report,
}

impl Check {
    /// Whether nothing would change.
    pub fn is_up_to_date(&self) -> bool {
        self.report.changes.is_up_to_date()
    }
}

impl Report {
    pub(crate) fn new(generated: Generated, folder: PathBuf, changes: Changes) -> Self {
        let plan = &generated.plan;
        Self {
            service: plan.service.title.clone(),
            protocol: plan.service.protocol.id,
            folder,
            lines: generated.files.iter().map(|file| file.text.lines().count()).sum(),
            files: generated.files.len(),
            changes,
            operations: plan.operations.iter().map(|operation| operation.wire.clone()).collect(),
            shapes: plan.types.len() + plan.errors.len(),
            waiters: plan.waiters.len(),
            left_out: generated.selection.left_out,
            corrected: generated.corrected,
            warnings: generated.warnings,
        }
    }
}

/// For people. Of long lists of names only the first are shown; `{:#}` shows all.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for warning in &self.warnings {
            writeln!(f, "{}", crate::diagnostic::render(warning, false))?;
        }
        write!(f, "{}: {}", self.service, counted(self.operations.len(), "operation"))?;
        write!(f, ", {}, {}", counted(self.shapes, "type"), counted(self.waiters, "waiter"))?;
        writeln!(f, ", {}", self.protocol)?;
        show_left_out(f, &self.left_out)?;
        for line in summary(&self.corrected, if f.alternate() { usize::MAX } else { SHOWN }) {
            writeln!(f, "{line}")?;
        }
        let (lines, files) = (counted(self.lines, "line"), counted(self.files, "file"));
        write!(f, "{}: {lines} in {files}: ", self.folder.display())?;
        if self.changes.is_up_to_date() {
            return write!(f, "up to date");
        }
        let words = [
            (Status::Created, "new"),
            (Status::Updated, "changed"),
            (Status::Removed, "removed"),
            (Status::Unchanged, "unchanged"),
        ];
        let parts = words.iter().filter_map(|(status, word)| match self.changes.count(*status) {
            0 => None,
            count => Some(format!("{count} {word}")),
        });
        write!(f, "{}", parts.collect::<Vec<_>>().join(", "))
    }
}

/// What was left out: how much in one line, then the names.
fn show_left_out(f: &mut fmt::Formatter<'_>, left_out: &LeftOut) -> fmt::Result {
    if left_out.operations.is_empty() {
        return Ok(());
    }
    let operations = counted(left_out.operations.len(), "operation");
    writeln!(f, "left out: {operations}, {}", counted(left_out.shapes.len(), "shape"))?;
    for (word, ids) in [("operations", &left_out.operations), ("shapes", &left_out.shapes)] {
        let shown = if f.alternate() { ids.len() } else { SHOWN };
        let names: Vec<&str> = ids.iter().take(shown).map(ShapeId::name).collect();
        let more = ids.len().saturating_sub(shown);
        match (names.is_empty(), more) {
            (true, _) => {}
            (false, 0) => writeln!(f, "  {word}: {}", names.join(", "))?,
            (false, more) => writeln!(f, "  {word}: {} and {more} more", names.join(", "))?,
        }
    }
    Ok(())
}

fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
