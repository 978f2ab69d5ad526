//! Traits of members that generated code passes on to the runtime.

/// A trait of members, of Smithy and in generated code.
///
/// To add one: a row here, a variant of `smithwright_runtime::shape::Trait` whose name is [`word`](Self::word) in camel
/// case, and the trait's id in [`Protocol::reads`](crate::Protocol::reads) of each protocol that reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberTrait {
    /// The id of the trait.
    pub id: &'static str,
    /// The word in `#[shape(…)]`.
    pub word: &'static str,
    /// What follows the word.
    pub argument: Argument,
    /// Whether the trait of a member's target counts where the member has none.
    pub of_target: bool,
}

/// What follows a word in `#[shape(…)]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Nothing.
    None,
    /// `= "…"`: the value of the trait, a string.
    Text,
    /// `= "…"`: a string under this key of the trait's value; without it there is no word.
    Key(&'static str),
}

const fn row(id: &'static str, word: &'static str, argument: Argument, of_target: bool) -> MemberTrait {
    MemberTrait { id, word, argument, of_target }
}

/// Traits that are passed on as they are, in the order in which they are written. What takes a decision is not among them:
/// `sensitive`, `idempotencyToken`, `timestampFormat`, `default`.
pub const MEMBER_TRAITS: &[MemberTrait] = &[
    row("smithy.api#jsonName", "json_name", Argument::Text, false),
    row("smithy.api#mediaType", "media_type", Argument::Text, true),
    row("smithy.api#httpLabel", "http_label", Argument::None, false),
    row("smithy.api#httpQuery", "http_query", Argument::Text, false),
    row("smithy.api#required", "http_query_required", Argument::None, false),
    row("smithy.api#httpQueryParams", "http_query_params", Argument::None, false),
    row("smithy.api#httpHeader", "http_header", Argument::Text, false),
    row("smithy.api#httpPrefixHeaders", "http_prefix_headers", Argument::Text, false),
    row("smithy.api#httpPayload", "http_payload", Argument::None, false),
    row("smithy.api#httpResponseCode", "http_response_code", Argument::None, false),
    row("smithy.api#requiresLength", "requires_length", Argument::None, true),
    row("smithy.api#xmlName", "xml_name", Argument::Text, false),
    row("smithy.api#xmlFlattened", "xml_flattened", Argument::None, false),
    row("smithy.api#xmlAttribute", "xml_attribute", Argument::None, false),
    row("smithy.api#xmlNamespace", "xml_namespace", Argument::Key("uri"), false),
    row("smithy.api#xmlNamespace", "xml_prefix", Argument::Key("prefix"), false),
    row("aws.protocols#ec2QueryName", "ec2_query_name", Argument::Text, false),
    row("smithy.api#eventHeader", "event_header", Argument::None, false),
    row("smithy.api#eventPayload", "event_payload", Argument::None, false),
];

/// Those that structures and unions have themselves: `#[shape(…)]` on the type takes their words too.
pub const SHAPE_TRAITS: &[&str] = &["smithy.api#xmlName", "smithy.api#xmlNamespace"];
