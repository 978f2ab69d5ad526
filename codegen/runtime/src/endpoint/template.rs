//! Template strings such as `https://{Region}.{partition#dnsSuffix}`, and the paths within them.

use super::parse::RuleSetError;

/// One step of a path into a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Key(Box<str>),
    Index(i64),
}

/// One piece of a template; `{{` and `}}` stand for braces.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Text(Box<str>),
    /// The value in a slot, or what lies at a path within it.
    Slot(usize, Box<[Step]>),
}

/// Splits `path` (`a.b[0]`) into its steps.
pub(super) fn parse_path(path: &str) -> Result<Box<[Step]>, RuleSetError> {
    let mut steps = Vec::new();
    let fault = || RuleSetError::new(format!("`{path}` is not a path such as `name.other[0]`"));
    for part in path.split('.') {
        let (key, mut indexes) = part.split_at(part.find('[').unwrap_or(part.len()));
        if key.is_empty() && indexes.is_empty() {
            return Err(fault());
        }
        if !key.is_empty() {
            steps.push(Step::Key(key.into()));
        }
        while let Some(rest) = indexes.strip_prefix('[') {
            let (index, rest) = rest.split_once(']').ok_or_else(fault)?;
            steps.push(Step::Index(index.parse().map_err(|_| fault())?));
            indexes = rest;
        }
        if !indexes.is_empty() {
            return Err(fault());
        }
    }
    Ok(steps.into())
}

/// Splits `text` into pieces; `slot_of` finds the slot of a name. Text without braces is a single piece.
pub(super) fn parse_template(
    text: &str,
    slot_of: impl Fn(&str) -> Result<usize, RuleSetError>,
) -> Result<Box<[Piece]>, RuleSetError> {
    let fault = |what: &str| RuleSetError::new(format!("{what} in the template `{text}`"));
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        if let Some(after) = from.strip_prefix("{{") {
            plain.push('{');
            rest = after;
        } else if let Some(after) = from.strip_prefix("}}") {
            plain.push('}');
            rest = after;
        } else if let Some(after) = from.strip_prefix('{') {
            let (inner, after) = after.split_once('}').ok_or_else(|| fault("unclosed `{`"))?;
            let (name, path) = match inner.split_once('#') {
                Some((name, path)) => (name, parse_path(path)?),
                None => (inner, Box::default()),
            };
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut plain).into()));
            }
            pieces.push(Piece::Slot(slot_of(name)?, path));
            rest = after;
        } else {
            return Err(fault("unopened `}`"));
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain.into()));
    }
    Ok(pieces.into())
}
