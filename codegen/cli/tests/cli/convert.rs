//! `smithwright convert`.

use crate::support::{WEATHER, assert_fails, folder, generate, run, tree};
use std::fs;

#[test]
fn what_comes_out_goes_in() {
    let folder = folder("convert");
    let documented = WEATHER
        .replace("\"smithy.api#title\"", "\"smithy.api#documentation\": \"Rain.\", \"smithy.api#title\"");
    fs::write(folder.join("weather.json"), documented).unwrap();
    let printed = run(&folder, &["convert", "weather.json"]);
    assert_eq!((printed.code, printed.err.as_str()), (Some(0), ""));
    assert!(printed.out.starts_with("{\n    \"smithy\": \"2.0\"") && printed.out.contains("Rain."));

    let written = run(&folder, &["convert", "weather.json", "-o", "again.json"]);
    assert_eq!((written.code, written.out.as_str(), written.err.as_str()), (Some(0), "", ""));
    assert_eq!(fs::read_to_string(folder.join("again.json")).unwrap(), printed.out);
    assert_eq!(run(&folder, &["convert", "again.json"]).out, printed.out);
    generate(&folder, &[]);
    assert_eq!(run(&folder, &["generate", "again.json", "-o", "out", "--check"]).code, Some(0));

    let stripped = run(&folder, &["convert", "weather.json", "--strip-docs"]);
    assert!(!stripped.out.contains("Rain.") && stripped.out.contains("Weather Service"));
}

#[test]
fn where_it_cannot_be_written() {
    let folder = folder("convert-unwritable");
    let below = run(&folder, &["convert", "weather.json", "-o", "weather.json/model.json"]);
    assert_fails(&below, 3, &["cannot write `weather.json/model.json`", "nothing was written"]);
    fs::create_dir(folder.join("taken")).unwrap();
    assert_fails(&run(&folder, &["convert", "weather.json", "-o", "taken"]), 3, &["cannot write `taken`"]);
    assert_fails(&run(&folder, &["convert", "none.json", "-o", "out.json"]), 2, &["none.json"]);
    assert_eq!(tree(&folder).len(), 1, "nothing but the model");
}
