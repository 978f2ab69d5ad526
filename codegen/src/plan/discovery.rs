//! Services that tell where their requests go: `aws.api#clientEndpointDiscovery`.

use super::names::RustName;
use super::operations::OperationPlan;
use super::planner::Planner;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Shape;

/// The operation that tells endpoints.
#[derive(Clone, Debug)]
pub struct DiscoveryPlan {
    /// Its module.
    pub module: RustName,
    /// Its marker type.
    pub name: RustName,
}

impl Planner<'_> {
    /// The operation that tells endpoints, where an operation cannot do without; where all can, requests go to the
    /// endpoint of the rules. `operations` are those planned of `shapes`, in the same order.
    pub(super) fn discovery(
        &mut self,
        service: &Shape,
        shapes: &[&Shape],
        operations: &[OperationPlan],
    ) -> Option<DiscoveryPlan> {
        let wanting = shapes.iter().find(|shape| shape.traits.requires_discovered_endpoint())?;
        let teller = service.traits.endpoint_discovery_operation();
        let found = shapes.iter().zip(operations).find(|(shape, _)| Some(shape.id.as_str()) == teller);
        if let Some((_, plan)) = found {
            return Some(DiscoveryPlan { module: plan.module.clone(), name: plan.name.clone() });
        }
        let name = teller.and_then(|id| id.split_once('#')).map_or("an operation", |(_, name)| name);
        self.diagnostics.push(
            Diagnostic::warning(
                Code::NoDiscovery,
                format!(
                    "`{}` is sent to an endpoint that the service tells by `{name}`, which is not generated",
                    wanting.id.name()
                ),
            )
            .at(&wanting.place)
            .about(&wanting.id)
            .hint(format!("choose `{name}`, too, or configure the endpoint's URL")),
        );
        None
    }
}
