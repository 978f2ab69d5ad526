//! Generates plain, typed Rust clients from Smithy service models, at build time.
//!
//! ```no_run
//! # fn main() -> Result<(), smithwright::diagnostic::Diagnostics> {
//! let report = smithwright::Generator::new("model/proton.json").out_dir("generated").generate()?;
//! println!("{report}");
//! # Ok(())
//! # }
//! ```
//!
//! [`Generator`] is the door. Modules that are hidden here are the stages behind it, for the program `smithwright` and the
//! tests of the repository; they change without notice.
//!
//! # Features
//! What few build scripts need is off by default, because all of them would wait for it. The program `smithwright` has
//! everything.
//!
//! - `gzip`: models compressed with gzip are read too.
//! - `diff`: compares two models (`smithwright diff`).
//! - `convert`: writes any model as Smithy JSON AST (`smithwright convert`).
//! - `explain`: the long text of each diagnostic's code (`smithwright explain`).

#[cfg(feature = "convert")]
pub mod convert;
mod crate_name;
pub mod diagnostic;
#[cfg(feature = "diff")]
pub mod diff;
#[doc(hidden)]
pub mod emit;
mod generator;
mod layout;
#[doc(hidden)]
pub mod model;
pub mod package;
mod pipeline;
#[doc(hidden)]
pub mod plan;
#[doc(hidden)]
pub mod read;
mod report;
#[doc(hidden)]
pub mod select;
mod stand_in;
#[doc(hidden)]
pub mod validate;
mod workspace;
#[doc(hidden)]
pub mod write;

#[cfg(feature = "convert")]
pub use convert::convert;
pub use generator::Generator;
pub use layout::{Layout, Manifest};
pub use package::Package;
pub use plan::Deprecation;
pub use report::{Check, Report};
