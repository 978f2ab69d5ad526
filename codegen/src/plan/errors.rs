//! Errors the service answers with.

use super::customizations;
use super::docs;
use super::names::{RustName, Scope, ScopeKind};
use super::planner::Planner;
use super::structures::{ContainerAttributes, Fields, Retry, Role, StructurePlan};
use super::types::{Module, Place};
use super::wire_traits::End;
use crate::model::traits::ErrorKind;
use crate::model::{Member, Place as Origin, Shape, ShapeId, Traits};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// An error: its structure and the variant of `Error` that holds it, which have the same name.
#[derive(Clone, Debug)]
pub struct ErrorPlan {
    /// The structure.
    pub structure: StructurePlan,
}

/// Variants of `Error` that stand for no modelled error.
const TAKEN: [&str; 1] = ["Unhandled"];

/// The member that every error has.
const MESSAGE: &str = "message";

impl Planner<'_> {
    /// Names error shapes, whose builders stand beside them, and the error types of event streams.
    pub(super) fn name_errors(
        &mut self,
        errors: &[ShapeId],
        streams: &[ShapeId],
        rename: &BTreeMap<&ShapeId, &str>,
    ) {
        let mut scope = Scope::with_taken(ScopeKind::Types, &TAKEN);
        for id in errors {
            let wanted = rename.get(id).copied().unwrap_or_else(|| id.name());
            self.names.insert(id.clone(), (Module::Errors, scope.name_with(wanted, &["Builder"])));
        }
        for id in streams {
            let Some((_, events)) = self.names.get(id) else { continue };
            self.stream_errors.insert(id.clone(), scope.name(&format!("{}Error", events.text())));
        }
    }

    pub(super) fn error(&self, shape: &Shape, name: RustName) -> ErrorPlan {
        let mut docs = self.docs(shape, || format!("The error {}.", docs::code(shape.id.name())));
        self.options.deprecation.in_docs(shape.traits.deprecated().as_ref(), &mut docs);
        let fields =
            Fields { place: Place::ERRORS, scope: Scope::FIELDS, all_optional: false, end: End::Response };
        let (case, fields) = self.fields(&with_message(shape), fields);
        let retry =
            shape.traits.retryable().map(|retryable| match (retryable.throttling, shape.traits.error()) {
                (true, _) => Retry::Throttling,
                (false, Some(ErrorKind::Client)) => Retry::RetryableClient,
                (false, _) => Retry::Retryable,
            });
        let retry =
            retry.or_else(|| customizations::is_retryable(&shape.id).then_some(Retry::RetryableClient));
        let code = self.query_code(shape);
        let attributes = ContainerAttributes { retry, code, ..self.container(shape, &name, case) };
        ErrorPlan { structure: StructurePlan { docs, name, role: Role::Error, attributes, fields } }
    }
}

impl Planner<'_> {
    /// The code that an error has in awsQuery, where that counts and is not the name of its shape.
    fn query_code(&self, shape: &Shape) -> Option<String> {
        let coded = self.query_compatible || self.protocol.is_some_and(|protocol| protocol.query_codes);
        let code = shape.traits.aws_query_error().map(|error| error.code);
        code.filter(|code| coded && code != shape.id.name())
    }

    /// Those of an operation's errors whose code other errors of the service have too, by the names of their shapes.
    /// CloudWatch has two that are `ResourceNotFound`.
    pub(super) fn own_errors(&self, of_operation: &[ShapeId]) -> Vec<String> {
        let errors = self.names.iter().filter(|(_, (module, _))| *module == Module::Errors);
        let codes: Vec<(&ShapeId, String)> =
            errors.filter_map(|(id, _)| Some((id, self.query_code(self.model.shape(id)?)?))).collect();
        if codes.is_empty() {
            return Vec::new();
        }
        let own = |id: &ShapeId| of_operation.contains(id) || self.service_errors.contains(id);
        // A code is another's code too, or the name of another's shape.
        let shared = |id: &ShapeId| {
            codes.iter().filter(|(coded, _)| *coded == id).any(|(_, code)| {
                codes.iter().any(|(other, its)| *other != id && its == code)
                    || self.names.iter().any(|(other, (module, _))| {
                        *module == Module::Errors && other != id && other.name() == code
                    })
            })
        };
        let named = self.names.iter().filter(|(id, (module, _))| *module == Module::Errors && own(id));
        named.map(|(id, _)| id).filter(|id| shared(id)).map(|id| id.name().to_owned()).collect()
    }
}

/// The error with a member `message`, as the SDK has it: services send one whether or not the model names it.
fn with_message(shape: &Shape) -> Cow<'_, Shape> {
    let mut scope = Scope::FIELDS;
    if shape.members.iter().any(|member| scope.field(&member.name).text() == MESSAGE) {
        return Cow::Borrowed(shape);
    }
    let mut traits = Traits::default();
    traits
        .insert(ShapeId::known("smithy.api#documentation"), "What the service says about the error.".into());
    let mut shape = shape.clone();
    shape.members.push(Member {
        id: shape.id.with_member(MESSAGE),
        name: MESSAGE.to_owned(),
        target: ShapeId::known("smithy.api#String"),
        traits,
        place: shape.place.clone(),
        target_place: Origin::nowhere(),
    });
    Cow::Owned(shape)
}
