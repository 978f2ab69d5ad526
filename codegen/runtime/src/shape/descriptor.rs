//! What a codec needs to know of a shape, in plain static data.

/// A structure or union of the model. Its lists run in the order of the Rust type's members.
///
/// Plain slices of strings, and traits only where there are some: descriptors are written once for each shape of a
/// service, and everything richer was measurably slower to compile.
#[derive(Debug)]
pub struct Descriptor {
    /// Name of the shape in the model.
    pub name: &'static str,
    /// Name of the Rust type, for `Debug`.
    pub rust_name: &'static str,
    /// Structure or union.
    pub kind: Kind,
    /// Names of the members in the model: identifiers, with nothing that JSON escapes.
    pub members: &'static [&'static str],
    /// Names of the Rust fields or variants, for `Debug`.
    pub fields: &'static [&'static str],
    /// Traits of those members that have any, by index, in rising order.
    pub traits: &'static [(usize, &'static [Trait])],
    /// Traits of the shape itself.
    pub own: &'static [Trait],
}

/// Kind of an aggregate shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// `structure`
    Structure,
    /// `union`
    Union,
}

/// What the model says of one member beyond its name and type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Trait {
    /// `smithy.api#sensitive` on the member's target: redacted in `Debug`.
    Sensitive,
    /// `smithy.api#timestampFormat` of the member or its target.
    Timestamp(TimestampFormat),
    /// `smithy.api#idempotencyToken`: filled where the caller leaves it out.
    IdempotencyToken,
    /// `smithy.api#jsonName`
    JsonName(&'static str),
    /// `smithy.api#xmlName`: the name of the element or attribute.
    XmlName(&'static str),
    /// `smithy.api#xmlFlattened`: the items stand where the list or map would.
    XmlFlattened,
    /// `smithy.api#xmlAttribute`: is an attribute of the structure's element.
    XmlAttribute,
    /// `smithy.api#xmlNamespace`: the URI of the element's namespace.
    XmlNamespace(&'static str),
    /// `smithy.api#xmlNamespace`: the prefix of that namespace.
    XmlPrefix(&'static str),
    /// `aws.protocols#ec2QueryName`: the name of the parameter in ec2Query.
    Ec2QueryName(&'static str),
    /// `smithy.api#eventHeader`: comes as a header of the event's message.
    EventHeader,
    /// `smithy.api#eventPayload`: is all of the payload of the event's message.
    EventPayload,
    /// `smithy.api#mediaType` of the member's target: in a header it is base64, as a payload it is the content type.
    MediaType(&'static str),
    /// `smithy.api#httpLabel`: fills the label of its name in the URI.
    HttpLabel,
    /// `smithy.api#httpQuery`: is the query parameter of this name.
    HttpQuery(&'static str),
    /// `smithy.api#required` beside `httpQuery`: without the parameter, or with an empty text, no request is made.
    HttpQueryRequired,
    /// `smithy.api#httpQueryParams`: a map of query parameters.
    HttpQueryParams,
    /// `smithy.api#httpHeader`: is the header of this name.
    HttpHeader(&'static str),
    /// `smithy.api#httpPrefixHeaders`: a map of headers whose names begin so.
    HttpPrefixHeaders(&'static str),
    /// `smithy.api#httpPayload`: is all of the body.
    HttpPayload,
    /// `smithy.api#httpResponseCode`: is the status of the response.
    HttpResponseCode,
    /// `smithy.api#requiresLength` of the member's target: a stream that tells its length before it is sent.
    RequiresLength,
    /// Traits of a list's items.
    Item(&'static [Trait]),
    /// Traits of a map's keys.
    Key(&'static [Trait]),
    /// Traits of a map's values.
    Value(&'static [Trait]),
}

/// Formats of `smithy.api#timestampFormat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimestampFormat {
    /// RFC 3339, as `1985-04-12T23:20:50.52Z`.
    DateTime,
    /// Seconds since the epoch, with a fraction if need be.
    EpochSeconds,
    /// RFC 9110 IMF-fixdate, as `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
}

impl Descriptor {
    /// Traits of the member at `index`.
    pub fn traits(&self, index: usize) -> &'static [Trait] {
        let traits = self.traits;
        match traits.binary_search_by_key(&index, |(at, _)| *at) {
            Ok(found) => traits.get(found).map_or(&[], |(_, traits)| traits),
            Err(_) => &[],
        }
    }

    /// Whether the member at `index` is part of an HTTP message elsewhere than among the members of its body.
    pub(crate) fn is_bound(&self, index: usize) -> bool {
        self.traits(index).iter().any(|found| found.is_binding())
    }

    /// Whether there are members of the body: those that are not bound to another part of an HTTP message.
    pub(crate) fn has_body(&self) -> bool {
        let bound = self.traits.iter().filter(|(_, traits)| traits.iter().any(Trait::is_binding)).count();
        bound < self.members.len()
    }
}

impl Trait {
    /// Whether the member is bound to a part of an HTTP message or of an event's: to the URI, a header, the status or the
    /// whole body.
    fn is_binding(&self) -> bool {
        matches!(
            self,
            Self::HttpLabel
                | Self::HttpQuery(_)
                | Self::HttpQueryParams
                | Self::HttpHeader(_)
                | Self::HttpPrefixHeaders(_)
                | Self::HttpPayload
                | Self::HttpResponseCode
                | Self::EventHeader
                | Self::EventPayload
        )
    }
}

/// Whether `traits` ask for redaction.
pub(crate) fn is_sensitive(traits: &[Trait]) -> bool {
    traits.contains(&Trait::Sensitive)
}

/// The timestamp format that `traits` ask for.
pub(crate) fn timestamp_format(traits: &[Trait]) -> Option<TimestampFormat> {
    traits.iter().find_map(|found| match found {
        Trait::Timestamp(format) => Some(*format),
        _ => None,
    })
}

/// The `mediaType` in `traits`.
pub(crate) fn media_type(traits: &[Trait]) -> Option<&'static str> {
    traits.iter().find_map(|found| match found {
        Trait::MediaType(name) => Some(*name),
        _ => None,
    })
}

/// The `jsonName` in `traits`.
pub(crate) fn json_name(traits: &[Trait]) -> Option<&'static str> {
    traits.iter().find_map(|found| match found {
        Trait::JsonName(name) => Some(*name),
        _ => None,
    })
}

/// The name of the element or attribute that `traits` ask for.
#[cfg(any(feature = "query", feature = "xml"))]
pub(crate) fn xml_name(traits: &[Trait]) -> Option<&'static str> {
    traits.iter().find_map(|found| match found {
        Trait::XmlName(name) => Some(*name),
        _ => None,
    })
}

/// Traits of the items of a list with `traits`.
pub(crate) fn item_traits(traits: &[Trait]) -> &'static [Trait] {
    traits
        .iter()
        .find_map(|found| match found {
            Trait::Item(inner) => Some(*inner),
            _ => None,
        })
        .unwrap_or_default()
}

/// Traits of the keys of a map with `traits`.
pub(crate) fn key_traits(traits: &[Trait]) -> &'static [Trait] {
    traits
        .iter()
        .find_map(|found| match found {
            Trait::Key(inner) => Some(*inner),
            _ => None,
        })
        .unwrap_or_default()
}

/// Traits of the values of a map with `traits`.
pub(crate) fn value_traits(traits: &[Trait]) -> &'static [Trait] {
    traits
        .iter()
        .find_map(|found| match found {
            Trait::Value(inner) => Some(*inner),
            _ => None,
        })
        .unwrap_or_default()
}
