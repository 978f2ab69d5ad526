//! Smithy's own protocol tests, as the generator turns them into Rust tests, compiled and run.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use smithwright::model::{Place, ShapeId};
use smithwright::read::{self, Correction, Edit};
use smithwright::{Generator, Layout, Manifest};

/// Suites with how many of their cases for clients run: of requests, responses and errors, and of event streams.
const SUITES: [(&str, u32); 10] = [
    ("awsJson1_0", 70),
    ("awsJson1_1", 119),
    ("restJson1", 249 + 84),
    ("restJson1-validation", 1),
    ("rpcv2Cbor", 76),
    ("rpcv2Json", 73),
    ("restXml", 191),
    ("restXmlWithNamespace", 2),
    ("awsQuery", 77),
    ("ec2Query", 59),
];

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

/// Ids of the services of a suite.
fn services(suite: &Value) -> Vec<String> {
    let shapes = suite["shapes"].as_object().expect("shapes").iter();
    shapes.filter(|(_, shape)| shape["type"] == "service").map(|(id, _)| id.clone()).collect()
}

/// Writes a crate with one module for each service of the models; returns the operations that were left out.
fn write_crate(name: &str, models: &[PathBuf], folder: &Path) -> BTreeSet<String> {
    let mut root = String::new();
    let mut left_out = BTreeSet::new();
    for model in models {
        let stem = model.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_lowercase();
        for (number, service) in services(&parsed(model)).into_iter().enumerate() {
            let module = format!("{}_{number}", stem.replace('-', "_"));
            let corrections = if service == S3 { s3(model) } else { Vec::new() };
            let generator = Generator::new(model).service(service).crate_name(&module).correct(corrections);
            let generator =
                generator.layout(Layout::SingleFile).manifest(Manifest::None).protocol_tests(true);
            let report = generator.out_dir(folder.join("src")).generate();
            let report = report.unwrap_or_else(|problems| panic!("{problems}"));
            left_out.extend(report.left_out.operations.iter().map(|id| id.name().to_owned()));
            root.push_str(&format!("pub mod {module};\n"));
        }
    }
    write_package(name, &root, folder);
    left_out
}

/// The service whose suite depends on endpoint rules that it lacks.
const S3: &str = "com.amazonaws.s3#AmazonS3";

/// What the suite of S3 lacks of the published model: the endpoint rules, and which members they look at.
fn s3(suite: &Path) -> Vec<Correction> {
    let models = suite.parent().and_then(Path::parent).expect("the folder of suites").join("models");
    let entries = std::fs::read_dir(&models).unwrap_or_else(|error| panic!("{}: {error}", models.display()));
    let file = entries.flatten().map(|entry| entry.path()).find(|path| {
        path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("s3-2"))
    });
    let published = parsed(&file.expect("the published model of S3"));
    let node = |value: &Value| read::node(&value.to_string(), &Place::nowhere()).expect("JSON");
    let id = |text: &str| ShapeId::parse(text).expect("a shape id");
    let mut corrections = Vec::new();
    for name in ["smithy.rules#endpointRuleSet", "smithy.rules#clientContextParams"] {
        let value = &published["shapes"][S3]["traits"][name];
        corrections.push(Correction::new(id(S3), Edit::AddTrait(id(name), node(value))));
    }
    let suite = parsed(suite);
    for (shape, content) in suite["shapes"].as_object().expect("shapes") {
        for name in content["members"].as_object().into_iter().flat_map(|members| members.keys()) {
            let param = &published["shapes"][shape]["members"][name]["traits"]["smithy.rules#contextParam"];
            if !param.is_null() {
                let target = id(&format!("{shape}${name}"));
                corrections.push(Correction::new(
                    target,
                    Edit::AddTrait(id("smithy.rules#contextParam"), node(param)),
                ));
            }
        }
    }
    corrections
}

