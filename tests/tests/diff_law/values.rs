//! Traits that are put on shapes, members, operations and services, with values that fit now and then.

use crate::random::Random;
use serde_json::{Value, json};

const TEXTS: [&str; 10] = [
    "a",
    "Some text.",
    "other",
    "<p>Docs with <code>code</code>.</p>",
    "x-amz-a",
    "2024",
    "^a+$",
    "text/plain",
    "",
    "name",
];

fn text(random: &mut Random) -> &'static str {
    random.one_of(&TEXTS)
}

/// A trait for anything.
fn common(random: &mut Random) -> (&'static str, Value) {
    match random.below(8) {
        0 | 1 => ("smithy.api#documentation", json!(text(random))),
        2 => ("smithy.api#deprecated", json!({})),
        3 => ("smithy.api#deprecated", json!({"message": text(random), "since": text(random)})),
        4 => ("smithy.api#tags", json!([text(random)])),
        5 => ("smithy.api#internal", json!({})),
        6 => ("smithy.api#unstable", json!({})),
        _ => ("smithy.api#since", json!(text(random))),
    }
}

/// A trait for a member; `names` are those of members around it.
pub(crate) fn of_member(random: &mut Random, kind: &str) -> (&'static str, Value) {
    match random.below(40) {
        34 => ("smithy.api#xmlFlattened", json!({})),
        35 => ("smithy.api#xmlAttribute", json!({})),
        36 => ("smithy.api#xmlNamespace", namespace(random)),
        37 => ("aws.protocols#ec2QueryName", json!(xml_name(random))),
        38 => ("smithy.api#xmlName", json!(xml_name(random))),
        30 => ("smithy.api#httpLabel", json!({})),
        31 => ("smithy.api#httpQueryParams", json!({})),
        32 => ("smithy.api#httpPrefixHeaders", json!(text(random))),
        33 => ("smithy.api#httpResponseCode", json!({})),
        0..=3 => ("smithy.api#required", json!({})),
        4 | 5 => ("smithy.api#clientOptional", json!({})),
        6..=9 => ("smithy.api#default", default(random, kind)),
        10 => ("smithy.api#addedDefault", json!({})),
        11 | 12 => ("smithy.api#idempotencyToken", json!({})),
        13 => ("smithy.api#jsonName", json!(text(random))),
        14 => ("smithy.api#xmlName", json!(xml_name(random))),
        15 => ("smithy.api#httpHeader", json!(text(random))),
        16 => ("smithy.api#httpQuery", json!(text(random))),
        17 => ("smithy.api#httpPayload", json!({})),
        18 => ("smithy.api#hostLabel", json!({})),
        19 | 20 => (
            "smithy.rules#contextParam",
            json!({"name": random.one_of(&["Bucket", "Region", "R", "Endpoint"])}),
        ),
        21 => ("smithy.api#timestampFormat", format(random)),
        22 => ("smithy.api#eventHeader", json!({})),
        23 => ("smithy.api#eventPayload", json!({})),
        24 | 25 => constraint(random),
        26 => ("smithy.api#mediaType", json!(text(random))),
        _ => common(random),
    }
}

/// A name of an element, an attribute or a parameter.
fn xml_name(random: &mut Random) -> &'static str {
    random.one_of(&["a", "Name", "item", "x:y"])
}

fn namespace(random: &mut Random) -> Value {
    let uri = random.one_of(&["https://example.com/", "urn:a"]);
    if random.chance(2) { json!({"uri": uri}) } else { json!({"uri": uri, "prefix": "p"}) }
}

fn format(random: &mut Random) -> Value {
    json!(random.one_of(&["date-time", "http-date", "epoch-seconds"]))
}

