//! Rules and their conditions.

use super::scope::Known;
use super::{Rules, faulty};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Node, is_identifier};
use smithwright_contract::endpoint::{DEEPEST, Type};

impl<'n> Rules<'n, '_> {
    /// The rules under the key `rules`.
    pub(super) fn all(&mut self, object: &'n Node, depth: usize) {
        let rules = self.array(object, "rules");
        if let Some(node) = object.get("rules").filter(|node| node.as_array().is_some_and(<[_]>::is_empty)) {
            self.report(
                Diagnostic::warning(Code::BadEndpointRules, "there are no rules, so no endpoint is found")
                    .expected("a rule"),
                &node.place,
            );
        }
        let saved = self.scope.save();
        for rule in rules {
            let inner = self.scope.save();
            self.rule(rule, depth);
            self.scope.restore(&inner);
            // Where a rule takes all calls that lack a value, those after it have one.
            let set = rule.get("conditions").and_then(Node::as_array).and_then(only_unset);
            if let Some(known) = set.and_then(|name| self.scope.get_mut(name)) {
                known.is_set = true;
            }
        }
        self.scope.restore(&saved);
    }

    /// A rule. What its conditions assign is known after them.
    pub(super) fn rule(&mut self, rule: &'n Node, depth: usize) {
        if rule.as_object().is_none() {
            return self.wrong_kind(rule, "rule", "an object");
        }
        if depth >= DEEPEST {
            return self.report(
                faulty("rules are nested too deep").expected(format!("at most {DEEPEST} within each other")),
                &rule.place,
            );
        }
        if let Some(conditions) = rule.get("conditions") {
            for condition in self.is_array(conditions, "conditions") {
                self.condition(condition);
            }
        }
        let Some(ty) = self.required(rule, "type") else { return };
        match ty.as_str() {
            Some("endpoint") => {
                if let Some(endpoint) = self.required(rule, "endpoint") {
                    self.endpoint(endpoint);
                }
            }
            Some("error") => {
                if let Some(error) = self.required(rule, "error") {
                    self.text(error, "the error");
                }
            }
            Some("tree") => self.all(rule, depth + 1),
            _ => {
                let problem = faulty("a rule has an unknown type");
                self.report(problem.expected("\"endpoint\", \"error\" or \"tree\""), &ty.place);
            }
        }
    }

    fn condition(&mut self, condition: &'n Node) {
        let Some((ty, known)) = self.test(condition) else { return };
        for name in known {
            if let Some(known) = self.scope.get_mut(name) {
                known.is_set = true;
            }
        }
        let Some(assign) = condition.get("assign") else { return };
        let Some(name) = self.assigned(assign) else { return };
        if self.scope.get(name).is_some() {
            let problem = faulty(format!("a condition assigns `{name}`, and there is such a name already"));
            self.report(problem.expected("a name of its own"), &assign.place);
        }
        let may_be_url = ty.is_none_or(|ty| ty == Type::Text);
        self.scope.known.push(Known { name, ty, is_set: true, may_be_url });
    }

    /// The type of a condition, and the names that have a value if it is met.
    pub(super) fn test(&mut self, condition: &'n Node) -> Option<(Option<Type>, Vec<&'n str>)> {
        if condition.as_object().is_none() {
            self.wrong_kind(condition, "condition", "an object");
            return None;
        }
        let ty = self.call(condition, 0).ty;
        let references = condition.get("argv").into_iter().flat_map(Node::items);
        let is_one_of_many =
            matches!(condition.get("fn").and_then(Node::as_str), Some("coalesce" | "ite" | "not"));
        let names = references.filter_map(|node| node.get("ref")?.as_str()).filter(|_| !is_one_of_many);
        Some((ty, names.collect()))
    }

    /// The name that a condition assigns.
    pub(super) fn assigned(&mut self, assign: &'n Node) -> Option<&'n str> {
        let name = assign.as_str().filter(|name| is_identifier(name));
        if name.is_none() {
            let problem = faulty("what a condition assigns is not a name");
            self.report(
                problem.expected("letters, digits and `_`, with a letter or `_` first"),
                &assign.place,
            );
        }
        name
    }
}

/// The name of which these conditions say only that it has no value.
fn only_unset(conditions: &[Node]) -> Option<&str> {
    let [condition] = conditions else { return None };
    let call = |node: &'_ Node, name: &str| node.get("fn").and_then(Node::as_str) == Some(name);
    if !call(condition, "not") {
        return None;
    }
    let [inner] = condition.get("argv")?.as_array()? else { return None };
    if !call(inner, "isSet") {
        return None;
    }
    inner.get("argv")?.items().next()?.get("ref")?.as_str()
}
