//! Reads published formats into one model.
//!
//! Each format has its reader, chosen by what the file holds, never by its name. Readers put what they find into one
//! table; from there on the steps are the same for all: merge, apply, flatten mixins, bring 1.0 to 2.0.

mod assemble;
mod ast;
mod botocore;
mod corrections;
mod folder;
mod gzip;
mod json;
mod kind;
mod source;
#[cfg(test)]
mod tests;
mod text;

pub use botocore::facts;
pub use corrections::{Correction, Edit, summary};
pub use folder::{COMPANIONS, files, sources};
pub use source::Source;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Node, Place};
use assemble::Loading;
use kind::Kind;

/// Reads the sources and merges them into one model.
///
/// The model is there only if no error was found, so it is well formed: ids follow the grammar, members have targets,
/// mixins are flattened. Whether its parts fit each other is a question for [`crate::validate`].
///
/// Facts that botocore's definitions lack are restored ([`facts`]); [`Model::corrected`] says what became of them.
pub fn read(sources: &[Source]) -> (Option<Model>, Diagnostics) {
    read_corrected(sources, &Corrections::default())
}

/// What is corrected in a model while it is read.
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    /// Leaves out the facts that botocore's definitions lack: the model is what its files say.
    pub as_written: bool,
    /// Corrections of the user, applied after the facts, in their order. One that does not apply is an error.
    pub list: Vec<Correction>,
    /// One that does not apply is a warning, as for models of earlier versions.
    pub tolerant: bool,
}

/// Reads as [`read`] does, and corrects the model.
pub fn read_corrected(sources: &[Source], corrections: &Corrections) -> (Option<Model>, Diagnostics) {
    let mut loading = Loading::default();
    if sources.is_empty() {
        loading
            .found
            .push(Diagnostic::error(Code::NoSources, "no model was given").expected("at least one file"));
    }
    let mut definitions = botocore::Definitions::default();
    for source in sources {
        // Files found beside a model that is no service definition have nothing to do with it.
        if !definitions.wants(source) {
            continue;
        }
        let Some(node) = json::parse(source, &mut loading.found) else { continue };
        match kind::kind(&node) {
            Kind::SmithyAst => ast::load(node, &mut loading),
            Kind::Botocore(part) => definitions.add(part, node, source),
            kind => loading.found.push(kind::not_a_model(&node, kind)),
        }
    }
    definitions.load(&mut loading);
    if corrections.as_written {
        (loading.facts, loading.restored, loading.unknown) = Default::default();
    }
    assemble::finish(loading, corrections)
}

/// The value of a text of JSON, such as that of a trait, at one place; `None` if the text is not well-formed.
///
/// ```
/// use smithwright::model::Place;
/// let range = smithwright::read::node(r#"{"min": 1, "max": 100}"#, &Place::nowhere());
/// assert!(range.is_some_and(|range| range.get("max").is_some()));
/// ```
pub fn node(text: &str, place: &Place) -> Option<Node> {
    let mut node = json::parse(&Source::new("value", text), &mut Diagnostics::new())?;
    node.put_at(place);
    Some(node)
}
