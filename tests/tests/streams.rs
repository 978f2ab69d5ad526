//! Clients that send and receive events, generated from fixtures and published models, over HTTP/2 on loopback.

use std::path::{Path, PathBuf};
use std::process::Command;

use smithwright::{Generator, Layout, Manifest};

/// A crate with a client for each model, and the tests in `tests/streams/<behaviour>.rs`; runs them, and gives their
/// number.
#[track_caller]
fn run(name: &str, models: &[(&str, PathBuf, &[&str])], behaviour: &str) -> usize {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut root = String::new();
    for (module, model, operations) in models {
        let generator = Generator::new(model).crate_name(*module).layout(Layout::SingleFile);
        let generator = generator.manifest(Manifest::None).operations(operations.iter().copied());
        let report = generator.out_dir(folder.join("src")).generate();
        report.unwrap_or_else(|problems| panic!("{module}: {problems}"));
        root.push_str(&format!("pub mod {module};\n"));
    }
    std::fs::write(folder.join("src/lib.rs"), root).expect("written");
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (runtime, behaviour) =
        (tests.join("../codegen/runtime"), tests.join(format!("streams/{behaviour}.rs")));
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n[lib]\nname = \"streams\"\ndoctest = false\n\
         [dependencies]\nsmithwright-runtime = {{ path = {runtime:?}, features = [\"cbor\", \"checksums\", \"event-stream\", \"http-auth\", \"http-checksum\", \"request-compression\", \"test-util\"] }}\n\
         [dev-dependencies]\naws-smithy-eventstream = \"0.61\"\n\
         aws-smithy-runtime-api = {{ version = \"1\", features = [\"client\", \"http-1x\"] }}\n\
         aws-smithy-types = {{ version = \"1\", features = [\"http-body-1-x\"] }}\n\
         bytes = \"1\"\nfutures-core = {{ version = \"0.3\", default-features = false }}\nhmac = \"0.13\"\nhttp = \"1\"\n\
         http-body-util = \"0.1\"\n\
         hyper = {{ version = \"1\", default-features = false, features = [\"client\", \"http2\", \"server\"] }}\n\
         hyper-util = {{ version = \"0.1\", default-features = false, features = [\"tokio\"] }}\nsha2 = \"0.11\"\n\
         tokio = {{ version = \"1\", default-features = false, features = [\"macros\", \"net\", \"rt\", \"sync\", \"time\"] }}\n\
         [[test]]\nname = \"behaviour\"\npath = {behaviour:?}\n\
         [profile.dev]\ndebug = \"line-tables-only\"\n[workspace]\n"
    );
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("written");
    std::fs::copy(tests.join("../Cargo.lock"), folder.join("Cargo.lock")).expect("copied");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--offline", "--quiet", "--test", "behaviour"]);
    cargo.current_dir(&folder).env("CARGO_TARGET_DIR", target);
    let output = cargo.output().expect("cargo can be run");
    let said = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes)).concat();
    assert!(output.status.success(), "{said}");
    let line = said.lines().find(|line| line.starts_with("test result:")).unwrap_or_else(|| panic!("{said}"));
    line.split(' ').nth(3).and_then(|count| count.parse().ok()).unwrap_or_else(|| panic!("{said}"))
}

#[test]
fn of_fixtures() {
    let fixture = |name: &'static str| {
        (name, Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/{name}.json")), &["*"][..])
    };
    assert_eq!(run("streams-fixtures", &[fixture("duplex"), fixture("events")], "behaviour"), 11);
}

#[test]
fn of_published_models() {
    let shared = std::env::var_os("SMITHWRIGHT_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let models = [
        ("transcribe", "transcribe-streaming-2017-10-26", &["StartStreamTranscription"][..]),
        ("lex", "lex-runtime-v2-2020-08-07", &["StartConversation", "RecognizeUtterance"]),
        ("bedrock", "bedrock-runtime-2023-09-30", &["InvokeModelWithResponseStream", "ConverseStream"]),
    ];
    let models = models
        .map(|(module, file, operations)| (module, shared.join(format!("models/{file}.json")), operations));
    if !models.iter().all(|(_, model, _)| model.is_file()) {
        eprintln!("skipped: no published models at {}", shared.display());
        return;
    }
    assert_eq!(run("streams-models", &models, "models"), 3);
}
