//! The table and what is made of it.

use super::{Names, Row, Service, services, shouted};
use crate::model::{Model, ShapeKind};
use crate::read::{Corrections, Source, read, read_corrected};

#[test]
fn the_table_is_well_formed() {
    let sdk_ids: Vec<_> = services().iter().map(|service| service.sdk_id).collect();
    assert!(sdk_ids.is_sorted_by(|a, b| a < b));
    assert!(sdk_ids.len() > 400);
    let fields = super::table::fields();
    let rows: usize = services().iter().map(|service| service.rows().len()).sum();
    assert!(rows >= fields && rows >= 15_349, "{rows} rows of {fields} fields");
}

#[test]
fn rows() {
    let rows = Service::of("DynamoDB").unwrap().rows();
    let row = |fact, shape, member, value: &str| Row { fact, shape, member, value: value.to_owned() };
    assert!(rows.contains(&row("union", "AttributeValue", None, "")));
    let rows = Service::of("API Gateway").unwrap().rows();
    assert!(rows.contains(&row("default", "ApiKey", Some("enabled"), "false")));
    let rows = Service::of("DevOps Guru").unwrap().rows();
    let tokens = r#"{"inputToken":"NextToken","outputToken":"NextToken"}"#;
    assert!(rows.contains(&row("paginated", "GetResourceCollection", None, tokens)));
    let rows = Service::of("Polly").unwrap().rows();
    assert!(rows.contains(&row("paginated", "DescribeVoices", None, "null")));
    assert!(Service::of("Nowhere").is_none());
}

#[test]
fn names_in_capitals() {
    for (value, name) in [
        ("ml.g5.16xlarge", "ML_G5_16XLARGE"),
        ("InProgress", "IN_PROGRESS"),
        ("Count/Second", "COUNT_SECOND"),
        ("a--b", "A_B"),
        ("", ""),
    ] {
        assert_eq!(shouted(value), name);
    }
}

#[test]
fn a_set_of_names_knows_its_names_and_hardly_any_other() {
    let names: Vec<String> = (0..2000).map(|at| format!("Shape{at}")).collect();
    let set = Names::new(names.iter().map(String::as_str));
    let again = Names::parse(&set.to_text());
    assert!(names.iter().all(|name| set.contains(name) && again.contains(name)));
    let wrong = (0..20_000).filter(|at| again.contains(&format!("Other{at}"))).count();
    assert!(wrong < 20, "{wrong} of 20,000");
    assert!(!Names::parse("").contains("Shape"));
}

/// A definition as botocore might have of DynamoDB, with what the facts say of it.
const DYNAMODB: &str = r#"{
    "metadata": {"apiVersion": "2012-08-10", "endpointPrefix": "dynamodb", "protocol": "json", "jsonVersion": "1.0",
        "serviceId": "DynamoDB", "targetPrefix": "DynamoDB_20120810"},
    "operations": {"Scan": {"name": "Scan", "http": {"method": "POST", "requestUri": "/"},
        "input": {"shape": "ScanInput"}}, "Ponder": {"name": "Ponder", "http": {"method": "POST", "requestUri": "/"}}},
    "shapes": {
        "ScanInput": {"type": "structure", "members": {"value": {"shape": "AttributeValue"}}},
        "AttributeValue": {"type": "structure", "members": {"S": {"shape": "Text"}, "N": {"shape": "Text"}}},
        "Thought": {"type": "structure", "members": {}},
        "Text": {"type": "string"}
    }
}"#;

fn dynamodb(as_written: bool) -> Model {
    let corrections = Corrections { as_written, ..Corrections::default() };
    let (model, found) = read_corrected(&[Source::new("service-2.json", DYNAMODB)], &corrections);
    model.unwrap_or_else(|| panic!("{found}"))
}

#[test]
fn facts_are_restored_and_what_is_newer_or_outlived_is_reported() {
    let model = dynamodb(false);
    let value = model.shape("com.amazonaws.dynamodb#AttributeValue").unwrap();
    assert_eq!(value.kind, ShapeKind::Union);
    let corrected = model.corrected();
    assert_eq!(corrected.restored, 1);
    let newer: Vec<_> = corrected.newer.iter().map(|id| id.name()).collect();
    assert_eq!(newer, ["Ponder", "Thought"]);
    let skipped = &corrected.skipped;
    assert_eq!(corrected.restored + skipped.len(), Service::of("DynamoDB").unwrap().rows().len());
    assert!(skipped.iter().all(|fact| fact.why == "the shape does not exist"), "{skipped:?}");
    assert!(corrected.unknown.is_empty());

    // What was restored is kept when the model is written as Smithy.
    let text = crate::convert::to_ast(&model, crate::convert::Descriptions::Keep);
    let (again, _) = read(&[Source::new("model.json", text)]);
    let again = again.unwrap();
    assert_eq!(again.shape("com.amazonaws.dynamodb#AttributeValue").unwrap().kind, ShapeKind::Union);

    let written = dynamodb(true);
    assert_eq!(written.shape("com.amazonaws.dynamodb#AttributeValue").unwrap().kind, ShapeKind::Structure);
    assert_eq!(written.corrected().restored, 0);
}

#[test]
fn a_service_without_facts_is_named() {
    let (model, _) = read(&[Source::new("service-2.json", DYNAMODB.replace("\"DynamoDB\"", "\"Nowhere\""))]);
    let model = model.unwrap();
    assert_eq!(model.corrected().unknown, ["Nowhere"]);
    assert!(model.corrected().newer.is_empty());
}
