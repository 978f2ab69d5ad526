//! What the generator makes of two models: the difference of its bytes.

use super::api_diff::Bump;
use super::source_item::SourceItem;

/// What is generated of both models, for the operations that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Generated {
    /// Why nothing can be generated of the old model: a line a problem. Empty if a client can be.
    pub old_problems: Vec<String>,
    /// The same of the new model.
    pub new_problems: Vec<String>,
    /// Lines of `api.txt`, the list of public items, that are gone.
    pub api_removed: Vec<String>,
    /// Lines of `api.txt` that are new.
    pub api_added: Vec<String>,
    /// The types and modules that Rust items of changes belong to, as far as they are in the generated code.
    pub items: Vec<SourceItem>,
    /// The files whose bytes differ, sorted.
    pub files: Vec<String>,
    /// The files that differ only when protocol tests are generated, sorted.
    pub tests: Vec<String>,
}

impl Generated {
    /// The least bump that the bytes ask for.
    pub fn bump(&self) -> Bump {
        if !self.api_removed.is_empty() {
            Bump::Major
        } else if !self.api_added.is_empty() {
            Bump::Minor
        } else if !self.files.is_empty() || !self.tests.is_empty() {
            Bump::Patch
        } else {
            Bump::None
        }
    }

    /// Whether there is a client of each model.
    pub fn is_of_two_clients(&self) -> bool {
        self.old_problems.is_empty() && self.new_problems.is_empty()
    }

    /// Whether the same bytes are generated.
    pub fn is_same(&self) -> bool {
        self.bump() == Bump::None
    }
}
