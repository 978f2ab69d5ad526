//! The parts of a request that are compared.

use crate::Outcome;
use crate::recorder::Received;

/// Everything of what was received.
pub(crate) fn parts(received: &[Received]) -> Outcome {
    let mut parts = Outcome::new();
    parts.insert("count of requests", received.len().to_string());
    let [request] = received else { return parts };
    let Received { method, uri, headers, body } = request;
    parts.insert("method and URI", format!("{method} {uri}"));
    // The signature follows from the body, whose members may have another order.
    let value = |value: &str| value.split_once("Signature=").map_or(value, |(head, _)| head).to_owned();
    let headers = headers.iter().map(|(name, text)| format!("{name}: {}", value(text)));
    parts.insert("headers", headers.collect::<Vec<_>>().join("; "));
    parts.insert("body", by_name(body));
    parts
}

/// JSON with the members of objects in the order of their names, anything else as it is.
fn by_name(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    serde_json::from_str::<serde_json::Value>(&text)
        .map_or_else(|_| text.into_owned(), |value| value.to_string())
}
