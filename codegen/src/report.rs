//! What was generated, told to people.

use crate::diagnostic::Diagnostics;
use crate::model::{Corrected, ShapeId};
use crate::pipeline::Generated;
use crate::read::summary;
use crate::select::LeftOut;
use crate::write::{self, Changes, Status};
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
#[must_use = "nothing is written until `write` is called"]
pub struct Check {
    /// The report; its changes say what would become of each file.
    pub report: Report,
    /// The folder in which generated files that are not generated now are leftovers.
    swept: Option<&'static str>,
}

impl Check {
    /// Compares what was generated with what is in the folder.
    pub(crate) fn new(
        mut generated: Generated,
        folder: PathBuf,
        swept: Option<&'static str>,
        any_folder: bool,
    ) -> Result<Self, Diagnostics> {
        let (files, lines) = (generated.files.len(), generated.lines());
        let changes = write::changes(&folder, std::mem::take(&mut generated.files), swept)?;
        if swept.is_some() && !any_folder && !changes.has_generated() {
            write::check_unused(&folder)?;
        }
        Ok(Self { report: Report::new(generated, folder, changes, (files, lines)), swept })
    }

    /// Writes what was generated. Files that are right already are not touched. The folder is compared again, so that
    /// the report tells of what was written.
    ///
    /// # Errors
    /// When files cannot be read or written, or another run is writing to the same folder. Then nothing is written,
    /// except when writing itself fails halfway.
    pub fn write(self) -> Result<Report, Diagnostics> {
        let Report { folder, changes, .. } = self.report;
        let changes = write::bring(&folder, changes, self.swept)?;
        Ok(Report { folder, changes, ..self.report })
    }

    /// Whether nothing would change.
    pub fn is_up_to_date(&self) -> bool {
        self.report.changes.is_up_to_date()
    }
}

impl Report {
    fn new(generated: Generated, folder: PathBuf, changes: Changes, (files, lines): (usize, usize)) -> Self {
        let plan = &generated.plan;
        Self {
            service: plan.service.title.clone(),
            protocol: plan.service.protocol.id,
            folder,
            lines,
            files,
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
