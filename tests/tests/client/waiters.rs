//! All ten waiters: each acceptor of the model, and time that runs out. Time is paused, so nothing is waited for.

use std::collections::VecDeque;
use std::time::Duration;

use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_async::time::TimeSource;
use proton::client::Waiters;
use serde_json::{Value, json};
use smithwright_tests::server::{Answer, Server};
use smithwright_tests::tool::model::Model;
use tokio::time::Instant;

use crate::support::{self, Log};

/// The clock that tokio pauses, as the client reads it.
#[derive(Debug)]
struct Paused(Instant, std::time::SystemTime);

impl TimeSource for Paused {
    fn now(&self) -> std::time::SystemTime {
        self.1 + self.0.elapsed()
    }
}

/// A client that gets these answers, the last one again and again.
fn client(answers: impl IntoIterator<Item = Answer>) -> (proton::Client, Log) {
    let mut answers: VecDeque<_> = answers.into_iter().collect();
    let (http, log) = support::in_memory(move |_| {
        let next = if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() };
        next.expect("at least one answer")
    });
    let config = support::config()
        .http_client(http)
        .sleep_impl(TokioSleep::new())
        .time_source(Paused(Instant::now(), std::time::SystemTime::now()));
    (proton::Client::from_conf(config.build()), log)
}

/// What a waiter came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Success,
    Failure,
    Timeout,
    Other,
}

const HOUR: Duration = Duration::from_secs(3600);

/// Runs the waiter of this name.
async fn wait(client: &proton::Client, name: &str, time: Duration) -> Outcome {
    macro_rules! each {
        ($($waiter:literal $method:ident;)*) => {
            match name {
                $($waiter => outcome(client.$method().wait(time).await),)*
                other => panic!("no such waiter: {other}"),
            }
        };
    }
    each! {
        "ComponentDeleted" wait_until_component_deleted;
        "ComponentDeployed" wait_until_component_deployed;
        "EnvironmentDeployed" wait_until_environment_deployed;
        "EnvironmentTemplateVersionRegistered" wait_until_environment_template_version_registered;
        "ServiceCreated" wait_until_service_created;
        "ServiceDeleted" wait_until_service_deleted;
        "ServiceInstanceDeployed" wait_until_service_instance_deployed;
        "ServicePipelineDeployed" wait_until_service_pipeline_deployed;
        "ServiceTemplateVersionRegistered" wait_until_service_template_version_registered;
        "ServiceUpdated" wait_until_service_updated;
    }
}

fn outcome<T, O, E>(
    result: Result<T, aws_smithy_runtime_api::client::waiters::error::WaiterError<O, E>>,
) -> Outcome {
    use aws_smithy_runtime_api::client::waiters::error::WaiterError;
    match result {
        Ok(_) => Outcome::Success,
        Err(WaiterError::FailureState(_)) => Outcome::Failure,
        Err(WaiterError::ExceededMaxWait(_)) => Outcome::Timeout,
        Err(_) => Outcome::Other,
    }
}

fn model() -> Model {
    Model::read(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../model/proton.json")))
}

/// The answer that an acceptor waits for: a value at a path, or an error.
fn awaited(acceptor: &Value) -> Answer {
    if let Some(error) = acceptor["matcher"]["errorType"].as_str() {
        return Answer::error(404, error, "gone");
    }
    let output = &acceptor["matcher"]["output"];
    at(output["path"].as_str().expect("a path"), output["expected"].clone())
}

/// A response with one value, deep in.
fn at(path: &str, value: Value) -> Answer {
    Answer::ok(path.rsplit('.').fold(value, |inner, member| json!({ member: inner })))
}

/// A response that no acceptor of the waiter waits for.
fn in_progress(waiter: &Value) -> Answer {
    let paths = waiter["acceptors"].as_array().into_iter().flatten();
    let path = paths.filter_map(|acceptor| acceptor["matcher"]["output"]["path"].as_str()).next();
    at(path.expect("each waiter looks at a value"), "IN_PROGRESS".into())
}

#[tokio::test(start_paused = true)]
async fn each_acceptor_of_each_waiter_is_met() {
    let model = model();
    assert_eq!(model.waiters().len(), 10);
    for (name, (waiter, operation)) in model.waiters() {
        for acceptor in waiter["acceptors"].as_array().expect("acceptors") {
            let busy = in_progress(waiter);
            let (client, log) = client([busy.clone(), busy, awaited(acceptor)]);
            let expected = if acceptor["state"] == "success" { Outcome::Success } else { Outcome::Failure };
            assert_eq!(wait(&client, name, HOUR * 24).await, expected, "{name}: {acceptor}");
            assert_eq!(log.received().len(), 3, "{name}");
            assert!(
                log.received().iter().all(|request| request.operation() == Some(operation.name())),
                "{name}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn time_runs_out_for_each_waiter() {
    let model = model();
    for (name, (waiter, _)) in model.waiters() {
        let (client, log) = client([in_progress(waiter)]);
        let started = Instant::now();
        assert_eq!(wait(&client, name, Duration::from_secs(600)).await, Outcome::Timeout, "{name}");
        let (waited, polls) = (started.elapsed(), log.received().len());
        assert!(waited <= Duration::from_secs(601), "{name}: {waited:?}");
        assert!((3..=400).contains(&polls), "{name}: {polls} polls");
    }
}

#[tokio::test(start_paused = true)]
async fn the_first_answer_may_be_enough() {
    let (client, log) = client([at("environment.deploymentStatus", "SUCCEEDED".into())]);
    let started = Instant::now();
    let poll = client.wait_until_environment_deployed().name("one").wait(HOUR).await.expect("deployed");
    assert_eq!(started.elapsed(), Duration::ZERO);
    assert_eq!(log.received()[0].json(), json!({ "name": "one" }));
    let output = poll.into_result().expect("an output");
    assert_eq!(output.environment().expect("there").deployment_status().as_str(), "SUCCEEDED");
}

#[tokio::test(start_paused = true)]
async fn an_error_no_acceptor_waits_for_ends_it() {
    let (client, log) = client([Answer::error(403, "AccessDeniedException", "no")]);
    assert_eq!(wait(&client, "EnvironmentDeployed", HOUR).await, Outcome::Other);
    assert_eq!(log.received().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_first_pause_is_the_models_shortest() {
    let model = model();
    for (name, (waiter, _)) in model.waiters() {
        let acceptors = waiter["acceptors"].as_array().expect("acceptors");
        let (client, _) = client([in_progress(waiter), awaited(&acceptors[0])]);
        let started = Instant::now();
        assert_eq!(wait(&client, name, HOUR * 24).await, Outcome::Success, "{name}");
        assert_eq!(Some(started.elapsed().as_secs()), waiter["minDelay"].as_u64(), "{name}");
    }
}

#[tokio::test]
async fn a_waiter_works_over_http() {
    let server = Server::scripted([Answer::error(404, "ResourceNotFoundException", "gone")]).await;
    let waiter = support::client(server.url()).wait_until_service_deleted().name("one");
    assert_eq!(waiter.get_name().as_deref(), Some("one"));
    let poll = waiter.wait(HOUR).await.expect("the service is gone");
    let error = poll.into_result().expect_err("an error ended it well");
    assert!(error.into_service_error().is_resource_not_found_exception());
    assert_eq!(server.received()[0].json(), json!({ "name": "one" }));
}