fn constraint(random: &mut Random) -> (&'static str, Value) {
    let least = random.below(5);
    match random.below(4) {
        0 => ("smithy.api#length", json!({"min": least, "max": least + random.below(1000)})),
        1 => ("smithy.api#range", json!({"min": least, "max": least + random.below(1000)})),
        2 => ("smithy.api#pattern", json!(random.one_of(&["^a+$", "^b*$", ".*"]))),
        _ => ("smithy.api#uniqueItems", json!({})),
    }
}

/// A default for values of a type.
fn default(random: &mut Random, kind: &str) -> Value {
    if random.chance(6) {
        return Value::Null;
    }
    match kind {
        "boolean" => json!(random.chance(2)),
        "byte" | "short" | "integer" | "long" | "float" | "double" | "bigInteger" | "bigDecimal"
        | "intEnum" | "timestamp" => json!(random.below(3)),
        "list" => json!([]),
        "map" => json!({}),
        _ => json!(random.one_of(&["", "a", "b"])),
    }
}

/// A trait for a shape of a type.
pub(crate) fn of_shape(random: &mut Random, kind: &str) -> (&'static str, Value) {
    match (random.below(12), kind) {
        (0 | 1, _) => ("smithy.api#sensitive", json!({})),
        (2 | 3, "list" | "map") => ("smithy.api#sparse", json!({})),
        (2 | 3, "timestamp") => ("smithy.api#timestampFormat", format(random)),
        (2 | 3, "blob" | "union") => ("smithy.api#streaming", json!({})),
        (7, "blob") => ("smithy.api#requiresLength", json!({})),
        (2, "structure") => ("smithy.api#input", json!({})),
        (3, "structure") => ("smithy.api#output", json!({})),
        (4, "structure") => ("smithy.api#error", json!(random.one_of(&["client", "server"]))),
        (5, "structure") => ("smithy.api#retryable", json!({"throttling": random.chance(2)})),
        (6, "structure") => ("smithy.api#httpError", json!(400 + random.below(200))),
        (7, "structure") => {
            ("aws.protocols#awsQueryError", json!({"code": text(random), "httpResponseCode": 400}))
        }
        (4, _) => ("smithy.api#default", default(random, kind)),
        (5, "string" | "blob") => ("smithy.api#mediaType", json!(text(random))),
        (6, _) => ("smithy.api#xmlNamespace", namespace(random)),
        (10, "structure" | "union") => ("smithy.api#xmlName", json!(xml_name(random))),
        (8 | 9, _) => constraint(random),
        _ => common(random),
    }
}

/// A trait for an operation; `members` are those of its input and output.
pub(crate) fn of_operation(
    random: &mut Random,
    input: &[String],
    output: &[String],
) -> (&'static str, Value) {
    let of = |random: &mut Random, all: &[String]| random.any(all).unwrap_or_else(|| "name".to_owned());
    match random.below(24) {
        22 => ("aws.customizations#s3UnwrappedXmlOutput", json!({})),
        0 | 1 => ("smithy.api#auth", json!(if random.chance(2) { vec![] } else { vec!["aws.auth#sigv4"] })),
        2 => ("smithy.api#optionalAuth", json!({})),
        3 => ("aws.auth#unsignedPayload", json!({})),
        4..=6 => ("smithy.api#endpoint", json!({"hostPrefix": random.one_of(&["a.", "b-", "data."])})),
        7 | 8 => ("smithy.api#requestCompression", json!({"encodings": [random.one_of(&["gzip", "br"])]})),
        9 => ("smithy.api#httpChecksumRequired", json!({})),
        10 => {
            let (algorithm, mode) = (of(random, input), of(random, input));
            let required = random.chance(2);
            let settings = json!({
                "requestAlgorithmMember": algorithm,
                "requestChecksumRequired": required,
                "requestValidationModeMember": mode,
                "responseAlgorithms": ["CRC32"],
            });
            ("aws.protocols#httpChecksum", settings)
        }
        11 | 12 => (
            "smithy.rules#staticContextParams",
            json!({random.one_of(&["UseFIPS", "Region", "Endpoint"]): {"value": random.chance(2)}}),
        ),
        13 => {
            let path = of(random, input);
            (
                "smithy.rules#operationContextParams",
                json!({random.one_of(&["Region", "Endpoint"]): {"path": path}}),
            )
        }
        14 => ("smithy.api#http", json!({"method": "POST", "uri": random.one_of(&["/", "/a"]), "code": 200})),
        15 => ("smithy.api#idempotent", json!({})),
        16 => ("smithy.api#readonly", json!({})),
        17 => {
            let (token, next) = (of(random, input), of(random, output));
            let items = of(random, output);
            ("smithy.api#paginated", json!({"inputToken": token, "outputToken": next, "items": items}))
        }
        18 => {
            let error = random.one_of(&["NotFound", "Missing"]);
            let acceptors = json!([
                {"state": "success", "matcher": {"success": true}},
                {"state": "failure", "matcher": {"errorType": error}}
            ]);
            let name = random.one_of(&["Ready", "Gone"]);
            let delay = 1 + random.below(9);
            ("smithy.waiters#waitable", json!({name: {"acceptors": acceptors, "minDelay": delay}}))
        }
        19 => ("aws.api#clientDiscoveredEndpoint", json!({"required": random.chance(2)})),
        _ => common(random),
    }
}

