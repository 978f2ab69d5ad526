//! Parameters of the endpoint rules that the client's configuration sets: `smithy.rules#clientContextParams`.

use super::docs::{self, Docs};
use super::endpoint_params::{ParamKind, declared, kind};
use super::names::{RustName, Scope, ScopeKind};
use super::planner::Planner;
use crate::model::Shape;
use smithwright_contract::CONFIG_BUILDER_METHODS;

/// A parameter that the client's configuration sets.
#[derive(Clone, Debug)]
pub struct ClientParamPlan {
    /// Docs of the setter.
    pub docs: Docs,
    /// Its name in the rules.
    pub name: String,
    /// The setter that takes the builder along.
    pub method: RustName,
    /// The setter that changes the builder in place.
    pub setter: RustName,
    /// The type of its value.
    pub kind: ParamKind,
}

impl Planner<'_> {
    /// The parameters that the client's configuration sets. Without rules there is nothing to set.
    pub(super) fn client_params(&self, service: &Shape) -> Vec<ClientParamPlan> {
        let Some(declared) = declared(service) else { return Vec::new() };
        let mut scope = Scope::with_taken(ScopeKind::Fields, CONFIG_BUILDER_METHODS);
        let mut plans = Vec::new();
        for param in service.traits.client_context_params() {
            // What does not fit the rules has been reported.
            let Some(kind) = kind(&param.name, &declared) else { continue };
            if ParamKind::read(&param.kind) != Some(kind) {
                continue;
            }
            let mut docs = param.documentation.as_deref().map(Docs::of_model).unwrap_or_default();
            if docs.is_empty() {
                let text = format!("Sets the parameter {} of the endpoint rules.", docs::code(&param.name));
                docs = Docs::text(&text);
            }
            let method = scope.field(&param.name);
            let setter = RustName::joined("set_", &method, "");
            plans.push(ClientParamPlan { docs, name: param.name, method, setter, kind });
        }
        plans
    }
}
