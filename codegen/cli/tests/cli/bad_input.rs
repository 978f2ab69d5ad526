//! Files that are cut short, huge, or hostile: a diagnostic, a code, and nothing half-written.

use crate::support::{WEATHER, assert_fails, folder, generate, run, tree};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Every command that reads a model refuses it with this, and writes nothing.
#[track_caller]
fn refused(folder: &Path, model: &str, says: &[&str]) {
    let before = tree(folder).len();
    for args in [
        &["generate", model, "-o", "out"][..],
        &["convert", model, "-o", "out.json"],
        &["inspect", model],
        &["diff", model, "weather.json", "-o", "out.txt"],
        &["diff", "weather.json", model],
    ] {
        assert_fails(&run(folder, args), 2, says);
    }
    assert_eq!(tree(folder).len(), before, "nothing was written");
}

#[test]
fn cut_short() {
    let folder = folder("cut");
    fs::write(folder.join("cut.json"), &WEATHER[..WEATHER.len() - 100]).unwrap();
    refused(&folder, "cut.json", &["error[SW0106]", "--> cut.json:"]);
    fs::write(folder.join("empty.json"), "").unwrap();
    refused(&folder, "empty.json", &["error[SW0105]"]);
}

#[test]
fn huge() {
    let folder = folder("huge");
    // A hole: it takes no room on most disks.
    let file = fs::File::create(folder.join("huge.json")).unwrap();
    file.set_len(65 << 20).unwrap();
    drop(file);
    let said = run(&folder, &["inspect", "huge.json"]);
    fs::remove_file(folder.join("huge.json")).unwrap();
    assert_fails(&said, 2, &["error[SW0102]", "huge.json"]);
}

