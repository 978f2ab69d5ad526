//! Including a client that a build script generated.

/// Includes the client that the package's build script generated in single-file form, `$OUT_DIR/<name>.rs`.
///
/// ```ignore
/// pub mod proton {
///     smithwright_runtime::include_client!("proton");
/// }
/// ```
#[macro_export]
macro_rules! include_client {
    ($name:literal) => {
        include!(concat!(env!("OUT_DIR"), "/", $name, ".rs"));
    };
}
