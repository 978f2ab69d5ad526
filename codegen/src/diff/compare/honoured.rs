//! Traits that count, by the protocols that services speak.

use crate::model::Shape;
use smithwright_contract::{Framing, Protocol};

/// The protocols of both versions.
pub(super) struct Honoured {
    known: Vec<&'static Protocol>,
    /// Whether there is one that is not known: it may honour every trait.
    all: bool,
}

impl Honoured {
    pub(super) fn of(old: &Shape, new: &Shape) -> Self {
        let ids = old.traits.protocols().into_iter().chain(new.traits.protocols());
        let found: Vec<_> = ids.map(|protocol| Protocol::named(protocol.id.as_str())).collect();
        Self { all: found.contains(&None), known: found.into_iter().flatten().collect() }
    }

    /// Whether a trait of members or shapes counts.
    pub(super) fn reads(&self, id: &str) -> bool {
        self.all || self.known.iter().any(|protocol| protocol.reads(id))
    }

    /// Whether methods and paths count.
    pub(super) fn http(&self) -> bool {
        self.all || self.known.iter().any(|protocol| protocol.framing == Framing::Rest)
    }

    /// Whether the shapes of bodies give their names to root elements.
    pub(super) fn roots(&self) -> bool {
        self.all || self.known.iter().any(|protocol| protocol.reads(XML_NAMESPACE))
    }
}

/// The protocols in which requests are XML read it, and no others.
pub(super) const XML_NAMESPACE: &str = "smithy.api#xmlNamespace";
