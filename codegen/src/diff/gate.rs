//! Which changes may pass, for continuous integration.

use super::api_diff::ApiDiff;
use super::change::{Change, Part, Reach, RustEffect, Wire};
use super::path::MemberPath;
use super::rule::{Level, Rule};
use crate::select::Pattern;
use std::collections::BTreeMap;

/// Which changes may pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The least level that does not pass. Default: [`Level::Error`].
    pub fail_on: Level,
    /// The effects that count. Default: all.
    pub effects: Effects,
    /// Levels of rules other than those that follow from effects; `None` turns a rule off.
    pub levels: BTreeMap<Rule, Option<Level>>,
    /// What passes although its level says otherwise.
    pub exceptions: Vec<Exception>,
}

/// Which effects of a change decide its level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effects {
    /// Those on Rust and those on the wire.
    #[default]
    All,
    /// Those on programs that are compiled with the new client.
    Rust,
    /// Those on programs already running.
    Wire,
}

/// What passes: changes that all of its parts match. At least one of them is needed to match anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exception {
    /// The kind of change.
    pub rule: Option<Rule>,
    /// A shape or member, or a pattern: `Environment`, `Environment.status`, `*Summary`. A shape stands for its
    /// members too.
    pub shape: Option<String>,
    /// A path from an operation, or a pattern: `GetEnvironment.response.environment.status`, `Get*.response`. What is
    /// below it counts too. A change that is reached on other paths as well passes on these only.
    pub path: Option<String>,
}

/// What a gate says of a diff.
#[derive(Clone, Debug, Default)]
pub struct Verdict<'a> {
    /// The changes whose level is not off and that no exception lets pass, the worst first.
    pub findings: Vec<Finding<'a>>,
    /// How many changes exceptions let pass altogether.
    pub excepted: usize,
    /// Exceptions that match nothing, by their position.
    pub unused: Vec<usize>,
    /// Whether a finding is of the level that does not pass.
    pub failed: bool,
}

/// A change that an exception does not let pass.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    /// The change.
    pub change: &'a Change,
    /// Its level.
    pub level: Level,
    /// The paths on which it is reached and does not pass; none for changes of the service.
    pub paths: Vec<String>,
}

impl Default for Gate {
    fn default() -> Self {
        Self { fail_on: Level::Error, effects: Effects::All, levels: BTreeMap::new(), exceptions: Vec::new() }
    }
}

impl Gate {
    /// Judges a diff.
    pub fn judge<'a>(&self, diff: &'a ApiDiff) -> Verdict<'a> {
        let mut used = vec![false; self.exceptions.len()];
        let mut verdict = Verdict::default();
        for change in &diff.changes {
            let mut paths = change.paths();
            let is_of_service = paths.is_empty();
            let mut passes = false;
            for (exception, used) in self.exceptions.iter().zip(&mut used) {
                if !exception.matches(change) {
                    continue;
                }
                match &exception.path {
                    None => (passes, *used) = (true, true),
                    Some(pattern) => {
                        // Those that another exception took count as matched too.
                        *used |= change.paths().iter().any(|path| is_below(pattern, path));
                        paths.retain(|path| !is_below(pattern, path));
                    }
                }
            }
            if passes || (paths.is_empty() && !is_of_service) {
                verdict.excepted += 1;
            } else if let Some(level) = self.level(change) {
                verdict.findings.push(Finding { change, level, paths });
            }
        }
        verdict.findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
        verdict.failed = verdict.findings.first().is_some_and(|finding| finding.level >= self.fail_on);
        let unused = used.iter().enumerate().filter(|(_, used)| !**used);
        verdict.unused = unused.map(|(at, _)| at).collect();
        verdict
    }

    /// The level of a change; `None` if its rule is off.
    fn level(&self, change: &Change) -> Option<Level> {
        if let Some(level) = self.levels.get(&change.rule) {
            return *level;
        }
        let (mut rust, mut wire) = (change.rust, change.wire);
        match self.effects {
            Effects::All => {}
            Effects::Rust => wire = Wire::NONE,
            Effects::Wire => rust = RustEffect::None,
        }
        Some(Level::of(rust, &wire))
    }
}

impl Exception {
    /// Whether rule and shape match; the path is for the caller to look at.
    fn matches(&self, change: &Change) -> bool {
        let rule = self.rule.is_none_or(|rule| rule == change.rule);
        // A shape that was renamed has two names.
        let names = || change.origin.split(" -> ");
        let shape = self.shape.as_ref().is_none_or(|pattern| names().any(|name| is_below(pattern, name)));
        let is_empty = self.rule.is_none() && self.shape.is_none() && self.path.is_none();
        rule && shape && !is_empty
    }
}

impl Change {
    /// The paths on which operations reach it: `GetTag.response.tags[].key`, or `GetTag` for the operation itself.
    pub fn paths(&self) -> Vec<String> {
        let all = self.reached_by.iter().flat_map(|reach| reach.paths.iter().map(move |path| (reach, path)));
        let text = |(reach, path): (&Reach, &MemberPath)| match (reach.part, path.to_string()) {
            (Part::Operation, _) => reach.operation.clone(),
            (part, path) if path.is_empty() => format!("{}.{}", reach.operation, part.as_str()),
            (part, path) => format!("{}.{}.{path}", reach.operation, part.as_str()),
        };
        all.map(text).collect()
    }
}

