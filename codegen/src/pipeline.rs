//! The pipeline: all stages by their names, from resolved settings and sources to formatted files. Only reading, before
//! it, and writing, after it, look at the disk.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::layout::{self, Layout, Output};
use crate::model::{Corrected, Model};
use crate::plan::{self, Options, Plan};
use crate::read::{self, Corrections, Source};
use crate::select::{self, Selection, SelectionRequest};
use crate::write::{self, OutputFile};
use crate::{crate_name, emit, validate};

/// What a user chose, with all that the disk or the environment decides.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    pub(crate) corrections: Corrections,
    /// Codes of errors that are to be warnings.
    pub(crate) warned: Vec<Code>,
    pub(crate) request: SelectionRequest,
    pub(crate) options: Options,
    pub(crate) output: Output,
}

/// What the pipeline makes of sources.
pub(crate) struct Generated {
    pub(crate) plan: Plan,
    pub(crate) selection: Selection,
    pub(crate) corrected: Corrected,
    pub(crate) files: Vec<OutputFile>,
    pub(crate) warnings: Diagnostics,
}

impl Generated {
    /// How many lines the files have together.
    pub(crate) fn lines(&self) -> usize {
        self.files.iter().map(|file| file.text.lines().count()).sum()
    }
}

/// The pipeline: sources to formatted files.
pub(crate) fn run(sources: &[Source], settings: &Settings) -> Result<Generated, Diagnostics> {
    let mut found = Diagnostics::new();

    let model = stage(read::read_corrected(sources, &settings.corrections), &mut found)?;
    let (plan, selection) = planned(&model, settings, &mut found)?;
    let corrected = model.corrected().clone();
    // The plan has all that is needed of it, and what follows can have its memory.
    drop(model);
    found.append(misnamed(&plan, settings));
    let files = emitted(&plan, settings)?;

    Ok(Generated { plan, selection, corrected, files, warnings: found })
}

/// The middle of the pipeline: a model to a plan.
pub(crate) fn planned(
    model: &Model,
    settings: &Settings,
    found: &mut Diagnostics,
) -> Result<(Plan, Selection), Diagnostics> {
    let warned = Diagnostics::with_warnings(&settings.warned);
    stage((Some(()), validate::validate_into(model, warned)), found)?;
    let selection = stage(select::select(model, &settings.request), found)?;
    let selection = stage(plan::supported(model, selection), found)?;
    let plan = stage(plan::plan(model, &selection, settings.options), found)?;
    if settings.output.layout == Layout::FileTree && settings.output.package.is_none() {
        let place = model.shape(&selection.service).map(|shape| shape.place.clone()).unwrap_or_default();
        let named = layout::default_package(&plan);
        crate_name::check(&named, plan.service.snake.text()).map_err(|problem| problem.at(&place))?;
    }
    Ok((plan, selection))
}

/// Warns of a stand-in whose official crate is that of another service.
fn misnamed(plan: &Plan, settings: &Settings) -> Diagnostics {
    let mut found = Diagnostics::new();
    let official = format!("aws-sdk-{}", plan.service.kebab);
    if let Some(stand_in) = settings.output.stand_in.as_ref().filter(|stand_in| stand_in.name != official) {
        let message = format!("the model is of {}, whose official crate is `{official}`", plan.service.title);
        let expected = format!("another model, or `{official}` in place of `{}`", stand_in.name);
        found.push(Diagnostic::warning(Code::StandInDiffers, message).expected(expected));
    }
    found
}

/// The end of the pipeline: a plan to formatted files.
pub(crate) fn emitted(plan: &Plan, settings: &Settings) -> Result<Vec<OutputFile>, Diagnostics> {
    let files = layout::files(plan, emit::emit(plan), &settings.output)?;
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
