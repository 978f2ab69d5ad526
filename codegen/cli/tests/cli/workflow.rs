//! The workflow in `docs/updates.md`, run step by step: with the real `smithwright`, Git and shell, and with stand-ins
//! for `cargo install` and GitHub's command line.

use crate::support::{WEATHER, folder, git, run};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::Command;

const DOCS: &str = include_str!("../../docs/updates.md");

/// A step with a script.
#[derive(Debug, Default)]
struct Step {
    name: String,
    id: String,
    condition: String,
    script: String,
}

/// The workflow's steps, and the variables of its job.
fn workflow() -> (Vec<Step>, BTreeMap<String, String>) {
    let (_, rest) = DOCS.split_once("```yaml\n").unwrap();
    let (yaml, _) = rest.split_once("```").unwrap();
    let (head, steps) = yaml.split_once("    steps:\n").unwrap();
    let (_, env) = head.split_once("    env:\n").unwrap();
    let env = env.lines().filter_map(|line| line.trim().split_once(": "));
    let env = env.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let steps = steps.split("      - name: ").skip(1).map(|text| {
        let mut step = Step::default();
        let mut lines = text.lines();
        step.name = lines.next().unwrap().to_owned();
        while let Some(line) = lines.next() {
            match line.trim().split_once(": ") {
                Some(("id", id)) => step.id = id.to_owned(),
                Some(("if", condition)) => step.condition = condition.to_owned(),
                Some(("run", "|")) => {
                    let script = lines.by_ref().map(|line| line.strip_prefix("          ").unwrap_or(line));
                    step.script = script.collect::<Vec<_>>().join("\n");
                }
                Some(("run", script)) => step.script = script.to_owned(),
                _ => {}
            }
        }
        step
    });
    (steps.collect(), env)
}

/// A repository with a model and its client, and what a runner offers.
struct Runner {
    root: PathBuf,
}

