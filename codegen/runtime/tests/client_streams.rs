//! Bytes as a stream, over HTTP on loopback: as long as they like, never held as a whole.

mod files;
mod sample;

use std::convert::Infallible;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::thread::JoinHandle;
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use smithwright_runtime::config::retry::RetryConfig;
use smithwright_runtime::config::{BehaviorVersion, ConfigBuilder, Credentials, Region};
use smithwright_runtime::error::{DisplayErrorContext, ProvideErrorMetadata};
use smithwright_runtime::primitives::byte_stream::{ByteStream, Length, SdkBody};

use files::Client;
use files::get_file::GetFileOutput;
use files::put_file::PutFileInput;
use files::scramble::ScrambleInput;

const MIB: u64 = 1 << 20;
const PIECE: usize = 64 << 10;

/// What a server got: the head of the request, and how many bytes came after it.
struct Got {
    head: String,
    bytes: u64,
    sum: u64,
}

impl Got {
    fn header(&self, name: &str) -> Option<&str> {
        let headers = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        headers.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }
}

/// Adds bytes up, so that their values count and, in pieces of the same size, hardly their order.
fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte)).sum()
}

/// Reads a request whose body has the length that the head says.
fn read(stream: &mut TcpStream) -> Option<Got> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).ok()? == 0 {
            return None;
        }
        head.push(byte[0]);
    }
    let mut got = Got { head: String::from_utf8(head).expect("text"), bytes: 0, sum: 0 };
    let length = got.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0_u64);
    let mut piece = vec![0; PIECE];
    while got.bytes < length {
        let most = usize::try_from(length - got.bytes).map_or(PIECE, |left| left.min(PIECE));
        let count = stream.read(&mut piece[..most]).expect("bytes");
        assert!(count > 0, "the body ended after {} bytes of {length}", got.bytes);
        got.bytes += count as u64;
        got.sum += sum(&piece[..count]);
    }
    Some(got)
}

/// A server that reads a request from each of so many connections and answers as `answer` does.
fn server(connections: usize, answer: fn(&mut TcpStream, usize)) -> (Client, JoinHandle<Vec<Got>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let served = std::thread::spawn(move || {
        let requests = (0..connections).map(|number| {
            let (mut stream, _) = listener.accept().expect("a connection");
            stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
            let got = read(&mut stream).expect("a request");
            answer(&mut stream, number);
            got
        });
        requests.collect()
    });
    let client = client(|config| config.endpoint_url(format!("http://127.0.0.1:{port}")));
    (client, served)
}

type Config = ConfigBuilder<files::Service>;

fn client(change: impl FnOnce(Config) -> Config) -> Client {
    let config = Config::new()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::for_tests())
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
        .endpoint_resolver(Fixed);
    Client::from_conf(change(config).build())
}

/// Sends requests where the configuration says.
#[derive(Debug)]
struct Fixed;

impl smithwright_runtime::endpoint::ResolveEndpoint for Fixed {
    fn resolve_endpoint<'a>(
        &'a self,
        params: &'a smithwright_runtime::endpoint::Params,
    ) -> smithwright_runtime::endpoint::EndpointFuture<'a> {
        let url = params.endpoint().unwrap_or("http://127.0.0.1:1").to_owned();
        let endpoint = smithwright_runtime::endpoint::Endpoint::builder().url(url).build();
        smithwright_runtime::endpoint::EndpointFuture::ready(Ok(endpoint))
    }
}

fn ok(stream: &mut TcpStream, _: usize) {
    stream
        .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        .expect("an answer");
}

/// So many bytes that are made when they are asked for.
struct Made {
    left: u64,
    exact: bool,
}

impl Body for Made {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let length = self.left.min(PIECE as u64);
        self.left -= length;
        let piece = Bytes::from(vec![7; usize::try_from(length).expect("a small piece")]);
        Poll::Ready((length > 0).then(|| Ok(Frame::data(piece))))
    }

    fn size_hint(&self) -> SizeHint {
        if self.exact { SizeHint::with_exact(self.left) } else { SizeHint::default() }
    }
}

fn made(length: u64, exact: bool) -> ByteStream {
    ByteStream::from_body_1_x(Made { left: length, exact })
}

/// The result of a future, and the most bytes that this thread held at once meanwhile.
async fn most<T>(future: impl Future<Output = T>) -> (T, u64) {
    let mut future = pin!(future);
    let (mut now, mut most) = (0_i64, 0_i64);
    let result = std::future::poll_fn(|context| {
        let mut polled = Poll::Pending;
        let measured = allocation_counter::measure(|| polled = future.as_mut().poll(context));
        most = most.max(now + i64::try_from(measured.bytes_max).expect("a size"));
        now += measured.bytes_current;
        polled
    })
    .await;
    (result, u64::try_from(most).unwrap_or_default())
}