/// A trait for the service.
pub(crate) fn of_service(random: &mut Random) -> (&'static str, Value) {
    match random.below(23) {
        19 => ("aws.protocols#awsQuery", json!({})),
        20 => ("aws.protocols#ec2Query", json!({})),
        21 => ("aws.protocols#restXml", json!({"noErrorWrapping": random.chance(2)})),
        16 => ("smithy.api#httpBearerAuth", json!({})),
        17 => (
            "smithy.api#httpApiKeyAuth",
            json!({"name": random.one_of(&["key", "X-Key"]), "in": random.one_of(&["header", "query"])}),
        ),
        18 => ("smithy.api#auth", json!([random.one_of(&["smithy.api#httpBearerAuth", "aws.auth#sigv4"])])),
        0 | 1 => ("smithy.api#title", json!(text(random))),
        2 => ("aws.auth#sigv4", json!({"name": random.one_of(&["a", "b"])})),
        3 => ("aws.auth#sigv4a", json!({"name": "a"})),
        4 => ("smithy.api#auth", json!(["aws.auth#sigv4"])),
        5 => ("aws.protocols#awsQueryCompatible", json!({})),
        6 => ("aws.protocols#awsJson1_0", json!({})),
        7 => ("aws.protocols#awsJson1_1", json!({"http": ["h2"]})),
        8 => ("aws.protocols#restJson1", json!({})),
        9 | 10 => {
            let kind = random.one_of(&["string", "boolean", "stringArray"]);
            let name = random.one_of(&["Endpoint", "Region", "UseFIPS", "R"]);
            ("smithy.rules#clientContextParams", json!({name: {"type": kind, "documentation": text(random)}}))
        }
        11 => ("aws.api#service", json!({"sdkId": random.one_of(&["Other", "A B"]), "endpointPrefix": "a"})),
        12 => ("smithy.api#xmlNamespace", namespace(random)),
        13 => ("smithy.api#paginated", json!({"pageSize": "maxResults"})),
        14 => ("smithy.rules#endpointRuleSet", rules(random)),
        _ => common(random),
    }
}

fn rules(random: &mut Random) -> Value {
    json!({
        "version": "1.0",
        "parameters": {
            "Region": {"type": "String", "builtIn": "AWS::Region", "required": random.chance(2)},
            "R": {"type": "String", "documentation": text(random)},
            "UseFIPS": {"type": "Boolean", "builtIn": "AWS::UseFIPS", "required": true, "default": false}
        },
        "rules": [{
            "type": "endpoint",
            "conditions": [],
            "endpoint": {"url": random.one_of(&["https://a.example.com", "https://b.example.com"])}
        }]
    })
}
