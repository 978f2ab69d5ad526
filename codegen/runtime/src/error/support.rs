//! What the derives of error types call, so that their expansions stay small.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};

use super::{ErrorMetadata, ProvideErrorMetadata, RequestId, SdkError, Unhandled};
use crate::shape::REDACTED;

/// Prints an error structure: its name, and its message if there is one, redacted if `sensitive`.
pub fn display_structure(
    f: &mut Formatter<'_>,
    name: &str,
    message: Option<&str>,
    sensitive: bool,
) -> fmt::Result {
    match message {
        None => f.write_str(name),
        Some(_) if sensitive => write!(f, "{name}: {REDACTED}"),
        Some(message) => write!(f, "{name}: {}", printable(message)),
    }
}

/// `text` of a service as it may be printed: control characters, which can rewrite a terminal or forge lines of a log,
/// are escaped as in Rust, and so is what changes the direction or the line of text.
pub(crate) fn printable(text: &str) -> impl Display + '_ {
    Printable(text)
}

struct Printable<'t>(&'t str);

impl Display for Printable<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(is_control) {
            let (plain, after) = rest.split_at(at);
            f.write_str(plain)?;
            let mut characters = after.chars();
            if let Some(control) = characters.next() {
                Display::fmt(&control.escape_debug(), f)?;
            }
            rest = characters.as_str();
        }
        f.write_str(rest)
    }
}

fn is_control(character: char) -> bool {
    let shifts = '\u{2028}'..='\u{202e}';
    let isolates = '\u{2066}'..='\u{2069}';
    character.is_control()
        || shifts.contains(&character)
        || isolates.contains(&character)
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}')
}

/// `meta` as it may be printed where the error's message is sensitive.
pub fn redacted_metadata(meta: &ErrorMetadata) -> impl Debug + '_ {
    RedactedMetadata(meta)
}

struct RedactedMetadata<'a>(&'a ErrorMetadata);

impl Debug for RedactedMetadata<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorMetadata")
            .field("code", &self.0.code())
            .field("message", &self.0.message().map(|_| REDACTED))
            .field("request_id", &self.0.request_id())
            .finish()
    }
}

/// The service's own error in `error`; anything else as an unhandled error with `error` as its source.
pub fn service_error_or<E, R, P>(error: SdkError<E, R>) -> Result<E, Unhandled<P>>
where
    E: Error + ProvideErrorMetadata + Send + Sync + 'static,
    R: Debug + Send + Sync + 'static,
{
    match error {
        SdkError::ServiceError(context) => Ok(context.into_err()),
        other => {
            let meta = other.meta().clone();
            Err(Unhandled::new(other, meta))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_escaped() {
        let shown = |text| printable(text).to_string();
        for text in ["", "plain", "Grüße — “日本” 🦀", "a'b\"c\\d"] {
            assert_eq!(shown(text), text);
        }
        assert_eq!(shown("\u{1b}[31mred\u{1b}[0m"), r"\u{1b}[31mred\u{1b}[0m");
        assert_eq!(shown("a\nb\r\tc\0\u{7f}\u{9b}"), r"a\nb\r\tc\0\u{7f}\u{9b}");
        assert_eq!(shown("\u{202e}gnp\u{2066}\u{2028}\u{200f}"), r"\u{202e}gnp\u{2066}\u{2028}\u{200f}");
    }

    #[test]
    fn redacts_messages() {
        let meta = ErrorMetadata::builder().code("Busy").message("secret").build();
        let shown = format!("{:?}", redacted_metadata(&meta));
        assert!(shown.contains("Busy") && !shown.contains("secret"), "{shown}");
    }
}
