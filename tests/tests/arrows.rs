//! Which module may use which: the stages of the generator and the layers of the runtime, held against the paths in every
//! source file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each module of the generator may use of the others.
const GENERATOR: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("diagnostic", &["model"]),
    ("read", &["diagnostic", "model"]),
    ("validate", &["diagnostic", "model"]),
    ("select", &["diagnostic", "model"]),
    ("plan", &["diagnostic", "model", "select"]),
    ("emit", &["plan"]),
    ("write", &["diagnostic"]),
    ("crate_name", &["diagnostic", "plan"]),
    ("workspace", &["write"]),
    ("package", &["crate_name", "diagnostic"]),
    ("stand_in", &["diagnostic", "package", "workspace", "write"]),
    ("layout", &["crate_name", "diagnostic", "emit", "package", "plan", "stand_in", "workspace", "write"]),
    (
        "pipeline",
        &[
            "crate_name",
            "diagnostic",
            "emit",
            "layout",
            "model",
            "plan",
            "read",
            "select",
            "validate",
            "write",
        ],
    ),
    ("report", &["diagnostic", "model", "pipeline", "read", "select", "write"]),
    ("convert", &["diagnostic", "model", "read"]),
    ("diff", &["diagnostic", "model", "pipeline", "plan", "select"]),
];

/// What each layer of the runtime may use of the others.
const RUNTIME: &[(&str, &[&str])] = &[
    ("primitives", &[]),
    ("shape", &["error", "primitives"]),
    ("error", &["primitives", "shape"]),
    ("codec", &["error", "primitives", "shape"]),
    ("jmespath", &["codec"]),
    ("http", &["codec", "error", "protocol", "shape"]),
    ("protocol", &["codec", "error", "http", "shape"]),
    ("endpoint", &["call", "codec", "error", "jmespath", "shape"]),
    ("auth", &["config", "http", "operation"]),
    ("aws", &["error", "operation", "shape"]),
    ("operation", &["auth", "aws", "endpoint", "error", "protocol", "shape", "stream"]),
    ("service", &["auth", "aws", "protocol"]),
    ("stream", &["call", "codec", "error", "operation", "protocol", "shape"]),
    ("config", &["auth", "call", "endpoint", "error", "idempotency_token"]),
    ("checksums", &["error", "operation"]),
    (
        "call",
        &[
            "auth",
            "aws",
            "checksums",
            "config",
            "endpoint",
            "error",
            "operation",
            "presigning",
            "shape",
            "stream",
        ],
    ),
    ("presigning", &[]),
    ("paginator", &["call", "error", "operation"]),
    ("waiter", &["call", "error", "jmespath", "operation", "shape"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files = Vec::new();
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs")
            && path.file_stem().is_some_and(|stem| stem != "tests")
        {
            files.push(path);
        }
    }
    files
}

/// The top-level modules that a file names after `crate::`, its unit tests aside.
fn uses(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code: String =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let names = |part: &str| -> Vec<String> {
        let word =
            |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        match part.strip_prefix('{') {
            // A group: the first step of each path at its top.
            Some(group) => {
                let (mut depth, mut firsts, mut at_start) = (0, Vec::new(), true);
                for (index, letter) in group.char_indices() {
                    match letter {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => at_start = true,
                        _ if at_start && letter.is_alphabetic() => {
                            firsts.push(word(&group[index..]));
                            at_start = false;
                        }
                        _ => {}
                    }
                }
                firsts
            }
            None => vec![word(part)],
        }
    };
    code.split("crate::").skip(1).flat_map(names).collect()
}

fn wrong(root: &str, rules: &[(&str, &[&str])]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
    let rules: BTreeMap<_, _> = rules.iter().copied().collect();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (module, allowed) in &rules {
        let folder = root.join(module);
        let files = if folder.is_dir() { sources(&folder) } else { vec![root.join(format!("{module}.rs"))] };
        for file in files {
            seen += 1;
            let text =
                fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            // Items of the crate's root begin with a capital and belong to the door.
            let others =
                uses(&text).into_iter().filter(|name| name.starts_with(char::is_lowercase) && name != module);
            let bad =
                others.filter(|name| root.join(name).is_dir() || root.join(format!("{name}.rs")).exists());
            wrong.extend(bad.filter(|name| !allowed.contains(&name.as_str())).map(|name| {
                format!("{module} -> {name}: {}", file.strip_prefix(&root).expect("below the root").display())
            }));
        }
    }
    assert!(seen > rules.len(), "there are files");
    wrong.sort();
    wrong.dedup();
    wrong
}

#[test]
fn stages_use_only_those_before_them() {
    assert_eq!(wrong("../codegen/src", GENERATOR), Vec::<String>::new());
}

#[test]
fn layers_use_only_those_below_them() {
    assert_eq!(wrong("../codegen/runtime/src", RUNTIME), Vec::<String>::new());
}

#[test]
fn paths_are_found() {
    let text = "use crate::{Carrier, plan::{self, x}, write};\nuse crate::model::Node;\n// crate::none\n\
                fn f() { crate::emit::emit() }\n#[cfg(test)]\nmod tests { use crate::read; }";
    assert_eq!(uses(text), ["Carrier", "plan", "write", "model", "emit"]);
}
