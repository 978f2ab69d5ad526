//! The trait `paginated`.

use super::reporter::Reporter;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::model::operations;
use crate::model::{Model, Node, OperationShape, Place, Shape, ShapeId, ShapeKind};

/// Most services looked at. They may all hold the same resources, so the work is a product.
pub(super) const MOST_SERVICES: usize = 100;

const TRAIT: &str = "smithy.api#paginated";

/// What pagination names exists in input and output, and has a type that fits. Only a warning: the operation works
/// without a paginator.
pub(super) fn fits(model: &Model, found: &mut Diagnostics) {
    for (service, _) in model.services().take(MOST_SERVICES) {
        let defaults = service.traits.get(TRAIT);
        for id in operations::of_service(model, &service.id).keys() {
            let Some(shape) = model.shape(id) else { continue };
            let (Some(operation), Some(own)) = (shape.as_operation(), shape.traits.get(TRAIT)) else {
                continue;
            };
            let mut check =
                Check { model, shape, operation, own, defaults, reporter: Reporter::new(shape, found) };
            check.all();
        }
    }
}

struct Check<'m, 'f> {
    model: &'m Model,
    shape: &'m Shape,
    operation: &'m OperationShape,
    own: &'m Node,
    /// What the service says for all its operations.
    defaults: Option<&'m Node>,
    reporter: Reporter<'f>,
}

impl<'m> Check<'m, '_> {
    fn all(&mut self) {
        let input = self.token("inputToken", "input", self.operation.input.as_ref());
        let output = self.token("outputToken", "output", self.operation.output.as_ref());
        if let (Some((_, input)), Some((place, output))) = (input, output)
            && input.id != output.id
            && (input.kind != output.kind || input.kind.is_aggregate())
        {
            let message = format!(
                "the tokens of the pagination differ: {} is sent and {} is returned",
                input.kind.with_article(),
                output.kind.with_article()
            );
            self.warn(message, "tokens of the same type", &place);
        }
        let input = self.operation.input.as_ref();
        // Some services take it as text.
        if let Some((place, size)) = self.member("pageSize", "input", input)
            && !matches!(
                size.kind,
                ShapeKind::Integer | ShapeKind::Long | ShapeKind::Short | ShapeKind::Byte | ShapeKind::String
            )
        {
            let message = format!("the page size of the pagination is {}", size.kind.with_article());
            self.warn(message, "an integer", &place);
        }
        if let Some((place, items)) = self.member("items", "output", self.operation.output.as_ref())
            && !matches!(items.kind, ShapeKind::List | ShapeKind::Map)
        {
            let message = format!("the items of the pagination are {}", items.kind.with_article());
            self.warn(message, "a list or map", &place);
        }
    }

    fn token(&mut self, key: &str, side: &str, root: Option<&'m ShapeId>) -> Option<(Place, &'m Shape)> {
        if self.setting(key).is_none() {
            let message = format!("the pagination of `{}` does not say its `{key}`", self.shape.id.name());
            let place = self.own.place.clone();
            self.warn(message, &format!("a member of the {side}"), &place);
        }
        let (place, token) = self.member(key, side, root)?;
        if !matches!(token.kind, ShapeKind::String | ShapeKind::Enum | ShapeKind::List | ShapeKind::Map) {
            let message = format!("`{key}` of the pagination is {}", token.kind.with_article());
            self.warn(message, "a string, a list or a map", &place);
            return None;
        }
        Some((place, token))
    }

    fn setting(&self, key: &str) -> Option<&'m Node> {
        self.own.get(key).or_else(|| self.defaults?.get(key))
    }

    /// The shape that a path of member names joined by dots leads to, and where the path is.
    fn member(&mut self, key: &str, side: &str, root: Option<&'m ShapeId>) -> Option<(Place, &'m Shape)> {
        let node = self.setting(key)?;
        let path = node.as_str()?;
        let mut here = root.and_then(|id| self.model.shape(id));
        let mut at = 0;
        for name in path.split('.') {
            let structure = here.filter(|shape| shape.kind == ShapeKind::Structure);
            let Some(member) = structure.and_then(|shape| shape.member(name)) else {
                let message = format!(
                    "`{key}` of the pagination names `{path}`, which the {side} of `{}` does not have",
                    self.shape.id.name()
                );
                let members = structure.map(|shape| shape.members.as_slice()).unwrap_or_default();
                let near = did_you_mean(name, members.iter().map(|member| member.name.as_str()));
                let problem = Diagnostic::warning(Code::BadPagination, message).maybe_hint(near);
                let place = node.place_at(at);
                self.reporter.report(problem.expected(format!("a member of the {side}")), &place);
                return None;
            };
            at += name.len() + 1;
            here = self.model.target(member);
        }
        Some((node.place_at(0), here?))
    }

    fn warn(&mut self, message: String, expected: &str, place: &Place) {
        self.reporter.report(Diagnostic::warning(Code::BadPagination, message).expected(expected), place);
    }
}
