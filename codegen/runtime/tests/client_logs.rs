//! What reaches logs. Alone in its program: tracing remembers what other threads do not want to see.

mod sample;

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use aws_smithy_types::body::SdkBody;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use sample::{answer, client, replay};

/// Takes down everything that is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Log {
    fn text(&self) -> String {
        self.0.lock().expect("no panic before").clone()
    }
}

impl Visit for Log {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let line = format!("{field}={value:?}\n");
        self.0.lock().expect("no panic before").write_str(&line).expect("memory");
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        attributes.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn logs_name_the_call_but_hold_no_secrets() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let answers = [
        answer(200, r#"{"thing":{"name":"a","status":"READY"},"other":"the secret"}"#),
        answer(418, r#"{"__type":"Busy","message":"the secret"}"#),
    ];
    // Bodies come as streams, as they do over a real connection.
    let http = replay(answers.map(|answer| answer.map(SdkBody::from_body_1_x)));
    let client = client(&http);
    client.get_thing().name("a").send().await.expect("an output");
    let _ = client.get_thing().name("a").send().await.expect_err("an error");
    let text = log.text();
    for expected in ["rpc.service=\"Thing Store\"", "rpc.method=\"GetThing\"", "request-1"] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    // As text, and as a list of bytes.
    for secret in ["the secret", "115, 101, 99, 114, 101, 116", "notreal"] {
        let line = text.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret}");
    }
}
