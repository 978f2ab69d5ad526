//! The snippets of the README: its Rust compiles with warnings denied, its TOML is read by who reads it.
//!
//! A block of Rust whose first line is a comment with a path is that file of a program; any other is the inside of an
//! async function in it. The first block of TOML holds the program's dependencies, the next one replaces one of them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A code block.
struct Block {
    language: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let readme = std::fs::read_to_string(repository().join("README.md")).expect("the README");
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in readme.lines() {
        match (line.trim_start().strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(words), None) => {
                let language = words.split(',').next().unwrap_or_default().to_owned();
                open = Some(Block { language, text: String::new() });
            }
            (None, Some(block)) => block.text.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block has no end");
    blocks
}

fn of(language: &str) -> Vec<String> {
    blocks().into_iter().filter(|block| block.language == language).map(|block| block.text).collect()
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the repository")
}

/// The blocks of TOML that are dependencies; the others are settings of smithwright, and patches.
fn manifests() -> Vec<toml::Table> {
    let is_settings = |text: &String| text.contains("[services.") || text.contains("[patch.");
    of("toml").iter().filter(|text| !is_settings(text)).map(|text| text.parse().expect("TOML")).collect()
}

/// The program's manifest: the dependencies that the README names, from this repository where they are ours.
fn manifest() -> toml::Table {
    let mut manifests = manifests().into_iter();
    let mut manifest = manifests.next().expect("dependencies");
    for replaced in manifests {
        let dependencies = manifest["dependencies"].as_table_mut().expect("dependencies");
        for (name, dependency) in replaced {
            assert!(dependencies.insert(name.clone(), dependency).is_some(), "{name} replaces nothing");
        }
    }
    let path = |path: &str| {
        let path = repository().join(path).display().to_string();
        toml::Value::Table(toml::Table::from_iter([("path".to_owned(), path.into())]))
    };
    let ours = [
        ("smithwright", "codegen"),
        ("smithwright-runtime", "codegen/runtime"),
        ("smithwright-derive", "codegen/runtime/derive"),
        ("smithwright-newer", "codegen/runtime/newer"),
        ("smithwright-contract", "codegen/contract"),
    ];
    let ours = ours.map(|(name, folder)| (name.to_owned(), path(folder)));
    let more: toml::Table = "package = { name = 'readme', version = '0.0.0', edition = '2024' }\n\
        lints.rust.warnings = 'deny'\n[workspace]\n[profile.dev]\ndebug = false\n[patch]\ncrates-io = {}"
        .parse()
        .expect("TOML");
    manifest.extend(more);
    manifest["patch"]["crates-io"] = toml::Value::Table(ours.into_iter().collect());
    manifest
}

/// The table as TOML, each key on a line.
fn text_of(table: &toml::Table) -> String {
    fn inline(value: &toml::Value) -> String {
        match value {
            toml::Value::String(text) => format!("{text:?}"),
            toml::Value::Boolean(flag) => flag.to_string(),
            toml::Value::Array(list) => {
                format!("[{}]", list.iter().map(inline).collect::<Vec<_>>().join(", "))
            }
            toml::Value::Table(table) => {
                let pairs = table.iter().map(|(key, value)| format!("{key:?} = {}", inline(value)));
                format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
            }
            other => panic!("{other:?} in a manifest"),
        }
    }
    table.iter().map(|(key, value)| format!("{key} = {}\n", inline(value))).collect()
}

#[test]
fn rust_compiles() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        if std::fs::read_to_string(&path).ok().as_deref() != Some(text) {
            std::fs::write(&path, text).expect("a file that can be written");
        }
    };
    let model = std::fs::read_to_string(repository().join("model/proton.json")).expect("the model");
    write("model/proton.json", &model);
    let mut files = Vec::new();
    let mut parts = String::new();
    for (number, text) in of("rust").iter().enumerate() {
        match text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("// "))
            .filter(|path| path.ends_with(".rs"))
        {
            Some(path) => files.push((path.to_owned(), text.clone())),
            None => parts.push_str(&format!(
                "\n#[expect(dead_code, unused_variables)]\nasync fn part_{number}() {{\n{text}}}\n"
            )),
        }
    }
    assert_eq!(files.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["build.rs", "src/main.rs"]);
    for (path, text) in &files {
        write(path, &if path == "src/main.rs" { format!("{text}{parts}") } else { text.clone() });
    }
    std::fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file");
    write("Cargo.toml", &text_of(&manifest()));

    let check = |more: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(&folder).args(["check", "--target-dir", "target"]).args(more);
        for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET"] {
            cargo.env_remove(name);
        }
        cargo.output().expect("Cargo runs")
    };
    // As Cargo says that there is a crate which it has not and cannot fetch.
    let is_cut_off = |output: &Output| {
        let said = String::from_utf8_lossy(&output.stderr);
        said.contains("--offline") || said.contains("offline mode") || said.contains("failed to download")
    };
    let mut output = check(&["--offline"]);
    if is_cut_off(&output) {
        output = check(&[]);
    }
    if is_cut_off(&output) {
        eprintln!(
            "skipped in part: aws-config cannot be had, so that a stand-in with its signatures is compiled"
        );
        write("aws-config/Cargo.toml", STAND_IN_MANIFEST);
        write("aws-config/src/lib.rs", STAND_IN);
        let mut manifest = manifest();
        let path = toml::Table::from_iter([("path".to_owned(), "aws-config".into())]);
        let ours = manifest["patch"]["crates-io"].as_table_mut().expect("a table");
        ours.insert("aws-config".to_owned(), path.into());
        write("Cargo.toml", &text_of(&manifest));
        output = check(&["--offline"]);
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

const STAND_IN_MANIFEST: &str = r#"[package]
name = "aws-config"
version = "1.8.0"
edition = "2024"

[features]
rt-tokio = []
credentials-process = []
sso = []

[dependencies]
aws-types = "1"
aws-smithy-runtime-api = { version = "1", features = ["client"] }
"#;

const STAND_IN: &str = r"
use aws_smithy_runtime_api::client::http::HttpClient;
use aws_types::SdkConfig;

pub struct ConfigLoader(aws_types::sdk_config::Builder);

pub use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;

pub fn defaults(version: BehaviorVersion) -> ConfigLoader {
    ConfigLoader(SdkConfig::builder().behavior_version(version))
}

impl ConfigLoader {
    pub fn http_client(self, client: impl HttpClient + 'static) -> Self {
        Self(self.0.http_client(client))
    }

    pub async fn load(self) -> SdkConfig {
        self.0.build()
    }
}

pub async fn load_defaults(version: BehaviorVersion) -> SdkConfig {
    defaults(version).load().await
}
";

/// The section "In place of aws-sdk-*": what is generated fits the patch, and Cargo takes it.
#[test]
fn a_stand_in_is_taken() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme-stand-in");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("src")).expect("a folder that can be made");
    let patches: Vec<String> = of("toml").into_iter().filter(|text| text.contains("[patch.")).collect();
    let [patch] = patches.as_slice() else { panic!("one patch") };
    let words: Vec<String> = of("console")
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| line.contains("--as "))
        .flat_map(|line| line.split(' ').skip(2).map(|word| word.trim_matches('\'').to_owned()))
        .collect();
    let after = |flag: &str| {
        let flags = words.iter().zip(words.iter().skip(1));
        flags.filter(|(word, _)| *word == flag).map(|(_, value)| value.as_str()).collect::<Vec<_>>()
    };
    let (name, version) = after("--as")[0].split_once('@').expect("a name and a version");
    smithwright::Generator::new(repository().join("model/proton.json"))
        .stand_in(name, version)
        .runtime(smithwright::package::Runtime::Path(repository().join("codegen/runtime")))
        .operations(after("--operation"))
        .out_dir(folder.join(after("-o")[0]))
        .generate()
        .expect("a stand-in");
    let manifest = "[package]\nname = 'program'\nversion = '0.0.0'\nedition = '2024'\n[workspace]\n\
                    exclude = ['smithwright']\n[dependencies]\n";
    let manifest = format!("{manifest}{name} = {{ version = '1', features = ['gated-tests'] }}\n{patch}");
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
    let library = name.replace('-', "_");
    let program = format!(
        "pub async fn f(client: &{library}::Client) -> Option<String> {{\n\
         client.get_environment().name(\"live\").send().await.ok()?.environment.map(|it| it.name)\n}}\n"
    );
    std::fs::write(folder.join("src/lib.rs"), program).expect("a program");
    std::fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    let cargo = |args: &[&str]| -> Output {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme-stand-in-target");
        cargo.current_dir(&folder).args(args).arg("--offline").env("CARGO_TARGET_DIR", target);
        cargo.output().expect("Cargo can be run")
    };
    let checked = cargo(&["check"]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let taken = cargo(&["tree", "--invert", name, "--depth", "0", "--prefix", "none"]);
    let taken = String::from_utf8_lossy(&taken.stdout).into_owned();
    assert!(taken.contains(&format!("{name} v{version} (")) && taken.contains("smithwright/"), "{taken}");
}
