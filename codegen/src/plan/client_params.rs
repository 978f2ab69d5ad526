//! Parameters of the endpoint rules that the client's configuration sets: `smithy.rules#clientContextParams`.

use super::docs::{self, Docs};
use super::endpoint_params::{ParamKind, declared, kind};
use super::names::{RustName, Scope, ScopeKind};
use super::planner::Planner;
use crate::model::Shape;

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

/// Setters of every builder of configurations; a parameter's own make way for them.
const SETTERS: [&str; 30] = [
    "account_id_endpoint_mode",
    "allow_no_auth",
    "app_name",
    "auth_scheme_preference",
    "auth_scheme_resolver",
    "behavior_version",
    "behavior_version_latest",
    "build",
    "capture_input_attributes",
    "client_param",
    "credentials_provider",
    "disable_clock_skew_correction",
    "emit_input_attributes",
    "endpoint_resolver",
    "endpoint_url",
    "framework_metadata",
    "http_client",
    "idempotency_token_provider",
    "identity_cache",
    "interceptor",
    "invocation_id_generator",
    "region",
    "retry_classifier",
    "retry_config",
    "retry_partition",
    "runtime_plugin",
    "sleep_impl",
    "time_source",
    "use_dual_stack",
    "use_fips",
];

impl Planner<'_> {
    /// The parameters that the client's configuration sets. Without rules there is nothing to set.
    pub(super) fn client_params(&self, service: &Shape) -> Vec<ClientParamPlan> {
        let Some(declared) = declared(service) else { return Vec::new() };
        let mut scope = Scope::with_taken(ScopeKind::Fields, &SETTERS);
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
