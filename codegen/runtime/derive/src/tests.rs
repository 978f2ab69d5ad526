//! Expansions as snapshots, one small type for each derive, and the errors of bad attributes.

use proc_macro2::TokenStream;
use syn::{DeriveInput, Result};

use crate::{
    error, input, input_builder, int_enum, marker, member, output, service_error, string_enum, structure,
    union,
};

type Expand = fn(&DeriveInput) -> Result<TokenStream>;

fn expanded(expand: Expand, source: &str) -> String {
    match syn::parse_str(source).and_then(|input| expand(&input)) {
        Ok(tokens) => match syn::parse2(tokens) {
            Ok(file) => prettyplease::unparse(&file),
            Err(error) => format!("the expansion is no Rust: {error}"),
        },
        Err(error) => failure(source, &error),
    }
}

/// The error with the source that it points at.
fn failure(source: &str, error: &syn::Error) -> String {
    let (start, end) = (error.span().start(), error.span().end());
    let line = source.lines().nth(start.line.saturating_sub(1)).unwrap_or_default();
    let end = if end.line == start.line { end.column } else { line.len() };
    let marks = "^".repeat(end.saturating_sub(start.column).max(1));
    format!("{line}\n{}{marks} {error}\n", " ".repeat(start.column))
}

macro_rules! snapshot {
    ($name:ident, $expand:path, $source:expr) => {
        #[test]
        fn $name() {
            insta::with_settings!({ description => $source, omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(stringify!($name), expanded($expand, $source));
            });
        }
    };
}

