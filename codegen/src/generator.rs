//! The public door: what to read, what to generate, where to.

use crate::crate_name;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, render};
use crate::layout::Output;
use crate::layout::{Layout, Manifest, SOURCES};
use crate::package::{Package, Runtime};
use crate::pipeline::{self, Generated};
use crate::plan::{Deprecation, Options, chosen_protocol};
use crate::read::{self, Correction, Corrections, Source};
use crate::report::{Check, Report};
use crate::select::SelectionRequest;
use crate::stand_in::StandIn;
use crate::workspace;
use crate::write::OutputFile;
use crate::write::place;
use smithwright_contract::Protocol;
use std::path::PathBuf;

/// How many warnings a build script shows.
const SHOWN: usize = 20;

/// Generates a client from a service model.
///
/// ```no_run
/// // In build.rs: writes `$OUT_DIR/proton.rs`.
/// # fn main() -> Result<(), smithwright::diagnostic::Diagnostics> {
/// smithwright::Generator::new("model/proton.json")
///     .operations(["GetEnvironment", "ListEnvironments"])
///     .write_to_out_dir()
///     .generate()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "nothing happens until `generate`, `check` or `render` is called"]
pub struct Generator {
    inputs: Vec<Input>,
    settings: Settings,
}

/// What a user chose.
#[derive(Clone, Debug, Default)]
struct Settings {
    request: SelectionRequest,
    options: Options,
    corrections: Corrections,
    package: Option<String>,
    package_settings: Package,
    /// Codes of errors that are to be warnings, as the user wrote them.
    warn: Vec<String>,
    /// The protocol, as the user wrote it.
    protocol: Option<String>,
    target: Target,
    layout: Option<Layout>,
    any_folder: bool,
    manifest: Option<Manifest>,
    /// Name and version of the official crate whose place the package takes.
    stand_in: Option<(String, String)>,
    runtime: Option<Runtime>,
}

#[derive(Clone, Debug)]
enum Input {
    File(PathBuf),
    Memory(Source),
}

#[derive(Clone, Debug, Default)]
enum Target {
    #[default]
    Unset,
    Folder(PathBuf),
    CargoOutDir,
}

impl Generator {
    /// A generator that reads this model: a file of Smithy JSON AST, or a service definition of botocore, as its
    /// `service-2.json` (plain or, with the feature `gzip`, compressed) or the service's folder.
    pub fn new(model: impl Into<PathBuf>) -> Self {
        Self { inputs: vec![Input::File(model.into())], settings: Settings::default() }
    }

    /// A generator that reads a model from memory.
    pub fn from_source(source: Source) -> Self {
        Self { inputs: vec![Input::Memory(source)], settings: Settings::default() }
    }

    /// Reads this file too. Several files make one model.
    pub fn model(mut self, model: impl Into<PathBuf>) -> Self {
        self.inputs.push(Input::File(model.into()));
        self
    }

    /// The service to generate, by id or name. Needed only when the model has several.
    pub fn service(mut self, service: impl Into<String>) -> Self {
        self.settings.request.service = Some(service.into());
        self
    }

    /// Generates only these operations and what they reach: names, ids, or patterns such as `List*`. Calls add up;
    /// without any, all operations are generated.
    pub fn operations<T: Into<String>>(mut self, operations: impl IntoIterator<Item = T>) -> Self {
        self.settings.request.operations.extend(operations.into_iter().map(Into::into));
        self
    }

    /// The protocol to speak, by the name of its trait, such as `restJson1`, or the trait's id; also one that the service
    /// does not name. Default: the first that the service names of rpcv2Cbor, rpcv2Json, awsJson1_0, awsJson1_1 and
    /// restJson1, as the AWS SDK chooses.
    pub fn protocol(mut self, protocol: impl Into<String>) -> Self {
        self.settings.protocol = Some(protocol.into());
        self
    }

    /// Has these checks warn where they would find an error, by their codes such as `SW0345`. Calls add up.
    ///
    /// They are the checks of what fails at run time, [`Code::CAN_BE_WARNINGS`]: of waiters, paths, endpoint rules and
    /// host prefixes. Use it for a model that is at fault in a part that you do not call, or that you replace, as an
    /// endpoint resolver of your own replaces endpoint rules.
    pub fn warn<T: Into<String>>(mut self, codes: impl IntoIterator<Item = T>) -> Self {
        self.settings.warn.extend(codes.into_iter().map(Into::into));
        self
    }

    /// Corrects the model before it is validated. Calls add up; corrections are applied in their order.
    ///
    /// One that does not apply to the model, or no longer does, is an error.
    pub fn correct(mut self, corrections: impl IntoIterator<Item = Correction>) -> Self {
        self.settings.corrections.list.extend(corrections);
        self
    }

