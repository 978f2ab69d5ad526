//! The models that are changed: those of `../shared/models`, the repository's own, and small ones.

use crate::random::Random;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A model as JSON AST.
pub(crate) struct Model {
    document: Value,
}

/// All of them. Of services whose protocol is not known the protocol is replaced.
pub(crate) fn all() -> Vec<Model> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared =
        std::env::var_os("SMITHWRIGHT_SHARED").map_or_else(|| here.join("../../shared"), PathBuf::from);
    let mut files = in_folder(&shared.join("models"));
    if files.is_empty() {
        println!("skipped: {} is not there; SMITHWRIGHT_SHARED may say where it is", shared.display());
    }
    let fixtures = in_folder(&here.join("fixtures"));
    files.push(here.join("../model/proton.json"));
    let read =
        |path: &PathBuf| -> Option<Value> { serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok() };
    let mut models: Vec<Value> = files.iter().filter_map(read).collect();
    // Twice, because they are small and hold what is rare.
    for fixture in fixtures.iter().filter_map(read) {
        models.extend([fixture.clone(), fixture]);
    }
    models.retain(|model| model["shapes"].is_object() && service_of(model).is_some());
    assert!(models.len() > 10, "the repository's own models are there");
    models.into_iter().map(|document| Model { document }).collect()
}

fn in_folder(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    paths.sort();
    paths
}

/// The id of the first service.
pub(crate) fn service_of(model: &Value) -> Option<String> {
    let mut shapes = model["shapes"].as_object()?.iter();
    shapes.find(|(_, shape)| shape["type"] == "service").map(|(id, _)| id.clone())
}

impl Model {
    /// A few operations with all they reach: a whole service takes long, and a change of it shows as well in a part.
    pub(crate) fn slice(&self, random: &mut Random) -> Value {
        let shapes = self.document["shapes"].as_object().expect("shapes");
        let service = service_of(&self.document).expect("a service");
        let mut operations = Vec::new();
        operations_of(shapes, &service, &mut operations);
        let wanted = 1 + random.below(5);
        while operations.len() > wanted {
            operations.swap_remove(random.below(operations.len()));
        }
        let mut new_service = shapes[&service].clone();
        let targets = operations.iter().map(|id| json!({"target": id}));
        new_service["operations"] = targets.collect::<Vec<_>>().into();
        for key in ["resources", "rename"] {
            new_service.as_object_mut().expect("a service").remove(key);
        }
        speak(&mut new_service, random);
        let mut kept = Map::from_iter([(service.clone(), new_service.clone())]);
        let mut todo: Vec<String> = Vec::new();
        references(&new_service, shapes, &mut todo);
        let mut seen = BTreeSet::from([service]);
        while let Some(id) = todo.pop() {
            if seen.insert(id.clone()) {
                references(&shapes[&id], shapes, &mut todo);
                kept.insert(id.clone(), shapes[&id].clone());
            }
        }
        let version = self.document["smithy"].clone();
        json!({"smithy": version, "shapes": kept})
    }
}

/// Has a service speak a protocol that can be generated: its own most of the time, else one without HTTP bindings, which
/// every model can speak.
fn speak(service: &mut Value, random: &mut Random) {
    let Some(traits) = service["traits"].as_object_mut() else { return };
    let known = |id: &String| smithwright_contract::Protocol::named(id).is_some();
    if traits.keys().any(known) && !random.chance(4) {
        return;
    }
    let is_protocol = |id: &String| {
        let namespace = id.starts_with("aws.protocols#") || id.starts_with("smithy.protocols#");
        namespace && id != "aws.protocols#awsQueryCompatible"
    };
    let gone: Vec<String> = traits.keys().filter(|id| is_protocol(id)).cloned().collect();
    gone.iter().for_each(|id| drop(traits.remove(id)));
    let id = random.one_of(&[
        "aws.protocols#awsJson1_0",
        "aws.protocols#awsJson1_1",
        "aws.protocols#awsQuery",
        "aws.protocols#ec2Query",
    ]);
    traits.insert(id.to_owned(), json!({}));
}

fn operations_of(shapes: &Map<String, Value>, id: &str, found: &mut Vec<String>) {
    let Some(shape) = shapes.get(id) else { return };
    let target = |value: &Value| value["target"].as_str().map(str::to_owned);
    let list = |key: &str| shape[key].as_array().into_iter().flatten().filter_map(target).collect::<Vec<_>>();
    for key in ["operations", "collectionOperations"] {
        found.extend(list(key));
    }
    for key in ["put", "create", "read", "update", "delete", "list"] {
        found.extend(target(&shape[key]));
    }
    for resource in list("resources") {
        operations_of(shapes, &resource, found);
    }
    found.sort();
    found.dedup();
}

/// The shapes that a value names anywhere.
fn references(value: &Value, shapes: &Map<String, Value>, found: &mut Vec<String>) {
    match value {
        Value::String(text) if shapes.contains_key(text.as_str()) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| references(item, shapes, found)),
        Value::Object(entries) => entries.values().for_each(|inner| references(inner, shapes, found)),
        _ => {}
    }
}
