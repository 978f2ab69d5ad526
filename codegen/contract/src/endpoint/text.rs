//! Template strings such as `https://{Region}.{partition#dnsSuffix}`, and the paths within them.

use crate::SyntaxError;

/// One step of a path into a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'t> {
    /// An attribute.
    Key(&'t str),
    /// An item of a list; negative numbers count from its end.
    Index(i64),
}

/// One piece of a template; `{{` and `}}` stand for braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Text as it is.
    Text(String),
    /// A value, or what is at a path within it.
    Value {
        /// The parameter, or what a condition has assigned.
        name: &'t str,
        /// The path; empty for the value itself.
        path: Vec<Step<'t>>,
        /// The byte of the template at which the name begins.
        at: usize,
    },
}

/// Splits a path (`a.b[0]`) into its steps, one at least.
///
/// # Errors
/// If it is not a path.
pub fn path(text: &str) -> Result<Vec<Step<'_>>, SyntaxError> {
    let mut steps = Vec::new();
    let mut at = 0;
    for part in text.split('.') {
        let fault = || SyntaxError::new(at, format!("`{text}` is not a path such as `name.other[0]`"));
        let (key, mut indexes) = part.split_at(part.find('[').unwrap_or(part.len()));
        if key.is_empty() && indexes.is_empty() {
            return Err(fault());
        }
        if !key.is_empty() {
            steps.push(Step::Key(key));
        }
        while let Some(rest) = indexes.strip_prefix('[') {
            let (index, rest) = rest.split_once(']').ok_or_else(fault)?;
            steps.push(Step::Index(index.parse().map_err(|_| fault())?));
            indexes = rest;
        }
        if !indexes.is_empty() {
            return Err(fault());
        }
        at += part.len() + 1;
    }
    Ok(steps)
}

/// Splits a template into pieces. A text without braces is one piece, an empty one is none.
///
/// # Errors
/// If a brace has no other, or a path is not a path.
pub fn template(text: &str) -> Result<Vec<Piece<'_>>, SyntaxError> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        let here = text.len() - from.len();
        plain.push_str(before);
        if let Some(after) = from.strip_prefix("{{") {
            plain.push('{');
            rest = after;
        } else if let Some(after) = from.strip_prefix("}}") {
            plain.push('}');
            rest = after;
        } else if let Some(after) = from.strip_prefix('{') {
            let unclosed = || SyntaxError::new(here, "unclosed `{`");
            let (inner, after) = after.split_once('}').ok_or_else(unclosed)?;
            let at = here + 1;
            let (name, steps) = match inner.split_once('#') {
                Some((name, within)) => {
                    let steps = path(within).map_err(|mut fault| {
                        fault.at += at + name.len() + 1;
                        fault
                    });
                    (name, steps?)
                }
                None => (inner, Vec::new()),
            };
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut plain)));
            }
            pieces.push(Piece::Value { name, path: steps, at });
            rest = after;
        } else {
            return Err(SyntaxError::new(here, "unopened `}`"));
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        assert_eq!(
            path("a.b[0][-1]"),
            Ok(vec![Step::Key("a"), Step::Key("b"), Step::Index(0), Step::Index(-1)])
        );
        assert_eq!(path("[2]"), Ok(vec![Step::Index(2)]));
        for (text, at) in
            [("", 0), ("a.", 2), ("a..b", 2), ("a[", 0), ("a[x]", 0), ("b.a[0]c", 2), ("a[0", 0)]
        {
            let message = format!("`{text}` is not a path such as `name.other[0]`");
            assert_eq!(path(text), Err(SyntaxError { at, message }), "{text}");
        }
    }

    #[test]
    fn templates() {
        let value = |name, path, at| Piece::Value { name, path, at };
        let text = |text: &str| Piece::Text(text.to_owned());
        assert_eq!(template(""), Ok(Vec::new()));
        assert_eq!(template("a{{b}}"), Ok(vec![text("a{b}")]));
        let expected =
            vec![text("a"), value("b", vec![Step::Key("c")], 2), value("d", Vec::new(), 7), text("ü")];
        assert_eq!(template("a{b#c}{d}ü"), Ok(expected));
        for (text, at, message) in [
            ("ab{c", 2, "unclosed `{`"),
            ("ab}c", 2, "unopened `}`"),
            ("a{b#c.}", 6, "`c.` is not a path such as `name.other[0]`"),
        ] {
            assert_eq!(template(text), Err(SyntaxError { at, message: message.to_owned() }), "{text}");
        }
    }
}
