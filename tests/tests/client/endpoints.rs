//! Where requests go: by the model's rules and their own test cases, by configuration, by one's own resolver.

use proton::config::endpoint::{DefaultResolver, Endpoint, EndpointFuture, Params, ResolveEndpoint};
use proton::config::{Builder, Region};
use serde_json::Value;
use smithwright_tests::server::Answer;
use smithwright_tests::tool::model::Model;

use crate::support;

/// The address a call goes to, or the whole error.
async fn address(config: Builder) -> Result<String, String> {
    let (http, log) = support::in_memory(|_| Answer::ok("{}"));
    let sent =
        proton::Client::from_conf(config.http_client(http).build()).get_account_settings().send().await;
    match sent {
        Ok(_) => Ok(log.received()[0].path.trim_end_matches('/').to_owned()),
        Err(error) => Err(format!("{:?}", error)),
    }
}

#[tokio::test]
async fn the_models_test_cases_hold() {
    let model =
        Model::read(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../model/proton.json")));
    let tests =
        model.shape_trait(model.service(), "smithy.rules#endpointTests").expect("the model has tests");
    let cases = tests["testCases"].as_array().expect("a list");
    assert!(cases.len() >= 20, "{}", cases.len());
    for case in cases {
        let params = &case["params"];
        let got = match params["Region"].as_str() {
            Some(region) => address(configured(region.to_owned(), params)).await,
            // Without a region nothing can be signed, so that no request comes to be: ask the rules themselves.
            None => resolved(params).await,
        };
        let expected = &case["expect"];
        match expected["error"].as_str() {
            Some(message) => {
                let error = got.expect_err(&case.to_string());
                assert!(error.contains(message), "{case}\n{error}");
            }
            None => assert_eq!(got.as_deref().ok(), expected["endpoint"]["url"].as_str(), "{case}"),
        }
    }
}

fn configured(region: String, params: &Value) -> Builder {
    let mut config = support::config().region(Region::new(region));
    config.set_endpoint_url(params["Endpoint"].as_str().map(str::to_owned));
    config.set_use_fips(params["UseFIPS"].as_bool());
    config.set_use_dual_stack(params["UseDualStack"].as_bool());
    config
}

/// What the rules give for parameters, as the resolver is asked by programs of its own.
async fn resolved(params: &Value) -> Result<String, String> {
    let params = Params::builder()
        .set_endpoint(params["Endpoint"].as_str().map(str::to_owned))
        .use_fips(params["UseFIPS"].as_bool().unwrap_or_default())
        .use_dual_stack(params["UseDualStack"].as_bool().unwrap_or_default());
    let params = params.build().expect("all that is required");
    let resolver = DefaultResolver::new();
    let endpoint = ResolveEndpoint::resolve_endpoint(&resolver, &params).await;
    endpoint.map(|endpoint| endpoint.url().to_owned()).map_err(|error| format!("{error:?}"))
}

#[tokio::test]
async fn region_decides() {
    let in_region = |region: &'static str| support::config().region(Region::from_static(region));
    let address = |config| async move { address(config).await.expect("an address") };
    assert_eq!(address(in_region("eu-west-1")).await, "https://proton.eu-west-1.amazonaws.com");
    assert_eq!(address(in_region("cn-north-1")).await, "https://proton.cn-north-1.amazonaws.com.cn");
    assert_eq!(
        address(in_region("eu-west-1").use_fips(true)).await,
        "https://proton-fips.eu-west-1.amazonaws.com"
    );
    assert_eq!(
        address(in_region("eu-west-1").use_dual_stack(true)).await,
        "https://proton.eu-west-1.api.aws"
    );
    let both = in_region("eu-west-1").use_dual_stack(true).use_fips(true);
    assert_eq!(address(both).await, "https://proton-fips.eu-west-1.api.aws");
}

#[tokio::test]
async fn a_url_of_ones_own_is_taken_with_its_path() {
    let config = support::config().endpoint_url("http://localhost:4566/proton");
    assert_eq!(address(config).await.as_deref(), Ok("http://localhost:4566/proton"));
}

#[tokio::test]
async fn a_url_that_is_none_is_an_error() {
    assert!(address(support::config().endpoint_url("not a url")).await.is_err());
}

#[tokio::test]
async fn a_url_beside_fips_or_dual_stack_is_refused() {
    let config = || support::config().endpoint_url("http://localhost");
    let error = address(config().use_fips(true)).await.expect_err("refused");
    assert!(error.contains("FIPS and custom endpoint are not supported"), "{error}");
    let error = address(config().use_dual_stack(true)).await.expect_err("refused");
    assert!(error.contains("Dualstack and custom endpoint are not supported"), "{error}");
}

#[derive(Debug)]
struct Own;

impl ResolveEndpoint for Own {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        let url = format!("http://{}.example.com", params.region().unwrap_or("nowhere"));
        EndpointFuture::ready(Ok(Endpoint::builder().url(url).build()))
    }
}

#[tokio::test]
async fn a_resolver_of_ones_own_is_asked() {
    let own = support::config().endpoint_resolver(Own);
    assert_eq!(address(own).await.as_deref(), Ok("http://eu-west-1.example.com"));
    let rules = support::config().endpoint_resolver(DefaultResolver::new());
    assert_eq!(address(rules).await.as_deref(), Ok("https://proton.eu-west-1.amazonaws.com"));
}
