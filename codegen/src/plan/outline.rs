//! The Rust items of a selection by the shapes they come from, for those who compare models rather than generate.

use super::boxes::boxed_members;
use super::operations::OperationScopes;
use super::planner::Planner;
use super::reach::reach;
use super::types::{Place, RustType};
use super::{ErrorPlan, OperationPlan, Options, TypePlan};
use crate::diagnostic::Diagnostics;
use crate::model::{Model, Shape, ShapeId};
use crate::select::Selection;
use std::collections::BTreeMap;

/// What each shape of a selection becomes in Rust.
///
/// Unlike [`Plan`](super::Plan) it is there for every model, also for services whose protocol or traits cannot be
/// generated yet.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Operations by their name in the model.
    pub operations: BTreeMap<String, OperationPlan>,
    /// Structures, enums and unions.
    pub types: BTreeMap<ShapeId, TypePlan>,
    /// Error structures.
    pub errors: BTreeMap<ShapeId, ErrorPlan>,
    /// The type of values of every shape reached, as it is written in the module `types`.
    pub values: BTreeMap<ShapeId, RustType>,
}

/// Outlines the client of a selection.
pub fn outline(model: &Model, selection: &Selection, options: Options) -> Outline {
    let Some(service) = model.shape(&selection.service) else { return Outline::default() };
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
        sizes: Default::default(),
        service_errors,
        all_optional: super::customizations::is_optional(&selection.service),
        meter: super::meter::Meter::new(model),
        service_paginated: service.traits.paginated(),
        query_compatible: service.traits.is_aws_query_compatible(),
        diagnostics: Diagnostics::new(),
    };
    planner.name_types(service, &reach);
    let mut scopes = OperationScopes::new();
    let operations = operations
        .iter()
        .filter_map(|shape| {
            Some((shape.id.name().to_owned(), planner.operation(service, shape, &mut scopes)?))
        })
        .collect();
    let types = reach
        .types
        .iter()
        .filter_map(|(id, from)| Some((id.clone(), planner.type_plan(id, !from.from_input)?)))
        .collect();
    let error = |id: &ShapeId| {
        let name = planner.names.get(id)?.1.clone();
        Some((id.clone(), planner.error(model.shape(id)?, name)))
    };
    let errors = reach.errors.iter().filter_map(error).collect();
    let shapes = reach.types.keys().chain(&reach.others).chain(&reach.errors);
    let values = shapes.map(|id| (id.clone(), planner.value_type(Place::TYPES, id))).collect();
    Outline { operations, types, errors, values }
}
