//! Puts the plan together.

use super::boxes::boxed_members;
use super::customizations;
use super::meter::Meter;
use super::names::{RustName, Scope, ScopeKind};
use super::operations::OperationScopes;
use super::reach::{Reach, reach};
use super::sizes::Sizes;
use super::streams::is_event_stream;
use super::types::Module;
use super::{Options, Plan, TypePlan, client_docs, endpoint};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::traits::Paginated;
use crate::model::{Model, Shape, ShapeId, ShapeKind};
use crate::select::{LeftOut, Selection};
use smithwright_contract::Protocol;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What is known while planning.
pub(super) struct Planner<'a> {
    pub(super) model: &'a Model,
    pub(super) options: Options,
    /// The protocol that is spoken, if one is known.
    pub(super) protocol: Option<&'static Protocol>,
    /// Names of types, and the modules they are in.
    pub(super) names: BTreeMap<ShapeId, (Module, RustName)>,
    /// Names of the error types of event streams.
    pub(super) stream_errors: BTreeMap<ShapeId, RustName>,
    /// Names of std that shapes hide.
    pub(super) hiding: Vec<(Module, &'static str)>,
    /// Members that hold a `Box`.
    pub(super) boxed: BTreeSet<ShapeId>,
    /// About how large values are, as far as somebody has asked.
    pub(super) sizes: RefCell<Sizes>,
    pub(super) service_errors: Vec<ShapeId>,
    /// Whether all members of structures may be absent, whatever the model says.
    pub(super) all_optional: bool,
    /// How much may still be planned.
    pub(super) meter: Meter,
    pub(super) service_paginated: Option<Paginated>,
    /// Whether the service keeps the codes that its errors have in awsQuery.
    pub(super) query_compatible: bool,
    pub(super) diagnostics: Diagnostics,
}

/// Plans the client of a selection. The plan is there only if no error was found.
pub fn plan(model: &Model, selection: &Selection, options: Options) -> (Option<Plan>, Diagnostics) {
    let Some(service) = model.shape(&selection.service) else {
        let problem = format!("the service `{}` is not part of the model", selection.service);
        return (None, Diagnostic::error(Code::UnknownService, problem).into());
    };
    let service_errors = service.as_service().map(|service| service.errors.clone()).unwrap_or_default();
    let operations: Vec<&Shape> = selection.operations.iter().filter_map(|id| model.shape(id)).collect();
    let reach = reach(model, operations.iter().copied(), &service_errors);
    let mut planner = Planner {
        model,
        options,
        protocol: super::service::spoken(service, options),
        names: BTreeMap::new(),
        stream_errors: BTreeMap::new(),
        hiding: Vec::new(),
        boxed: boxed_members(model, reach.types.keys().chain(&reach.errors)),
        sizes: RefCell::default(),
        service_errors,
        all_optional: customizations::is_optional(&selection.service),
        meter: Meter::new(model),
        service_paginated: service.traits.paginated(),
        query_compatible: service.traits.is_aws_query_compatible(),
        diagnostics: Diagnostics::new(),
    };
    let plan = planner.plan(service, &operations, &reach, &selection.left_out);
    let Planner { mut diagnostics, meter, .. } = planner;
    meter.into_problem().into_iter().for_each(|problem| diagnostics.push(problem));
    (plan.filter(|_| !diagnostics.has_errors()), diagnostics)
}

