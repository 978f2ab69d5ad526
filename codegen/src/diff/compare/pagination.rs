//! Pagination of operations.

use super::{Comparison, Version};
use crate::diff::{Change, Rule, RustEffect, RustItem};
use crate::model::Shape;
use crate::plan::PaginatorPlan;
use serde_json::{Map, Value};

impl Version<'_> {
    /// The members for pagination, those of the service included.
    fn pagination(&self, operation: &Shape) -> Option<Value> {
        let paginated = operation.traits.paginated()?.or(self.service.traits.paginated());
        let members = [
            ("inputToken", paginated.input_token),
            ("outputToken", paginated.output_token),
            ("items", paginated.items),
            ("pageSize", paginated.page_size),
        ];
        let members =
            members.into_iter().filter_map(|(name, member)| Some((name.to_owned(), member?.into())));
        Some(Value::Object(members.collect::<Map<_, _>>()))
    }

    fn paginator(&self, name: &str) -> Option<&PaginatorPlan> {
        self.outline.operations.get(name)?.paginator.as_ref()
    }
}

impl Comparison<'_> {
    pub(super) fn pagination(&self, name: &str, old: &Shape, new: &Shape) -> Option<Change> {
        let (from, to) = (self.old.pagination(old), self.new.pagination(new));
        let (before, now) = (self.old.paginator(name), self.new.paginator(name));
        let planned = self.is_generated(name);
        let (item_before, item_now) = (before.map(item), now.map(item));
        if from == to && (item_before == item_now || !planned) {
            return None;
        }
        let rule = match (from.is_some(), to.is_some()) {
            (false, true) => Rule::PaginationAdded,
            (true, false) => Rule::PaginationRemoved,
            _ => Rule::PaginationChanged,
        };
        let mut change = Change::new(rule, from, to, name);
        if planned {
            change = change.rust(effect(before, now));
            if item_before != item_now {
                let owner = self.new.module(name).unwrap_or_default();
                let (from, to) = (item_before, item_now);
                change.items.push(RustItem { owner: owner.path, file: owner.file, from, to });
            }
        }
        Some(change)
    }
}

fn item(plan: &PaginatorPlan) -> String {
    let items = plan
        .items
        .as_ref()
        .map(|items| items.types.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    let items = items.map(|items| format!(", items({items})")).unwrap_or_default();
    let size = plan.page_size.as_ref().map(|_| ", page_size(i32)").unwrap_or_default();
    format!("into_paginator() -> {}{items}{size}", plan.name)
}

fn effect(before: Option<&PaginatorPlan>, now: Option<&PaginatorPlan>) -> RustEffect {
    let (before, now) = match (before, now) {
        (None, None) => return RustEffect::None,
        (None, Some(_)) => return RustEffect::Additive,
        (Some(_), None) => return RustEffect::Breaking,
        (Some(before), Some(now)) => (before, now),
    };
    let items = |plan: &PaginatorPlan| plan.items.as_ref().map(|items| items.types.clone());
    let of_items = match (items(before), items(now)) {
        (before, now) if before == now => RustEffect::None,
        (None, Some(_)) => RustEffect::Additive,
        _ => RustEffect::Breaking,
    };
    let of_size = match (before.page_size.is_some(), now.page_size.is_some()) {
        (true, false) => RustEffect::Breaking,
        (false, true) => RustEffect::Additive,
        _ => RustEffect::None,
    };
    of_items.max(of_size)
}
