//! A JSON schema of `smithwright.toml`, made from what the reader knows.

use super::corrections;
use super::gate::{self, EffectsThatCount, FailOn, RuleLevel};
use super::package::FEATURES;
use super::read::KEYS;
use crate::generate::{Deprecation, Format, Manifest};
use clap::ValueEnum;
use serde_json::{Map, Value, json};
use smithwright::Package;
use smithwright::diff::Rule;
use std::collections::BTreeMap;

/// The schema as text. `codegen/cli/smithwright.schema.json` is a copy, which a test keeps up to date.
pub(crate) fn schema() -> String {
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "smithwright.toml",
        "description": "What `smithwright generate` makes. Paths are relative to the file.",
        "type": "object",
        "properties": {
            "services": {
                "description": "The clients to generate, each with a name of its own, which `--only` takes.",
                "type": "object",
                "minProperties": 1,
                "additionalProperties": { "$ref": "#/definitions/service" },
            },
            "diff": {
                "description": "Which changes of an update `smithwright diff --gate` lets pass.",
                "type": "object",
                "properties": gate::KEYS.iter().map(|&key| (key.to_owned(), diff(key))).collect::<Map<_, _>>(),
                "additionalProperties": false,
            },
        },
        // For `smithwright diff` alone, settings need no service.
        "anyOf": [{ "required": ["services"] }, { "required": ["diff"] }],
        "additionalProperties": false,
        "definitions": {
            "level": choice::<RuleLevel>("Level of a rule of `smithwright diff`."),
            "service": {
                "description": "A client to generate.",
                "type": "object",
                "properties": KEYS.iter().map(|&key| (key.to_owned(), setting(key))).collect::<Map<_, _>>(),
                "required": ["model"],
                "additionalProperties": false,
            },
            "package": {
                "description": "What `Cargo.toml` says of the package, in keys of Cargo's `[package]` and its features.",
                "type": "object",
                "properties": Package::KEYS
                    .iter()
                    .chain(&[FEATURES])
                    .map(|&key| (key.to_owned(), package(key)))
                    .collect::<Map<_, _>>(),
                "additionalProperties": false,
            },
        },
    });
    // Values have no float that JSON lacks, and no key but texts.
    serde_json::to_string_pretty(&sorted(schema)).unwrap_or_default() + "\n"
}

/// With sorted keys, in whichever order this build of `serde_json` keeps them.
fn sorted(value: Value) -> Value {
    match value {
        Value::Array(list) => list.into_iter().map(sorted).collect(),
        Value::Object(table) => {
            let table: BTreeMap<String, Value> =
                table.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            table.into_iter().collect()
        }
        plain => plain,
    }
}

/// The schema of a setting of a service.
fn setting(key: &str) -> Value {
    match key {
        "model" => json!({
            "description": "File or folder of the model, or several that together make one model.",
            "anyOf": [text(), texts()],
            "examples": ["model/weather.json", ["weather.json", "common.json"]],
        }),
        "output" => described(text(), "Folder of the generated crate. Default: `generated`.", &["weather"]),
        "service" => described(
            text(),
            "Service to generate, by name or shape id, when the model has several.",
            &["com.example#Weather"],
        ),
        "operations" => json!({
            "description": "Operations to generate: names, shape ids, and patterns such as `List*`. Default: all.",
            "anyOf": [text(), texts()],
            "examples": [["GetCity", "List*"], "GetCity"],
        }),
        "format" => choice::<Format>("How the code is laid out. Default: `rust-file-tree`."),
        "deprecation" => {
            choice::<Deprecation>("What becomes of deprecated parts of the model. Default: `doc`.")
        }
        "crate-name" => described(
            text(),
            "Name of the generated package. Default: `smithwright-` and the SDK's name of the service.",
            &["weather-client"],
        ),
        "as" => described(
            text(),
            "Official crate whose place the package takes, and its version. Default: none.",
            &["aws-sdk-kms@1.129.0"],
        ),
        "runtime" => described(
            text(),
            "Where the package gets `smithwright-runtime` from: a folder, a version, or the URL of a Git repository with a commit after `#`. Default: the workspace's, or the registry's.",
            &["../runtime", "0.1", "https://git.example/smithwright.git#main"],
        ),
        "protocol" => described(
            text(),
            "Protocol to speak. Default: the best that is supported of those the service names.",
            &["restJson1"],
        ),
        "manifest" => {
            choice::<Manifest>("Kind of `Cargo.toml`. Default: what fits the folder above the output.")
        }
        "warn" => json!({
            "description": "Codes of checks that warn where they would find an error. Default: none.",
            "anyOf": [text(), texts()],
            "examples": [["SW0345"]],
        }),
        "allow-any-output" => json!({
            "description": "Whether the output may be outside the folder of this file, or among files of others. Default: false.",
            "type": "boolean",
            "examples": [true],
        }),
        "corrections" => json!({
            "description": "Edits of the model's shapes, applied in their order before it is validated.",
            "examples": [[{ "shape": "example.weather#City", "remove": ["smithy.api#deprecated"] }]],
            "type": "array",
            "items": {
                "type": "object",
                "properties": corrections::KEYS
                    .iter()
                    .map(|&key| (key.to_owned(), correction(key)))
                    .collect::<Map<_, _>>(),
                "required": ["shape"],
                "additionalProperties": false,
            },
        }),
        "package" => json!({ "$ref": "#/definitions/package" }),
        _ => Value::Null,
    }
}

