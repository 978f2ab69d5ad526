//! The files of the output: sources in either layout, and what a package has beside them.

pub(crate) mod api;
mod manifest;
mod modules;
pub(crate) mod parse;

use crate::crate_name;
use crate::diagnostic::Diagnostics;
use crate::emit::Module;
use crate::package::{Package, Runtime};
use crate::plan::Plan;
use crate::stand_in::{self, StandIn};
use crate::write::SourceFile;
use std::path::PathBuf;

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

/// What the files are to be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Output {
    pub(crate) layout: Layout,
    /// What `Cargo.toml` is to be.
    pub(crate) manifest: Manifest,
    /// The name of the package or file, if it was chosen.
    pub(crate) package: Option<String>,
    /// What else `Cargo.toml` says of the package.
    pub(crate) package_settings: Package,
    /// The official crate whose place the package takes.
    pub(crate) stand_in: Option<StandIn>,
    /// Where the runtime comes from, if it was chosen.
    pub(crate) runtime: Option<Runtime>,
    /// The folder of the package, if there is one.
    pub(crate) folder: Option<PathBuf>,
}

/// The files of a client, not yet formatted.
///
/// # Errors
/// When tokens that were emitted are not valid Rust: a fault of the generator.
pub(crate) fn files(plan: &Plan, root: Module<'_>, output: &Output) -> Result<Vec<SourceFile>, Diagnostics> {
    let tree = parse::parse(root)?;
    laid_out(plan, tree, output).map_err(|err| parse::faulty("crate", &err).into())
}

fn laid_out(plan: &Plan, tree: parse::ParsedModule<'_>, output: &Output) -> syn::Result<Vec<SourceFile>> {
    match output.layout {
        Layout::SingleFile => {
            let name = match &output.package {
                Some(package) => crate_name::library(package),
                None => plan.service.snake.text().to_owned(),
            };
            Ok(vec![modules::single(tree, format!("{name}.rs"))?])
        }
        Layout::FileTree => {
            let api = api::list(&tree);
            let mut files = modules::tree(tree, &format!("{SOURCES}/"))?;
            files.extend(manifest::text(plan, output).map(|text| SourceFile::text("Cargo.toml", text)));
            if let Some(stand_in) = &output.stand_in {
                let notice = stand_in::notice(stand_in, &plan.service.title);
                files.push(SourceFile::text("LICENSE", stand_in::LICENSE));
                files.push(SourceFile::text("NOTICE", notice));
            }
            files.push(SourceFile::text("api.txt", api));
            files.push(SourceFile::text("rustfmt.toml", RUSTFMT));
            Ok(files)
        }
    }
}

/// What kind of `Cargo.toml` is written beside the sources.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manifest {
    /// One that takes version, edition, license and `smithwright-runtime` from the workspace it is in.
    Workspace,
    /// One that stands on its own.
    #[default]
    Standalone,
    /// None.
    None,
}

/// The name of the package unless the user chose one.
pub(crate) fn default_package(plan: &Plan) -> String {
    format!("smithwright-{}", plan.service.kebab)
}
