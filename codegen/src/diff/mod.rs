//! What an API update means: two models of one service, compared operation by operation.
//!
//! [`compare`] returns an [`ApiDiff`], plain data; [`render`] makes text of it. Each change is there once, with the
//! operations that reach it. It says what it does to the generated Rust ([`RustEffect`], which decides the version
//! [`Bump`]) and to programs already running against the service ([`Wire`]); [`Rule`] has the table of what each kind
//! of change means.
//!
//! Shapes are matched by the way to them, not by their names: a member that targets another shape is compared with
//! what it targeted before. Namespaces do not count, because the formats that models are published in name them
//! differently.
//!
//! # Never silent
//! Both models are generated too, with and without protocol tests, and the bytes compared ([`Generated`]). When no
//! change is reported, the bytes are the same; the bump is never less than the bytes ask for. What no rule explains is
//! reported as [`Rule::GeneratedCode`].

mod api_diff;
mod change;
mod compare;
pub mod gate;
mod generated;
mod meaning;
mod path;
pub mod render;
mod rule;
mod sketch;
mod source_item;

pub use api_diff::{ApiDiff, Bump, OperationChange, OperationDiff};
pub use change::{Change, Part, Reach, RustEffect, RustItem, Wire, WireEffect};
pub use compare::compare;
pub use generated::Generated;
pub use meaning::Meaning;
pub use path::{MemberPath, Segment};
pub use rule::{Level, Row, Rule};
pub use sketch::Sketch;
pub use source_item::SourceItem;

/// What to compare.
#[derive(Clone, Debug, Default)]
pub struct DiffOptions {
    /// The service, by id or name. Needed only when a model has several.
    pub service: Option<String>,
    /// Operations by name or pattern, as for generating; one that is in either model counts. Empty means all.
    pub operations: Vec<String>,
    /// The protocol that clients speak, by id or name. Default: the best of those that each model's service names.
    pub protocol: Option<String>,
    /// Whether changes of documentation are reported one by one. Default: no, then only their number is.
    pub docs: bool,
}
