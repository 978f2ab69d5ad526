//! Random changes of a model.

use crate::models::service_of;
use crate::random::Random;
use crate::values;
use serde_json::{Map, Value, json};

const SIMPLE: [&str; 12] = [
    "String",
    "Integer",
    "Long",
    "Boolean",
    "Timestamp",
    "Blob",
    "Double",
    "Float",
    "Short",
    "Document",
    "BigDecimal",
    "Unit",
];

/// Changes a model once; says how, or nothing when there was nothing to change.
pub(crate) fn change(model: &mut Value, random: &mut Random) -> Option<String> {
    let service = service_of(model)?;
    let shapes = model["shapes"].as_object_mut()?;
    for _ in 0..8 {
        let done = match random.below(20) {
            0..=3 => member_trait(shapes, random),
            4 | 5 => shape_trait(shapes, random),
            6 | 7 => operation_trait(shapes, random),
            8 => service_trait(shapes, &service, random),
            9 => drop_trait(shapes, random),
            10 | 11 => members(shapes, random),
            12 => retarget(shapes, random),
            13 => enum_values(shapes, random),
            14 => shape_type(shapes, random),
            15 => operations(shapes, &service, random),
            16 => errors(shapes, &service, random),
            17 => rename_shape(shapes, random),
            18 => resources(shapes, &service, random),
            _ => about_service(shapes, &service, random),
        };
        if done.is_some() {
            return done;
        }
    }
    None
}

/// Ids of the shapes of some types.
fn ids(shapes: &Map<String, Value>, kinds: &[&str]) -> Vec<String> {
    let fits = |shape: &Value| shape["type"].as_str().is_some_and(|kind| kinds.contains(&kind));
    shapes.iter().filter(|(_, shape)| fits(shape)).map(|(id, _)| id.clone()).collect()
}

fn kind_of(shapes: &Map<String, Value>, id: &str) -> String {
    let prelude = || id.split_once('#').map(|(_, name)| name.to_lowercase()).unwrap_or_default();
    shapes.get(id).and_then(|shape| shape["type"].as_str()).map_or_else(prelude, str::to_owned)
}

/// A random member: its container and name.
fn member(shapes: &Map<String, Value>, random: &mut Random) -> Option<(String, String)> {
    let id = random.any(&ids(shapes, &["structure", "structure", "union", "list", "map"]))?;
    let names = member_names(&shapes[&id]);
    Some((id, random.any(&names)?))
}

fn member_names(shape: &Value) -> Vec<String> {
    match shape["type"].as_str() {
        Some("list") => vec!["member".to_owned()],
        Some("map") => vec!["key".to_owned(), "value".to_owned()],
        _ => shape["members"].as_object().map(|all| all.keys().cloned().collect()).unwrap_or_default(),
    }
}

fn member_mut<'a>(shape: &'a mut Value, name: &str) -> &'a mut Value {
    if matches!(shape["type"].as_str(), Some("list" | "map")) {
        &mut shape[name]
    } else {
        &mut shape["members"][name]
    }
}

fn put(at: &mut Value, (id, value): (&str, Value)) -> String {
    if !at["traits"].is_object() {
        at["traits"] = json!({});
    }
    let told = format!("{id} = {value}");
    at["traits"][id] = value;
    told
}

fn member_trait(shapes: &mut Map<String, Value>, random: &mut Random) -> Option<String> {
    let (id, name) = member(shapes, random)?;
    let target = member_mut(&mut shapes[&id], &name)["target"].as_str()?.to_owned();
    let value = values::of_member(random, &kind_of(shapes, &target));
    Some(format!("{id}${name}: {}", put(member_mut(&mut shapes[&id], &name), value)))
}

fn shape_trait(shapes: &mut Map<String, Value>, random: &mut Random) -> Option<String> {
    let all: Vec<String> = shapes.keys().cloned().collect();
    let id = random.any(&all)?;
    let kind = shapes[&id]["type"].as_str()?.to_owned();
    let value = values::of_shape(random, &kind);
    Some(format!("{id}: {}", put(&mut shapes[&id], value)))
}

