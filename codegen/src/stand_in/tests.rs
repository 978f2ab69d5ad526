use super::*;
use std::fs;
use std::path::PathBuf;

/// A home of Cargo whose index has two versions of a crate, and a program with a lock file.
struct Disk(PathBuf);

impl Disk {
    fn new(name: &str) -> Self {
        let disk =
            Self(std::env::temp_dir().join(format!("smithwright-stand-in-{}-{name}", std::process::id())));
        let _ = fs::remove_dir_all(&disk.0);
        disk
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        fs::write(path, text).expect("a file that can be written");
    }

    /// As Cargo writes it: numbers of formats, then versions and lines between zero bytes.
    fn index(&self, name: &str, lines: &[&str]) {
        let text: String = lines.iter().map(|line| format!("1.0\0{line}\0")).collect();
        let path = format!("registry/index/x/.cache/{}/{}/{name}", &name[..2], &name[2..4]);
        self.write(&path, &format!("\u{3}\u{2}etag: x\0{text}"));
    }

    fn warnings(&self, name: &str, version: &str) -> Vec<String> {
        let mut stand_in = StandIn::new(name, version).expect("a name and a version");
        let found = stand_in.look_up_in(&Registry::at(&self.0), Some(&self.0.join("program/clients/x")));
        found
            .iter()
            .map(|problem| problem.message.replace(&self.0.canonicalize().unwrap().display().to_string(), ""))
            .collect()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const KMS: &str = r#"{"name":"aws-sdk-kms","vers":"1.2.0","deps":[],"features":{"default":["rustls","rt-tokio"],"rt-tokio":["a/b"],"rustls":["c/d"],"legacy-test-util":["test-util","e/f"],"test-util":[]}}"#;
const NEWER: &str = r#"{"name":"aws-sdk-kms","vers":"1.10.0","deps":[{"name":"aws-runtime","req":"^1.9.3","features":[],"kind":"normal"},{"name":"aws-runtime","req":"^1.12.0","features":[],"kind":"dev"}],"features":{"default-https-client":[],"rustls":[],"quantum":["x/y"]},"features2":{"default":["dep:z"]}}"#;
const YANKED: &str = r#"{"name":"aws-sdk-kms","vers":"1.11.0","deps":[],"features":{},"yanked":true}"#;
const SIGNER: &str = r#"{"name":"signer","vers":"2.0.0","deps":[
    {"name":"kms","package":"aws-sdk-kms","features":["rt-tokio","gone"],"kind":"normal"},
    {"name":"aws-sdk-kms","features":["only-in-tests"],"kind":"dev"}],"features":{}}"#;

fn locked(version: &str) -> String {
    format!(
        "version = 4\n[[package]]\nname = \"aws-sdk-kms\"\nversion = \"{version}\"\ndependencies = [\n \"serde\",\n]\n\
         [[package]]\nname = \"signer\"\nversion = \"2.0.0\"\ndependencies = [\n \"aws-sdk-kms 1.2.0\",\n]\n"
    )
}

fn names_of(version: &str, disk: &Disk) -> Vec<(String, String)> {
    let mut stand_in = StandIn::new("aws-sdk-kms", version).expect("a name and a version");
    stand_in.look_up_in(&Registry::at(&disk.0), None);
    stand_in.features().into_iter().map(|feature| (feature.name, feature.enables.join(","))).collect()
}

#[test]
fn names_and_versions() {
    let said = |name: &str, version: &str| {
        StandIn::new(name, version).map_or_else(|problem| problem.message, |_| String::new())
    };
    assert_eq!(said("aws-sdk-kms", "1.129.0"), "");
    assert_eq!(said("kms", "1.129.0"), "`kms` is not the name of an official crate");
    assert_eq!(said("aws-sdk-", "1.129.0"), "`aws-sdk-` is not the name of an official crate");
    assert_eq!(said("aws-sdk-a\"]\n", "1.0.0"), "`aws-sdk-a\\\"]\\n` is not the name of an official crate");
    assert_eq!(said("aws-sdk-kms", "1.129"), "`1.129` is not a version of `aws-sdk-kms`");
    assert_eq!(said("aws-sdk-kms", ""), "`` is not a version of `aws-sdk-kms`");
}

