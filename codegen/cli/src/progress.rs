//! A progress bar for runs over several services.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// Shown on standard error while it lives, if that is a terminal.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// For `count` services. Nothing is shown of a single one, nor when `quiet`.
    pub(crate) fn new(count: usize, quiet: bool) -> Self {
        let shown = count > 1 && !quiet && std::io::stderr().is_terminal();
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(u64::try_from(count).ok(), target);
        // Without colours, so that NO_COLOR needs no thought.
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// Says which service it is at.
    pub(crate) fn at(&self, name: &str) {
        self.0.set_message(crate::console::printable(name));
        self.0.tick();
    }

    /// One more is done.
    pub(crate) fn done(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
