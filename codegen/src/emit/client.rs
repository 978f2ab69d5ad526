//! The module `client`.

use super::Module;
use super::tokens;
use crate::plan::{DiscoveryPlan, Docs, OperationPlan, Plan, WaiterPlan};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module(plan: &Plan) -> Module<'_> {
    let client_docs = tokens::docs(&plan.client_docs);
    let discovery = plan.discovery.as_ref().map(discovery);
    let methods = plan.operations.iter().map(method);
    let waiters = (!plan.waiters.is_empty()).then(|| waiters(&plan.waiters));
    let modules = if plan.waiters.is_empty() { quote!(operation) } else { quote!({operation, waiters}) };
    let imports = (!plan.operations.is_empty()).then(|| quote!(use super::#modules;));
    let items = quote! {
        #imports

        #client_docs
        #[derive(Clone, Debug)]
        pub struct Client {
            handle: smithwright_runtime::Handle<super::meta::Service>,
        }

        impl Client {
            /// A client with the settings shared by all AWS clients of a program.
            ///
            /// # Panics
            /// If retries or timeouts are on and no way to sleep is set, or if no behavior version is set.
            #[track_caller]
            pub fn new(sdk_config: &smithwright_runtime::SdkConfig) -> Self {
                Self::from_conf(sdk_config.into())
            }

            /// A client with a configuration of its own.
            ///
            /// # Panics
            /// As [`Client::new`].
            #[track_caller]
            pub fn from_conf(conf: super::Config) -> Self {
                Self { handle: smithwright_runtime::Handle::new(conf) }
            }

            /// The client's configuration.
            pub fn config(&self) -> &super::Config {
                self.handle.config()
            }

            #discovery

            #(#methods)*
        }

        impl AsRef<smithwright_runtime::Handle<super::meta::Service>> for Client {
            fn as_ref(&self) -> &smithwright_runtime::Handle<super::meta::Service> {
                &self.handle
            }
        }

        #waiters

        /// What can be changed about a single call.
        pub mod customize {
            pub use smithwright_runtime::call::CustomizableOperation;
        }
    };
    let docs = Docs::text("The client.");
    Module { name: "client", raw: false, docs, items, modules: Vec::new() }
}

fn discovery(plan: &DiscoveryPlan) -> TokenStream {
    let DiscoveryPlan { module, name } = plan;
    quote! {
        /// A client whose requests go to the endpoint that the service tells, which this service asks for. Run
        /// [`reload_task`](smithwright_runtime::endpoint::ReloadEndpoint::reload_task) of what comes with it to keep
        /// the endpoint up to date.
        ///
        /// # Errors
        /// If the service tells no endpoint, or there is no way to sleep.
        pub async fn with_endpoint_discovery_enabled(
            self,
        ) -> Result<(Self, smithwright_runtime::endpoint::ReloadEndpoint), super::error::BoxError> {
            let discovered = smithwright_runtime::endpoint::discover::<operation::#module::#name>(&self.handle);
            let (handle, reload) = discovered.await?;
            Ok((Self { handle }, reload))
        }
    }
}

fn method(plan: &OperationPlan) -> TokenStream {
    let docs = tokens::docs(&plan.docs);
    let deprecated = tokens::deprecated(plan.deprecated.as_ref());
    let OperationPlan { method, module, fluent_builder, .. } = plan;
    quote! {
        #docs
        #deprecated
        pub fn #method(&self) -> operation::#module::#fluent_builder {
            self.handle.start()
        }
    }
}

fn waiters(plans: &[WaiterPlan]) -> TokenStream {
    let declarations = plans.iter().map(|plan| {
        let docs = tokens::docs(&plan.docs);
        let deprecated = tokens::deprecated(plan.deprecated.as_ref());
        let signature = signature(plan);
        quote!(#docs #deprecated #signature;)
    });
    let definitions = plans.iter().map(|plan| {
        let signature = signature(plan);
        quote!(#signature { self.handle.start() })
    });
    quote! {
        /// Waits until resources are in a certain state. Import it to call its methods on a [`Client`].
        pub trait Waiters {
            #(#declarations)*
        }

        impl Waiters for Client {
            #(#definitions)*
        }
    }
}

fn signature(plan: &WaiterPlan) -> TokenStream {
    let WaiterPlan { method, module, fluent_builder, .. } = plan;
    quote!(fn #method(&self) -> waiters::#module::#fluent_builder)
}
