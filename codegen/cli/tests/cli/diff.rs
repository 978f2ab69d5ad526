//! `smithwright diff`.

use crate::support::{WEATHER, assert_fails, folder, git, json, run};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with a model and, in `new.json`, an update of it: one member more.
fn with_update(name: &str) -> PathBuf {
    let folder = folder(name);
    let member = r#""members": { "name": "#;
    let more = r#""members": { "zip": { "target": "smithy.api#String" }, "name": "#;
    assert!(WEATHER.contains(member));
    fs::write(folder.join("new.json"), WEATHER.replace(member, more)).unwrap();
    folder
}

#[test]
fn formats_and_exit_codes() {
    let folder = with_update("diff");
    let text = run(&folder, &["diff", "weather.json", "new.json"]);
    assert_eq!((text.code, text.err.as_str()), (Some(0), ""));
    assert!(text.out.contains("ListCities") && text.out.contains("zip"), "{}", text.out);
    assert!(!text.out.contains('\x1b'));
    assert_eq!(run(&folder, &["diff", "weather.json", "new.json", "--exit-code"]).code, Some(1));
    assert_eq!(run(&folder, &["diff", "weather.json", "weather.json", "--exit-code"]).code, Some(0));
    let unrelated = ["diff", "weather.json", "new.json", "--exit-code", "--operation", "GetCity"];
    assert_eq!(run(&folder, &unrelated).code, Some(0));

    let document = json(&run(&folder, &["diff", "weather.json", "new.json", "--format", "json"]));
    assert_eq!(
        (&document["bump"], &document["operations"][0]["name"]),
        (&"minor".into(), &"ListCities".into())
    );
    for (format, sign) in [("markdown", "`"), ("html", "<!doctype html>"), ("changelog", "(updated)")] {
        let report = run(&folder, &["diff", "weather.json", "new.json", "--format", format]);
        assert_eq!(report.code, Some(0));
        assert!(report.out.to_lowercase().contains(sign), "{format}: {}", report.out);
        let args = ["diff", "weather.json", "new.json", "--format", format, "-o", "report"];
        assert_eq!(run(&folder, &args).out, "");
        assert_eq!(fs::read_to_string(folder.join("report")).unwrap(), report.out);
    }
}

#[test]
fn models_of_several_files() {
    let folder = with_update("diff-files");
    let more = r#"{ "smithy": "2.0", "shapes": { "example.more#Unused": { "type": "string" } } }"#;
    fs::write(folder.join("more.json"), more).unwrap();
    let same = run(&folder, &["diff", "weather.json,more.json", "weather.json", "--exit-code"]);
    assert_eq!((same.code, same.err.as_str()), (Some(0), ""), "{}", same.out);
}

