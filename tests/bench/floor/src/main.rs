//! The least that generating costs: read the model as JSON, parse the output as Rust, print it.
//!
//! `bench-floor MODEL FOLDER`

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(model), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: bench-floor MODEL FOLDER".into());
    };
    let model: serde_json::Value = serde_json::from_slice(&std::fs::read(model)?)?;
    let bytes = print(Path::new(&folder))?;
    println!("{} {bytes}", model.as_object().map_or(0, |object| object.len()));
    Ok(())
}

fn print(path: &Path) -> Result<usize, Box<dyn std::error::Error>> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(path)? {
        let path = entry?.path();
        if path.is_dir() {
            bytes += print(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let file = syn::parse_file(&std::fs::read_to_string(&path)?)?;
            bytes += prettyplease::unparse(&file).len();
        }
    }
    Ok(bytes)
}
