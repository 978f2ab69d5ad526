//! What of one version is what of the other, by names.

use crate::plan::names::snake_case;
use std::collections::BTreeMap;

/// Pairs of both versions: those of one name, those whose names differ only in what Rust does not show, such as their
/// case, and what only one version has. In the new order, then what is gone.
pub(super) fn matched<'a, T>(
    old: &'a [T],
    new: &'a [T],
    name: impl Fn(&'a T) -> &'a str,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let by_name =
        |all: &'a [T]| -> BTreeMap<&'a str, &'a T> { all.iter().map(|item| (name(item), item)).collect() };
    let (old_names, new_names) = (by_name(old), by_name(new));
    let is_gone = |item: &&'a T| !new_names.contains_key(name(item));
    let mut gone: BTreeMap<String, &'a T> =
        old.iter().filter(is_gone).map(|item| (snake_case(name(item)), item)).collect();
    let mut pairs: Vec<(Option<&T>, Option<&T>)> = Vec::with_capacity(new.len());
    let mut alike: Vec<&str> = Vec::new();
    for item in new {
        let before = old_names.get(name(item)).copied().or_else(|| gone.remove(&snake_case(name(item))));
        alike.extend(before.map(&name));
        pairs.push((before, Some(item)));
    }
    let alike: std::collections::BTreeSet<&str> = alike.into_iter().collect();
    pairs.extend(old.iter().filter(|item| !alike.contains(name(item))).map(|item| (Some(item), None)));
    pairs
}

#[cfg(test)]
mod tests {
    use super::matched;

    #[test]
    fn by_name_then_by_what_rust_shows() {
        let pairs = matched(&["a", "B", "gone", "someName"], &["b", "new", "a", "SomeName"], |name| name);
        let pairs: Vec<_> = pairs.into_iter().map(|(old, new)| (old.copied(), new.copied())).collect();
        let expected = [
            (Some("B"), Some("b")),
            (None, Some("new")),
            (Some("a"), Some("a")),
            (Some("someName"), Some("SomeName")),
            (Some("gone"), None),
        ];
        assert_eq!(pairs, expected);
        // A name that is still there is that item, however alike others are.
        let pairs = matched(&["a"], &["A", "a"], |name| name);
        assert_eq!(pairs, [(None, Some(&"A")), (Some(&"a"), Some(&"a"))]);
    }
}