fn operation_trait(shapes: &mut Map<String, Value>, random: &mut Random) -> Option<String> {
    let id = random.any(&ids(shapes, &["operation"]))?;
    let names = |end: &str| {
        let target = shapes[&id][end]["target"].as_str().and_then(|id| shapes.get(id));
        target.map(member_names).unwrap_or_default()
    };
    let value = values::of_operation(random, &names("input"), &names("output"));
    Some(format!("{id}: {}", put(&mut shapes[&id], value)))
}

fn service_trait(shapes: &mut Map<String, Value>, service: &str, random: &mut Random) -> Option<String> {
    Some(format!("{service}: {}", put(&mut shapes[service], values::of_service(random))))
}

/// Takes a trait away, of a shape or a member.
fn drop_trait(shapes: &mut Map<String, Value>, random: &mut Random) -> Option<String> {
    let mut all: Vec<(String, Option<String>, String)> = Vec::new();
    for (id, shape) in shapes.iter() {
        let of = |at: &Value| at["traits"].as_object().map(|all| all.keys().cloned().collect::<Vec<_>>());
        all.extend(of(shape).into_iter().flatten().map(|name| (id.clone(), None, name)));
        for member in member_names(shape) {
            let at = if shape["members"].is_object() { &shape["members"][&member] } else { &shape[&member] };
            all.extend(of(at).into_iter().flatten().map(|name| (id.clone(), Some(member.clone()), name)));
        }
    }
    // Most traits are documentation, which is the same everywhere.
    let rare: Vec<_> =
        all.iter().filter(|(_, _, name)| name != "smithy.api#documentation").cloned().collect();
    let (id, member, name) = if random.chance(8) { random.any(&all)? } else { random.any(&rare)? };
    let shape = &mut shapes[&id];
    let at = match &member {
        Some(member) => member_mut(shape, member),
        None => shape,
    };
    at["traits"].as_object_mut()?.remove(&name);
    Some(format!("{id} {member:?}: without {name}"))
}

/// Adds, removes, renames or reorders members.
fn members(shapes: &mut Map<String, Value>, random: &mut Random) -> Option<String> {
    let id = random.any(&ids(shapes, &["structure", "structure", "union"]))?;
    let target = target(shapes, random);
    let all = shapes[&id]["members"].as_object_mut()?;
    let name = random.any(&all.keys().cloned().collect::<Vec<_>>());
    Some(match (random.below(6), name) {
        (0 | 1, _) | (_, None) => {
            let name = random.one_of(&["added", "Added2", "type", "self", "new_one", "newOne"]);
            let mut member = json!({"target": target});
            if random.chance(3) {
                member["traits"] = json!({"smithy.api#required": {}});
            }
            all.insert(name.to_owned(), member);
            format!("{id}: added {name} of {target}")
        }
        (2, Some(name)) => {
            all.remove(&name);
            format!("{id}: removed {name}")
        }
        (3, Some(name)) => {
            let other = random.one_of(&["renamed", "type", "RENAMED"]).to_owned();
            let other = if random.chance(2) { flipped(&name) } else { other };
            let renamed = all
                .iter()
                .map(|(key, value)| (if *key == name { other.clone() } else { key.clone() }, value.clone()));
            *all = renamed.collect();
            format!("{id}: {name} is {other}")
        }
        (4, Some(name)) => {
            let moved = all.remove(&name)?;
            all.insert(name.clone(), moved);
            format!("{id}: {name} moved")
        }
        (_, Some(name)) => {
            all.get_mut(&name)?["target"] = target.clone().into();
            format!("{id}${name}: targets {target}")
        }
    })
}

/// A name whose first letter has the other case.
fn flipped(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters
        .next()
        .map(|c| if c.is_uppercase() { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() });
    first.into_iter().chain(letters).collect()
}

