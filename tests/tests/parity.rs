//! The parity program against this project's client; `tests/parity/` has the other half.

#[path = "../parity/src/program.rs"]
#[allow(dead_code, reason = "most of it is compiled only")]
mod program;
