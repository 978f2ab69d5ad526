//! Template strings and paths, with names resolved to slots.

use super::parse::RuleSetError;
use smithwright_contract::endpoint;

/// One step of a path into a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Key(Box<str>),
    Index(i64),
}

/// One piece of a template.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Text(Box<str>),
    /// The value in a slot, or what lies at a path within it.
    Slot(usize, Box<[Step]>),
}

/// Splits `path` (`a.b[0]`) into its steps.
pub(super) fn parse_path(path: &str) -> Result<Box<[Step]>, RuleSetError> {
    endpoint::path(path).map(steps).map_err(|fault| RuleSetError::new(fault.message))
}

/// Splits `text` into pieces; `slot_of` finds the slot of a name. Text without braces is a single piece.
pub(super) fn parse_template(
    text: &str,
    slot_of: impl Fn(&str) -> Result<usize, RuleSetError>,
) -> Result<Box<[Piece]>, RuleSetError> {
    let pieces = endpoint::template(text);
    let pieces =
        pieces.map_err(|fault| RuleSetError::new(format!("{} in the template `{text}`", fault.message)))?;
    let piece = |piece| {
        Ok(match piece {
            endpoint::Piece::Text(text) => Piece::Text(text.into()),
            endpoint::Piece::Value { name, path, .. } => Piece::Slot(slot_of(name)?, steps(path)),
        })
    };
    pieces.into_iter().map(piece).collect()
}

fn steps(path: Vec<endpoint::Step<'_>>) -> Box<[Step]> {
    let step = |step| match step {
        endpoint::Step::Key(key) => Step::Key(key.into()),
        endpoint::Step::Index(index) => Step::Index(index),
    };
    path.into_iter().map(step).collect()
}
