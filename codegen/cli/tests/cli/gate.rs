//! `smithwright diff --gate` and `--in-use`.

use crate::support::{Run, WEATHER, assert_fails, folder, run};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with an update of the model: an operation went, another returns something else and something more.
fn with_update(name: &str, settings: &str) -> PathBuf {
    let folder = folder(name);
    let new = WEATHER.replace(r#"{ "target": "example.weather#GetCity" }, "#, "").replace(
        r#"{ "name": { "target": "smithy.api#String" } }"#,
        r#"{ "name": { "target": "smithy.api#Integer" }, "zip": { "target": "smithy.api#String" } }"#,
    );
    assert_ne!(new, WEATHER);
    fs::write(folder.join("new.json"), new).unwrap();
    if !settings.is_empty() {
        fs::write(folder.join("smithwright.toml"), settings).unwrap();
    }
    folder
}

fn gate(folder: &Path, more: &[&str]) -> Run {
    run(folder, &[&["diff", "weather.json", "new.json"], more].concat())
}

const SERVICE: &str = "[services.weather]\nmodel = \"weather.json\"\noperations = [\"List*\"]\n";

#[test]
fn what_breaks_does_not_pass() {
    let folder = with_update("gate", "");
    assert_eq!(gate(&folder, &[]).code, Some(0), "nothing was asked");
    let failed = gate(&folder, &["--gate"]);
    assert_eq!(failed.code, Some(1), "{}", failed.err);
    assert!(failed.out.contains("bump: major"), "the report as ever: {}", failed.out);
    let expected = "\
error[type-changed]: City.name: has another type: string -> integer (breaks Rust; breaks old clients that read it)
  --> ListCities.response.best.name
error[operation-removed]: GetCity: operation removed (breaks Rust; breaks requests of old clients)
  --> GetCity
gate failed (fails on: error): 2 errors, 1 other change
";
    assert_eq!(failed.err, expected);
    assert!(
        gate(&folder, &["--fail-on", "info"]).err.contains("info[member-added]: City.zip: added: string")
    );
    // Nothing breaks the other way round but for the type.
    let back = run(&folder, &["diff", "new.json", "weather.json", "--gate", "--operation", "GetCity"]);
    assert_eq!(back.code, Some(0), "{}", back.err);
    assert_eq!(back.err, "gate passed (fails on: error): 1 other change\n");
    assert_eq!(gate(&folder, &["--gate", "-q", "-o", "report"]).code, Some(1));
    assert_eq!(gate(&folder, &["--gate", "--exit-code"]).code, Some(2), "both ask for an exit code");
}

#[test]
fn exceptions_and_levels() {
    let exceptions = r#"
        [diff]
        fail-on = "error"

        [diff.levels]
        member-added = "warning"

        [[diff.exceptions]]
        rule = "operation-removed"
        shape = "GetC*"
        reason = "closed since 2024"

        [[diff.exceptions]]
        path = "ListCities.response.best"
        rule = "type-changed"

        [[diff.exceptions]]
        rule = "enum-value-removed"
    "#;
    let folder = with_update("gate-exceptions", &format!("{SERVICE}{exceptions}"));
    let passed = gate(&folder, &["--gate"]);
    assert_eq!(passed.code, Some(0), "{}", passed.err);
    let unused = "warning[SW0702]: the exception lets no change pass\n  --> smithwright.toml:";
    assert!(passed.err.starts_with(unused), "{}", passed.err);
    let end = "\
warning[member-added]: City.zip: added: string (new in Rust)
  --> ListCities.response.best.zip
gate passed (fails on: error): 1 warning; 2 changes let pass by exceptions
";
    assert!(passed.err.ends_with(end), "{}", passed.err);
    // Flags take precedence.
    assert_eq!(gate(&folder, &["--fail-on", "warning"]).code, Some(1));
    let settings = format!(
        "{SERVICE}[diff]\neffects = \"rust\"\nlevels = {{ type-changed = \"off\", operation-removed = \"info\" }}"
    );
    let folder = with_update("gate-levels", &settings);
    let passed = gate(&folder, &["--gate"]);
    assert_eq!(
        (passed.code, passed.err.as_str()),
        (Some(0), "gate passed (fails on: error): 2 other changes\n")
    );
    assert_eq!(gate(&folder, &["--effects", "wire", "--fail-on", "info"]).code, Some(1));
}

