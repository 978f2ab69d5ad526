//! Values of endpoint parameters: from operations, their inputs and the client's configuration.

use super::jmespath::{self, Kind, SUBSET, Type};
use super::pagination::MOST_SERVICES;
use super::reporter::Reporter;
use super::rules::{Scope, admits, parameters};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::model::operations;
use crate::model::{Model, Node, Place, Shape, ShapeId};
use smithwright_contract::endpoint::Type as ParamType;

/// What gives an endpoint parameter a value gives one of its type.
pub(super) fn fit(model: &Model, found: &mut Diagnostics) {
    for (service, _) in model.services().take(MOST_SERVICES) {
        let Some(root) = service.traits.endpoint_rules() else { continue };
        // What is wrong with the parameters themselves is reported with the rules.
        let scope = parameters(root, &mut Reporter::new(service, &mut Diagnostics::new()));
        let mut check = Check { model, scope, reporter: Reporter::new(service, found) };
        check.client(service);
        for id in operations::of_service(model, &service.id).keys() {
            let Some(shape) = model.shape(id) else { continue };
            let Some(operation) = shape.as_operation() else { continue };
            let Check { scope, .. } = check;
            check = Check { model, scope, reporter: Reporter::new(shape, found) };
            check.fixed(shape);
            if let Some(input) = operation.input.as_ref().and_then(|id| model.shape(id)) {
                check.members(input);
            }
            check.paths(shape, operation.input.as_ref());
        }
    }
}

struct Check<'m, 'f> {
    model: &'m Model,
    scope: Scope<'m>,
    reporter: Reporter<'f>,
}

impl<'m> Check<'m, '_> {
    fn client(&mut self, service: &Shape) {
        let params = service.traits.get("smithy.rules#clientContextParams");
        for (name, param) in params.into_iter().flat_map(Node::entries) {
            let Some(ty) = self.declared(&name.name, &name.place) else { continue };
            let Some(given) = param.get("type") else { continue };
            if given.as_str().and_then(ParamType::of_parameter) != Some(ty) {
                self.wrong(&name.name, ty, &given.place);
            }
        }
    }

    fn fixed(&mut self, operation: &Shape) {
        let params = operation.traits.get("smithy.rules#staticContextParams");
        for (name, param) in params.into_iter().flat_map(Node::entries) {
            let Some(ty) = self.declared(&name.name, &name.place) else { continue };
            match param.get("value") {
                Some(value) if admits(ty, value) => {}
                Some(value) => self.wrong(&name.name, ty, &value.place),
                None => self.wrong(&name.name, ty, &param.place),
            }
        }
    }

    fn members(&mut self, input: &Shape) {
        for member in &input.members {
            let Some(node) = member.traits.get("smithy.rules#contextParam") else { continue };
            let Some(name) = node.get("name") else { continue };
            let Some(text) = name.as_str() else { continue };
            let place = if name.place.file().is_some() { &name.place } else { &member.place };
            let Some(ty) = self.declared(text, place) else { continue };
            if !self.is(&Type::of(self.model, &member.target), ty) {
                self.wrong(text, ty, place);
            }
        }
    }

    fn paths(&mut self, operation: &Shape, input: Option<&'m ShapeId>) {
        let params = operation.traits.get("smithy.rules#operationContextParams");
        for (name, param) in params.into_iter().flat_map(Node::entries) {
            let ty = self.declared(&name.name, &name.place);
            let Some(path) = param.get("path") else { continue };
            let Some(expression) = jmespath::parse(path, &mut self.reporter) else { continue };
            if let Some(at) = jmespath::beyond_subset(&expression) {
                let message = "the path of an endpoint parameter has a part that may not be used there";
                let problem = Diagnostic::error(Code::BadEndpointParam, message);
                self.reporter.report(problem.expected(SUBSET), &path.place_at(at));
                continue;
            }
            let on = input.map_or_else(|| Type::Hash(Default::default()), |id| Type::of(self.model, id));
            let found = jmespath::check_context(self.model, path, &expression, &on, &mut self.reporter);
            if let Some(ty) = ty.filter(|ty| !self.is(&found, *ty)) {
                self.wrong(&name.name, ty, &path.place);
            }
        }
    }

    /// Whether values of a type of the model are such a parameter.
    fn is(&self, found: &Type<'m>, ty: ParamType) -> bool {
        match ty {
            ParamType::Text => found.kind().fits(Kind::Text),
            ParamType::Flag => found.kind().fits(Kind::Boolean),
            ParamType::Texts => {
                let item = found.item(self.model).map(|item| item.kind());
                item.is_some_and(|item| item.fits(Kind::Text))
            }
            ParamType::Integer | ParamType::Arn | ParamType::Url | ParamType::Partition => true,
        }
    }

    /// The type of a parameter that something gives a value.
    fn declared(&mut self, name: &str, place: &Place) -> Option<ParamType> {
        if let Some(known) = self.scope.get(name) {
            return known.ty;
        }
        let near = did_you_mean(name, self.scope.names());
        let message = format!("the endpoint rules have no parameter `{name}`, which is given a value");
        let problem = Diagnostic::error(Code::BadEndpointParam, message).maybe_hint(near);
        self.reporter.report(problem.expected("a parameter of the service's endpoint rules"), place);
        None
    }

    fn wrong(&mut self, name: &str, ty: ParamType, place: &Place) {
        let expected = ty.with_article();
        let message = format!("the value for the endpoint parameter `{name}` is not {expected}");
        let problem = Diagnostic::error(Code::BadEndpointParam, message);
        let expected = format!("{expected}, as the endpoint rules declare the parameter");
        self.reporter.report(problem.expected(expected), place);
    }
}
