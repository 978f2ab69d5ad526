//! What errors come from.

use crate::Operation;

/// What an error came from: an operation, or the events of a stream. Their errors are different types, each of which
/// becomes the error of any operation.
pub trait Origin: 'static {}

impl<O: Operation> Origin for O {}
