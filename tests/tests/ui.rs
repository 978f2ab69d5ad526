//! Bad models and the exact diagnostics they get.
//!
//! Drop a file into `ui/` and run `cargo insta review`. A folder in `ui/` is a model of several files. The metadata
//! key `select` of a model says what to choose: `{"service": "…", "operations": ["…"]}`.

use smithwright::diagnostic::Diagnostics;
use smithwright::model::{Model, Node};
use smithwright::read::{Source, read};
use smithwright::select::{SelectionRequest, select};
use smithwright::validate::validate;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn diagnostics() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(here.join("snapshots/ui"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);

    let cases = sorted(&here.join("ui"));
    assert!(!cases.is_empty(), "there are no cases in ui/");
    for case in cases {
        let name = case.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let files = if case.is_dir() { sorted(&case) } else { vec![case] };
        let sources: Vec<_> = files.iter().map(|file| source(here, file)).collect();
        let found = problems(&sources);
        assert!(!found.is_empty(), "{name}: nothing was found");
        settings.bind(|| insta::assert_snapshot!(name, found.to_string()));
    }
}

/// The stages up to the selection; like the generator, they go on only while there is no error.
fn problems(sources: &[Source]) -> Diagnostics {
    let (model, mut found) = read(sources);
    let Some(model) = model else { return found };
    found.append(validate(&model));
    if !found.has_errors() {
        found.append(select(&model, &request(&model)).1);
    }
    found
}

fn request(model: &Model) -> SelectionRequest {
    let Some(node) = model.metadata().get("select") else { return SelectionRequest::default() };
    SelectionRequest {
        service: node.get("service").and_then(Node::as_str).map(str::to_owned),
        operations: node.get("operations").map(Node::strings).unwrap_or_default(),
    }
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// Named by its path within the package, with `/` everywhere.
fn source(here: &Path, file: &Path) -> Source {
    let path = file.strip_prefix(here).expect("a file of this package");
    let name: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    Source::new(name.join("/"), fs::read(file).expect("the file can be read"))
}
