//! Proton from botocore and from AWS's Smithy model is one API and gives the same Rust. Each difference is named here,
//! with its reason; one that no longer occurs must go from the list.

use super::{fetch, ok, proton_facts, stripped};
use smithwright::convert;
use smithwright::convert::Descriptions;
use smithwright::model::Model;
use smithwright::read::{read, sources};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Both definitions, where both are to be had: AWS's Smithy model and botocore's folder.
fn both() -> Option<(PathBuf, PathBuf)> {
    let shared = match std::env::var_os("SMITHWRIGHT_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
    };
    let smithy = shared.join("models/proton-2020-07-20.json");
    if !smithy.is_file() {
        eprintln!("skipped: there is no Smithy model of Proton at {}", smithy.display());
        return None;
    }
    Some((smithy, fetch::data("1.44.5", &["proton"])?.join("proton")))
}

fn model(path: &Path) -> Model {
    let sources = sources(path).unwrap_or_else(|problem| panic!("{}", problem.message));
    let (model, found) = read(&sources);
    model.unwrap_or_else(|| panic!("{found}"))
}

/// Lines that only one of the two may have.
struct Allowed {
    from: From,
    count: usize,
    /// What the lines hold.
    parts: &'static [&'static str],
    why: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    Smithy,
    Botocore,
}

const fn allowed(from: From, count: usize, parts: &'static [&'static str], why: &'static str) -> Allowed {
    Allowed { from, count, parts, why }
}

const WAITING: &str =
    "botocore counts attempts of 5 seconds, of which 999 fit into the 4999 seconds of AWS's model";
const LENGTH: &str = "a length on a member in AWS's model: botocore makes a shape of its own for it";
const TOKEN: &str = "botocore spells out the least length 0, which is the default";
const SPELLING: &str =
    "AWS's model spells the types of endpoint parameters as no specification does any more";

const FACTS: [Allowed; 9] = [
    allowed(From::Smithy, 7, &["waiter", " to 4999 s"], WAITING),
    allowed(From::Botocore, 7, &["waiter", " to 4995 s"], WAITING),
    allowed(From::Smithy, 7, &["$clientToken holds string length {\"max\":64} pattern"], TOKEN),
    allowed(From::Botocore, 7, &["$clientToken holds string length {", "\"max\":64", "\"min\":0"], TOKEN),
    allowed(From::Smithy, 2, &["#NotifyResourceDeploymentStatusChangeInput$", ": length"], LENGTH),
    allowed(From::Smithy, 1, &["StatusChangeInput$outputs holds com.amazonaws.proton#OutputsList"], LENGTH),
    allowed(From::Botocore, 4, &["#NotifyResourceDeploymentStatusChangeInputOutputsList"], LENGTH),
    allowed(From::Smithy, 1, &["StatusChangeInput$statusMessage holds string sensitive"], LENGTH),
    allowed(From::Botocore, 1, &["StatusChangeInput$statusMessage holds string length"], LENGTH),
];

const LINES: [Allowed; 4] = [
    allowed(From::Smithy, 7, &["MAX_DELAY: u64 = 4999;"], WAITING),
    allowed(From::Botocore, 7, &["MAX_DELAY: u64 = 4995;"], WAITING),
    allowed(From::Smithy, 4, &["src/config.rs: ", "{\"type\": ", "\"builtIn\""], SPELLING),
    allowed(From::Botocore, 4, &["src/config.rs: ", "{\"type\": ", "\"builtIn\""], SPELLING),
];

/// Takes out what is allowed; nothing may be left, and nothing allowed in vain.
fn explain(what: &str, allowed: &[Allowed], mut smithy: Vec<String>, mut botocore: Vec<String>) {
    for one in allowed {
        let lines = if one.from == From::Smithy { &mut smithy } else { &mut botocore };
        let before = lines.len();
        lines.retain(|line| !one.parts.iter().all(|part| line.contains(part)));
        let found = before - lines.len();
        assert_eq!(found, one.count, "{what} only from {:?} with {:?}: {}", one.from, one.parts, one.why);
    }
    assert!(
        smithy.is_empty() && botocore.is_empty(),
        "{what} differ\nonly from Smithy:\n  {}\nonly from botocore:\n  {}",
        smithy.join("\n  "),
        botocore.join("\n  ")
    );
}

#[test]
fn the_same_api() {
    let Some((smithy, botocore)) = both() else { return };
    let (smithy, botocore) = (proton_facts::facts(&model(&smithy)), proton_facts::facts(&model(&botocore)));
    assert!(smithy.len() > 1000, "{}", smithy.len());
    let only = |a: &std::collections::BTreeSet<String>, b| a.difference(b).cloned().collect();
    explain("facts", &FACTS, only(&smithy, &botocore), only(&botocore, &smithy));
}

/// Lines of code with how often they occur in a file; their order follows that of members, which differs.
fn lines(path: &Path) -> BTreeMap<String, isize> {
    let mut lines = BTreeMap::new();
    for file in stripped(path) {
        let code = file.text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            *lines.entry(format!("{}: {}", file.path, line.trim_start())).or_default() += 1;
        }
    }
    lines
}

#[test]
fn the_same_rust() {
    let Some((smithy, botocore)) = both() else { return };
    let mut counts = lines(&smithy);
    assert!(counts.len() > 2000, "{}", counts.len());
    for (line, count) in lines(&botocore) {
        *counts.entry(line).or_default() -= count;
    }
    let only = |sign: isize| -> Vec<String> {
        let times = |count: isize| usize::try_from(count * sign).unwrap_or_default();
        counts.iter().flat_map(|(line, count)| std::iter::repeat_n(line.clone(), times(*count))).collect()
    };
    explain("lines", &LINES, only(1), only(-1));
}

#[test]
fn converted_and_generated_is_generated() {
    let Some((_, botocore)) = both() else { return };
    let direct = ok(smithwright::Generator::new(&botocore).render());
    let text = ok(convert([&botocore], Descriptions::Keep)).text;
    let source = smithwright::read::Source::new("model.json", text);
    let through = ok(smithwright::Generator::from_source(source).render());
    assert!(direct == through, "the converted model gives other code");
}