/// Whether a name or path matches a pattern, or begins with what does.
fn is_below(pattern: &str, path: &str) -> bool {
    let pattern = Pattern::new(pattern);
    let ends = path.char_indices().filter(|(_, c)| matches!(c, '.' | '[' | '{')).map(|(at, _)| at);
    ends.chain([path.len()]).any(|end| path.get(..end).is_some_and(|start| pattern.matches(start)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::Segment;

    fn change(rule: Rule, origin: &str, paths: &[(&str, Part, &[&str])]) -> Change {
        let path = |names: &[&str]| {
            MemberPath(names.iter().map(|name| Segment::Member((*name).to_owned())).collect())
        };
        let reach = paths.iter().map(|(operation, part, names)| Reach {
            operation: (*operation).to_owned(),
            part: *part,
            paths: vec![path(names)],
        });
        Change { reached_by: reach.collect(), ..Change::new(rule, None, None, origin) }
    }

    fn diff() -> ApiDiff {
        let changes = vec![
            change(Rule::TitleChanged, "Lights", &[]),
            change(
                Rule::MemberRemoved,
                "Lamp.watts",
                &[
                    ("GetLamp", Part::Response, &["lamp", "watts"]),
                    ("ListLamps", Part::Response, &["lamps", "watts"]),
                ],
            ),
            change(Rule::PatternChanged, "LampId", &[("GetLamp", Part::Request, &["id"])]),
        ];
        ApiDiff { changes, ..ApiDiff::default() }
    }

    /// The rules found with their levels, whether it failed, and how many exceptions went unused.
    fn judged(gate: &Gate) -> (Vec<(&'static str, &'static str)>, bool, usize) {
        let diff = diff();
        let verdict = gate.judge(&diff);
        let found = verdict.findings.iter().map(|finding| (finding.change.rule.id(), finding.level.as_str()));
        (found.collect(), verdict.failed, verdict.unused.len())
    }

    fn except(rule: Option<Rule>, shape: Option<&str>, path: Option<&str>) -> Gate {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let exceptions = vec![Exception { rule, shape: text(shape), path: text(path) }];
        Gate { exceptions, ..Gate::default() }
    }

    #[test]
    fn levels_follow_from_effects_and_settings() {
        let all = [("member-removed", "error"), ("pattern-changed", "warning"), ("title-changed", "info")];
        assert_eq!(judged(&Gate::default()), (all.to_vec(), true, 0));
        let gate = Gate { effects: Effects::Rust, ..Gate::default() };
        assert!(!judged(&gate).1, "nothing breaks Rust");
        assert!(judged(&Gate { fail_on: Level::Info, ..gate }).1);
        let levels = BTreeMap::from([(Rule::MemberRemoved, None), (Rule::TitleChanged, Some(Level::Error))]);
        let gate = Gate { levels, ..Gate::default() };
        let some = [("title-changed", "error"), ("pattern-changed", "warning")];
        assert_eq!(judged(&gate), (some.to_vec(), true, 0));
    }

    #[test]
    fn exceptions_by_rule_shape_and_path() {
        for (gate, found, unused) in [
            (except(Some(Rule::MemberRemoved), None, None), 2, 0),
            (except(None, Some("Lamp"), None), 2, 0),
            (except(None, Some("Lamp*"), None), 1, 0),
            (except(None, Some("Lam"), None), 3, 1),
            (except(None, Some("Lamp.watts"), None), 2, 0),
            (except(None, Some("Lamp.watt"), None), 3, 1),
            (except(Some(Rule::PatternChanged), Some("Lamp"), None), 3, 1),
            (except(None, None, Some("GetLamp.request")), 2, 0),
            (except(None, None, Some("*.response")), 2, 0),
            (except(None, None, Some("GetLamp.response.lamp.watts.more")), 3, 1),
            (except(None, None, None), 3, 1),
        ] {
            let (rules, _, left) = judged(&gate);
            assert_eq!((rules.len(), left), (found, unused), "{gate:?}: {rules:?}");
        }
    }

    /// A change passes only where the exception says so.
    #[test]
    fn a_path_leaves_the_others() {
        let diff = diff();
        let gate = except(None, None, Some("GetLamp"));
        let verdict = gate.judge(&diff);
        assert_eq!((verdict.excepted, verdict.failed), (1, true));
        let removed = verdict.findings.iter().find(|finding| finding.change.rule == Rule::MemberRemoved);
        assert_eq!(
            removed.map(|finding| finding.paths.clone()),
            Some(vec!["ListLamps.response.lamps.watts".to_owned()])
        );
        let mut both = gate.clone();
        both.exceptions.extend(except(None, None, Some("ListLamps")).exceptions);
        assert!(!both.judge(&diff).failed);
    }
}