#[tokio::test]
async fn much_is_sent_and_little_held() {
    let (client, served) = server(1, ok);
    let (sent, held) = most(client.put_file().name("a").body(made(64 * MIB, true)).send()).await;
    sent.expect("an output");
    let requests = served.join().expect("requests");
    let [got] = requests.as_slice() else { panic!("one request") };
    assert_eq!((got.bytes, got.sum), (64 * MIB, 7 * 64 * MIB));
    assert_eq!(got.header("content-length"), Some("67108864"));
    assert_eq!(got.header("content-type"), Some("application/octet-stream"));
    assert!(got.header("transfer-encoding").is_none());
    assert!(held < 8 * MIB, "{held} bytes were held");
}

#[tokio::test]
async fn much_is_received_and_little_held() {
    let (client, served) = server(1, |stream, _| {
        let head = "HTTP/1.1 200 OK\r\ncontent-length: 67108864\r\nx-author: b\r\nconnection: close\r\n\r\n";
        stream.write_all(head.as_bytes()).expect("a head");
        for _ in 0..64 * MIB / PIECE as u64 {
            stream.write_all(&[7; PIECE]).expect("a piece");
        }
    });
    let receive = async {
        let mut output = client.get_file().name("a").send().await.expect("an output");
        let (mut bytes, mut total) = (0, 0);
        while let Some(piece) = output.body.try_next().await.expect("a piece") {
            bytes += piece.len() as u64;
            total += sum(&piece);
        }
        (output.author, bytes, total)
    };
    let ((author, bytes, total), held) = most(receive).await;
    assert_eq!((author.as_deref(), bytes, total), (Some("b"), 64 * MIB, 7 * 64 * MIB));
    assert!(held < 8 * MIB, "{held} bytes were held");
    served.join().expect("requests");
}

/// The output is there before the body has come.
#[tokio::test]
async fn an_output_does_not_wait_for_its_body() {
    let (client, served) = server(1, |stream, _| {
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\nconnection: close\r\n\r\n")
            .expect("a head");
        // Nothing more comes before the client lets go.
        let mut go = [0];
        assert_eq!(stream.read(&mut go).expect("the end"), 0, "the client sends nothing more");
    });
    let output = client.get_file().name("a").send().await.expect("an output");
    drop(output);
    // The connection is closed by a task of this thread.
    let served = tokio::task::spawn_blocking(|| served.join().is_ok());
    assert!(served.await.expect("a task"), "the server saw the connection end");
}

#[tokio::test]
async fn a_body_that_is_cut_off_is_an_error() {
    let (client, served) = server(1, |stream, _| {
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nab").expect("half a body");
    });
    let output = client.get_file().name("a").send().await.expect("an output");
    output.body.collect().await.expect_err("the end came early");
    served.join().expect("requests");
}

/// The body of an error is read as a whole, whatever the output is.
#[tokio::test]
async fn errors_are_read() {
    let (client, served) = server(1, |stream, _| {
        let body = r#"{"__type":"Missing","message":"no such file"}"#;
        let head =
            format!("HTTP/1.1 404 Not Found\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
        stream.write_all(&[head.as_bytes(), body.as_bytes()].concat()).expect("an answer");
    });
    let error = client.get_file().name("a").send().await.expect_err("an error").into_service_error();
    assert_eq!((error.code(), error.message()), (Some("Missing"), Some("no such file")));
    served.join().expect("requests");
}

/// `max_response_body_bytes` holds for what is read as a whole: for errors, and not for streams.
#[tokio::test]
async fn streams_are_not_bounded() {
    let (client, served) = server(2, |stream, number| {
        let status = if number == 0 { "200 OK" } else { "400 Bad Request" };
        let head =
            format!("HTTP/1.1 {status}\r\ncontent-length: 9\r\nconnection: close\r\n\r\n{{\"a\": 12}}");
        stream.write_all(head.as_bytes()).expect("an answer");
    });
    let few = |config: ConfigBuilder<files::Service>| config.max_response_body_bytes(4);
    let get = || client.get_file().name("a").customize().config_override(few(ConfigBuilder::new()));
    let output = get().send().await.expect("an output");
    assert_eq!(output.body.collect().await.expect("bytes").to_vec(), b"{\"a\": 12}");
    let error = DisplayErrorContext(get().send().await.expect_err("an error")).to_string();
    assert!(error.contains("the body has more than 4 bytes"), "{error}");
    served.join().expect("requests");
}

fn busy_once(stream: &mut TcpStream, number: usize) {
    let status = if number == 0 { "503 Service Unavailable" } else { "200 OK" };
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).expect("an answer");
}

#[tokio::test]
async fn what_can_be_sent_again_is() {
    let (client, served) = server(2, busy_once);
    client.put_file().name("a").body(ByteStream::from_static(b"abc")).send().await.expect("an output");
    let requests = served.join().expect("requests");
    assert_eq!(requests.iter().map(|got| got.bytes).collect::<Vec<_>>(), [3, 3]);
}