    /// Writes a package: `Cargo.toml` and `src/` below this folder.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.settings.target = Target::Folder(folder.into());
        self
    }

    /// Whether a package may be written into a folder that holds files but none that was generated, or into the root of
    /// the disk. Files that were not generated are not overwritten in any case. Default: no, for such a folder is
    /// hardly meant. A few names that belong to a package or a repository, such as `Cargo.lock`, `target` and
    /// `.gitignore`, do not count.
    pub fn allow_any_output(mut self, allowed: bool) -> Self {
        self.settings.any_folder = allowed;
        self
    }

    /// For build scripts: writes `$OUT_DIR/<service>.rs`, to be included with `smithwright_runtime::include_client!`.
    /// The name is the one that [`crate_name`](Self::crate_name) sets, by default that of the SDK's crate without
    /// `aws-sdk-`, such as `dynamodb`, or of the service's shape in snake case.
    /// Where outputs come with event streams, the client needs the feature `event-stream` of `smithwright-runtime`.
    /// Tells Cargo which files to watch, so that the script runs again only when the model changes, and shows warnings.
    ///
    /// ```no_run
    /// fn main() -> Result<(), smithwright::diagnostic::Diagnostics> {
    ///     smithwright::Generator::new("model/proton.json").operations(["List*"]).write_to_out_dir().generate()?;
    ///     Ok(())
    /// }
    /// ```
    /// Problems that `main` returns are shown as they are anywhere else, with place and hint.
    pub fn write_to_out_dir(mut self) -> Self {
        self.settings.target = Target::CargoOutDir;
        self
    }

    /// What becomes of the trait `deprecated`. Default: [`Deprecation::DocNote`].
    pub fn deprecation(mut self, deprecation: Deprecation) -> Self {
        self.settings.options.deprecation = deprecation;
        self
    }

    /// Whether the model's protocol tests (`smithy.test#httpRequestTests` and `smithy.test#httpResponseTests`, on
    /// operations and errors) and those of its endpoints that name an operation (`smithy.rules#endpointTests`) become
    /// tests of the client, in a module `tests` of each operation. They need the feature `test-util` of
    /// `smithwright-runtime`. Default: no.
    pub fn protocol_tests(mut self, wanted: bool) -> Self {
        self.settings.options.protocol_tests = wanted;
        self
    }

    /// The name of the generated package; its library has the same with underscores, and so has the file of
    /// [`write_to_out_dir`](Self::write_to_out_dir). Default: the package `smithwright-dynamodb`, the library and the
    /// file `dynamodb`, for example: what the SDK's crate `aws-sdk-dynamodb` is called.
    pub fn crate_name(mut self, name: impl Into<String>) -> Self {
        self.settings.package = Some(name.into());
        self
    }

    /// Sets what `Cargo.toml` says of the package: version, licence, features, whether it may be published, and more.
    pub fn package(mut self, package: Package) -> Self {
        self.settings.package_settings = package;
        self
    }

    /// The kind of `Cargo.toml`. Default: [`Manifest::Workspace`] when the output folder is in a Cargo workspace, at any
    /// height, that has what such a manifest takes from it; else [`Manifest::Standalone`].
    pub fn manifest(mut self, manifest: Manifest) -> Self {
        self.settings.manifest = Some(manifest);
        self
    }

    /// Makes a package that takes the place of this official crate, such as `aws-sdk-kms` and `1.129.0`, in a program and
    /// in the libraries below it, which get it by `[patch.crates-io]`. It has the official crate's name, version and
    /// features, as far as Cargo's registry on this disk knows them, cannot be published, and says that AWS did not make it.
    ///
    /// Whatever would make Cargo take the official crate all the same is a warning. The package has a manifest of its own
    /// kind: [`Manifest::Workspace`] is refused, and so are another name, another version, and publishing.
    pub fn stand_in(mut self, name: impl Into<String>, version: impl Into<String>) -> Self {
        self.settings.stand_in = Some((name.into(), version.into()));
        self
    }

    /// Where the generated package gets `smithwright-runtime` from. Default: from the workspace around it, or, with
    /// [`Manifest::Standalone`], from the registry in the version of this crate.
    pub fn runtime(mut self, runtime: Runtime) -> Self {
        self.settings.runtime = Some(runtime);
        self
    }

    /// How the code is laid out.
    pub fn layout(mut self, layout: Layout) -> Self {
        self.settings.layout = Some(layout);
        self
    }

    /// Generates and writes. Files that are right already are not touched.
    ///
    /// # Errors
    /// Everything found wrong with the model, or that files cannot be read or written. Then nothing is written, except
    /// when writing itself fails halfway.
    pub fn generate(&self) -> Result<Report, Diagnostics> {
        self.announce();
        let report = self.check()?.write()?;
        self.show(&report.warnings);
        Ok(report)
    }

    /// Compares what would be generated with what is there, and writes nothing.
    ///
    /// # Errors
    /// Everything found wrong with the model, or that files cannot be read.
    pub fn check(&self) -> Result<Check, Diagnostics> {
        let folder = self.settings.folder()?;
        let generated = self.run()?;
        let swept = (self.settings.layout() == Layout::FileTree).then_some(SOURCES);
        Check::new(generated, folder, swept, self.settings.any_folder)
    }

    /// Generates in memory: the files, with their paths below the output folder, sorted by path.
    ///
    /// # Errors
    /// Everything found wrong with the model, or that it cannot be read.
    pub fn render(&self) -> Result<Vec<OutputFile>, Diagnostics> {
        Ok(self.render_with_warnings()?.0)
    }

    /// Generates as [`Generator::render`] does, and returns the warnings too.
    ///
    /// # Errors
    /// As [`Generator::render`].
    pub fn render_with_warnings(&self) -> Result<(Vec<OutputFile>, Diagnostics), Diagnostics> {
        let Generated { mut files, warnings, .. } = self.run()?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok((files, warnings))
    }

    /// The plan of the client as readable text: a line for each item that will be generated.
    ///
    /// # Errors
    /// As [`Generator::render`].
    pub fn plan_text(&self) -> Result<String, Diagnostics> {
        Ok(self.run()?.plan.to_string())
    }

    fn run(&self) -> Result<Generated, Diagnostics> {
        let mut sources = Vec::with_capacity(self.inputs.len());
        let mut found = self.settings.package_settings.problems();
        if let Some(package) = &self.settings.package
            && let Err(problem) = crate_name::check(package, &crate_name::library(package))
        {
            found.push(problem);
        }
        found.append(self.settings.unknown_checks());
        found.append(self.settings.protocol().err().map_or_else(Diagnostics::new, Into::into));
        for input in &self.inputs {
            match input {
                Input::Memory(source) => sources.push(source.clone()),
                Input::File(path) => match read::sources(path) {
                    Ok(all) => sources.extend(all),
                    Err(problem) => found.push(problem),
                },
            }
        }
        let stand_in = match self.settings.official() {
            Ok(stand_in) => stand_in,
            Err(problems) => {
                found.append(problems);
                None
            }
        };
        found.append(self.settings.wrong_runtime());
        if found.has_errors() {
            return Err(found);
        }
        let mut settings = self.settings.resolved();
        if let Some(mut stand_in) = stand_in {
            found.append(stand_in.look_up(settings.output.folder.as_deref()));
            settings.output.stand_in = Some(stand_in);
        }
        let mut generated = pipeline::run(&sources, &settings)?;
        generated.warnings.append(found);
        Ok(generated)
    }

    /// Tells Cargo which files a build script depends on; the script itself it watches anyway.
    fn announce(&self) {
        if !matches!(self.settings.target, Target::CargoOutDir) {
            return;
        }
        for input in &self.inputs {
            let Input::File(path) = input else { continue };
            // A folder is named itself, so that files added to it are seen.
            let named = path.is_dir().then(|| path.clone());
            let read = read::files(path).unwrap_or_else(|_| vec![path.clone()]);
            for file in named.iter().chain(&read) {
                println!("cargo::rerun-if-changed={}", file.display());
            }
        }
    }

    /// Has Cargo show warnings, which it does not of anything else a successful build script prints.
    fn show(&self, warnings: &Diagnostics) {
        if !matches!(self.settings.target, Target::CargoOutDir) {
            return;
        }
        let shown = warnings.iter().take(SHOWN).map(|warning| render(warning, false)).collect::<String>();
        shown.lines().for_each(|line| println!("cargo::warning={line}"));
        let more = warnings.len().saturating_sub(SHOWN).saturating_add(warnings.dropped());
        if more > 0 {
            println!("cargo::warning=and {more} more warnings from smithwright");
        }
    }
}

