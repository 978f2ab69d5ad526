//! Facts that AWS's Smithy models state and botocore's definitions lack: which structures are unions, defaults, what
//! clients may find absent, names of enum members, members of errors, pagination.
//!
//! They come with the crate as one text table, `table.txt`, made by the program `smithwright-facts` of this repository
//! from AWS's Smithy models and botocore's definitions of the same week. Only names and values are in it. A fact that a
//! newer definition has outlived is skipped and kept in [`Corrected`](crate::model::Corrected).

mod correct;
mod dated;
mod names;
mod table;
#[cfg(test)]
mod tests;

pub(super) use correct::load;
pub use dated::dated;
pub(in crate::read) use dated::newer;
pub use names::Names;
pub use table::{Row, Service, parse, services, shouted};

/// The day of the models that the facts were made from.
pub const DATE: &str = "2025-09-19";

/// The version of botocore that the facts were made from.
pub const BOTOCORE: &str = "1.40.35";
