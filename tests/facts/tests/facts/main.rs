//! The table of facts against AWS's Smithy models and botocore's definitions.
//!
//! The models and the file of rows are in the folder of shared data, and botocore comes from PyPI; where they are not to
//! be had, a line says so.

mod differences;
mod reproduced;
mod support;
