//! Generated code compiles without a warning in the editions people use, as one file inside somebody's crate.

use std::path::{Path, PathBuf};
use std::process::Command;

use smithwright::{Generator, Layout};

/// A crate of its own below the target folder, in which the client is a module.
fn compiles(edition: &str) {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the workspace");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("edition-{edition}"));
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        // Unchanged files keep their time, so that nothing is compiled twice.
        if std::fs::read_to_string(&path).ok().as_deref() != Some(text) {
            std::fs::write(&path, text).expect("a file that can be written");
        }
    };
    let runtime = workspace.join("codegen/runtime");
    for model in ["model/proton.json", "tests/fixtures/events.json"] {
        let generator = Generator::new(workspace.join(model)).layout(Layout::SingleFile);
        for file in generator.render().unwrap_or_else(|problems| panic!("{problems}")) {
            write(&format!("src/{}", file.path), &file.text);
        }
    }
    write(
        "src/lib.rs",
        "//! A crate that holds a generated client.\n#![deny(warnings, missing_docs)]\n#![forbid(unsafe_code)]\n\n\
         /// Deep inside, where only relative paths lead.\npub mod outer {\n    /// The client.\n    pub mod inner {\n        \
         include!(\"proton.rs\");\n    }\n    /// One with events.\n    pub mod events {\n        include!(\"weather.rs\");\n    }\n}\n",
    );
    write(
        "Cargo.toml",
        &format!(
            "[workspace]\n\n[package]\nname = \"edition-{edition}\"\nversion = \"0.0.0\"\nedition = \"{edition}\"\n\n\
             [dependencies]\nsmithwright-runtime = {{ path = {runtime:?}, default-features = false, features = [\"event-stream\"] }}\n"
        ),
    );
    // The same versions as everything else here, so that nothing has to be fetched.
    let lock = std::fs::read_to_string(workspace.join("Cargo.lock")).expect("the workspace's lock file");
    write("Cargo.lock", &lock);
    let checked = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["check", "--quiet", "--offline", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(target())
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo can be run");
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success(), "edition {edition}:\n{said}");
    assert!(!said.contains("warning"), "edition {edition}:\n{said}");
}

/// One target folder for both editions, so that dependencies are compiled once.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("editions")
}

#[test]
fn editions_2021_and_2024() {
    compiles("2021");
    compiles("2024");
}
