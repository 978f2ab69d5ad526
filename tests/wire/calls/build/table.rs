//! The table of calls: a module with each client, and a function that calls its operations by name.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::client::Client;

/// The table's source.
pub(crate) fn source(clients: &[(String, Client)]) -> TokenStream {
    let modules = clients.iter().map(|(name, client)| module(name, client));
    let services = clients.iter().map(|(name, client)| {
        let module = format_ident!("{}_calls", module_of(name));
        let operations = client.operations.values();
        quote!(Entry {
            name: #name,
            operations: &[#(#operations),*],
            caller: |url| Box::new(#module::Caller::new(url)),
        })
    });
    quote! {
        /// Each service with its operations, and how to make what calls it.
        const SERVICES: &[Entry] = &[#(#services),*];
        #(#modules)*
    }
}

/// A service's name as an identifier.
pub(crate) fn module_of(service: &str) -> String {
    service.replace('-', "_")
}

fn module(name: &str, client: &Client) -> TokenStream {
    let name = module_of(name);
    let (calls, name_) = (format_ident!("{name}_calls"), format_ident!("{name}"));
    let errors = client.errors.iter().map(|error| format_ident!("{error}"));
    let arms = client.operations.iter().filter_map(|(marker, wire)| {
        // A marker without a method is an operation that nobody can call: left out here, it is missed by name.
        let method = format_ident!("{}", client.methods.get(marker)?);
        Some(quote! {
            #wire => Box::pin(async move {
                let mut call = client.#method();
                match fill(input, smithwright_runtime::Carrier::input_mut(&mut call)) {
                    Ok(()) => answer(call.send().await, members),
                    Err(why) => Outcome::Failed(why),
                }
            })
        })
    });
    quote! {
        mod #name_ {
            smithwright_runtime::include_client!(#name);
        }

        #[allow(unreachable_patterns, deprecated)]
        mod #calls {
            use super::#name_ as client;
            use crate::answer::{Outcome, answer, fill};

            pub(crate) struct Caller(client::Client);

            impl Caller {
                pub(crate) fn new(url: &str) -> Self {
                    Self(client::Client::from_conf(crate::configured(crate::ConfigBuilder::new(), url).build()))
                }
            }

            impl super::Call for Caller {
                fn call<'a>(&'a self, operation: &str, input: &'a [u8]) -> super::Calling<'a> {
                    let client = &self.0;
                    match operation {
                        #(#arms,)*
                        other => {
                            let why = format!("the client has no operation {other}");
                            Box::pin(std::future::ready(Outcome::Failed(why)))
                        }
                    }
                }
            }

            fn members<O>(error: &client::error::Error<O>) -> Option<&dyn smithwright_runtime::Shape> {
                match error {
                    #(client::error::Error::#errors(found) => Some(found),)*
                    _ => None,
                }
            }
        }
    }
}
