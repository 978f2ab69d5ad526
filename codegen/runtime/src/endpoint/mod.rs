//! Where a request goes: endpoint rule sets, interpreted.
//!
//! A service model says with `smithy.rules#endpointRuleSet` (or `smithy.rules#endpointBdd`, the same as a decision
//! diagram) how an endpoint follows from the region, FIPS, dual stack and other parameters. [`RuleSet`] compiles such a
//! rule set from its JSON text into a compact tree; [`DefaultResolver`] walks that tree for each call. The language is
//! described at <https://smithy.io/2.0/additional-specs/rules-engine/>; versions 1.0 and 1.1 are understood.
//!
//! Rule sets are data: a faulty or hostile one gives an error, never a panic, deep recursion or unbounded memory.

mod account;
mod arn;
mod bdd;
mod checked;
mod client_param;
mod context;
mod discovery;
mod eval;
mod functions;
mod host;
mod json;
mod params;
mod parse;
mod partition;
mod path;
mod resolver;
mod rules;
mod template;
mod url;
mod value;

pub use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, SharedEndpointResolver};
pub use aws_smithy_types::endpoint::Endpoint;
pub use context::ContextParam;
pub use discovery::{ReloadEndpoint, discover};
pub use params::{InvalidParams, ParamValue, Params, ParamsBuilder};
pub use parse::RuleSetError;
pub use partition::{Partitions, PartitionsError};
pub use resolver::{DefaultResolver, ResolveEndpoint, RuleSetResolver};
pub use rules::{Parameter, RuleSet};

pub(crate) use client_param::ClientParam;
pub(crate) use context::apply;
