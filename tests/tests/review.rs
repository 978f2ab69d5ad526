//! What a reviewer has to read after an update of the API: the whole routine with a real one, of 2022-11-14, "Add
//! support for CodeBuild Provisioning". Old model, generate; new model, diff, generate again; review.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use similar::{ChangeTag, TextDiff};
use smithwright::diff::{DiffOptions, Rule, compare};
use smithwright::model::Model;
use smithwright::write::Change;
use smithwright::{Generator, Manifest, Report, read};

/// Lines that may change for one added member, in all files together.
const MOST: usize = 6;

/// The members that the update adds, as they stand in `api.txt`.
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

/// A version of botocore's definition of Proton.
fn definition(version: &str) -> String {
    format!("{}/fixtures/diff/proton-{version}", env!("CARGO_MANIFEST_DIR"))
}

fn model(version: &str) -> Model {
    let sources = read::sources(definition(version)).unwrap_or_else(|problem| panic!("{}", problem.message));
    let (model, found) = read::read(&sources);
    model.unwrap_or_else(|| panic!("{found}"))
}

/// Generates the client, over what is in the folder.
fn generate(version: &str, folder: &Path) -> Report {
    let generator = Generator::new(definition(version)).out_dir(folder).manifest(Manifest::Standalone);
    generator.generate().unwrap_or_else(|problems| panic!("{problems}"))
}

/// The lines of a file that went and came, with `-` and `+`.
fn lines(change: &Change) -> Vec<String> {
    let (old, new) = (change.old.as_deref().unwrap_or_default(), change.new.as_deref().unwrap_or_default());
    let diff = TextDiff::from_lines(old, new);
    let changes = diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Equal);
    changes.map(|change| format!("{}{}", change.tag(), change.value().trim_end())).collect()
}

/// The hunk of a unified diff that has this text, with as much around it.
fn hunk(change: &Change, with: &str, around: usize) -> String {
    let (old, new) = (change.old.as_deref().unwrap_or_default(), change.new.as_deref().unwrap_or_default());
    let diff = TextDiff::from_lines(old, new);
    let mut unified = diff.unified_diff();
    let hunks = unified.context_radius(around).iter_hunks().map(|hunk| hunk.to_string());
    hunks.into_iter().find(|hunk| hunk.contains(with)).expect("a hunk with that text")
}

#[test]
fn an_update_is_a_few_lines_for_each_member() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("review");
    let _ = std::fs::remove_dir_all(&folder);
    generate("1.29.8", &folder);
    let (diff, found) = compare(&model("1.29.8"), &model("1.29.9"), &DiffOptions::default());
    let diff = diff.unwrap_or_else(|| panic!("{found}"));
    let report = generate("1.29.9", &folder);

    let files: BTreeMap<&str, Vec<String>> = report
        .changes
        .files
        .iter()
        .map(|change| (change.path.as_str(), lines(change)))
        .filter(|(_, lines)| !lines.is_empty())
        .collect();
    let all: usize = files.values().map(Vec::len).sum();

    // The list of public items: a line for each member, and no other.
    let api: Vec<String> = ADDED.iter().map(|member| format!("+{member}: Option<String>")).collect();
    assert_eq!(files["api.txt"], api);

    // Sources: of a member its documentation and itself, in the file of its type. The rest of the update is a member
    // that is no longer required, which a reviewer sees in its documentation.
    let status = "src/operation/notify_resource_deployment_status_change.rs";
    assert_eq!(files[status], ["-    /// The member `status`. Required.", "+    /// The member `status`."]);
    let sources = files.iter().filter(|(path, _)| !["api.txt", status].contains(path));
    let counts: Vec<(&str, usize)> = sources.map(|(path, lines)| (*path, lines.len())).collect();
    let expected = [
        ("src/operation/create_environment.rs", 2),
        ("src/operation/create_environment_account_connection.rs", 2),
        ("src/operation/update_account_settings.rs", 2),
        ("src/operation/update_environment.rs", 2),
        ("src/operation/update_environment_account_connection.rs", 2),
        ("src/types.rs", 6),
    ];
    assert_eq!(counts, expected);

    // In figures: 26 lines in 8 of 88 files, 3 for each member with `api.txt`, 2 without.
    assert_eq!((all, files.len(), report.files), (26, 8, 88));
    let for_members = all - files[status].len();
    assert_eq!(for_members, 3 * ADDED.len());
    assert!(for_members <= MOST * ADDED.len());

    // What `diff` says of the same update: 13 operations take or return a new member.
    let adding: BTreeSet<&str> =
        diff.of_rule(Rule::MemberAdded).flat_map(|change| change.operations()).collect();
    assert_eq!(adding.len(), 13);
}

#[test]
fn the_diff_of_one_type_reads_at_a_glance() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("review-type");
    let _ = std::fs::remove_dir_all(&folder);
    generate("1.29.8", &folder);
    let report = generate("1.29.9", &folder);
    let types = report.changes.files.iter().find(|change| change.path == "src/types.rs").expect("types");
    insta::assert_snapshot!(hunk(types, "pub pipeline_codebuild_role_arn", 5), @r"
    @@ -12,10 +12,12 @@
     /// The structure `AccountSettings`.
     #[non_exhaustive]
     #[derive(Clone, Structure)]
     #[shape(output)]
     pub struct AccountSettings {
    +    /// The member `pipelineCodebuildRoleArn`.
    +    pub pipeline_codebuild_role_arn: Option<String>,
         /// The member `pipelineProvisioningRepository`.
         pub pipeline_provisioning_repository: Option<RepositoryBranch>,
         /// The member `pipelineServiceRoleArn`.
         pub pipeline_service_role_arn: Option<String>,
     }
    ");
}
