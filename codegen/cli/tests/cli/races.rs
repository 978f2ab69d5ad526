//! Runs that meet in one folder, and runs that are killed: what they leave is one whole tree.
//!
//! How often is for the environment to say: `RACES=500 KILLS=200 cargo test -p smithwright-cli --test cli races`.

use crate::support::{WEATHER, folder, run, tree};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Numbers that look random and are the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn count(variable: &str, default: u64) -> u64 {
    std::env::var(variable).map_or(default, |count| count.parse().expect("a count"))
}

type Tree = Vec<(PathBuf, String)>;

/// A folder with three models, and the trees of each: the second differs from the first in one file, the third in many.
fn prepared(name: &str) -> (PathBuf, Vec<(&'static str, Tree)>) {
    let folder = folder(name);
    let one = WEATHER
        .replace(r#""aws.auth#sigv4": { "name": "weather" }"#, r#""aws.auth#sigv4": { "name": "sky" }"#);
    fs::write(folder.join("sky.json"), one).unwrap();
    let many = WEATHER.replace("GetCity", "FindCity").replace("City\"", "Town\"");
    fs::write(folder.join("town.json"), many).unwrap();
    let trees = ["weather.json", "sky.json", "town.json"].map(|model| {
        let done = run(&folder, &["generate", model, "-o", "out"]);
        assert_eq!(done.code, Some(0), "{}", done.err);
        (model, tree(&folder.join("out")))
    });
    let differing = |other: &Tree| other.iter().filter(|file| !trees[0].1.contains(file)).count();
    assert_eq!(differing(&trees[1].1), 1, "one file changes");
    assert!(differing(&trees[2].1) > 3, "many files change");
    (folder, trees.to_vec())
}

fn start(folder: &Path, model: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smithwright"));
    command.current_dir(folder).args(["generate", model, "-o", "out"]);
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Puts the folder into one of several states: empty, or the tree of a model.
fn reset(folder: &Path, trees: &[(&str, Tree)], state: u64) {
    let _ = fs::remove_dir_all(folder.join("out"));
    if let Some((_, files)) = usize::try_from(state).ok().and_then(|state| trees.get(state)) {
        for (path, text) in files {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
}

#[test]
fn races_end_in_one_whole_tree() {
    let (folder, trees) = prepared("races");
    let mut random = Random(11);
    let (mut refused, races) = (0, count("RACES", 12));
    for race in 0..races {
        reset(&folder, &trees, random.below(4));
        let models = [random.below(3), random.below(3)].map(|n| trees[usize::try_from(n).unwrap()].0);
        let runs = models.map(|model| start(&folder, model)).map(|child| child.wait_with_output().unwrap());
        let mut done = Vec::new();
        for (model, run) in models.iter().zip(&runs) {
            let said = String::from_utf8_lossy(&run.stderr);
            match run.status.code() {
                Some(0) => done.push(*model),
                Some(3) => refused += 1,
                code => panic!("race {race} of {models:?}: {code:?}, {said}"),
            }
        }
        assert!(!done.is_empty(), "race {race} of {models:?}: one of two runs is alone in the end: {runs:?}");
        let found = tree(&folder.join("out"));
        let whole = trees.iter().find(|(_, tree)| *tree == found).map(|(model, _)| *model);
        assert!(
            whole.is_some_and(|model| done.contains(&model)),
            "race {race} of {models:?} left a mixed tree"
        );
    }
    println!("{races} races: one whole tree after each; {refused} runs were refused");
}

#[test]
fn kills_leave_what_the_next_run_mends() {
    let (folder, trees) = prepared("kills");
    let clock = Instant::now();
    reset(&folder, &trees, 3);
    start(&folder, "town.json").wait().unwrap();
    let whole_run = u64::try_from(clock.elapsed().as_micros()).unwrap();
    let mut random = Random(7);
    let (mut interrupted, kills) = (0, count("KILLS", 8));
    for kill in 0..kills {
        reset(&folder, &trees, random.below(4));
        let pick = |random: &mut Random| usize::try_from(random.below(3)).unwrap();
        let mut child = start(&folder, trees[pick(&mut random)].0);
        std::thread::sleep(Duration::from_micros(random.below(whole_run)));
        child.kill().unwrap();
        child.wait().unwrap();
        interrupted += u64::from(folder.join("out/.smithwright-staging").exists());
        let (model, files) = &trees[pick(&mut random)];
        let next = run(&folder, &["generate", model, "-o", "out"]);
        assert_eq!(next.code, Some(0), "kill {kill}: {}", next.err);
        assert_eq!(tree(&folder.join("out")), *files, "kill {kill}, then {model}");
    }
    println!("{kills} kills, {interrupted} while writing: the next run left its whole tree each time");
}
