//! Including a client that a build script generated.

/// Includes the client that the package's build script generated: `$OUT_DIR/<name>.rs`, as
/// `smithwright::Generator::write_to_out_dir` writes it, named after the service's SDK id in snake case.
///
/// It goes into a module of its own, at any depth, public or private. The same as `include!`, but shorter.
///
/// ```ignore
/// /// Client for AWS Proton.
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

/// Checks that this client was generated for this runtime (`smithwright_contract::FORMAT`).
#[doc(hidden)]
#[macro_export]
macro_rules! generated_for {
    (1) => {};
    ($other:tt) => {
        compile_error!(concat!(
            "this client was generated for another version of smithwright-runtime (format ",
            stringify!($other),
            ", this one has format 1): generate it again with the smithwright of this runtime's version"
        ));
    };
}
