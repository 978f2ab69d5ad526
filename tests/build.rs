//! Writes test sources from the service model: one test an operation, and the parity program.

#[path = "src/tool/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "the tests use more of it")]
mod tool;

use std::path::Path;

fn main() {
    let path = Path::new("../model/proton.json");
    println!("cargo::rerun-if-changed={}", path.display());
    println!("cargo::rerun-if-changed=src/tool");
    let model = tool::model::Model::read(path);
    write("every_operation.rs", &tool::every_operation::source(&model));
    write("mirrors.rs", &tool::mirrors::source(&model));
    for (name, source) in tool::parity::sources(&model) {
        write(name, &source);
    }
}

fn write(name: &str, source: &str) {
    let folder = std::env::var_os("OUT_DIR").expect("cargo sets it");
    let path = Path::new(&folder).join(name);
    std::fs::write(&path, source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
