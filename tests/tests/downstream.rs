//! A crate that generates clients in its build script, built as its author would build it: `tests/downstream`.
//!
//! It is built in a copy below the target folder, so that its model can be touched and broken, with a target folder
//! of its own that stays from run to run. It gets the workspace's `Cargo.lock`: all it needs has been fetched for the
//! workspace, so it builds offline; should a crate be missing all the same, Cargo may fetch it. Everything is one test
//! since all steps share the folder, each a fraction of a second after the first.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

struct Crate {
    workspace: PathBuf,
    folder: PathBuf,
}

/// What a run of Cargo said, all of it.
struct Run {
    success: bool,
    said: String,
}

impl Run {
    #[track_caller]
    fn ok(self) -> String {
        assert!(self.success, "{}", self.said);
        self.said
    }

    #[track_caller]
    fn failed(self) -> String {
        assert!(!self.success, "{}", self.said);
        self.said
    }
}

impl Crate {
    /// The crate as it is in the repository, but for the paths that lead out of it.
    fn new() -> Self {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
        let workspace = tests.join("..").canonicalize().expect("the workspace");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("downstream");
        let it = Self { workspace, folder };
        let mut open = vec![PathBuf::new()];
        while let Some(below) = open.pop() {
            for entry in tests.join("downstream").join(&below).read_dir().expect("a readable folder") {
                let path = below.join(entry.expect("a readable entry").file_name());
                let from = tests.join("downstream").join(&path);
                // Left by somebody who built it where it lies.
                if path == Path::new("target") || path == Path::new("Cargo.lock") {
                    continue;
                }
                if from.is_dir() {
                    open.push(path);
                } else {
                    let text = std::fs::read_to_string(&from).expect("a readable file");
                    let up = it.workspace.to_str().expect("a plain path").replace('\\', "/");
                    it.write(&path, &text.replace("../..", &up));
                }
            }
        }
        let lock = it.workspace.join("Cargo.lock");
        std::fs::copy(lock, it.folder.join("Cargo.lock")).expect("the workspace's lock file");
        it
    }

    fn write(&self, path: impl AsRef<Path>, text: &str) {
        let path = self.folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        // Unchanged files keep their time, so that nothing is compiled without need.
        if std::fs::read_to_string(&path).ok().as_deref() != Some(text) {
            std::fs::write(&path, text).expect("a file that can be written");
        }
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder.join(path)).expect("a readable file")
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, &text.replace(from, to));
    }

    fn cargo(&self, args: &[&str]) -> Run {
        let offline = self.cargo_with(args, &["--offline"]);
        // The words of Cargo when a crate has never been fetched.
        if !offline.success && offline.said.contains("--offline") {
            return self.cargo_with(args, &[]);
        }
        offline
    }

    fn cargo_with(&self, args: &[&str], more: &[&str]) -> Run {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(&self.folder).args(args).args(more).env("CARGO_TARGET_DIR", self.target());
        for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUST_BACKTRACE", "CARGO_BUILD_TARGET"] {
            cargo.env_remove(name);
        }
        let shims = self.folder.join("shims");
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::iter::once(shims.clone()).chain(std::env::split_paths(&paths));
        cargo.env("PATH", std::env::join_paths(paths).expect("a search path"));
        let output = cargo.env("RUSTFMT", shims.join("rustfmt")).output().expect("Cargo can be run");
        let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
        Run { success: output.status.success(), said: said.concat() }
    }

    fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    /// The bytes of a test program, with its symbols in them, as text.
    fn symbols(&self, test: &str) -> String {
        let programs = self.target().join("debug/deps").read_dir().expect("a folder of programs");
        let programs = programs.map(|entry| entry.expect("an entry").path()).filter(|path| {
            path.extension().is_none_or(|end| end == "exe")
                && path
                    .file_stem()
                    .is_some_and(|stem| stem.to_string_lossy().starts_with(&format!("{test}-")))
        });
        let newest = programs.max_by_key(|path| path.metadata().and_then(|of| of.modified()).ok());
        let bytes = std::fs::read(newest.expect("a program")).expect("a readable program");
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// What `build.rs` wrote last, with the time it was written.
    fn generated(&self, name: &str) -> (String, SystemTime) {
        let builds = self.target().join("debug/build").read_dir().expect("a folder of builds");
        let files = builds.filter_map(|entry| {
            let path = entry.ok()?.path().join("out").join(name);
            let written = path.metadata().ok()?.modified().ok()?;
            Some((std::fs::read_to_string(path).ok()?, written))
        });
        files.max_by_key(|(_, written)| *written).expect("a generated file")
    }
}

