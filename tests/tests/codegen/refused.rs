//! Models that are not generated from, because the client would be wrong.

use super::{fixture, snapshot};

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
