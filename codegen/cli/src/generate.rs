//! `smithwright generate`.

use crate::Outcome;
use crate::args::Generate;
use crate::unified;
use smithwright::diagnostic::{Diagnostics, render};
use smithwright::write::Status;
use smithwright::{Generator, Report};
use std::io::Write;

/// Problems shown in full.
const SHOWN: usize = 20;

pub(crate) fn run(args: &Generate) -> Outcome {
    let generator = generator(args);
    let result = if args.check { generator.check().map(|check| check.report) } else { generator.generate() };
    match result {
        Ok(report) => {
            if !args.quiet {
                tell(&report.warnings);
                say(&summary(&report, args.check));
            }
            if args.check { checked(args, &report) } else { Outcome::Done }
        }
        Err(problems) => {
            tell(&problems);
            let errors = problems.error_count();
            complain(&format!("{errors} error{}; nothing was generated", if errors == 1 { "" } else { "s" }));
            Outcome::Failed
        }
    }
}

fn generator(args: &Generate) -> Generator {
    let mut models = args.models.iter();
    let first = models.next().cloned().unwrap_or_default();
    let mut generator = models.fold(Generator::new(first), |generator, model| generator.model(model));
    if let Some(service) = &args.service {
        generator = generator.service(service);
    }
    generator.operations(&args.operations).deprecation(args.deprecation.into()).out_dir(&args.out)
}

/// One line on what was generated, and one on what was left out, if anything.
fn summary(report: &Report, check: bool) -> String {
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
    text
}

/// Shows the differences, if any, and how to mend them.
fn checked(args: &Generate, report: &Report) -> Outcome {
    if report.changes.is_up_to_date() {
        return Outcome::Done;
    }
    if !args.quiet {
        say(&unified::diff(&report.changes, &report.folder));
    }
    let folder = report.folder.display();
    complain(&format!("`{folder}` is not what is generated; to mend it, run:\n  {}", args.mending_command()));
    Outcome::Differs
}

/// Shows problems; of a great many only the first, lest they scroll away.
fn tell(problems: &Diagnostics) {
    for problem in problems.iter().take(SHOWN) {
        complain(&render(problem, true));
    }
    let more = problems.len().saturating_sub(SHOWN).saturating_add(problems.dropped());
    if more > 0 {
        complain(&format!("and {more} more like these\n"));
    }
}

/// Prints to standard output; its styles go if that is no terminal.
fn say(text: &str) {
    // Whoever closed the pipe does not want to know.
    let _ = writeln!(anstream::stdout(), "{text}");
}

/// Prints to standard error; its styles go if that is no terminal.
fn complain(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
