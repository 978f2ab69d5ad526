//! What markers of operations can do, whatever the operation: `Marker<I>` of a generated client is the operation with
//! the input `I`.

use std::fmt::{Formatter, Result};

use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::config_bag::FrozenLayer;

use crate::call::{operation_components, operation_config};
use crate::operation::erased::Meta;
use crate::{OperationInput, Shape};

/// Prints the name of the operation's type.
pub fn debug<I: OperationInput>(f: &mut Formatter<'_>) -> Result {
    let input = <I as Shape>::blank();
    let name = input.descriptor().rust_name;
    f.write_str(name.strip_suffix("Input").unwrap_or(name))
}

/// The operation's own configuration.
pub fn config<I: OperationInput>() -> Option<FrozenLayer> {
    Some(operation_config(<I::Operation as Meta>::META))
}

/// The operation's own components.
pub fn components<I: OperationInput>() -> RuntimeComponentsBuilder {
    operation_components(<I::Operation as Meta>::META)
}
