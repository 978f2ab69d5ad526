//! Models that are not generated from, because the client would be wrong, or only with a warning.

use super::{fixture, ok, snapshot};

fn refused(name: &str) {
    let Err(problems) = fixture(name).render() else { panic!("{name} is not refused") };
    snapshot(&format!("refused_{name}"), &problems.to_string());
}

#[test]
fn a_protocol_that_is_not_supported() {
    refused("unsupported_protocol");
}

#[test]
fn traits_that_change_the_wire() {
    refused("unsupported_traits");
}

#[test]
fn endpoint_parameters_that_do_not_fit_the_rules() {
    refused("bad_endpoint_params");
}

#[test]
fn endpoints_told_by_an_operation_that_is_left_out() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("codegen-discovery");
    let generator = fixture("discovery").operations(["Get"]).out_dir(folder);
    let warnings = ok(generator.check()).report.warnings.to_string();
    snapshot("warned_discovery", &warnings);
    let text = ok(generator.plan_text());
    assert!(!text.contains("endpoints told by"), "{text}");
}
