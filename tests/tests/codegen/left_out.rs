//! Operations that cannot be generated yet are left out unless they were named.

use super::{fixture, ok, snapshot};
use smithwright::Report;

fn report(operations: &[&str]) -> Report {
    let nowhere = concat!(env!("CARGO_TARGET_TMPDIR"), "/left_out");
    ok(fixture("left_out").operations(operations.iter().copied()).out_dir(nowhere).check()).report
}

#[test]
fn with_a_warning_for_each_and_all_that_only_they_reach() {
    let report = report(&[]);
    assert_eq!(report.operations, ["GetNote"]);
    let left_out = report.left_out.operations.iter().chain(&report.left_out.shapes);
    let names: Vec<&str> = left_out.map(|id| id.name()).collect();
    assert_eq!(names, ["UploadNote", "VerifyNote", "Text", "TooLong", "UploadNoteInput", "UploadOptions"]);
    snapshot("left_out_warnings", &report.warnings.to_string());
    snapshot("left_out_plan", &ok(fixture("left_out").plan_text()));
}

#[test]
fn that_only_a_pattern_means() {
    let report = report(&["*load*", "GetNote"]);
    assert_eq!(report.operations, ["GetNote"]);
    let codes: Vec<&str> = report.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(codes, ["SW0506"]);
}

#[test]
fn but_not_those_that_were_named() {
    for named in ["UploadNote", "com.example#UploadNote"] {
        let Err(problems) = fixture("left_out").operations(["*", named]).render() else {
            panic!("{named} is left out")
        };
        snapshot("left_out_but_named", &problems.to_string());
    }
}

#[test]
fn but_not_the_last_one() {
    let Err(problems) = fixture("left_out").operations(["Verify*"]).render() else {
        panic!("nothing is left")
    };
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["SW0503"]);
}
