//! What `Cargo.toml` says of the package, by settings and by flags.

use crate::support::{assert_fails, folder, generate, run};
use std::fs;
use std::path::Path;

/// Whatever workspace is above the folder of these tests.
const ALONE: [&str; 2] = ["--manifest", "standalone"];

fn manifest(folder: &Path) -> String {
    fs::read_to_string(folder.join("out/Cargo.toml")).unwrap()
}

/// The lines of `[package]`.
fn package(folder: &Path) -> Vec<String> {
    let manifest = manifest(folder);
    let (_, rest) = manifest.split_once("[package]\n").unwrap();
    rest.split_once("\n\n").unwrap().0.lines().map(str::to_owned).collect()
}

#[test]
fn not_published_unless_said() {
    let folder = folder("package-default");
    generate(&folder, &ALONE);
    assert_eq!(
        package(&folder),
        [
            "name = \"smithwright-weather\"",
            "description = \"Client for Weather Service\"",
            "version = \"0.1.0\"",
            "edition = \"2024\"",
            "publish = false",
        ]
    );
}

#[test]
fn settings_and_flags() {
    let folder = folder("package-settings");
    let settings = r#"
        [services.weather]
        model = "weather.json"
        output = "out"
        manifest = "standalone"

        [services.weather.package]
        version = "1.2.0"
        license = "MIT OR Apache-2.0"
        description = "A \"quoted\" one\n[dependencies]"
        publish = ["internal"]
        keywords = ["weather"]
        metadata = { docs.rs = { all-features = true }, "a b" = 0x10 }
        features = { default = ["rt-tokio"], lc = ["smithwright-runtime/aws-lc", "default"] }
    "#;
    fs::write(folder.join("smithwright.toml"), settings).unwrap();
    assert_eq!(run(&folder, &["generate"]).code, Some(0));
    assert_eq!(
        package(&folder),
        [
            "name = \"smithwright-weather\"",
            r#"description = "A \"quoted\" one\n[dependencies]""#,
            "version = \"1.2.0\"",
            "edition = \"2024\"",
            "license = \"MIT OR Apache-2.0\"",
            "publish = [\"internal\"]",
            "keywords = [\"weather\"]",
            r#"metadata = { "a b" = 16, docs = { rs = { all-features = true } } }"#,
        ]
    );
    let text = manifest(&folder);
    assert!(text.contains("[features]\ndefault = [\"rt-tokio\"]\ndefault-https-client = "), "{text}");
    assert!(
        text.contains("\nlc = [\"smithwright-runtime/aws-lc\", \"default\"]\n\n[dependencies]\n"),
        "{text}"
    );

    let flags = ["generate", "--crate-version", "2.0.0", "--publish", "--feature", "default="];
    let more = ["--package-key", "keywords=[\"sky\", \"rain\"]", "--repository", "https://git.example/w"];
    assert_eq!(run(&folder, &[&flags[..], &more].concat()).code, Some(0));
    let lines = package(&folder);
    for line in [
        "version = \"2.0.0\"",
        "publish = true",
        "license = \"MIT OR Apache-2.0\"",
        "keywords = [\"sky\", \"rain\"]",
        "repository = \"https://git.example/w\"",
    ] {
        assert!(lines.iter().any(|found| found == line), "{line} is missing in {lines:?}");
    }
    assert!(manifest(&folder).contains("[features]\ndefault = []\n"));

    // The command that is proposed has the flags.
    let check = run(&folder, &["generate", "--check", "--crate-version", "3.0.0", "--publish"]);
    assert!(
        check.err.ends_with("\n  smithwright generate --crate-version 3.0.0 --publish\n"),
        "{}",
        check.err
    );
}

#[test]
fn a_workspace_gives_what_is_not_set() {
    let folder = folder("package-workspace");
    let more = ["--manifest", "workspace", "--crate-version", "1.0.0"];
    assert_eq!(generate(&folder, &more).code, Some(0));
    assert_eq!(
        package(&folder)[2..],
        [
            "version = \"1.0.0\"",
            "edition.workspace = true",
            "rust-version.workspace = true",
            "license.workspace = true",
            "publish = false",
        ]
    );
}

/// Cargo itself reads what was written, and has all of it.
#[test]
fn cargo_reads_it() {
    let folder = folder("package-cargo");
    let odd = "Back\\slash, \"quotes\", and a tab\tin it";
    let key = "metadata.a.\"b.c\" = [1, {d = \"a control \\u0001\"}]";
    let more = ["--description", odd, "--license", "MIT", "--package-key", key];
    assert_eq!(generate(&folder, &[&more[..], &ALONE].concat()).code, Some(0));
    // A package on its own, whatever workspace is above this folder; its dependencies are not looked for.
    let manifest = manifest(&folder) + "\n[workspace]\n";
    fs::write(folder.join("out/Cargo.toml"), manifest).unwrap();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = std::process::Command::new(cargo)
        .current_dir(folder.join("out"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let package = &found["packages"][0];
    assert_eq!((&package["description"], &package["license"]), (&odd.into(), &"MIT".into()));
    assert_eq!(package["metadata"], serde_json::json!({ "a": { "b.c": [1, { "d": "a control \u{1}" }] } }));
    assert_eq!(package["publish"], serde_json::json!([]));
}

#[test]
fn faults_at_their_place() {
    let folder = folder("package-faults");
    let service = "[services.weather]\nmodel = \"weather.json\"\n[services.weather.package]\n";
    for (setting, says) in [
        (
            "version = \"1.0\"",
            &["error[SW0807]: `version` has a wrong value: `1.0`", "smithwright.toml:4:11"][..],
        ),
        ("verison = \"1.0.0\"", &["no setting `verison`", "did you mean `version`?", "smithwright.toml:4:1"]),
        ("name = \"x\"", &["a setting of its own: `crate-name`"]),
        ("build = \"evil.rs\"", &["no setting `build`"]),
        ("publish = 1.5", &["`publish` has a wrong value", "smithwright.toml:4:11"]),
        ("metadata.when = 2024-01-01", &["`metadata` has a wrong value"]),
        ("features.a = [\"b\"]", &["enables `b`, which the package lacks", "smithwright.toml:4:10"]),
        ("features.a = [\"tokio/full\"]", &["`tokio/full`, which is not a feature"]),
        ("features.\"a b\" = []", &["`a b` cannot be the name of a feature"]),
        ("features = []", &["a table such as"]),
        ("features.a = 1", &["a list of features"]),
    ] {
        fs::write(folder.join("smithwright.toml"), format!("{service}{setting}\n")).unwrap();
        assert_fails(&run(&folder, &["generate"]), 2, says);
        assert!(!folder.join("generated").exists());
    }
    for (flags, says) in [
        (["--license", "\n"], "`license` has a wrong value"),
        (["--feature", "a=b"], "enables `b`, which the package lacks"),
        (["--package-key", "keywords"], "`keywords` cannot be read"),
        (["--package-key", "x=1"], "there is no setting `x`"),
    ] {
        assert_fails(&generate(&folder, &flags), 2, &[says, "error[SW0807]"]);
    }
}
