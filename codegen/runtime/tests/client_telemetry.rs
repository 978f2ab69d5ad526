//! What reaches telemetry.

mod sample;

use std::sync::{Arc, Mutex};

use aws_smithy_types::telemetry::CapturedTelemetryAttributes;
use smithwright_runtime::config::interceptors::FinalizerInterceptorContextRef;
use smithwright_runtime::config::{ConfigBag, Intercept, RuntimeComponents};
use smithwright_runtime::error::BoxError;

use sample::{answer, config, replay};

/// Keeps what was captured of the input.
#[derive(Clone, Debug, Default)]
struct Keep(Arc<Mutex<Vec<(String, String)>>>);

impl Intercept for Keep {
    fn name(&self) -> &'static str {
        "Keep"
    }

    fn read_after_execution(
        &self,
        _: &FinalizerInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(captured) = bag.load::<CapturedTelemetryAttributes>() {
            let mut kept = self.0.lock().expect("no panic before");
            kept.extend(captured.iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
        Ok(())
    }
}

#[tokio::test]
async fn input_attributes_are_captured_on_demand() {
    let http = replay([answer(200, "{}"), answer(200, "{}")]);
    let keep = Keep::default();
    let plain = config(&http).interceptor(keep.clone()).build();
    let asked = config(&http).interceptor(keep.clone()).capture_input_attributes(["name", "other"]).build();
    sample::Client::from_conf(plain).get_thing().name("a").send().await.expect("an output");
    assert!(keep.0.lock().expect("no panic before").is_empty());
    sample::Client::from_conf(asked).get_thing().name("a").send().await.expect("an output");
    assert_eq!(*keep.0.lock().expect("no panic before"), [("name".to_owned(), "a".to_owned())]);
}
