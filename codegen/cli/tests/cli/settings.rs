//! `smithwright.toml`.

use crate::support::{WEATHER, assert_fails, folder, json, run};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with two models and settings for them.
fn with_settings(name: &str, settings: &str) -> PathBuf {
    let folder = folder(name);
    fs::write(folder.join("climate.json"), WEATHER.replace("Weather", "Climate")).unwrap();
    fs::write(folder.join("smithwright.toml"), settings).unwrap();
    folder
}

const TWO: &str = r#"
[services.weather]
model = "weather.json"
output = "weather"
operations = ["List*"]

[services.climate]
model = ["climate.json"]
output = "climate"
format = "single-file"
"#;

#[test]
fn several_services() {
    let folder = with_settings("several", TWO);
    let both = run(&folder, &["generate"]);
    assert_eq!((both.code, both.err.as_str()), (Some(0), ""));
    assert!(both.out.contains("Climate Service: 2 operations"), "{}", both.out);
    assert!(both.out.contains("Weather Service: 1 operation, "), "{}", both.out);
    assert!(folder.join("weather/src/lib.rs").exists() && folder.join("climate/climate.rs").exists());
    assert_eq!(run(&folder, &["generate", "--check"]).code, Some(0));

    fs::remove_dir_all(folder.join("weather")).unwrap();
    let check = run(&folder, &["generate", "--check", "--only", "weather"]);
    assert_eq!(check.code, Some(1));
    assert!(
        check.err.ends_with("to mend it, run:\n  smithwright generate --only weather\n"),
        "{}",
        check.err
    );
    assert_eq!(run(&folder, &["generate", "--check", "--only", "climate"]).code, Some(0));
    assert_fails(&run(&folder, &["generate", "--only", "wether"]), 2, &["did you mean `weather`?"]);
}

#[test]
fn flags_win_and_models_stand_alone() {
    let folder = with_settings("flags", TWO);
    let args = ["generate", "--only", "weather", "--operation", "Get*", "-o", "elsewhere"];
    let flags = run(&folder, &args);
    assert!(flags.out.contains("1 operation, ") && flags.out.contains("-> elsewhere ("), "{flags:?}");
    assert!(folder.join("elsewhere/src/operation/get_city.rs").exists() && !folder.join("weather").exists());
    assert_fails(
        &run(&folder, &["generate", "-o", "x"]),
        2,
        &["`--output` is meant for one service, and there are 2", "--only"],
    );

    let alone = run(&folder, &["generate", "weather.json", "-o", "alone"]);
    assert!(alone.out.starts_with("Weather Service: 2 operations"), "{}", alone.out);
    let clash = run(&folder, &["generate", "weather.json", "--config", "smithwright.toml"]);
    assert_eq!(clash.code, Some(2));
}

#[test]
fn paths_are_relative_to_the_file() {
    let folder = with_settings("relative", TWO);
    fs::create_dir_all(folder.join("sub")).unwrap();
    let sub = run(&folder.join("sub"), &["generate", "--config", "../smithwright.toml", "--json"]);
    assert_eq!(sub.code, Some(0), "{}", sub.out);
    let document = json(&sub);
    assert_eq!(Path::new(document["services"][1]["output"].as_str().unwrap()), Path::new("../weather"));
    assert_eq!(document["services"][0]["name"], "climate");
    assert!(folder.join("weather/src/lib.rs").exists());
}

#[test]
fn one_at_fault_and_nothing_is_written() {
    let folder = with_settings("fault", TWO);
    fs::write(folder.join("weather.json"), &WEATHER[..WEATHER.len() / 2]).unwrap();
    let fault = run(&folder, &["generate"]);
    assert_fails(
        &fault,
        2,
        &["weather.json", "nothing was generated in `weather`", "the other services are in order"],
    );
    assert!(!folder.join("climate").exists() && !folder.join("weather").exists());
}

#[test]
fn faults_are_shown_at_their_place() {
    for (settings, says) in [
        (
            "[services.a]\nmodle = \"x\"",
            &["there is no setting `modle`", "did you mean `model`?", ".toml:2:1"][..],
        ),
        ("[service.a]\nmodel = \"x\"", &["there is no setting `service`", "did you mean `services`?"]),
        ("[services.a]\noutput = \"x\"", &["the service `a` has no model", ".toml:1:"]),
        (
            "[services.a]\nmodel = \"x\"\nformat = \"single\"",
            &["`format` has a wrong value", "one of `rust-file-tree`, `single-file`"],
        ),
        ("[services.a]\nmodel = 3", &["`model` has a wrong value", "a text", ".toml:2:9"]),
        ("[services.a]\nmodel = []", &["at least one text"]),
        ("services = 1", &["tables such as"]),
        ("[services.a", &["well-formed TOML", ".toml:1:"]),
        ("", &["there is no service in the settings"]),
        (
            "[services.a]\nmodel = \"weather.json\"\n[services.b]\nmodel = \"climate.json\"",
            &["`a` and `b` both go to `generated`", "an `output` of its own"],
        ),
    ] {
        let folder = with_settings("places", settings);
        assert_fails(&run(&folder, &["generate"]), 2, says);
        assert!(!folder.join("generated").exists());
    }
    let folder = folder("no-settings");
    assert_fails(&run(&folder, &["generate", "--config", "none.toml"]), 2, &["cannot read `none.toml`"]);
    assert_fails(&run(&folder, &["generate", "--only", "x"]), 2, &["there is no `smithwright.toml` here"]);
}

