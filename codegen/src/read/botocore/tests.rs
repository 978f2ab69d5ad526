//! Whatever the files hold, reading them ends with a model or diagnostics.

use crate::diagnostic::{Code, Diagnostics};
use crate::model::Model;
use crate::read::gzip::tests::compress;
use crate::read::{Source, files, read, sources};
use std::path::PathBuf;

const SERVICE: &str = r#"{
    "metadata": {"apiVersion": "2024-05-01", "endpointPrefix": "lights", "jsonVersion": "1.0", "protocol": "json",
        "protocols": ["json", "rest-xml", "rest-json"], "serviceId": "Lights", "targetPrefix": "Lights", "auth": ["aws.auth#sigv4"]},
    "operations": {"Dim": {"name": "Dim", "http": {"method": "POST", "requestUri": "/{a}/{b+}"},
        "input": {"shape": "In", "locationName": "x"}, "errors": [{"shape": "Dark"}], "auth": ["smithy.api#noAuth"],
        "deprecated": true, "deprecatedMessage": "m", "endpointdiscovery": {}, "endpointoperation": true}},
    "shapes": {
        "In": {"type": "structure", "required": ["a"], "payload": "a", "members": {
            "a": {"shape": "S", "location": "uri", "locationName": "a", "xmlNamespace": {"uri": "u"}},
            "l": {"shape": "L", "locationName": "li"}, "t": {"shape": "T", "timestampFormat": "iso8601"}}},
        "L": {"type": "list", "member": {"shape": "S", "locationName": "i"}, "flattened": true, "max": 3},
        "S": {"type": "string", "enum": ["a", "b c"]},
        "T": {"type": "timestamp", "timestampFormat": "rfc822"},
        "Dark": {"type": "structure", "members": {}, "error": {"httpStatusCode": 404, "code": "D"}, "retryable": {"throttling": true}}
    }
}"#;
const WAITERS: &str = r#"{"version": 2, "waiters": {"W": {"operation": "Dim", "delay": 5, "maxAttempts": 2, "acceptors": [
    {"state": "success", "matcher": "path", "argument": "a", "expected": "b"}, {"state": "retry", "matcher": "status", "expected": 404}]}}}"#;
const PAGINATORS: &str = r#"{"pagination": {"Dim": {"input_token": "a", "output_token": ["b"], "result_key": ["c.d"], "limit_key": "l"}}}"#;
const EXTRAS: &str = r#"{"version": 1.0, "merge": {"shapes": {"T": {"timestampFormat": "unixTimestamp"}}}}"#;

fn read_texts(texts: &[&str]) -> (Option<Model>, Diagnostics) {
    let sources: Vec<_> =
        texts.iter().enumerate().map(|(at, text)| Source::new(format!("{at}.json"), *text)).collect();
    read(&sources)
}

fn codes(texts: &[&str]) -> Vec<Code> {
    read_texts(texts).1.iter().map(|problem| problem.code).collect()
}

#[test]
fn companions_may_come_in_any_order_and_twice() {
    for texts in [[SERVICE, WAITERS, EXTRAS], [WAITERS, EXTRAS, SERVICE], [EXTRAS, SERVICE, WAITERS]] {
        let (model, found) = read_texts(&texts);
        let model = model.unwrap_or_else(|| panic!("{found}"));
        let dim = model.shape("com.amazonaws.lights#Dim").expect("the operation");
        assert_eq!(dim.traits.waitable().len(), 1);
        let format = model.shape("com.amazonaws.lights#T").and_then(|shape| shape.traits.timestamp_format());
        assert_eq!(format, Some(crate::model::traits::TimestampFormat::EpochSeconds));
    }
    assert!(codes(&[SERVICE, WAITERS, WAITERS]).is_empty());
    let other = WAITERS.replace("\"W\"", "\"V\"");
    assert_eq!(codes(&[SERVICE, WAITERS, &other]), [Code::StrayCompanion]);
    assert_eq!(codes(&[WAITERS]), [Code::StrayCompanion]);
    assert_eq!(codes(&[SERVICE, SERVICE]), [Code::SeveralVersions]);
}

#[test]
fn endpoints_in_both_forms() {
    let rules = r#"{"version": "1.0", "parameters": {}, "rules": []}"#;
    let diagram = r#"{"version": "1.1", "parameters": {}, "conditions": [], "results": [], "nodes": ""}"#;
    let (model, found) = read_texts(&[SERVICE, rules, diagram]);
    let model = model.unwrap_or_else(|| panic!("{found}"));
    let service = model.shape("com.amazonaws.lights#Lights").expect("the service");
    assert!(service.traits.endpoint_rule_set().is_some_and(|rules| rules.get("rules").is_some()));
    assert!(service.traits.endpoint_bdd().is_some_and(|diagram| diagram.get("nodes").is_some()));
}

#[test]
fn the_kind_is_told_by_content_and_compression_by_its_first_bytes() {
    let (model, found) = read(&[Source::new("holiday.jpg", compress(SERVICE.as_bytes()))]);
    assert!(model.is_some(), "{found}");
}

#[test]
fn places_are_those_of_the_decompressed_text() {
    let text = SERVICE.replace("\"list\"", "\"lost\"");
    let found = read(&[Source::new("s.gz", compress(text.as_bytes()))]).1;
    let problem = found.iter().next().expect("a diagnostic");
    assert_eq!(problem.place.as_ref().map(ToString::to_string).as_deref(), Some("s.gz:11:23"));
}

