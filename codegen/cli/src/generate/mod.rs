//! `smithwright generate`.

mod args;
mod jobs;
mod package_args;
mod report;
mod stdout;

pub(crate) use args::{Args, Deprecation, Format, Manifest};

use crate::console::{complain, fail, is_verbose, say, tell};
use crate::outcome::Outcome;
use crate::progress::Progress;
use crate::unified;
use jobs::Job;
use smithwright::diagnostic::Diagnostics;
use smithwright::{Check, Report};

/// What became of a service.
type Compared = Result<Report, Diagnostics>;

pub(crate) fn run(args: &Args) -> Outcome {
    let jobs = match jobs::jobs(args) {
        Ok(jobs) => jobs,
        Err(problems) if args.json => {
            crate::json::print(&report::json(args, &[], &problems));
            return Outcome::of(&problems);
        }
        Err(problems) => return fail(&problems, "nothing was generated"),
    };
    if args.goes_to_stdout() {
        return stdout::run(args, &jobs);
    }
    let mut checked = compare(args, &jobs);
    jobs::refuse_shared_files(&jobs, &mut checked);
    // One at fault, and nothing is written.
    let sound = checked.iter().all(Result::is_ok);
    let writes = !args.check && sound;
    let finish = |check: Check| if writes { check.write() } else { Ok(check.report) };
    let all: Vec<Compared> = checked.into_iter().map(|checked| checked.and_then(finish)).collect();
    if args.json {
        let named: Vec<_> = jobs.iter().zip(&all).collect();
        crate::json::print(&report::json(args, &named, &Diagnostics::new()));
    } else {
        show(args, &jobs, &all, args.check || sound);
    }
    all.iter().map(|compared| outcome(args, compared)).max().unwrap_or(Outcome::Done)
}

/// Generates all in memory and compares it with what is there.
fn compare(args: &Args, jobs: &[Job]) -> Vec<Result<Check, Diagnostics>> {
    let progress = Progress::new(jobs.len(), args.quiet || args.json);
    let compare = |job: &Job| {
        progress.at(&job.title());
        let checked = job.generator().check();
        progress.done();
        checked
    };
    jobs.iter().map(compare).collect()
}

fn outcome(args: &Args, compared: &Compared) -> Outcome {
    match compared {
        Err(problems) => Outcome::of(problems),
        Ok(report) if args.check && !report.changes.is_up_to_date() => Outcome::Differs,
        Ok(_) => Outcome::Done,
    }
}

/// Tells people. `reached` is whether it came to writing or, with `--check`, to comparing; else nothing became of any.
fn show(args: &Args, jobs: &[Job], all: &[Compared], reached: bool) {
    for (job, compared) in jobs.iter().zip(all) {
        match compared {
            Err(problems) => {
                // With several services, problems without a place do not say whose they are.
                let whose = job.name.as_ref().filter(|_| jobs.len() > 1);
                let whose = whose.map(|name| format!(" in `{name}`")).unwrap_or_default();
                fail(problems, &format!("nothing was generated{whose}"));
            }
            Ok(report) if reached && !args.quiet => {
                tell(&report.warnings);
                say(&report::summary(report, args.check));
                if is_verbose() {
                    say(&report::details(report, job));
                }
                if args.check && !report.changes.is_up_to_date() {
                    say(&unified::diff(&report.changes, &report.folder));
                }
            }
            Ok(_) => {}
        }
    }
    if !reached && all.iter().any(Result::is_ok) {
        complain("the other services are in order, and nothing was written of them either");
    }
    let differing = |compared: &&Compared| outcome(args, compared) == Outcome::Differs;
    let folders: Vec<_> = all
        .iter()
        .filter(differing)
        .flatten()
        .map(|report| format!("`{}`", report.folder.display()))
        .collect();
    if !folders.is_empty() {
        let verb = if folders.len() == 1 { "is" } else { "are" };
        let command = args.mending_command();
        complain(&format!(
            "{} {verb} not what is generated; to mend it, run:\n  {command}",
            folders.join(", ")
        ));
    }
}
