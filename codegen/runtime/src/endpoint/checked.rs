//! Endpoints that requests can be sent to.

use super::{Endpoint, Params};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::error::ResolveEndpointError;
use http::Uri;

/// Longest part of a URL that an error quotes, in characters.
const QUOTED: usize = 100;

/// The endpoint that was found for `params`, if its URL has a scheme and a host, and they have no fault that rules let
/// pass.
///
/// Checked here since the error that the orchestrator has for such URLs prints the request, sensitive members of its
/// body included.
pub(super) fn checked(params: &Params, endpoint: Endpoint) -> Result<Endpoint, BoxError> {
    params.check()?;
    if is_plain(endpoint.url()) {
        return Ok(endpoint);
    }
    match fault(endpoint.url()) {
        None => Ok(endpoint),
        Some(fault) => {
            let message = format!("the endpoint URL{} {fault}", quoted(endpoint.url()));
            Err(ResolveEndpointError::message(message).into())
        }
    }
}

/// Whether a URL is right at a glance, as nearly all are.
fn is_plain(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let host = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(byte)).count();
    host > 0 && (host == rest.len() || rest.as_bytes().get(host) == Some(&b'/') && is_path(&rest[host..]))
}

fn is_path(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte))
}

fn fault(url: &str) -> Option<String> {
    let uri: Uri = match url.parse() {
        Ok(uri) => uri,
        Err(error) => return Some(format!("is not valid: {error}")),
    };
    match (uri.scheme(), uri.authority()) {
        (None, _) => Some("has no scheme; write `http://` or `https://` before the host".to_owned()),
        (_, None) => Some("has no host".to_owned()),
        _ => None,
    }
}

/// The URL for messages, unless there may be a password in it.
fn quoted(url: &str) -> String {
    if url.contains('@') {
        return String::new();
    }
    let shown: String = url.chars().take(QUOTED).flat_map(char::escape_debug).collect();
    let more = if url.chars().nth(QUOTED).is_some() { "…" } else { "" };
    format!(" `{shown}{more}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str) -> Result<(), String> {
        let endpoint = Endpoint::builder().url(url.to_owned()).build();
        let params = Params::builder().build().expect("no region");
        checked(&params, endpoint).map(drop).map_err(|error| error.to_string())
    }

    /// Rules may let such a region pass.
    #[test]
    fn a_region_leads_to_no_other_host() {
        let params = Params::builder().region("evil.example/x#").build().expect("a region");
        let endpoint = Endpoint::builder().url("https://a.evil.example/x").build();
        assert_eq!(
            checked(&params, endpoint).map(drop).map_err(|error| error.to_string()),
            Err("invalid value for the endpoint parameter `region`: must be a valid host label".to_owned())
        );
    }

    #[test]
    fn urls_with_scheme_and_host() {
        for url in [
            "https://a.example.com",
            "http://localhost:8000/base",
            "http://127.0.0.1/",
            "http://[::1]:8000",
            "https://user:password@example.com",
            "HTTPS://example.com/a%20b",
        ] {
            assert_eq!(check(url), Ok(()), "{url}");
        }
    }

    #[test]
    fn other_urls_are_refused() {
        let no_scheme = "has no scheme; write `http://` or `https://` before the host";
        for (url, expected) in [
            ("localhost:4566", format!("the endpoint URL `localhost:4566` {no_scheme}")),
            ("localhost", format!("the endpoint URL `localhost` {no_scheme}")),
            ("/path", format!("the endpoint URL `/path` {no_scheme}")),
            ("user:password@host", format!("the endpoint URL {no_scheme}")),
            ("http://", "the endpoint URL `http://` is not valid: empty string".to_owned()),
            ("https://a b", "the endpoint URL `https://a b` is not valid: invalid uri character".to_owned()),
            (
                "https://a\nb",
                r"the endpoint URL `https://a\nb` is not valid: invalid uri character".to_owned(),
            ),
        ] {
            assert_eq!(check(url), Err(expected), "{url}");
        }
        let long = check(&"a".repeat(500)).expect_err("no scheme");
        assert_eq!(long, format!("the endpoint URL `{}…` {no_scheme}", "a".repeat(100)));
    }
}
