//! What updates of models mean.
//!
//! A case in `fixtures/diff/cases` holds the shapes of two models; the service is put around them here. Drop a file
//! into the folder and run `cargo insta review`.

use serde_json::{Map, Value, json};
use smithwright::diagnostic::{Code, Diagnostics};
use smithwright::diff::render::{self, Format, render};
use smithwright::diff::{ApiDiff, Bump, DiffOptions, Part, Rule, compare};
use smithwright::model::Model;
use smithwright::read::{self, Source};
use std::fs;
use std::path::{Path, PathBuf};

const HERE: &str = env!("CARGO_MANIFEST_DIR");

fn model(name: &str, bytes: impl Into<Vec<u8>>) -> Model {
    let (model, found) = read::read(&[Source::new(name, bytes)]);
    model.unwrap_or_else(|| panic!("{name}: {found}"))
}

/// Proton as botocore of that version has it: names, types and constraints, no descriptions.
fn proton(version: &str) -> Model {
    let sources = read::sources(format!("{HERE}/fixtures/diff/proton-{version}"));
    let (model, found) = read::read(&sources.unwrap_or_else(|problem| panic!("{}", problem.message)));
    model.unwrap_or_else(|| panic!("{version}: {found}"))
}

fn diff(old: &Model, new: &Model, options: &DiffOptions) -> ApiDiff {
    let (diff, found) = compare(old, new, options);
    diff.unwrap_or_else(|| panic!("{found}"))
}

fn update() -> ApiDiff {
    diff(&proton("1.29.8"), &proton("1.29.9"), &DiffOptions::default())
}

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(HERE).join("snapshots/diff"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// A case: two models, and the options to compare them with.
struct Case {
    name: String,
    old: Model,
    new: Model,
    options: DiffOptions,
}

impl Case {
    fn read(path: &Path) -> Self {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).expect("the file can be read");
        let case: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let old = model(&name, wrapped(&case, "old"));
        let new = model(&name, wrapped(&case, "new"));
        let options = DiffOptions { docs: case["docs"] == true, ..DiffOptions::default() };
        Self { name, old, new, options }
    }

    fn all() -> Vec<Self> {
        let folder = Path::new(HERE).join("fixtures/diff/cases");
        let entries = fs::read_dir(folder).expect("the folder can be listed");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths.iter().map(|path| Self::read(path)).collect()
    }

    fn named(name: &str) -> Self {
        Self::read(&Path::new(HERE).join(format!("fixtures/diff/cases/{name}.json")))
    }

    fn diff(&self) -> ApiDiff {
        diff(&self.old, &self.new, &self.options)
    }
}

/// A model of one side's shapes: a service with all its operations.
fn wrapped(case: &Value, side: &str) -> String {
    let shapes = case[side].as_object().expect("shapes");
    let id = |name: &str| format!("com.example#{name}");
    let operations = shapes.iter().filter(|(_, shape)| shape["type"] == "operation");
    let operations: Vec<Value> = operations.map(|(name, _)| json!({"target": id(name)})).collect();
    let protocol = case["protocol"].as_str().unwrap_or("aws.protocols#awsJson1_0");
    let title = case["title"].as_str().unwrap_or("Example");
    let service = json!({
        "type": "service",
        "version": "2024-01-01",
        "operations": operations,
        "traits": {"aws.api#service": {"sdkId": "Example"}, "smithy.api#title": title, protocol: {}},
    });
    let mut all: Map<String, Value> = shapes.iter().map(|(name, shape)| (id(name), shape.clone())).collect();
    all.insert(id("Example"), service);
    json!({"smithy": "2.0", "shapes": all}).to_string()
}

#[test]
fn cases() {
    for case in Case::all() {
        snapshot(&format!("case_{}", case.name), &render(&case.diff(), Format::Text));
    }
}

