//! The service itself.

use super::Comparison;
use super::facts;
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::{Change, Kind, WireEffect};
use crate::model::Shape;

/// Protocols whose messages do not depend on traits of members, but for timestamp formats.
const PLAIN: [&str; 3] =
    ["aws.protocols#awsJson1_0", "aws.protocols#awsJson1_1", "smithy.protocols#rpcv2Cbor"];

/// The service's proper name.
pub(super) fn title(service: &Shape) -> String {
    let aws = || service.traits.aws_service().map(|aws| aws.sdk_id);
    let title = service.traits.title().map(str::to_owned);
    title.or_else(aws).unwrap_or_else(|| service.id.name().to_owned())
}

/// The version of its API.
pub(super) fn version(service: &Shape) -> String {
    service.as_service().map(|service| service.version.clone()).unwrap_or_default()
}

/// Whether any of its protocols goes by bindings.
pub(super) fn honours_bindings(service: &Shape) -> bool {
    service.traits.protocols().iter().any(|protocol| !PLAIN.contains(&protocol.id.as_str()))
}

/// The problem when two services are not the same: their SDK ids differ, or their names if one has no such id.
pub(super) fn difference(old: &Shape, new: &Shape) -> Option<Diagnostic> {
    let names = match (old.traits.aws_service(), new.traits.aws_service()) {
        (Some(old), Some(new)) => (old.sdk_id, new.sdk_id),
        _ => (old.id.name().to_owned(), new.id.name().to_owned()),
    };
    (names.0 != names.1).then(|| {
        let message = format!("the old model is of the service `{}`, the new one of `{}`", names.0, names.1);
        Diagnostic::error(Code::DifferentServices, message)
            .at(&new.place)
            .about(&new.id)
            .expected("two models of the same service")
            .hint("when a model has several services, choose one by name")
    })
}

impl Comparison<'_> {
    /// Changes of the service itself.
    pub(super) fn service(&self) -> Vec<Change> {
        let (old, new) = (self.old.service, self.new.service);
        let origin = new.id.name();
        let mut changes = Vec::new();
        let (before, now) = (version(old), version(new));
        if before != now {
            changes.push(Change::new(Kind::Version, Some(before.into()), Some(now.into()), origin));
        }
        let protocols = |service: &Shape| -> Vec<String> {
            service.traits.protocols().iter().map(|protocol| protocol.id.to_string()).collect()
        };
        let (before, now) = (protocols(old), protocols(new));
        if before != now {
            let lost = before.iter().any(|protocol| !now.contains(protocol));
            let change = Change::new(Kind::Protocols, Some(before.into()), Some(now.into()), origin);
            changes.push(change.wire_if(lost));
        }
        let signing = |service: &Shape| service.traits.sigv4().map(|sigv4| sigv4.name);
        let (before, now) = (signing(old), signing(new));
        if before != now {
            let change =
                Change::new(Kind::Authentication, before.map(Into::into), now.map(Into::into), origin);
            changes.push(change.wire(WireEffect::Breaking));
        }
        if old.traits.endpoint_rules() != new.traits.endpoint_rules() {
            changes.push(Change::new(Kind::Endpoints, None, None, origin));
        }
        changes.extend(facts::deprecation(&old.traits, &new.traits, origin));
        changes.extend(self.documentation(&old.traits, &new.traits, origin));
        changes
    }
}
