//! Calls through both clients, answered by mocks.

use aws_smithy_mocks::{mock, mock_client, RuleMode};
use smithwright_downstream::office::aws::{environment_names, proton};
use smithwright_downstream::parcels;

#[tokio::test]
async fn pages_of_proton() {
    use proton::operation::list_environments::ListEnvironmentsOutput;
    use proton::primitives::DateTime;
    use proton::types::EnvironmentSummary;

    let summary = |name: &str| {
        EnvironmentSummary::builder()
            .name(name)
            .arn("arn")
            .created_at(DateTime::from_secs(0))
            .last_deployment_attempted_at(DateTime::from_secs(0))
            .last_deployment_succeeded_at(DateTime::from_secs(0))
            .template_name("template")
            .template_major_version("1")
            .template_minor_version("0")
            .deployment_status(proton::types::DeploymentStatus::Succeeded)
            .build()
            .expect("complete")
    };
    let page = move |token: Option<&str>, name: &str| {
        ListEnvironmentsOutput::builder()
            .environments(summary(name))
            .set_next_token(token.map(str::to_owned))
            .build()
            .expect("complete")
    };
    let pages = mock!(proton::Client::list_environments)
        .sequence()
        .output(move || page(Some("more"), "a"))
        .output(move || page(None, "b"))
        .build();
    let client = mock_client!(proton, [&pages]);
    assert_eq!(environment_names(&client).await.expect("mocked"), ["a", "b"]);
    assert_eq!(pages.num_calls(), 2);
}

#[tokio::test]
async fn an_answer_and_an_error_of_the_other_service() {
    use parcels::operation::track_parcel::{TrackParcelError, TrackParcelOutput};
    use parcels::types::{error::NoSuchParcel, Stage};

    let found = mock!(parcels::Client::track_parcel)
        .match_requests(|input| input.number() == Some("1"))
        .then_output(|| TrackParcelOutput::builder().stage(Stage::OnTheWay).build());
    let lost = mock!(parcels::Client::track_parcel)
        .then_error(|| TrackParcelError::NoSuchParcel(NoSuchParcel::builder().build()));
    // Its model has no rules for endpoints.
    let client = mock_client!(parcels, RuleMode::MatchAny, [&found, &lost], |config| config
        .endpoint_url("http://parcels.example"));
    let output = client.track_parcel().number("1").send().await.expect("mocked");
    assert_eq!(output.stage(), Some(&Stage::OnTheWay));
    let error = client.track_parcel().number("2").send().await.expect_err("mocked");
    assert!(error.into_service_error().is_no_such_parcel());
}
