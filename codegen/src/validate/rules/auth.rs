//! The property `authSchemes` of endpoints: how requests to it are signed.

use super::Rules;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Node;

/// A property of an auth scheme: its name, whether a value fits, and what it must be.
type Property = (&'static str, fn(&Node) -> bool, &'static str);

const PROPERTIES: [Property; 6] = [
    ("name", is_text, "a string"),
    ("signingName", is_text, "a string"),
    ("signingRegion", is_text, "a string"),
    ("signingRegionSet", is_texts, "an array of strings, one at least"),
    ("disableDoubleEncoding", is_flag, "true or false"),
    ("disableNormalizePath", is_flag, "true or false"),
];

impl Rules<'_, '_> {
    pub(super) fn auth_schemes(&mut self, schemes: &Node) {
        if schemes.as_array().is_none() {
            return self.bad_scheme("`authSchemes`", schemes, "an array");
        }
        for scheme in schemes.items() {
            if scheme.as_object().is_none() {
                self.bad_scheme("an auth scheme", scheme, "an object with a `name`");
                continue;
            }
            if scheme.get("name").is_none() {
                let problem =
                    Diagnostic::error(Code::BadAuthScheme, "an auth scheme of an endpoint has no `name`");
                self.report(problem.expected("a name such as \"sigv4\""), &scheme.place);
            }
            for (key, fits, expected) in PROPERTIES {
                if let Some(value) = scheme.get(key).filter(|value| !fits(value)) {
                    self.bad_scheme(&format!("`{key}` of an auth scheme"), value, expected);
                }
            }
        }
    }

    fn bad_scheme(&mut self, what: &str, node: &Node, expected: &str) {
        let kind = match node.as_array() {
            Some([]) => "an empty array",
            _ => node.kind(),
        };
        let problem = Diagnostic::error(Code::BadAuthScheme, format!("{what} is {kind}"));
        self.report(problem.expected(expected), &node.place);
    }
}

fn is_text(node: &Node) -> bool {
    node.as_str().is_some()
}

fn is_texts(node: &Node) -> bool {
    node.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(is_text))
}

fn is_flag(node: &Node) -> bool {
    node.as_bool().is_some()
}
