//! The files of the output: sources in either layout, and what a package has beside them.

use crate::crate_name;
use crate::emit::api;
use crate::emit::file;
use crate::emit::parse::ParsedModule;
use crate::generator::Settings;
use crate::plan::Plan;
use crate::workspace;
use crate::write::SourceFile;

/// How generated code is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// A package: `Cargo.toml`, below `src` a file for each module, the list of public items `api.txt`, and a
    /// `rustfmt.toml` that keeps `cargo fmt` off them. The default of
    /// [`Generator::out_dir`](crate::Generator::out_dir).
    #[default]
    FileTree,
    /// One file named after the service, to be included in a module of another crate. The default of
    /// [`Generator::write_to_out_dir`](crate::Generator::write_to_out_dir).
    SingleFile,
}

/// The folder for sources in a package.
pub(crate) const SOURCES: &str = "src";

/// Formatting generated sources would make them differ from what is generated.
const RUSTFMT: &str = "disable_all_formatting = true\n";

/// The files of a client, not yet formatted.
pub(crate) fn files(
    plan: &Plan,
    tree: ParsedModule<'_>,
    settings: &Settings,
) -> syn::Result<Vec<SourceFile>> {
    match settings.layout() {
        Layout::SingleFile => {
            let name = match &settings.package {
                Some(package) => crate_name::library(package),
                None => plan.service.snake.text().to_owned(),
            };
            Ok(vec![file::single(tree, format!("{name}.rs"))?])
        }
        Layout::FileTree => {
            let api = api::list(&tree);
            let mut files = file::tree(tree, &format!("{SOURCES}/"))?;
            let manifest = manifest(
                settings.manifest.unwrap_or(Manifest::Standalone),
                plan,
                settings.package.as_deref(),
            );
            files.extend(manifest.map(|text| SourceFile::text("Cargo.toml", text)));
            files.push(SourceFile::text("api.txt", api));
            files.push(SourceFile::text("rustfmt.toml", RUSTFMT));
            Ok(files)
        }
    }
}

/// What kind of `Cargo.toml` is written beside the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manifest {
    /// One that takes version, edition, license and `smithwright-runtime` from the workspace it is in.
    Workspace,
    /// One that stands on its own.
    Standalone,
    /// None.
    None,
}

/// Features of the runtime that the package passes on; those that are on unless turned off stand first.
const FEATURES: [&str; 5] =
    ["default-https-client", "rt-tokio", "aws-lc", "behavior-version-latest", "test-util"];

/// How many of them are on by default.
const DEFAULT: usize = 2;

/// The name of the package unless the user chose one.
pub(crate) fn default_package(plan: &Plan) -> String {
    format!("smithwright-{}", plan.service.kebab)
}

/// The text of the manifest. `package` is the package's name, if the user chose one.
fn manifest(kind: Manifest, plan: &Plan, package: Option<&str>) -> Option<String> {
    let service = &plan.service;
    let needed: Vec<String> = plan.runtime_features().into_iter().map(quoted).collect();
    let needed = match needed.as_slice() {
        [] => String::new(),
        names => format!(", features = [{}]", names.join(", ")),
    };
    let (common, runtime) = match kind {
        Manifest::None => return None,
        Manifest::Workspace => (
            workspace::INHERITED.map(|key| format!("{key}.workspace = true\n")).concat(),
            format!("{{ workspace = true, default-features = false{needed} }}"),
        ),
        Manifest::Standalone => (
            "version = \"0.1.0\"\nedition = \"2024\"\n".to_owned(),
            format!(
                "{{ version = {}, default-features = false{needed} }}",
                quoted(env!("CARGO_PKG_VERSION"))
            ),
        ),
    };
    let default_package = default_package(plan);
    let (package, library) = match package {
        Some(package) => (package, crate_name::library(package)),
        None => (default_package.as_str(), service.snake.text().to_owned()),
    };
    let name = quoted(package);
    let library = quoted(&library);
    let description = quoted(&format!("Client for {}", service.title));
    let default: Vec<String> = FEATURES.iter().take(DEFAULT).map(|feature| quoted(feature)).collect();
    let default = default.join(", ");
    let features: String =
        FEATURES.iter().map(|feature| format!("{feature} = [\"smithwright-runtime/{feature}\"]\n")).collect();
    Some(format!(
        "[package]\nname = {name}\ndescription = {description}\n{common}\n[lib]\nname = {library}\n\
         # Named, so that Cargo can read the package when the sources are yet to be generated.\n\
         path = \"src/lib.rs\"\n\n\
         [features]\ndefault = [{default}]\n{features}\n[dependencies]\n{} = {runtime}\n",
        workspace::RUNTIME
    ))
}

/// A TOML string. JSON's escapes are TOML's too, but one character more has to be escaped.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}
