//! AWS Proton.