snapshot! { structure_with_required_members, structure::expand, r#"
#[non_exhaustive]
pub struct Tag {
    /// Name of the label.
    pub key: String,
    #[shape(sensitive, default = "none")]
    pub value: String,
    pub r#type: Option<types::Kind>,
}
"# }

snapshot! { structure_with_every_kind_of_member, structure::expand, r#"
#[shape(rename_all = "PascalCase", name = "Everything_1")]
pub struct Everything {
    pub count: Option<i64>,
    #[shape(item(timestamp = "date-time"))]
    pub moments: Option<Vec<primitives::DateTime>>,
    #[shape(key(sensitive), value(item(sensitive)))]
    pub map: Option<std::collections::HashMap<String, Vec<String>>>,
    pub next: Option<Box<Everything>>,
    #[deprecated]
    #[shape(name = "URI", json_name = "uri")]
    pub uri: Option<String>,
}
"# }

snapshot! { structure_without_members, structure::expand, "pub struct Nothing {}" }

#[test]
fn builders_of_output_structures_need_a_feature() {
    let source = "#[shape(output)] pub struct Summary { pub name: Option<String> }";
    assert_eq!(
        expanded(structure::expand, source).contains("SummaryBuilder"),
        cfg!(feature = "response-builders")
    );
}

snapshot! { an_operation_input, input::expand, r#"
#[shape(operation = ListTags, builder = super::Builder, name = "ListTagsRequest")]
pub struct ListTagsInput {
    pub name: Option<String>,
    #[shape(idempotency_token)]
    pub client_token: Option<String>,
}
"# }

snapshot! { an_operation_marker, marker::expand, "pub struct Marker<I>(PhantomData<fn() -> I>);" }

snapshot! { an_input_builder, input_builder::expand, r#"
pub struct Builder<I, C> {
    carrier: C,
    input: std::marker::PhantomData<fn() -> I>,
}
"# }

#[cfg(not(feature = "response-builders"))]
snapshot! { an_operation_output, output::expand, r#"
pub struct ListTagsOutput {
    pub tags: Vec<types::Tag>,
    _request_id: Option<String>,
}
"# }

snapshot! { an_operation_output_with_events, output::expand, r#"
pub struct WatchCityOutput {
    pub session: Option<String>,
    #[shape(events)]
    pub weather: smithwright_runtime::EventReceiver<types::Weather, types::error::WeatherError>,
    _request_id: Option<String>,
}
"# }

snapshot! { an_event_stream, union::expand, r#"
#[shape(events("gone" = "CityGone", "busy" = "Busy"))]
pub enum Weather {
    Rain(Rain),
    #[non_exhaustive]
    Unknown,
}
"# }

snapshot! { an_event, structure::expand, r#"
pub struct Rain {
    #[shape(event_header)]
    pub station: Option<String>,
    #[shape(event_payload, sensitive)]
    pub image: Option<primitives::Blob>,
}
"# }

#[cfg(not(feature = "response-builders"))]
snapshot! { an_error_structure, error::expand, r#"
#[shape(throttling, code = "SlowDown")]
pub struct SlowDownException {
    #[shape(sensitive)]
    pub message: String,
    meta: super::super::error::ErrorMetadata,
}
"# }

snapshot! { a_service_error, service_error::expand, r#"
pub enum Error<O = AnyOperation> {
    SlowDownException(super::types::error::SlowDownException),
    Unhandled(smithwright_runtime::error::Unhandled<O>),
}
"# }

snapshot! { a_string_enum, string_enum::expand, r#"
pub enum Color {
    #[shape("RED")]
    Red,
    #[shape("2 blue ")]
    Blue,
    Unknown(primitives::UnknownVariantValue),
}
"# }

snapshot! { an_int_enum, int_enum::expand, r#"
pub enum Speed {
    #[shape(-1)]
    Back,
    #[shape(5)]
    Fast,
    Unknown(i32),
}
"# }

snapshot! { a_union, union::expand, r#"
pub enum State {
    Component(ComponentState),
    #[shape(name = "svc")]
    ServiceInstance(Box<ServiceInstanceState>),
    #[shape(timestamp = "http-date")]
    Since(DateTime),
    Off,
    #[non_exhaustive]
    Unknown,
}
"# }

#[test]
fn bad_attributes_are_errors_at_their_place() {
    let cases: &[(Expand, &str)] = &[
        (structure::expand, "#[shape(operation = A)] struct A {}"),
        (structure::expand, "#[shape(name = 5)] struct A {}"),
        (structure::expand, "struct A { #[shape(name = \"a\\\"b\")] a: String }"),
        (structure::expand, "#[shape(rename_all = \"kebab-case\")] struct A {}"),
        (structure::expand, "struct A { #[shape(secret)] a: String }"),
        (structure::expand, "struct A { #[shape(sensitive, sensitive)] a: String }"),
        (structure::expand, "struct A { #[shape(timestamp = \"rfc822\")] a: DateTime }"),
        (structure::expand, "struct A { #[shape(item(idempotency_token))] a: Vec<String> }"),
        (structure::expand, "struct A { #[shape(default)] a: Option<String> }"),
        (structure::expand, "struct A(String);"),
        (structure::expand, "struct A<T> { a: T }"),
        (structure::expand, "enum A {}"),
        (input::expand, "struct AInput {}"),
        (input::expand, "#[shape(operation = A)] struct AInput {}"),
        (input::expand, "#[shape(operation = A, builder = super::B)] struct AInput { a: String }"),
        (marker::expand, "struct Marker;"),
        (marker::expand, "struct Marker<I> { input: PhantomData<I> }"),
        (input_builder::expand, "struct Builder<C> { carrier: C, input: PhantomData<C> }"),
        (input_builder::expand, "struct Builder<I, C> { carrier: C }"),
        (input_builder::expand, "struct Builder<I, C>(C, I);"),
        (structure::expand, "struct A { #[shape(events)] a: EventReceiver<B, C> }"),
        (output::expand, "struct A { #[shape(events)] a: R, #[shape(events)] b: R, _request_id: Id }"),
        (union::expand, "#[shape(events(\"a\" = b))] enum A { #[non_exhaustive] Unknown }"),
        (output::expand, "struct AOutput {}"),
        (error::expand, "struct A { message: String }"),
        (error::expand, "#[shape(retryable = \"maybe\")] struct A { meta: ErrorMetadata }"),
        (service_error::expand, "enum Error { Unhandled(Unhandled) }"),
        (service_error::expand, "enum Error<O> { Unhandled(Unhandled<O>) }"),
        (service_error::expand, "enum Error<O = Any> { A(A) }"),
        (service_error::expand, "enum Error<O = Any> { A, Unhandled(Unhandled<O>) }"),
        (string_enum::expand, "enum A { #[shape(5)] B, Unknown(String) }"),
        (string_enum::expand, "enum A { B, Unknown(String) }"),
        (string_enum::expand, "enum A { #[shape(\"b\")] B }"),
        (int_enum::expand, "enum A { #[shape(99999999999)] B, Unknown(i32) }"),
        (union::expand, "enum A { B(String) }"),
        (union::expand, "enum A { B(String, String), #[non_exhaustive] Unknown }"),
        (union::expand, "enum A { #[shape(default)] B(String), #[non_exhaustive] Unknown }"),
    ];
    let errors: Vec<String> = cases.iter().map(|(expand, source)| expanded(*expand, source)).collect();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("bad_attributes", errors.join("\n"));
    });
}

#[test]
fn the_methods_of_input_builders_are_known_to_the_generator() {
    let source = "struct Builder<I, C> { carrier: C, input: PhantomData<fn() -> I> }";
    let expanded: syn::File =
        syn::parse2(input_builder::expand(&syn::parse_str(source).unwrap()).unwrap()).unwrap();
    let mut methods: Vec<String> = expanded
        .items
        .into_iter()
        .filter_map(|item| match item {
            syn::Item::Impl(item) if item.trait_.is_none() => Some(item.items),
            _ => None,
        })
        .flatten()
        .filter_map(|item| match item {
            syn::ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
            _ => None,
        })
        .collect();
    methods.sort_unstable();
    methods.dedup();
    assert_eq!(methods, smithwright_contract::INPUT_BUILDER_METHODS);
}

#[test]
fn wire_names_come_from_field_names() {
    let source = "struct A { r#type: Option<String>, max_results: Option<i32>, s3_uri: Option<String> }";
    let input: DeriveInput = syn::parse_str(source).unwrap();
    let structure = member::Structure::parse(&input, &[], |_| false).unwrap();
    let names: Vec<_> =
        structure.members.iter().map(|member| (member.name.as_str(), member.wire.as_str())).collect();
    assert_eq!(names, [("type", "type"), ("max_results", "maxResults"), ("s3_uri", "s3Uri")]);
}