/// The schema of a key of a correction.
fn correction(key: &str) -> Value {
    let table = |description: &str| json!({ "description": description, "type": "object" });
    match key {
        "shape" => {
            described(text(), "Shape to correct, or `SHAPE$member`.", &["example.weather#City$population"])
        }
        "add" => table("Traits it lacks, with their values."),
        "replace" => table("Traits it has, with their right values."),
        "remove" => {
            json!({ "description": "Traits it has and should not have.", "anyOf": [text(), texts()] })
        }
        "type" => described(text(), "Type it should have.", &["union"]),
        "target" => described(text(), "Shape that the member should target.", &["smithy.api#Integer"]),
        "members" => table("Members it lacks, with their targets."),
        "names" => table("Values of an enum, with the names of their members."),
        _ => Value::Null,
    }
}

/// The schema of a key of the table `[diff]`.
fn diff(key: &str) -> Value {
    match key {
        "fail-on" => choice::<FailOn>("Least level that does not pass. Default: `error`."),
        "effects" => choice::<EffectsThatCount>("Effects that decide a level. Default: `all`."),
        "levels" => json!({
            "description": "Levels of rules, in place of their own; `smithwright diff --rules` lists them.",
            "type": "object",
            "properties": Rule::ALL
                .iter()
                .map(|rule| {
                    let level = json!({ "$ref": "#/definitions/level", "description": rule.says() });
                    (rule.id().to_owned(), level)
                })
                .collect::<Map<_, _>>(),
            "additionalProperties": false,
        }),
        "exceptions" => json!({
            "description": "Changes that pass all the same.",
            "type": "array",
            "items": {
                "type": "object",
                "properties": gate::EXCEPTION
                    .iter()
                    .map(|&key| (key.to_owned(), exception(key)))
                    .collect::<Map<_, _>>(),
                "additionalProperties": false,
            },
        }),
        _ => Value::Null,
    }
}

/// The schema of a key of an exception.
fn exception(key: &str) -> Value {
    match key {
        "rule" => described(text(), "Rule that the change comes under.", &["member-removed"]),
        "shape" => described(text(), "Shape that changed, or `Shape.member`.", &["Environment.status"]),
        "path" => {
            described(text(), "Path to it from an operation.", &["GetEnvironment.response.environment"])
        }
        "service" => described(text(), "Name of the service in this file.", &["weather"]),
        "reason" => described(text(), "Why it may pass.", &["nobody reads it"]),
        _ => Value::Null,
    }
}

