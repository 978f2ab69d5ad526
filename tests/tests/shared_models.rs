//! Real models and protocol test suites are read, valid, and selectable.

use smithwright::diagnostic::Code;
use smithwright::model::{Model, ShapeId};
use smithwright::read::{Source, read};
use smithwright::select::{SelectionRequest, select};
use smithwright::validate::validate;
use std::path::{Path, PathBuf};

/// The folder of shared data, if it is there.
fn shared() -> Option<PathBuf> {
    let folder = match std::env::var_os("SMITHWRIGHT_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
    };
    if !folder.is_dir() {
        eprintln!("skipped: no shared models at {}", folder.display());
        return None;
    }
    Some(folder)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be listed");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect();
    paths.sort();
    paths
}

fn model(file: &Path) -> Model {
    let source = Source::from_path(file).expect("a file that can be read");
    let (model, found) = read(&[source]);
    assert!(found.is_empty(), "{found}");
    let model = model.expect("a model");
    // S3's rules have built-ins that clients know no value for.
    let found = validate(&model);
    let others: Vec<_> = found.iter().filter(|found| found.code != Code::UnknownBuiltIn).collect();
    assert!(others.is_empty() && !found.has_errors(), "{found}");
    model
}

#[test]
fn all_are_valid_and_every_service_has_operations() {
    let Some(shared) = shared() else { return };
    for folder in ["models", "protocol-tests"] {
        for file in files(&shared.join(folder)) {
            let model = model(&file);
            for (service, _) in model.services() {
                let request =
                    SelectionRequest { service: Some(service.id.to_string()), operations: Vec::new() };
                let (selection, found) = select(&model, &request);
                let selection = selection.unwrap_or_else(|| panic!("{found}"));
                assert!(!selection.operations.is_empty(), "{}", service.id);
                for id in selection.shapes.keys() {
                    assert!(!selection.why(id).is_empty(), "{id}");
                }
            }
        }
    }
}

#[test]
fn proton() {
    let Some(shared) = shared() else { return };
    let model = model(&shared.join("models/proton-2020-07-20.json"));
    let (selection, _) = select(&model, &SelectionRequest::default());
    let selection = selection.expect("a selection");
    assert_eq!(selection.operations.len(), 87);
    let direct = selection.bound_to.values().filter(|bound| **bound == selection.service).count();
    assert_eq!(direct, 13);
    let count = |has: fn(&smithwright::model::Traits) -> usize| -> usize {
        let operations = selection.operations.iter().filter_map(|id| model.shape(id));
        operations.map(|shape| has(&shape.traits)).sum()
    };
    assert_eq!(count(|traits| usize::from(traits.paginated().is_some())), 21);
    assert_eq!(count(|traits| traits.waitable().len()), 10);
    let service = model.shape(&selection.service).expect("the service");
    let protocols: Vec<_> = service.traits.protocols().into_iter().map(|protocol| protocol.id).collect();
    assert_eq!(protocols, [ShapeId::parse("aws.protocols#awsJson1_0").expect("an id")]);
    assert_eq!(service.traits.sigv4().expect("sigv4").name, "proton");
}
