//! A diff as text of several formats.
//!
//! Each change is there once, under the shape it is in, with the operations that reach it. Only the changelog goes by
//! operation, as the public one does.

mod changelog;
mod digest;
mod filters;
mod html;
mod json;
mod markdown;
mod rust_diff;
mod sorted;
mod text;
mod verdict;
mod words;

pub use changelog::changelog;
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use text::{coloured_text, text};
pub use verdict::verdict;

use super::ApiDiff;
use std::str::FromStr;

/// The formats there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text for a terminal.
    #[default]
    Text,
    /// GitHub's Markdown, for a pull request.
    Markdown,
    /// One page that needs nothing else.
    Html,
    /// For machines; [`json`] documents the schema.
    Json,
    /// The compact form of the public change log of the AWS APIs.
    Changelog,
}

/// Renders in a format.
pub fn render(diff: &ApiDiff, format: Format) -> String {
    match format {
        Format::Text => text(diff),
        Format::Markdown => markdown(diff),
        Format::Html => html(diff),
        Format::Json => json(diff),
        Format::Changelog => changelog(diff),
    }
}

impl Format {
    /// Every format, in order.
    pub const ALL: [Self; 5] = [Self::Text, Self::Markdown, Self::Html, Self::Json, Self::Changelog];

    /// Its name: `text`, `markdown`, `html`, `json` or `changelog`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Json => "json",
            Self::Changelog => "changelog",
        }
    }
}

impl FromStr for Format {
    type Err = String;

    /// # Errors
    /// A sentence that names the formats, when it is none of them.
    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|format| format.as_str() == text);
        found.ok_or_else(|| {
            format!("there is no format `{text}`; there are text, markdown, html, json and changelog")
        })
    }
}
