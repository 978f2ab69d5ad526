//! What a reviewer has to read after an update of the API: the whole routine with a real one, of 2022-11-14, "Add
//! support for CodeBuild Provisioning". Old model, generate; new model, diff, generate; review.

use std::path::{Path, PathBuf};

use similar::{ChangeTag, TextDiff};
use smithwright::write::{Change, Status};
use smithwright::{Generator, Manifest, Report};

const MOST_LINES_A_MEMBER: usize = 6;

/// The members that the update adds, as Rust has them. The rest of it is one member that is no longer required.
const ADDED: [&str; 8] = [
    "operation::create_environment::CreateEnvironmentInput.codebuild_role_arn",
    "operation::create_environment_account_connection::CreateEnvironmentAccountConnectionInput.codebuild_role_arn",
    "operation::update_account_settings::UpdateAccountSettingsInput.pipeline_codebuild_role_arn",
    "operation::update_environment::UpdateEnvironmentInput.codebuild_role_arn",
    "operation::update_environment_account_connection::UpdateEnvironmentAccountConnectionInput.codebuild_role_arn",
    "types::AccountSettings.pipeline_codebuild_role_arn",
    "types::Environment.codebuild_role_arn",
    "types::EnvironmentAccountConnection.codebuild_role_arn",
];

/// Generates the client of a version of the model, over that of another one.
fn generate(version: &str, folder: &Path) -> Report {
    let model = format!("{}/fixtures/diff/proton-{version}", env!("CARGO_MANIFEST_DIR"));
    let generator = Generator::new(model).out_dir(folder).manifest(Manifest::Standalone);
    generator.generate().unwrap_or_else(|problems| panic!("{problems}"))
}

/// The lines of a file that went and came, with `-` and `+`.
fn lines(change: &Change) -> Vec<String> {
    let (old, new) = (change.old.as_deref().unwrap_or_default(), change.new.as_deref().unwrap_or_default());
    let diff = TextDiff::from_lines(old, new);
    let changes = diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Equal);
    changes.map(|change| format!("{}{}", change.tag(), change.value().trim_end())).collect()
}

#[test]
fn an_update_is_a_few_lines_for_each_member() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("review");
    let _ = std::fs::remove_dir_all(&folder);
    generate("1.29.8", &folder);
    let report = generate("1.29.9", &folder);
    for change in report.changes.files.iter().filter(|c| c.status != Status::Unchanged) {
        println!("{}", change.path);
        for l in lines(change) { println!("  {l}"); }
    }
}
