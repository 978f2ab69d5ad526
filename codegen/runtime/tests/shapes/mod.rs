//! Shapes as generated code has them, one of every kind.
#![allow(dead_code, reason = "no test uses all of them")]
#![allow(missing_docs, unreachable_pub, reason = "as generated code, in a module of a test")]

use smithwright_runtime::codec::json::Json;
use smithwright_runtime::codec::xml::Xml;
use smithwright_runtime::codec::{Codec, Members};
use std::collections::HashMap;

use smithwright_runtime::derive::{ErrorStructure, IntEnum, StringEnum, Structure, Union};
use smithwright_runtime::primitives::{
    BigDecimal, BigInteger, Blob, DateTime, Document, UnknownVariantValue,
};

/// Every simple type.
#[derive(Clone, Structure)]
pub struct Simple {
    pub boolean: Option<bool>,
    pub byte: Option<i8>,
    pub short: Option<i16>,
    pub integer: Option<i32>,
    pub long: Option<i64>,
    pub float: Option<f32>,
    pub double: Option<f64>,
    pub big_integer: Option<BigInteger>,
    pub big_decimal: Option<BigDecimal>,
    pub string: Option<String>,
    pub blob: Option<Blob>,
    pub document: Option<Document>,
    pub color: Option<Color>,
    pub speed: Option<Speed>,
    pub timestamp: Option<DateTime>,
}

/// Timestamps in all formats.
#[derive(Clone, Structure)]
pub struct Times {
    pub plain: Option<DateTime>,
    #[shape(timestamp = "date-time")]
    pub date_time: Option<DateTime>,
    #[shape(timestamp = "http-date")]
    pub http_date: Option<DateTime>,
    #[shape(timestamp = "epoch-seconds")]
    pub epoch_seconds: Option<DateTime>,
    #[shape(item(timestamp = "date-time"))]
    pub list: Option<Vec<DateTime>>,
    #[shape(value(item(timestamp = "http-date")))]
    pub lists: Option<HashMap<String, Vec<DateTime>>>,
}

/// Lists and maps, dense and sparse.
#[derive(Clone, Structure)]
pub struct Collections {
    pub list: Option<Vec<String>>,
    pub sparse_list: Option<Vec<Option<i32>>>,
    pub documents: Option<Vec<Document>>,
    pub map: Option<HashMap<String, i32>>,
    pub sparse_map: Option<HashMap<String, Option<Nested>>>,
    pub by_color: Option<HashMap<Color, bool>>,
    pub deep: Option<Vec<Vec<HashMap<String, Nested>>>>,
}

/// Recursive, directly and through collections.
#[derive(Clone, Structure)]
pub struct Nested {
    pub name: Option<String>,
    pub next: Option<Box<Nested>>,
    pub children: Option<Vec<Nested>>,
}

/// Required members, and members with defaults.
#[derive(Clone, Structure)]
#[shape(name = "RequiredThings")]
pub struct Required {
    pub text: String,
    pub number: i64,
    pub list: Vec<String>,
    pub map: HashMap<String, String>,
    pub blob: Blob,
    pub at: DateTime,
    pub color: Color,
    pub choice: Choice,
    pub nested: Nested,
    #[shape(default = "none")]
    pub label: String,
    #[shape(default = 7)]
    pub count: i32,
    #[shape(default = "RED")]
    pub tint: Color,
    #[shape(default)]
    pub flag: bool,
    pub optional: Option<String>,
}

/// Names that Rust or the wire have otherwise.
#[derive(Clone, Structure)]
#[shape(rename_all = "PascalCase")]
pub struct Names {
    pub r#type: Option<String>,
    pub max_results: Option<i32>,
    #[shape(name = "S3_uri", json_name = "uri")]
    pub s3_uri: Option<String>,
}

/// An attribute, after a member that is none.
#[derive(Clone, Structure)]
pub struct Grant {
    pub id: Option<String>,
    #[shape(xml_name = "xsi:type", xml_attribute)]
    pub kind: Option<String>,
}

/// What forms are made of.
#[derive(Clone, Structure)]
pub struct Filters {
    #[shape(item(xml_name = "item"))]
    pub names: Option<Vec<String>>,
    #[shape(xml_name = "V", xml_flattened)]
    pub values: Option<Vec<i32>>,
    #[shape(key(xml_name = "K"), value(xml_name = "V"))]
    pub tags: Option<HashMap<String, String>>,
    #[shape(xml_flattened)]
    pub flat_tags: Option<HashMap<String, String>>,
    #[shape(ec2_query_name = "Max")]
    pub max_results: Option<i32>,
    #[shape(xml_name = "attr")]
    pub attribute: Option<String>,
}

/// What must not be shown.
#[derive(Clone, Structure)]
pub struct Secrets {
    pub shown: Option<String>,
    #[shape(sensitive)]
    pub password: Option<String>,
    #[shape(sensitive)]
    pub required: String,
    #[shape(item(sensitive))]
    pub items: Option<Vec<String>>,
    #[shape(value(sensitive))]
    pub values: Option<HashMap<String, String>>,
    #[shape(key(sensitive))]
    pub keys: Option<HashMap<String, i32>>,
    pub choice: Option<Choice>,
    #[shape(idempotency_token)]
    pub token: Option<String>,
}

#[derive(Clone, Union)]
pub enum Choice {
    Number(i32),
    Text(String),
    Nested(Box<Nested>),
    List(Vec<String>),
    #[shape(timestamp = "date-time")]
    At(DateTime),
    #[shape(sensitive)]
    Secret(String),
    Nothing,
    #[non_exhaustive]
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, StringEnum)]
pub enum Color {
    #[shape("RED")]
    Red,
    #[shape("2 blue ")]
    Blue,
    Unknown(UnknownVariantValue),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntEnum)]
pub enum Speed {
    #[shape(-1)]
    Back,
    #[shape(5)]
    Fast,
    Unknown(i32),
}

#[derive(Clone, ErrorStructure)]
#[shape(throttling, code = "Slow")]
pub struct SlowDown {
    #[shape(sensitive)]
    pub message: String,
    pub seconds: Option<i32>,
    meta: smithwright_runtime::error::ErrorMetadata,
}

#[derive(Clone, ErrorStructure)]
#[shape(retryable = "client")]
pub struct NotFound {
    pub message: Option<String>,
    meta: smithwright_runtime::error::ErrorMetadata,
}

/// Reads `json` into a blank shape.
pub fn read<S: smithwright_runtime::Shape>(json: &str) -> Result<S, String> {
    let mut shape = S::blank();
    Json::PLAIN.read(json.as_bytes(), &mut shape, Members::All).map_err(|error| error.to_string())?;
    Ok(shape)
}

/// Writes `shape`.
pub fn write(shape: &dyn smithwright_runtime::Shape) -> Result<String, String> {
    let bytes = Json::PLAIN.write(shape, Members::All).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

/// Reads `xml` into a blank shape.
pub fn read_xml<S: smithwright_runtime::Shape>(xml: &str) -> Result<S, String> {
    let mut shape = S::blank();
    Xml::PLAIN.read(xml.as_bytes(), &mut shape, Members::All).map_err(|error| error.to_string())?;
    Ok(shape)
}
