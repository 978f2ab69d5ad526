//! Settings in a file: `smithwright.toml`.
//!
//! ```toml
//! [services.weather]
//! model = "model/weather.json"
//! output = "weather"
//! operations = ["GetCity", "List*"]
//! ```

mod chosen;
mod corrections;
mod gate;
mod package;
mod read;
mod schema;

pub(crate) use package::set_by_flag;
pub(crate) use schema::schema;

use crate::generate::{Deprecation, Format, Manifest};
pub(crate) use chosen::{Need, SettingsArgs};
pub(crate) use gate::{EffectsThatCount, FailOn, GateSettings};
use read::Reader;
use smithwright::Package;
use smithwright::diagnostic::{Code, Diagnostic, Diagnostics};
use smithwright::model::Place;
use smithwright::package::Runtime;
use smithwright::read::Correction;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The name looked for in the current folder.
pub(crate) const FILE: &str = "smithwright.toml";

/// Largest file read, in bytes.
const LARGEST: u64 = 1 << 20;

/// One table `[services.NAME]`. Paths are as seen from the current folder.
#[derive(Clone, Debug, Default)]
pub(crate) struct Service {
    /// `NAME`.
    pub(crate) name: String,
    /// Where the table stands.
    pub(crate) place: Place,
    /// `model`: one or several files or folders that together make one model.
    pub(crate) models: Vec<PathBuf>,
    /// `output`: the folder of the generated crate.
    pub(crate) output: Option<PathBuf>,
    /// Where `output` is given.
    pub(crate) output_place: Option<Place>,
    /// `allow-any-output`.
    pub(crate) allow_any_output: bool,
    /// `service`: which one of the model's services.
    pub(crate) service: Option<String>,
    /// `operations`: names and patterns; empty for all.
    pub(crate) operations: Vec<String>,
    /// `format`.
    pub(crate) format: Option<Format>,
    /// `deprecation`.
    pub(crate) deprecation: Option<Deprecation>,
    /// `crate-name`.
    pub(crate) crate_name: Option<String>,
    /// `as`: the official crate whose place the package takes, and its version.
    pub(crate) stand_in: Option<String>,
    /// `runtime`: where the package gets the runtime from.
    pub(crate) runtime: Option<Runtime>,
    /// `protocol`.
    pub(crate) protocol: Option<String>,
    /// `manifest`.
    pub(crate) manifest: Option<Manifest>,
    /// `package`: what `Cargo.toml` says of the package.
    pub(crate) package: Package,
    /// `warn`: codes of checks that warn where they would find an error.
    pub(crate) warn: Vec<String>,
    /// `corrections`: edits of the model's shapes, in their order.
    pub(crate) corrections: Vec<Correction>,
}

/// All that a settings file says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// The tables `[services.NAME]`, sorted by name.
    pub(crate) services: Vec<Service>,
    /// The table `[diff]`.
    pub(crate) gate: GateSettings,
}

/// Reads the services of a settings file, sorted by name; at least one.
///
/// # Errors
/// When it cannot be read, is not TOML, or says something that is not known or does not fit.
pub(crate) fn load(path: &Path) -> Result<Vec<Service>, Diagnostics> {
    let text = text(path)?;
    let mut reader = Reader::new(path, &text);
    let settings = reader.settings();
    reader.need_service(&settings);
    if reader.found.has_errors() { Err(reader.found) } else { Ok(settings.services) }
}

/// Reads a settings file, which may be without services.
///
/// # Errors
/// As [`load`].
pub(crate) fn load_all(path: &Path) -> Result<Settings, Diagnostics> {
    let text = text(path)?;
    let mut reader = Reader::new(path, &text);
    let settings = reader.settings();
    if reader.found.has_errors() { Err(reader.found) } else { Ok(settings) }
}

fn text(path: &Path) -> Result<String, Diagnostic> {
    let name = path.display();
    let cannot =
        |err: std::io::Error| Diagnostic::error(Code::CannotRead, format!("cannot read `{name}`: {err}"));
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(cannot)?;
    file.take(LARGEST.saturating_add(1)).read_to_string(&mut text).map_err(cannot)?;
    if u64::try_from(text.len()).is_ok_and(|length| length <= LARGEST) {
        Ok(text)
    } else {
        let message =
            format!("`{name}` is larger than {} MiB, the most that settings may have", LARGEST >> 20);
        Err(Diagnostic::error(Code::TooLarge, message))
    }
}