/// Every place in which a value stands is tried with values of every other kind.
#[test]
fn values_of_the_wrong_kind_never_panic() {
    for (at, base) in [SERVICE, WAITERS, PAGINATORS, EXTRAS].into_iter().enumerate() {
        let starts: Vec<usize> = base.match_indices(": ").map(|(at, _)| at + 2).collect();
        for start in starts {
            let length = value_length(&base[start..]);
            for value in
                ["null", "true", "-1", "1e300", "\"\"", "\"€\"", "[]", "[[]]", "{}", "{\"shape\": \"In\"}"]
            {
                let changed = format!("{}{value}{}", &base[..start], &base[start + length..]);
                let mut all = [SERVICE, WAITERS, PAGINATORS, EXTRAS];
                all[at] = &changed;
                let (model, found) = read_texts(&all);
                assert_eq!(model.is_none(), found.has_errors(), "{changed}");
                if let Some(model) = model {
                    crate::validate::validate(&model);
                    crate::convert::to_ast(&model, crate::convert::Descriptions::Strip);
                }
            }
        }
    }
}

/// How long the JSON value is that the text begins with.
fn value_length(text: &str) -> usize {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_core::de::IgnoredAny>();
    values.next().expect("a value").expect("JSON");
    values.byte_offset()
}

#[test]
fn truncated_files_never_panic() {
    let whole = compress(SERVICE.as_bytes());
    for length in 0..whole.len() {
        let found = read(&[Source::new("s.gz", &whole[..length])]).1;
        assert!(found.has_errors(), "{length}");
    }
    for length in (0..SERVICE.len()).filter(|at| SERVICE.is_char_boundary(*at)) {
        assert!(read_texts(&[&SERVICE[..length]]).1.has_errors(), "{length}");
    }
}

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("smithwright-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a temporary folder");
        std::fs::write(path, bytes).expect("a temporary file");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in the temporary folder harms nobody.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

#[test]
fn folders() {
    let folder = Folder::new("botocore-folders");
    let problem = sources(&folder.0).expect_err("an empty folder");
    assert_eq!(problem.code, Code::NoServiceInFolder);
    assert_eq!(sources(folder.0.join("none")).expect_err("no folder").code, Code::CannotRead);

    folder.write("lights/2023-01-01/service-2.json", SERVICE.replace("2024-05-01", "2023-01-01").as_bytes());
    folder.write("lights/2024-05-01/service-2.json.gz", &compress(SERVICE.as_bytes()));
    folder.write("lights/2024-05-01/waiters-2.json", WAITERS.as_bytes());
    folder.write("lights/2024-05-01/service-2.sdk-extras.json", EXTRAS.as_bytes());
    folder.write("lights/2025-01-01/examples-1.json", b"{}");
    let problem = sources(&folder.0).expect_err("a folder of services");
    assert!(problem.hint.is_some_and(|hint| hint.contains("lights")));

    let names: Vec<_> = files(folder.0.join("lights"))
        .expect("files")
        .iter()
        .map(|file| file.file_name().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, ["service-2.json.gz", "service-2.sdk-extras.json", "waiters-2.json"]);
    let (model, found) = read(&sources(folder.0.join("lights")).expect("sources"));
    let model = model.unwrap_or_else(|| panic!("{found}"));
    assert_eq!(model.services().next().map(|(_, service)| service.version.as_str()), Some("2024-05-01"));

    // A companion by itself brings nothing along, and belongs to nothing.
    let alone = sources(folder.0.join("lights/2024-05-01/waiters-2.json")).expect("a file");
    assert_eq!(read(&alone).1.iter().next().map(|problem| problem.code), Some(Code::StrayCompanion));
}

/// As S3 has them in Smithy's models. Labels and other routes stay as they are.
#[test]
fn operations_of_one_route_are_told_apart() {
    let operation = |name: &str, method: &str, uri: &str| {
        format!(r#""{name}": {{"name": "{name}", "http": {{"method": "{method}", "requestUri": "{uri}"}}}}"#)
    };
    let operations = [
        operation("GetObject", "GET", "/things"),
        operation("ListParts", "GET", "/things"),
        operation("PutObject", "PUT", "/things"),
        operation("GetAnalytics", "GET", "/things?analytics"),
        operation("ListAnalytics", "GET", "/things?analytics"),
    ];
    let service = format!(
        r#"{{"metadata": {{"apiVersion": "2006-03-01", "endpointPrefix": "things", "protocol": "rest-xml",
            "protocols": ["rest-xml"], "serviceId": "Things", "auth": ["aws.auth#sigv4"]}},
            "operations": {{{}}}, "shapes": {{}}}}"#,
        operations.join(",")
    );
    let (model, found) = read_texts(&[&service]);
    let model = model.unwrap_or_else(|| panic!("{found}"));
    let mut uris: Vec<String> = model.shapes().filter_map(|shape| Some(shape.traits.http()?.uri)).collect();
    uris.sort();
    assert_eq!(
        uris,
        [
            "/things",
            "/things?analytics&x-id=GetAnalytics",
            "/things?analytics&x-id=ListAnalytics",
            "/things?x-id=GetObject",
            "/things?x-id=ListParts"
        ]
    );
}
