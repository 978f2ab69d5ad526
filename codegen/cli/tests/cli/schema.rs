//! `smithwright schema`: what it takes, the program takes, and the other way round.

use crate::support::{folder, run};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The file in the repository, which editors find by the first line of `smithwright.toml`.
#[test]
fn the_committed_schema_is_the_printed_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("smithwright.schema.json");
    let printed = run(&folder("schema"), &["schema"]);
    assert_eq!((printed.code, printed.err.as_str()), (Some(0), ""));
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let renew = "renew it: cargo run -p smithwright-cli -- schema > codegen/cli/smithwright.schema.json";
    assert!(committed == printed.out, "{renew}");

    let settings = fs::read_to_string(repository().join("smithwright.toml")).unwrap();
    let named = settings.lines().next().unwrap().strip_prefix("#:schema ").expect("the schema's path");
    assert_eq!(repository().join(named).canonicalize().unwrap(), path.canonicalize().unwrap());
}

/// Settings that are in the repository for others to read.
fn published() -> Vec<String> {
    let mut all = vec![fs::read_to_string(repository().join("smithwright.toml")).unwrap()];
    let help = run(&folder("schema-help"), &["generate", "--help"]).out;
    let (_, sample) = help.split_once("smithwright.toml:\n").expect("a sample");
    let is_of_sample = |line: &&str| line.starts_with("  ");
    all.push(sample.lines().take_while(is_of_sample).collect::<Vec<_>>().join("\n"));
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let blocks = readme.split("```toml\n").skip(1).filter_map(|rest| rest.split_once("\n```"));
    let settings = blocks.map(|(block, _)| block).filter(|block| block.contains("[services."));
    all.extend(settings.map(str::to_owned));
    all
}

#[test]
fn settings_that_are_shown_are_valid() {
    let schema: Value = serde_json::from_str(&run(&folder("schema-shown"), &["schema"]).out).unwrap();
    let all = published();
    assert!(all.len() >= 3, "one of each place");
    for text in all {
        assert_eq!(faults(&schema, &schema, &json_of(&text)), Vec::<String>::new(), "{text}");
        assert!(is_accepted("schema-shown", &text), "{text}");
    }
}

#[test]
fn schema_and_program_agree() {
    let schema: Value = serde_json::from_str(&run(&folder("schema-agree"), &["schema"]).out).unwrap();
    let service = |more: &str| format!("[services.a]\nmodel = \"weather.json\"\n{more}");
    let cases = [
        (service(""), true),
        ("[services.a]\nmodel = []".to_owned(), false),
        ("[services.a]\nmodel = [\"weather.json\", 1]".to_owned(), false),
        ("[services.a]\nmodel = \"\"".to_owned(), false),
        ("[services.a]\noutput = \"a\"".to_owned(), false),
        ("[services]".to_owned(), false),
        ("services = 1".to_owned(), false),
        (String::new(), false),
        (service("[more]"), false),
        (service("nonsense = 1"), false),
        (service("format = \"single-file\""), true),
        (service("format = \"single\""), false),
        (service("operations = \"Get*\""), true),
        (service("operations = []"), false),
        (service("package = 1"), false),
        (service("package = {}"), true),
        (service("package = { name = \"x\" }"), false),
        (service("package = { publish = \"yes\" }"), false),
        (service("package = { publish = [\"internal\"] }"), true),
        (service("package = { edition = \"2018\" }"), false),
        (service("package = { homepage = \"weather.example\" }"), false),
        (service("package = { keywords = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"] }"), false),
        (service("package = { metadata = { a = [1, { b = true }] } }"), true),
        (service("package = { features = { default = [] } }"), true),
        (service("package = { features = { default = \"aws-lc\" } }"), false),
        (service("package = { version = 1 }"), false),
    ];
    for (text, expected) in cases {
        assert_eq!(faults(&schema, &schema, &json_of(&text)).is_empty(), expected, "the schema, of:\n{text}");
        assert_eq!(is_accepted("schema-agree", &text), expected, "the program, of:\n{text}");
    }
}

/// Whether the program has nothing against the settings; that their models are not there does not count.
fn is_accepted(name: &str, text: &str) -> bool {
    let folder = folder(name);
    fs::write(folder.join("smithwright.toml"), text).unwrap();
    let said = run(&folder, &["generate", "--check"]).err;
    !["SW0801", "SW0802", "SW0807"].iter().any(|code| said.contains(code))
}

fn json_of(text: &str) -> Value {
    let table = DeTable::parse(text).unwrap_or_else(|err| panic!("{err}:\n{text}"));
    value(&DeValue::Table(table.into_inner()))
}

fn value(of: &DeValue<'_>) -> Value {
    match of {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Integer(number) => number.as_str().parse::<i64>().unwrap().into(),
        DeValue::Array(list) => list.iter().map(|item| value(item.get_ref())).collect(),
        DeValue::Table(table) => {
            table.iter().map(|(key, item)| (key.get_ref().to_string(), value(item.get_ref()))).collect()
        }
        other => panic!("{other:?} is not in these settings"),
    }
}

/// What of a value does not fit a schema; knows the words of JSON Schema that ours uses, and no others.
fn faults(root: &Value, schema: &Value, of: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (word, says) in schema.as_object().expect("a schema") {
        let length = |length: Option<usize>| length.map(|length| length as u64);
        let fits = match word.as_str() {
            "$schema" | "title" | "description" | "examples" | "definitions" => true,
            "$ref" => {
                let name = says.as_str().unwrap().strip_prefix("#/definitions/").unwrap();
                found.extend(faults(root, &root["definitions"][name], of));
                true
            }
            "type" => match says.as_str().unwrap() {
                "object" => of.is_object(),
                "array" => of.is_array(),
                "string" => of.is_string(),
                "boolean" => of.is_boolean(),
                other => panic!("{other}"),
            },
            "enum" => says.as_array().unwrap().contains(of),
            "anyOf" => says.as_array().unwrap().iter().any(|schema| faults(root, schema, of).is_empty()),
            "minLength" => length(of.as_str().map(str::len)) >= says.as_u64(),
            "minItems" => length(of.as_array().map(Vec::len)) >= says.as_u64(),
            "maxItems" => length(of.as_array().map(Vec::len)) <= says.as_u64(),
            "minProperties" => length(of.as_object().map(serde_json::Map::len)) >= says.as_u64(),
            "pattern" => {
                assert_eq!(says, "^https?://");
                of.as_str().is_some_and(|text| text.starts_with("https://") || text.starts_with("http://"))
            }
            "required" => says.as_array().unwrap().iter().all(|key| of.get(key.as_str().unwrap()).is_some()),
            "items" => {
                let items = of.as_array().into_iter().flatten();
                found.extend(items.flat_map(|item| faults(root, says, item)));
                true
            }
            "properties" => {
                let pairs = says.as_object().unwrap().iter();
                let present = pairs.filter_map(|(key, schema)| Some((schema, of.get(key)?)));
                found.extend(present.flat_map(|(schema, value)| faults(root, schema, value)));
                true
            }
            "additionalProperties" => {
                let empty = json!({});
                let known = schema.get("properties").unwrap_or(&empty);
                let others = of.as_object().into_iter().flatten().filter(|(key, _)| known.get(key).is_none());
                for (key, value) in others {
                    match says {
                        Value::Bool(false) => found.push(format!("`{key}` is not a property")),
                        schema => found.extend(faults(root, schema, value)),
                    }
                }
                true
            }
            other => panic!("the schema uses `{other}`, which this test does not know"),
        };
        if !fits {
            found.push(format!("`{of}` does not fit `{word}: {says}`"));
        }
    }
    found
}
