//! From what the files hold to one model: merge, apply, mix in, bring 1.0 to 2.0.

mod complete;
mod enums;
mod merge;
mod mixins;
mod upgrade;

pub(super) use enums::member_names;

use super::{Correction, Corrections, corrections, facts};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{InvalidShapeId, Key, Model, Node, Place, Shape, ShapeId, Traits};
use std::collections::{BTreeMap, HashSet};

/// The Smithy version of a file; 1.0 gives some shapes another meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    V1,
    V2,
}

/// A shape as its file defines it.
pub(super) struct Loaded {
    pub(super) shape: Shape,
    pub(super) version: Version,
    /// The mixins it uses and where it names them; empty once they are flattened.
    pub(super) mixins: Vec<(ShapeId, Place)>,
}

/// An `apply` statement.
pub(super) struct Apply {
    pub(super) target: ShapeId,
    pub(super) traits: Traits,
    pub(super) place: Place,
}

/// Everything read so far.
#[derive(Default)]
pub(super) struct Loading {
    pub(super) found: Diagnostics,
    pub(super) applies: Vec<Apply>,
    /// What is known of the shapes that their files do not say.
    pub(super) facts: Vec<Correction>,
    /// Services of which there are no facts, by `sdkId`.
    pub(super) unknown: Vec<String>,
    /// Services of which there are facts, with their namespaces.
    pub(super) restored: Vec<(String, facts::Service<'static>)>,
    shapes: BTreeMap<ShapeId, Loaded>,
    metadata: BTreeMap<String, (Key, Node)>,
    /// Ids seen so far, so that each text is checked and stored once.
    ids: HashSet<ShapeId>,
}

impl Loading {
    /// The id that a text stands for.
    pub(super) fn id(&mut self, text: &str) -> Result<ShapeId, InvalidShapeId> {
        if let Some(id) = self.ids.get(text) {
            return Ok(id.clone());
        }
        let id = ShapeId::parse(text)?;
        self.ids.insert(id.clone());
        Ok(id)
    }

    /// Adds a shape, merged with an equal definition from another file.
    pub(super) fn define(&mut self, loaded: Loaded) {
        // The prelude is built in; models that carry a copy of it are harmless.
        if loaded.shape.id.is_prelude() {
            return;
        }
        match self.shapes.get_mut(&loaded.shape.id) {
            Some(earlier) => merge::shapes(earlier, loaded, &mut self.found),
            None => {
                self.shapes.insert(loaded.shape.id.clone(), loaded);
            }
        }
    }

    /// Adds an entry of a file's metadata. Lists of several files are joined, as the specification says.
    pub(super) fn add_metadata(&mut self, key: Key, value: Node) {
        match self.metadata.get_mut(&key.name) {
            None => {
                self.metadata.insert(key.name.clone(), (key, value));
            }
            Some((earlier, kept)) => {
                if !merge::values(kept, value) {
                    let message = format!("the metadata key `{}` has two different values", key.name);
                    let problem = Diagnostic::error(Code::ConflictingMetadata, message).at(&key.place);
                    self.found.push(problem.hint(format!("the other one is at {}", earlier.place)));
                }
            }
        }
    }
}

/// Makes the model, corrected as the user says, if nothing is wrong.
pub(super) fn finish(mut loading: Loading, users: &Corrections) -> (Option<Model>, Diagnostics) {
    let applies = std::mem::take(&mut loading.applies);
    let inherited = merge::apply(applies, &mut loading.shapes, &mut loading.found);
    mixins::flatten(&mut loading.shapes, inherited, &mut loading.found);
    enums::upgrade(&mut loading.shapes, &mut loading.found);
    upgrade::upgrade(&mut loading.shapes);
    let facts = std::mem::take(&mut loading.facts);
    let mut corrected = corrections::apply(facts, users, &mut loading.shapes, &mut loading.found);
    loading.unknown.sort();
    corrected.unknown = loading.unknown;
    complete::check(&loading.shapes, &mut loading.found);

    let mut found = loading.found;
    found.sort();
    if found.has_errors() {
        return (None, found);
    }
    let shapes = loading.shapes.into_values().map(|loaded| loaded.shape);
    let metadata = loading.metadata.into_iter().map(|(name, (_, value))| (name, value)).collect();
    let model = Model::new(shapes, metadata);
    corrected.newer = facts::newer(&model, &loading.restored);
    (Some(model.with_corrected(corrected)), found)
}
