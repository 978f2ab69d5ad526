//! Writes the parity program's generated parts from the service model.

#[path = "../src/tool/mod.rs"]
#[allow(dead_code, reason = "this program uses one part of it")]
mod tool;

use std::path::Path;

fn main() {
    let model = Path::new("../../model/proton.json");
    println!("cargo::rerun-if-changed={}", model.display());
    println!("cargo::rerun-if-changed=../src/tool");
    let folder = std::env::var_os("OUT_DIR").expect("cargo sets it");
    for (name, source) in tool::parity::sources(&tool::model::Model::read(model)) {
        std::fs::write(Path::new(&folder).join(name), source).expect("the folder can be written");
    }
}