/// Something to target.
fn target(shapes: &Map<String, Value>, random: &mut Random) -> String {
    let kinds =
        ["structure", "union", "list", "map", "enum", "intEnum", "string", "integer", "timestamp", "blob"];
    let known = random.any(&ids(shapes, &kinds)).filter(|_| random.chance(2));
    known.unwrap_or_else(|| format!("smithy.api#{}", random.one_of(&SIMPLE)))
}

fn retarget(shapes: &mut Map<String, Value>, random: &mut Random) -> Option<String> {
    let (id, name) = member(shapes, random)?;
    let target = if name == "key" { "smithy.api#String".to_owned() } else { target(shapes, random) };
    member_mut(&mut shapes[&id], &name)["target"] = target.clone().into();
    Some(format!("{id}${name}: targets {target}"))
}

fn enum_values(shapes: &mut Map<String, Value>, random: &mut Random) -> Option<String> {
    let id = random.any(&ids(shapes, &["enum", "intEnum"]))?;
    let is_text = shapes[&id]["type"] == "enum";
    let all = shapes[&id]["members"].as_object_mut()?;
    let name = random.any(&all.keys().cloned().collect::<Vec<_>>())?;
    let value = if is_text { json!(random.one_of(&["new", "NEW", "a-b"])) } else { json!(random.below(90)) };
    let member = json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": value}});
    Some(match random.below(4) {
        0 => {
            all.insert("ADDED".to_owned(), member);
            format!("{id}: new value {value}")
        }
        1 if all.len() > 1 => {
            all.remove(&name);
            format!("{id}: without {name}")
        }
        2 => {
            *all.get_mut(&name)? = member;
            format!("{id}: {name} is {value}")
        }
        _ => {
            let kept = all.remove(&name)?;
            all.insert(format!("{name}_2"), kept);
            format!("{id}: {name} is called {name}_2")
        }
    })
}

fn shape_type(shapes: &mut Map<String, Value>, random: &mut Random) -> Option<String> {
    let simple =
        ["string", "integer", "long", "boolean", "timestamp", "blob", "double", "float", "short", "document"];
    let kinds = [simple.as_slice(), &["structure", "union", "enum"]].concat();
    let id = random.any(&ids(shapes, &kinds))?;
    let now = match shapes[&id]["type"].as_str()? {
        "structure" => "union",
        "union" => "structure",
        "enum" => "string",
        _ => random.one_of(&simple),
    };
    if now == "string" {
        shapes[&id].as_object_mut()?.remove("members");
    }
    shapes[&id]["type"] = now.into();
    Some(format!("{id} is a {now}"))
}

fn operations(shapes: &mut Map<String, Value>, service: &str, random: &mut Random) -> Option<String> {
    let id = random.any(&ids(shapes, &["operation"]))?;
    Some(match random.below(4) {
        0 => {
            let copy = shapes[&id].clone();
            let new = format!("{id}Again");
            shapes.insert(new.clone(), copy);
            shapes[service]["operations"].as_array_mut()?.push(json!({"target": new}));
            format!("{new} is new")
        }
        1 => {
            shapes[service]["operations"].as_array_mut()?.retain(|target| target["target"] != json!(id));
            format!("{id} is gone")
        }
        2 => {
            let structures = ids(shapes, &["structure"]);
            let (end, other) = (random.one_of(&["input", "output"]), random.any(&structures)?);
            shapes[&id][end] = json!({"target": other});
            format!("{id}: {end} is {other}")
        }
        _ => {
            let end = random.one_of(&["input", "output"]);
            shapes[&id].as_object_mut()?.remove(end)?;
            format!("{id}: no {end}")
        }
    })
}

