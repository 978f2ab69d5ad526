//! Running the binary as a user runs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A service with two operations.
pub(crate) const WEATHER: &str = r#"{
    "smithy": "2.0",
    "shapes": {
        "example.weather#Weather": {
            "type": "service",
            "version": "2024-01-01",
            "operations": [{ "target": "example.weather#GetCity" }, { "target": "example.weather#ListCities" }],
            "traits": {
                "aws.api#service": { "sdkId": "Weather" },
                "aws.auth#sigv4": { "name": "weather" },
                "aws.protocols#awsJson1_0": {},
                "smithy.api#title": "Weather Service",
                "smithy.rules#endpointRuleSet": { "version": "1.0", "parameters": {}, "rules": [
                    { "type": "endpoint", "conditions": [], "endpoint": { "url": "https://weather.example" } }
                ] }
            }
        },
        "example.weather#GetCity": { "type": "operation", "input": { "target": "example.weather#GetCityInput" } },
        "example.weather#GetCityInput": {
            "type": "structure",
            "members": { "id": { "target": "smithy.api#String", "traits": { "smithy.api#required": {} } } }
        },
        "example.weather#ListCities": { "type": "operation", "output": { "target": "example.weather#Cities" } },
        "example.weather#Cities": {
            "type": "structure",
            "members": { "best": { "target": "example.weather#City" } }
        },
        "example.weather#City": {
            "type": "structure",
            "members": { "name": { "target": "smithy.api#String" } }
        }
    }
}"#;

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// An empty folder of this test, with the model in it.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("weather.json"), WEATHER).unwrap();
    folder
}

/// Runs the binary in the folder.
pub(crate) fn run(folder: &Path, args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smithwright"));
    // Help texts are wrapped to the width of the terminal; this one is wide enough for none to be.
    command.current_dir(folder).args(args).env_remove("CLICOLOR_FORCE").env("COLUMNS", "200");
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Generates the weather service into `out`.
pub(crate) fn generate(folder: &Path, more: &[&str]) -> Run {
    run(folder, &[&["generate", "weather.json", "-o", "out"], more].concat())
}

/// Every file below the folder with its text.
pub(crate) fn tree(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path)
            } else {
                found.push((path.clone(), fs::read_to_string(path).unwrap()))
            }
        }
    }
    found.sort();
    found
}

/// Output for machines.
pub(crate) fn json(run: &Run) -> serde_json::Value {
    serde_json::from_str(&run.out).unwrap_or_else(|err| panic!("{err} in {run:?}"))
}

/// Asserts that a run failed with the code, and said all of this on standard error alone.
#[track_caller]
pub(crate) fn assert_fails(run: &Run, code: i32, says: &[&str]) {
    assert_eq!((run.code, run.out.as_str()), (Some(code), ""), "{}", run.err);
    for text in says {
        assert!(run.err.contains(text), "{text} is missing in:\n{}", run.err);
    }
}

/// Runs Git in the folder; `false` when there is no Git.
pub(crate) fn git(folder: &Path, args: &[&str]) -> bool {
    let identity =
        ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
    let output = Command::new("git").current_dir(folder).args(identity).args(args).output();
    output.is_ok_and(|output| {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        true
    })
}
