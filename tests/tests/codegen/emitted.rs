//! Snapshots of generated files.

use super::{fixture, ok, snapshot};
use smithwright::{Deprecation, Generator, Layout, Manifest};

/// The files with these paths, one after another.
fn files(name: &str, generator: &Generator, paths: &[&str]) {
    let files = ok(generator.render());
    let text: String = paths
        .iter()
        .map(|path| {
            let file = files.iter().find(|file| file.path == *path);
            let text = file.unwrap_or_else(|| panic!("no file {path}")).text.clone();
            format!("==> {path}\n{text}")
        })
        .collect();
    snapshot(&format!("emit_{name}"), &text);
}

#[test]
fn a_client() {
    files(
        "client",
        &fixture("minimal"),
        &["src/client.rs", "src/lib.rs", "src/meta.rs", "src/primitives.rs"],
    );
}

#[test]
fn an_operation() {
    files("operation", &fixture("minimal"), &["src/operation.rs", "src/operation/ping.rs"]);
}

#[test]
fn a_module_with_the_name_of_a_keyword() {
    files("keywords", &fixture("keywords"), &["src/operation.rs", "src/operation/match.rs"]);
}

#[test]
fn types_that_hide_those_of_std() {
    files("std_names", &fixture("std_names"), &["src/types.rs"]);
}

#[test]
fn values_of_every_kind() {
    files("simple_types", &fixture("simple_types"), &["src/operation/show.rs"]);
}

#[test]
fn a_union() {
    files("union", &fixture("union"), &["src/types.rs"]);
}

#[test]
fn enums() {
    files("enums", &fixture("enums"), &["src/types.rs"]);
}

#[test]
fn sensitive_members_and_tokens() {
    files("sensitive", &fixture("sensitive"), &["src/operation/login.rs", "src/types.rs"]);
}

#[test]
fn defaults() {
    files("defaults", &fixture("defaults"), &["src/operation/get.rs"]);
}

#[test]
fn paginators() {
    let paths = ["src/operation/list_deep.rs", "src/operation/list_map.rs"];
    files("paginators", &fixture("paginators"), &paths);
}

#[test]
fn waiters() {
    files("waiters", &fixture("waiters"), &["src/waiters.rs"]);
}

#[test]
fn endpoint_parameters() {
    let paths = ["src/config.rs", "src/meta.rs", "src/operation/put.rs"];
    files("endpoint_params", &fixture("endpoint_params"), &paths);
}

#[test]
fn endpoints_that_the_service_tells() {
    files("discovery", &fixture("discovery"), &["src/client.rs"]);
}

#[test]
fn errors() {
    files("errors", &fixture("errors"), &["src/error.rs", "src/types/error.rs"]);
}

#[test]
fn wire_names() {
    files("casings", &fixture("casings"), &["src/operation/mix.rs", "src/types.rs"]);
}

#[test]
fn deprecated_items() {
    let generator = fixture("deprecated").deprecation(Deprecation::Attribute);
    files("deprecated", &generator, &["src/client.rs", "src/operation/old.rs", "src/types.rs"]);
}

#[test]
fn docs() {
    files("docs", &fixture("docs"), &["src/client.rs", "src/operation/read.rs"]);
}

#[test]
fn one_file_to_include() {
    let generator = fixture("minimal").layout(Layout::SingleFile);
    files("single_file", &generator, &["example.rs"]);
    let renamed = ok(generator.crate_name("my-client").render());
    assert_eq!(renamed.first().map(|file| file.path.as_str()), Some("my_client.rs"));
}

#[test]
fn the_list_of_public_items() {
    files("api", &fixture("selection"), &["api.txt", "rustfmt.toml"]);
}

#[test]
fn manifests() {
    let generator = fixture("minimal").manifest(Manifest::Workspace);
    files("manifest_workspace", &generator, &["Cargo.toml"]);
    let generator = fixture("minimal").manifest(Manifest::Standalone).crate_name("my-client");
    files("manifest_standalone", &generator, &["Cargo.toml"]);
    let generator = fixture("minimal").manifest(Manifest::None);
    assert!(ok(generator.render()).iter().all(|file| file.path != "Cargo.toml"));
}
