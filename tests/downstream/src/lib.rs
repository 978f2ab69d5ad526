//! A crate that lets nothing pass and has generated clients at two depths.
#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

pub mod office;

/// Parcels.
pub mod parcels {
    smithwright_runtime::include_client!("parcels");
}
