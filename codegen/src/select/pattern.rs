//! Patterns of operation names.

/// A name, or a pattern with `*` for any text and `?` for one character. Upper and lower case differ.
pub(crate) struct Pattern<'t>(&'t str);

impl<'t> Pattern<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self(text)
    }

    /// Whether this is a plain name.
    pub(super) fn is_plain(&self) -> bool {
        !self.0.contains(['*', '?'])
    }

    /// Whether the whole name matches. Takes at most pattern length times name length steps.
    pub(crate) fn matches(&self, name: &str) -> bool {
        let (pattern, name) = (self.0.as_bytes(), name.as_bytes());
        let (mut p, mut n) = (0, 0);
        // Where the last `*` stands, and how much of the name it has taken so far.
        let mut star: Option<(usize, usize)> = None;
        while n < name.len() {
            match pattern.get(p) {
                Some(b'*') => {
                    star = Some((p, n));
                    p += 1;
                }
                Some(&byte) if byte == b'?' || name.get(n) == Some(&byte) => {
                    p += 1;
                    n += 1;
                }
                _ => {
                    let Some((at, taken)) = star else { return false };
                    star = Some((at, taken + 1));
                    p = at + 1;
                    n = taken + 1;
                }
            }
        }
        pattern.get(p..).unwrap_or_default().iter().all(|byte| *byte == b'*')
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn matching() {
        for (pattern, name, expected) in [
            ("List*", "ListTags", true),
            ("List*", "GetList", false),
            ("*", "", true),
            ("*Tag*", "UntagResource", false),
            ("*ag*", "UntagResource", true),
            ("Get?nvironment", "GetEnvironment", true),
            ("a*b*c", "aXbYbZc", true),
            ("a*b*c", "aXbYbZ", false),
            ("", "", true),
            ("Get", "GetX", false),
        ] {
            assert_eq!(Pattern::new(pattern).matches(name), expected, "{pattern} {name}");
        }
        assert!(!Pattern::new(&"*a".repeat(500)).matches(&"a".repeat(499)));
    }
}