#[tokio::test]
async fn what_cannot_be_sent_again_is_not() {
    let (client, served) = server(1, busy_once);
    let sent = client.put_file().name("a").body(made(100, true)).send().await;
    let status = sent.expect_err("an error").raw_response().map(|response| response.status().as_u16());
    assert_eq!(status, Some(503));
    assert_eq!(served.join().expect("requests").len(), 1);
}

#[tokio::test]
async fn a_part_of_a_file() {
    let path = std::env::temp_dir().join(format!("smithwright-streams-{}", std::process::id()));
    std::fs::write(&path, b"0123456789").expect("a file");
    let (client, served) = server(2, busy_once);
    let part = ByteStream::read_from().path(&path).offset(2).length(Length::Exact(5)).build();
    client.put_file().name("a").body(part.await.expect("a part")).send().await.expect("an output");
    let beyond = ByteStream::read_from().path(&path).offset(11).build().await;
    std::fs::remove_file(&path).expect("a file");
    assert!(beyond.is_err(), "an offset beyond the end");
    let requests = served.join().expect("requests");
    let expected = (5, sum(b"23456"), Some("5"));
    for got in &requests {
        assert_eq!((got.bytes, got.sum, got.header("content-length")), expected);
    }
    assert_eq!(requests.len(), 2, "a file can be sent again");
}

#[tokio::test]
async fn a_length_that_is_required() {
    let client = client(|config| config);
    let error = client.put_file().name("a").body(made(10, false)).send().await.expect_err("no length");
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("body") && text.contains("the service needs its length"), "{text}");
}

/// A caller who knows the length may say it.
#[tokio::test]
async fn a_length_that_the_caller_gives() {
    let (client, served) = server(1, ok);
    client.put_file().name("a").length(10).body(made(10, false)).send().await.expect("an output");
    let requests = served.join().expect("requests");
    assert_eq!((requests[0].bytes, requests[0].header("content-length")), (10, Some("10")));
}

#[tokio::test]
async fn no_bytes_are_an_empty_body() {
    let (client, served) = server(1, ok);
    client.put_file().name("a").send().await.expect("an output");
    let requests = served.join().expect("requests");
    assert_eq!((requests[0].bytes, requests[0].header("content-length")), (0, Some("0")));
}

/// `aws.auth#unsignedPayload` and `smithy.api#mediaType`.
#[tokio::test]
async fn payloads_that_are_not_signed() {
    let (client, served) = server(1, ok);
    client.scramble().text(ByteStream::from_static(b"abc")).send().await.expect("an output");
    let requests = served.join().expect("requests");
    assert_eq!(requests[0].header("x-amz-content-sha256"), Some("UNSIGNED-PAYLOAD"));
    assert_eq!(requests[0].header("content-type"), Some("text/plain"));
}

/// The stream is apart until the input is built, so that the builder tells whether there is one.
#[test]
fn builders() {
    let client = client(|config| config);
    let fluent = client.put_file().name("a");
    assert!(fluent.get_body().is_none() && fluent.as_input().get_body().is_none());
    let fluent = fluent.body(ByteStream::from_static(b"abc"));
    assert_eq!(fluent.get_body().as_ref().and_then(ByteStream::bytes), Some(&b"abc"[..]));
    assert_eq!(fluent.as_input().get_name().as_deref(), Some("a"));
    let fluent = fluent.set_body(None);
    assert!(fluent.get_body().is_none());
    let input = PutFileInput::builder().name("a").body(SdkBody::from("x").into()).build().expect("an input");
    assert_eq!((input.name(), input.body().bytes()), (Some("a"), Some(&b"x"[..])));
    let output = GetFileOutput::builder().author("b").body(ByteStream::from_static(b"y")).build();
    assert_eq!((output.author(), output.body().bytes()), (Some("b"), Some(&b"y"[..])));
}

#[test]
fn debug_shows_streams_but_sensitive_ones() {
    let input = PutFileInput::builder().name("a").body(ByteStream::from_static(b"abc"));
    assert!(
        format!("{input:?}")
            .starts_with("PutFileInputBuilder { name: Some(\"a\"), length: None, body: Some(ByteStream")
    );
    let built = input.build().expect("an input");
    assert!(
        format!("{built:?}").starts_with("PutFileInput { name: Some(\"a\"), length: None, body: ByteStream")
    );
    let sensitive = ScrambleInput::builder().text(ByteStream::from_static(b"secret"));
    for text in [format!("{sensitive:?}"), format!("{:?}", sensitive.build())] {
        assert!(!text.contains("secret") && text.contains("*** Sensitive Data Redacted ***"), "{text}");
    }
}
