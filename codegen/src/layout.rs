//! The files of the output: sources in either layout, and what a package has beside them.

use crate::crate_name;
use crate::emit::api;
use crate::emit::file;
use crate::emit::parse::ParsedModule;
use crate::generator::Settings;
use crate::package::manifest;
use crate::plan::Plan;
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
            let kind = settings.manifest.unwrap_or(Manifest::Standalone);
            let name = settings.package.as_deref();
            let manifest = manifest::text(kind, plan, name, &settings.package_settings);
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

/// The name of the package unless the user chose one.
pub(crate) fn default_package(plan: &Plan) -> String {
    format!("smithwright-{}", plan.service.kebab)
}
