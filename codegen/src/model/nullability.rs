//! Which members may be absent.

use super::{Member, Model, Shape, ShapeKind};

impl Model {
    /// Whether a member may be absent, as a careful client sees it.
    ///
    /// The rules are those of the section "Structure member optionality" of Smithy 2.0 for non-authoritative
    /// consumers: members of an `input` structure, `clientOptional` members and members that target a structure or
    /// union are optional, because a service may drop `required` from them later. Otherwise a default other than
    /// null, or `required`, makes a member always present. Values of sparse lists and maps may be null; union
    /// members, map keys and values of other collections may not.
    ///
    /// Models of Smithy 1.0 are brought to these rules when they are read.
    pub fn is_optional(&self, container: &Shape, member: &Member) -> bool {
        match container.kind {
            ShapeKind::Structure => self.is_structure_member_optional(container, member),
            ShapeKind::List => container.traits.is_sparse(),
            ShapeKind::Map => container.traits.is_sparse() && member.name != "key",
            _ => false,
        }
    }

    fn is_structure_member_optional(&self, container: &Shape, member: &Member) -> bool {
        let targets_growing_shape = self
            .target(member)
            .is_some_and(|target| matches!(target.kind, ShapeKind::Structure | ShapeKind::Union));
        if container.traits.is_input() || member.traits.is_client_optional() || targets_growing_shape {
            return true;
        }
        match member.traits.default_value() {
            Some(default) => default.is_null(),
            None => !member.traits.is_required(),
        }
    }
}
