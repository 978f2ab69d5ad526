//! Endpoints that the service tells (`aws.api#clientEndpointDiscovery`): asked for once, then again before they expire.

use std::fmt::{Debug, Formatter};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, default_async_sleep};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::box_error::BoxError;

use super::params::{ParamValue, Params};
use super::{Endpoint, EndpointFuture, ResolveEndpoint, context, host, path};
use crate::call::FromHandle;
use crate::shape::View;
use crate::{Fluent, Handle, Operation};

/// How often the task looks whether the endpoint is about to expire.
const PAUSE: Duration = Duration::from_secs(60);

/// How long before it expires an endpoint is asked for again: time to fail once and try once more.
const AHEAD: Duration = Duration::from_secs(120);

/// Longest time that an endpoint is kept, whatever the service says.
const LONGEST_MINUTES: u64 = 60 * 24 * 365;

type Loading = Pin<Box<dyn Future<Output = Result<Known, BoxError>> + Send>>;

/// An endpoint, and when it is no longer to be used.
#[derive(Clone, Debug)]
struct Known {
    endpoint: Endpoint,
    expiry: SystemTime,
}

/// The endpoint of a client. It lives as long as the client, whose resolver it is.
#[derive(Debug)]
struct Cache(Mutex<Known>);

impl Cache {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug)]
struct Cached(Arc<Cache>);

impl ResolveEndpoint for Cached {
    fn resolve_endpoint<'a>(&'a self, _: &'a Params) -> EndpointFuture<'a> {
        EndpointFuture::ready(Ok(self.0.known().endpoint.clone()))
    }
}

/// Keeps the endpoint of a client up to date; run [`reload_task`](Self::reload_task) beside the client.
#[must_use = "the client's endpoint expires unless it is reloaded"]
pub struct ReloadEndpoint {
    load: Box<dyn Fn() -> Loading + Send + Sync>,
    cache: Weak<Cache>,
    sleep: SharedAsyncSleep,
    time: SharedTimeSource,
}

impl ReloadEndpoint {
    /// Asks for the endpoint now. When that fails, the client keeps the one it has.
    pub async fn reload_once(&self) {
        match (self.load)().await {
            Ok(known) => {
                if let Some(cache) = self.cache.upgrade() {
                    *cache.known() = known;
                }
            }
            Err(error) => tracing::warn!(%error, "the service tells no endpoint; the last one is kept"),
        }
    }

    /// Asks for the endpoint whenever it is about to expire; ends when the client and its clones are dropped.
    pub async fn reload_task(self) {
        while let Some(cache) = self.cache.upgrade() {
            let expiry = cache.known().expiry;
            // The task must not keep the client's endpoint alive, or it would never end.
            drop(cache);
            if expiry <= self.time.now() + AHEAD {
                self.reload_once().await;
            }
            self.sleep.sleep(PAUSE).await;
        }
    }
}

impl Debug for ReloadEndpoint {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReloadEndpoint").finish_non_exhaustive()
    }
}

/// A handle like `handle` whose requests go to the endpoint that the operation `O` tells.
///
/// # Errors
/// If the service tells no endpoint, or there is no way to sleep.
pub async fn discover<O: Operation>(
    handle: &Handle<O::Service>,
) -> Result<(Handle<O::Service>, ReloadEndpoint), BoxError> {
    let config = handle.config();
    let sleep = config.sleep_impl().or_else(default_async_sleep);
    let sleep = sleep.ok_or("endpoint discovery needs a sleep implementation; configure one")?;
    let time = config.time_source().unwrap_or_default();
    let load: Box<dyn Fn() -> Loading + Send + Sync> = {
        let (handle, time) = (handle.clone(), time.clone());
        Box::new(move || Box::pin(load::<O>(handle.clone(), time.clone())))
    };
    let cache = Arc::new(Cache(Mutex::new(load().await?)));
    let reload = ReloadEndpoint { load, cache: Arc::downgrade(&cache), sleep, time };
    let config = config.to_base_builder().endpoint_resolver(Cached(cache)).build();
    Ok((Handle::new(config), reload))
}

async fn load<O: Operation>(handle: Handle<O::Service>, time: SharedTimeSource) -> Result<Known, BoxError> {
    let output = Fluent::<O>::from_handle(handle).send().await?;
    let (address, minutes) = told(&output).ok_or("the service tells no endpoint")?;
    if !is_address(&address) {
        return Err("the service tells an endpoint that is no host name".into());
    }
    let kept = Duration::from_secs(60 * minutes.min(LONGEST_MINUTES));
    let endpoint = Endpoint::builder().url(format!("https://{address}")).build();
    Ok(Known { endpoint, expiry: time.now() + kept })
}

/// The first of the endpoints: address, and minutes that it may be kept.
fn told(output: &dyn crate::Shape) -> Option<(String, u64)> {
    let Some(View::List(endpoints)) = path::member(output, "Endpoints") else { return None };
    let View::Shape(first) = endpoints.item(0)?.view() else { return None };
    let address = path::member(first, "Address").and_then(context::value)?;
    let ParamValue::String(address) = address else { return None };
    let minutes = match path::member(first, "CachePeriodInMinutes") {
        Some(View::Integer(minutes)) => u64::try_from(minutes).unwrap_or_default(),
        _ => 0,
    };
    Some((address, minutes))
}

/// Whether a text is a host, with a port or without.
fn is_address(text: &str) -> bool {
    let (name, port) = text.split_once(':').unwrap_or((text, "443"));
    host::is_valid_host_label(name, true) && port.parse::<u16>().is_ok()
}