impl Runner {
    /// `None` where there is no Git, Bash or curl.
    fn new(name: &str) -> Option<Self> {
        for tool in ["git", "bash", "curl"] {
            if Command::new(tool).arg("--version").output().is_err() {
                eprintln!("skipped: there is no {tool}");
                return None;
            }
        }
        // Not inside this project's own repository.
        let root = std::env::temp_dir().join(format!("smithwright-workflow-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        for part in ["bin", "temp", "repository/model"] {
            fs::create_dir_all(root.join(part)).unwrap();
        }
        symlink(env!("CARGO_BIN_EXE_smithwright"), root.join("bin/smithwright")).unwrap();
        let calls = root.join("calls");
        for tool in ["cargo", "gh"] {
            let path = root.join("bin").join(tool);
            // There is no pull request yet, so `gh pr view` says nothing.
            fs::write(&path, format!("#!/bin/sh\necho \"{tool} $*\" >> {}\n", calls.display())).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        let repository = root.join("repository");
        let settings = "[services.weather]\nmodel = \"model/weather.json\"\noutput = \"client\"\noperations = [\"List*\"]\n";
        fs::write(repository.join("smithwright.toml"), settings).unwrap();
        fs::write(root.join("old.json"), WEATHER).unwrap();
        assert_eq!(run(&repository, &["convert", "../old.json", "-o", "model/weather.json"]).code, Some(0));
        assert_eq!(run(&repository, &["generate"]).code, Some(0));
        git(&root, &["init", "-q", "--bare", "origin.git"]);
        git(&repository, &["init", "-q", "-b", "main"]);
        git(&repository, &["add", "."]);
        git(&repository, &["commit", "-q", "-m", "one"]);
        git(&repository, &["remote", "add", "origin", "../origin.git"]);
        Some(Self { root })
    }

    /// Runs the workflow against a new model; what GitHub's command line was called with, or the step that failed.
    fn run(&self, new: &str) -> Result<String, String> {
        let source = self.root.join("source.json");
        fs::write(&source, new).unwrap();
        let (steps, mut env) = workflow();
        let own = [
            ("SERVICE", "weather".to_owned()),
            ("MODEL", "model/weather.json".to_owned()),
            ("OUTPUT", "client".to_owned()),
            ("SOURCE", format!("file://{}", source.display())),
            ("GH_TOKEN", "none".to_owned()),
        ];
        for (name, value) in own {
            assert!(env.insert(name.to_owned(), value).is_some(), "the workflow sets {name}");
        }
        let path = format!("{}:{}", self.root.join("bin").display(), std::env::var("PATH").unwrap());
        let mut outputs: BTreeMap<String, String> = BTreeMap::new();
        for step in steps {
            if !step.condition.is_empty() {
                let (output, value) = step.condition.split_once(" == ").unwrap();
                let is = outputs.get(output).map(String::as_str) == Some(value.trim_matches('\''));
                if !is {
                    continue;
                }
            }
            let output = self.root.join("temp/output");
            fs::write(&output, "").unwrap();
            let mut command = Command::new("bash");
            command.args(["-e", "-c", &step.script]).current_dir(self.root.join("repository")).envs(&env);
            command
                .env("PATH", &path)
                .env("RUNNER_TEMP", self.root.join("temp"))
                .env("GITHUB_OUTPUT", &output);
            command.env("LABEL", outputs.get("steps.gate.outputs.label").map_or("", String::as_str));
            let done = command.output().unwrap();
            if !done.status.success() {
                return Err(format!("{}: {}", step.name, String::from_utf8_lossy(&done.stderr)));
            }
            for line in fs::read_to_string(&output).unwrap().lines() {
                let (name, value) = line.split_once('=').unwrap();
                outputs.insert(format!("steps.{}.outputs.{name}", step.id), value.to_owned());
            }
        }
        Ok(fs::read_to_string(self.root.join("calls")).unwrap())
    }

    fn branches(&self) -> String {
        let output = Command::new("git")
            .current_dir(self.root.join("origin.git"))
            .args(["log", "--all", "--stat", "--format=%D %s"])
            .output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

#[test]
fn no_pull_request_for_what_is_not_in_use() {
    let Some(runner) = Runner::new("unused") else { return };
    assert_eq!(runner.run(WEATHER).unwrap(), "cargo install --locked smithwright-cli\n");
    let id = r#""id": { "target": "smithy.api#String""#;
    let other = WEATHER.replace(id, &id.replace("String", "Integer"));
    assert_ne!(other, WEATHER);
    let calls = runner.run(&other).unwrap();
    assert!(!calls.contains("gh "), "{calls}");
    assert_eq!(runner.branches(), "");
}

#[test]
fn a_pull_request_for_what_is_in_use() {
    let Some(runner) = Runner::new("used") else { return };
    let member = r#""members": { "name": "#;
    let more = r#""members": { "zip": { "target": "smithy.api#String" }, "name": "#;
    let calls = runner.run(&WEATHER.replace(member, more)).unwrap();
    let create = "gh pr create --head update/weather --title Update the model of weather --body-file ";
    assert!(calls.contains(create) && calls.contains("--label update-compatible"), "{calls}");
    let body = fs::read_to_string(runner.root.join("temp/body.md")).unwrap();
    assert!(
        body.starts_with("## API update: `Weather Service 2024-01-01`") && body.contains("`zip` added"),
        "{body}"
    );
    let branches = runner.branches();
    assert!(branches.contains("update/weather"), "{branches}");
    for file in ["model/weather.json", "client/api.txt", "client/src/types.rs"] {
        assert!(branches.contains(file), "{file}: {branches}");
    }
}

#[test]
fn the_label_says_what_the_gate_says() {
    let Some(runner) = Runner::new("breaking") else { return };
    let calls = runner.run(&WEATHER.replace(r#""best": { "#, r#""worst": { "#)).unwrap();
    assert!(calls.contains("--label update-breaking"), "{calls}");
}

#[test]
fn a_faulty_model_stops_the_workflow() {
    let Some(runner) = Runner::new("faulty") else { return };
    let failed = runner
        .run(
            &WEATHER
                .replace(r##""target": "example.weather#City" }"##, r##""target": "example.weather#Cty" }"##),
        )
        .unwrap_err();
    assert!(failed.contains("SW03"), "{failed}");
    assert_eq!(runner.branches(), "");
}

#[test]
fn exit_codes_in_the_docs_and_in_help() {
    let help = run(&folder("workflow-help"), &["diff", "--help"]).out;
    for flag in ["--gate", "--in-use", "--fail-on", "--effects", "--only", "--rules", "--exit-code"] {
        assert!(help.contains(flag) && (DOCS.contains(flag)), "{flag}");
    }
    assert!(
        help.contains("diff --gate found changes that do not pass") || help.contains("--gate found changes"),
        "{help}"
    );
}
