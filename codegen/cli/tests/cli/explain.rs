//! `smithwright explain`, and every explanation tried out.
//!
//! An explanation is Markdown. It begins with what the code means, and has two headings, `# Example` and
//! `# How to fix it`. Below the first, a line such as `` `weather.json`: `` names a file and the code block after it is
//! the file's text; `console` blocks hold commands, run in order by a shell in an empty folder. The last of them has to
//! report the code. Below the second heading, files are replaced and commands run as above; if there are any, the last
//! command must not report the code any more. Without a command there, the last one of the example is run again.
//!
//! A code that only the library reports has a `rust` block instead, which is a test of the documentation and has to
//! compare with the code.

use crate::support::{assert_fails, folder, run};
use smithwright::diagnostic::Code;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Nobody knows an input that leads to it: knowing one, we would correct the generator.
const FAULTS_OF_THE_GENERATOR: [Code; 1] = [Code::FaultyCode];

#[test]
fn prints_what_is_asked_for() {
    let folder = folder("explain");
    let one = run(&folder, &["explain", "sw0301"]);
    assert_eq!((one.code, one.err.as_str()), (Some(0), ""));
    let (first, rest) = one.out.split_once("\n\n").unwrap();
    assert_eq!(first, "SW0301: Something refers to a shape that does not exist.");
    assert_eq!(rest, Code::UndefinedTarget.explanation());

    let all = run(&folder, &["explain"]).out;
    assert_eq!(all.lines().count(), Code::ALL.len());
    assert!(all.starts_with("SW0101  A file cannot be read.\n"), "{all}");

    let unknown = run(&folder, &["explain", "SW0031"]);
    assert_fails(&unknown, 2, &["error[SW0806]: there is no code `SW0031`", "did you mean `SW0"]);
    assert_fails(&run(&folder, &["explain", "E0308"]), 2, &["`smithwright explain` lists all codes"]);
}

#[test]
fn explanations_have_one_form() {
    for code in Code::ALL {
        let text = code.explanation();
        let [meaning, example, fix] = sections(text);
        for section in [meaning, example, fix] {
            assert!(section.trim().len() > 20, "{code} has an empty section");
        }
        let in_block = |line: &&str| line.starts_with("```");
        assert_eq!(text.lines().filter(in_block).count() % 2, 0, "{code} has an open code block");
        let prose = blocks(text).iter().fold(text.to_owned(), |text, block| text.replace(&block.text, ""));
        for line in prose.lines() {
            assert!(line.chars().count() <= 100, "{code} has a long line: {line}");
        }
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{code} does not end with one line break");
    }
    let named = |entry: fs::DirEntry| entry.path().file_stem().unwrap().to_string_lossy().into_owned();
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/diagnostic/explanations");
    let mut files: Vec<_> = fs::read_dir(here).unwrap().map(|entry| named(entry.unwrap())).collect();
    files.sort();
    assert_eq!(files, Code::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>());
}

#[test]
#[cfg(unix)]
fn examples_lead_to_their_codes() {
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let [_, example, fix] = sections(code.explanation());
        let example = blocks(example);
        let name = format!("explain-{code}");
        let folder = folder(&name);
        fs::remove_file(folder.join("weather.json")).unwrap();

        let Some(last) = play(&folder, &example, None) else {
            let compares = format!("Code::{code:?}");
            let tested =
                example.iter().any(|block| block.language == "rust" && block.text.contains(&compares));
            if !tested && !FAULTS_OF_THE_GENERATOR.contains(code) {
                wrong.push(format!("{code} has no example"));
            }
            continue;
        };
        if !last.reports(*code) {
            wrong.push(format!("the example of {code} reports something else: {last:?}"));
        }
        let fix = blocks(fix);
        if let Some(last) = play(&folder, &fix, Some(&last.command)).filter(|last| last.reports(*code)) {
            wrong.push(format!("{code} is reported after what fixes it: {last:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The last command of a section, run.
#[derive(Debug)]
struct Played {
    command: String,
    said: String,
}

impl Played {
    fn reports(&self, code: Code) -> bool {
        self.said.contains(&format!("[{code}]"))
    }
}

/// Does what the blocks say: writes their files, runs their commands. If there are files but no commands, runs `again`.
fn play(folder: &Path, blocks: &[Block], again: Option<&str>) -> Option<Played> {
    let mut files = 0;
    let mut commands = Vec::new();
    for block in blocks {
        if let Some(name) = &block.file {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &block.text).unwrap();
            files += 1;
        }
        if block.language == "console" {
            commands.extend(block.text.lines().map(|line| line.strip_prefix("$ ").expect("a command")));
        }
    }
    if files > 0 && commands.is_empty() {
        commands.extend(again);
    }
    let mut played = None;
    for command in commands {
        played = Some(Played { command: command.to_owned(), said: shell(folder, command) });
    }
    played
}

/// Both streams of a command.
fn shell(folder: &Path, command: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_smithwright")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let output =
        Command::new("sh").args(["-c", command]).current_dir(folder).env("PATH", path).output().unwrap();
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}

/// Meaning, example and fix.
fn sections(text: &str) -> [&str; 3] {
    let (meaning, rest) = text.split_once("\n# Example\n").expect("a section `# Example`");
    let (example, fix) = rest.split_once("\n# How to fix it\n").expect("a section `# How to fix it`");
    [meaning, example, fix]
}

/// A code block.
#[derive(Debug)]
struct Block {
    language: String,
    /// The file that it is the text of.
    file: Option<String>,
    text: String,
}

fn blocks(section: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut file = None;
    let mut open = false;
    for line in section.lines() {
        match (line.strip_prefix("```"), found.last_mut()) {
            (Some(_), _) if open => open = false,
            (Some(language), _) => {
                open = true;
                found.push(Block { language: language.to_owned(), file: file.take(), text: String::new() });
            }
            (None, Some(block)) if open => block.text.extend([line, "\n"]),
            _ => {
                let name = line.strip_prefix('`').and_then(|line| line.strip_suffix("`:"));
                file = name.map(str::to_owned).or(file);
            }
        }
    }
    found
}
