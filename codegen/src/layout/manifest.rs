//! The text of `Cargo.toml`.

use super::{Manifest, default_package};
use crate::crate_name;
use crate::package::{Package, Value, key, quoted};
use crate::plan::Plan;
use crate::workspace;

/// Values of keys of `[package]` where neither a setting nor a workspace has one.
const ALONE: [(&str, &str); 2] = [("version", "0.1.0"), ("edition", "2024")];

/// The text of the manifest. `name` is the package's name, if the user chose one.
pub(crate) fn text(kind: Manifest, plan: &Plan, name: Option<&str>, package: &Package) -> Option<String> {
    let service = &plan.service;
    let needed: Vec<String> = plan.runtime_features().into_iter().map(quoted).collect();
    let needed = match needed.as_slice() {
        [] => String::new(),
        names => format!(", features = [{}]", names.join(", ")),
    };
    let runtime = match kind {
        Manifest::None => return None,
        Manifest::Workspace => format!("{{ workspace = true, default-features = false{needed} }}"),
        Manifest::Standalone => {
            let version = quoted(env!("CARGO_PKG_VERSION"));
            format!("{{ version = {version}, default-features = false{needed} }}")
        }
    };
    let default_name = default_package(plan);
    let (name, library) = match name {
        Some(name) => (name, crate_name::library(name)),
        None => (default_name.as_str(), service.snake.text().to_owned()),
    };
    let mut text = format!("[package]\nname = {}\n", quoted(name));
    let mut line = |key: &str, value: &Value| text.push_str(&format!("{key} = {value}\n"));
    let description = Value::Text(format!("Client for {}", service.title));
    line("description", package.get("description").unwrap_or(&description));
    for key in workspace::INHERITED {
        let alone = ALONE.iter().find(|(known, _)| *known == key);
        match (package.get(key), kind, alone) {
            (Some(value), ..) => line(key, value),
            (None, Manifest::Workspace, _) => line(&format!("{key}.workspace"), &true.into()),
            (None, _, Some((_, value))) => line(key, &(*value).into()),
            (None, _, None) => {}
        }
    }
    line("publish", package.get("publish").unwrap_or(&false.into()));
    let mut written = vec!["description", "publish"];
    written.extend(workspace::INHERITED);
    package.others(&written).for_each(|(key, value)| line(key, value));
    let features: String = package
        .features()
        .into_iter()
        .map(|(name, enables)| format!("{} = {}\n", key(name), Value::from(enables)))
        .collect();
    Some(format!(
        "{text}\n[lib]\nname = {}\n\
         # Named, so that Cargo can read the package when the sources are yet to be generated.\n\
         path = \"src/lib.rs\"\n\n\
         [features]\n{features}\n[dependencies]\n{} = {runtime}\n",
        quoted(&library),
        workspace::RUNTIME
    ))
}
