//! Differences of the generated code that no change explains.

use crate::diff::{ApiDiff, Change, Rule, RustEffect};
use serde_json::Value;
use std::collections::BTreeSet;

/// Changes for what the others do not explain: that there is a client at all, lines of `api.txt`, and files if nothing
/// else is said.
pub(super) fn changes(diff: &ApiDiff, service: &str) -> Vec<Change> {
    let generated = &diff.generated;
    let list = |lines: &[String]| (!lines.is_empty()).then(|| Value::from(lines.to_vec()));
    match (generated.old_problems.is_empty(), generated.new_problems.is_empty()) {
        (true, false) => {
            let change = Change::new(Rule::NoLongerGenerated, None, list(&generated.new_problems), service);
            return vec![change.rust(RustEffect::Breaking)];
        }
        (false, true) => {
            let change = Change::new(Rule::NowGenerated, list(&generated.old_problems), None, service);
            return vec![change.rust(RustEffect::Additive)];
        }
        (false, false) => return Vec::new(),
        (true, true) => {}
    }
    let known = Known::new(diff);
    let removed = generated.api_removed.iter().filter(|line| !known.explains(line, RustEffect::Breaking));
    let removed: Vec<String> = removed.map(|line| format!("- {line}")).collect();
    let added = generated.api_added.iter().filter(|line| !known.explains(line, RustEffect::Additive));
    let added: Vec<String> = added.map(|line| format!("+ {line}")).collect();
    let effect = match (removed.is_empty(), added.is_empty()) {
        (false, _) => RustEffect::Breaking,
        (true, false) => RustEffect::Additive,
        (true, true) => RustEffect::None,
    };
    let mut lines: Vec<String> = removed.into_iter().chain(added).collect();
    if lines.is_empty() && diff.changes.is_empty() {
        lines = generated.files.iter().chain(&generated.tests).cloned().collect();
    }
    let change = list(&lines).map(|lines| Change::new(Rule::GeneratedCode, None, Some(lines), service));
    change.map(|change| change.rust(effect)).into_iter().collect()
}

/// What changes explain.
struct Known<'a> {
    diff: &'a ApiDiff,
    /// Types and modules of which all lines went or came.
    whole: BTreeSet<&'a str>,
    greatest: RustEffect,
}

impl<'a> Known<'a> {
    fn new(diff: &'a ApiDiff) -> Self {
        let declared = |lines: &'a [String]| -> BTreeSet<&'a str> {
            lines.iter().filter_map(|line| declaration(line)).collect()
        };
        let (gone, come) = (declared(&diff.generated.api_removed), declared(&diff.generated.api_added));
        Self {
            diff,
            whole: gone.symmetric_difference(&come).copied().collect(),
            greatest: diff.changes.iter().map(|change| change.rust).max().unwrap_or(RustEffect::None),
        }
    }

    /// Whether some change with at least this effect is about the item of a line.
    fn explains(&self, line: &str, effect: RustEffect) -> bool {
        let whole =
            self.whole.iter().any(|item| belongs(line, item) || implements(line, item) || holds(line, item));
        let of_change = |change: &Change| {
            change.rust >= effect && change.items.iter().any(|item| belongs(line, &item.owner))
        };
        self.greatest >= effect && (whole || self.diff.changes.iter().any(of_change))
    }
}

/// The item that a line declares: a type, trait or module.
fn declaration(line: &str) -> Option<&str> {
    if let Some((alias, _)) = line.split_once(" = ") {
        return alias.split('<').next();
    }
    let (item, kind) = line.split_once(": ")?;
    let word = kind.split(' ').next()?;
    matches!(word, "struct" | "enum" | "trait" | "mod").then(|| item.split('<').next().unwrap_or(item))
}

/// Whether a line is about a variant that holds values of a type.
fn holds(line: &str, ty: &str) -> bool {
    line.strip_suffix(')').and_then(|line| line.strip_suffix(ty)).is_some_and(|line| line.ends_with('('))
}

/// Whether a line says that something implements a trait.
fn implements(line: &str, of: &str) -> bool {
    let name = of.rsplit("::").next().unwrap_or(of);
    line.split_once(": ").is_some_and(|(_, implemented)| implemented == name)
}

/// Whether a line is about an item or something in it.
fn belongs(line: &str, item: &str) -> bool {
    !item.is_empty()
        && line
            .strip_prefix(item)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_change_explains_is_said() {
        let mut diff = ApiDiff::default();
        assert_eq!(changes(&diff, "S"), []);
        diff.generated.files = vec!["src/types.rs".to_owned()];
        let of_files = changes(&diff, "S");
        let change = of_files.first().expect("a change");
        assert_eq!((change.rule, change.rust), (Rule::GeneratedCode, RustEffect::None));
        assert_eq!(change.to, Some(serde_json::json!(["src/types.rs"])));

        diff.generated.api_removed = vec!["types::A.b: String".to_owned()];
        diff.generated.api_added = vec!["types::A.b: i32".to_owned()];
        let of_lines = changes(&diff, "S");
        let change = of_lines.first().expect("a change");
        assert_eq!(change.rust, RustEffect::Breaking);
        assert_eq!(change.to, Some(serde_json::json!(["- types::A.b: String", "+ types::A.b: i32"])));

        // A change of another item does not explain it; one of this does.
        let at = |path: &str| crate::diff::change::Owner::new(path, "src/types.rs");
        let retyped = |path: &str| {
            let text = |text: &str| Some(text.to_owned());
            Change::new(Rule::TypeChanged, None, None, "A.b").item(&at(path), text("a"), text("b"))
        };
        diff.changes = vec![retyped("types::Ab")];
        assert_eq!(changes(&diff, "S").len(), 1);
        diff.changes.push(retyped("types::A"));
        assert_eq!(changes(&diff, "S"), []);
    }

    #[test]
    fn lines_belong_to_items() {
        assert!(belongs("types::A.b: String", "types::A"));
        assert!(belongs("types::A::Red", "types::A"));
        assert!(!belongs("types::Ab.c: String", "types::A"));
        assert_eq!(declaration("types::A: struct Clone"), Some("types::A"));
        assert_eq!(declaration("error::Error<O = AnyOperation>: enum ServiceError"), Some("error::Error"));
        assert_eq!(declaration("types::A.b: String"), None);
        assert_eq!(
            declaration("types::error::AError = error::Error<types::A>"),
            Some("types::error::AError")
        );
        assert!(holds("error::Error::Gone(types::error::Gone)", "types::error::Gone"));
        assert!(!holds("error::Error::Gone(types::error::Gone)", "error::Gone"));
        assert!(implements("client::Client: Waiters", "client::Waiters"));
    }
}
