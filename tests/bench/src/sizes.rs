//! Lines and files of the clients, and crates of the programs.

use crate::Failure;
use crate::cargo::cargo;
use crate::place::Place;
use crate::table::Table;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Adds the counts.
pub(crate) fn measure(place: &Place, selected: &Path, table: &mut Table) -> Result<(), Failure> {
    let peer = count(&peer_sources(place)?)?;
    for (label, folder) in
        [("87 operations", place.root.join("generated/src")), ("4 operations", selected.join("client/src"))]
    {
        let ours = count(&folder)?;
        table.add(format!("lines of the client, {label}"), "", &[peer.0], &[ours.0]);
        table.add(format!("files of the client, {label}"), "", &[peer.1], &[ours.1]);
    }
    for (label, flags, _) in crate::programs::KINDS {
        let peer = crates(place, "bench-program-peer", flags)?;
        let ours = crates(place, "bench-program-ours", flags)?;
        table.add(format!("crates of a program, {label}"), "", &[peer], &[ours]);
    }
    Ok(())
}

/// Lines and files of Rust in `folder`.
fn count(folder: &Path) -> Result<(f64, f64), Failure> {
    let (mut lines, mut files) = (0.0, 0.0);
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            let inner = count(&path)?;
            lines += inner.0;
            files += inner.1;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            lines += std::fs::read_to_string(&path)?.lines().count() as f64;
            files += 1.0;
        }
    }
    Ok((lines, files))
}

/// Where cargo unpacked the peer.
fn peer_sources(place: &Place) -> Result<PathBuf, Failure> {
    let text = output(place, &["metadata", "--format-version=1", "--locked"])?;
    let manifests = text.split("\"manifest_path\":\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut manifests = manifests.map(Path::new);
    let manifest = manifests.find(|path| {
        let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
        folder.is_some_and(|name| name.starts_with("aws-sdk-proton-"))
    });
    let folder = manifest.and_then(Path::parent).ok_or("cargo does not know aws-sdk-proton")?;
    Ok(folder.join("src"))
}

/// Distinct crates that a program of `package` compiles, itself and crates for build scripts included.
fn crates(place: &Place, package: &str, flags: &[&str]) -> Result<f64, Failure> {
    let mut arguments =
        vec!["tree", "-p", package, "-e", "normal,build", "--prefix", "none", "--format", "{p}"];
    arguments.extend(flags);
    let text = output(place, &arguments)?;
    let names: BTreeSet<&str> =
        text.lines().filter(|line| !line.is_empty()).map(|line| line.trim_end_matches(" (*)")).collect();
    Ok(names.len() as f64)
}

fn output(place: &Place, arguments: &[&str]) -> Result<String, Failure> {
    let output = cargo(place, &place.bench, "clients", arguments).output()?;
    if !output.status.success() {
        return Err(format!("cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
