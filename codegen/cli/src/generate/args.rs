//! Arguments of `smithwright generate`.

use super::package_args::PackageArgs;
use crate::args::EXIT_CODES;
use crate::console::quoted;
use clap::ValueEnum;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  smithwright generate
      Everything that smithwright.toml names.
  smithwright generate model/dynamodb.json -o dynamodb
      One model into one folder.
  smithwright generate model/proton.json --operation GetEnvironment --operation 'List*'
      Only these operations, and the types, paginators and waiters they need.
  smithwright generate --check
      In CI: fail, with a diff, if somebody forgot to generate after changing the model.
  smithwright generate a.json b.json --service com.example#Weather
      One model in two files, with several services in it.
  smithwright generate botocore/data/dynamodb --format single-file -o src
      From botocore's definition, one file to include in a module of your own.
  smithwright generate model/proton.json -o - | less
      To look at a client without writing it.
  smithwright generate model/proton.json --crate-version 1.2.0 --license MIT --publish
      What Cargo.toml says of the package.";

const SETTINGS: &str = r#"smithwright.toml:
  [services.weather]                    # as many as you like; --only weather chooses one
  model = "model/weather.json"          # or a list of files that make one model
  output = "weather"                    # default: generated
  service = "com.example#Weather"       # if the model has several
  operations = ["GetCity", "List*"]     # default: all
  format = "rust-file-tree"             # or "single-file"
  deprecation = "doc"                   # or "attribute", "ignore"
  crate-name = "weather-client"         # default: smithwright-<SDK id>
  runtime = "0.1"                       # or a folder, a Git URL; default: the workspace's, or the registry's
  # as = "aws-sdk-weather@1.2.0"        # in place of this official crate; goes without names and versions below
  protocol = "restJson1"                # default: the best that is supported of the model's
  manifest = "standalone"               # or "workspace", "none"; default: what fits the place
  warn = ["SW0345"]                     # checks that warn where they would find an error
  allow-any-output = true               # outside the file's folder, or among files of others
  [services.weather.package]            # for Cargo.toml; any of these can be left out
  version = "1.2.0"                     # default: the workspace's, or 0.1.0
  license = "MIT OR Apache-2.0"         # default: the workspace's, or none
  description = "Weather of cities"     # default: Client for <title>
  repository = "https://git.example/weather"
  publish = true                        # default: false
  keywords = ["weather"]                # and other keys of Cargo's [package]
  features = { default = ["rt-tokio"] } # added, or in place of those of the same names
`smithwright schema` prints a JSON schema for editors.
Paths are relative to the file. Flags take precedence over the file."#;

const JSON: &str = r#"--json prints one document:
  {"format": 1, "command": "generate", "check": bool, "ok": bool, "upToDate": bool,
   "services": [{"name": text or null, "ok": bool, "diagnostics": […], and if ok:
     "service": text, "protocol": text, "output": path, "upToDate": bool,
     "operations": [text], "types": count, "waiters": count, "lines": count,
     "leftOut": {"operations": [shape id], "shapes": [shape id]},
     "files": [{"path": text, "status": "unchanged|created|updated|removed"}]}],
   "diagnostics": [{"code", "severity": "error|warning", "message", "file", "line", "column",
     "shape", "expected", "help"}]}
  What is not known is null. Diagnostics outside a service are of arguments and settings."#;

/// Generate client crates from service models.
///
/// Reads a model (Smithy JSON AST 1.0 or 2.0, or a service definition of botocore) and writes `Cargo.toml` and `src/`
/// of a crate into the output folder. Without MODEL it generates what `smithwright.toml` in the current folder names;
/// without that file, the only `*.json` in `model/`, into `generated/`.
///
/// Everything in the crate is generated: it can be deleted and comes back byte for byte. Files that are right already
/// are not touched; files that are no longer generated are removed; files that smithwright did not write are never
/// overwritten or removed. If one service of several is at fault, nothing at all is written. An interrupted run leaves
/// the old tree or the new one; the next run clears up after it.
#[derive(Debug, Default, clap::Args)]
#[command(
    after_long_help = format!("{EXAMPLES}\n\n{SETTINGS}\n\n{JSON}\n\n{EXIT_CODES}"),
    after_help = EXIT_CODES,
)]
pub(crate) struct Args {
    /// Model files or folders; several together make one model
    #[arg(value_name = "MODEL")]
    pub(crate) models: Vec<PathBuf>,

