//! Polling. Not generic: compiled once, here.

use std::fmt::{Display, Formatter};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime::client::waiters::{AcceptorState, WaiterOrchestrator, attach_waiter_tracing_span};
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use aws_smithy_types::config_bag::ConfigBag;

use super::matching::{Failure, state};
use super::{Acceptor, FinalPoll, WaiterError};
use crate::call::{Invocation, invoke};
use crate::error::{BoxError, CreateUnhandledError, ErrorMetadata, SdkError};
use crate::operation::erased::OperationMeta;

/// A waiter that is set up.
pub(super) struct Waiting {
    pub(super) meta: &'static OperationMeta,
    pub(super) plugins: Arc<RuntimePlugins>,
    /// Builds the input, once for each poll.
    pub(super) input: Box<dyn Fn() -> Input + Send + Sync>,
    pub(super) acceptors: &'static [Acceptor],
    /// In seconds.
    pub(super) min_delay: u64,
    /// In seconds.
    pub(super) max_delay: u64,
    pub(super) max_wait: Duration,
}

/// An answer whose type is known to the operation alone.
pub(super) type ErasedPoll =
    Result<FinalPoll<Output, SdkError<ErasedError>>, WaiterError<Output, ErasedError>>;

/// Waiting under way.
pub(super) type ErasedPolling = Pin<Box<dyn Future<Output = ErasedPoll> + Send>>;

/// Polls until an acceptor or the time ends it.
///
/// Boxed here and never inlined, as calls are, so that no other crate compiles it again.
#[inline(never)]
pub(super) fn poll(waiting: Waiting) -> ErasedPolling {
    Box::pin(run(waiting))
}

async fn run(waiting: Waiting) -> ErasedPoll {
    let Waiting { meta, plugins, input, acceptors, min_delay, max_delay, max_wait } = waiting;
    let mut bag = ConfigBag::base();
    let time = plugins
        .apply_client_configuration(&mut bag)
        .map_err(WaiterError::construction_failure)?
        .into_time_components();
    let sleep = time.sleep_impl().ok_or_else(|| missing("sleep implementation"))?;
    let time_source = time.time_source().ok_or_else(|| missing("time source"))?;

    let sample = input();
    let acceptor = move |answer: Result<&Output, &ErasedError>| {
        let answer = match answer {
            Ok(output) => match (meta.output)(output) {
                Some(output) => Ok(output),
                None => return AcceptorState::NoAcceptorsMatched,
            },
            Err(error) => {
                let facts = (meta.facts)(&error.0);
                let shape = facts.as_ref().and_then(|facts| facts.shape);
                let code = facts.and_then(|facts| facts.meta.code());
                Err(Failure { shape, code, shape_of: Some(meta.error_shape) })
            }
        };
        state(acceptors, (meta.input)(&sample), answer)
    };
    let operation = move || {
        let call = Invocation {
            meta,
            plugins: Arc::clone(&plugins),
            input: input(),
            config_override: None,
            feature: Some(SmithySdkFeature::Waiter),
        };
        async move { invoke(call).await.map_err(|error| error.map_service_error(ErasedError)) }
    };
    // A pause of no length, or a longest one below the shortest, would be a faulty model.
    let min_delay = min_delay.max(1);
    let orchestrator = WaiterOrchestrator::builder()
        .min_delay(Duration::from_secs(min_delay))
        .max_delay(Duration::from_secs(max_delay.max(min_delay)))
        .max_wait(max_wait)
        .time_source(time_source)
        .sleep_impl(sleep)
        .acceptor(acceptor)
        .operation(operation)
        .build();
    attach_waiter_tracing_span(orchestrator.orchestrate()).await
}

fn missing(what: &str) -> WaiterError<Output, ErasedError> {
    WaiterError::construction_failure(format!("waiters need a {what}; set one in the client's configuration"))
}

/// An operation's error, whose type is known to the operation alone.
#[derive(Debug)]
pub(super) struct ErasedError(pub(super) Error);

impl Display for ErasedError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        Display::fmt(&self.0, f)
    }
}

impl std::error::Error for ErasedError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

impl CreateUnhandledError for ErasedError {
    fn create_unhandled_error(source: BoxError, meta: Option<ErrorMetadata>) -> Self {
        Self(Error::erase(crate::error::Unhandled::<()>::new(source, meta.unwrap_or_default())))
    }
}
