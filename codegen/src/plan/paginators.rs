//! Paginated operations.

use super::names::{RustName, Scope};
use super::planner::Planner;
use super::structures::{FieldPlan, Fields, StructurePlan};
use super::types::{Module, Place, RustType};
use super::wire_traits::End;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Model, Shape};

/// How an operation gives its results page by page.
#[derive(Clone, Debug)]
pub struct PaginatorPlan {
    /// The paginator's type.
    pub name: RustName,
    /// The type that goes through the items of all pages.
    pub items_name: RustName,
    /// The type of tokens.
    pub token: RustType,
    /// `Option<&token>`, `Option<token>` as they are written here: how `Option` is.
    pub option: RustType,
    /// Where the output holds the next token.
    pub output_token: Vec<Step>,
    /// The input's field that takes it.
    pub input_token: RustName,
    /// Whether that field carries `#[deprecated]`.
    pub is_input_deprecated: bool,
    /// The input's field that takes the page size.
    pub page_size: Option<PageSizePlan>,
    /// Where the output holds items.
    pub items: Option<ItemPlan>,
}

/// The field for the page size.
#[derive(Clone, Debug)]
pub struct PageSizePlan {
    /// Its name.
    pub field: RustName,
    /// The number in its `Option`.
    pub ty: RustType,
    /// Whether the field carries `#[deprecated]`.
    pub is_deprecated: bool,
}

/// The items of a page.
#[derive(Clone, Debug)]
pub struct ItemPlan {
    /// What each is: of a list one type, of a map those of key and value.
    pub types: Vec<RustType>,
    /// Where they are.
    pub path: Vec<Step>,
    /// How `Iterator` and `Send` are written here.
    pub bounds: [RustType; 2],
}

/// One field on the way into an output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The field.
    pub field: RustName,
    /// Whether it is an `Option`.
    pub optional: bool,
    /// Whether it carries `#[deprecated]`.
    pub is_deprecated: bool,
}

impl Step {
    fn of(field: &FieldPlan) -> Self {
        Self {
            field: field.name.clone(),
            optional: field.ty.unwrapped() != &field.ty,
            is_deprecated: field.deprecated.is_some(),
        }
    }
}

impl Planner<'_> {
    /// `None` when the operation is not paginated, or in a way that cannot be: then a warning says why.
    pub(super) fn paginator(
        &mut self,
        operation: &Shape,
        input_shape: Option<&Shape>,
        output_shape: Option<&Shape>,
        input: &StructurePlan,
        output: &StructurePlan,
        name: &RustName,
    ) -> Option<PaginatorPlan> {
        let paginated = operation.traits.paginated()?.or(self.service_paginated.clone());
        let found = (|| {
            let member = |wanted: &Option<String>| {
                input.fields.iter().find(|field| Some(&field.member) == wanted.as_ref())
            };
            let input_token = member(&paginated.input_token)?;
            let token = input_token.ty.unwrapped().clone();
            let resolve = |path: &Option<String>| self.path(output_shape?, output, path.as_deref()?);
            let (output_token, found) = resolve(&paginated.output_token)?;
            if found != token || !is_token(&token) {
                return None;
            }
            let page_size = member(&paginated.page_size)
                .map(|field| PageSizePlan {
                    field: field.name.clone(),
                    ty: field.ty.unwrapped().clone(),
                    is_deprecated: field.deprecated.is_some(),
                })
                .filter(|size| size.ty == RustType::fixed(&["i32"]));
            let bound = |bound| self.std_type(Module::Operation, Some(name), bound, Vec::new());
            let items = resolve(&paginated.items).map(|(path, ty)| ItemPlan {
                types: ty.args,
                path,
                bounds: [bound("Iterator"), bound("Send")],
            });
            Some(PaginatorPlan {
                name: name.with_suffix("Paginator"),
                items_name: name.with_suffix("PaginatorItems"),
                token,
                option: bound("Option"),
                output_token,
                input_token: input_token.name.clone(),
                is_input_deprecated: input_token.deprecated.is_some(),
                page_size,
                items: items.filter(|items| !items.types.is_empty()),
            })
        })();
        if found.is_none() || input_shape.is_none() {
            self.diagnostics.push(
                Diagnostic::warning(
                    Code::NotPaginated,
                    format!("`{}` gets no paginator", operation.id.name()),
                )
                .at(&operation.place)
                .about(&operation.id)
                .expected("a token member in the input and one of the same type in the output, of text, a list or a map"),
            );
        }
        found
    }

    /// The fields a dotted path of member names goes through, and the type at its end without `Option`.
    fn path(&self, shape: &Shape, top: &StructurePlan, path: &str) -> Option<(Vec<Step>, RustType)> {
        let mut members = path.split('.');
        let first = members.next()?;
        let field = top.fields.iter().find(|field| field.member == first)?;
        let mut ty = field.ty.clone();
        let mut at = target(self.model, shape, first)?;
        let mut steps = vec![Step::of(field)];
        for member in members {
            let place = Place { module: Module::Operation, own: None };
            let (_, fields) = self
                .fields(at, Fields { place, scope: Scope::FIELDS, all_optional: false, end: End::Nested });
            let field = fields.iter().find(|field| field.member == member)?;
            ty = field.ty.clone();
            steps.push(Step::of(field));
            at = target(self.model, at, member)?;
        }
        Some((steps, ty.unwrapped().clone()))
    }
}

/// Whether a page can be asked for by such a value: by text, or by a list or map that has entries as long as there
/// are pages.
fn is_token(ty: &RustType) -> bool {
    let by_text = ty.args.first().is_some_and(|key| key.name().is_some_and(|name| name.text() == "String"));
    match ty.name().map(RustName::text) {
        Some("String" | "Vec") => true,
        Some("HashMap") => by_text,
        _ => false,
    }
}

fn target<'a>(model: &'a Model, shape: &Shape, member: &str) -> Option<&'a Shape> {
    model.target(shape.member(member)?)
}
