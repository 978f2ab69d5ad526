//! What the command line asks for.

use crate::Failure;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const HELP: &str = "\
usage: cargo run --release -p smithwright-sweep -- [OPTIONS]
  --botocore      every service of botocore too (PyPI, some 12 MB)
  --facts         only say which facts no longer apply to botocore's definitions, of the version that they were made
                  from, where that is a failure, and of the newest
  --only NAME     only services whose name contains this [may be repeated]
  --jobs N        threads, and jobs of cargo (default: one for each processor)
  --most N        compile only so many: in turn the largest, the newest, and that with the rarest traits
  --no-compile    generate, and run endpoint tests, only
  --no-docs       leave rustdoc out
  --minutes N     stop after so long; what is not done by then counts as failed (default 60)";

/// Choices of the command line.
pub(crate) struct Options {
    pub(crate) botocore: bool,
    pub(crate) facts: bool,
    pub(crate) only: Vec<String>,
    pub(crate) jobs: usize,
    pub(crate) most: Option<usize>,
    pub(crate) compile: bool,
    pub(crate) docs: bool,
    pub(crate) deadline: Instant,
}

impl Options {
    pub(crate) fn read() -> Result<Self, Failure> {
        let jobs = std::thread::available_parallelism().map_or(1, usize::from);
        let mut options = Self {
            botocore: false,
            facts: false,
            only: Vec::new(),
            jobs,
            most: None,
            compile: true,
            docs: true,
            deadline: Instant::now(),
        };
        let mut minutes = 60;
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--botocore" => options.botocore = true,
                "--facts" => options.facts = true,
                "--only" => options.only.push(arguments.next().ok_or(HELP)?),
                "--jobs" => options.jobs = arguments.next().ok_or(HELP)?.parse::<usize>()?.max(1),
                "--most" => options.most = Some(arguments.next().ok_or(HELP)?.parse()?),
                "--no-compile" => options.compile = false,
                "--no-docs" => options.docs = false,
                "--minutes" => minutes = arguments.next().ok_or(HELP)?.parse()?,
                _ => return Err(HELP.into()),
            }
        }
        options.deadline += Duration::from_secs(minutes * 60);
        Ok(options)
    }

    /// Whether this service was asked for.
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| name.contains(part.as_str()))
    }

    /// How long there is left.
    pub(crate) fn left(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }

    /// The folder for the clients and what cargo makes of them.
    pub(crate) fn folder(&self) -> PathBuf {
        tests().join("../target/sweep")
    }
}

/// The folder `tests` of this repository.
pub(crate) fn tests() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
