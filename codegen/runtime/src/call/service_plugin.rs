//! What every client of a service needs beside the user's configuration.

use std::borrow::Cow;

use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime::client::orchestrator::AuthSchemeAndEndpointOrchestrationV2;
use aws_smithy_runtime::client::retries::classifiers::HttpStatusCodeClassifier;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{Order, RuntimePlugin};
use aws_smithy_types::config_bag::{FrozenLayer, Layer};

use super::interceptors::{BoundedBody, Features, IdempotencyTokens, PrivateBody};
use crate::ServiceMetadata;
use crate::auth::{AuthOption, DefaultAuthSchemeResolver, NoAuth, ResolveAuthScheme};
use crate::config::IdempotencyTokenProvider;
use crate::endpoint::{ResolveEndpoint, RuleSetResolver};

/// Defaults of a service; the user's configuration takes precedence over them.
#[derive(Debug)]
pub(super) struct ServicePlugin {
    config: FrozenLayer,
    components: RuntimeComponentsBuilder,
}

impl ServicePlugin {
    pub(super) fn new(service: &ServiceMetadata) -> Self {
        let mut layer = Layer::new(service.name);
        layer.store_put(IdempotencyTokenProvider::random());
        layer.store_put(AuthSchemeAndEndpointOrchestrationV2);

        let mut components = RuntimeComponentsBuilder::new(service.name);
        components.set_auth_scheme_option_resolver(Some(
            DefaultAuthSchemeResolver::default().into_shared_resolver(),
        ));
        components
            .set_endpoint_resolver(Some(RuleSetResolver::new(service.endpoint_rules).into_shared_resolver()));
        components.push_retry_classifier(HttpStatusCodeClassifier::default());
        components.push_interceptor(SharedInterceptor::permanent(ConnectionPoisoningInterceptor::new()));
        components.push_interceptor(SharedInterceptor::permanent(Features));
        components.push_interceptor(SharedInterceptor::permanent(IdempotencyTokens));
        components.push_interceptor(SharedInterceptor::permanent(PrivateBody));
        components.push_interceptor(SharedInterceptor::permanent(BoundedBody));
        components.push_interceptor(ServiceClockSkewInterceptor::new());
        components.push_interceptor(RequestInfoInterceptor::new());
        components.push_interceptor(UserAgentInterceptor::new());
        components.push_interceptor(InvocationIdInterceptor::new());
        components.push_interceptor(SharedInterceptor::permanent(RecursionDetectionInterceptor::new()));
        for option in service.auth {
            option.register(&mut components);
        }
        // Operations may do without, and `allow_no_auth` too, whatever the service asks for.
        NoAuth.register(&mut components);
        Self { config: layer.freeze(), components }
    }
}

impl RuntimePlugin for ServicePlugin {
    fn config(&self) -> Option<FrozenLayer> {
        Some(self.config.clone())
    }

    fn order(&self) -> Order {
        Order::Defaults
    }

    fn runtime_components(&self, _: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Borrowed(&self.components)
    }
}