fn errors(shapes: &mut Map<String, Value>, service: &str, random: &mut Random) -> Option<String> {
    let of = random.any(&ids(shapes, &["operation"])).filter(|_| !random.chance(4));
    let of = of.unwrap_or_else(|| service.to_owned());
    if random.chance(2) {
        let errors = shapes[&of]["errors"].as_array_mut()?;
        let gone = (!errors.is_empty()).then(|| errors.remove(random.below(errors.len())))?;
        return Some(format!("{of}: without the error {gone}"));
    }
    let namespace = service.split_once('#')?.0.to_owned();
    let id = format!("{namespace}#AddedError");
    let members = json!({"message": {"target": "smithy.api#String"}});
    let error = json!({"type": "structure", "members": members, "traits": {"smithy.api#error": "client"}});
    shapes.insert(id.clone(), error);
    if !shapes[&of]["errors"].is_array() {
        shapes[&of]["errors"] = json!([]);
    }
    shapes[&of]["errors"].as_array_mut()?.push(json!({"target": id}));
    Some(format!("{of}: a new error"))
}

/// Calls a shape otherwise wherever it is named.
fn rename_shape(shapes: &mut Map<String, Value>, random: &mut Random) -> Option<String> {
    let all: Vec<String> = shapes.keys().cloned().collect();
    let id = random.any(&all)?;
    let (namespace, name) = id.split_once('#')?;
    let new = match random.below(4) {
        0 => format!("{namespace}#{}", flipped(name)),
        1 => format!("{namespace}.other#{name}"),
        2 => format!("{namespace}#{}", random.one_of(&["Option", "String", "Client", "Error", "Box"])),
        _ => format!("{namespace}#{name}Renamed"),
    };
    if shapes.contains_key(&new) {
        return None;
    }
    let renamed = std::mem::take(shapes).into_iter().map(|(key, mut value)| {
        replace(&mut value, &id, &new);
        (if key == id { new.clone() } else { key }, value)
    });
    *shapes = renamed.collect();
    Some(format!("{id} is {new}"))
}

fn replace(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::String(text) if text == from => to.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, from, to)),
        Value::Object(entries) => entries.values_mut().for_each(|inner| replace(inner, from, to)),
        _ => {}
    }
}

/// Binds an operation to a resource rather than to the service.
fn resources(shapes: &mut Map<String, Value>, service: &str, random: &mut Random) -> Option<String> {
    let operations = shapes[service]["operations"].as_array_mut()?;
    let moved = (!operations.is_empty()).then(|| operations.remove(random.below(operations.len())))?;
    let id = format!("{}#AddedResource", service.split_once('#')?.0);
    shapes.insert(id.clone(), json!({"type": "resource", "operations": [moved.clone()]}));
    shapes[service]["resources"] = json!([{"target": id}]);
    Some(format!("{moved} is of a resource"))
}

/// What the service says besides traits, and its endpoint rules.
fn about_service(shapes: &mut Map<String, Value>, service: &str, random: &mut Random) -> Option<String> {
    let structures = ids(shapes, &["structure", "union", "enum"]);
    match random.below(5) {
        0 => {
            let renamed = random.any(&structures)?;
            shapes[service]["rename"] = json!({renamed.clone(): "GivenName"});
            Some(format!("{renamed} is renamed by the service"))
        }
        1 => {
            shapes[service]["version"] = random.one_of(&["1", "2"]).into();
            Some("another version".to_owned())
        }
        2 => {
            // Without an SDK id it would be another service.
            shapes[service]["traits"].get("aws.api#service")?;
            let moved = shapes.remove(service)?;
            let new = format!("{service}Two");
            shapes.insert(new.clone(), moved);
            Some(format!("{service} is {new}"))
        }
        _ => {
            let rules = &mut shapes[service]["traits"]["smithy.rules#endpointRuleSet"];
            let text = rules.as_object()?.get("rules")?.to_string();
            let changed = if random.chance(2) {
                text.replacen("https://", "https://x.", 1)
            } else {
                text.replacen("documentation", "comment", 1)
            };
            rules["rules"] = serde_json::from_str(&changed).ok()?;
            if random.chance(2) {
                let params = rules["parameters"].as_object_mut()?;
                let name = random.any(&params.keys().cloned().collect::<Vec<_>>())?;
                params[&name]["documentation"] = "other".into();
            }
            Some("other rules".to_owned())
        }
    }
}
