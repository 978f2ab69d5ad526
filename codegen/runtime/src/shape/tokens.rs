//! Idempotency tokens.

use super::{Shape, Slot, Trait, View};

/// Fills each member with the `smithy.api#idempotencyToken` trait that is absent; `make` makes a token.
pub fn fill_idempotency_tokens(input: &mut dyn Shape, make: &mut dyn FnMut() -> String) {
    for (index, traits) in input.descriptor().traits {
        if !traits.contains(&Trait::IdempotencyToken) {
            continue;
        }
        let Some(field) = input.field_mut(*index) else { continue };
        if !matches!(field.view(), View::Absent) {
            continue;
        }
        if let Slot::String(token) = field.slot() {
            *token = make();
        }
    }
}