#[test]
fn outputs_in_each_other_are_refused_with_both_places() {
    let two = |one: &str, other: &str| {
        format!(
            "[services.a]\nmodel = \"weather.json\"\noutput = \"{one}\"\n\n[services.b]\nmodel = \"climate.json\"\noutput = \"{other}\"\n"
        )
    };
    for (one, other, says) in [
        ("o", "o/src", "the output of `b` is inside that of `a`, `o`"),
        ("o/x/../src/y", "o", "the output of `a` is inside that of `b`, `o`"),
        ("p", "./p/../p", "`a` and `b` both go to `./p/../p`"),
        ("p", "p/", "`a` and `b` both go to `p/`"),
        ("Out", "out", "`a` and `b` both go to `out`"),
        ("real/p", "linked/p", "`a` and `b` both go to `linked/p`"),
        ("real", "linked/p", "the output of `b` is inside that of `a`, `real`"),
    ] {
        let folder = with_settings("apart", &two(one, other));
        fs::create_dir_all(folder.join("real")).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("real", folder.join("linked")).unwrap();
        if cfg!(not(unix)) && other.starts_with("linked") {
            continue;
        }
        for args in [&["generate"][..], &["generate", "--only", "b"]] {
            let said = run(&folder, args);
            let first = format!("error[SW0803]: {says}");
            let help = "help: give each an `output` of its own; the other one is at smithwright.toml:3:10";
            assert_fails(&said, 2, &[&first, "--> smithwright.toml:7:10", help]);
        }
    }
    let apart = with_settings("apart", &two("o", "o-src"));
    assert_eq!(run(&apart, &["generate"]).code, Some(0));
}

#[test]
fn outputs_outside_are_said_on_purpose() {
    let folder = with_settings("outside", "");
    fs::create_dir_all(folder.join("in")).unwrap();
    fs::rename(folder.join("weather.json"), folder.join("in/weather.json")).unwrap();
    let put = |more: &str| {
        let text = format!("[services.a]\nmodel = \"weather.json\"\n{more}");
        fs::write(folder.join("in/smithwright.toml"), text).unwrap();
    };
    for output in ["../x", "/", "/etc", "y/../../x"] {
        put(&format!("output = \"{output}\"\n"));
        let says = [
            &*format!("error[SW0612]: `{output}` is outside the folder of the settings file"),
            "--> smithwright.toml:3:10",
        ];
        assert_fails(&run(&folder.join("in"), &["generate"]), 2, &says);
    }
    assert!(!folder.join("x").exists());
    let on_purpose = run(&folder.join("in"), &["generate", "-o", "../x"]);
    assert_eq!(on_purpose.code, Some(0), "{}", on_purpose.err);
    put("output = \"../z\"\nallow-any-output = true\n");
    assert_eq!(run(&folder.join("in"), &["generate"]).code, Some(0));
    assert!(folder.join("z/src/lib.rs").exists());
    put("allow-any-output = 1\n");
    assert_fails(&run(&folder.join("in"), &["generate"]), 2, &["`allow-any-output` has a wrong value"]);
}

/// Settings of one service with these corrections.
fn corrected(name: &str, corrections: &str) -> PathBuf {
    let head = "[services.weather]\nmodel = \"weather.json\"\noutput = \"out\"\n\n";
    with_settings(name, &format!("{head}{corrections}"))
}

#[test]
fn corrections_edit_the_model() {
    let folder = corrected(
        "corrections",
        r#"
[[services.weather.corrections]]
shape = "example.weather#City"
members = { mayor = "smithy.api#String" }

[[services.weather.corrections]]
shape = "example.weather#City$mayor"
add = { "smithy.api#documentation" = "Who is in charge." }

[[services.weather.corrections]]
shape = "example.weather#City$mayor"
add = { "smithy.api#required" = {}, "smithy.api#length" = { min = 0x1, max = 1_00 } }
"#,
    );
    let done = run(&folder, &["generate"]);
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    assert!(done.out.contains("corrections: 4 applied"), "{}", done.out);
    let city = fs::read_to_string(folder.join("out/src/types.rs")).unwrap();
    assert!(city.contains("/// Who is in charge.") && city.contains("pub mayor: String"), "{city}");
}

