//! Models in folders.

use crate::Failure;
use smithwright::model::Model;
use smithwright::read::{Corrections, read_corrected, sources};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The newest definition of each service below `botocore/data`, by `sdkId`.
///
/// # Errors
/// When a folder or definition cannot be read.
pub fn definitions(data: &Path) -> Result<BTreeMap<String, Model>, Failure> {
    let mut all = BTreeMap::new();
    for folder in entries(data)?.into_iter().filter(|path| path.is_dir()) {
        all.extend(definition(&folder)?);
    }
    Ok(all)
}

/// The newest definition in the folder of a service, with its `sdkId`; `None` if there is none.
///
/// # Errors
/// When the folder or the definition cannot be read.
pub fn definition(folder: &Path) -> Result<Option<(String, Model)>, Failure> {
    let newest = entries(folder)?.into_iter().rfind(|version| is_definition(version));
    let Some(newest) = newest else { return Ok(None) };
    let model = as_written(&newest)?;
    Ok(Some((sdk_id(&model).unwrap_or_default(), model)))
}

/// The Smithy models in a folder, by `sdkId`.
///
/// # Errors
/// When the folder or a model cannot be read.
pub fn models(folder: &Path) -> Result<BTreeMap<String, Model>, Failure> {
    let mut all = BTreeMap::new();
    for file in entries(folder)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "json"))
    {
        let model = as_written(&file)?;
        all.insert(sdk_id(&model).unwrap_or_default(), model);
    }
    Ok(all)
}

/// What the files say, without the facts.
fn as_written(path: &Path) -> Result<Model, Failure> {
    let sources = sources(path).map_err(|problem| problem.message)?;
    let corrections = Corrections { as_written: true, ..Corrections::default() };
    let (model, found) = read_corrected(&sources, &corrections);
    model.ok_or_else(|| format!("{}: {found}", path.display()).into())
}

fn sdk_id(model: &Model) -> Option<String> {
    Some(model.services().next()?.0.traits.aws_service()?.sdk_id.to_owned())
}

fn is_definition(folder: &Path) -> bool {
    // A few folders hold examples alone.
    ["service-2.json", "service-2.json.gz"].iter().any(|name| folder.join(name).is_file())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}
