//! The pairs of models of `../shared/cases`, which were reported: what is said of each, and the bump.

use smithwright::diff::render::{Format, render};
use smithwright::diff::{ApiDiff, DiffOptions, Rule, WireEffect, compare};
use smithwright::read::{self, Source};
use std::path::{Path, PathBuf};

/// Name, bump, and the rule that is said; nothing for silence.
const CASES: [(&str, &str, Option<Rule>); 20] = [
    ("client_ctx_added", "minor", Some(Rule::ClientParamAdded)),
    ("client_ctx_removed", "major", Some(Rule::ClientParamRemoved)),
    ("client_optional_added", "minor", Some(Rule::ClientOptionalMemberAdded)),
    ("context_param", "patch", Some(Rule::ContextParamChanged)),
    ("default_changed", "patch", Some(Rule::DefaultChanged)),
    // `build()` of the builder returned a `Result` before.
    ("default_empty_string", "major", Some(Rule::DefaultAdded)),
    ("error_kind", "none", Some(Rule::ErrorFaultChanged)),
    ("hostprefix", "patch", Some(Rule::HostPrefixChanged)),
    ("hostprefix_removed", "patch", Some(Rule::HostPrefixChanged)),
    ("http_checksum", "patch", Some(Rule::ChecksumChanged)),
    ("httperror", "none", Some(Rule::ErrorStatusChanged)),
    ("json_name", "none", None),
    ("member_case", "patch", Some(Rule::MemberRenamed)),
    ("protocol_rest", "major", Some(Rule::NoLongerGenerated)),
    ("query_error_code", "patch", Some(Rule::ErrorCodeChanged)),
    ("retryable", "patch", Some(Rule::RetryableChanged)),
    ("service_shape", "patch", Some(Rule::ServiceRenamed)),
    ("service_title", "patch", Some(Rule::TitleChanged)),
    ("static_ctx", "patch", Some(Rule::StaticParamChanged)),
    ("stream_out", "major", Some(Rule::OperationLeftOut)),
];

/// The folder, if it is there.
fn folder() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = std::env::var_os("SMITHWRIGHT_SHARED").map_or_else(beside, PathBuf::from).join("cases");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: {} is not there; SMITHWRIGHT_SHARED may say where it is", folder.display());
    None
}

fn diff(folder: &Path, name: &str) -> ApiDiff {
    let model = |side: &str| {
        let path = folder.join(format!("diff_{name}_{side}.json"));
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (model, found) = read::read(&[Source::new(format!("{name}_{side}"), text)]);
        model.unwrap_or_else(|| panic!("{found}"))
    };
    let (diff, found) = compare(&model("old"), &model("new"), &DiffOptions::default());
    diff.unwrap_or_else(|| panic!("{found}"))
}

#[test]
fn each_is_said_with_its_bump() {
    let Some(folder) = folder() else { return };
    let mut wrong = Vec::new();
    for (name, bump, rule) in CASES {
        let diff = diff(&folder, name);
        let said = match rule {
            Some(rule) => diff.of_rule(rule).next().is_some(),
            None => diff.is_empty(),
        };
        let unexplained = diff.of_rule(Rule::GeneratedCode).next().is_some();
        if diff.bump().as_str() != bump || !said || unexplained {
            wrong.push(format!("{name}: {}", render(&diff, Format::Text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn details_that_were_wrong() {
    let Some(folder) = folder() else { return };
    let optional = diff(&folder, "client_optional_added");
    let added = optional.of_rule(Rule::ClientOptionalMemberAdded).next().expect("the change");
    assert_eq!(added.wire.requests, WireEffect::Unclear);
    assert_eq!(added.wire.behaviour, Some("The service may refuse requests without it."));

    let text = render(&diff(&folder, "default_empty_string"), Format::Text);
    assert!(text.contains("default added: \"\""), "{text}");

    let renamed = diff(&folder, "service_shape");
    assert_eq!(renamed.wire(), WireEffect::Breaking);

    // It was never generated, and is not now.
    let unsupported = diff(&folder, "unsupported_op_added");
    assert!(unsupported.of_rule(Rule::OperationAdded).all(|change| change.items.is_empty()));
    // The client's docs list it among what was left out.
    assert!(unsupported.bump().as_str() == "patch", "{}", render(&unsupported, Format::Text));
}