    /// Folder of the generated crate; made if it is not there [default: generated]
    ///
    /// `-` prints the client as a single file to standard output, and writes nothing.
    #[arg(short, long, alias = "out", value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,

    /// Generate only this operation, or those that match a pattern such as `List*` [may be repeated]
    ///
    /// Takes a name, a shape id, or a pattern in which `*` stands for any text and `?` for one character. Types,
    /// paginators and waiters that no chosen operation needs are left out.
    #[arg(long = "operation", value_name = "NAME|GLOB")]
    pub(crate) operations: Vec<String>,

    /// Service to generate, by name or shape id, when the model has several
    #[arg(long, value_name = "ID")]
    pub(crate) service: Option<String>,

    /// Write nothing; show what would change, and exit with 1 if anything would
    #[arg(long)]
    pub(crate) check: bool,

    /// How the code is laid out [default: rust-file-tree]
    #[arg(long, value_enum, hide_possible_values = false)]
    pub(crate) format: Option<Format>,

    /// What becomes of deprecated parts of the model [default: doc]
    #[arg(long, value_enum)]
    pub(crate) deprecation: Option<Deprecation>,

    /// Name of the generated package [default: smithwright-<SDK id>]
    #[arg(long, value_name = "NAME")]
    pub(crate) crate_name: Option<String>,

    /// Official crate whose place the package takes, with its version, such as aws-sdk-kms@1.129.0
    ///
    /// The package gets its name, version and features, for `[patch.crates-io]`. What would make Cargo take the official
    /// crate all the same is a warning.
    #[arg(long = "as", value_name = "NAME@VERSION")]
    pub(crate) stand_in: Option<String>,

    /// Where the package gets smithwright-runtime from [default: SMITHWRIGHT_RUNTIME, or the workspace or registry]
    ///
    /// A folder, a version such as 0.1, or the URL of a Git repository with a branch, tag or commit after `#`.
    #[arg(long, value_name = "PLACE")]
    pub(crate) runtime: Option<String>,

    /// Protocol to speak, such as restJson1 [default: the best that is supported of those the service names]
    #[arg(long, value_name = "NAME")]
    pub(crate) protocol: Option<String>,

    /// Kind of Cargo.toml [default: what fits the workspace around the output]
    #[arg(long, value_enum)]
    pub(crate) manifest: Option<Manifest>,

    /// Write where a slip is likelier than a purpose: outside the folder of the settings file, into the root of the
    /// disk, or into a folder with files of which none was generated
    #[arg(long)]
    pub(crate) allow_any_output: bool,

    #[command(flatten)]
    pub(super) package: PackageArgs,

    /// Check that is to warn where it would find an error, by its code such as SW0345 [may be repeated]
    ///
    /// Of waiters, paths, endpoint rules and host prefixes that fail at run time.
    #[arg(long, value_name = "CODE")]
    pub(crate) warn: Vec<String>,

    /// Settings file [default: smithwright.toml in the current folder, if there is no MODEL]
    #[arg(long, value_name = "FILE", conflicts_with = "models")]
    pub(crate) config: Option<PathBuf>,

    /// Of the services in the settings file, only this one [may be repeated]
    #[arg(long, value_name = "NAME", conflicts_with = "models")]
    pub(crate) only: Vec<String>,

