//! The facts that come with the generator, applied to every definition of botocore: none may be out of date for the
//! version that they were made from.

use crate::Failure;
use crate::options::Options;
use crate::services::{BOTOCORE, definitions};
use smithwright::model::Corrected;
use smithwright::read::{facts, read, sources};
use std::path::Path;

/// Prints what became of the facts in both versions. Whether none is out of date in the first.
pub(crate) fn check(options: &Options) -> Result<bool, Failure> {
    let own = version(facts::BOTOCORE, options)?;
    version(BOTOCORE, options)?;
    Ok(own == 0)
}

/// How many facts no longer apply to the definitions of a version.
fn version(version: &str, options: &Options) -> Result<usize, Failure> {
    let (mut restored, mut skipped, mut newer, mut read) = (0, 0, 0, 0);
    for (name, folder) in definitions(version)? {
        if !options.wants(&name) {
            continue;
        }
        read += 1;
        let corrected = corrected(&folder)?;
        restored += corrected.restored;
        skipped += corrected.skipped.len();
        newer += corrected.newer.len();
        for fact in &corrected.skipped {
            println!("{version} {name}: {}: {}", fact.target, fact.why);
        }
        if !corrected.newer.is_empty() {
            println!("{version} {name}: {} newer than the facts", corrected.newer.len());
        }
        corrected.unknown.iter().for_each(|sdk_id| println!("{version} {name}: no facts of `{sdk_id}`"));
    }
    println!(
        "botocore {version}: {read} services, {restored} facts restored, {skipped} no longer apply, {newer} shapes are newer"
    );
    Ok(skipped)
}

fn corrected(folder: &Path) -> Result<Corrected, Failure> {
    let sources = sources(folder).map_err(|problem| problem.message)?;
    let (model, found) = read(&sources);
    Ok(model.ok_or_else(|| found.to_string())?.corrected().clone())
}
