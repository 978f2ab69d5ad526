//! The endpoint test cases that models bring along, run on the rules as they are generated.

use crate::Failure;
use crate::case;
use crate::row::Row;
use crate::services::shared_folder;
use smithwright::plan::{Options, plan};
use smithwright::read::read;
use smithwright::select::{SelectionRequest, select};
use smithwright_runtime::endpoint::{Partitions, RuleSet};
use std::path::Path;

/// Runs those of every model that is a file; botocore's folders have none. They fit partition facts of their date.
pub(crate) fn test(rows: &mut [Row]) {
    let facts = shared_folder().join("endpoints/partitions-2025-02-06.json");
    let facts = std::fs::read_to_string(facts).map_err(Failure::from);
    let facts = facts.and_then(|text| Partitions::parse(&text).map_err(|error| error.to_string().into()));
    for row in rows.iter_mut().filter(|row| row.written && row.service.model.is_file()) {
        let outcome = match &facts {
            Ok(facts) => run(&row.service.model, facts),
            Err(problem) => Err(format!("no partition facts: {problem}").into()),
        };
        match outcome {
            Ok((passed, failures)) => {
                row.endpoint_tests = passed;
                row.failures.extend(failures);
            }
            Err(problem) => row.failures.push(format!("endpoint tests: {problem}")),
        }
    }
}

/// How many passed, and what failed.
fn run(model: &Path, facts: &Partitions) -> Result<(usize, Vec<String>), Failure> {
    let text = std::fs::read_to_string(model)?;
    let json: serde_json::Value = serde_json::from_str(&text)?;
    let shapes = json["shapes"].as_object().into_iter().flatten();
    let cases =
        shapes.filter_map(|(_, shape)| shape["traits"]["smithy.rules#endpointTests"]["testCases"].as_array());
    let cases: Vec<_> = cases.flatten().collect();
    if cases.is_empty() {
        return Ok((0, Vec::new()));
    }
    let rules = RuleSet::parse(&rules(model)?)?;
    let (mut passed, mut failures) = (0, Vec::new());
    for case in cases {
        match case::check(&rules, facts, case) {
            Ok(()) => passed += 1,
            Err(why) => failures.push(format!("endpoint test {}: {why}", case["documentation"])),
        }
    }
    Ok((passed, failures))
}

/// The rule set as the generated client holds it.
fn rules(model: &Path) -> Result<String, Failure> {
    let sources = smithwright::read::sources(model).map_err(|problem| problem.message)?;
    let (model, found) = read(&sources);
    let model = model.ok_or_else(|| found.to_string())?;
    let (selection, found) = select(&model, &SelectionRequest::default());
    let selection = selection.ok_or_else(|| found.to_string())?;
    let (plan, found) = plan(&model, &selection, Options::default());
    Ok(plan.ok_or_else(|| found.to_string())?.endpoint_rules)
}
