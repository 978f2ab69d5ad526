//! What an API update means: two models of one service, compared operation by operation.
//!
//! [`compare`] gives an [`ApiDiff`], plain data; [`render`] makes text of it. Every change says what it does to the
//! generated Rust ([`RustEffect`], which decides the version [`Bump`]) and to programs already running against the
//! service ([`WireEffect`]).
//!
//! Shapes are matched by the way to them, not by their names: a member that targets another shape is compared with
//! what it targeted before. Namespaces do not count, because the formats that models are published in name them
//! differently.

mod api_diff;
mod change;
mod compare;
mod path;
pub mod render;
mod sketch;

pub use api_diff::{ApiDiff, Bump, OperationChange, OperationDiff};
pub use change::{Change, Kind, RustEffect, WireEffect};
pub use compare::compare;
pub use path::{MemberPath, Segment};
pub use sketch::Sketch;

/// What to compare.
#[derive(Clone, Debug, Default)]
pub struct DiffOptions {
    /// The service, by id or name. Needed only when a model has several.
    pub service: Option<String>,
    /// Operations by name or pattern, as for generating; one that is in either model counts. Empty means all.
    pub operations: Vec<String>,
    /// Whether changes of documentation are reported. Default: no.
    pub docs: bool,
}