/// Writes what makes a crate of the modules in a folder.
fn write_package(name: &str, root: &str, folder: &Path) {
    std::fs::write(folder.join("src/lib.rs"), root).expect("written");
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/runtime");
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n[lib]\ndoctest = false\n\
         [dependencies]\nsmithwright-runtime = {{ path = {runtime:?}, features = [\"cbor\", \"checksums\", \"event-stream\", \"http-checksum\", \"query\", \"request-compression\", \"test-util\"] }}\n\
         [profile.dev]\ndebug = \"line-tables-only\"\n[workspace]\n"
    );
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("written");
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    if lock.is_file() {
        std::fs::copy(lock, folder.join("Cargo.lock")).expect("copied");
    }
}

fn parsed(model: &Path) -> Value {
    let text = std::fs::read_to_string(model).expect("the model can be read");
    serde_json::from_str(&text).expect("JSON")
}

/// Runs a crate's tests: how many passed, failed, were skipped.
fn run(folder: &Path) -> ([u32; 3], String) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--offline", "--quiet", "--target-dir"]).arg(target).current_dir(folder);
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

/// Cases for clients.
fn cases<'a>(shapes: impl Iterator<Item = &'a Value>) -> u32 {
    let traits = ["httpRequestTests", "httpResponseTests", "eventStreamTests"];
    let traits = traits.map(|name| format!("smithy.test#{name}"));
    let cases = shapes.flat_map(|shape| traits.each_ref().map(|name| shape["traits"][name].as_array()));
    let cases = cases.flatten().flatten().filter(|case| case["appliesTo"] != "server");
    u32::try_from(cases.count()).expect("few cases")
}

#[test]
fn smithys_own() {
    let Some(suites) = suites() else { return };
    let models: Vec<PathBuf> = SUITES.iter().map(|(name, _)| suites.join(format!("{name}.json"))).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("protocol-suites");
    let left_out = write_crate("protocol-suites", &models, &folder);
    assert_eq!(left_out, BTreeSet::new(), "operations left out");
    let ([passed, failed, filtered], text) = run(&folder);
    for ((name, expected), model) in SUITES.iter().zip(&models) {
        let suite = parsed(model);
        let shapes = suite["shapes"].as_object().expect("shapes").iter();
        assert_eq!(cases(shapes.map(|(_, shape)| shape)), *expected, "cases of {name}");
        eprintln!("{name}: {expected} cases");
    }
    let written: u32 = SUITES.iter().map(|(_, cases)| cases).sum();
    eprintln!("suites: {passed} passed, {failed} failed, {filtered} skipped");
    assert_eq!((failed, filtered), (0, 0), "{text}");
    assert_eq!(passed, written, "each case is one test: {text}");
}

/// One model for each rule, with cases of our own, in one crate.
#[test]
fn rule_by_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/protocol");
    let files = std::fs::read_dir(folder).expect("the fixtures").map(|entry| entry.expect("a file").path());
    let mut models: Vec<PathBuf> = files.collect();
    models.sort();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("protocol-rules");
    write_crate("protocol-rules", &models, &folder);
    let ([passed, failed, skipped], text) = run(&folder);
    eprintln!("rules: {passed} passed, {failed} failed, {skipped} skipped");
    assert_eq!((failed, skipped), (0, 0), "{text}");
    let written: u32 = models.iter().map(|model| cases(shapes_of(&parsed(model)).iter())).sum();
    assert_eq!(passed, written, "each case is one test: {text}");
}

fn shapes_of(model: &Value) -> Vec<Value> {
    model["shapes"].as_object().expect("shapes").values().cloned().collect()
}

/// The cases of `smithy.rules#endpointTests` that name an operation, for published models that have some.
#[test]
fn endpoints_of_published_models() {
    let shared = std::env::var_os("SMITHWRIGHT_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let model = shared.join("models/dynamodb-2012-08-10.json");
    if !model.is_file() {
        eprintln!("skipped: no published models at {}", shared.display());
        return;
    }
    let suite = parsed(&model);
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
