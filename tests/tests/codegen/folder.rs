//! Writing to a folder: what is reported, what is left alone.

use super::{fixture, ok, snapshot};
use smithwright::{Generator, Manifest};
use std::path::PathBuf;

/// A folder of its own for a test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("smithwright-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }

    fn generator(&self, fixture_name: &str) -> Generator {
        fixture(fixture_name).out_dir(&self.0).manifest(Manifest::Standalone)
    }

    /// What generating is refused with, without the folder.
    fn refused(&self, fixture_name: &str) -> String {
        let Err(problems) = self.generator(fixture_name).generate() else { panic!("it was written") };
        problems.to_string().replace(&self.0.display().to_string(), "OUT")
    }

    /// The report's last line without the folder.
    fn summary(&self, report: &smithwright::Report) -> String {
        let text = report.to_string();
        let last = text.lines().last().unwrap_or_default();
        last.replace(&self.0.display().to_string(), "OUT")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = Folder::new("second-run");
    let first = ok(folder.generator("selection").generate());
    assert_eq!(folder.summary(&first), format!("OUT: {} lines in 14 files: 14 new", first.lines));
    let second = ok(folder.generator("selection").generate());
    assert_eq!(folder.summary(&second), format!("OUT: {} lines in 14 files: up to date", second.lines));
}

#[test]
fn files_no_longer_generated_go() {
    let folder = Folder::new("stale");
    ok(folder.generator("selection").generate());
    let selected = folder.generator("selection").operations(["GetA"]);
    let check = ok(selected.check());
    assert!(
        !check.is_up_to_date() && folder.0.join("src/operation/get_b.rs").exists(),
        "a check writes nothing"
    );
    let report = ok(selected.generate());
    let text = report.to_string();
    assert!(text.contains("Example: 1 operation, 1 type, 0 waiters, aws.protocols#awsJson1_0"), "{text}");
    let names = "left out: 1 operation, 2 shapes\n  operations: GetB\n  shapes: ";
    assert!(text.contains(names), "{text}");
    assert!(folder.summary(&report).ends_with("13 files: 4 changed, 1 removed, 9 unchanged"), "{text}");
    assert!(!folder.0.join("src/operation/get_b.rs").exists());
    assert!(ok(selected.check()).is_up_to_date());
}

#[test]
fn a_workspace_above_at_any_height() {
    let folder = Folder::new("workspace");
    let output = folder.0.join("a/b/generated");
    let manifest = || {
        let files = ok(fixture("minimal").out_dir(&output).render());
        files.into_iter().find(|file| file.path == "Cargo.toml").expect("it is part of a package").text
    };
    let put = |path: &str, text: &str| {
        std::fs::create_dir_all(folder.0.join("a/b")).expect("a folder");
        std::fs::write(folder.0.join(path), text).expect("a file");
    };
    let package = "[workspace.package]\nversion = \"1.2.3\"\nedition = \"2024\"\nrust-version = \"1.94\"\n\
                   license = \"MIT\"\n";
    let whole = format!("{package}[workspace.dependencies]\nsmithwright-runtime = \"0.1\"\n");
    assert!(manifest().contains("version = \"0.1.0\""), "no workspace");
    put("Cargo.toml", &whole);
    for key in ["version", "edition", "rust-version", "license"] {
        assert!(manifest().contains(&format!("\n{key}.workspace = true\n")), "{}", manifest());
    }
    assert!(manifest().contains("smithwright-runtime = { workspace = true, default-features = false"));

    put("a/Cargo.toml", "[package]\nname = \"no-workspace\"\n# [workspace]\n");
    assert!(manifest().contains("license.workspace = true"), "a package between is passed over");
    put("a/Cargo.toml", &whole.replace("smithwright-runtime", "serde"));
    assert!(manifest().contains("version = \"0.1.0\""), "the nearest one lacks the runtime");
    put("a/Cargo.toml", &format!("[workspace]\nexclude = [\"b/generated\"]\n{package}"));
    assert!(manifest().contains("license.workspace = true"), "the nearest one excludes the output");
    put("Cargo.toml", package);
    assert!(
        manifest().contains("version = \"0.1.0\"") && !manifest().contains("workspace"),
        "{}",
        manifest()
    );
}

#[test]
fn no_folder_is_an_error() {
    let Err(problems) = fixture("minimal").generate() else { panic!("generated to nowhere") };
    assert_eq!(problems.to_string().lines().next(), Some("error[SW0606]: no output folder was given"));
}

#[test]
fn a_folder_that_cannot_be_written() {
    let folder = Folder::new("in-the-way");
    std::fs::write(&folder.0, "a file where the folder should be").expect("a file that can be written");
    snapshot("refused_unwritable_folder", &folder.refused("minimal"));
    std::fs::remove_file(&folder.0).expect("the file is still there");
}

#[test]
fn a_file_of_someone_else() {
    let folder = Folder::new("foreign");
    let sources = folder.0.join("src");
    std::fs::create_dir_all(&sources).expect("a folder");
    std::fs::write(sources.join("client.rs"), "// Written by hand.\n").expect("a file");
    snapshot("refused_foreign_file", &folder.refused("minimal"));
    let left = std::fs::read_dir(&sources).expect("the folder").count();
    assert_eq!(left, 1, "nothing was written beside it");
}
