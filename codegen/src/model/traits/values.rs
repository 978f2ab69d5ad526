//! Traits on values: presence, defaults, constraints, enums, formats.

use super::{Node, ShapeId, Traits};
use crate::model::Number;

/// One value of the 1.0 trait `enum`, or of a member of an enum shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumDefinition {
    /// The value on the wire, verbatim.
    pub value: String,
    /// The name the model gives it; unnamed in some 1.0 models.
    pub name: Option<String>,
}

/// The trait `length`: of strings in characters, of blobs in bytes, of lists and maps in entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// Least length.
    pub min: Option<u64>,
    /// Greatest length.
    pub max: Option<u64>,
}

/// The trait `range`. Bounds are kept as written, because their type is the shape's and can be wider than any one of Rust.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// Least value.
    pub min: Option<Number>,
    /// Greatest value.
    pub max: Option<Number>,
}

/// One element of the trait `references`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The resource referred to.
    pub resource: ShapeId,
    /// Identifier names of the resource, and the members that hold them.
    pub ids: Vec<(String, String)>,
}

/// The trait `timestampFormat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// `date-time`: RFC 3339 in UTC.
    DateTime,
    /// `http-date`: IMF-fixdate of RFC 7231.
    HttpDate,
    /// `epoch-seconds`: seconds since 1970, with an optional fraction.
    EpochSeconds,
}

impl Traits {
    /// `smithy.api#required`.
    pub fn is_required(&self) -> bool {
        self.has("smithy.api#required")
    }

    /// `smithy.api#default`: the value, which may be `null` ("explicitly no default").
    pub fn default_value(&self) -> Option<&Node> {
        self.get("smithy.api#default")
    }

    /// `smithy.api#addedDefault`: the default came after the member was published.
    pub fn is_added_default(&self) -> bool {
        self.has("smithy.api#addedDefault")
    }

    /// `smithy.api#clientOptional`.
    pub fn is_client_optional(&self) -> bool {
        self.has("smithy.api#clientOptional")
    }

    /// `smithy.api#box`, of Smithy 1.0.
    pub fn is_boxed(&self) -> bool {
        self.has("smithy.api#box")
    }

    /// `smithy.api#input`: the structure is the input of one operation and nothing else.
    pub fn is_input(&self) -> bool {
        self.has("smithy.api#input")
    }

    /// `smithy.api#output`: the structure is the output of one operation and nothing else.
    pub fn is_output(&self) -> bool {
        self.has("smithy.api#output")
    }

    /// `smithy.api#sparse`: the list or map may hold nulls.
    pub fn is_sparse(&self) -> bool {
        self.has("smithy.api#sparse")
    }

    /// `smithy.api#uniqueItems`.
    pub fn is_unique_items(&self) -> bool {
        self.has("smithy.api#uniqueItems")
    }

    /// `smithy.api#idempotencyToken`: filled by the client when absent.
    pub fn is_idempotency_token(&self) -> bool {
        self.has("smithy.api#idempotencyToken")
    }

    /// `smithy.api#streaming`: a blob read or written as a stream, or a union that is an event stream.
    pub fn is_streaming(&self) -> bool {
        self.has("smithy.api#streaming")
    }

    /// `smithy.api#requiresLength`, on streaming blobs.
    pub fn requires_length(&self) -> bool {
        self.has("smithy.api#requiresLength")
    }

    /// `smithy.api#mixin`.
    pub fn is_mixin(&self) -> bool {
        self.has("smithy.api#mixin")
    }

    /// `smithy.api#trait`: the shape defines a trait and is not part of any API.
    pub fn is_trait_definition(&self) -> bool {
        self.has("smithy.api#trait")
    }

    /// `smithy.api#enumValue` on a member of an enum (a string) or intEnum (an integer). Readers put it on every
    /// member of an enum, so that it need not be derived from the name.
    pub fn enum_value(&self) -> Option<&Node> {
        self.get("smithy.api#enumValue")
    }

    /// `smithy.api#enum`, of Smithy 1.0. It stays on shapes that were brought to enum shapes, so that one can still
    /// ask whether the model named the values.
    pub fn enum_definitions(&self) -> Vec<EnumDefinition> {
        let Some(node) = self.get("smithy.api#enum") else { return Vec::new() };
        let definition = |entry: &Node| {
            let value = entry.get("value")?.as_str()?.to_owned();
            let name = entry.get("name").and_then(Node::as_str).map(str::to_owned);
            Some(EnumDefinition { value, name })
        };
        node.items().filter_map(definition).collect()
    }

    /// `smithy.api#length`.
    pub fn length(&self) -> Option<Length> {
        let node = self.get("smithy.api#length")?;
        let bound = |key| node.get(key).and_then(Node::as_i64).and_then(|value| u64::try_from(value).ok());
        Some(Length { min: bound("min"), max: bound("max") })
    }

    /// `smithy.api#range`.
    pub fn range(&self) -> Option<Range> {
        let node = self.get("smithy.api#range")?;
        let bound = |key| node.get(key).and_then(Node::as_number).cloned();
        Some(Range { min: bound("min"), max: bound("max") })
    }

    /// `smithy.api#pattern`: an ECMA 262 regular expression.
    pub fn pattern(&self) -> Option<&str> {
        self.text("smithy.api#pattern")
    }

    /// `smithy.api#timestampFormat`.
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        match self.text("smithy.api#timestampFormat")? {
            "date-time" => Some(TimestampFormat::DateTime),
            "http-date" => Some(TimestampFormat::HttpDate),
            "epoch-seconds" => Some(TimestampFormat::EpochSeconds),
            _ => None,
        }
    }

    /// `smithy.api#mediaType`.
    pub fn media_type(&self) -> Option<&str> {
        self.text("smithy.api#mediaType")
    }

    /// `smithy.api#jsonName`: the member's name in JSON, for the protocols that honour it.
    pub fn json_name(&self) -> Option<&str> {
        self.text("smithy.api#jsonName")
    }

    /// `smithy.api#references`.
    pub fn references(&self) -> Vec<Reference> {
        let Some(node) = self.get("smithy.api#references") else { return Vec::new() };
        let reference = |entry: &Node| {
            let resource = ShapeId::parse(entry.get("resource")?.as_str()?).ok()?;
            let ids = entry.get("ids").into_iter().flat_map(Node::entries);
            let ids = ids.filter_map(|(id, member)| Some((id.name.clone(), member.as_str()?.to_owned())));
            Some(Reference { resource, ids: ids.collect() })
        };
        node.items().filter_map(reference).collect()
    }

    /// `smithy.api#readonly`: the operation changes nothing.
    pub fn is_readonly(&self) -> bool {
        self.has("smithy.api#readonly")
    }

    /// `smithy.api#idempotent`: repeating the operation has no further effect.
    pub fn is_idempotent(&self) -> bool {
        self.has("smithy.api#idempotent")
    }

    /// `smithy.api#requestCompression`: the encodings, in order of preference.
    pub fn request_compression(&self) -> Option<Vec<String>> {
        Some(
            self.get("smithy.api#requestCompression")?
                .get("encodings")
                .map(Node::strings)
                .unwrap_or_default(),
        )
    }
}
