//! Small definitions, each seen as the Smithy model it becomes.

use super::ok;
use smithwright::convert;
use smithwright::convert::{Converted, Descriptions};
use smithwright::model::Model;
use smithwright::read::{read, sources};
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/botocore").join(name)
}

/// The text, and the warnings without the folders of this machine.
fn converted(name: &str) -> String {
    let Converted { text, warnings } = ok(convert([fixture(name)], Descriptions::Keep));
    let folder = fixture("");
    let folder = folder.to_string_lossy();
    format!("{text}\n{}", warnings.to_string().replace(&*folder, "…/")).replace('\\', "/")
}

fn snapshot(name: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/botocore"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, converted(name)));
}

#[test]
fn json() {
    snapshot("lights");
}

#[test]
fn rest_xml() {
    snapshot("parcels");
}

#[test]
fn rest_json() {
    snapshot("letters");
}

fn model(path: &Path) -> Model {
    let sources = sources(path).unwrap_or_else(|problem| panic!("{}", problem.message));
    let (model, found) = read(&sources);
    model.unwrap_or_else(|| panic!("{found}"))
}

#[test]
fn a_folder_of_versions_means_the_newest() {
    let versions = |path: &str| -> Vec<String> {
        model(&fixture(path)).services().map(|(_, service)| service.version.clone()).collect()
    };
    assert_eq!(versions("lights"), ["2024-05-01"]);
    assert_eq!(versions("lights/2024-05-01"), ["2024-05-01"]);
    assert_eq!(versions("lights/2024-05-01/service-2.json"), ["2024-05-01"]);
    assert_eq!(versions("lights/2023-01-01/service-2.json"), ["2023-01-01"]);
}

#[test]
fn what_is_converted_reads_back() {
    for name in ["lights", "parcels", "letters"] {
        let text = ok(convert([fixture(name)], Descriptions::Keep)).text;
        let file =
            std::env::temp_dir().join(format!("smithwright-convert-{}-{name}.json", std::process::id()));
        std::fs::write(&file, &text).expect("a file in the temporary folder");
        let again = convert([&file], Descriptions::Keep);
        std::fs::remove_file(&file).expect("the file just written");
        assert_eq!(ok(again).text, text, "{name}");
    }
}

#[test]
fn companions_of_other_models_are_not_looked_at() {
    let folder = std::env::temp_dir().join(format!("smithwright-companions-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("a temporary file");
    write("model.json", r#"{"smithy": "2.0", "shapes": {"a#S": {"type": "string"}}}"#);
    write("paginators-1.json", "not JSON at all");
    let model = model(&folder.join("model.json"));
    std::fs::remove_dir_all(&folder).expect("the folder just made");
    assert!(model.shape("a#S").is_some());
}
