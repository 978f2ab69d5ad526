//! Tests of operations.

use super::{event_tests, tokens};
use crate::plan::{
    EndpointCase, EndpointParamSource, EndpointSettings, Expectation, ExpectedRequest, GivenResponse,
    OperationPlan, ProtocolTest, TestValue,
};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The module `tests` of an operation; nothing when it has no tests.
pub(super) fn module(plan: &OperationPlan) -> Option<TokenStream> {
    let tests = plan.tests.iter().map(|test| function(plan, test));
    (!plan.tests.is_empty()).then(|| {
        quote! {
            #[cfg(test)]
            mod tests {
                #[allow(unused_imports)]
                use super::super::super::{primitives, types};
                #[allow(unused_imports)]
                use super::*;
                #[allow(unused_imports)]
                use smithwright_runtime::conformance::{self, Request, Response, blank};

                #(#tests)*
            }
        }
    })
}

fn function(plan: &OperationPlan, test: &ProtocolTest) -> TokenStream {
    let (name, operation, error) = (&test.name, &plan.name, &plan.error);
    let body = match &test.expectation {
        Expectation::Events(test) => event_tests::body(plan, test),
        Expectation::Request(input, expected) => {
            let (input, request) = (value(input), request(expected));
            let settings = expected.settings.as_ref().map(settings);
            match settings {
                None => quote! {
                    let input = #input;
                    conformance::request::<#operation>(input, &#request);
                },
                Some(settings) => quote! {
                    let input = #input;
                    conformance::request_by_rules::<#operation>(input, &#request, #settings);
                },
            }
        }
        Expectation::Endpoint(input, case) => {
            let (input, case) = (value(input), endpoint(case));
            quote! {
                let input = #input;
                conformance::endpoint::<#operation>(input, #case);
            }
        }
        Expectation::Output(given, expected) => {
            let (given, expected) = (response(given), value(expected));
            quote! {
                let expected = #expected;
                conformance::output::<#operation>(#given, expected);
            }
        }
        Expectation::Error(given, variant, expected, code) => {
            let (given, expected, code) = (response(given), value(expected), option(code.as_ref()));
            quote! {
                let expected = #expected;
                conformance::error::<#operation>(
                    #given,
                    |error| match error {
                        #error::#variant(found) => Some(found),
                        _ => None,
                    },
                    &expected,
                    #code,
                );
            }
        }
    };
    let allow = tokens::allow_deprecated(test.expectation.names_deprecated());
    quote! {
        #[test]
        #allow
        fn #name() { #body }
    }
}

pub(super) fn option(text: Option<&String>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}

