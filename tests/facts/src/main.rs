//! The program; see the library.

use smithwright_facts::{Failure, committed, definitions, find, models, pack, read, write};
use std::path::Path;
use std::process::ExitCode;

const HELP: &str = "smithwright-facts find MODELS BOTOCORE | pack ROWS BOTOCORE [SDKID]... | list";

fn main() -> ExitCode {
    match run() {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["find", models_folder, botocore] => {
            let definitions = definitions(Path::new(botocore))?;
            let mut facts = Vec::new();
            for (sdk_id, model) in models(Path::new(models_folder))? {
                match definitions.get(&sdk_id) {
                    Some(definition) => facts.extend(find(&sdk_id, &model, definition)?),
                    None => eprintln!("botocore has no service `{sdk_id}`"),
                }
            }
            Ok(write(&facts))
        }
        ["pack", rows, botocore, without @ ..] => {
            let mut definitions = definitions(Path::new(botocore))?;
            definitions.retain(|sdk_id, _| !without.contains(&sdk_id.as_str()));
            pack(&read(&std::fs::read_to_string(rows)?)?, &definitions)
        }
        ["list"] => Ok(write(&committed())),
        _ => Err(HELP.into()),
    }
}
