//! Smithy's semantic model: shapes, members, traits. It knows nothing of Rust.

pub(crate) mod closure;
mod corrected;
mod id;
mod node;
mod nullability;
mod number;
pub(crate) mod operations;
mod place;
mod prelude;
mod shape;
pub mod traits;

pub use closure::Reason;
pub use corrected::{Corrected, Skipped};
pub use id::{InvalidShapeId, ShapeId, is_identifier};
pub use node::{Key, Node, Value};
pub use number::Number;
pub(crate) use place::saturate;
pub use place::{Place, SourceFile};
pub use shape::{Member, OperationShape, ResourceShape, ServiceShape, Shape, ShapeKind};
pub use traits::Traits;

use std::collections::{BTreeMap, HashSet};

/// Most lists and maps within each other. Published models have five; types that nest deeper than some dozens are more
/// than tools that recurse over them take.
pub(crate) const DEEPEST_COLLECTION: usize = 32;

/// A whole model: the shapes of all files read, merged, with mixins flattened, `apply` statements applied and
/// Smithy 1.0 brought to the meaning of 2.0.
#[derive(Clone, Debug)]
pub struct Model {
    shapes: BTreeMap<ShapeId, Shape>,
    prelude: BTreeMap<ShapeId, Shape>,
    metadata: BTreeMap<String, Node>,
    corrected: Corrected,
}

impl Model {
    /// A model of these shapes, with Smithy's prelude beside them. Of two shapes with one id the later stays.
    pub fn new(shapes: impl IntoIterator<Item = Shape>, metadata: BTreeMap<String, Node>) -> Self {
        // Not collected: that sorts first, and sorting is much code to compile for each kind of map.
        let mut all = BTreeMap::new();
        all.extend(shapes.into_iter().map(|shape| (shape.id.clone(), shape)));
        Self { shapes: all, prelude: prelude::shapes(), metadata, corrected: Corrected::default() }
    }

    /// The shape of that id: a `&ShapeId`, or its text. Shapes of the prelude are found too.
    pub fn shape<Id: AsRef<str> + ?Sized>(&self, id: &Id) -> Option<&Shape> {
        let id = id.as_ref();
        self.shapes.get(id).or_else(|| self.prelude.get(id))
    }

    /// The shapes the files define, sorted by id; those of the prelude are not among them.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.values()
    }

    /// The services the files define, sorted by id.
    pub fn services(&self) -> impl Iterator<Item = (&Shape, &ServiceShape)> {
        self.shapes().filter_map(|shape| shape.as_service().map(|service| (shape, service)))
    }

    /// The ids of all shapes, those of the prelude included.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &ShapeId> {
        self.shapes.keys().chain(self.prelude.keys())
    }

    /// The errors an operation can return, each once: its own in model order, then those common to its service.
    pub fn errors<'a>(
        &'a self,
        service: &'a ServiceShape,
        operation: &'a OperationShape,
    ) -> Vec<&'a ShapeId> {
        let mut seen = HashSet::new();
        operation.errors.iter().chain(&service.errors).filter(|id| seen.insert(*id)).collect()
    }

    /// The member with that id.
    pub fn member(&self, id: &ShapeId) -> Option<&Member> {
        self.shape(&id.without_member())?.member(id.member()?)
    }

    /// The shape that a member targets.
    pub fn target(&self, member: &Member) -> Option<&Shape> {
        self.shape(&member.target)
    }

    /// The model with a note of what was corrected in it.
    pub(crate) fn with_corrected(self, corrected: Corrected) -> Self {
        Self { corrected, ..self }
    }

    /// What was corrected when the model was read.
    pub fn corrected(&self) -> &Corrected {
        &self.corrected
    }

    /// The model's metadata, merged over all files.
    pub fn metadata(&self) -> &BTreeMap<String, Node> {
        &self.metadata
    }
}
