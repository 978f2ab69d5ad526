//! The official suite (<https://github.com/jmespath/jmespath.test>), read from the sources of the crate `jmespath`.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value as Json;

use super::super::Fault;
use super::found;
use super::random::same;

/// Cases of the suite, benchmarks aside.
const CASES: usize = 861;

/// The folder of the suite; `None` where cargo cannot say where the crate is.
fn suite() -> Option<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--format-version", "1", "--offline"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = command.output().ok().filter(|output| output.status.success())?;
    let metadata: Json = serde_json::from_slice(&output.stdout).ok()?;
    let package = metadata["packages"].as_array()?.iter().find(|package| package["name"] == "jmespath")?;
    Some(Path::new(package["manifest_path"].as_str()?).parent()?.join("tests/compliance"))
}

/// What a case expects: a value, or a fault by the suite's name of it.
fn check(case: &Json, given: &str) -> Result<(), String> {
    let expression = case["expression"].as_str().ok_or("no expression")?;
    let ours = found(expression, given);
    let agrees = match (case["error"].as_str(), &ours) {
        (Some(error), Err(fault)) => name(*fault) == error,
        (None, Ok(value)) => {
            same(&serde_json::from_str(value).map_err(|error| error.to_string())?, &case["result"])
        }
        _ => false,
    };
    if agrees { Ok(()) } else { Err(format!("{case}: {ours:?}")) }
}

fn name(fault: Fault) -> &'static str {
    match fault {
        Fault::Syntax => "syntax",
        Fault::Type => "invalid-type",
        Fault::Value => "invalid-value",
        Fault::UnknownFunction => "unknown-function",
        Fault::Arity => "invalid-arity",
        Fault::Costs => "none of the suite's",
    }
}

#[test]
fn the_whole_suite() {
    let Some(folder) = suite() else {
        eprintln!("skipped: cargo could not say where the sources of the crate `jmespath` are");
        return;
    };
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let mut failures = Vec::new();
    let mut cases = 0;
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a file");
        let groups: Json = serde_json::from_str(&text).expect("JSON");
        for group in groups.as_array().expect("groups") {
            let given = group["given"].to_string();
            let all = group["cases"].as_array().expect("cases").iter();
            for case in all.filter(|case| case["bench"].is_null()) {
                cases += 1;
                failures.extend(check(case, &given).err());
            }
        }
    }
    assert!(failures.is_empty(), "{} of {cases} fail:\n{}", failures.len(), failures.join("\n"));
    assert_eq!(cases, CASES);
}
