//! Unions.

use super::casings;
use super::docs::{self, Docs};
use super::names::{RustName, Scope, ScopeKind};
use super::planner::Planner;
use super::streams::is_event_stream;
use super::structures::{ContainerAttributes, MemberAttributes};
use super::types::{Place, RustType};
use super::wire_traits::End;
use crate::model::{Member, Shape};

/// A union to emit.
#[derive(Clone, Debug)]
pub struct UnionPlan {
    /// Its docs.
    pub docs: Docs,
    /// Its name.
    pub name: RustName,
    /// What the derive is told of it.
    pub attributes: ContainerAttributes,
    /// Its variants, in model order; one for unknown members is emitted after them.
    pub variants: Vec<UnionVariant>,
    /// Whether one variant is far larger than the others, which clippy is not to say.
    pub lopsided: bool,
}

/// A variant of a union.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// Its docs.
    pub docs: Docs,
    /// Its name.
    pub name: RustName,
    /// The model's name of the member.
    pub member: String,
    /// What it holds; nothing for a member that targets `smithy.api#Unit`.
    pub ty: Option<RustType>,
    /// What the derive is told of it.
    pub attributes: MemberAttributes,
    /// The note of `#[deprecated]`, if it carries that.
    pub deprecated: Option<String>,
}

impl Planner<'_> {
    pub(super) fn union(&self, shape: &Shape, name: RustName) -> UnionPlan {
        let mut docs = self.docs(shape, || format!("The union {}.", docs::code(shape.id.name())));
        self.options.deprecation.in_docs(shape.traits.deprecated().as_ref(), &mut docs);
        let mut scope = Scope::new(ScopeKind::Variants);
        let streamed = is_event_stream(shape);
        // Errors among events are no events: receiving fails with them.
        let members: Vec<&Member> =
            shape.members.iter().filter(|member| !(streamed && self.is_error(member))).collect();
        let names: Vec<RustName> = members.iter().map(|member| scope.name(&member.name)).collect();
        let pairs: Vec<(&str, &str)> =
            names.iter().zip(&members).map(|(name, member)| (name.text(), member.name.as_str())).collect();
        let case = casings::best(&pairs);
        let variants = names.iter().zip(&members).map_while(|(name, member)| {
            let mut docs = self.member_docs(member);
            if !self.meter.field(shape, &docs) {
                return None;
            }
            let deprecated = self.options.deprecation.of_item(member.traits.deprecated().as_ref(), &mut docs);
            let mut attributes = self.member_attributes(shape, member, End::Nested);
            attributes.name = casings::exception(case, name.text(), &member.name);
            let holds = member.target.as_str() != "smithy.api#Unit";
            Some(UnionVariant {
                docs,
                name: name.clone(),
                member: member.name.clone(),
                ty: holds.then(|| self.field_type(Place::TYPES, member, false)),
                attributes,
                deprecated,
            })
        });
        let variants = variants.collect();
        let events = streamed.then(|| self.error_codes(shape));
        let attributes = ContainerAttributes { events, ..self.container(shape, &name, case) };
        UnionPlan { docs, name, attributes, variants, lopsided: self.is_lopsided_union(shape) }
    }
}
