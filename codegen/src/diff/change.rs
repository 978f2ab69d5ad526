//! One change and its effects.

use super::path::MemberPath;
use super::rule::{Level, Rule};
use super::sketch::Sketch;
use serde_json::Value;

/// A change of a model. It is there once, however many operations reach it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The kind of change.
    pub rule: Rule,
    /// Where in the model it is: `Shape`, or `Shape.member`; `Old -> New` for a shape with two names.
    pub origin: String,
    /// What it was. Absent when there was nothing. [`Rule`] says what it holds.
    pub from: Option<Value>,
    /// What it is now. Absent when there is nothing.
    pub to: Option<Value>,
    /// The effect on the generated Rust.
    pub rust: RustEffect,
    /// The effect on programs built before, as far as it reaches them.
    pub wire: Wire,
    /// The Rust items that changed, sorted. Of a shape that several operations take as their input each has its own.
    pub items: Vec<RustItem>,
    /// What the values do not say.
    pub note: Option<&'static str>,
    /// The value that was added or removed, for the changelog.
    pub sketch: Option<Sketch>,
    /// The operations that reach it, sorted; none for changes of the service itself.
    pub reached_by: Vec<Reach>,
}

/// An operation that reaches a change, and the side it is on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reach {
    /// The operation's name in the model.
    pub operation: String,
    /// The side.
    pub part: Part,
    /// The ways from the top of the message, sorted, the shortest 32 at most. One empty path for the operation itself.
    pub paths: Vec<MemberPath>,
}

/// A side of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The operation itself: pagination, waiters, which errors it returns …
    Operation,
    /// What is sent.
    Request,
    /// What is returned.
    Response,
    /// An error; paths begin with its name.
    Error,
}

/// A Rust item before and now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RustItem {
    /// The type or module it belongs to, with its path from the root of the crate: `types::Environment`.
    pub owner: String,
    /// The file of a package that holds it: `src/types.rs`.
    pub file: String,
    /// How it was written, if it was there: `pub tag: Option<types::Tag>`.
    pub from: Option<String>,
    /// How it is written now.
    pub to: Option<String>,
}

/// The effect on the generated Rust, for programs that use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RustEffect {
    /// Programs compile as before and have nothing new to use.
    None,
    /// There is something new to use; programs compile as before.
    Additive,
    /// Programs may no longer compile.
    Breaking,
}

/// The effects on programs that were built before the update, and on those built after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wire {
    /// What becomes of requests that old programs send.
    pub requests: WireEffect,
    /// What becomes of responses that old programs read.
    pub responses: WireEffect,
    /// What works differently.
    pub behaviour: Option<&'static str>,
}

/// The effect on messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WireEffect {
    /// They go on working.
    Compatible,
    /// It cannot be told.
    Unclear,
    /// Requests that were accepted may be refused, or what responses always held may be missing.
    Breaking,
}

impl RustEffect {
    /// `none`, `additive` or `breaking`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Additive => "additive",
            Self::Breaking => "breaking",
        }
    }
}

impl WireEffect {
    /// `compatible`, `unclear` or `breaking`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Unclear => "unclear",
            Self::Breaking => "breaking",
        }
    }
}

impl Wire {
    /// No effect.
    pub const NONE: Self =
        Self { requests: WireEffect::Compatible, responses: WireEffect::Compatible, behaviour: None };

    /// The greater effect of both directions.
    pub fn effect(&self) -> WireEffect {
        self.requests.max(self.responses)
    }
}

impl Level {
    /// The level that follows from effects: an error if something breaks, a warning if something may break or behaves
    /// differently.
    pub fn of(rust: RustEffect, wire: &Wire) -> Self {
        match (rust, wire.effect(), wire.behaviour) {
            (RustEffect::Breaking, ..) | (_, WireEffect::Breaking, _) => Self::Error,
            (_, WireEffect::Unclear, _) | (_, _, Some(_)) => Self::Warning,
            _ => Self::Info,
        }
    }
}

impl Part {
    /// `operation`, `request`, `response` or `errors`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Operation => "operation",
            Self::Request => "request",
            Self::Response => "response",
            Self::Error => "errors",
        }
    }
}

impl Change {
    /// A change with the effects of its rule on the wire and none on Rust; what follows adds to them.
    pub(super) fn new(rule: Rule, from: Option<Value>, to: Option<Value>, origin: impl Into<String>) -> Self {
        let row = rule.row();
        Self {
            rule,
            origin: origin.into(),
            from,
            to,
            rust: RustEffect::None,
            wire: Wire {
                requests: row.requests,
                responses: row.responses,
                behaviour: Some(row.behaviour).filter(|text| !text.is_empty()),
            },
            items: Vec::new(),
            note: None,
            sketch: None,
            reached_by: Vec::new(),
        }
    }

    /// How much it asks of those who take it: an error if Rust or a message breaks, a warning if something may break
    /// or behaves differently.
    pub fn level(&self) -> Level {
        Level::of(self.rust, &self.wire)
    }

    /// The names of the operations that reach it, sorted.
    pub fn operations(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.reached_by.iter().map(|reach| reach.operation.as_str()).collect();
        names.dedup();
        names
    }

    pub(super) fn rust(mut self, effect: RustEffect) -> Self {
        self.rust = self.rust.max(effect);
        self
    }

    /// A Rust item before and after, with the effect that follows: what goes or changes breaks programs, what comes
    /// does not. Nothing is kept when both are the same.
    pub(super) fn item(mut self, at: &Owner, from: Option<String>, to: Option<String>) -> Self {
        if from == to {
            return self;
        }
        let effect = if from.is_some() { RustEffect::Breaking } else { RustEffect::Additive };
        self.items.push(RustItem { owner: at.path.clone(), file: at.file.clone(), from, to });
        self.rust(effect)
    }

    pub(super) fn note(mut self, note: &'static str) -> Self {
        self.note = Some(note);
        self
    }
}

/// What an item belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Owner {
    pub(super) path: String,
    pub(super) file: String,
}

impl Owner {
    pub(super) fn new(path: impl Into<String>, file: impl Into<String>) -> Self {
        Self { path: path.into(), file: file.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greater_effect_stays() {
        let change = Change::new(Rule::MemberAdded, None, None, "A");
        assert_eq!((change.rust, change.level()), (RustEffect::None, Level::Info));
        let change = change.rust(RustEffect::Breaking).rust(RustEffect::Additive);
        assert_eq!((change.rust, change.level()), (RustEffect::Breaking, Level::Error));
    }

    #[test]
    fn effects_follow_from_items() {
        let at = Owner::new("types::A", "src/types.rs");
        let change = |from: Option<&str>, to: Option<&str>| {
            let text = |item: Option<&str>| item.map(str::to_owned);
            Change::new(Rule::MemberAdded, None, None, "A.b").item(&at, text(from), text(to))
        };
        assert_eq!(change(None, Some("b")).rust, RustEffect::Additive);
        assert_eq!(change(Some("b"), None).rust, RustEffect::Breaking);
        assert_eq!(change(Some("b"), Some("c")).rust, RustEffect::Breaking);
        assert_eq!(
            (change(Some("b"), Some("b")).rust, change(None, None).items.len()),
            (RustEffect::None, 0)
        );
    }
}