    /// Print nothing but errors
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Print one JSON document, described below, and nothing else
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum Format {
    /// A package: `Cargo.toml`, and below `src` a file for each module
    RustFileTree,
    /// One file named after the service, to be included in a module of another crate
    SingleFile,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum Deprecation {
    /// A note in the documentation
    Doc,
    /// The attribute `#[deprecated]`, so that the compiler warns who uses them
    Attribute,
    /// Nothing
    Ignore,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum Manifest {
    /// One that takes version, edition, license and runtime from the workspace it is in
    Workspace,
    /// One that stands on its own
    Standalone,
    /// None
    None,
}

impl Args {
    /// The command line that writes what this one checks.
    pub(crate) fn mending_command(&self) -> String {
        let mut words = vec!["smithwright".to_owned(), "generate".to_owned()];
        words.extend(self.models.iter().map(|model| quoted(&model.to_string_lossy())));
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.to_string_lossy().into_owned());
        let mut option = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                words.extend([name.to_owned(), quoted(value)]);
            }
        };
        let mut flags = Vec::new();
        option("--config", path(&self.config).as_deref());
        for name in &self.only {
            option("--only", Some(name));
        }
        option("-o", path(&self.output).as_deref());
        for operation in &self.operations {
            option("--operation", Some(operation));
        }
        option("--service", self.service.as_deref());
        option("--format", word(self.format).as_deref());
        option("--deprecation", word(self.deprecation).as_deref());
        option("--crate-name", self.crate_name.as_deref());
        option("--as", self.stand_in.as_deref());
        option("--runtime", self.runtime.as_deref());
        option("--protocol", self.protocol.as_deref());
        option("--manifest", word(self.manifest).as_deref());
        for code in &self.warn {
            option("--warn", Some(code));
        }
        if self.allow_any_output {
            flags.push("--allow-any-output");
        }
        for (flag, value) in self.package.flags() {
            match value {
                Some(value) => option(flag, Some(value)),
                None => flags.push(flag),
            }
        }
        words.extend(flags.into_iter().map(str::to_owned));
        words.join(" ")
    }
}

/// The word for a value on the command line.
fn word<T: ValueEnum>(value: Option<T>) -> Option<String> {
    Some(value?.to_possible_value()?.get_name().to_owned())
}

impl From<Format> for smithwright::Layout {
    fn from(format: Format) -> Self {
        match format {
            Format::RustFileTree => Self::FileTree,
            Format::SingleFile => Self::SingleFile,
        }
    }
}

impl From<Deprecation> for smithwright::Deprecation {
    fn from(choice: Deprecation) -> Self {
        match choice {
            Deprecation::Doc => Self::DocNote,
            Deprecation::Attribute => Self::Attribute,
            Deprecation::Ignore => Self::Ignore,
        }
    }
}

impl From<Manifest> for smithwright::Manifest {
    fn from(manifest: Manifest) -> Self {
        match manifest {
            Manifest::Workspace => Self::Workspace,
            Manifest::Standalone => Self::Standalone,
            Manifest::None => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::args::{Args, Command};
    use clap::Parser;

    fn mending(words: &str) -> String {
        match Args::try_parse_from(words.split(' ')).map(|args| args.command) {
            Ok(Command::Generate(args)) => args.mending_command(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn mending_repeats_what_was_chosen() {
        assert_eq!(mending("smithwright generate --check"), "smithwright generate");
        let words = "a.json -o out --operation List* --service a#B --format single-file --deprecation ignore \
                     --crate-name x --as aws-sdk-x@1.0.0 --runtime 0.1 --protocol restJson1 --manifest none --warn SW0345";
        let expected = words.replace("List*", "'List*'").replace("a#B", "'a#B'");
        assert_eq!(
            mending(&format!("smithwright generate --check {words}")),
            format!("smithwright generate {expected}")
        );
        let words = "smithwright generate --config x.toml --only a --only b";
        assert_eq!(mending(&format!("{words} --check --quiet")), words);
    }
}
