//! The HTTP client that a client has of its own.

mod sample;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;
use std::time::Duration;

use smithwright_runtime::config::retry::RetryConfig;
use smithwright_runtime::config::{BehaviorVersion, Credentials, Region};

use sample::{Client, Config};

/// A server of one connection; what `serve` makes of it, and its port.
fn server<T: Send + 'static>(serve: fn(TcpStream) -> T) -> (u16, JoinHandle<T>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let served = std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
        serve(stream)
    });
    (port, served)
}

fn client(endpoint: String) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::for_tests())
        .retry_config(RetryConfig::disabled())
        .endpoint_url(endpoint);
    Client::from_conf(config.build())
}

#[tokio::test]
async fn speaks_tls() {
    let (port, served) = server(|mut stream| {
        let mut record = [0; 6];
        stream.read_exact(&mut record).map(|()| record).ok()
    });
    let error = client(format!("https://127.0.0.1:{port}")).get_thing().name("a").send().await;
    assert!(
        error.is_err_and(|error| matches!(error, smithwright_runtime::error::SdkError::DispatchFailure(_)))
    );
    // RFC 8446, 5.1 and 4: a record of the handshake, which is a ClientHello.
    let record = served.join().expect("a record");
    assert!(matches!(record, Some([22, 3, _, _, _, 1])), "{record:?}");
}

#[tokio::test]
async fn speaks_http() {
    let (port, served) = server(|mut stream| {
        let mut request = [0; 4096];
        let length = stream.read(&mut request).expect("a request");
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").expect("an answer");
        String::from_utf8_lossy(&request[..length]).lines().next().map(str::to_owned)
    });
    let output = client(format!("http://127.0.0.1:{port}")).get_thing().name("a").send().await;
    assert_eq!(output.expect("an output").thing(), None);
    assert_eq!(served.join().expect("a request").as_deref(), Some("POST / HTTP/1.1"));
}
