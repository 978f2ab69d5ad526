//! What settings say of a model counts for every command that reads the model.

use crate::support::{WEATHER, assert_fails, folder, run};
use std::fs;
use std::path::PathBuf;

const CORRECTION: &str = r#"
[[services.weather.corrections]]
shape = "example.weather#City"
members = { mayor = "smithy.api#String" }
"#;

/// A model, and settings of its service that end with these lines.
fn with_settings(name: &str, more: &str) -> PathBuf {
    let folder = folder(name);
    let head = "[services.weather]\nmodel = \"weather.json\"\n";
    fs::write(folder.join("smithwright.toml"), format!("{head}{more}")).unwrap();
    folder
}

#[test]
fn inspect_and_convert_apply_corrections() {
    let folder = with_settings("settings-of-model", CORRECTION);
    let overview = run(&folder, &["inspect", "weather.json"]);
    assert!(overview.out.contains("corrections: 1 applied"), "{}{}", overview.out, overview.err);
    assert!(run(&folder, &["convert", "./weather.json"]).out.contains("\"mayor\""));
    fs::copy(folder.join("weather.json"), folder.join("other.json")).unwrap();
    // A model of nobody is as it is, unless a service is named.
    assert!(!run(&folder, &["convert", "other.json"]).out.contains("mayor"));
    assert!(run(&folder, &["convert", "other.json", "--only", "weather"]).out.contains("mayor"));
    assert_fails(
        &run(&folder, &["convert", "other.json", "--only", "wether"]),
        2,
        &["the settings have no service `wether`", "did you mean `weather`?"],
    );
    fs::remove_file(folder.join("smithwright.toml")).unwrap();
    assert_fails(
        &run(&folder, &["inspect", "weather.json", "--only", "weather"]),
        2,
        &["there is no `smithwright.toml` here"],
    );
}

#[test]
fn diff_compares_what_is_generated_with_corrections() {
    let folder = with_settings("settings-of-diff", CORRECTION);
    // The service's own word of the member arrives: nothing changes for clients that had corrected it.
    let name = r#""members": { "name": { "target": "smithy.api#String" } }"#;
    let both = r#""members": { "name": { "target": "smithy.api#String" }, "mayor": { "target": "smithy.api#String" } }"#;
    fs::write(folder.join("new.json"), WEATHER.replace(name, both)).unwrap();
    let same = run(&folder, &["diff", "weather.json", "new.json", "--exit-code"]);
    assert_eq!((same.code, same.err.as_str()), (Some(0), ""), "{}", same.out);
    // What applies to neither side is said, and no error.
    fs::write(folder.join("weather.json"), WEATHER.replace(name, both)).unwrap();
    let neither = run(&folder, &["diff", "weather.json", "new.json", "--exit-code"]);
    assert_eq!(neither.code, Some(0));
    assert!(
        neither.err.contains("warning[SW0219]") && neither.err.contains("smithwright.toml:6:13"),
        "{}",
        neither.err
    );
}

#[test]
fn diff_goes_by_the_protocol_that_is_chosen() {
    let folder = with_settings("settings-of-protocol", "protocol = \"restJson1\"\n");
    let also = WEATHER.replace(
        r#""aws.protocols#awsJson1_0": {}"#,
        r#""smithy.protocols#rpcv2Cbor": { }, "aws.protocols#restJson1": {}"#,
    );
    let http = |name: &str, path: &str| {
        (
            format!(r##""example.weather#{name}": {{ "type": "operation","##),
            format!(
                r##""example.weather#{name}": {{ "type": "operation", "traits": {{ "smithy.api#http": {{ "method": "GET", "uri": "{path}" }} }},"##
            ),
        )
    };
    let mut old = also;
    for (from, to) in [http("GetCity", "/city"), http("ListCities", "/cities")] {
        old = old.replace(&from, &to);
    }
    let new = old.replace(
        r#""name": { "target": "smithy.api#String" }"#,
        r#""name": { "target": "smithy.api#String", "traits": { "smithy.api#jsonName": "Name" } }"#,
    );
    assert!(old.contains("/cities") && new != old);
    fs::write(folder.join("weather.json"), old).unwrap();
    fs::write(folder.join("new.json"), new).unwrap();
    let by_settings = run(&folder, &["diff", "weather.json", "new.json"]);
    assert!(by_settings.out.contains("patch"), "{}", by_settings.out);
    let cbor =
        run(&folder, &["diff", "weather.json", "new.json", "--protocol", "rpcv2Cbor", "--format", "json"]);
    assert!(cbor.out.contains(r#""bump": "none""#) || cbor.out.contains(r#""bump":"none""#), "{}", cbor.out);
    assert_fails(
        &run(&folder, &["diff", "weather.json", "new.json", "--protocol", "restJson2"]),
        2,
        &["the protocol `restJson2` is not supported", "one of rpcv2Cbor"],
    );
}
