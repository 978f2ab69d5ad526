//! Generates plain, typed Rust clients from Smithy service models, at build time.
//!
//! ```no_run
//! # fn main() -> Result<(), smithwright::diagnostic::Diagnostics> {
//! let report = smithwright::Generator::new("model/proton.json").out_dir("generated").generate()?;
//! println!("{report}");
//! # Ok(())
//! # }
//! ```
//!
//! Data flows one way. Each stage takes the value of the one before it and returns a new one:
//! [`read`] → [`validate`] → [`select`] → [`plan`] → [`emit`] → [`write`](mod@write).
//!
//! # Features
//! What few build scripts need is off by default, because all of them would wait for it. The program `smithwright` has
//! everything.
//!
//! - `gzip`: models compressed with gzip are read too.
//! - `diff`: compares two models (`smithwright diff`).
//! - `convert`: writes any model as Smithy JSON AST (`smithwright convert`).
//! - `explain`: the long text of each diagnostic's code (`smithwright explain`).

#[cfg(feature = "convert")]
pub mod convert;
pub mod diagnostic;
#[cfg(feature = "diff")]
pub mod diff;
pub mod emit;
mod generator;
mod layout;
pub mod model;
pub mod plan;
pub mod read;
mod report;
pub mod select;
pub mod validate;
pub mod write;

#[cfg(feature = "convert")]
pub use convert::convert;
pub use generator::Generator;
pub use layout::{Layout, Manifest};
pub use plan::Deprecation;
pub use report::{Check, Report};

use diagnostic::Diagnostics;
use generator::Settings;
use read::Source;
use select::Selection;
use write::OutputFile;

/// What the pipeline makes of sources.
struct Generated {
    plan: plan::Plan,
    selection: Selection,
    files: Vec<OutputFile>,
    warnings: Diagnostics,
}

/// The pipeline: sources to formatted files.
fn pipeline(sources: &[Source], settings: &Settings) -> Result<Generated, Diagnostics> {
    let mut found = Diagnostics::new();

    let model = stage(read::read(sources), &mut found)?;
    let (plan, selection) = planned(&model, settings, &mut found)?;
    // The plan has all that is needed of it, and what follows can have its memory.
    drop(model);
    let files = emitted(&plan, settings)?;

    Ok(Generated { plan, selection, files, warnings: found })
}

/// The middle of the pipeline: a model to a plan.
fn planned(
    model: &model::Model,
    settings: &Settings,
    found: &mut Diagnostics,
) -> Result<(plan::Plan, Selection), Diagnostics> {
    stage((Some(()), validate::validate(model)), found)?;
    let selection = stage(select::select(model, &settings.request), found)?;
    let selection = stage(plan::supported(model, selection), found)?;
    let plan = stage(plan::plan(model, &selection, settings.options), found)?;
    Ok((plan, selection))
}

/// The end of the pipeline: a plan to formatted files.
fn emitted(plan: &plan::Plan, settings: &Settings) -> Result<Vec<OutputFile>, Diagnostics> {
    let tree = emit::parse::parse(emit::emit(plan))?;
    let files = layout::files(plan, tree, settings).map_err(|err| emit::parse::faulty("crate", &err))?;
    write::format(files)
}

/// Gathers what a stage found; goes on only if none of it is an error.
fn stage<T>((value, found): (Option<T>, Diagnostics), all: &mut Diagnostics) -> Result<T, Diagnostics> {
    all.append(found);
    match value {
        Some(value) if !all.has_errors() => Ok(value),
        _ => {
            all.sort();
            Err(std::mem::take(all))
        }
    }
}
