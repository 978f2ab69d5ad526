//! The resolver that clients use, and the trait for those who bring their own.

use super::account;
use super::checked::checked;
use super::params::Params;
use super::parse::RuleSetError;
use super::partition::Partitions;
use super::rules::RuleSet;
use super::{Endpoint, EndpointFuture, SharedEndpointResolver};
use crate::Service;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint as ResolveErased};
use std::fmt::{self, Debug};
use std::marker::PhantomData;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// Resolves endpoints from [`Params`].
pub trait ResolveEndpoint: Send + Sync + Debug {
    /// Resolves an endpoint for these parameters.
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a>;

    /// Makes this a [`SharedEndpointResolver`], as the orchestrator takes it. It returns an error for an endpoint whose
    /// URL has no scheme or no host.
    fn into_shared_resolver(self) -> SharedEndpointResolver
    where
        Self: Sized + 'static,
    {
        SharedEndpointResolver::new(Typed(self))
    }
}

/// Unwraps the orchestrator's type-erased parameters.
#[derive(Debug)]
struct Typed<T>(T);

impl<T: ResolveEndpoint> ResolveErased for Typed<T> {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        match params.get::<Params>() {
            Some(typed) => {
                EndpointFuture::new(async move { checked(typed, self.0.resolve_endpoint(typed).await?) })
            }
            None => EndpointFuture::ready(Err(UNEXPECTED.into())),
        }
    }

    fn finalize_params<'a>(&'a self, params: &'a mut EndpointResolverParams) -> Result<(), BoxError> {
        account::finalize(params);
        Ok(())
    }
}

const UNEXPECTED: &str = "endpoint parameters are of an unexpected type";

/// The same for rule sets, which answer at once.
#[derive(Debug)]
struct Ready(RuleSetResolver);

impl ResolveErased for Ready {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        let resolve = |typed| checked(typed, self.0.resolve(typed)?);
        EndpointFuture::ready(params.get::<Params>().ok_or_else(|| UNEXPECTED.into()).and_then(resolve))
    }

    fn finalize_params<'a>(&'a self, params: &'a mut EndpointResolverParams) -> Result<(), BoxError> {
        account::finalize(params);
        Ok(())
    }
}

/// What holds for a service whose model has no rules.
const NO_RULES: &str = r#"{
  "version": "1.0",
  "parameters": {"Endpoint": {"type": "string", "builtIn": "SDK::Endpoint", "required": false}},
  "rules": [
    {
      "type": "endpoint",
      "conditions": [{"fn": "isSet", "argv": [{"ref": "Endpoint"}]}],
      "endpoint": {"url": {"ref": "Endpoint"}}
    },
    {
      "type": "error",
      "conditions": [],
      "error": "the service's model does not say where it is; configure an endpoint URL"
    }
  ]
}"#;

/// Resolves endpoints by a rule set.
#[derive(Clone, Debug)]
pub struct RuleSetResolver {
    rules: &'static str,
    compiled: Arc<OnceLock<Result<RuleSet, RuleSetError>>>,
    /// `None`: the built-in facts.
    partitions: Option<Arc<Partitions>>,
    /// The last answer: nearly all requests of a client ask the same, and rules give the same answer.
    last: Arc<RwLock<Option<(Params, Endpoint)>>>,
}

impl RuleSetResolver {
    /// Creates a resolver from the JSON text of a rule set, which is compiled on first use. Without any text requests
    /// go to the endpoint URL that was configured.
    pub fn new(rules: &'static str) -> Self {
        let rules = if rules.is_empty() { NO_RULES } else { rules };
        Self { rules, compiled: Arc::default(), partitions: None, last: Arc::default() }
    }

    /// Takes these facts about partitions in place of the built-in ones.
    pub fn with_partitions(mut self, partitions: Partitions) -> Self {
        self.partitions = Some(Arc::new(partitions));
        self.last = Arc::default();
        self
    }

    /// The compiled rule set.
    ///
    /// # Errors
    /// When the text is not a rule set.
    pub fn rule_set(&self) -> Result<&RuleSet, RuleSetError> {
        self.compiled.get_or_init(|| RuleSet::parse(self.rules)).as_ref().map_err(Clone::clone)
    }

    fn resolve(&self, params: &Params) -> Result<Endpoint, BoxError> {
        if let Some(endpoint) = self.last(params) {
            return Ok(endpoint);
        }
        let partitions = self.partitions.as_deref().unwrap_or_else(|| Partitions::built_in());
        let endpoint = self.rule_set()?.resolve(params, partitions)?;
        *self.last.write().unwrap_or_else(PoisonError::into_inner) = Some((params.clone(), endpoint.clone()));
        Ok(endpoint)
    }

    fn last(&self, params: &Params) -> Option<Endpoint> {
        let last = self.last.read().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().filter(|(asked, _)| asked == params).map(|(_, endpoint)| endpoint.clone())
    }
}

impl ResolveEndpoint for RuleSetResolver {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        EndpointFuture::ready(self.resolve(params))
    }

    fn into_shared_resolver(self) -> SharedEndpointResolver {
        SharedEndpointResolver::new(Ready(self))
    }
}

/// Resolves endpoints by the rule set of the service's model, as a client does unless told otherwise.
pub struct DefaultResolver<S> {
    inner: RuleSetResolver,
    service: PhantomData<fn() -> S>,
}

impl<S: Service> DefaultResolver<S> {
    /// Creates the resolver; the rule set is compiled on first use.
    pub fn new() -> Self {
        Self { inner: RuleSetResolver::new(S::METADATA.endpoint_rules), service: PhantomData }
    }
}

impl<S: Service> Default for DefaultResolver<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S> Clone for DefaultResolver<S> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone(), service: PhantomData }
    }
}

impl<S> Debug for DefaultResolver<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DefaultResolver").finish_non_exhaustive()
    }
}

impl<S: Service> ResolveEndpoint for DefaultResolver<S> {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        self.inner.resolve_endpoint(params)
    }

    fn into_shared_resolver(self) -> SharedEndpointResolver {
        self.inner.into_shared_resolver()
    }
}
