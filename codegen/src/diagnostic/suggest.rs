//! "Did you mean": the nearest of the known names.

use crate::model::ShapeId;
use std::collections::BTreeMap;

/// Longest name compared, in bytes; the work is quadratic in it.
const LONGEST: usize = 120;
/// Most names compared for one suggestion.
const MOST: usize = 50_000;

/// Up to three of the known names that come closest, best first; none when none is close.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    if name.len() > LONGEST {
        return Vec::new();
    }
    let wanted = name.to_ascii_lowercase();
    let allowed = (wanted.len() / 3).clamp(1, 5);
    let mut close: Vec<(usize, &str)> = known
        .into_iter()
        .take(MOST)
        .filter_map(|candidate| Some((score(&wanted, candidate, allowed)?, candidate)))
        .collect();
    close.sort_unstable();
    close.dedup();
    close.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

/// A hint that names the nearest, if any is near.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    sentence(nearest(name, known))
}

/// A hint that names the shapes with the nearest names; those of the same namespace win over others.
pub(crate) fn shape<'a>(id: &ShapeId, known: impl IntoIterator<Item = &'a ShapeId>) -> Option<String> {
    let mut by_name: BTreeMap<&str, &ShapeId> = BTreeMap::new();
    for known in known {
        let same_namespace = known.namespace() == id.namespace();
        by_name
            .entry(known.name())
            .and_modify(|kept| {
                if same_namespace {
                    *kept = known
                }
            })
            .or_insert(known);
    }
    let near = nearest(id.name(), by_name.keys().copied());
    sentence(near.into_iter().filter_map(|name| by_name.get(name).map(|id| id.as_str())).collect())
}

fn sentence(names: Vec<&str>) -> Option<String> {
    let names: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(format!("did you mean {one}?")),
        [all @ .., last] => Some(format!("did you mean {} or {last}?", all.join(", "))),
    }
}

/// Lower is closer: the number of edits, or a little more when one name holds the other.
fn score(wanted: &str, candidate: &str, allowed: usize) -> Option<usize> {
    if candidate.len() > LONGEST {
        return None;
    }
    let candidate = candidate.to_ascii_lowercase();
    let contains = wanted.len() >= 4
        && (candidate.contains(wanted) || candidate.len() >= 4 && wanted.contains(&candidate));
    if wanted.len().abs_diff(candidate.len()) <= allowed {
        let edits = edits(wanted.as_bytes(), candidate.as_bytes());
        if edits <= allowed {
            return Some(edits);
        }
    }
    contains.then(|| allowed + 1 + wanted.len().abs_diff(candidate.len()))
}

/// Edit distance with insertions, deletions, replacements and swaps of neighbours.
fn edits(a: &[u8], b: &[u8]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, &y) in b.iter().enumerate() {
            let replace = last.get(j).copied().unwrap_or(0) + usize::from(x != y);
            let delete = last.get(j + 1).copied().unwrap_or(0) + 1;
            let insert = row.get(j).copied().unwrap_or(0) + 1;
            let mut best = replace.min(delete).min(insert);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(&y) && b.get(j - 1) == Some(&x);
            if swapped {
                best = best.min(before.get(j - 1).copied().unwrap_or(0) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names() {
        let known = ["GetEnvironment", "ListEnvironments", "GetService", "GetEnvironmentTemplate"];
        assert_eq!(nearest("GetEnviroment", known).first(), Some(&"GetEnvironment"));
        assert_eq!(nearest("getenvironment", known).first(), Some(&"GetEnvironment"));
        assert_eq!(nearest("Environment", known).len(), 3);
        assert!(nearest("Zzz", known).is_empty());
        assert_eq!(did_you_mean("GetServcie", known).as_deref(), Some("did you mean `GetService`?"));
    }

    #[test]
    fn edit_distance() {
        for (a, b, expected) in [("", "", 0), ("abc", "", 3), ("abc", "acb", 1), ("kitten", "sitting", 3)] {
            assert_eq!(edits(a.as_bytes(), b.as_bytes()), expected, "{a} {b}");
        }
    }
}
