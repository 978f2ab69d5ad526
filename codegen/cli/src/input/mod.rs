//! Models from paths, or from revisions in Git.

mod git;

use crate::settings::{Need, Service, SettingsArgs};
use smithwright::diagnostic::{Code, Diagnostic, Diagnostics};
use smithwright::model::Model;
use smithwright::read::{self, Corrections, Source};
use std::path::Path;

/// Reads inputs into one model and corrects it; with it come warnings. Each input is a path, or `REV:PATH`.
///
/// # Errors
/// Everything found wrong with the inputs.
pub(crate) fn model<T: AsRef<str>>(
    inputs: &[T],
    corrections: &Corrections,
) -> Result<(Model, Diagnostics), Diagnostics> {
    let mut sources = Vec::new();
    let mut found = Diagnostics::new();
    for input in inputs {
        match of(input.as_ref()) {
            Ok(all) => sources.extend(all),
            Err(problem) => found.push(problem),
        }
    }
    if found.has_errors() {
        return Err(found);
    }
    match read::read_corrected(&sources, corrections) {
        (Some(model), warnings) => Ok((model, warnings)),
        (None, problems) => Err(problems),
    }
}

/// Reads inputs into one model, corrected as the settings say of the service whose model they are.
///
/// # Errors
/// As [`model`], and what is wrong with the settings.
pub(crate) fn corrected(
    inputs: &[String],
    args: &SettingsArgs,
) -> Result<(Model, Option<Service>, Diagnostics), Diagnostics> {
    let settings = args.load(args.config.is_some())?;
    let names: Vec<&str> = inputs.iter().map(String::as_str).collect();
    let service = args.service(&settings, &names, Need::IfAny)?.cloned();
    let corrections = service.as_ref().map(Service::corrections).unwrap_or_default();
    let (model, warnings) = model(inputs, &corrections)?;
    Ok((model, service, warnings))
}

/// One side of a comparison: an input, or several with commas between them that make one model.
pub(crate) fn side(text: &str) -> Vec<&str> {
    if Path::new(text).exists() {
        vec![text]
    } else {
        text.split(',').filter(|input| !input.is_empty()).collect()
    }
}

fn of(input: &str) -> Result<Vec<Source>, Diagnostic> {
    // What exists as a path is a path, whatever its name.
    match git::Object::parse(input).filter(|_| !Path::new(input).exists()) {
        Some(object) => object.sources(),
        None if input.is_empty() => {
            Err(Diagnostic::error(Code::NoSources, "the name of a model is empty").expected("a path"))
        }
        None => read::sources(input),
    }
}
