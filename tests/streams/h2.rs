//! HTTP/2 on loopback, without TLS: a server whose handlers read and write messages as they like, and a client for it.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::{HeaderValue, Message};
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::body::{Body, Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

/// The body of a response: what is pushed; an error breaks the stream off.
pub struct Pushed(mpsc::Receiver<Result<Bytes, std::io::Error>>);

impl Body for Pushed {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        self.0.poll_recv(context).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}

/// A request that is being answered.
pub struct Visit {
    /// The head.
    pub head: http::request::Parts,
    body: Incoming,
    buffer: Vec<u8>,
    /// Where messages of the response go.
    pub answer: mpsc::Sender<Result<Bytes, std::io::Error>>,
}

impl Visit {
    /// The next frame that the client sent; `None` at the end of its stream.
    pub async fn frame(&mut self) -> Result<Option<Vec<u8>>, hyper::Error> {
        loop {
            if let Some((length, _)) = self.buffer.split_first_chunk::<4>() {
                let length = u32::from_be_bytes(*length) as usize;
                if self.buffer.len() >= length {
                    return Ok(Some(self.buffer.drain(..length).collect()));
                }
            }
            match self.body.frame().await {
                Some(frame) => {
                    if let Ok(data) = frame?.into_data() {
                        self.buffer.extend_from_slice(&data);
                    }
                }
                None => {
                    assert!(self.buffer.is_empty(), "the stream ends within a frame");
                    return Ok(None);
                }
            }
        }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.headers.get(name)?.to_str().ok()
    }

    /// Sends an event with this payload.
    pub async fn event(&self, name: &str, payload: &[u8]) {
        self.push(&[(":message-type", "event"), (":event-type", name)], payload).await;
    }

    /// Sends a message; whether the client takes it does not matter.
    pub async fn push(&self, headers: &[(&'static str, &str)], payload: &[u8]) {
        let _ = self.answer.send(Ok(message(headers, payload).into())).await;
    }
}

/// A message as a frame.
pub fn message(headers: &[(&'static str, &str)], payload: &[u8]) -> Vec<u8> {
    let header = |(name, value): &(&'static str, &str)| {
        aws_smithy_types::event_stream::Header::new(*name, HeaderValue::String((*value).to_owned().into()))
    };
    let message = Message::new_from_parts(headers.iter().map(header).collect(), payload.to_vec());
    let mut frame = Vec::new();
    aws_smithy_eventstream::frame::write_message_to(&message, &mut frame).expect("a message");
    frame
}

/// Starts a server; `handle` decides on the head of the response and leaves a task behind that does the rest. Its URL.
pub async fn serve<F, H>(handle: F) -> String
where
    F: Fn(Visit) -> H + Clone + Send + 'static,
    H: Future<Output = http::response::Builder> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let handle = handle.clone();
            let service = service_fn(move |request: http::Request<Incoming>| {
                let (head, body) = request.into_parts();
                let (answer, pushed) = mpsc::channel(16);
                let visit = Visit { head, body, buffer: Vec::new(), answer };
                let handled = handle(visit);
                async move {
                    let response = handled.await.body(Pushed(pushed)).expect("a response");
                    Ok::<_, Infallible>(response)
                }
            });
            tokio::spawn(async move {
                let server = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
                // A client that goes away in the middle is part of some tests.
                let _ = server.serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
    url
}

/// Speaks HTTP/2 over a connection for each request.
#[derive(Clone, Debug)]
struct Connector;

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::new(
            async move { send(request).await.map_err(|error| ConnectorError::io(error)) },
        )
    }
}

async fn send(request: HttpRequest) -> Result<HttpResponse, Box<dyn std::error::Error + Send + Sync>> {
    let request = request.try_into_http1x()?;
    let authority = request.uri().authority().ok_or("a host")?.to_string();
    let stream = TcpStream::connect(authority).await?;
    let (mut sender, connection) =
        hyper::client::conn::http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let response = sender.send_request(request).await?;
    Ok(HttpResponse::try_from(response.map(SdkBody::from_body_1_x))?)
}

/// The client.
pub fn client() -> SharedHttpClient {
    http_client_fn(|_, _| SharedHttpConnector::new(Connector))
}
