//! Figures that tell without noise whether the client got heavier. The limits stand in `limits.toml`.

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use proton::Client;
use proton::config::{BehaviorVersion, Config, Region};
use proton::config::{Credentials, StalledStreamProtectionConfig};
use proton::types::EnvironmentAccountConnectionRequesterAccountType::ManagementAccount;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::future::Future;
use std::path::Path;
use std::pin::pin;
use std::process::Command;

fn check(part: &str, name: &str, figure: u64) {
    let limits: toml::Table = include_str!("../limits.toml").parse().expect("limits.toml is TOML");
    let limit = limits[part][name].as_integer().and_then(|limit| u64::try_from(limit).ok()).expect("a count");
    assert!(figure <= limit, "{part}.{name} is {figure}; limits.toml allows {limit}");
}

#[test]
fn client_stays_short() {
    let (lines, files) = count(Path::new("../generated/src"));
    check("proton", "lines", lines);
    check("proton", "files", files);
}

fn count(folder: &Path) -> (u64, u64) {
    let (mut lines, mut files) = (0, 0);
    for entry in std::fs::read_dir(folder).expect("it is there") {
        let path = entry.expect("it is readable").path();
        if path.is_dir() {
            let inner = count(&path);
            lines += inner.0;
            files += inner.1;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            lines += std::fs::read_to_string(&path).expect("it is text").lines().count() as u64;
            files += 1;
        }
    }
    (lines, files)
}

#[test]
fn dependencies_stay_few() {
    check("proton", "crates", crates("smithwright-proton"));
    check("generator", "crates", crates("smithwright"));
}

/// Distinct crates that a build of `package` compiles.
fn crates(package: &str) -> u64 {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "-p",
            package,
            "-e",
            "normal,build",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("names are text");
    let lines = text.lines().filter(|line| !line.is_empty()).map(|line| line.trim_end_matches(" (*)"));
    lines.collect::<BTreeSet<_>>().len() as u64
}

#[tokio::test]
async fn calls_allocate_little() {
    let one = client(200, &json!({ "environmentAccountConnection": connection(0) }));
    let get =
        async || drop(one.get_environment_account_connection().id("0123").send().await.expect("canned"));
    check("allocations", "get", allocations(get).await);

    let none = client(400, &json!({ "__type": "ResourceNotFoundException", "message": "none" }));
    let error =
        async || drop(none.get_environment_account_connection().id("0123").send().await.expect_err("canned"));
    check("allocations", "error", allocations(error).await);

    let items: Vec<Value> = (0..1000).map(connection).collect();
    let many = client(200, &json!({ "environmentAccountConnections": items }));
    let list = async || {
        let page = many.list_environment_account_connections().requested_by(ManagementAccount).send().await;
        assert_eq!(page.expect("canned").environment_account_connections().len(), 1000);
    };
    check("allocations", "list", allocations(list).await);
}

/// Allocations of one call, when what is made once has been made.
async fn allocations(mut call: impl AsyncFnMut()) -> u64 {
    for _ in 0..5 {
        call().await;
    }
    let mut future = pin!(call());
    let mut total = 0;
    std::future::poll_fn(|context| {
        let mut polled = std::task::Poll::Pending;
        total += allocation_counter::measure(|| polled = future.as_mut().poll(context)).count_total;
        polled
    })
    .await;
    total
}

fn client(status: u16, body: &Value) -> Client {
    let body: &'static [u8] = serde_json::to_vec(body).expect("plain JSON").leak();
    let connector = SharedHttpConnector::new(Canned { status, body });
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::for_tests())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .http_client(http_client_fn(move |_, _| connector.clone()));
    Client::from_conf(config.build())
}

/// Answers every request alike.
#[derive(Debug)]
struct Canned {
    status: u16,
    body: &'static [u8],
}

impl HttpConnector for Canned {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let status = self.status.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, self.body.into())))
    }
}

fn connection(n: usize) -> Value {
    json!({
        "id": format!("id-{n}"),
        "arn": format!("arn:{n}"),
        "managementAccountId": "123456789012",
        "environmentAccountId": "210987654321",
        "roleArn": format!("arn:role:{n}"),
        "environmentName": format!("environment-{n}"),
        "requestedAt": 1_700_000_000.5,
        "lastModifiedAt": 1_700_000_100,
        "status": "CONNECTED",
        "componentRoleArn": format!("arn:component:{n}"),
    })
}