impl Settings {
    fn layout(&self) -> Layout {
        self.layout.unwrap_or(match self.target {
            Target::CargoOutDir => Layout::SingleFile,
            Target::Unset | Target::Folder(_) => Layout::FileTree,
        })
    }

    /// Finds fault with codes that cannot be warnings.
    fn unknown_checks(&self) -> Diagnostics {
        let mut found = Diagnostics::new();
        for text in &self.warn {
            if !Code::find(text).is_some_and(Code::can_be_warning) {
                found.push(not_a_check(text));
            }
        }
        found
    }

    /// The official crate that was chosen.
    fn official(&self) -> Result<Option<StandIn>, Diagnostics> {
        let Some((name, version)) = &self.stand_in else { return Ok(None) };
        let mut found = Diagnostics::new();
        let package = &self.package_settings;
        let contradictions = [
            ("a name for the package", self.package.as_ref().is_some_and(|package| package != name)),
            ("a version", package.get("version").is_some_and(|other| *other != version.as_str().into())),
            ("leave to publish it", package.get("publish").is_some_and(|publish| *publish != false.into())),
            ("the layout of a single file", self.layout() == Layout::SingleFile),
            (
                "a manifest that is not its own",
                self.manifest.is_some_and(|kind| kind != Manifest::Standalone),
            ),
        ];
        for (what, _) in contradictions.into_iter().filter(|(_, is_given)| *is_given) {
            let message =
                format!("the settings have {what}, and the package is to take the place of `{name}`");
            let expected = format!("a package `{name}` {version} that is not published");
            found.push(
                Diagnostic::error(Code::BadStandIn, message).expected(expected).hint("leave the setting out"),
            );
        }
        match StandIn::new(name, version) {
            Ok(stand_in) if !found.has_errors() => return Ok(Some(stand_in)),
            Ok(_) => {}
            Err(problem) => found.push(problem),
        }
        Err(found)
    }

