//! A workspace with the client of four operations, and a program of it: what selecting operations gives.

use crate::Failure;
use crate::cargo::cargo;
use crate::meter::succeed;
use crate::place::Place;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The operations of the program.
const OPERATIONS: [&str; 4] = [
    "AcceptEnvironmentAccountConnection",
    "GetEnvironmentAccountConnection",
    "RejectEnvironmentAccountConnection",
    "UpdateEnvironmentAccountConnection",
];

/// Generates the client with the program `smithwright` and returns the workspace's folder.
pub(crate) fn make(place: &Place) -> Result<PathBuf, Failure> {
    succeed(&mut cargo(place, &place.root, "cli", &["build", "--release", "-p", "smithwright-cli"]))?;
    let folder = place.scratch.join("selected");
    let client = folder.join("client");
    std::fs::create_dir_all(folder.join("program"))?;
    let mut generate = Command::new(program(place));
    generate.arg("generate").arg(place.model()).arg("--output").arg(&client).args([
        "--manifest",
        "none",
        "--quiet",
    ]);
    for operation in OPERATIONS {
        generate.args(["--operation", operation]);
    }
    succeed(&mut generate)?;

    let manifest = std::fs::read_to_string(place.root.join("generated/Cargo.toml"))?;
    let runtime = format!("{{ path = {:?}, default-features = false }}", place.root.join("codegen/runtime"));
    let manifest = manifest.replace("{ workspace = true, default-features = false }", &runtime);
    let manifest = manifest
        .replace(r#""smithwright-proton""#, r#""selected-proton""#)
        .replace(r#""proton""#, r#""selected""#);
    write(&client.join("Cargo.toml"), &manifest)?;

    let program = std::fs::read_to_string(place.bench.join("programs/ours/Cargo.toml"))?;
    let program = program
        .replace("../../../../generated", "../client")
        .replace("../program.rs", "main.rs")
        .replace("smithwright-proton", "selected-proton");
    write(&folder.join("program/Cargo.toml"), &program)?;
    std::fs::copy(place.bench.join("programs/program.rs"), folder.join("program/main.rs"))?;

    // The bench's own settings, less its package, so that profiles and versions are the same.
    let workspace = std::fs::read_to_string(place.bench.join("Cargo.toml"))?;
    let members = r#"["floor", "programs/*", "calls/*", "codegen/*"]"#;
    let workspace = workspace.replace(members, r#"["client", "program"]"#);
    let (head, rest) = workspace.split_once("[package]").ok_or("the bench's manifest has no package")?;
    let (_, profiles) = rest.split_once("[profile.").ok_or("the bench's manifest has no profile")?;
    let workspace = format!("{head}[profile.{profiles}");
    write(&folder.join("Cargo.toml"), &workspace)?;
    std::fs::copy(place.bench.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(folder)
}

/// The release build of the program `smithwright`.
pub(crate) fn program(place: &Place) -> PathBuf {
    crate::cargo::target_folder(place, "cli").join("release/smithwright")
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    Ok(std::fs::write(path, text)?)
}
