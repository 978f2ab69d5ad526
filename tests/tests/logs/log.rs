//! A subscriber that takes down everything.

use std::collections::BTreeSet;
use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// What was logged: all levels, all targets, spans and events, names and values of fields.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log(Arc<Mutex<Taken>>);

#[derive(Debug, Default)]
struct Taken {
    lines: String,
    crates: BTreeSet<String>,
    levels: BTreeSet<Level>,
    spans: u64,
}

impl Log {
    /// One line for each field of each span and event.
    pub(crate) fn text(&self) -> String {
        self.taken().lines.clone()
    }

    /// Crates that logged something.
    pub(crate) fn crates(&self) -> BTreeSet<String> {
        self.taken().crates.clone()
    }

    /// Levels of what was logged.
    pub(crate) fn levels(&self) -> BTreeSet<Level> {
        self.taken().levels.clone()
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self, metadata: &Metadata<'_>) {
        let mut taken = self.taken();
        writeln!(taken.lines, "{} {} {}", metadata.level(), metadata.target(), metadata.name())
            .expect("memory");
        let crate_name = metadata.target().split("::").next().unwrap_or_default().to_owned();
        taken.crates.insert(crate_name);
        taken.levels.insert(*metadata.level());
    }
}

impl Visit for Log {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // Formatted before the lock is taken: `Debug` may log, too.
        let line = format!("  {field} = {value:?}\n");
        self.taken().lines.push_str(&line);
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        self.begin(attributes.metadata());
        attributes.record(&mut self.clone());
        let mut taken = self.taken();
        taken.spans += 1;
        Id::from_u64(taken.spans)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.begin(event.metadata());
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
