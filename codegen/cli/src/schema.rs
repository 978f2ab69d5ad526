//! `smithwright schema`.

use crate::outcome::Outcome;

/// Print a JSON schema of smithwright.toml, for editors.
///
/// Editors that know the schema complete and check settings while they are written. Store it beside the settings and
/// name it in their first line, which Taplo and the extension Even Better TOML obey:
///
/// #:schema ./smithwright.schema.json
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_: &Args) -> Outcome {
    crate::console::say_raw(&crate::settings::schema());
    Outcome::Done
}