/// The schema of a key of the package.
fn package(key: &str) -> Value {
    let list = |description: &str, example: &str| json!({ "description": description, "type": "array", "items": text(), "examples": [[example]] });
    let few = |description: &str, example: &str| {
        let mut few = list(description, example);
        few["maxItems"] = 5.into();
        few
    };
    let url = |description: &str| {
        let mut url = described(text(), description, &["https://weather.example"]);
        url["pattern"] = "^https?://".into();
        url
    };
    match key {
        "authors" => list("Authors of the package.", "A. Author <author@weather.example>"),
        "categories" => few("Categories of crates.io.", "web-programming::http-client"),
        "description" => {
            described(text(), "Default: `Client for` and the service's title.", &["Weather of cities"])
        }
        "documentation" => url("URL of the documentation."),
        "edition" => json!({
            "description": "Edition of Rust. Default: the workspace's, or `2024` outside one.",
            "enum": ["2021", "2024"],
            "examples": ["2021", "2024"],
        }),
        "exclude" => list("Files that `cargo package` leaves out.", "api.txt"),
        "homepage" => url("URL of the project."),
        "include" => list("Files that `cargo package` takes.", "src/**"),
        "keywords" => few("Words to find the package by.", "weather"),
        "license" => described(
            text(),
            "SPDX expression. Default: the workspace's, or none outside one.",
            &["MIT OR Apache-2.0"],
        ),
        "license-file" => described(text(), "File with the licence.", &["LICENSE"]),
        "metadata" => json!({
            "description": "For other tools; Cargo ignores it.",
            "type": "object",
            "examples": [{ "docs": { "rs": { "all-features": true } } }],
        }),
        "publish" => json!({
            "description": "Whether, or to which registries, the package may be published. Default: `false`.",
            "anyOf": [{ "type": "boolean" }, { "type": "array", "items": text() }],
            "examples": [true, ["internal"]],
        }),
        "readme" => json!({
            "description": "File that registries show.",
            "anyOf": [{ "type": "boolean" }, text()],
            "examples": ["README.md", false],
        }),
        "repository" => url("URL of the source repository."),
        "rust-version" => described(
            text(),
            "Oldest version of Rust that compiles the package. Default: the workspace's, or none outside one.",
            &["1.94"],
        ),
        "version" => described(text(), "Default: the workspace's, or `0.1.0` outside one.", &["1.2.0"]),
        FEATURES => json!({
            "description": "Features to add or, under the same name, to replace, `default` included. A feature enables others of the package, or features of the runtime as `smithwright-runtime/NAME`.",
            "type": "object",
            "additionalProperties": { "type": "array", "items": text() },
            "examples": [{ "default": ["rt-tokio"], "post-quantum": ["smithwright-runtime/aws-lc"] }],
        }),
        _ => Value::Null,
    }
}

fn text() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

fn texts() -> Value {
    json!({ "type": "array", "items": text(), "minItems": 1 })
}

fn described(mut schema: Value, description: &str, examples: &[&str]) -> Value {
    schema["description"] = description.into();
    schema["examples"] = examples.into();
    schema
}

/// The words that the flag of the same name takes.
fn choice<T: ValueEnum>(description: &str) -> Value {
    let values = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let words: Vec<Value> = values.map(|value| value.get_name().into()).collect();
    json!({ "description": description, "enum": words, "examples": words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::read::Reader;
    use std::path::Path;

    /// What the reader finds wrong with a settings file.
    fn found(settings: &str) -> String {
        let mut reader = Reader::new(Path::new("smithwright.toml"), settings);
        let settings = reader.settings();
        reader.need_service(&settings);
        reader.found.to_string()
    }

    fn properties(definition: &str) -> Map<String, Value> {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        schema["definitions"][definition]["properties"].as_object().unwrap().clone()
    }

    /// A value as TOML on one line.
    fn toml(value: &Value) -> String {
        match value {
            Value::Array(list) => format!("[{}]", list.iter().map(toml).collect::<Vec<_>>().join(", ")),
            Value::Object(table) => {
                let pairs = table.iter().map(|(key, value)| format!("{key} = {}", toml(value)));
                format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
            }
            plain => plain.to_string(),
        }
    }

    #[test]
    fn every_example_is_accepted() {
        for (key, schema) in properties("service") {
            if key == "package" {
                continue;
            }
            assert!(schema["description"].is_string(), "{key} has no schema");
            for example in schema["examples"].as_array().expect("examples") {
                let model = if key == "model" { "" } else { "model = \"m.json\"\n" };
                let problems = found(&format!("[services.a]\n{model}{key} = {}", toml(example)));
                assert_eq!(problems, "", "{key}");
            }
        }
        for (key, schema) in properties("package") {
            assert!(schema["description"].is_string(), "{key} has no schema");
            for example in schema["examples"].as_array().expect("examples") {
                let settings = "[services.a]\nmodel = \"m.json\"\n[services.a.package]\n";
                assert_eq!(found(&format!("{settings}{key} = {}", toml(example))), "", "{key}");
            }
        }
    }

    #[test]
    fn nothing_else_is_accepted() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        for closed in [&schema, &schema["definitions"]["service"], &schema["definitions"]["package"]] {
            assert_eq!(closed["additionalProperties"], false);
        }
        let service = "[services.a]\nmodel = \"m.json\"\n";
        for (settings, says) in [
            (format!("other = 1\n{service}"), "there is no setting `other`"),
            (format!("{service}other = 1"), "there is no setting `other`"),
            (format!("{service}package.other = 1"), "there is no setting `other` of the package"),
            ("[services.a]".to_owned(), "the service `a` has no model"),
            (String::new(), "there is no service in the settings"),
        ] {
            let problems = found(&settings);
            assert!(problems.contains(says), "{problems}");
        }
    }
}
