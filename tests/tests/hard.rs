//! Every fixture becomes a client, however hard its names, types and docs make it: all in one crate, a module each,
//! compiled with warnings denied, looked over by clippy and rustdoc, their protocol tests run.

use std::path::{Path, PathBuf};
use std::process::Command;

use smithwright::{Deprecation, Generator, Layout, Manifest};

/// Fixtures that are refused, which other tests are for.
const REFUSED: [&str; 2] = ["bad_", "unsupported_"];

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut paths = Vec::new();
    for folder in [folder.join("hard"), folder] {
        let entries = std::fs::read_dir(folder).expect("a folder of fixtures");
        paths.extend(entries.map(|entry| entry.expect("an entry").path()));
    }
    let name = |path: &PathBuf| path.file_name().expect("a name").to_string_lossy().into_owned();
    let is_refused = |path: &PathBuf| REFUSED.iter().any(|prefix| name(path).starts_with(prefix));
    paths.retain(|path| name(path).ends_with(".json") && !is_refused(path));
    paths.sort();
    paths
}

/// The crate, below the target folder.
struct Crate(PathBuf);

impl Crate {
    fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        // Unchanged files keep their time, so that nothing is compiled twice.
        if std::fs::read_to_string(&path).ok().as_deref() != Some(text) {
            std::fs::write(&path, text).expect("a file that can be written");
        }
    }

    fn generated() -> Self {
        let it = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join("hard"));
        let mut root = "//! Clients of all fixtures.\n#![forbid(unsafe_code)]\n".to_owned();
        for path in fixtures() {
            let module = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let generator = Generator::new(&path).crate_name(&module).layout(Layout::SingleFile);
            let generator = generator.manifest(Manifest::None).protocol_tests(true);
            // What is deprecated is used in generated code, and must not warn there.
            let generator =
                generator.deprecation(match path.parent().is_some_and(|at| at.ends_with("hard")) {
                    true => Deprecation::Attribute,
                    false => Deprecation::DocNote,
                });
            for file in generator.render().unwrap_or_else(|problems| panic!("{module}: {problems}")) {
                it.write(&format!("src/{}", file.path), &file.text);
            }
            root.push_str(&format!("/// The client of the fixture.\npub mod {module};\n"));
        }
        it.write("src/lib.rs", &root);
        let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (runtime, behaviour) = (tests.join("../codegen/runtime"), tests.join("hard/behaviour.rs"));
        it.write(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"hard\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n\
                 smithwright-runtime = {{ path = {runtime:?}, features = [\"cbor\", \"checksums\", \"event-stream\", \"http-auth\", \"http-checksum\", \"query\", \"request-compression\", \"test-util\"] }}\n\
                 [dev-dependencies]\naws-smithy-http-client = {{ version = \"1\", features = [\"test-util\"] }}\n\
                 http = \"1\"\ntokio = {{ version = \"1\", features = [\"macros\", \"rt\", \"test-util\"] }}\n\
                 [[test]]\nname = \"behaviour\"\npath = {behaviour:?}\n\
                 [profile.dev]\ndebug = \"line-tables-only\"\n[workspace]\n"
            ),
        );
        // The same versions as everywhere else, so that nothing has to be fetched.
        let lock = std::fs::read_to_string(tests.join("../Cargo.lock")).expect("the workspace's lock file");
        it.write("Cargo.lock", &lock);
        it
    }

    /// Runs cargo, which must find nothing to say against it.
    #[track_caller]
    fn cargo(&self, arguments: &[&str]) -> String {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).current_dir(&self.0).env("CARGO_TARGET_DIR", target);
        cargo.env_remove("RUSTFLAGS").env("RUSTDOCFLAGS", "-D warnings");
        let output = cargo.output().expect("cargo can be run");
        let said = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes)).concat();
        assert!(output.status.success(), "cargo {}:\n{said}", arguments.join(" "));
        said
    }
}

#[test]
fn every_fixture() {
    let hard = Crate::generated();
    let has_clippy = Command::new(env!("CARGO")).args(["clippy", "--version"]).output();
    if has_clippy.is_ok_and(|output| output.status.success()) {
        hard.cargo(&[
            "clippy",
            "--offline",
            "--quiet",
            "--all-targets",
            "--",
            "-D",
            "warnings",
            "-D",
            "missing_docs",
        ]);
    } else {
        eprintln!("skipped: clippy is not installed");
    }
    hard.cargo(&["doc", "--offline", "--quiet", "--no-deps"]);
    let said = hard.cargo(&["test", "--offline", "--quiet"]);
    let counts = said.lines().filter(|line| line.starts_with("test result:"));
    let passed = |line: &str| line.split(' ').nth(3).and_then(|count| count.parse::<usize>().ok());
    let counts: Vec<usize> = counts.filter_map(passed).collect();
    // Tests from the models, those of `behaviour.rs`, and nothing in docs that would run.
    assert!(matches!(counts.as_slice(), [models, behaviour, 0] if *models > 0 && *behaviour > 0), "{said}");
}
