//! Route 53 answers with ids that its own requests do not take: `/hostedzone/Z1` for `Z1`.

use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

use super::Customization;
use crate::error::BoxError;
use crate::operation::erased::Current;
use crate::shape::{Slot, Trait, View};

/// Ids in the path lose what an answer has put before them.
pub const ROUTE_53_IDS: Customization = Customization {
    name: "ROUTE_53_IDS",
    register: |components| {
        components.push_interceptor(SharedInterceptor::permanent(BareIds));
    },
    ..Customization::NOTHING
};

const KINDS: [&str; 3] = ["hostedzone/", "change/", "delegationset/"];

#[derive(Debug)]
struct BareIds;

#[dyn_dispatch_hint]
impl Intercept for BareIds {
    fn name(&self) -> &'static str {
        "Route53Ids"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let current = bag.load::<Current>().map(|current| current.0);
        let Some(input) = current.and_then(|operation| (operation.input_mut)(context.input_mut())) else {
            return Ok(());
        };
        for (index, traits) in input.descriptor().traits {
            if !traits.contains(&Trait::HttpLabel) {
                continue;
            }
            let Some(field) = input.field_mut(*index) else { continue };
            // An absent member has no slot without being set.
            let View::String(id) = field.view() else { continue };
            let Some(id) = bare(id).map(str::to_owned) else { continue };
            if let Slot::String(slot) = field.slot() {
                *slot = id;
            }
        }
        Ok(())
    }
}

/// The id without its kind; `None` if there is none before it.
fn bare(id: &str) -> Option<&str> {
    let rest = id.strip_prefix('/').unwrap_or(id);
    KINDS.iter().find_map(|kind| rest.strip_prefix(kind))
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn kinds_go_and_slashes_with_them() {
        for id in ["/hostedzone/Z1", "hostedzone/Z1", "/change/Z1", "change/Z1", "/delegationset/Z1"] {
            assert_eq!(bare(id), Some("Z1"), "{id}");
        }
        for id in ["Z1", "/Z1", "hostedzone", "healthcheck/Z1", "//hostedzone/Z1", "a/hostedzone/Z1", ""] {
            assert_eq!(bare(id), None, "{id}");
        }
    }
}