#[test]
fn features_are_those_of_the_version() {
    let disk = Disk::new("features");
    disk.index("aws-sdk-kms", &[KMS, NEWER, YANKED]);
    let pairs = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    };
    assert_eq!(
        names_of("1.2.0", &disk),
        pairs(&[
            ("default", "rustls,rt-tokio"),
            ("legacy-test-util", "test-util"),
            ("rt-tokio", "smithwright-runtime/rt-tokio"),
            // There was no other HTTPS client in that version.
            ("rustls", "smithwright-runtime/default-https-client"),
            ("test-util", "smithwright-runtime/test-util"),
            ("aws-lc", "smithwright-runtime/aws-lc"),
        ])
    );
    assert_eq!(
        names_of("1.10.0", &disk),
        pairs(&[
            ("default", ""),
            ("default-https-client", "smithwright-runtime/default-https-client"),
            ("quantum", ""),
            ("rustls", ""),
            ("aws-lc", "smithwright-runtime/aws-lc"),
        ])
    );
}

#[test]
fn a_source_without_an_index() {
    let disk = Disk::new("source");
    disk.write(
        "registry/src/x/aws-sdk-kms-1.3.0/Cargo.toml",
        "[features]\nrustls = []\ndefault = [\"rustls\"]\n[lib]\nname = \"x\"\n",
    );
    assert_eq!(names_of("1.3.0", &disk).first(), Some(&("default".to_owned(), "rustls".to_owned())));
}

#[test]
fn what_is_not_known_is_said() {
    let disk = Disk::new("unknown");
    fs::create_dir_all(&disk.0).expect("a folder");
    assert_eq!(
        disk.warnings("aws-sdk-kms", "1.2.0"),
        ["`aws-sdk-kms` is not in Cargo's registry on this disk, so its features are not known"]
    );
    disk.index("aws-sdk-kms", &[KMS, NEWER, YANKED]);
    for version in ["1.2.1", "1.11.0"] {
        assert_eq!(
            disk.warnings("aws-sdk-kms", version),
            [format!("there is no `aws-sdk-kms` {version}, as far as Cargo's registry on this disk knows")]
        );
    }
    assert_eq!(
        disk.warnings("aws-sdk-kms", "1.10.0"),
        ["the feature `quantum` of `aws-sdk-kms` has no counterpart and does nothing"]
    );
}

#[test]
fn lock_files() {
    let disk = Disk::new("lock");
    disk.index("aws-sdk-kms", &[KMS]);
    disk.write("program/Cargo.lock", &locked("1.2.0"));
    assert!(disk.warnings("aws-sdk-kms", "1.2.0").is_empty());
    disk.write("program/Cargo.lock", &locked("1.1.0"));
    assert_eq!(
        disk.warnings("aws-sdk-kms", "1.2.0"),
        ["`/program/Cargo.lock` has `aws-sdk-kms` 1.1.0, so Cargo would not take 1.2.0"]
    );
    disk.write("program/Cargo.lock", "version = 4\n[[package]]\nname = \"serde\"\nversion = \"1.0.0\"\n");
    assert_eq!(
        disk.warnings("aws-sdk-kms", "1.2.0"),
        ["no package in `/program/Cargo.lock` depends on `aws-sdk-kms`, so Cargo would not take this one"]
    );
    // Of another program, around one that has no lock file yet.
    disk.write("program/clients/Cargo.toml", "[workspace]\n");
    assert!(disk.warnings("aws-sdk-kms", "1.2.0").is_empty());
}

#[test]
fn features_that_dependents_ask_for() {
    let disk = Disk::new("dependents");
    disk.index("aws-sdk-kms", &[KMS]);
    disk.index("signer", &[&SIGNER.replace('\n', "")]);
    disk.write("program/Cargo.lock", &locked("1.2.0"));
    assert_eq!(
        disk.warnings("aws-sdk-kms", "1.2.0"),
        ["`signer` 2.0.0 asks for the feature `gone` of `aws-sdk-kms`, which 1.2.0 lacks"]
    );
}

#[test]
fn no_newer_runtime_than_the_official_crate() {
    let disk = Disk::new("runtime");
    disk.index("aws-sdk-kms", &[KMS, NEWER]);
    let source = "[dependencies.aws-runtime]\nversion = \"1.10.2\"\n[dev-dependencies.aws-runtime]\nversion = \"1.1\"\n";
    disk.write("registry/src/x/aws-sdk-kms-2.0.0/Cargo.toml", source);
    let is_recent = |version: &str| {
        let mut stand_in = StandIn::new("aws-sdk-kms", version).expect("a name and a version");
        stand_in.look_up_in(&Registry::at(&disk.0), None);
        stand_in.is_recent()
    };
    // Nothing is known of the first and the last.
    assert_eq!(["1.2.0", "1.10.0", "2.0.0", "3.0.0"].map(is_recent), [true, false, true, true]);
}