/// An exception for a service of the settings is for that one only.
#[test]
fn exceptions_of_one_service() {
    let settings = "[services.weather]\nmodel = \"weather.json\"\n[services.other]\nmodel = \"other.json\"\n";
    let exception =
        |service: &str| format!("{settings}[[diff.exceptions]]\nshape = \"*\"\nservice = \"{service}\"\n");
    let folder = with_update("gate-service", &exception("weather"));
    assert_eq!(gate(&folder, &["--gate"]).code, Some(0));
    fs::write(folder.join("smithwright.toml"), exception("other")).unwrap();
    let failed = gate(&folder, &["--gate"]);
    assert_eq!(failed.code, Some(1));
    assert!(!failed.err.contains("SW0702"), "{}", failed.err);
    assert_eq!(gate(&folder, &["--gate", "--only", "other"]).code, Some(0));
    fs::write(folder.join("smithwright.toml"), exception("wether")).unwrap();
    assert_fails(&gate(&folder, &["--gate"]), 2, &["there is no service `wether`", "did you mean `weather`"]);
}

#[test]
fn only_operations_in_use() {
    let folder = with_update("gate-in-use", SERVICE);
    let in_use = gate(&folder, &["--in-use", "--gate"]);
    assert_eq!(in_use.code, Some(1));
    assert!(in_use.err.contains("type-changed") && !in_use.err.contains("GetCity"), "{}", in_use.err);
    fs::write(folder.join("smithwright.toml"), SERVICE.replace("List*", "GetCity")).unwrap();
    let removed = gate(&folder, &["--in-use", "--exit-code"]);
    assert_eq!(removed.code, Some(1));
    assert!(
        removed.out.contains("operation-removed") && !removed.out.contains("City.name"),
        "{}",
        removed.out
    );

    let other = SERVICE.replace("weather", "other");
    fs::write(folder.join("smithwright.toml"), format!("{SERVICE}{other}")).unwrap();
    let unclear = run(&folder, &["diff", "new.json", "new.json", "--in-use"]);
    assert_fails(&unclear, 2, &["it is not clear which service", "`other`, `weather`", "--only NAME"]);
    assert_eq!(
        run(&folder, &["diff", "new.json", "new.json", "--in-use", "--only", "weather"]).code,
        Some(0)
    );
    assert_eq!(run(&folder, &["diff", "./weather.json", "new.json", "--in-use"]).code, Some(0));
    assert_fails(&gate(&folder, &["--in-use", "--only", "wether"]), 2, &["did you mean `weather`"]);
    fs::remove_file(folder.join("smithwright.toml")).unwrap();
    assert_fails(&gate(&folder, &["--in-use"]), 2, &["there is no `smithwright.toml` here", "--config"]);
}

#[test]
fn wrong_settings() {
    for (settings, says) in [
        ("diff = 1", "`diff` has a wrong value"),
        ("[diff]\nfail_on = \"error\"", "did you mean `fail-on`?"),
        ("[diff]\nfail-on = \"eror\"", "did you mean `error`?"),
        ("[diff]\neffects = \"none\"", "one of `all`, `rust`, `wire`"),
        ("[diff.levels]\nmember-remove = \"off\"", "did you mean `member-removed`"),
        ("[diff.levels]\nmember-removed = \"on\"", "one of `error`, `warning`, `info`, `off`"),
        ("[diff]\nexceptions = 1", "tables such as `[[diff.exceptions]]`"),
        ("[[diff.exceptions]]\nrule = \"no-rule\"", "there is no rule `no-rule`"),
        ("[[diff.exceptions]]\nreason = \"because\"", "the exception does not say what passes"),
        ("[[diff.exceptions]]\nrules = \"member-removed\"\nshape = \"A\"", "did you mean `rule`?"),
        ("[[diff.exceptions]]\nshape = \"\"", "`shape` has a wrong value"),
    ] {
        let folder = with_update("gate-wrong", settings);
        assert_fails(&gate(&folder, &["--gate"]), 2, &[says, "smithwright.toml:", "nothing was compared"]);
    }
}

#[test]
fn rules() {
    let rules = run(&folder("gate-rules"), &["diff", "--rules"]);
    assert_eq!((rules.code, rules.err.as_str()), (Some(0), ""));
    assert!(
        rules.out.lines().any(|line| line.starts_with("member-removed ") && line.contains(" error ")),
        "{}",
        rules.out
    );
}