fn pairs(headers: &[(String, String)]) -> TokenStream {
    let pairs = headers.iter().map(|(name, value)| quote!((#name, #value)));
    quote!(&[#(#pairs),*])
}

pub(super) fn request(expected: &ExpectedRequest) -> TokenStream {
    let ExpectedRequest { method, uri, required, forbidden, query, required_query, forbidden_query, .. } =
        expected;
    let (host, resolved_host) = (option(expected.host.as_ref()), option(expected.resolved_host.as_ref()));
    let headers = pairs(&expected.headers);
    let (body, media_type) = (option(expected.body.as_ref()), option(expected.media_type.as_ref()));
    quote! {
        Request {
            method: #method,
            uri: #uri,
            host: #host,
            resolved_host: #resolved_host,
            headers: #headers,
            required: &[#(#required),*],
            forbidden: &[#(#forbidden),*],
            query: &[#(#query),*],
            required_query: &[#(#required_query),*],
            forbidden_query: &[#(#forbidden_query),*],
            body: #body,
            media_type: #media_type,
        }
    }
}

fn endpoint(case: &EndpointCase) -> TokenStream {
    let settings = settings(&case.settings);
    let expected = match &case.expected {
        Ok(url) => quote!(Ok(#url)),
        Err(message) => quote!(Err(#message)),
    };
    quote! {
        conformance::EndpointCase {
            settings: #settings,
            expected: #expected,
        }
    }
}

fn settings(settings: &EndpointSettings) -> TokenStream {
    let (built_ins, client) = (values(&settings.built_ins), values(&settings.client));
    quote!(conformance::EndpointSettings { built_ins: #built_ins, client: #client })
}

fn values(settings: &[(String, EndpointParamSource)]) -> TokenStream {
    let settings = settings.iter().map(|(name, value)| match value {
        EndpointParamSource::Flag(flag) => quote!((#name, #flag.into())),
        EndpointParamSource::Texts(texts) => quote!((#name, vec![#(#texts.to_owned()),*].into())),
        EndpointParamSource::Text(text)
        | EndpointParamSource::Member(text)
        | EndpointParamSource::Required(text)
        | EndpointParamSource::Path(text) => quote!((#name, #text.into())),
    });
    quote!(vec![#(#settings),*])
}

pub(super) fn response(given: &GivenResponse) -> TokenStream {
    let (status, body) = (Literal::u16_unsuffixed(given.status), &given.body);
    let headers = pairs(&given.headers);
    let body = if given.is_base64 { quote!(&conformance::base64(#body)) } else { quote!(#body.as_bytes()) };
    quote!(Response { status: #status, headers: #headers, body: #body })
}

pub(super) fn value(it: &TestValue) -> TokenStream {
    match it {
        TestValue::Absent => quote!(None),
        TestValue::Present(inner) => {
            let inner = value(inner);
            quote!(Some(#inner))
        }
        TestValue::Deprecated(inner) => value(inner),
        TestValue::Boxed(inner) => {
            let inner = value(inner);
            quote!(Box::new(#inner))
        }
        TestValue::Bool(it) => quote!(#it),
        TestValue::Integer(number) => tokens::integer(*number),
        TestValue::Float(ty, number) => float(ty, *number),
        TestValue::Text(text) => quote!(#text.into()),
        TestValue::Parsed(text) => quote!(#text.parse().unwrap()),
        TestValue::Blob(text) => quote!(primitives::Blob::new(#text)),
        TestValue::Stream(text) => quote!(primitives::ByteStream::from_static(#text.as_bytes())),
        TestValue::Timestamp(seconds, nanos) => {
            let nanos = Literal::u32_unsuffixed(*nanos);
            let seconds = tokens::integer(*seconds);
            quote!(primitives::DateTime::from_secs_and_nanos(#seconds, #nanos))
        }
        TestValue::DateTime(text) => {
            quote!(primitives::DateTime::from_str(#text, primitives::DateTimeFormat::DateTime).unwrap())
        }
        TestValue::Document(text) => quote!(conformance::document(#text)),
        TestValue::Enum(ty, inner) => match &**inner {
            TestValue::Text(text) => quote!(#ty::from(#text)),
            inner => {
                let inner = value(inner);
                quote!(#ty::from(#inner))
            }
        },
        TestValue::List(items) => {
            let items = items.iter().map(value);
            quote!(vec![#(#items),*])
        }
        TestValue::Map(entries) => {
            let entries = entries.iter().map(|(key, it)| {
                let (key, it) = (value(key), value(it));
                quote!((#key, #it))
            });
            quote!(std::collections::HashMap::from([#(#entries),*]))
        }
        TestValue::Structure(ty, fields) if fields.is_empty() => quote!(blank::<#ty>()),
        TestValue::Structure(ty, fields) => {
            let fields = fields.iter().map(|(name, it)| {
                let it = value(it);
                quote!(it.#name = #it;)
            });
            quote! {{
                let mut it = blank::<#ty>();
                #(#fields)*
                it
            }}
        }
        TestValue::Union(ty, variant, None) => quote!(#ty::#variant),
        TestValue::Union(ty, variant, Some(inner)) => {
            let inner = value(inner);
            quote!(#ty::#variant(#inner))
        }
    }
}

fn float(ty: &str, number: f64) -> TokenStream {
    let ty = Ident::new(ty, Span::call_site());
    if number.is_nan() {
        return quote!(#ty::NAN);
    }
    if number.is_infinite() {
        let sign = (number < 0.0).then(|| quote!(-));
        return quote!(#sign #ty::INFINITY);
    }
    tokens::float(number)
}
