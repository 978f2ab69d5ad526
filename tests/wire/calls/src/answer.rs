//! Inputs from JSON, and what a call came to.

use serde_json::{Value, json};
use smithwright_runtime::call::SendResult;
use smithwright_runtime::error::{DisplayErrorContext, ProvideErrorMetadata, RequestId, SdkError};
use smithwright_runtime::Shape;
use smithwright_runtime::codec::json::Json;
use smithwright_runtime::codec::{Codec, Members};

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

/// Reads a JSON object into an operation's input.
pub(crate) fn fill(bytes: &[u8], input: &mut dyn Shape) -> Result<(), String> {
    let read = Json::PLAIN.read(bytes, input, Members::All);
    read.map_err(|error| format!("the input cannot be read: {}", DisplayErrorContext(&*error)))
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
