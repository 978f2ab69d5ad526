//! Derive macros behind smithwright's generated types.
//!
//! Generated code holds plain types; these derives add what every type of its kind has: accessors, builders, codec
//! hooks, redacted `Debug`. What they cannot see from names and types stands in `#[shape(…)]` attributes.
//!
//! Types are named by paths that nothing shadows. `Some`, `None`, `Ok` and `Err` are bare: generated modules have no
//! values of these names, and every token of an expansion is paid for in each build.
//!
//! Accessors, codec hooks and what sends requests are `#[inline]`, so that a client's crate compiles none of them: a
//! program compiles those it uses. That made a client's release build six times cheaper.

mod accessors;
mod attributes;
mod builder;
mod codec;
mod debug;
mod enumeration;
mod equality;
mod error;
mod input;
mod input_builder;
mod int_enum;
mod marker;
mod member;
mod output;
mod service_error;
mod setters;
mod string_enum;
mod structure;
mod traits;
mod types;
mod union;

#[cfg(test)]
mod tests;

use proc_macro::TokenStream;
use syn::DeriveInput;

/// Expands `input`; a failure becomes a compile error at its place.
fn expanded(
    input: TokenStream,
    expand: fn(&DeriveInput) -> syn::Result<proc_macro2::TokenStream>,
) -> TokenStream {
    syn::parse(input).and_then(|input| expand(&input)).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// A structure: accessors, builder, codec hooks, `Debug`, `PartialEq`.
///
/// On the structure: `name = "…"` (name in the model), `rename_all = "PascalCase" | "snake_case"`, `output` (only
/// responses hold it: the builder needs the feature `test-util`).
///
/// On fields: `name = "…"` (name in the model), `sensitive`, `timestamp = "date-time" | "epoch-seconds" |
/// "http-date"`, `idempotency_token`, `required` (a response without it has a blank one), `default`, `default = …`, for
/// list items, map keys and map values `item(…)`, `key(…)`, `value(…)`, and the words of
/// `smithwright_runtime::shape::Trait` in snake case, such as `json_name = "…"` or `http_payload`.
#[proc_macro_derive(Structure, attributes(shape))]
pub fn structure(input: TokenStream) -> TokenStream {
    expanded(input, structure::expand)
}

/// The input of an operation: like [`Structure`](macro@Structure), but with the client's own builder, which gets the
/// setters.
///
/// On the structure: `operation = Name`, `builder = path::to::Builder` (derives [`InputBuilder`](macro@InputBuilder);
/// its module is around the input's), and `name` and `rename_all` as for [`Structure`](macro@Structure).
///
/// On a field besides: `stream` (the bytes of the request's body) or `events` (the sender of the events in it). Such an
/// input can be neither copied nor compared.
#[proc_macro_derive(OperationInput, attributes(shape))]
pub fn operation_input(input: TokenStream) -> TokenStream {
    expanded(input, input::expand)
}

/// The builder of all inputs of a client, `struct Builder<I, C> { carrier: C, input: PhantomData<fn() -> I> }`: what it
/// does whatever the input, such as sending requests and waiting.
#[proc_macro_derive(InputBuilder)]
pub fn input_builder(input: TokenStream) -> TokenStream {
    expanded(input, input_builder::expand)
}

/// The markers of a client's operations, `struct Marker<I>(PhantomData<fn() -> I>);` for the operation with the input `I`.
#[proc_macro_derive(OperationMarker)]
pub fn operation_marker(input: TokenStream) -> TokenStream {
    expanded(input, marker::expand)
}

/// The output of an operation: like [`Structure`](macro@Structure), with a request id in its field `_request_id`.
///
/// On a field besides: `stream` (the bytes of the response's body) or `events` (the receiver of the events in it). Such an
/// output can be neither copied nor compared.
#[proc_macro_derive(OperationOutput, attributes(shape))]
pub fn operation_output(input: TokenStream) -> TokenStream {
    expanded(input, output::expand)
}

/// A structure that a service answers with when it fails: like [`Structure`](macro@Structure), an error besides, with
/// metadata in its field `meta`.
///
/// On the structure: `retryable`, `retryable = "client"`, `throttling`, `code = "…"` (code in awsQuery), and those of
/// [`Structure`](macro@Structure).
#[proc_macro_derive(ErrorStructure, attributes(shape))]
pub fn error_structure(input: TokenStream) -> TokenStream {
    expanded(input, error::expand)
}

/// The enum of all errors of a service, generic over the operation they came from.
#[proc_macro_derive(ServiceError)]
pub fn service_error(input: TokenStream) -> TokenStream {
    expanded(input, service_error::expand)
}

/// An open enum of strings: `#[shape("VALUE")]` on each variant but the one around unknown values.
#[proc_macro_derive(StringEnum, attributes(shape))]
pub fn string_enum(input: TokenStream) -> TokenStream {
    expanded(input, string_enum::expand)
}

/// An open enum of integers: `#[shape(5)]` on each variant but the one around unknown values.
#[proc_macro_derive(IntEnum, attributes(shape))]
pub fn int_enum(input: TokenStream) -> TokenStream {
    expanded(input, int_enum::expand)
}

/// A union: `as_x`, `is_x`, codec hooks, `Debug`, `PartialEq`. The variant marked `#[non_exhaustive]` stands for unknown members.
///
/// On the enum `name`, `rename_all` and `events` (it is an event stream; `events("member" = "code")` for members that
/// are errors, where the error's code is another), on variants what fields of [`Structure`](macro@Structure) have.
#[proc_macro_derive(Union, attributes(shape))]
pub fn union(input: TokenStream) -> TokenStream {
    expanded(input, union::expand)
}
