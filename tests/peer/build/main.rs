//! Generates the clients that are compared, and calls of each that compile against the official one too.
//!
//! `SMITHWRIGHT_PEER_MODELS` is the folder of botocore's definitions.

mod answers;
mod calls;
mod values;

use std::error::Error;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use smithwright::Generator;
use smithwright::model::Model;
use smithwright::plan::{Options, Plan, plan, supported};
use smithwright::read::{read, sources};
use smithwright::select::{SelectionRequest, select};

const MODELS: &str = "SMITHWRIGHT_PEER_MODELS";

/// Services as botocore calls them, with the official crates.
const SERVICES: &[(&str, &str)] = &[("kms", "aws_sdk_kms"), ("lambda", "aws_sdk_lambda")];

/// Operations, and inputs' members, that the definitions have and the official crates of `Cargo.toml` do not yet.
const NEWER: &[&str] = &[
    "CreateFunction.AcceleratorConfig",
    "CreateFunction.RuntimeConfig",
    "DeleteDurableExecution",
    "ListKeys.ResourceOwners",
    "PauseDurableExecution",
    "ResumeDurableExecution",
    "UpdateFunctionConfiguration.AcceleratorConfig",
    "UpdateFunctionConfiguration.RuntimeConfig",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={MODELS}");
    println!("cargo::rerun-if-changed=build");
    let data =
        PathBuf::from(std::env::var_os(MODELS).ok_or("SMITHWRIGHT_PEER_MODELS is not set: see README.md")?);
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR")?);
    let mut table = TokenStream::new();
    for (service, peer) in SERVICES {
        let definition = data.join(service);
        let name = format!("ours_{}", service.replace('-', "_"));
        Generator::new(&definition)
            .crate_name(&name)
            .write_to_out_dir()
            .generate()
            .map_err(|found| found.to_string())?;
        // Both are to say that they are of the same version, which is signed.
        let client = out.join(format!("{name}.rs"));
        let source = std::fs::read_to_string(&client)?;
        let version = format!("{:?}", version(&peer.replace('_', "-"))?);
        std::fs::write(client, source.replace("env!(\"CARGO_PKG_VERSION\")", &version))?;
        let (model, plan) = planned(&definition)?;
        std::fs::write(out.join(format!("{name}_calls.rs")), calls::source(&model, &plan).to_string())?;
        std::fs::write(out.join(format!("{name}_answers.rs")), answers::source(&model, &plan).to_string())?;
        table.extend(module(service, &name, peer));
    }
    let entries = SERVICES.iter().map(|(service, _)| format_ident!("{}", service.replace('-', "_")));
    table.extend(quote! {
        /// Each service with its calls.
        pub fn services() -> Vec<crate::Service> {
            vec![#(#entries::service()),*]
        }
    });
    std::fs::write(out.join("services.rs"), table.to_string())?;
    Ok(())
}

/// The version of an official crate in `Cargo.toml`.
fn version(package: &str) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed=Cargo.toml");
    let manifest = std::fs::read_to_string("Cargo.toml")?;
    let line = manifest.lines().find(|line| line.starts_with(&format!("{package} = ")));
    let version = line.and_then(|line| line.split_once("\"=")).and_then(|(_, rest)| rest.split_once('"'));
    Ok(version.ok_or_else(|| format!("Cargo.toml does not say which {package}"))?.0.to_owned())
}

/// The model of a definition, and what is generated of it.
fn planned(definition: &Path) -> Result<(Model, Plan), Box<dyn Error>> {
    let (model, found) = read(&sources(definition).map_err(|problem| problem.message)?);
    let model = model.ok_or_else(|| found.to_string())?;
    let (selection, found) = select(&model, &SelectionRequest::default());
    let (selection, _) = supported(&model, selection.ok_or_else(|| found.to_string())?);
    let selection = selection.ok_or("nothing of the model is supported")?;
    let (plan, found) = plan(&model, &selection, Options::default());
    let plan = plan.ok_or_else(|| found.to_string())?;
    Ok((model, plan))
}

/// Both clients of a service, with the same calls.
fn module(service: &str, name: &str, peer: &str) -> TokenStream {
    let (home, peer) = (format_ident!("{}", service.replace('-', "_")), format_ident!("{peer}"));
    let (calls, answers) = (format!("/{name}_calls.rs"), format!("/{name}_answers.rs"));
    let side = |of: TokenStream| {
        quote! {
            #[allow(deprecated, clippy::all)]
            pub mod calls {
                #of
                include!(concat!(env!("OUT_DIR"), #calls));
            }
            pub struct Client(sdk::Client);
            impl crate::Calls for Client {
                fn call(&self, nth: usize) -> crate::Calling<'_> {
                    (calls::CALLS[nth].2)(&self.0)
                }
            }
            pub fn client(config: &aws_types::SdkConfig) -> Box<dyn crate::Calls> {
                Box::new(Client(sdk::Client::new(config)))
            }
        }
    };
    let ours = side(quote!(
        use super::client as sdk;
    ));
    let theirs = side(quote!(use #peer as sdk;));
    quote! {
        mod #home {
            pub mod ours {
                #[allow(warnings)]
                pub mod client { smithwright_runtime::include_client!(#name); }
                use client as sdk;
                #ours
            }
            pub mod theirs {
                use #peer as sdk;
                #theirs
            }
            mod answers { include!(concat!(env!("OUT_DIR"), #answers)); }
            pub fn service() -> crate::Service {
                crate::Service {
                    name: #service,
                    ours: ours::client,
                    theirs: theirs::client,
                    calls: ours::calls::CALLS.iter().map(|(operation, case, _)| (*operation, *case)).collect(),
                    answers: answers::answers,
                }
            }
        }
    }
}