/// Without the two columns that Cargo puts before what it repeats.
fn unindented(text: &str) -> String {
    text.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// Programs of these names come first on the path, note that they were called, and fail.
#[cfg(unix)]
fn shims(of: &Crate) {
    use std::os::unix::fs::PermissionsExt;
    for name in ["java", "rustfmt"] {
        let path = format!("shims/{name}");
        of.write(&path, "#!/bin/sh\ntouch \"$0.was-called\"\nexit 1\n");
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(of.folder.join(path), mode).expect("permissions that can be set");
    }
}

#[cfg(not(unix))]
fn shims(_: &Crate) {}

fn is_fresh(said: &str) -> bool {
    said.contains("Fresh smithwright-downstream") && !said.contains("Compiling") && !said.contains("Running")
}

#[test]
fn a_crate_that_generates_in_its_build_script() {
    let it = Crate::new();
    shims(&it);

    // It builds without a warning and its tests pass.
    let said = it.cargo(&["build"]).ok();
    assert!(!said.contains("warning"), "{said}");
    let said = it.cargo(&["test"]).ok();
    assert!(said.contains("2 passed") && !said.contains("warning"), "{said}");
    let proton = it.generated("proton.rs");
    assert_eq!(proton.0.matches("impl smithwright_runtime::Operation for").count(), 4);
    for name in ["java", "rustfmt"] {
        assert!(!it.folder.join(format!("shims/{name}.was-called")).exists(), "{name} was called");
    }

    // Of the runtime a program holds what its clients name.
    let symbols = it.symbols("calls");
    let holds = |module: &str| {
        // As functions are mangled, and as methods are.
        let lengths = module.split("::").map(|name| format!("{}{name}", name.len())).collect::<String>();
        let dots = format!("smithwright_runtime..{}", module.replace("::", ".."));
        symbols.contains(&format!("19smithwright_runtime{lengths}")) || symbols.contains(&dots)
    };
    for named in ["codec::json", "protocol::aws_json", "auth::sigv4"] {
        assert!(holds(named), "{named} is not found");
    }
    for other in ["codec::cbor", "http::request", "protocol::rest_json", "protocol::rpc_v2", "auth::bearer"] {
        assert!(!holds(other), "{other} is linked");
    }
    // Nor is a codec compiled that is a feature.
    let tree =
        it.cargo(&["tree", "--edges", "features", "--package", "smithwright-runtime", "--depth", "0"]).ok();
    assert!(!tree.contains("cbor"), "{tree}");

    // A second build runs nothing, whatever else in the package changes.
    let said = it.cargo(&["build", "-v"]).ok();
    assert!(is_fresh(&said), "{said}");
    it.write("notes.txt", &format!("{:?}", SystemTime::now()));
    let said = it.cargo(&["build", "-v"]).ok();
    assert!(is_fresh(&said), "{said}");

    // A model that was touched is read again, but what it gives is not written again.
    let model = it.read("model/parcels.json");
    let parcels = it.generated("parcels.rs");
    it.write("model/parcels.json", &format!("{model}\n"));
    let said = it.cargo(&["build", "-v"]).ok();
    assert!(said.contains("the file `model/parcels.json` has changed"), "{said}");
    assert!(said.contains("build-script-build"), "{said}");
    assert_eq!(it.generated("parcels.rs"), parcels);

    // A new value appears in the client, and in that one only. What is odd in the model is told.
    let value = r#""LOST": { "target": "smithy.api#Unit", "kind": 1 }, "DELIVERED""#;
    it.edit("model/parcels.json", r#""DELIVERED""#, value);
    let said = it.cargo(&["build"]).ok();
    assert!(said.contains("warning: smithwright-downstream@0.0.0: warning[SW0217]: `kind` is not"), "{said}");
    assert!(it.generated("parcels.rs").0.contains("    Lost,\n"));
    assert_eq!(it.generated("proton.rs"), proton);

    // A faulty model stops the build, and the message is for people.
    it.edit("model/parcels.json", r#""com.example.parcels#Stage" }"#, r#""com.example.parcels#Stages" }"#);
    let said = it.cargo(&["build"]).failed();
    let (_, message) = said.split_once("  --- stderr\n").expect("Cargo shows what the build script said");
    insta::assert_snapshot!(unindented(message), @r#"
    Error: 1 error

    error[SW0301]: `com.example.parcels#Stages` is not defined
      --> model/parcels.json:25:41
       |
    25 |       "members": { "stage": { "target": "com.example.parcels#Stages" } }
       |                                         ^
       = shape: com.example.parcels#TrackParcelOutput$stage
       = help: did you mean `com.example.parcels#Stage`?

    warning[SW0217]: `kind` is not a property of a member; it is passed over
      --> model/parcels.json:31:48
       |
    31 |         "LOST": { "target": "smithy.api#Unit", "kind": 1 }, "DELIVERED": { "target": "smithy.api#Unit" }
       |                                                ^
    "#);
    it.write("model/parcels.json", &model);

    // A client whose protocol is a feature that is off: the compiler names it.
    it.edit("model/parcels.json", "aws.protocols#awsJson1_1", "smithy.protocols#rpcv2Cbor");
    let said = it.cargo(&["build"]).failed();
    assert!(said.contains("RPC_V2_CBOR") && said.contains("gated behind the `cbor` feature"), "{said}");
    it.edit("Cargo.toml", "features = [\"rt-tokio\"]", "features = [\"cbor\", \"rt-tokio\"]");
    it.cargo(&["build"]).ok();
    it.write("model/parcels.json", &model);

    // A client of another form than the runtime's.
    let include = "smithwright_runtime::include_client!";
    let other = format!("smithwright_runtime::generated_for!(0);\n    {include}");
    it.edit("src/office/aws.rs", include, &other);
    let said = it.cargo(&["build"]).failed();
    assert!(said.contains("this client was generated for another version of smithwright-runtime"), "{said}");
    it.edit("src/office/aws.rs", &other, include);

    // The same in the other edition.
    it.edit("Cargo.toml", "edition = \"2021\"", "edition = \"2024\"");
    let said = it.cargo(&["build"]).ok();
    assert!(!said.contains("warning"), "{said}");
    assert_eq!(it.generated("parcels.rs").0, parcels.0);
}
