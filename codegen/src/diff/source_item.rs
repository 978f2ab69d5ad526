//! Rust items as the generated code of both models has them.

use std::collections::{BTreeMap, BTreeSet};

/// A type or module of the generated code that changed, without its comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceItem {
    /// Its path from the root of the crate: `types::Environment`.
    pub path: String,
    /// The file of a package that holds it: `src/types.rs`.
    pub file: String,
    /// How it was written; absent if it was not there.
    pub old: Option<String>,
    /// How it is written now.
    pub new: Option<String>,
}

/// Words before the name of an item.
const ITEMS: [&str; 5] = ["struct", "enum", "trait", "type", "mod"];

/// The items of these names in a file that the generator wrote, each with its attributes and without its comments.
pub(super) fn items(source: &str, names: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut attributes: Vec<&str> = Vec::new();
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        if text.starts_with("#[") {
            attributes.push(line);
            // A long attribute ends where its bracket does.
            while !attributes.last().is_some_and(|last| last.ends_with(']')) {
                let Some(more) = lines.next() else { break };
                attributes.push(more);
            }
            continue;
        }
        if text.starts_with("//") {
            continue;
        }
        let before = std::mem::take(&mut attributes);
        let Some(name) = name(text).filter(|name| names.contains(*name) && !found.contains_key(*name)) else {
            continue;
        };
        let mut item: Vec<&str> = before;
        item.push(line);
        if text.ends_with('{') {
            let end = format!("{}}}", line.get(..indent).unwrap_or_default());
            for line in lines.by_ref() {
                if !line.trim_start().starts_with("//") {
                    item.push(line);
                }
                if line == end {
                    break;
                }
            }
        }
        let item = item.iter().map(|line| line.get(indent..).unwrap_or_default().trim_end());
        found.insert(name.to_owned(), item.collect::<Vec<_>>().join("\n"));
    }
    found
}

/// The name of the item that a line begins.
fn name(line: &str) -> Option<&str> {
    let (word, rest) = line.strip_prefix("pub ")?.split_once(' ')?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '#').unwrap_or(rest.len());
    ITEMS.contains(&word).then(|| rest.get(..end)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_without_its_comments() {
        let source = "//! A file.\n\n/// One.\n#[derive(\n    Clone,\n)]\n#[shape(output)]\npub struct Name {\n    \
                      /// Two.\n    #[shape(sensitive)]\n    pub a: String,\n}\n\npub struct NameMore;\n\n\
                      pub mod inner {\n    /// Three.\n    pub enum Deep<T> {\n        A(T),\n    }\n}\n";
        let names = BTreeSet::from(["Name", "Deep", "NameMore", "Missing"].map(str::to_owned));
        let found = items(source, &names);
        let expected = "#[derive(\n    Clone,\n)]\n#[shape(output)]\npub struct Name {\n    #[shape(sensitive)]\n    \
                        pub a: String,\n}";
        assert_eq!(found.get("Name").map(String::as_str), Some(expected));
        assert_eq!(found.get("NameMore").map(String::as_str), Some("pub struct NameMore;"));
        assert_eq!(found.get("Deep").map(String::as_str), Some("pub enum Deep<T> {\n    A(T),\n}"));
        assert_eq!(found.len(), 3);
    }
}
