//! Snapshots of plans whose names, types and docs are hard to make. That their code compiles is `tests/hard.rs`.

use super::{fixture, ok, snapshot};

fn plan(name: &str) {
    snapshot(&format!("hard_{name}"), &ok(fixture(&format!("hard/{name}")).plan_text()));
}

fn files(name: &str, paths: [&str; 2]) {
    let files = ok(fixture(&format!("hard/{name}")).render());
    let text = |path: &str| {
        let file = files.iter().find(|file| file.path == path);
        file.unwrap_or_else(|| panic!("no file {path}")).text.clone()
    };
    snapshot(&format!("hard_{name}"), &paths.map(text).concat());
}

#[test]
fn members_named_like_methods() {
    plan("method_names");
}

#[test]
fn shapes_named_like_types_that_generated_code_uses() {
    plan("type_names");
}

#[test]
fn shapes_named_like_those_made_of_an_operation() {
    plan("derived_names");
}

#[test]
fn operations_named_like_modules_methods_and_types() {
    plan("operation_names");
}

#[test]
fn names_that_begin_with_underscores() {
    plan("underscores");
}

#[test]
fn enum_values_that_are_no_names_or_collide() {
    plan("enum_values");
}

#[test]
fn shapes_that_are_input_output_and_member() {
    plan("shared_shapes");
}

#[test]
fn recursion_through_unions_lists_and_maps() {
    plan("mutual_recursion");
}

#[test]
fn documents_everywhere() {
    plan("documents");
}

#[test]
fn pages_by_other_things_than_text_and_numbers_of_32_bits() {
    plan("page_sizes");
}

#[test]
fn waiters_with_every_kind_of_path() {
    plan("waiter_paths");
}

#[test]
fn operations_that_are_not_signed() {
    plan("no_auth");
}

#[test]
fn ways_to_authenticate() {
    plan("auth");
    plan("api_key_in_query");
}

#[test]
fn seventy_required_members() {
    plan("many_required");
}

#[test]
fn maps_by_enums() {
    plan("enum_keys");
}

#[test]
fn variants_of_very_different_size() {
    files("lopsided", ["src/error.rs", "src/types.rs"]);
}

#[test]
fn docs_of_every_kind() {
    files("docs_html", ["src/operation/read.rs", "src/types.rs"]);
}

#[test]
fn numbers_of_every_type() {
    files("numbers", ["src/operation/get.rs", "src/types.rs"]);
}

#[test]
fn what_single_services_ask_for_beyond_their_models() {
    plan("ec2");
    plan("route_53");
    plan("s3_control");
    plan("sts");
}
