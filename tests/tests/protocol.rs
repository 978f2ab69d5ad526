//! Smithy's own protocol tests, as the generator turns them into Rust tests, compiled and run.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use smithwright::{Generator, Layout, Manifest};

const SKIPS: &str = include_str!("../fixtures/protocol_skips.txt");

/// The folder of the suites, if it is there.
fn suites() -> Option<PathBuf> {
    let folder = if let Some(folder) = std::env::var_os("SMITHY_PROTOCOL_TESTS") {
        PathBuf::from(folder)
    } else if let Some(folder) = std::env::var_os("SMITHWRIGHT_SHARED") {
        Path::new(&folder).join("protocol-tests")
    } else {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/protocol-tests")
    };
    if !folder.is_dir() {
        eprintln!("skipped: no protocol tests at {}", folder.display());
        return None;
    }
    Some(folder)
}

/// Names in the skip list; each has a reason.
fn skips() -> Vec<&'static str> {
    let lines = SKIPS.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once("  ").expect("a name and a reason").0).collect()
}

/// Services of a suite with their operations that are not skipped.
fn services(suite: &Value) -> Vec<(String, Vec<String>)> {
    let shapes = suite["shapes"].as_object().expect("shapes");
    let services = shapes.iter().filter(|(_, shape)| shape["type"] == "service");
    let operations = |shape: &Value| -> Vec<String> {
        let targets = shape["operations"].as_array().expect("operations").iter();
        let ids = targets.map(|target| target["target"].as_str().expect("an id").to_owned());
        ids.filter(|id| !skips().iter().any(|skip| id.ends_with(&format!("#{skip}")))).collect()
    };
    services.map(|(id, shape)| (id.clone(), operations(shape))).collect()
}

/// Writes a crate with one module for each service.
fn write_crate(name: &str, model: &Path, folder: &Path) {
    let text = std::fs::read_to_string(model).expect("the suite can be read");
    write_crate_of(name, &serde_json::from_str(&text).expect("JSON"), folder, || Generator::new(model));
}

fn write_crate_of(name: &str, suite: &Value, folder: &Path, generator: impl Fn() -> Generator) {
    let mut root = String::new();
    for (number, (service, operations)) in services(suite).into_iter().enumerate() {
        let module = format!("service{number}");
        let generator = generator().service(service).operations(operations).crate_name(&module);
        let generator = generator.layout(Layout::SingleFile).manifest(Manifest::None).protocol_tests(true);
        let report = generator.out_dir(folder.join("src")).generate();
        report.unwrap_or_else(|problems| panic!("{problems}"));
        root.push_str(&format!("pub mod {module};\n"));
    }
    write_package(name, &root, folder);
}

/// Writes what makes a crate of the modules in a folder.
fn write_package(name: &str, root: &str, folder: &Path) {
    std::fs::write(folder.join("src/lib.rs"), root).expect("written");
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/runtime");
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n[lib]\ndoctest = false\n\
         [dependencies]\nsmithwright-runtime = {{ path = {runtime:?}, features = [\"test-util\"] }}\n\
         [profile.dev]\ndebug = \"line-tables-only\"\n[workspace]\n"
    );
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("written");
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    if lock.is_file() {
        std::fs::copy(lock, folder.join("Cargo.lock")).expect("copied");
    }
}

/// Runs a crate's tests: how many passed, failed, were skipped.
fn run(folder: &Path) -> ([u32; 3], String) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--offline", "--quiet", "--target-dir"]).arg(target).current_dir(folder).arg("--");
    for skip in skips() {
        cargo.args(["--skip", skip]);
    }
    let output = cargo.output().expect("cargo runs");
    let text =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let line = text.lines().find(|line| line.starts_with("test result:"));
    let line = line.unwrap_or_else(|| panic!("{text}"));
    let count = |what: &str| {
        let before = line.split(what).next().expect("a count").trim_end();
        before.rsplit(' ').next().and_then(|number| number.parse().ok()).expect("a number")
    };
    ([count("passed"), count("failed"), count("filtered out")], text)
}

/// Cases for clients of the operations that the skip list names.
fn skipped_with_operations(suite: &Value) -> u32 {
    let shapes = suite["shapes"].as_object().expect("shapes");
    let named = shapes.iter().filter(|(id, _)| skips().iter().any(|skip| id.ends_with(&format!("#{skip}"))));
    let traits = ["smithy.test#httpRequestTests", "smithy.test#httpResponseTests"];
    let cases = named.flat_map(|(_, shape)| traits.map(|name| shape["traits"][name].as_array()));
    let cases = cases.flatten().flatten().filter(|case| case["appliesTo"] != "server");
    u32::try_from(cases.count()).expect("few cases")
}

#[test]
fn smithys_own() {
    let Some(suites) = suites() else { return };
    for name in ["awsJson1_0", "awsJson1_1"] {
        let model = suites.join(format!("{name}.json"));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("protocol-{name}"));
        write_crate(&format!("protocol-{}", name.to_lowercase()), &model, &folder);
        let ([passed, failed, filtered], text) = run(&folder);
        let suite = serde_json::from_str(&std::fs::read_to_string(&model).expect("text")).expect("JSON");
        let skipped = filtered + skipped_with_operations(&suite);
        eprintln!("{name}: {passed} passed, {failed} failed, {skipped} skipped");
        assert_eq!(failed, 0, "{text}");
    }
}

/// The cases of `smithy.rules#endpointTests` that name an operation, for published models that have some.
#[test]
fn endpoints_of_published_models() {
    let shared = std::env::var_os("SMITHWRIGHT_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let model = shared.join("models/dynamodb-2012-08-10.json");
    let Ok(text) = std::fs::read_to_string(&model) else {
        eprintln!("skipped: no published models at {}", shared.display());
        return;
    };
    let suite: Value = serde_json::from_str(&text).expect("JSON");
    let cases = operation_inputs(&suite);
    let operations: BTreeSet<String> =
        cases.iter().map(|case| case["operationName"].as_str().expect("a name").to_owned()).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("endpoints-dynamodb");
    let generator = Generator::new(model).operations(operations).crate_name("service");
    let generator = generator.layout(Layout::SingleFile).manifest(Manifest::None).protocol_tests(true);
    let report = generator.out_dir(folder.join("src")).generate();
    report.unwrap_or_else(|problems| panic!("{problems}"));
    write_package("endpoints-dynamodb", "pub mod service;\n", &folder);
    let ([passed, failed, skipped], text) = run(&folder);
    eprintln!("DynamoDB's endpoints: {passed} passed, {failed} failed, {skipped} skipped");
    assert_eq!(failed, 0, "{text}");
    assert_eq!(passed as usize, cases.len(), "{text}");
}

fn operation_inputs(suite: &Value) -> Vec<&Value> {
    let shapes = suite["shapes"].as_object().expect("shapes").values();
    let cases =
        shapes.filter_map(|shape| shape["traits"]["smithy.rules#endpointTests"]["testCases"].as_array());
    cases.flatten().filter_map(|case| case["operationInputs"].as_array()).flatten().collect()
}
