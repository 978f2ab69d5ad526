//! botocore's service definitions: fixtures of our own, and the real ones where they can be had.

mod fetch;
mod fixtures;
mod proton;
mod proton_facts;
mod sweep;

use smithwright::convert::Descriptions;
use smithwright::diagnostic::Diagnostics;

fn ok<T>(result: Result<T, Diagnostics>) -> T {
    result.unwrap_or_else(|problems| panic!("{problems}"))
}

/// The model of a path as Smithy JSON AST, without descriptions, and its generated files in memory.
fn stripped(path: &std::path::Path) -> Vec<smithwright::write::OutputFile> {
    let text = ok(smithwright::convert([path], Descriptions::Strip)).text;
    let source = smithwright::read::Source::new("model.json", text);
    ok(smithwright::Generator::from_source(source).render())
}
