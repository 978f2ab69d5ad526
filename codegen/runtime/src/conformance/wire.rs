//! An HTTP client that keeps the request and answers by itself, and a way to wait for it without a runtime.

use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;

use super::Response;
use crate::endpoint::{Endpoint, EndpointFuture, Params, ResolveEndpoint};

/// Answers every request in the same way.
#[derive(Clone, Debug)]
pub(super) struct Wire {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    sent: Arc<Mutex<Option<HttpRequest>>>,
}

impl Wire {
    pub(super) fn new(response: Response<'_>) -> Self {
        let headers = response.headers.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        Self {
            status: response.status,
            headers: headers.collect(),
            body: response.body.to_owned(),
            sent: Arc::default(),
        }
    }

    pub(super) fn client(&self) -> SharedHttpClient {
        let connector = SharedHttpConnector::new(self.clone());
        http_client_fn(move |_, _| connector.clone())
    }

    /// The request that was sent last.
    pub(super) fn sent(&self) -> Option<HttpRequest> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn answer(&self) -> Result<HttpResponse, ConnectorError> {
        let status = self.status.try_into().map_err(|error| ConnectorError::user(Box::new(error)))?;
        let mut response = HttpResponse::new(status, SdkBody::from(self.body.as_slice()));
        for (name, value) in &self.headers {
            let header = response.headers_mut().try_append(name.clone(), value.clone());
            header.map_err(|error| ConnectorError::user(Box::new(error)))?;
        }
        Ok(response)
    }
}

impl HttpConnector for Wire {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        *self.sent.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
        HttpConnectorFuture::ready(self.answer())
    }
}

/// The one endpoint there is.
#[derive(Debug)]
pub(super) struct Fixed(pub(super) String);

impl ResolveEndpoint for Fixed {
    fn resolve_endpoint<'a>(&'a self, _: &'a Params) -> EndpointFuture<'a> {
        EndpointFuture::ready(Ok(Endpoint::builder().url(self.0.clone()).build()))
    }
}

/// No time passes.
#[derive(Debug)]
pub(super) struct Never;

impl AsyncSleep for Never {
    fn sleep(&self, _: Duration) -> Sleep {
        Sleep::new(std::future::pending())
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for a future on this thread.
pub(super) fn block_on<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}
