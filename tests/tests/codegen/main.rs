//! The generator from fixture to plan and code. Each fixture holds one idea.

mod emitted;
mod folder;
mod hard;
mod left_out;
mod order;
mod planned;
mod refused;

use smithwright::Generator;
use smithwright::diagnostic::Diagnostics;

/// A generator for a fixture.
fn fixture(name: &str) -> Generator {
    Generator::from_source(smithwright::read::Source::new(format!("{name}.json"), fixture_text(name)))
}

fn fixture_text(name: &str) -> String {
    let path = format!("{}/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn ok<T>(result: Result<T, Diagnostics>) -> T {
    result.unwrap_or_else(|problems| panic!("{problems}"))
}

/// Compares with the snapshot of that name in the folder `snapshots`.
fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
