//! Templates with `{labels}`: of URIs and of host prefixes.

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'t> {
    /// Text that goes out as it is.
    Literal(&'t str),
    /// `{name}`, or `{name+}` where slashes of the value are kept.
    Label {
        /// The member that fills it.
        name: &'t str,
        /// Whether slashes of the value are kept.
        greedy: bool,
    },
}

/// The pieces of `template`; a brace that is not closed is part of the text.
pub(crate) fn parts(template: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let open = rest.find('{').unwrap_or(rest.len());
        if open > 0 {
            let (literal, after) = rest.split_at(open);
            rest = after;
            return Some(Part::Literal(literal));
        }
        let Some((label, after)) = rest.get(1..).and_then(|rest| rest.split_once('}')) else {
            return Some(Part::Literal(std::mem::take(&mut rest)));
        };
        rest = after;
        Some(match label.strip_suffix('+') {
            Some(name) => Part::Label { name, greedy: true },
            None => Part::Label { name: label, greedy: false },
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_and_labels() {
        let label = |name, greedy| Part::Label { name, greedy };
        let cases: [(&str, &[Part<'_>]); 6] = [
            ("", &[]),
            ("/a", &[Part::Literal("/a")]),
            ("/{a}/b", &[Part::Literal("/"), label("a", false), Part::Literal("/b")]),
            ("{a}{b+}", &[label("a", false), label("b", true)]),
            ("{a", &[Part::Literal("{a")]),
            ("a}b", &[Part::Literal("a}b")]),
        ];
        for (template, expected) in cases {
            assert_eq!(parts(template).collect::<Vec<_>>(), expected, "{template}");
        }
    }
}
