//! Values in tests that a model brings along.

use super::defaults;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Node, Shape, ShapeId, ShapeKind};

/// Values in tests of protocols and endpoints fit the shapes that they are of (the section "HTTP Protocol Compliance
/// Tests" of the specification). A test says nothing once its values do not, but the client is right without it.
pub(super) fn fit(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes() {
        if let Some(operation) = shape.as_operation() {
            let input = operation.input.as_ref().and_then(|id| model.shape(id));
            let output = operation.output.as_ref().and_then(|id| model.shape(id));
            of_cases(model, shape, REQUESTS, input, found);
            of_cases(model, shape, RESPONSES, output, found);
        } else if shape.traits.error().is_some() {
            of_cases(model, shape, RESPONSES, Some(shape), found);
        }
    }
}

const REQUESTS: &str = "smithy.test#httpRequestTests";
const RESPONSES: &str = "smithy.test#httpResponseTests";

fn of_cases(model: &Model, shape: &Shape, id: &str, of: Option<&Shape>, found: &mut Diagnostics) {
    let Some(of) = of else { return };
    for case in shape.traits.get(id).into_iter().flat_map(Node::items) {
        if let Some(params) = case.get("params") {
            let test = case.get("id").and_then(Node::as_str).unwrap_or_default();
            Check { model, test, about: &shape.id, found }.value(params, of);
        }
    }
}

/// The values of one test.
struct Check<'m, 'f> {
    model: &'m Model,
    test: &'m str,
    about: &'m ShapeId,
    found: &'f mut Diagnostics,
}

impl Check<'_, '_> {
    fn value(&mut self, node: &Node, shape: &Shape) {
        let member = |name: &str| shape.member(name).and_then(|member| self.model.target(member));
        match &shape.kind {
            // Null stands for what is not there, in documents for itself.
            _ if node.is_null() => {}
            ShapeKind::Document => {}
            ShapeKind::Structure | ShapeKind::Union => match node.as_object() {
                None => self.wrong(node, shape, "an object of the shape's members"),
                Some(_) => {
                    for (key, value) in node.entries() {
                        match member(&key.name) {
                            Some(target) => self.value(value, target),
                            // A case has no other way to expect a variant that the model does not know.
                            None if shape.kind == ShapeKind::Union => {}
                            None => {
                                let message = format!(
                                    "the test `{}` gives `{}` a member `{}`, which it does not have",
                                    self.test,
                                    shape.id.name(),
                                    key.name
                                );
                                self.report(
                                    Diagnostic::warning(Code::WrongTestValue, message).at(&key.place),
                                );
                            }
                        }
                    }
                }
            },
            ShapeKind::List => match node.as_array() {
                None => self.wrong(node, shape, "an array"),
                Some(items) => {
                    let Some(target) = member("member") else { return };
                    items.iter().for_each(|item| self.value(item, target));
                }
            },
            ShapeKind::Map => match node.as_object() {
                None => self.wrong(node, shape, "an object"),
                Some(_) => {
                    let Some(target) = member("value") else { return };
                    node.entries().for_each(|(_, value)| self.value(value, target));
                }
            },
            ShapeKind::String | ShapeKind::Enum | ShapeKind::Blob => {
                if node.as_str().is_none() {
                    self.wrong(node, shape, "a string");
                }
            }
            ShapeKind::Timestamp => {
                if node.as_number().is_none_or(|number| number.seconds().is_none()) {
                    self.wrong(node, shape, "seconds since 1970 that fit 64 bits");
                }
            }
            ShapeKind::Float | ShapeKind::Double
                if matches!(node.as_str(), Some("NaN" | "Infinity" | "-Infinity")) => {}
            // Cases may name values that the enum does not have.
            ShapeKind::IntEnum => self.simple(node, shape, &ShapeKind::Integer),
            kind => self.simple(node, shape, kind),
        }
    }

    /// A value of a kind that the same can be said of as of defaults.
    fn simple(&mut self, node: &Node, shape: &Shape, kind: &ShapeKind) {
        let Some(expected) = defaults::expected(kind) else { return };
        if !(expected.fits)(shape, node) {
            self.wrong(node, shape, expected.words);
        }
    }

    fn wrong(&mut self, node: &Node, shape: &Shape, expected: &str) {
        let message =
            format!("a value of the test `{}` does not fit {}", self.test, shape.kind.with_article());
        self.report(Diagnostic::warning(Code::WrongTestValue, message).at(&node.place).expected(expected));
    }

    fn report(&mut self, problem: Diagnostic) {
        self.found.push(problem.about(self.about).hint("without protocol tests nothing is made of it"));
    }
}