#[test]
fn corrections_that_do_not_apply_are_errors_with_their_places() {
    let folder = corrected(
        "corrections-wrong",
        r#"[[services.weather.corrections]]
shape = "example.weather#Town"
type = "union"

[[services.weather.corrections]]
shape = "example.weather#City$nme"
remove = ["smithy.api#required"]
"#,
    );
    let done = run(&folder, &["generate"]);
    assert_fails(
        &done,
        2,
        &[
            "SW0219",
            "the correction of `example.weather#Town` does not apply: the shape does not exist",
            "smithwright.toml:7:1",
            "the correction of `example.weather#City$nme` does not apply: the member does not exist",
            "smithwright.toml:11:10",
        ],
    );
    assert!(!folder.join("out").exists());
}

#[test]
fn faults_in_corrections_have_their_places() {
    for (correction, expected) in [
        ("shape = \"example.weather#City\"", "a correction changes nothing"),
        ("type = \"union\"", "a correction does not name its shape"),
        ("shape = \"City\"\ntype = \"union\"", "`shape`: `City` is not a shape id"),
        ("shape = \"a#B\"\ntype = \"onion\"", "one of `blob`"),
        ("shape = \"a#B\"\nadd = [\"smithy.api#required\"]", "a table of trait ids with their values"),
        ("shape = \"a#B\"\nadd = { \"smithy.api#default\" = 1979-05-27 }", "a value that JSON has"),
        ("shape = \"a#B\"\nadd = { \"smithy.api#default\" = nan }", "a value that JSON has"),
        ("shape = \"a#B\"\nadd = { required = {} }", "`add`: `required` is not a shape id"),
        ("shape = \"a#B\"\nremove = []", "at least one text in the list"),
        ("shape = \"a#B\"\nnames = \"X\"", "a table of values with their names"),
        ("shape = \"a#B\"\nmembers = { x = 3 }", "`members` has a wrong value"),
        ("shape = \"a#B\"\nad = {}", "there is no setting `ad`"),
    ] {
        let folder =
            corrected("corrections-faults", &format!("[[services.weather.corrections]]\n{correction}\n"));
        assert_fails(&run(&folder, &["generate"]), 2, &[expected, "smithwright.toml:"]);
    }
    let folder = corrected("corrections-kind", "corrections = 3\n");
    assert_fails(&run(&folder, &["generate"]), 2, &["tables such as `[[services.weather.corrections]]`"]);
}

#[test]
fn single_files_of_one_name_are_refused() {
    let one = "model = \"weather.json\"\nformat = \"single-file\"\noutput = \"";
    let put = |other: &str| format!("[services.a]\n{one}src\"\n\n[services.b]\n{one}{other}\"\n");
    let folder = with_settings("one-file", &put("src/../src"));
    let says = [
        "error[SW0803]: `a` and `b` both go to `src/../src/weather.rs`",
        "--> smithwright.toml:9:10",
        "the other one is at smithwright.toml:4:10",
    ];
    assert_fails(&run(&folder, &["generate"]), 2, &says);
    assert!(!folder.join("src").exists());
    fs::write(folder.join("smithwright.toml"), put("src\"\ncrate-name = \"other")).unwrap();
    assert_eq!(run(&folder, &["generate"]).code, Some(0));
    assert!(folder.join("src/weather.rs").exists() && folder.join("src/other.rs").exists());
}

#[test]
fn checks_that_warn() {
    let settings = "[services.weather]\nmodel = \"faulty.json\"\noutput = \"weather\"\n";
    let folder = with_settings("warn", settings);
    // The example of an explanation: a waiter that looks for a member that is not there.
    let explained = smithwright::diagnostic::Code::UnknownMember.explanation();
    let model = explained.split("```json\n").nth(1).and_then(|text| text.split("```").next()).unwrap();
    fs::write(folder.join("faulty.json"), model).unwrap();
    let found = "[SW0341]: `GetCityOutput` has no member `statuz`";
    assert_fails(&run(&folder, &["generate"]), 2, &[&format!("error{found}"), "faulty.json:13:"]);

    let warned = run(&folder, &["generate", "--warn", "SW0341"]);
    assert_eq!(warned.code, Some(0), "{warned:?}");
    assert!(format!("{warned:?}").contains("warning[SW0341]"), "{warned:?}");
    assert!(folder.join("weather/src/lib.rs").exists());
    assert_fails(&run(&folder, &["generate", "--warn", "SW0345"]), 2, &[&format!("error{found}")]);
    for (code, says) in [("SW0301", "`SW0301` cannot be a warning"), ("typo", "there is no check `typo`")] {
        assert_fails(&run(&folder, &["generate", "--warn", code]), 2, &["[SW0808]", says, "SW0340, SW0341"]);
    }

    fs::write(folder.join("smithwright.toml"), format!("{settings}warn = \"SW0341\"\n")).unwrap();
    assert_eq!(run(&folder, &["generate"]).code, Some(0));
    fs::write(folder.join("smithwright.toml"), format!("{settings}warn = [\"SW0106\"]\n")).unwrap();
    let wrong = "error[SW0808]: `SW0106` is not a check that can warn\n --> smithwright.toml:4:8";
    assert_fails(&run(&folder, &["generate"]), 2, &[wrong]);
}
