//! The crates behind a generated client with all its features, on every platform: none of an older TLS or HTTP stack.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// The oldest major and minor versions that may be there: older ones have open advisories, or belong to a second stack.
const OLDEST: [(&str, [u64; 2]); 4] =
    [("h2", [0, 4]), ("hyper", [1, 0]), ("rustls", [0, 23]), ("rustls-webpki", [0, 103])];

#[test]
fn no_older_tls_or_http() {
    let tree = crates("smithwright-proton");
    let names: BTreeSet<&str> = tree.iter().map(|(name, _)| name.as_str()).collect();
    // Else the walk went wrong, or the stack has changed and this test has to.
    for (name, _) in OLDEST {
        assert!(names.contains(name), "{name} is not behind the client: {names:?}");
    }
    for crypto in ["ring", "aws-lc-rs", "smithwright-runtime"] {
        assert!(names.contains(crypto), "not all features are on: {crypto} is missing");
    }
    let old: Vec<_> = tree.iter().filter(|(name, version)| is_older(name, version)).collect();
    assert!(old.is_empty(), "{old:?}");
}

#[test]
fn versions_are_compared() {
    for (name, version, older) in [
        ("hyper", "0.14.32", true),
        ("hyper", "1.0.0-rc.4", false),
        ("rustls", "0.21.12", true),
        ("rustls", "0.23.0", false),
        ("rustls-webpki", "0.101.7", true),
        ("h2", "0.3.26", true),
        ("h2", "1.0.0", false),
        ("http", "0.2.12", false),
    ] {
        assert_eq!(is_older(name, version), older, "{name} {version}");
    }
}

fn is_older(name: &str, version: &str) -> bool {
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u64>().ok());
    let mut parts = version.split('.');
    let found = [number(parts.next()), number(parts.next())].map(|part| part.expect("a version"));
    OLDEST.iter().any(|(oldest, least)| *oldest == name && found < *least)
}

/// Names and versions of all that `package` is built with, but for what its tests need.
fn crates(package: &str) -> BTreeSet<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("Cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages: BTreeMap<&str, (&str, &str)> = list(&metadata["packages"])
        .map(|package| (text(&package["id"]), (text(&package["name"]), text(&package["version"]))))
        .collect();
    let nodes: BTreeMap<&str, &Value> =
        list(&metadata["resolve"]["nodes"]).map(|node| (text(&node["id"]), node)).collect();
    let start = packages.iter().find(|(_, (name, _))| *name == package).expect("the package");
    let mut open = vec![*start.0];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let dependencies = list(&nodes[id]["deps"]);
        let built = dependencies
            .filter(|dependency| list(&dependency["dep_kinds"]).any(|kind| kind["kind"] != "dev"));
        open.extend(built.map(|dependency| text(&dependency["pkg"])));
    }
    seen.into_iter().map(|id| (packages[id].0.to_owned(), packages[id].1.to_owned())).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("a list").iter()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
