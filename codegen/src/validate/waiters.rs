//! The trait `smithy.waiters#waitable`: waiters that can be met.

use super::jmespath::{self, Kind, Type};
use super::reporter::Reporter;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::model::{Key, Model, Node, OperationShape, Shape, ShapeId};
use std::collections::BTreeSet;

/// The specification's defaults, in seconds.
const MIN_DELAY: i64 = 2;
const MAX_DELAY: i64 = 120;

/// Waiters end with success, in time, by conditions that some answer meets.
pub(super) fn can_be_met(model: &Model, found: &mut Diagnostics) {
    let service_errors: BTreeSet<&ShapeId> =
        model.services().flat_map(|(_, service)| &service.errors).collect();
    for shape in model.shapes() {
        let Some(operation) = shape.as_operation() else { continue };
        let Some(waiters) = shape.traits.get("smithy.waiters#waitable") else { continue };
        let mut check = Check {
            model,
            operation,
            service_errors: &service_errors,
            reporter: Reporter::new(shape, found),
        };
        for (name, waiter) in waiters.entries() {
            check.waiter(name, waiter, shape);
        }
    }
}

/// The checks of one operation's waiters. What has the wrong kind is reported with the trait's value.
struct Check<'m, 'f> {
    model: &'m Model,
    operation: &'m OperationShape,
    service_errors: &'f BTreeSet<&'m ShapeId>,
    reporter: Reporter<'f>,
}

impl<'m> Check<'m, '_> {
    fn waiter(&mut self, name: &Key, waiter: &Node, shape: &Shape) {
        self.delays(name, waiter);
        let Some(acceptors) = waiter.get("acceptors") else { return };
        let state = |acceptor: &Node| acceptor.get("state").and_then(Node::as_str).map(str::to_owned);
        if acceptors.as_array().is_some()
            && !acceptors.items().any(|acceptor| state(acceptor).as_deref() == Some("success"))
        {
            let message = format!("the waiter `{}` can never succeed", name.name);
            let problem = Diagnostic::warning(Code::NoSuccess, message);
            self.reporter.report(problem.expected("an acceptor with the state `success`"), &acceptors.place);
        }
        for matcher in acceptors.items().filter_map(|acceptor| acceptor.get("matcher")) {
            if let Some(output) = matcher.get("output") {
                let on = self.of(self.operation.output.as_ref());
                self.path(output, &on);
            }
            if let Some(both) = matcher.get("inputOutput") {
                let sides = [("input", &self.operation.input), ("output", &self.operation.output)];
                let sides = sides.map(|(name, id)| (name.to_owned(), self.of(id.as_ref())));
                self.path(both, &Type::Hash(sides.into_iter().collect()));
            }
            if let Some(error) = matcher.get("errorType") {
                self.error(error, shape);
            }
        }
    }

    fn of(&self, id: Option<&'m ShapeId>) -> Type<'m> {
        id.map_or_else(|| Type::Hash(Default::default()), |id| Type::of(self.model, id))
    }

    fn delays(&mut self, name: &Key, waiter: &Node) {
        // What is not a time at all is reported with the trait.
        let given =
            |key| waiter.get(key).and_then(|node| Some((node, node.as_i64().filter(|value| *value > 0)?)));
        let (least, most) = (given("minDelay"), given("maxDelay"));
        let (min, max) =
            (least.map_or(MIN_DELAY, |(_, value)| value), most.map_or(MAX_DELAY, |(_, value)| value));
        let Some((node, _)) = most.or(least).filter(|_| min > max) else { return };
        let default = |given: bool| if given { "" } else { " (the default)" };
        let message = format!(
            "the waiter `{}` pauses for at least {min} seconds{} and at most {max}{}",
            name.name,
            default(least.is_some()),
            default(most.is_some()),
        );
        let problem = Diagnostic::warning(Code::WaiterDelays, message);
        self.reporter.report(problem.expected("a `maxDelay` that is not below `minDelay`"), &node.place);
    }

    /// A path, and whether what it finds can be compared so.
    fn path(&mut self, matcher: &Node, on: &Type<'_>) {
        let (Some(path), Some(comparator)) = (matcher.get("path"), matcher.get("comparator")) else { return };
        let expected = matcher.get("expected");
        let is_flag = matches!(expected.and_then(Node::as_str), Some("true" | "false"));
        if let Some(expected) = expected.filter(|_| comparator.as_str() == Some("booleanEquals") && !is_flag)
        {
            let message = "`booleanEquals` compares with something that is not a boolean";
            let problem = Diagnostic::error(Code::NeverMet, message);
            self.reporter.report(problem.expected("\"true\" or \"false\""), &expected.place);
        }
        let Some(expression) = jmespath::parse(path, &mut self.reporter) else { return };
        let found = jmespath::check(self.model, path, &expression, on, &mut self.reporter);
        let (wanted, items) = match comparator.as_str() {
            Some("stringEquals") => (Kind::Text, None),
            Some("booleanEquals") => (Kind::Boolean, None),
            Some("allStringEquals" | "anyStringEquals") => (Kind::List, Some(Kind::Text)),
            _ => return,
        };
        let item = found.item(self.model).map_or(Kind::Any, |item| item.kind());
        let what = match items {
            _ if !found.kind().fits(wanted) => found.kind().with_article().to_owned(),
            Some(wanted) if !item.fits(wanted) => {
                format!("a list whose items are {} each", item.with_article())
            }
            _ => return,
        };
        let name = comparator.as_str().unwrap_or_default();
        let problem =
            Diagnostic::error(Code::NeverMet, format!("`{name}` is never met: the path finds {what}"));
        let wanted = match items {
            Some(_) => "a list of strings",
            None => wanted.with_article(),
        };
        self.reporter.report(problem.expected(format!("a path that finds {wanted}")), &comparator.place);
    }

    /// Services have errors that their models do not know, so only what is nearly a known one is reported.
    fn error(&mut self, node: &Node, shape: &Shape) {
        let Some(name) = node.as_str().map(|id| id.rsplit('#').next().unwrap_or(id)) else { return };
        let ids = self.operation.errors.iter().chain(self.service_errors.iter().copied());
        let errors = ids.clone().filter_map(|id| self.model.shape(id));
        let codes: Vec<String> =
            errors.filter_map(|error| Some(error.traits.aws_query_error()?.code)).collect();
        let known: Vec<&str> = ids.map(ShapeId::name).chain(codes.iter().map(String::as_str)).collect();
        if known.contains(&name) || !self.reporter.worth_details() {
            return;
        }
        let Some(hint) = did_you_mean(name, known) else { return };
        let message = format!("`{}` has no error `{name}`", shape.id.name());
        let problem = Diagnostic::warning(Code::UnknownWaiterError, message).hint(hint);
        self.reporter.report(problem.expected("an error of the operation"), &node.place);
    }
}
