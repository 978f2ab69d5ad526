//! Which services there are models of.

use crate::Failure;
use crate::options::{Options, tests};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The newest version of botocore known here, whose definitions are read.
pub(crate) const BOTOCORE: &str = "1.44.8";

/// A model.
pub(crate) struct Service {
    /// Its name, unique among all.
    pub(crate) name: String,
    /// A file of Smithy JSON AST, or a folder of botocore.
    pub(crate) model: PathBuf,
}

impl Service {
    /// The date of the service's interface, with which the names of models end.
    pub(crate) fn version(&self) -> String {
        let name = stem(&self.model);
        name.get(name.len().saturating_sub(10)..).unwrap_or_default().to_owned()
    }
}

/// The services asked for, sorted by name; none, and a line that says why, where models are not to be had.
pub(crate) fn find(options: &Options) -> Result<Vec<Service>, Failure> {
    let mut services = shared()?;
    if options.botocore {
        services.extend(botocore()?);
    }
    let any = !services.is_empty();
    services.retain(|service| options.wants(&service.name));
    if any && services.is_empty() {
        return Err("no service has a name like that".into());
    }
    services.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(services)
}

/// The folder of shared data: `../shared`, or the one that `SMITHWRIGHT_SHARED` names.
pub(crate) fn shared_folder() -> PathBuf {
    std::env::var_os("SMITHWRIGHT_SHARED").map_or_else(|| tests().join("../../shared"), PathBuf::from)
}

fn shared() -> Result<Vec<Service>, Failure> {
    let folder = shared_folder().join("models");
    if !folder.is_dir() {
        eprintln!("skipped: no shared models at {}", folder.display());
        return Ok(Vec::new());
    }
    let paths =
        entries(&folder)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "json"));
    Ok(paths.map(|model| Service { name: stem(&model), model }).collect())
}

/// Services of botocore, each in its newest version.
fn botocore() -> Result<Vec<Service>, Failure> {
    let definitions = definitions(BOTOCORE)?;
    Ok(definitions.into_iter().map(|(name, model)| Service { name, model }).collect())
}

/// The services of a version of botocore, each with the folder of its newest definition; none, and a line that says
/// why, where they are not to be had.
pub(crate) fn definitions(version: &str) -> Result<Vec<(String, PathBuf)>, Failure> {
    let Some(data) = fetch(version) else { return Ok(Vec::new()) };
    let mut definitions = Vec::new();
    for folder in entries(&data)?.into_iter().filter(|path| path.is_dir()) {
        let newest = entries(&folder)?.into_iter().rfind(|version| has_definition(version));
        definitions.extend(newest.map(|newest| (stem(&folder), newest)));
    }
    Ok(definitions)
}

fn fetch(version: &str) -> Option<PathBuf> {
    let script = tests().join("botocore.py");
    let output = Command::new("python3").arg(script).args([version, "all"]).stdin(Stdio::null()).output();
    match output {
        Ok(output) if output.status.success() => {
            Some(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
        }
        Ok(output) => {
            eprintln!("skipped: {}", String::from_utf8_lossy(&output.stderr).trim());
            None
        }
        Err(error) => {
            eprintln!("skipped: there is no Python: {error}");
            None
        }
    }
}

fn has_definition(folder: &Path) -> bool {
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

fn stem(path: &Path) -> String {
    let name = if path.is_dir() { path.file_name() } else { path.file_stem() };
    name.unwrap_or_default().to_string_lossy().into_owned()
}