#[test]
fn revisions() {
    let folder = with_update("diff-git");
    // Not inside this project's own repository.
    let folder = outside(&folder);
    if !git(&folder, &["init", "-q", "-b", "main"]) {
        eprintln!("skipped: there is no git");
        return;
    }
    fs::create_dir_all(folder.join("model/data/2024-01-01")).unwrap();
    fs::copy(folder.join("weather.json"), folder.join("model/weather.json")).unwrap();
    fs::write(folder.join("model/data/2024-01-01/service-2.json"), BOTOCORE).unwrap();
    fs::write(folder.join("model/data/2024-01-01/paginators-1.json"), r#"{"pagination": {}}"#).unwrap();
    git(&folder, &["add", "model"]);
    git(&folder, &["commit", "-q", "-m", "one"]);
    fs::copy(folder.join("new.json"), folder.join("model/weather.json")).unwrap();

    let diff = |old: &str, new: &str| run(&folder, &["diff", old, new, "--exit-code"]);
    let updated = diff("main:model/weather.json", "model/weather.json");
    assert_eq!((updated.code, updated.err.as_str()), (Some(1), ""));
    assert!(updated.out.contains("zip"), "{}", updated.out);
    assert_eq!(diff("HEAD:model/weather.json", ":model/weather.json").code, Some(0), "nothing is staged");
    git(&folder, &["add", "model"]);
    assert_eq!(diff("HEAD:model/weather.json", ":model/weather.json").code, Some(1));
    for folder in ["main:model/data", "main:model/data/2024-01-01/", ":model/data"] {
        let same = diff(folder, "model/data");
        assert_eq!((same.code, same.err.as_str()), (Some(0), ""), "{folder}: {}", same.out);
    }
    let sub = run(&folder.join("model"), &["diff", "main:./weather.json", "weather.json", "--exit-code"]);
    assert_eq!(sub.code, Some(1), "{}", sub.err);

    assert_fails(
        &diff("mian:model/weather.json", "new.json"),
        2,
        &["no revision `mian`", "did you mean `main`?"],
    );
    assert_fails(
        &diff("main:weather.json", "new.json"),
        2,
        &["no `weather.json` in `main`", "top of the repository"],
    );
    assert_fails(&diff(":none.json", "new.json"), 2, &["no `none.json` in `what is staged`"]);
    assert_fails(&diff("main:model", "new.json"), 2, &["`main:model` holds no service definition"]);
    assert_fails(&diff("--upload-pack=x:y", "new.json"), 2, &["unexpected argument"]);
}

const BOTOCORE: &str = r#"{
    "metadata": { "apiVersion": "2024-01-01", "endpointPrefix": "weather", "protocol": "json", "jsonVersion": "1.0",
        "serviceFullName": "Weather", "serviceId": "Weather", "targetPrefix": "Weather", "signatureVersion": "v4" },
    "operations": { "GetCity": { "name": "GetCity", "http": { "method": "POST", "requestUri": "/" },
        "input": { "shape": "GetCityInput" } } },
    "shapes": { "GetCityInput": { "type": "structure", "members": { "id": { "shape": "String" } } },
        "String": { "type": "string" } }
}"#;

/// The same folder below the system's for temporary files.
fn outside(folder: &Path) -> PathBuf {
    let outside = std::env::temp_dir().join(format!("smithwright-cli-test-{}", std::process::id()));
    let _ = fs::remove_dir_all(&outside);
    fs::create_dir_all(&outside).unwrap();
    for file in ["weather.json", "new.json"] {
        fs::copy(folder.join(file), outside.join(file)).unwrap();
    }
    outside
}

#[test]
fn where_there_is_no_repository_or_no_git() {
    let folder = with_update("diff-no-git");
    let outside = std::env::temp_dir().join(format!("smithwright-cli-none-{}", std::process::id()));
    fs::create_dir_all(&outside).unwrap();
    let none = run(&outside, &["diff", "main:a.json", "main:b.json"]);
    fs::remove_dir_all(&outside).unwrap();
    assert_eq!(none.code, Some(2));
    assert!(
        none.err.contains("this is no Git repository") || none.err.contains("Git cannot be run"),
        "{}",
        none.err
    );

    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_smithwright"));
    let output =
        command.current_dir(&folder).env("PATH", "").args(["diff", "main:a.json", "new.json"]).output();
    let output = output.unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("Git cannot be run") && said.contains("install Git"), "{said}");
}

#[test]
fn of_different_services() {
    let folder = with_update("diff-services");
    fs::write(folder.join("other.json"), WEATHER.replace("Weather", "Climate")).unwrap();
    let other = run(&folder, &["diff", "weather.json", "other.json", "-o", "report.txt"]);
    assert_fails(&other, 2, &["SW0701", "nothing was compared"]);
    assert!(!folder.join("report.txt").exists());
    let both = run(&folder, &["diff", "none.json", "neither.json"]);
    assert_fails(&both, 2, &["none.json", "neither.json", "2 errors"]);
    let service = run(&folder, &["diff", "weather.json", "new.json", "--operation", "Nothing*"]);
    assert_fails(&service, 2, &["`Nothing*`"]);
}
