//! Endpoints that requests can be sent to.

use super::Endpoint;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::error::ResolveEndpointError;
use aws_smithy_runtime_api::client::endpoint::{EndpointPrefix, EndpointResolverParams};
use http::Uri;

/// Longest part of a URL that an error quotes, in characters.
const QUOTED: usize = 100;

/// The endpoint, if its URL has a scheme and a host, with the prefix that the operation puts before it.
///
/// Checked here since the error that the orchestrator has for such URLs prints the request, sensitive members of its
/// body included.
pub(super) fn checked(endpoint: Endpoint, params: &EndpointResolverParams) -> Result<Endpoint, BoxError> {
    let prefix = params.get_property::<EndpointPrefix>();
    if prefix.is_none() && is_plain(endpoint.url()) {
        return Ok(endpoint);
    }
    match fault(endpoint.url(), prefix) {
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

fn fault(url: &str, prefix: Option<&EndpointPrefix>) -> Option<String> {
    let uri: Uri = match url.parse() {
        Ok(uri) => uri,
        Err(error) => return Some(format!("is not valid: {error}")),
    };
    if uri.scheme().is_none() {
        return Some("has no scheme; write `http://` or `https://` before the host".to_owned());
    }
    let Some(authority) = uri.authority() else { return Some("has no host".to_owned()) };
    let prefix = prefix?.as_str();
    let prefixed = format!("{prefix}{authority}").parse::<http::uri::Authority>();
    prefixed.err().map(|error| format!("cannot take the host prefix `{prefix}` of the operation: {error}"))
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

    fn check(url: &str, prefix: Option<&str>) -> Result<(), String> {
        let mut params = EndpointResolverParams::new(());
        if let Some(prefix) = prefix {
            params.set_property(EndpointPrefix::new(prefix).expect("a prefix"));
        }
        let endpoint = Endpoint::builder().url(url.to_owned()).build();
        checked(endpoint, &params).map(drop).map_err(|error| error.to_string())
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
            assert_eq!(check(url, None), Ok(()), "{url}");
        }
        assert_eq!(check("https://example.com:8000/a", Some("data.")), Ok(()));
    }

    #[test]
    fn other_urls_are_refused() {
        let no_scheme = "has no scheme; write `http://` or `https://` before the host";
        for (url, prefix, expected) in [
            ("localhost:4566", None, format!("the endpoint URL `localhost:4566` {no_scheme}")),
            ("localhost", None, format!("the endpoint URL `localhost` {no_scheme}")),
            ("/path", None, format!("the endpoint URL `/path` {no_scheme}")),
            ("user:password@host", None, format!("the endpoint URL {no_scheme}")),
            ("a.example.com", Some("data."), format!("the endpoint URL `a.example.com` {no_scheme}")),
            ("http://", None, "the endpoint URL `http://` is not valid: empty string".to_owned()),
            (
                "https://a b",
                None,
                "the endpoint URL `https://a b` is not valid: invalid uri character".to_owned(),
            ),
            (
                "https://a\nb",
                None,
                r"the endpoint URL `https://a\nb` is not valid: invalid uri character".to_owned(),
            ),
            (
                "http://[::1]:8000",
                Some("data."),
                "the endpoint URL `http://[::1]:8000` cannot take the host prefix `data.` of the operation: \
                 invalid authority"
                    .to_owned(),
            ),
        ] {
            assert_eq!(check(url, prefix), Err(expected), "{url}");
        }
        let long = check(&"a".repeat(500), None).expect_err("no scheme");
        assert_eq!(long, format!("the endpoint URL `{}…` {no_scheme}", "a".repeat(100)));
    }
}