#[test]
fn a_model_does_not_differ_from_itself() {
    let of_cases = Case::all().into_iter().flat_map(|case| [case.old, case.new]);
    for model in of_cases.chain([proton("1.29.8"), proton("1.29.9")]) {
        let options = DiffOptions { docs: true, ..DiffOptions::default() };
        let diff = diff(&model, &model, &options);
        assert!(diff.is_empty(), "{diff:#?}");
        assert_eq!(diff.bump(), Bump::None);
        assert!(render(&diff, Format::Json).contains(r#""bump": "none""#));
    }
}

/// What is added one way is removed the other way.
#[test]
fn backwards_is_the_opposite() {
    for case in Case::all() {
        let (there, back) = (case.diff(), diff(&case.new, &case.old, &case.options));
        let count = |diff: &ApiDiff, rules: &[Rule]| -> usize {
            rules.iter().map(|rule| diff.of_rule(*rule).count()).sum()
        };
        let added = [Rule::MemberAdded, Rule::RequiredMemberAdded, Rule::ClientOptionalMemberAdded];
        let pairs: [(&[Rule], &[Rule]); 9] = [
            (&added, &[Rule::MemberRemoved]),
            (&[Rule::OperationAdded], &[Rule::OperationRemoved]),
            (&[Rule::MemberRequired, Rule::MemberRequiredByService], &[Rule::MemberOptional]),
            (&[Rule::EnumValueAdded], &[Rule::EnumValueRemoved]),
            (&[Rule::UnionMemberAdded], &[Rule::UnionMemberRemoved]),
            (&[Rule::ErrorAdded], &[Rule::ErrorRemoved]),
            (&[Rule::WaiterAdded], &[Rule::WaiterRemoved]),
            (&[Rule::Deprecated], &[Rule::Undeprecated]),
            (&[Rule::Renamed], &[Rule::Renamed]),
        ];
        for (rules, opposite) in pairs {
            assert_eq!(count(&there, rules), count(&back, opposite), "{}: {rules:?}", case.name);
            assert_eq!(count(&there, opposite), count(&back, rules), "{}: {opposite:?}", case.name);
        }
    }
}

#[test]
fn a_small_update_in_all_formats() {
    let diff = Case::named("report").diff();
    for format in Format::ALL {
        let name = format!("report_{}", format.as_str());
        let text = render(&diff, format);
        // The style sheet is a file of its own.
        let style = text.split_once("<style>").and_then(|(_, rest)| rest.split_once("body:has("));
        let text = style.map_or_else(|| text.clone(), |(style, _)| text.replacen(style, "\n…\n", 1));
        snapshot(&name, &text);
    }
    let (plain, coloured) = (render::text(&diff), render::coloured_text(&diff));
    assert!(coloured.contains("\x1b[31mbreaks Rust\x1b[0m"), "{coloured}");
    let mut stripped = coloured;
    for style in ["1", "2", "31", "32", "33", "36", "0"] {
        stripped = stripped.replace(&format!("\x1b[{style}m"), "");
    }
    assert_eq!(stripped, plain);
}

#[test]
fn codebuild_provisioning_for_people() {
    let update = update();
    for format in [Format::Text, Format::Markdown, Format::Changelog] {
        snapshot(&format!("proton_{}", format.as_str()), &render(&update, format));
    }
}

/// The 13 operations of the public log, by the members that were added.
#[test]
fn codebuild_provisioning_adds_members_to_13_operations() {
    let update = update();
    let added = |operation: &str, part| -> Vec<String> {
        let seen = update.seen_from(operation, part).into_iter();
        let added = seen.filter(|(_, change)| change.rule == Rule::MemberAdded);
        added.map(|(path, _)| path.to_string()).collect()
    };
    let names = update.operations.iter().map(|operation| operation.name.as_str());
    let operations: Vec<(&str, Vec<String>, Vec<String>)> = names
        .map(|name| (name, added(name, Part::Request), added(name, Part::Response)))
        .filter(|(_, request, response)| !request.is_empty() || !response.is_empty())
        .collect();
    let role = "codebuildRoleArn";
    let expected: [(&str, &str, &str); 13] = [
        ("AcceptEnvironmentAccountConnection", "", "environmentAccountConnection.codebuildRoleArn"),
        ("CancelEnvironmentDeployment", "", "environment.codebuildRoleArn"),
        ("CreateEnvironment", role, "environment.codebuildRoleArn"),
        ("CreateEnvironmentAccountConnection", role, "environmentAccountConnection.codebuildRoleArn"),
        ("DeleteEnvironment", "", "environment.codebuildRoleArn"),
        ("DeleteEnvironmentAccountConnection", "", "environmentAccountConnection.codebuildRoleArn"),
        ("GetAccountSettings", "", "accountSettings.pipelineCodebuildRoleArn"),
        ("GetEnvironment", "", "environment.codebuildRoleArn"),
        ("GetEnvironmentAccountConnection", "", "environmentAccountConnection.codebuildRoleArn"),
        ("RejectEnvironmentAccountConnection", "", "environmentAccountConnection.codebuildRoleArn"),
        ("UpdateAccountSettings", "pipelineCodebuildRoleArn", "accountSettings.pipelineCodebuildRoleArn"),
        ("UpdateEnvironment", role, "environment.codebuildRoleArn"),
        ("UpdateEnvironmentAccountConnection", role, "environmentAccountConnection.codebuildRoleArn"),
    ];
    let one = |path: &str| -> Vec<String> {
        Some(path.to_owned()).filter(|path| !path.is_empty()).into_iter().collect()
    };
    let expected: Vec<_> =
        expected.iter().map(|(name, request, response)| (*name, one(request), one(response))).collect();
    assert_eq!(operations, expected);
    assert_eq!(update.bump(), Bump::Minor);
}

/// However many operations reach a member, it is one change that names them.
#[test]
fn a_change_is_there_once() {
    let update = update();
    let of_member: Vec<_> =
        update.changes.iter().filter(|change| change.origin == "Environment.codebuildRoleArn").collect();
    assert_eq!(of_member.len(), 1);
    let operations = [
        "CancelEnvironmentDeployment",
        "CreateEnvironment",
        "DeleteEnvironment",
        "GetEnvironment",
        "UpdateEnvironment",
    ];
    assert_eq!(of_member[0].operations(), operations);
    let items: Vec<_> = of_member[0]
        .items
        .iter()
        .map(|item| (item.owner.as_str(), item.file.as_str(), item.to.as_deref()))
        .collect();
    assert_eq!(
        items,
        [("types::Environment", "src/types.rs", Some("pub codebuild_role_arn: Option<String>"))]
    );
}

/// What the public log left out.
#[test]
fn codebuild_provisioning_has_more_than_the_public_log() {
    let update = update();
    let seen = update.seen_from("NotifyResourceDeploymentStatusChange", Part::Request);
    let (_, status) = seen.iter().find(|(path, _)| path.to_string() == "status").expect("the change");
    assert_eq!(
        (status.rule, status.rust.as_str(), status.wire.effect().as_str()),
        (Rule::MemberOptional, "none", "compatible")
    );

    assert!(
        update.of_rule(Rule::ConstraintTightened).any(|change| change.origin == "Arn"),
        "the pattern of Arn"
    );
    assert!(update.of_rule(Rule::Renamed).next().is_some());
    for change in update.of_rule(Rule::Renamed) {
        assert_eq!(change.origin, "PipelineRoleArn -> RoleArnOrEmptyString");
        assert_eq!((change.rust.as_str(), change.wire.effect().as_str()), ("none", "compatible"));
    }
}

#[test]
fn texts_of_models_stay_texts() {
    let diff = Case::named("hostile").diff();
    for format in Format::ALL {
        let text = render(&diff, format);
        snapshot(&format!("hostile_{}", format.as_str()), &text);
        if format != Format::Json {
            assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
        }
    }
    assert!(!render(&diff, Format::Html).contains("<script"));
}

#[test]
fn only_the_operations_asked_for() {
    let old = proton("1.29.8");
    let new = proton("1.29.9");
    let options = |operations: &[&str]| DiffOptions {
        operations: operations.iter().map(|name| (*name).to_owned()).collect(),
        ..DiffOptions::default()
    };
    let some = diff(&old, &new, &options(&["GetEnv*", "GetAccountSettings"]));
    let names: Vec<&str> = some.operations.iter().map(|diff| diff.name.as_str()).collect();
    assert!(names.contains(&"GetEnvironment") && names.contains(&"GetAccountSettings"), "{names:?}");
    assert!(names.iter().all(|name| name.starts_with("Get")), "{names:?}");

    let (none, found) = compare(&old, &new, &options(&["GetEnviroment", "Nothing*"]));
    assert!(none.is_none());
    snapshot("operations_not_found", &found.to_string());

    // An operation that only one of the models has can be asked for too.
    let case = Case::named("operations");
    let only_new = diff(&case.old, &case.new, &options(&["New"]));
    assert_eq!(only_new.operations.len(), 1);
    assert_eq!(only_new.bump(), Bump::Minor);
}

/// Each of many structures holds each other, so there are more ways than one can go. The shortest are told.
#[test]
fn many_ways_to_one_change() {
    let count = 12;
    let case = |more: Value| {
        let name = |at: usize| format!("S{at}");
        let members: Map<String, Value> = (0..count)
            .map(|at| (format!("m{at}"), json!({"target": format!("com.example#{}", name(at))})))
            .collect();
        let mut shapes: Map<String, Value> =
            (0..count).map(|at| (name(at), json!({"type": "structure", "members": members}))).collect();
        shapes.insert("Get".to_owned(), json!({"type": "operation", "input": {"target": "com.example#S0"}}));
        shapes["S7"]["members"]["more"] = more;
        let shapes: Map<String, Value> = [("side".to_owned(), Value::Object(shapes))].into_iter().collect();
        model("many", wrapped(&Value::Object(shapes), "side"))
    };
    let (old, new) = (json!({"target": "smithy.api#String"}), json!({"target": "smithy.api#Integer"}));
    let diff = diff(&case(old), &case(new), &DiffOptions::default());
    let paths: Vec<String> =
        diff.seen_from("Get", Part::Request).iter().map(|(path, _)| path.to_string()).collect();
    assert_eq!(paths.len(), 32);
    assert!(paths.contains(&"m7.more".to_owned()), "{paths:?}");
    assert_eq!(diff.bump(), Bump::Major);
}

#[test]
fn different_services() {
    let (none, found): (_, Diagnostics) =
        compare(&proton("1.29.9"), &Case::named("added").new, &DiffOptions::default());
    assert!(none.is_none());
    let problems: Vec<_> = found.iter().map(|problem| (problem.code, problem.message.as_str())).collect();
    let message = "the old model is of the service `Proton`, the new one of `Example`";
    assert_eq!(problems, [(Code::DifferentServices, message)]);
}
