//! What the values of known traits must be.

use Expect::{Annotation, Bool, ExactlyOne, Integer, List, Map, Number, Object, OneOf, Text, XmlName};

/// What a value must be. Keys that are not named are always allowed.
pub(super) enum Expect {
    /// No content.
    Annotation,
    /// A string.
    Text,
    /// A name of XML, which may have a prefix.
    XmlName,
    /// A boolean.
    Bool,
    /// A number.
    Number,
    /// An integer within bounds.
    Integer(i64, i64),
    /// One of some words.
    OneOf(&'static [&'static str]),
    /// An array of such values.
    List(&'static Expect),
    /// An object with any keys and such values.
    Map(&'static Expect),
    /// An object with these keys; `true` marks those that must be there.
    Object(&'static [(&'static str, bool, Expect)]),
    /// An object with exactly one of these keys.
    ExactlyOne(&'static [(&'static str, Expect)]),
}

const SECONDS: Expect = Integer(1, i32::MAX as i64);
const COUNT: Expect = Integer(0, i64::MAX);
const TEXTS: Expect = List(&Text);

const PATH_MATCHER: Expect = Object(&[
    ("path", true, Text),
    ("expected", true, Text),
    ("comparator", true, OneOf(&["stringEquals", "booleanEquals", "allStringEquals", "anyStringEquals"])),
]);

const ACCEPTOR: Expect = Object(&[
    ("state", true, OneOf(&["success", "failure", "retry"])),
    (
        "matcher",
        true,
        ExactlyOne(&[
            ("output", PATH_MATCHER),
            ("inputOutput", PATH_MATCHER),
            ("errorType", Text),
            ("success", Bool),
        ]),
    ),
]);

const WAITER: Expect = Object(&[
    ("acceptors", true, List(&ACCEPTOR)),
    ("documentation", false, Text),
    ("minDelay", false, SECONDS),
    ("maxDelay", false, SECONDS),
    ("deprecated", false, Bool),
    ("tags", false, TEXTS),
]);

/// Every trait whose value is read, with what it must be. `default`, `enumValue` and `enum` have rules of their own.
pub(super) const TABLE: &[(&str, Expect)] = &[
    // For people.
    ("smithy.api#documentation", Text),
    ("smithy.api#externalDocumentation", Map(&Text)),
    ("smithy.api#title", Text),
    ("smithy.api#since", Text),
    ("smithy.api#deprecated", Object(&[("message", false, Text), ("since", false, Text)])),
    ("smithy.api#sensitive", Annotation),
    ("smithy.api#internal", Annotation),
    ("smithy.api#unstable", Annotation),
    ("smithy.api#tags", TEXTS),
    // Values.
    ("smithy.api#required", Annotation),
    ("smithy.api#addedDefault", Annotation),
    ("smithy.api#clientOptional", Annotation),
    ("smithy.api#box", Annotation),
    ("smithy.api#input", Annotation),
    ("smithy.api#output", Annotation),
    ("smithy.api#sparse", Annotation),
    ("smithy.api#uniqueItems", Annotation),
    ("smithy.api#idempotencyToken", Annotation),
    ("smithy.api#streaming", Annotation),
    ("smithy.api#requiresLength", Annotation),
    ("smithy.api#length", Object(&[("min", false, COUNT), ("max", false, COUNT)])),
    ("smithy.api#range", Object(&[("min", false, Number), ("max", false, Number)])),
    ("smithy.api#pattern", Text),
    ("smithy.api#timestampFormat", OneOf(&["date-time", "http-date", "epoch-seconds"])),
    ("smithy.api#mediaType", Text),
    ("smithy.api#jsonName", Text),
    ("smithy.api#references", List(&Object(&[("resource", true, Text), ("ids", false, Map(&Text))]))),
    ("smithy.api#readonly", Annotation),
    ("smithy.api#idempotent", Annotation),
    ("smithy.api#requestCompression", Object(&[("encodings", true, TEXTS)])),
    // Errors.
    ("smithy.api#error", OneOf(&["client", "server"])),
    ("smithy.api#httpError", Integer(100, 999)),
    ("smithy.api#retryable", Object(&[("throttling", false, Bool)])),
    (
        "aws.protocols#awsQueryError",
        Object(&[("code", true, Text), ("httpResponseCode", true, Integer(100, 999))]),
    ),
    // HTTP and XML.
    (
        "smithy.api#http",
        Object(&[("method", true, Text), ("uri", true, Text), ("code", false, Integer(100, 999))]),
    ),
    ("smithy.api#httpLabel", Annotation),
    ("smithy.api#httpQuery", Text),
    ("smithy.api#httpQueryParams", Annotation),
    ("smithy.api#httpHeader", Text),
    ("smithy.api#httpPrefixHeaders", Text),
    ("smithy.api#httpPayload", Annotation),
    ("smithy.api#httpResponseCode", Annotation),
    ("smithy.api#httpChecksumRequired", Annotation),
    ("smithy.api#eventHeader", Annotation),
    ("smithy.api#eventPayload", Annotation),
    ("smithy.api#xmlName", XmlName),
    ("smithy.api#xmlAttribute", Annotation),
    ("smithy.api#xmlFlattened", Annotation),
    ("smithy.api#xmlNamespace", Object(&[("uri", true, Text), ("prefix", false, XmlName)])),
    ("aws.protocols#ec2QueryName", Text),
    // Operations.
    (
        "smithy.api#paginated",
        Object(&[
            ("inputToken", false, Text),
            ("outputToken", false, Text),
            ("items", false, Text),
            ("pageSize", false, Text),
        ]),
    ),
    ("smithy.waiters#waitable", Map(&WAITER)),
    ("smithy.api#endpoint", Object(&[("hostPrefix", true, Text)])),
    ("smithy.api#hostLabel", Annotation),
    // Authentication and AWS.
    ("smithy.api#optionalAuth", Annotation),
    ("smithy.api#auth", TEXTS),
    ("aws.auth#sigv4", Object(&[("name", true, Text)])),
    ("aws.auth#sigv4a", Object(&[("name", true, Text)])),
    ("aws.auth#unsignedPayload", Annotation),
    (
        "aws.api#service",
        Object(&[
            ("sdkId", true, Text),
            ("arnNamespace", false, Text),
            ("endpointPrefix", false, Text),
            ("docId", false, Text),
            ("cloudTrailEventSource", false, Text),
        ]),
    ),
    ("aws.protocols#awsQueryCompatible", Annotation),
    // Endpoint rules.
    ("smithy.rules#endpointRuleSet", Object(&[("parameters", true, Map(&Object(&[("type", true, Text)])))])),
    ("smithy.rules#endpointBdd", Object(&[("parameters", true, Map(&Object(&[("type", true, Text)])))])),
    ("smithy.rules#endpointTests", Object(&[("testCases", false, List(&Object(&[])))])),
    ("smithy.rules#clientContextParams", Map(&Object(&[("type", true, Text)]))),
    ("smithy.rules#contextParam", Object(&[("name", true, Text)])),
    ("smithy.rules#operationContextParams", Map(&Object(&[("path", true, Text)]))),
];
