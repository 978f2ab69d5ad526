//! Derive macros behind smithwright's generated types.
