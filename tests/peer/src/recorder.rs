//! A server on loopback that answers everybody with the same bytes and keeps what it was sent.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::Answer;

/// What a server received.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Received {
    pub(crate) method: String,
    /// Path and query as they were sent.
    pub(crate) uri: String,
    /// In the order of their names.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
}

#[derive(Default)]
struct State {
    answer: Option<Answer>,
    received: Vec<Received>,
}

/// The server.
pub(crate) struct Recorder {
    url: String,
    state: Arc<Mutex<State>>,
}

impl Recorder {
    /// Starts it; it ends with the program.
    pub(crate) async fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        let serve = async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = shared.clone();
                let service = service_fn(move |request| answer(state.clone(), request));
                let connection = hyper::server::conn::http1::Builder::new()
                    .auto_date_header(false)
                    .serve_connection(TokioIo::new(stream), service);
                tokio::task::spawn(connection);
            }
        };
        tokio::task::spawn(serve);
        Ok(Self { url, state })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Answers with this from now on.
    pub(crate) fn answer(&self, answer: Answer) {
        self.lock().answer = Some(answer);
    }

    /// What was received since.
    pub(crate) fn take(&self) -> Vec<Received> {
        std::mem::take(&mut self.lock().received)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

async fn answer(
    state: Arc<Mutex<State>>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    let mut headers: Vec<(String, String)> =
        parts.headers.iter().map(|(name, value)| (name.to_string(), text(value.as_bytes()))).collect();
    headers.sort();
    // It is random.
    headers.retain(|(name, _)| name != "amz-sdk-invocation-id");
    let mut state = state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    state.received.push(Received {
        method: parts.method.to_string(),
        uri: parts.uri.to_string(),
        headers,
        body,
    });
    let mut response = Response::builder();
    let mut content = Bytes::new();
    if let Some(answer) = state.answer {
        response = response.status(answer.status);
        for (name, value) in answer.headers {
            response = response.header(*name, *value);
        }
        content = Bytes::from_static(answer.body);
    }
    Ok(response
        .body(Full::new(content))
        .unwrap_or_else(|_| Response::new(Full::new(Bytes::from_static(b"no response")))))
}
