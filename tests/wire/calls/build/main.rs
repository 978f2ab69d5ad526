//! Generates the clients that are compared, and a table of each one's calls.
//!
//! `SMITHWRIGHT_WIRE_MODELS` says which: `name=model` a line. Without it, Proton alone. Definitions of botocore are
//! written as Smithy models, with the facts that the generator restores, into the folder `SMITHWRIGHT_WIRE_CONVERTED`.

mod client;
mod table;

use std::error::Error;
use std::path::{Path, PathBuf};

use smithwright::Generator;
use smithwright::convert::{Descriptions, convert};

const MODELS: &str = "SMITHWRIGHT_WIRE_MODELS";
const CONVERTED: &str = "SMITHWRIGHT_WIRE_CONVERTED";
const PROTON: &str = "proton=../../../model/proton.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={MODELS}");
    println!("cargo::rerun-if-env-changed={CONVERTED}");
    println!("cargo::rerun-if-changed=build");
    let converted = std::env::var_os(CONVERTED).map(PathBuf::from);
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR")?);
    let mut clients = Vec::new();
    for line in std::env::var(MODELS).unwrap_or_else(|_| PROTON.into()).lines() {
        let (service, model) = line.split_once('=').ok_or_else(|| format!("`{line}` is not `name=model`"))?;
        let name = table::module_of(service);
        Generator::new(model)
            .crate_name(&name)
            .write_to_out_dir()
            .generate()
            .map_err(|found| found.to_string())?;
        if let Some(converted) = converted.as_ref().filter(|_| Path::new(model).is_dir()) {
            let smithy = convert([model], Descriptions::Strip).map_err(|found| found.to_string())?;
            std::fs::create_dir_all(converted)?;
            std::fs::write(converted.join(format!("{service}.json")), smithy.text)?;
        }
        clients.push((service.to_owned(), read(&folder.join(format!("{name}.rs")))?));
    }
    std::fs::write(folder.join("table.rs"), table::source(&clients).to_string())?;
    Ok(())
}

fn read(file: &Path) -> Result<client::Client, Box<dyn Error>> {
    let source = std::fs::read_to_string(file)?;
    Ok(client::Client::of(&syn::parse_file(&source)?))
}
