//! Snapshots of plans: names, types, attributes, docs.

use super::{fixture, ok, snapshot};
use smithwright::Deprecation;

fn plan(name: &str) {
    snapshot(&format!("plan_{name}"), &ok(fixture(name).plan_text()));
}

#[test]
fn an_operation_without_input_and_output() {
    plan("minimal");
}

#[test]
fn keywords_and_names_of_methods() {
    plan("keywords");
}

#[test]
fn shapes_named_like_types_of_std() {
    plan("std_names");
}

#[test]
fn recursion_is_boxed_unless_through_collections() {
    plan("recursion");
}

#[test]
fn sparse_collections() {
    plan("sparse");
}

#[test]
fn simple_types_and_timestamp_formats() {
    plan("simple_types");
}

#[test]
fn event_streams() {
    plan("events");
}

#[test]
fn streams() {
    plan("streams");
    plan("duplex");
}

#[test]
fn checksums() {
    plan("checksums");
}

#[test]
fn unions() {
    plan("union");
}

#[test]
fn odd_enum_values() {
    plan("enums");
}

#[test]
fn sensitive_members() {
    plan("sensitive");
}

#[test]
fn defaults() {
    plan("defaults");
}

#[test]
fn paginators() {
    plan("paginators");
}

#[test]
fn waiters() {
    plan("waiters");
}

#[test]
fn endpoint_parameters() {
    plan("endpoint_params");
}

#[test]
fn errors() {
    plan("errors");
    snapshot("plan_shared_codes", &ok(fixture("protocol/shared_codes").plan_text()));
}

#[test]
fn wire_names() {
    plan("casings");
}

#[test]
fn deprecation() {
    for deprecation in [Deprecation::DocNote, Deprecation::Attribute, Deprecation::Ignore] {
        let text = ok(fixture("deprecated").deprecation(deprecation).plan_text());
        snapshot(&format!("plan_deprecated_{deprecation:?}").to_lowercase(), &text);
    }
}

#[test]
fn only_what_selected_operations_reach() {
    let text = ok(fixture("selection").operations(["GetA"]).plan_text());
    snapshot("plan_selection", &text);
}
