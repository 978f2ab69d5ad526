//! Colours of a terminal.

/// Writes texts with ANSI styles, or without.
pub(crate) struct Paint {
    /// Whether there are styles.
    pub(crate) colour: bool,
}

impl Paint {
    /// The text in a style, such as `1;31` for bold and red.
    pub(crate) fn with(&self, style: &str, text: &str) -> String {
        if self.colour { format!("\x1b[{style}m{text}\x1b[0m") } else { text.to_owned() }
    }
}
