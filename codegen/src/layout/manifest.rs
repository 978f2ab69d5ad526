//! The text of `Cargo.toml`.

use super::{Manifest, Output, default_package};
use crate::crate_name;
use crate::package::{Runtime, Value, key, quoted};
use crate::plan::Plan;
use crate::stand_in;
use crate::workspace;

/// Values of keys of `[package]` where neither a setting nor a workspace has one.
const ALONE: [(&str, &str); 2] = [("version", "0.1.0"), ("edition", "2024")];

/// The text of the manifest.
pub(crate) fn text(plan: &Plan, output: &Output) -> Option<String> {
    let service = &plan.service;
    let (kind, package, stand_in) = (output.manifest, &output.package_settings, output.stand_in.as_ref());
    if kind == Manifest::None {
        return None;
    }
    let default_name = default_package(plan);
    let chosen = stand_in.map(|stand_in| stand_in.name.as_str()).or(output.package.as_deref());
    let (name, library) = match chosen {
        Some(name) => (name, crate_name::library(name)),
        None => (default_name.as_str(), service.snake.text().to_owned()),
    };
    let mut text = format!("[package]\nname = {}\n", quoted(name));
    let mut line = |key: &str, value: &Value| text.push_str(&format!("{key} = {value}\n"));
    let description = Value::Text(match stand_in {
        Some(stand_in) => {
            let (name, version) = (&stand_in.name, &stand_in.version);
            format!(
                "Generated replacement for {name} {version}, the client for {}; not made by AWS",
                service.title
            )
        }
        None => format!("Client for {}", service.title),
    });
    line("description", package.get("description").unwrap_or(&description));
    for key in workspace::INHERITED {
        let alone = ALONE.iter().find(|(known, _)| *known == key).map(|(_, value)| *value);
        let of_stand_in = stand_in.and_then(|stand_in| match key {
            "version" => Some(stand_in.version.as_str()),
            "license" => Some(stand_in::LICENSE_ID),
            _ => None,
        });
        match (package.get(key), kind, of_stand_in.or(alone)) {
            (Some(value), ..) => line(key, value),
            (None, Manifest::Workspace, _) => line(&format!("{key}.workspace"), &true.into()),
            (None, _, Some(value)) => line(key, &value.into()),
            (None, _, None) => {}
        }
    }
    line("publish", package.get("publish").unwrap_or(&false.into()));
    let mut written = vec!["description", "publish"];
    written.extend(workspace::INHERITED);
    package.others(&written).for_each(|(key, value)| line(key, value));
    let of_stand_in = stand_in.map(|stand_in| stand_in.features());
    let features = match &of_stand_in {
        Some(features) => package.features_over(
            features.iter().map(|feature| (feature.name.as_str(), feature.enables.clone())).collect(),
        ),
        None => package.features(),
    };
    let features: String = features
        .into_iter()
        .map(|(name, enables)| format!("{} = {}\n", key(name), Value::from(enables)))
        .collect();
    // A workspace of its own, so that Cargo runs in it, and outside, wherever it lies.
    let workspace = if stand_in.is_some() { "\n[workspace]\n" } else { "" };
    Some(format!(
        "{text}\n[lib]\nname = {}\n\
         # Named, so that Cargo can read the package when the sources are yet to be generated.\n\
         path = \"src/lib.rs\"\n\n\
         [features]\n{features}\n[dependencies]\n{} = {}\n{workspace}",
        quoted(&library),
        workspace::RUNTIME,
        runtime(plan, output),
    ))
}

/// The dependency on the runtime.
fn runtime(plan: &Plan, output: &Output) -> String {
    let mut needed = plan.runtime_features();
    // In the order of the alphabet, as the others are.
    match &output.stand_in {
        None => needed.insert(0, "aws-runtime-1-10"),
        Some(stand_in) => {
            if stand_in.is_recent() {
                needed.insert(0, "aws-runtime-1-10");
            }
            needed.push("response-builders");
            needed.sort_unstable();
        }
    }
    let needed: Vec<String> = needed.into_iter().map(quoted).collect();
    let needed = match needed.as_slice() {
        [] => String::new(),
        names => format!(", features = [{}]", names.join(", ")),
    };
    let from = match (&output.runtime, output.manifest) {
        (Some(runtime), _) => runtime.keys(output.folder.as_deref()),
        (None, Manifest::Workspace) => "workspace = true".to_owned(),
        (None, _) => Runtime::Registry(env!("CARGO_PKG_VERSION").to_owned()).keys(None),
    };
    format!("{{ {from}, default-features = false{needed} }}")
}
