//! From rows to the table.

use crate::{Fact, Failure};
use smithwright::model::{Model, Shape, ShapeKind};
use smithwright::read::facts::{self, Names, shouted};
use std::collections::{BTreeMap, BTreeSet};

/// The table of all facts. The definitions they were found with say which names were known then, and which shape a
/// member targets whose row says only that it is an enum.
///
/// # Errors
/// When a row is about a service that there is no definition of, or has a value that cannot be read.
pub fn pack(rows: &[Fact], definitions: &BTreeMap<String, Model>) -> Result<String, Failure> {
    let mut by_service: BTreeMap<&str, Vec<&Fact>> = BTreeMap::new();
    for sdk_id in definitions.keys() {
        by_service.insert(sdk_id, Vec::new());
    }
    for fact in rows {
        let known = by_service.get_mut(fact.sdk_id.as_str());
        known.ok_or_else(|| format!("there is no definition of `{}`", fact.sdk_id))?.push(fact);
    }
    let mut text = String::new();
    for (sdk_id, rows) in by_service {
        let Some(model) = definitions.get(sdk_id) else { continue };
        let names: BTreeSet<&str> = facts::dated(model).into_iter().map(|id| id.name()).collect();
        text += &format!("@{sdk_id}\t{}\n", Names::new(names.into_iter()).to_text());
        for (shape, fields) in fields(&rows, model)? {
            text += &format!("{shape}\t{}\n", fields.join("\t"));
        }
    }
    Ok(text)
}

/// The fields of each shape.
fn fields<'r>(rows: &[&'r Fact], model: &Model) -> Result<BTreeMap<&'r str, Vec<String>>, Failure> {
    // Members of which the same is said share a field.
    let mut shared: BTreeMap<(&str, String), Vec<&str>> = BTreeMap::new();
    let mut fields: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for fact in rows {
        let (shape, member) = fact.subject.split_once('$').unwrap_or((&fact.subject, ""));
        let value = fact.value.as_str();
        let rest = || match member {
            "" => format!("&{}:{value}", fact.fact),
            member => format!("&{}.{member}:{value}", fact.fact),
        };
        let mut share = |key: String| shared.entry((shape, key)).or_default().push(member);
        let field = match fact.fact.as_str() {
            "clientOptional" => {
                share("?".to_owned());
                continue;
            }
            "default" => {
                share(format!("=:{value}"));
                continue;
            }
            "member" => {
                share(format!("+:{}", target(model, member, value)?));
                continue;
            }
            "enumName" => enum_name(value)?,
            "paginated" => pagination(value)?.unwrap_or_else(rest),
            "awsQueryError" => query_error(shape, value)?,
            _ => rest(),
        };
        fields.entry(shape).or_default().push(field);
    }
    for ((shape, key), members) in shared {
        let (sign, value) = key.split_at(1);
        fields.entry(shape).or_default().push(format!("{sign}{}{value}", members.join(",")));
    }
    fields.values_mut().for_each(|fields| fields.sort());
    Ok(fields)
}

/// A type of the prelude, or the shape that other errors' members of that name target.
fn target(model: &Model, member: &str, kind: &str) -> Result<String, Failure> {
    if kind != "enum" {
        return Ok(kind.to_owned());
    }
    let errors = model.shapes().filter(|shape| shape.traits.error().is_some());
    let mut targets = errors.filter_map(|shape| model.target(shape.member(member)?));
    let of_kind = |shape: &&Shape| shape.kind == ShapeKind::Enum;
    let named =
        || model.shapes().find(|shape| shape.kind == ShapeKind::Enum && shape.id.name() == "ErrorCode");
    let found = targets.find(of_kind).or_else(named);
    Ok(found.ok_or_else(|| format!("which enum is `{member}`?"))?.id.name().to_owned())
}

fn enum_name(text: &str) -> Result<String, Failure> {
    let (value, name) = text.rsplit_once(' ').ok_or("a value and a name were expected")?;
    let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).ok_or("no JSON string")?;
    Ok(if shouted(value) == name { format!("^{value}") } else { format!("#{name}:{value}") })
}

/// The short form, if nothing is lost by it.
fn pagination(text: &str) -> Result<Option<String>, Failure> {
    const KEYS: [&str; 4] = ["inputToken", "outputToken", "items", "pageSize"];
    let value: serde_json::Value = serde_json::from_str(text)?;
    let Some(object) = value.as_object() else { return Ok(Some("*".to_owned())) };
    if object.keys().any(|key| !KEYS.contains(&key.as_str())) {
        return Ok(None);
    }
    let parts = KEYS.map(|key| object.get(key).and_then(|value| value.as_str()).unwrap_or_default());
    Ok(Some(format!("*{}", parts.join(",").trim_end_matches(','))))
}

fn query_error(shape: &str, text: &str) -> Result<String, Failure> {
    let value: serde_json::Value = serde_json::from_str(text)?;
    let code = value["code"].as_str().ok_or("no code")?;
    let code = if code == shape { "" } else { code };
    Ok(format!("!{code}:{}", value["httpResponseCode"]))
}
