//! Tests of event streams.

use super::protocol_tests::{option, request, response, value};
use crate::plan::{EventOutcome, EventTest, OperationPlan, SentEvent};
use proc_macro2::TokenStream;
use quote::quote;

/// The body of a test.
pub(super) fn body(plan: &OperationPlan, test: &EventTest) -> TokenStream {
    let (operation, error) = (&plan.name, &plan.error);
    let input = value(&test.input);
    let stream = test.sent.as_ref().map(|(field, events)| {
        let events = events.iter().map(|event| match event {
            SentEvent::Event(it) => {
                let it = value(it);
                quote!(Ok(#it))
            }
            SentEvent::Error(ty, variant, it) => {
                let it = value(it);
                quote!(Err(#ty::#variant(#it)))
            }
        });
        quote!(input.#field = conformance::sender(vec![#(#events),*]);)
    });
    let mutable = stream.as_ref().map(|_| quote!(mut));
    let frames = test.frames.iter().map(|(frame, media_type)| {
        let media_type = option(media_type.as_ref());
        quote!((#frame, #media_type))
    });
    let (given, received) = (response(&test.response), &test.received);
    let expected = match &test.request {
        Some(expected) => {
            let expected = request(expected);
            quote!(Some(#expected))
        }
        None => quote!(None),
    };
    let exchange = quote! {
        let #mutable input = #input;
        #stream
        let exchange = conformance::Exchange {
            request: #expected,
            frames: &[#(#frames),*],
            response: #given,
            received: &[#(#received),*],
        };
    };
    let receiver = test.receiver.as_ref().map(|field| quote!(|output| &mut output.#field));
    let outcome = match (&test.outcome, receiver) {
        (EventOutcome::Success(output, events), Some(receiver)) => {
            let (output, events) = (value(output), events.iter().map(value));
            quote! {
                let expected = #output;
                exchange.succeeds::<#operation, _, _>(input, expected, #receiver, vec![#(#events),*]);
            }
        }
        (EventOutcome::Sent, _) | (EventOutcome::Success(..), None) => {
            quote!(exchange.sends::<#operation>(input);)
        }
        (EventOutcome::Failure, Some(receiver)) => {
            quote!(exchange.fails::<#operation, _, _>(input, #receiver);)
        }
        (EventOutcome::StreamError(ty, variant, expected), Some(receiver)) => {
            let expected = value(expected);
            let picked = picked(quote!(#ty), variant);
            quote! {
                let expected = #expected;
                exchange.fails_within::<#operation, _, _>(input, #receiver, #picked, &expected);
            }
        }
        (EventOutcome::CallError(variant, expected), _) => {
            let expected = value(expected);
            let picked = picked(quote!(#error), variant);
            quote! {
                let expected = #expected;
                exchange.fails_before::<#operation>(input, #picked, &expected);
            }
        }
        (EventOutcome::Failure | EventOutcome::StreamError(..), None) => {
            quote!(exchange.fails_at_all::<#operation>(input);)
        }
    };
    quote!(#exchange #outcome)
}

/// A closure that picks the structure of an error's variant.
fn picked(ty: TokenStream, variant: &crate::plan::RustName) -> TokenStream {
    quote! {
        |error| match error {
            #ty::#variant(found) => Some(found),
            _ => None,
        }
    }
}
