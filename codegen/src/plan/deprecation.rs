//! What becomes of the trait `deprecated`.

use super::docs::{self, Docs};
use crate::model::traits::Deprecated;

/// What becomes of the trait `smithy.api#deprecated`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Deprecation {
    /// A line `Deprecated: …` in the docs; nothing warns. The default: services deprecate what programs must go on
    /// using.
    #[default]
    DocNote,
    /// `#[deprecated]` on client methods, fields and variants, so that their use warns; a line in the docs elsewhere.
    Attribute,
    /// Nothing.
    Ignore,
}

impl Deprecation {
    /// For items that can carry the attribute: its note, or a line in the docs.
    pub(super) fn of_item(self, deprecated: Option<&Deprecated>, docs: &mut Docs) -> Option<String> {
        let deprecated = deprecated?;
        if self == Self::Attribute {
            // Rustdoc takes the note for Markdown.
            let note = deprecated.message.as_deref().map(Docs::line_of_model).unwrap_or_default();
            return Some(if note.is_empty() { "deprecated by the service".to_owned() } else { note });
        }
        self.in_docs(Some(deprecated), docs);
        None
    }

    /// For all other items: a line in the docs.
    pub(super) fn in_docs(self, deprecated: Option<&Deprecated>, docs: &mut Docs) {
        let Some(deprecated) = deprecated else { return };
        if self == Self::Ignore {
            return;
        }
        let since = deprecated
            .since
            .as_deref()
            .map(|since| format!(" since {}", docs::plain(since)))
            .unwrap_or_default();
        let message = deprecated.message.as_deref().map(Docs::line_of_model);
        match message.filter(|message| !message.is_empty()) {
            Some(message) => docs.push_paragraph(&format!("Deprecated{since}: {message}")),
            None => docs.push_paragraph(&format!("Deprecated{since}.")),
        }
    }
}
