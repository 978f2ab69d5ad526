//! What `Debug` hides. `every_operation.rs` checks each sensitive member; here is what is shown in its place.

use proton::operation::create_environment::{CreateEnvironmentInput, CreateEnvironmentOutput};
use proton::operation::list_environment_outputs::ListEnvironmentOutputsOutput;
use proton::types::error::AccessDeniedException;
use proton::types::{Environment, EnvironmentState, Output, Tag};

const REDACTED: &str = "*** Sensitive Data Redacted ***";

#[test]
fn inputs_and_builders_hide_what_is_sensitive() {
    let tag = Tag::builder().key("stage").value("test").build().expect("complete");
    let builder =
        CreateEnvironmentInput::builder().name("one").description("hidden").spec("hidden").tags(tag);
    let input = builder.clone().build().expect("complete");
    for shown in [format!("{builder:?}"), format!("{input:?}")] {
        assert!(!shown.contains("hidden"), "{shown}");
        assert!(shown.contains(REDACTED), "{shown}");
        assert!(shown.contains(r#"name: Some("one")"#), "{shown}");
        assert!(shown.contains(r#"tags: Some([Tag { key: "stage", value: "test" }])"#), "{shown}");
        assert!(shown.contains("template_name: None"), "{shown}");
    }
    assert_eq!(input.description(), Some("hidden"), "the value itself is kept");
}

#[test]
fn a_whole_sensitive_structure_is_hidden() {
    let output = Output::builder().key("hidden").value_string("hidden").build();
    let list = ListEnvironmentOutputsOutput::builder().outputs(output.clone()).next_token("more").build();
    let shown = format!("{list:?}");
    assert!(!shown.contains("hidden") && shown.contains("more"), "{shown}");
    let shown = format!("{output:?}");
    assert!(!shown.contains("hidden"), "{shown}");
}

#[test]
fn what_is_nested_is_hidden_too() {
    let environment =
        EnvironmentState::builder().spec("hidden").template_name("shown").template_major_version("1");
    let shown = format!("{:?}", environment.template_minor_version("2").build());
    assert!(!shown.contains("hidden") && shown.contains("shown"), "{shown}");
    let builder = Environment::builder().name("shown").description("hidden");
    let shown = format!("{builder:?}");
    assert!(!shown.contains("hidden") && shown.contains("shown"), "{shown}");
    let shown = format!("{:?}", CreateEnvironmentOutput::builder().build());
    assert!(shown.starts_with("CreateEnvironmentOutput { environment: None"), "{shown}");
}

#[test]
fn messages_of_errors_are_hidden() {
    let builder = AccessDeniedException::builder().message("hidden");
    let shown = format!("{builder:?}");
    assert!(!shown.contains("hidden") && shown.contains(REDACTED), "{shown}");
    let error = builder.build().expect("complete");
    let shown = format!("{error:?} {error}");
    assert!(!shown.contains("hidden") && shown.contains(REDACTED), "{shown}");
    assert_eq!(error.message(), "hidden", "the value itself is kept");
}
