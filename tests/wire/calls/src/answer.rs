//! Inputs from JSON, and what a call came to.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use smithwright_runtime::Shape;
use smithwright_runtime::call::SendResult;
use smithwright_runtime::codec::json::Json;
use smithwright_runtime::codec::{Codec, Members};
use smithwright_runtime::error::{BoxError, DisplayErrorContext, ProvideErrorMetadata, RequestId, SdkError};

use crate::canonical;

/// What a call came to.
pub(crate) enum Outcome {
    /// The service answered: the output, and the request's id.
    Output(Value, Option<String>),
    /// The service answered with an error.
    Error(Value),
    /// There was no answer, or one that could not be read.
    Failed(String),
}

impl Outcome {
    /// As it goes to standard output.
    pub(crate) fn json(self) -> Value {
        match self {
            Self::Output(output, id) => json!({ "output": output, "request id": id }),
            Self::Error(error) => json!({ "error": error }),
            Self::Failed(why) => json!({ "failed": why }),
        }
    }
}

/// An operation's input, as it is handed over.
#[derive(Deserialize)]
struct Input<'a> {
    /// Members that are not in the body, by their own names: members of the body may have the same one.
    #[serde(borrow)]
    bound: BTreeMap<String, &'a RawValue>,
    /// All others, by their names on the wire.
    #[serde(borrow)]
    body: &'a RawValue,
}

/// Reads JSON into an operation's input.
pub(crate) fn fill(bytes: &[u8], input: &mut dyn Shape) -> Result<(), String> {
    let given: Input<'_> = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let failed = |error: BoxError| format!("the input cannot be read: {}", DisplayErrorContext(&*error));
    Json::PLAIN.read(given.body.get().as_bytes(), input, Members::Unbound).map_err(failed)?;
    let descriptor = input.descriptor();
    for (name, value) in given.bound {
        let index = descriptor.members.iter().position(|member| *member == name);
        let index = index.ok_or_else(|| format!("the input has no member {name}"))?;
        let field = input.field_mut(index).ok_or_else(|| format!("the member {name} cannot be set"))?;
        let traits = descriptor.traits(index);
        Json::PLAIN.read_value(value.get().as_bytes(), &name, field.slot(), traits).map_err(failed)?;
    }
    Ok(())
}

/// Tells what sending came to; `members` finds the structure of an error that the model names.
pub(crate) fn answer<T, E>(sent: SendResult<T, E>, members: fn(&E) -> Option<&dyn Shape>) -> Outcome
where
    T: Shape + RequestId,
    E: ProvideErrorMetadata + RequestId + std::error::Error + 'static,
{
    match sent {
        Ok(output) => Outcome::Output(canonical::shape(&output), output.request_id().map(Into::into)),
        Err(SdkError::ServiceError(error)) => {
            let error = error.err();
            let found = members(error);
            Outcome::Error(json!({
                "code": error.code(),
                "message": error.message(),
                "request id": error.request_id(),
                "shape": found.map(|shape| shape.descriptor().name),
                "members": found.map(canonical::shape),
            }))
        }
        Err(error) => Outcome::Failed(DisplayErrorContext(&error).to_string()),
    }
}