impl Planner<'_> {
    fn plan(
        &mut self,
        service: &Shape,
        operations: &[&Shape],
        reach: &Reach,
        left_out: &LeftOut,
    ) -> Option<Plan> {
        self.refuse_unsupported(service, operations, reach);
        self.refuse_too_large(operations, reach);
        self.name_types(service, reach);
        let mut scopes = OperationScopes::new();
        let plans: Vec<_> =
            operations.iter().filter_map(|shape| self.operation(service, shape, &mut scopes)).collect();
        let mut plans = plans;
        if !self.meter.has_room() {
            return None;
        }
        self.endpoint_params(service, operations, &mut plans);
        let client_params = self.client_params(service);
        let discovery = self.discovery(service, operations, &plans);
        let mut types: Vec<TypePlan> =
            reach.types.iter().filter_map(|(id, from)| self.type_plan(id, !from.from_input)).collect();
        types.sort_by(|a, b| a.name().cmp(b.name()));
        let mut errors: Vec<_> = reach
            .errors
            .iter()
            .filter_map(|id| Some(self.error(self.model.shape(id)?, self.names.get(id)?.1.clone())))
            .collect();
        if !self.meter.has_room() {
            return None;
        }
        self.meter.pause();
        self.protocol_tests(service, operations, &mut plans);
        let waiters = self.waiters(operations, &plans);
        errors.sort_by(|a, b| a.structure.name.cmp(&b.structure.name));
        let service_plan = self.service(service)?;
        Some(Plan {
            client_docs: client_docs::of_client(&service_plan.title, left_out),
            service: service_plan,
            endpoint_rules: service.traits.endpoint_rules().map(endpoint::rules).unwrap_or_default(),
            client_params,
            discovery,
            operations: plans,
            lopsided_errors: self.are_lopsided_errors(reach.errors.iter()),
            types_imports: types_imports(&types),
            types,
            errors,
            event_streams: self.event_streams(),
            waiters,
        })
    }

    pub(super) fn type_plan(&self, id: &ShapeId, output: bool) -> Option<TypePlan> {
        let shape = self.model.shape(id)?;
        let name = self.names.get(id)?.1.clone();
        Some(match shape.kind {
            ShapeKind::Structure => TypePlan::Structure(self.structure(shape, name, output)),
            ShapeKind::Union => TypePlan::Union(self.union(shape, name)),
            ShapeKind::Enum | ShapeKind::IntEnum => TypePlan::Enum(self.enumeration(shape, name)),
            _ => return None,
        })
    }

    pub(super) fn name_types(&mut self, service: &Shape, reach: &Reach) {
        let rename = service.as_service().map(|service| service.rename.as_slice()).unwrap_or_default();
        let mut renamed: BTreeMap<&ShapeId, &str> = BTreeMap::new();
        renamed.extend(rename.iter().map(|(id, name)| (id, name.as_str())));
        let rename = renamed;
        let mut scope = Scope::new(ScopeKind::Types);
        for id in reach.types.keys() {
            let is_structure = self.model.shape(id).is_some_and(|shape| shape.kind == ShapeKind::Structure);
            let derived: &[&str] = if is_structure { &["Builder"] } else { &[] };
            let wanted = rename.get(id).copied().unwrap_or_else(|| id.name());
            self.names.insert(id.clone(), (Module::Types, scope.name_with(wanted, derived)));
        }
        let errors: Vec<ShapeId> = reach.errors.iter().cloned().collect();
        let streams = reach.types.keys().filter(|id| self.model.shape(id).is_some_and(is_event_stream));
        self.name_errors(&errors, &streams.cloned().collect::<Vec<_>>(), &rename);
        self.find_hiding();
    }
}

/// The modules that paths in `types` begin with.
fn types_imports(types: &[TypePlan]) -> Vec<RustName> {
    let uses = types.iter().any(|plan| match plan {
        // Unknown values of enums of strings are kept in a primitive.
        TypePlan::Enum(plan) => !plan.is_integer,
        TypePlan::Structure(structure) => structure.fields.iter().any(|field| uses_primitives(&field.ty)),
        TypePlan::Union(union) => {
            union.variants.iter().filter_map(|variant| variant.ty.as_ref()).any(uses_primitives)
        }
    });
    uses.then(|| RustName::fixed("primitives")).into_iter().collect()
}

fn uses_primitives(ty: &super::RustType) -> bool {
    ty.roots().iter().any(|root| root.text() == "primitives")
}
