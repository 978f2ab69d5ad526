//! Generates the clients: four operations of one service, all of another.

use smithwright::diagnostic::Diagnostics;
use smithwright::Generator;

fn main() -> Result<(), Diagnostics> {
    Generator::new("../../model/proton.json")
        .operations(["CreateEnvironment", "GetEnvironment", "List*Environments", "TagResource"])
        .write_to_out_dir()
        .generate()?;
    Generator::new("model/parcels.json").write_to_out_dir().generate()?;
    Ok(())
}
