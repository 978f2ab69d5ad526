//! The Rust items that changed, as a pull request shows them.

use super::digest::{Card, Digest};
use super::words;
use crate::diff::{ApiDiff, Change, Rule, RustItem};
use similar::{ChangeTag, TextDiff};
use std::collections::{BTreeMap, BTreeSet};

/// Items of more lines are not compared as wholes; a hostile model could make that take forever.
const LONGEST: usize = 10_000;

/// A line of a diff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Same(String),
    Removed(String),
    Added(String),
    /// So many lines are left out here.
    Gap(usize),
}

/// What became of a Rust item.
pub(super) struct RustDiff {
    /// The item, with its path from the root of the crate.
    pub(super) path: String,
    /// The file it is in.
    pub(super) file: String,
    pub(super) lines: Vec<Line>,
}

/// The lines of an item before and now.
type Sides<'a> = (Vec<&'a str>, Vec<&'a str>);

/// The source of items.
pub(super) struct Sources<'a> {
    /// By path and file.
    items: BTreeMap<(&'a str, &'a str), Sides<'a>>,
    /// Items that changes of several shapes are in, such as the client.
    shared: BTreeSet<&'a str>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(diff: &'a ApiDiff, digest: &Digest<'a>) -> Self {
        let lines = |text: &'a Option<String>| text.iter().flat_map(|text| text.lines()).collect::<Vec<_>>();
        let items = diff
            .generated
            .items
            .iter()
            .map(|item| ((item.path.as_str(), item.file.as_str()), (lines(&item.old), lines(&item.new))));
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        let mut shared = BTreeSet::new();
        for card in &digest.cards {
            for item in items_of(card) {
                if *seen.entry(&item.owner).or_insert(card.shape) != card.shape {
                    shared.insert(item.owner.as_str());
                }
            }
        }
        Self { items: items.collect(), shared }
    }

    /// The items that the changes of a card change, each once, with some unchanged lines around.
    pub(super) fn diffs(&self, card: &Card<'a>, context: usize) -> Vec<RustDiff> {
        let mut by_owner: BTreeMap<(&str, &str), Vec<&RustItem>> = BTreeMap::new();
        for item in items_of(card) {
            let known = by_owner.entry((&item.owner, &item.file)).or_default();
            if !known.contains(&item) {
                known.push(item);
            }
        }
        let diffs = by_owner.into_iter().map(|(key, items)| {
            let whole = self.items.get(&key).filter(|(old, new)| {
                !self.shared.contains(key.0) && old != new && old.len().max(new.len()) <= LONGEST
            });
            let lines = whole.map_or_else(|| of_items(&items), |(old, new)| compared(old, new, context));
            RustDiff { path: key.0.to_owned(), file: key.1.to_owned(), lines }
        });
        diffs.chain(card.entries.iter().filter_map(|entry| public_items(entry.first))).collect()
    }
}

/// Lines of `api.txt` that no other change explains.
pub(super) fn public_items(change: &Change) -> Option<RustDiff> {
    if change.rule != Rule::GeneratedCode {
        return None;
    }
    let lines =
        change.to.as_ref()?.as_array()?.iter().map(|line| match line.as_str()?.split_at_checked(2)? {
            ("- ", line) => Some(Line::Removed(words::shown(line))),
            ("+ ", line) => Some(Line::Added(words::shown(line))),
            _ => None,
        });
    let lines = lines.collect::<Option<Vec<_>>>()?;
    Some(RustDiff { path: "public items".to_owned(), file: "api.txt".to_owned(), lines })
}

fn items_of<'a>(card: &Card<'a>) -> impl Iterator<Item = &'a RustItem> {
    card.entries.iter().flat_map(|entry| entry.changes()).flat_map(|change| &change.items)
}

/// The lines of the items themselves.
fn of_items(items: &[&RustItem]) -> Vec<Line> {
    let line = |text: &String| words::shown(text);
    let sides = items.iter().flat_map(|item| {
        let from = item.from.as_ref().map(|text| Line::Removed(line(text)));
        from.into_iter().chain(item.to.as_ref().map(|text| Line::Added(line(text))))
    });
    sides.collect()
}

/// Both texts compared line by line. Of unchanged lines those around changes stay, and the first, which names the item.
fn compared(old: &[&str], new: &[&str], context: usize) -> Vec<Line> {
    let diff = TextDiff::from_slices(old, new);
    let mut all: Vec<Line> = Vec::new();
    for change in diff.iter_all_changes() {
        let text: String = change.value().chars().map(words::safe).collect();
        all.push(match change.tag() {
            ChangeTag::Equal => Line::Same(text),
            ChangeTag::Delete => Line::Removed(text),
            ChangeTag::Insert => Line::Added(text),
        });
    }
    let changed: Vec<usize> =
        all.iter().enumerate().filter(|(_, line)| !matches!(line, Line::Same(_))).map(|(at, _)| at).collect();
    let head = all.iter().position(|line| matches!(line, Line::Same(text) if text.starts_with("pub ")));
    // Attributes before it are of no interest unless they change.
    let is_attribute =
        |at: usize, line: &Line| head.is_some_and(|head| at < head) && matches!(line, Line::Same(_));
    let mut near = changed.iter().copied().peekable();
    let mut out = Vec::new();
    let mut left_out: Vec<Line> = Vec::new();
    for (at, line) in all.into_iter().enumerate() {
        while near.peek().is_some_and(|change| change + context < at) {
            near.next();
        }
        let is_near = near.peek().is_some_and(|change| *change <= at + context);
        if is_attribute(at, &line) {
            continue;
        }
        if is_near || Some(at) == head {
            out.extend(gap(&mut left_out));
            out.push(line);
        } else {
            left_out.push(line);
        }
    }
    out.extend(gap(&mut left_out));
    out
}

/// What stands for lines left out: their number, or the only one.
fn gap(lines: &mut Vec<Line>) -> Option<Line> {
    let lines = std::mem::take(lines);
    if lines.len() > 1 { Some(Line::Gap(lines.len())) } else { lines.into_iter().next() }
}

/// The first lines, and how many there are more.
pub(super) fn cut(lines: &[Line], most: usize) -> (&[Line], usize) {
    let shown = lines.get(..most).unwrap_or(lines);
    (shown, lines.len() - shown.len())
}

#[cfg(test)]
mod tests {
    use super::{Line, compared};

    #[test]
    fn lines_around_changes() {
        let old = ["#[derive(Clone)]", "pub struct A {", "    a", "    b", "    c", "    d", "    e", "}"];
        let new =
            ["#[derive(Clone)]", "pub struct A {", "    a", "    b", "    c", "    d", "    x", "    e", "}"];
        let same = |text: &str| Line::Same(text.to_owned());
        let expected = [
            same("pub struct A {"),
            Line::Gap(3),
            same("    d"),
            Line::Added("    x".to_owned()),
            same("    e"),
            same("}"),
        ];
        assert_eq!(compared(&old, &new, 1), expected);
        assert_eq!(compared(&old, &old, 0), [same("pub struct A {"), Line::Gap(6)]);
    }
}