    /// Finds fault with a folder that is to hold the runtime and does not.
    fn wrong_runtime(&self) -> Diagnostics {
        let mut found = Diagnostics::new();
        if let Some(Runtime::Path(path)) = &self.runtime
            && !workspace::is_package(&path.join("Cargo.toml"), workspace::RUNTIME)
        {
            let message = format!("`{}` does not hold the package `{}`", path.display(), workspace::RUNTIME);
            found.push(
                Diagnostic::error(Code::BadPackage, message)
                    .expected("its folder, a version such as `0.1`, or the URL of a Git repository"),
            );
        }
        found
    }

    /// The protocol that was chosen.
    fn protocol(&self) -> Result<Option<&'static Protocol>, Diagnostic> {
        self.protocol.as_deref().map(chosen_protocol).transpose()
    }

    /// These settings with what the disk decides: the kind of manifest, unless it was chosen. The pipeline, which gets
    /// them, looks at no file.
    fn resolved(&self) -> pipeline::Settings {
        let layout = self.layout();
        let manifest = self.manifest.unwrap_or_else(|| match &self.target {
            Target::Folder(folder)
                if layout == Layout::FileTree && self.stand_in.is_none() && workspace::provides(folder) =>
            {
                Manifest::Workspace
            }
            _ => Manifest::Standalone,
        });
        let protocol = self.protocol().ok().flatten();
        pipeline::Settings {
            corrections: self.corrections.clone(),
            warned: self.warn.iter().filter_map(|text| Code::find(text)).collect(),
            request: self.request.clone(),
            options: Options { protocol, ..self.options },
            output: Output {
                layout,
                manifest,
                package: self.package.clone(),
                package_settings: self.package_settings.clone(),
                stand_in: None,
                runtime: match &self.runtime {
                    Some(Runtime::Path(path)) => Some(Runtime::Path(place::resolved(path))),
                    other => other.clone(),
                },
                folder: match &self.target {
                    Target::Folder(folder) => Some(place::resolved(folder)),
                    Target::Unset | Target::CargoOutDir => None,
                },
            },
        }
    }

    fn folder(&self) -> Result<PathBuf, Diagnostics> {
        match &self.target {
            Target::Folder(folder) => Ok(folder.clone()),
            Target::CargoOutDir => std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| {
                Diagnostic::error(Code::NoOutput, "the environment has no OUT_DIR")
                    .expected("a build script, run by Cargo")
                    .hint("elsewhere, choose a folder with `out_dir`")
                    .into()
            }),
            Target::Unset => Err(Diagnostic::error(Code::NoOutput, "no output folder was given")
                .hint("choose one with `out_dir`, or in a build script `write_to_out_dir`")
                .into()),
        }
    }
}

/// What is wrong with a code that cannot be a warning.
pub(crate) fn not_a_check(text: &str) -> Diagnostic {
    let codes: Vec<&str> = Code::CAN_BE_WARNINGS.iter().map(|code| code.as_str()).collect();
    let message = match Code::find(text) {
        Some(_) => format!("`{text}` cannot be a warning"),
        None => format!("there is no check `{text}`"),
    };
    Diagnostic::error(Code::UnknownCheck, message).expected(format!("one of {}", codes.join(", ")))
}
