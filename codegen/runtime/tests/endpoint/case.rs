//! One test case of `smithy.rules#endpointTests`.

use aws_smithy_types::Document;
use serde_json::Value as Json;
use smithwright_runtime::endpoint::{ParamValue, Params, Partitions, RuleSet};
use std::collections::HashMap;

/// Whether the rules give what the case expects; if not, what they gave.
pub(crate) fn check(rules: &RuleSet, facts: &Partitions, case: &Json) -> Result<(), String> {
    let mut params = Params::builder();
    for (name, value) in case["params"].as_object().into_iter().flatten() {
        let value = match value {
            Json::Bool(flag) => ParamValue::from(*flag),
            Json::String(text) => ParamValue::from(text.as_str()),
            value => ParamValue::from(
                serde_json::from_value::<Vec<String>>(value.clone()).map_err(|err| err.to_string())?,
            ),
        };
        params = params.set(name.clone(), value);
    }
    let found = match params.build() {
        Ok(params) => rules.resolve(&params, facts).map_err(|err| err.to_string()),
        Err(err) => Err(err.to_string()),
    };
    if let Some(error) = case["expect"].get("error") {
        return match found {
            Err(message) if error == message.as_str() => Ok(()),
            other => Err(format!("expected {error}, found {other:?}")),
        };
    }
    let expected = &case["expect"]["endpoint"];
    let endpoint = found?;
    let properties: HashMap<_, _> =
        endpoint.properties().iter().map(|(k, v)| (k.to_string(), v.clone())).collect();
    let wanted: HashMap<_, _> = expected["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(k, v)| (k.clone(), document(v)))
        .collect();
    if expected["url"] != endpoint.url() || properties != wanted {
        return Err(format!("expected {expected}, found {endpoint:?}"));
    }
    Ok(())
}

/// The document that JSON stands for.
pub(crate) fn document(json: &Json) -> Document {
    match json {
        Json::Null => Document::Null,
        Json::Bool(flag) => Document::Bool(*flag),
        Json::Number(number) => {
            let signed = number.as_i64().expect("an integer");
            Document::Number(match u64::try_from(signed) {
                Ok(number) => aws_smithy_types::Number::PosInt(number),
                Err(_) => aws_smithy_types::Number::NegInt(signed),
            })
        }
        Json::String(text) => Document::String(text.clone()),
        Json::Array(items) => Document::Array(items.iter().map(document).collect()),
        Json::Object(members) => {
            Document::Object(members.iter().map(|(key, value)| (key.clone(), document(value))).collect())
        }
    }
}
