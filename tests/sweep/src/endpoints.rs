//! The endpoint test cases that models bring along, run on the rules as they are generated.

use crate::Failure;
use crate::case;
use crate::row::Row;
use crate::services::shared_folder;
use serde_json::Value;
use smithwright::plan::{Options, plan, supported};
use smithwright::read::read;
use smithwright::select::{SelectionRequest, select};
use smithwright_runtime::endpoint::{Partitions, RuleSet};
use std::path::Path;

const CASES: &str = "smithy.rules#endpointTests";
const RULES: &str = "smithy.rules#endpointRuleSet";

/// Runs those of every model that is a file; botocore's folders have none. They fit partition facts of their date. Of a
/// service that is refused, the rules are the model's own.
pub(crate) fn test(rows: &mut [Row]) {
    let facts = shared_folder().join("endpoints/partitions-2025-02-06.json");
    let facts = std::fs::read_to_string(facts).map_err(Failure::from);
    let facts = facts.and_then(|text| Partitions::parse(&text).map_err(|error| error.to_string().into()));
    for row in rows.iter_mut().filter(|row| row.service.model.is_file()) {
        let outcome = match &facts {
            Ok(facts) => run(&row.service.model, row.written, facts),
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
fn run(model: &Path, generated: bool, facts: &Partitions) -> Result<(usize, Vec<String>), Failure> {
    let text = std::fs::read_to_string(model)?;
    let json: Value = serde_json::from_str(&text)?;
    let shapes = json["shapes"].as_object().into_iter().flatten();
    let Some(traits) = shapes.map(|(_, shape)| &shape["traits"]).find(|traits| traits.get(CASES).is_some())
    else {
        return Ok((0, Vec::new()));
    };
    let cases = traits[CASES]["testCases"].as_array().ok_or("the trait has no cases")?;
    let rules = if generated { rules(model)? } else { traits[RULES].to_string() };
    let rules = RuleSet::parse(&rules)?;
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
    let (selection, found) = supported(&model, selection);
    let selection = selection.ok_or_else(|| found.to_string())?;
    let (plan, found) = plan(&model, &selection, Options::default());
    Ok(plan.ok_or_else(|| found.to_string())?.endpoint_rules)
}
