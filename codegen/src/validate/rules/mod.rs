//! Endpoint rules (`smithy.rules#endpointRuleSet`, `smithy.rules#endpointBdd`), checked as a compiler would: clients
//! follow them at run time, where a fault fails each call.

mod auth;
mod diagram;
mod endpoint;
mod expressions;
mod parameters;
mod scope;
mod tree;

use super::reporter::Reporter;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Node, Place};
pub(super) use parameters::{admits, parameters};
pub(super) use scope::Scope;
use smithwright_contract::endpoint::VERSIONS;

/// Endpoint rules are such as clients can follow.
pub(super) fn can_be_followed(model: &Model, found: &mut Diagnostics) {
    for (service, _) in model.services() {
        let mut check = |node: &Node, is_diagram: bool| {
            let mut rules =
                Rules { scope: Scope::default(), reporter: Reporter::new(service, found), muted: false };
            rules.version(node);
            rules.scope = parameters(node, &mut rules.reporter);
            if is_diagram { rules.diagram(node) } else { rules.all(node, 0) }
        };
        if let Some(node) = service.traits.endpoint_rule_set() {
            check(node, false);
        }
        if let Some(node) = service.traits.endpoint_bdd() {
            check(node, true);
        }
    }
}

/// The rules of one service under check.
struct Rules<'n, 'f> {
    scope: Scope<'n>,
    reporter: Reporter<'f>,
    /// Whether types are only looked for.
    muted: bool,
}

impl<'n> Rules<'n, '_> {
    fn version(&mut self, root: &'n Node) {
        let Some(version) = self.required(root, "version") else { return };
        if !version.as_str().is_some_and(|version| VERSIONS.contains(&version)) {
            let shown =
                version.as_str().map_or_else(|| version.kind().to_owned(), |text| format!("`{text}`"));
            let problem = faulty(format!("the version of the endpoint rules is {shown}, which is not known"));
            self.report(problem.expected(format!("\"{}\"", VERSIONS.join("\" or \""))), &version.place);
        }
    }

    /// The value under a key, which must be there.
    fn required(&mut self, object: &'n Node, key: &str) -> Option<&'n Node> {
        let found = object.get(key);
        if found.is_none() {
            let problem = faulty(format!("`{key}` is missing in the endpoint rules"));
            self.report(problem.expected(format!("an object with the key `{key}`")), &object.place);
        }
        found
    }

    /// The items of the array under a key, which must be there.
    fn array(&mut self, object: &'n Node, key: &str) -> &'n [Node] {
        let Some(node) = self.required(object, key) else { return &[] };
        self.is_array(node, key)
    }

    fn is_array(&mut self, node: &'n Node, key: &str) -> &'n [Node] {
        let items = node.as_array();
        if items.is_none() {
            self.wrong_kind(node, key, "an array");
        }
        items.unwrap_or_default()
    }

    fn wrong_kind(&mut self, node: &Node, what: &str, expected: &str) {
        let problem = faulty(format!("`{what}` is {} in the endpoint rules", node.kind()));
        self.report(problem.expected(expected), &node.place);
    }

    fn report(&mut self, problem: Diagnostic, place: &Place) {
        if !self.muted {
            self.reporter.report(problem, place);
        }
    }
}

/// A part of the rules that is not as the specification has it.
fn faulty(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(Code::BadEndpointRules, message)
}
