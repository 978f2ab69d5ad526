//! What rules come to: URL, headers and properties of an endpoint.

use super::scope::Scope;
use super::{Rules, faulty};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Node, Value as Json};
use smithwright_contract::endpoint::{self, DEEPEST, Piece};

impl<'n> Rules<'n, '_> {
    pub(super) fn endpoint(&mut self, endpoint: &'n Node) {
        if endpoint.as_object().is_none() {
            return self.wrong_kind(endpoint, "endpoint", "an object");
        }
        if let Some(url) = self.required(endpoint, "url") {
            self.text(url, "the URL of an endpoint");
            let fault = url.as_str().and_then(|text| url_fault(text, &self.scope));
            if let Some(fault) = fault {
                let problem = Diagnostic::error(Code::BadEndpointUrl, fault);
                self.report(problem.expected("a URL such as `https://{Region}.example.com`"), &url.place);
            }
        }
        if let Some(headers) = endpoint.get("headers") {
            if headers.as_object().is_none() {
                self.wrong_kind(headers, "headers", "an object");
            }
            for (name, values) in headers.entries() {
                if !is_header_name(&name.name) {
                    let problem = faulty("an endpoint has a header whose name is not valid");
                    self.report(problem.expected("letters, digits and `-`"), &name.place);
                }
                for value in self.is_array(values, &name.name) {
                    self.text(value, "a header of an endpoint");
                }
            }
        }
        let Some(properties) = endpoint.get("properties") else { return };
        if properties.as_object().is_none() {
            return self.wrong_kind(properties, "properties", "an object");
        }
        self.property(properties, 0);
        if let Some(schemes) = properties.get("authSchemes") {
            self.auth_schemes(schemes);
        }
    }

    /// Any JSON, whose strings are templates.
    fn property(&mut self, node: &'n Node, depth: usize) {
        if depth > DEEPEST {
            return self.report(faulty("the properties of an endpoint are nested too deep"), &node.place);
        }
        match &node.value {
            Json::Null | Json::Bool(_) => {}
            Json::Number(_) => self.integer(node),
            Json::String(text) => self.template(node, text),
            Json::Array(items) => items.iter().for_each(|item| self.property(item, depth + 1)),
            Json::Object(entries) => entries.iter().for_each(|(_, value)| self.property(value, depth + 1)),
        }
    }
}

/// What is wrong with a URL, as far as it is spelled out. A template that is at fault is reported elsewhere.
fn url_fault(text: &str, scope: &Scope<'_>) -> Option<String> {
    let pieces = endpoint::template(text).ok()?;
    let no_scheme = || Some("the URL of an endpoint does not begin with `http://` or `https://`".to_owned());
    let mut shown = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => shown.push_str(text),
            // What comes from the user may be a whole URL, or begin with a scheme.
            Piece::Value { name, path, .. } if at == 0 => {
                let known = scope.get(name)?;
                let follows = matches!(pieces.get(1), Some(Piece::Text(text)) if text.starts_with("://"));
                let is_scheme = path.last() == Some(&endpoint::Step::Key("scheme"));
                if known.may_be_url && path.is_empty() || follows || is_scheme || known.ty.is_none() {
                    return None;
                }
                return no_scheme();
            }
            // A scheme that is put together, such as `http{s}://`.
            Piece::Value { .. } if !shown.contains("://") => {
                let may_be = shown.chars().all(|letter| letter.is_ascii_alphanumeric());
                return if may_be && shown.starts_with("http") { None } else { no_scheme() };
            }
            Piece::Value { .. } => shown.push('x'),
        }
    }
    let lower = shown.to_ascii_lowercase();
    let Some(rest) = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) else {
        return no_scheme();
    };
    if rest.split(['/', '?', '#']).next().is_none_or(|host| host.is_empty() || host.starts_with(':')) {
        return Some("the URL of an endpoint has no host".to_owned());
    }
    if let Some(letter) =
        rest.chars().find(|letter| !letter.is_ascii_graphic() || "<>\"\\^`|".contains(*letter))
    {
        return Some(format!("the URL of an endpoint holds {letter:?}, which is not valid there"));
    }
    if rest.contains(['?', '#']) {
        return Some("the URL of an endpoint has a query or fragment".to_owned());
    }
    None
}

fn is_header_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
