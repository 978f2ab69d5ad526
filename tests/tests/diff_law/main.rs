//! The law of `diff`, on random changes of real models: if it is silent, the same bytes are generated; its bump is
//! never less than the public items and the bytes ask for; and its rules explain what they are.
//!
//! `cargo test` takes a fixed number of changes. For longer, with another seed:
//! `SMITHWRIGHT_LAW_SECONDS=1800 SMITHWRIGHT_LAW_SEED=7 cargo test -p smithwright-tests --test diff_law -- --nocapture`.

mod models;
mod mutate;
mod random;
mod values;

use random::Random;
use serde_json::Value;
use smithwright::diagnostic::Diagnostics;
use smithwright::diff::{ApiDiff, Bump, DiffOptions, Rule, RustEffect, compare};
use smithwright::read::{self, Source};
use smithwright::{Generator, Manifest};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// How many changes are tried unless a time is set.
const CHANGES: u64 = 400;
const SEED: u64 = 2026;

/// The files that are generated of a model, with and without tests; nothing when it is refused.
type Files = Option<[BTreeMap<String, String>; 2]>;

fn files(model: &str) -> Files {
    let generate = |tests: bool| -> Result<BTreeMap<String, String>, Diagnostics> {
        let generator =
            Generator::from_source(Source::new("model.json", model)).manifest(Manifest::Standalone);
        let files = generator.protocol_tests(tests).render()?;
        Ok(files.into_iter().map(|file| (file.path, file.text)).collect())
    };
    let plain = generate(false).ok()?;
    // What is wrong with tests is wrong with tests only.
    Some([plain, generate(true).unwrap_or_default()])
}

fn lines(files: &BTreeMap<String, String>) -> BTreeSet<&str> {
    files["api.txt"].lines().filter(|line| !line.starts_with('#')).collect()
}

/// The least bump that what is generated asks for; `None` where there are no two clients.
fn asked(old: &Files, new: &Files) -> Option<Bump> {
    let ([old, old_tested], [new, new_tested]) = (old.as_ref()?, new.as_ref()?);
    let (before, now) = (lines(old), lines(new));
    Some(if !before.is_subset(&now) {
        Bump::Major
    } else if before != now {
        Bump::Minor
    } else if old != new || old_tested != new_tested {
        Bump::Patch
    } else {
        Bump::None
    })
}

fn diff(old: &str, new: &str) -> Option<ApiDiff> {
    let model = |text: &str| read::read(&[Source::new("model.json", text)]).0;
    compare(&model(old)?, &model(new)?, &DiffOptions::default()).0
}

/// What was tried and found.
#[derive(Debug, Default)]
struct Tried {
    changes: u64,
    /// Neither model makes a client.
    refused: u64,
    /// Only one of them does.
    one_refused: u64,
    silent: u64,
    bumps: BTreeMap<&'static str, u64>,
    /// Something is left to the rule for what no other explains.
    unexplained: u64,
    /// The bump is greater than what is generated asks for, although builders stay as they are.
    overstated: u64,
    rules: BTreeMap<&'static str, u64>,
}

impl Tried {
    /// Tries a change; a text says what is wrong.
    fn pair(&mut self, (old, old_files): (&str, &Files), new: &str) -> Result<(), String> {
        self.changes += 1;
        let new_files = files(new);
        let Some(diff) = diff(old, new) else {
            // Not silent: the models cannot be read, or are of two services.
            self.refused += 1;
            return Ok(());
        };
        for change in &diff.changes {
            *self.rules.entry(change.rule.id()).or_default() += 1;
        }
        let Some(least) = asked(old_files, &new_files) else {
            let said = diff
                .changes
                .iter()
                .any(|change| matches!(change.rule, Rule::NowGenerated | Rule::NoLongerGenerated));
            let one = old_files.is_some() != new_files.is_some();
            self.refused += u64::from(!one);
            self.one_refused += u64::from(one);
            let expected = if new_files.is_some() { Bump::Minor } else { Bump::Major };
            return match (one, said) {
                (true, true) if diff.bump() == expected => Ok(()),
                (false, false) => Ok(()),
                _ => Err(format!("one is refused: {one}; said: {said}; bump {}", diff.bump().as_str())),
            };
        };
        *self.bumps.entry(least.as_str()).or_default() += 1;
        self.silent += u64::from(diff.is_empty());
        if diff.bump() < least || (least == Bump::None) != (diff.bump() == Bump::None) {
            return Err(format!("the bump is {}, least {}", diff.bump().as_str(), least.as_str()));
        }
        if diff.is_empty() && least != Bump::None {
            return Err("nothing is said, and bytes differ".to_owned());
        }
        // The list of public items leaves out what builders are like.
        let builders = diff.changes.iter().any(|change| {
            change.note.is_some() || matches!(change.rule, Rule::BuilderAdded | Rule::BuilderRemoved)
        });
        if diff.bump() > least && !builders {
            self.overstated += 1;
            let changes = diff.changes.iter().filter(|change| change.rust != RustEffect::None);
            let rules: Vec<String> = changes
                .map(|change| format!("{} {}: {:?}", change.rule.id(), change.origin, change.items))
                .collect();
            println!("overstated: {}, not {}: {rules:#?}", diff.bump().as_str(), least.as_str());
        }
        if diff.of_rule(Rule::GeneratedCode).next().is_some() {
            self.unexplained += 1;
            let lines = diff.of_rule(Rule::GeneratedCode).map(|change| change.to.clone().unwrap_or_default());
            println!("unexplained: {}", Value::from(lines.collect::<Vec<_>>()));
        }
        Ok(())
    }
}

#[test]
fn silence_means_the_same_bytes() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seed = number("SMITHWRIGHT_LAW_SEED").unwrap_or(SEED);
    let until =
        number("SMITHWRIGHT_LAW_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let models = models::all();
    let mut tried = Tried::default();
    for round in 0.. {
        if until.map_or(tried.changes >= CHANGES, |until| Instant::now() >= until) {
            break;
        }
        let mut random = Random::new(seed.wrapping_add(round));
        let base = random.of(&models).slice(&mut random);
        let old = base.to_string();
        let old_files = files(&old);
        // Several changes of one model, each of its own.
        for _ in 0..8 {
            let mut changed = base.clone();
            let mut told = Vec::new();
            for _ in 0..random.one_of(&[1, 1, 1, 2, 3]) {
                told.extend(mutate::change(&mut changed, &mut random));
            }
            let new = changed.to_string();
            if told.is_empty() || new == old {
                continue;
            }
            let before = tried.unexplained + tried.overstated;
            if let Err(wrong) = tried.pair((&old, &old_files), &new) {
                let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
                std::fs::write(folder.join("law_old.json"), &old).expect("the old model can be kept");
                std::fs::write(folder.join("law_new.json"), &new).expect("the new model can be kept");
                panic!(
                    "seed {seed}, round {round}: {wrong}\nchanged: {told:#?}\nkept in {}",
                    folder.display()
                );
            }
            if tried.unexplained + tried.overstated > before {
                println!("  seed {seed}, round {round}: {told:?}");
            }
        }
    }
    println!("seed {seed}: {tried:#?}");
    assert!(
        tried.refused * 2 < tried.changes,
        "too few changes make models that can be generated: {tried:?}"
    );
    assert!(tried.unexplained * 50 <= tried.changes, "too much is left to the last rule: {tried:?}");
    assert!(tried.overstated * 50 <= tried.changes, "too much is said to break: {tried:?}");
}