#[test]
fn compressed_bombs() {
    let folder = folder("bomb");
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..80 {
        encoder.write_all(&[b' '; 1 << 20]).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    fs::write(folder.join("service-2.json.gz"), &bomb).unwrap();
    let said = run(&folder, &["generate", "service-2.json.gz", "-o", "out"]);
    assert_fails(&said, 2, &["error[SW0102]", "decompressed"]);
    // A folder with the same in it; and one cut short.
    assert_fails(&run(&folder, &["inspect", "."]), 2, &["error[SW0102]"]);
    fs::write(folder.join("service-2.json.gz"), &bomb[..100]).unwrap();
    assert_fails(&run(&folder, &["inspect", "."]), 2, &["error[SW0113]", "cut short"]);
    assert!(!folder.join("out").exists());
}

#[test]
fn folders_without_a_service() {
    let folder = folder("folder");
    fs::create_dir_all(folder.join("empty")).unwrap();
    fs::remove_file(folder.join("weather.json")).unwrap();
    fs::write(folder.join("weather.json"), WEATHER).unwrap();
    refused(&folder, "empty", &["the folder `empty` holds no service definition"]);
    refused(&folder, "none.json", &["cannot read `none.json`"]);
}

#[test]
fn patterns_that_match_nothing() {
    let folder = folder("nothing");
    generate(&folder, &[]);
    let before = tree(&folder);
    let nothing = generate(&folder, &["--operation", "Delete*"]);
    assert_fails(&nothing, 2, &["the pattern `Delete*` matches no operation", "nothing was generated"]);
    assert_fails(&run(&folder, &["inspect", "weather.json", "--operation", "X*"]), 2, &["`X*`"]);
    assert_eq!(tree(&folder), before);
}

#[test]
fn an_output_in_the_way_leaves_the_old_tree() {
    let folder = folder("way");
    generate(&folder, &[]);
    // A folder where a file has to be stops even the superuser.
    fs::remove_file(folder.join("out/src/types.rs")).unwrap();
    fs::create_dir_all(folder.join("out/src/types.rs/sub")).unwrap();
    let before = tree(&folder);
    let more = WEATHER.replace("\"GetCity\"", "\"GetTown\"");
    fs::write(folder.join("weather.json"), more.replace("#GetCity\"", "#GetTown\"")).unwrap();
    assert_fails(&generate(&folder, &[]), 3, &["types.rs"]);
    assert_eq!(
        tree(&folder.join("out")),
        before.into_iter().filter(|(path, _)| path.starts_with(folder.join("out"))).collect::<Vec<_>>()
    );
}

#[test]
fn after_an_interruption() {
    let folder = folder("interrupted");
    generate(&folder, &[]);
    let files = tree(&folder.join("out"));
    let staging = folder.join("out/.smithwright-staging");
    fs::create_dir_all(staging.join("new")).unwrap();
    fs::create_dir_all(staging.join("old")).unwrap();
    // The moment between two renamings.
    fs::rename(folder.join("out/src"), staging.join("old/src")).unwrap();
    fs::create_dir_all(staging.join("new/src")).unwrap();
    fs::copy(staging.join("old/src/lib.rs"), staging.join("new/src/lib.rs")).unwrap();
    assert_eq!(generate(&folder, &["--check"]).code, Some(1));
    assert!(staging.exists(), "a check writes nothing");
    assert_eq!(generate(&folder, &[]).code, Some(0));
    assert_eq!(tree(&folder.join("out")), files);
}

#[test]
fn names_that_no_disk_or_cargo_takes() {
    let folder = folder("names");
    for (name, fault) in [
        ("", "it is empty"),
        ("a b", "it holds the character ` `"),
        ("1a", "it begins with the digit `1`"),
        ("../x", "it holds the character `.`"),
        ("std", "`std` is a crate of Rust"),
        ("match", "`match` is a word of the language"),
        ("smithwright_runtime", "`smithwright_runtime` is a crate of smithwright"),
    ] {
        let says = format!("error[SW0609]: `{name}` cannot be the name of the package: {fault}\n");
        let allowed = "expected: at most 200 ASCII letters, digits, `-` and `_`, a letter or `_` first; not a keyword, nor";
        assert_fails(&generate(&folder, &["--crate-name", name]), 2, &[&says, allowed]);
    }
    let put = |from: &str, to: &str| {
        fs::write(folder.join("weather.json"), WEATHER.replace(from, to)).unwrap();
        generate(&folder, &[])
    };
    let long = "A".repeat(300);
    let operation = put("GetCity\"", &format!("{long}\""));
    let says = "would have a name of 300 letters";
    assert_fails(
        &operation,
        2,
        &["error[SW0610]: the file of the operation `AAA", says, "--> weather.json:18:9"],
    );
    let id = put("\"sdkId\": \"Weather\"", &format!("\"sdkId\": \"{}\"", "a".repeat(5000)));
    assert_fails(&id, 2, &["error[SW0609]: `smithwright-aaa", "it has 5012 letters", "--> weather.json:4:9"]);
    let std = put("\"sdkId\": \"Weather\"", "\"sdkId\": \"Std\"");
    assert_fails(&std, 2, &["error[SW0609]: `smithwright-std` cannot", "`std` is a crate of Rust"]);
    assert!(!folder.join("out").exists());
}

#[test]
fn cargo_toml_is_toml_whatever_the_title() {
    let folder = folder("title");
    let odd: String =
        (1..0xa0_u8).map(char::from).chain("\u{2028}\u{feff}\u{10ffff}'''\"\"\"\\u".chars()).collect();
    let title = serde_json::Value::from(odd).to_string();
    fs::write(folder.join("weather.json"), WEATHER.replace("\"Weather Service\"", &title)).unwrap();
    let run = generate(&folder, &[]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let text = fs::read_to_string(folder.join("out/Cargo.toml")).unwrap();
    let table = toml::de::DeTable::parse(&text).unwrap_or_else(|err| panic!("{err} in {text}"));
    assert!(table.get_ref().contains_key("package"));
    assert!(text.chars().all(|c| c == '\n' || !c.is_control() || c > '\u{7f}'), "{text:?}");
}

/// Small models that ask for code without end: by shared outputs and inputs, docs of a shared target, shared errors.
#[test]
fn out_of_proportion() {
    let folder = folder("proportion");
    let head = |more: &str, operations: &str| {
        format!(
            r#"{{ "smithy": "2.0", "shapes": {{ {more} "a#S": {{ "type": "service", "version": "1", {operations}
            "traits": {{ "aws.protocols#awsJson1_0": {{}}, "aws.auth#sigv4": {{ "name": "s" }} }} }} }} }}"#
        )
    };
    let list =
        |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>().join(",");
    let big = |target: &str| {
        let members = list(2000, &|n| format!(r#""m{n}": {{ "target": "{target}" }}"#));
        format!(r#""a#Big": {{ "type": "structure", "members": {{ {members} }} }},"#)
    };
    let calls = |count: usize, with: &str| {
        let all = list(count, &|n| format!(r#""a#Get{n}": {{ "type": "operation", {with} }}"#)) + ",";
        (all, format!(r#""operations": [{}],"#, list(count, &|n| format!(r#"{{ "target": "a#Get{n}" }}"#))))
    };
    let docs = "word ".repeat(4_000);
    let text =
        format!(r#""a#Text": {{ "type": "string", "traits": {{ "smithy.api#documentation": "{docs}" }} }},"#);
    let shared = |end: &str, count| {
        let (all, operations) = calls(count, &format!(r#""{end}": {{ "target": "a#Big" }}"#));
        head(&(all + &big("smithy.api#String")), &operations)
    };
    let (one, operations) = calls(1, r#""output": { "target": "a#Big" }"#);
    let of_docs = head(&(one + &big("a#Text") + &text), &operations);
    for model in [shared("output", 500), shared("input", 500), of_docs] {
        fs::write(folder.join("weather.json"), model).unwrap();
        let says = [
            "error[SW0611]: the code of this model grows out of proportion to it: `Big`",
            "--> weather.json:",
        ];
        assert_fails(&generate(&folder, &[]), 2, &says);
    }
    fs::write(folder.join("weather.json"), shared("output", 2)).unwrap();
    assert_eq!(generate(&folder, &["--check"]).code, Some(1), "a few copies are fine");
}
