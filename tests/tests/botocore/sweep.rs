//! Every service that botocore has.

use super::fetch;
use smithwright::convert::{Descriptions, to_ast};
use smithwright::model::Model;
use smithwright::read::{Source, read, sources};
use smithwright::select::{SelectionRequest, select};
use smithwright::validate::validate;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

#[derive(Default)]
struct Counts {
    definitions: usize,
    operations: usize,
    shapes: usize,
    paginated: usize,
    waiters: usize,
    warnings: usize,
    failed: usize,
}

/// `cargo test -p smithwright-tests --test botocore -- --ignored --nocapture`
#[test]
#[ignore = "reads some 470 definitions; a minute in debug builds"]
fn every_service_is_readable() {
    let Some(data) = fetch::data("1.44.5", &["all"]) else { return };
    let mut table: BTreeMap<String, Counts> = BTreeMap::new();
    let mut failures = Vec::new();
    let start = Instant::now();
    for folder in folders(&data).iter().flat_map(|service| folders(service)) {
        // A few folders hold examples alone.
        if !["service-2.json", "service-2.json.gz"].iter().any(|name| folder.join(name).is_file()) {
            continue;
        }
        let (protocol, counts) = one(&folder).unwrap_or_else(|problem| {
            failures.push(format!("{}: {problem}", folder.display()));
            ("none".to_owned(), Counts { failed: 1, ..Counts::default() })
        });
        for row in [protocol, "all".to_owned()] {
            let row = table.entry(row).or_default();
            row.definitions += 1;
            row.operations += counts.operations;
            row.shapes += counts.shapes;
            row.paginated += counts.paginated;
            row.waiters += counts.waiters;
            row.warnings += counts.warnings;
            row.failed += counts.failed;
        }
    }
    println!("protocol        definitions operations  shapes paginated waiters warnings failed");
    for (protocol, row) in &table {
        let Counts { definitions, operations, shapes, paginated, waiters, warnings, failed } = row;
        println!(
            "{protocol:<15} {definitions:>11} {operations:>10} {shapes:>7} {paginated:>9} {waiters:>7} {warnings:>8} {failed:>6}"
        );
    }
    println!("in {:.1} s", start.elapsed().as_secs_f64());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(table.get("all").is_some_and(|all| all.definitions > 400));
}

/// Reads, validates, selects, converts and reads back.
fn one(folder: &Path) -> Result<(String, Counts), String> {
    let sources = sources(folder).map_err(|problem| problem.message)?;
    let (model, found) = read(&sources);
    let model = model.ok_or_else(|| found.to_string())?;
    let mut warnings = found.len();
    for found in [validate(&model), select(&model, &SelectionRequest::default()).1] {
        if found.has_errors() {
            return Err(found.to_string());
        }
        warnings += found.len();
    }
    let text = to_ast(&model, Descriptions::Strip);
    let (again, found) = read(&[Source::new("converted.json", text.as_str())]);
    let again = again.ok_or_else(|| found.to_string())?;
    if to_ast(&again, Descriptions::Strip) != text {
        return Err("the converted model reads back as another".to_owned());
    }
    Ok((protocol(&model), Counts { warnings, ..counts(&model) }))
}

fn counts(model: &Model) -> Counts {
    let operations = || model.shapes().filter(|shape| shape.as_operation().is_some());
    Counts {
        operations: operations().count(),
        shapes: model.shapes().count(),
        paginated: operations().filter(|shape| shape.traits.paginated().is_some()).count(),
        waiters: operations().map(|shape| shape.traits.waitable().len()).sum(),
        ..Counts::default()
    }
}

fn protocol(model: &Model) -> String {
    let protocols = model.services().flat_map(|(shape, _)| shape.traits.protocols());
    let names: Vec<String> = protocols.map(|protocol| protocol.id.name().to_owned()).collect();
    match names.as_slice() {
        [] => "none".to_owned(),
        [one] => one.clone(),
        [one, others @ ..] => format!("{one}+{}", others.len()),
    }
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of botocore");
    let mut folders: Vec<_> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}
