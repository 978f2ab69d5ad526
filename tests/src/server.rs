//! A small HTTP server on loopback: answers by script or by function, and keeps what it was sent.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

/// Longest request body the server reads, in bytes.
const BODY_LIMIT: usize = 1 << 20;

/// Most requests the server keeps; later ones are answered and forgotten.
const KEPT: usize = 1024;

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct Received {
    /// Method, in capitals.
    pub method: String,
    /// Path, and the query if there is one.
    pub path: String,
    /// Headers.
    pub headers: HeaderMap,
    /// Whole body.
    pub body: Bytes,
}

impl Received {
    /// A header's value; None if absent or not text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The operation's name: what stands after the dot in `x-amz-target`.
    pub fn operation(&self) -> Option<&str> {
        self.header("x-amz-target")?.split_once('.').map(|(_, operation)| operation)
    }

    /// The body as JSON; null if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// What the server answers.
#[derive(Clone, Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers beside those of HTTP itself.
    pub headers: Vec<(&'static str, String)>,
    /// Body.
    pub body: String,
    /// How long the server waits before it answers.
    pub delay: Duration,
}

impl Answer {
    /// Status 200 with this body.
    pub fn ok(body: impl ToString) -> Self {
        Self::new(200, body)
    }

    /// A status and a body, with a request id and the content type of AWS JSON.
    pub fn new(status: u16, body: impl ToString) -> Self {
        let headers = vec![
            ("content-type", "application/x-amz-json-1.0".to_owned()),
            ("x-amzn-requestid", "request-1".to_owned()),
        ];
        Self { status, headers, body: body.to_string(), delay: Duration::ZERO }
    }

    /// An error as AWS JSON sends it: the code in `__type`, and a message.
    pub fn error(status: u16, code: &str, message: &str) -> Self {
        Self::new(status, serde_json::json!({ "__type": code, "message": message }))
    }

    /// The same answer with one more header.
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.to_owned()));
        self
    }

    /// The same answer, later.
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    fn into_response(self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(Bytes::from(self.body)));
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        for (name, value) in self.headers {
            if let Ok(value) = value.parse() {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

type Handler = dyn FnMut(&Received) -> Answer + Send;

/// The server; it ends when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a server on a free port of 127.0.0.1 that answers by function.
    ///
    /// # Panics
    /// If no port can be had.
    pub async fn start(handler: impl FnMut(&Received) -> Answer + Send + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port on loopback");
        let address = listener.local_addr().expect("a bound listener has an address");
        let received = Arc::default();
        let task = tokio::spawn(serve(listener, Arc::new(Mutex::new(handler)), Arc::clone(&received)));
        Self { address, received, task }
    }

    /// Starts a server that gives these answers in turn, then errors that nobody retries.
    pub async fn scripted(answers: impl IntoIterator<Item = Answer>) -> Self {
        let mut answers: VecDeque<_> = answers.into_iter().collect();
        let done = || Answer::error(400, "EndOfScript", "the server has no more answers");
        Self::start(move |_| answers.pop_front().unwrap_or_else(done)).await
    }

    /// Where the server is: `http://127.0.0.1:…`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Requests so far.
    pub fn received(&self) -> Vec<Received> {
        lock(&self.received).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Takes connections until aborted; its connections end with it.
async fn serve(listener: TcpListener, handler: Arc<Mutex<Handler>>, received: Arc<Mutex<Vec<Received>>>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        while connections.try_join_next().is_some() {}
        let (handler, received) = (Arc::clone(&handler), Arc::clone(&received));
        let service = service_fn(move |request| answer(request, Arc::clone(&handler), Arc::clone(&received)));
        connections.spawn(async move {
            // A client that goes away in the middle is part of some tests.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn answer(
    request: Request<Incoming>,
    handler: Arc<Mutex<Handler>>,
    received: Arc<Mutex<Vec<Received>>>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let Ok(body) = Limited::new(body, BODY_LIMIT).collect().await else {
        return Ok(Answer::error(413, "RequestTooLarge", "the body is too long").into_response());
    };
    let request = Received {
        method: parts.method.to_string(),
        path: parts.uri.path_and_query().map_or_else(String::new, ToString::to_string),
        headers: parts.headers,
        body: body.to_bytes(),
    };
    let answer = lock(&handler)(&request);
    {
        let mut received = lock(&received);
        if received.len() < KEPT {
            received.push(request);
        }
    }
    tokio::time::sleep(answer.delay).await;
    Ok(answer.into_response())
}

/// A panic elsewhere has been reported already.
fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
