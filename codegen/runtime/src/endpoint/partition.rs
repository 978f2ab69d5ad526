//! Which partition of AWS a region belongs to, and what holds there.
//!
//! The built-in facts (`partitions.json`: ids, region names and patterns, host suffixes) are those of botocore
//! 1.44.5. They stand here once, for every service.

use super::json::Object;
use super::value::Value;
use crate::codec::json;
use aws_smithy_types::Document as Json;
use regex_lite::Regex;
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

static BUILT_IN: LazyLock<Partitions> =
    LazyLock::new(|| Partitions::parse(include_str!("partitions.json")).unwrap_or_default());

/// The partitions of AWS, in the form of Smithy's `partitions.json`.
#[derive(Clone, Debug, Default)]
pub struct Partitions {
    partitions: Vec<Partition>,
    /// Regions known by name: which partition's outputs, or their own.
    regions: HashMap<String, Outputs>,
}

#[derive(Clone, Debug)]
struct Partition {
    pattern: Regex,
    outputs: Outputs,
}

/// What `aws.partition` gives.
#[derive(Clone, Debug, Default)]
pub(super) struct Outputs {
    name: String,
    dns_suffix: String,
    dual_stack_dns_suffix: String,
    implicit_global_region: String,
    supports_fips: bool,
    supports_dual_stack: bool,
}

impl Partitions {
    /// The partitions this version of the runtime knows.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads partition facts in the form of Smithy's `partitions.json`.
    ///
    /// # Errors
    /// When the text is not JSON, lacks a member, or holds a pattern that is not a regular expression.
    pub fn parse(json: &str) -> Result<Self, PartitionsError> {
        let json = json::parse(json.as_bytes()).map_err(|err| PartitionsError(err.to_string()))?;
        let mut known = Self::default();
        let list = json.as_object().and_then(|json| json.get("partitions")).and_then(Json::as_array);
        for partition in list.ok_or_else(|| missing("partitions"))? {
            let object = partition.as_object().ok_or_else(|| missing("partitions[]"))?;
            let id = text(object, "id").ok_or_else(|| missing("id"))?;
            let outputs =
                object.get("outputs").and_then(Json::as_object).ok_or_else(|| missing("outputs"))?;
            let outputs = Outputs { name: id.to_owned(), ..Outputs::default() }.with(outputs);
            let pattern = text(object, "regionRegex").ok_or_else(|| missing("regionRegex"))?;
            let pattern =
                Regex::new(pattern).map_err(|err| PartitionsError(format!("partition {id}: {err}")))?;
            for (region, own) in object.get("regions").and_then(Json::as_object).into_iter().flatten() {
                let own = own.as_object().map_or_else(|| outputs.clone(), |own| outputs.clone().with(own));
                known.regions.entry(region.clone()).or_insert(own);
            }
            known.partitions.push(Partition { pattern, outputs });
        }
        Ok(known)
    }

    /// What holds for `region`: the partition that lists it, else the first whose pattern matches, else `aws`.
    pub(super) fn find(&self, region: &str) -> Option<&Outputs> {
        let matching = || self.partitions.iter().find(|p| p.pattern.is_match(region));
        let fallback = || self.partitions.iter().find(|p| p.outputs.name == "aws");
        self.regions.get(region).or_else(|| Some(&matching().or_else(fallback)?.outputs))
    }
}

impl Outputs {
    /// These outputs, but for those that `json` holds.
    fn with(mut self, json: &Object) -> Self {
        let put = |field: &mut String, key: &str| {
            if let Some(value) = text(json, key) {
                value.clone_into(field);
            }
        };
        put(&mut self.name, "name");
        put(&mut self.dns_suffix, "dnsSuffix");
        put(&mut self.dual_stack_dns_suffix, "dualStackDnsSuffix");
        put(&mut self.implicit_global_region, "implicitGlobalRegion");
        let flag = |key: &str| json.get(key).and_then(Json::as_bool);
        self.supports_fips = flag("supportsFIPS").unwrap_or(self.supports_fips);
        self.supports_dual_stack = flag("supportsDualStack").unwrap_or(self.supports_dual_stack);
        self
    }

    pub(super) fn get<'a>(&'a self, key: &str) -> Option<Value<'a>> {
        Some(match key {
            "name" => Value::from(self.name.as_str()),
            "dnsSuffix" => Value::from(self.dns_suffix.as_str()),
            "dualStackDnsSuffix" => Value::from(self.dual_stack_dns_suffix.as_str()),
            "implicitGlobalRegion" => Value::from(self.implicit_global_region.as_str()),
            "supportsFIPS" => Value::Bool(self.supports_fips),
            "supportsDualStack" => Value::Bool(self.supports_dual_stack),
            _ => return None,
        })
    }
}

fn text<'j>(object: &'j Object, key: &str) -> Option<&'j str> {
    object.get(key).and_then(Json::as_string)
}

fn missing(what: &str) -> PartitionsError {
    PartitionsError(format!("`{what}` is missing or has the wrong type"))
}

/// Partition facts that cannot be read.
#[derive(Clone, Debug)]
pub struct PartitionsError(String);

impl fmt::Display for PartitionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "partition facts: {}", self.0)
    }
}

impl std::error::Error for PartitionsError {}

#[cfg(test)]
mod tests {
    use super::Partitions;

    #[test]
    fn built_in_facts_are_readable() {
        assert_eq!(Partitions::built_in().partitions.len(), 8);
        let suffix = |region| Partitions::built_in().find(region).map(|outputs| outputs.dns_suffix.as_str());
        assert_eq!(suffix("eu-west-1"), Some("amazonaws.com"));
        assert_eq!(suffix("cn-somewhere-9"), Some("amazonaws.com.cn"));
        assert_eq!(suffix("nowhere"), Some("amazonaws.com"));
        assert_eq!(suffix("eusc-de-east-1"), Some("amazonaws.eu"));
    }
}
