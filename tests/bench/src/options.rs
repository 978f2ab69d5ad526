//! What the command line asks for.

use crate::Failure;

const HELP: &str = "\
usage: cargo run --release --manifest-path tests/bench/Cargo.toml -- [OPTIONS]
  --samples N   samples of each figure, taken in turn (default 3)
  --quick       one sample of each, and no clean builds of whole programs
  --only PART   builds, calls, generate or programs [may be repeated]";

/// How much to measure.
pub(crate) struct Options {
    pub(crate) samples: usize,
    quick: bool,
    only: Vec<String>,
}

impl Options {
    pub(crate) fn read() -> Result<Self, Failure> {
        let mut options = Self { samples: 3, quick: false, only: Vec::new() };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--samples" => options.samples = arguments.next().ok_or(HELP)?.parse()?,
                "--only" => options.only.push(arguments.next().ok_or(HELP)?),
                "--quick" => options.quick = true,
                _ => return Err(HELP.into()),
            }
        }
        if options.quick {
            options.samples = 1;
        }
        options.samples = options.samples.max(1);
        Ok(options)
    }

    /// Whether `part` is to be measured.
    pub(crate) fn wants(&self, part: &str) -> bool {
        match self.only.as_slice() {
            [] => !(self.quick && part == "programs"),
            only => only.iter().any(|name| name == part),
        }
    }
}
