//! Errors that the model does not name.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};
use std::marker::PhantomData;

use super::support::printable;
use super::{BoxError, ErrorMetadata, ProvideErrorMetadata, RequestId};

/// An error that the model does not name, or one that could not be read.
///
/// `O` is the operation it came from; it keeps the errors of different operations different types. Ask the error
/// that this stands in for its code and message ([`ProvideErrorMetadata`]).
pub struct Unhandled<O> {
    meta: ErrorMetadata,
    source: Option<BoxError>,
    operation: PhantomData<fn() -> O>,
}

impl<O> Unhandled<O> {
    /// An error with `source` behind it, of which `meta` is known besides.
    pub fn new(source: impl Into<BoxError>, meta: ErrorMetadata) -> Self {
        Self { meta, source: Some(source.into()), operation: PhantomData }
    }

    /// The service said no more than `meta`.
    pub fn from_metadata(meta: ErrorMetadata) -> Self {
        Self { meta, source: None, operation: PhantomData }
    }

    /// Code, message and request id, where they are known.
    pub fn meta(&self) -> &ErrorMetadata {
        &self.meta
    }

    /// The same error as one of another operation.
    pub fn cast<P>(self) -> Unhandled<P> {
        Unhandled { meta: self.meta, source: self.source, operation: PhantomData }
    }
}

/// As `Code: message`, or what of it the service says. The source says the rest.
impl<O> Display for Unhandled<O> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (self.meta.code().map(printable), self.meta.message().map(printable)) {
            (Some(code), Some(message)) => write!(f, "{code}: {message}"),
            (Some(said), None) | (None, Some(said)) => Display::fmt(&said, f),
            (None, None) => f.write_str("unhandled error"),
        }
    }
}

impl<O> Debug for Unhandled<O> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unhandled").field("source", &self.source).field("meta", &self.meta).finish()
    }
}

impl<O> Error for Unhandled<O> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}

impl<O> ProvideErrorMetadata for Unhandled<O> {
    fn meta(&self) -> &ErrorMetadata {
        &self.meta
    }
}

impl<O> RequestId for Unhandled<O> {
    fn request_id(&self) -> Option<&str> {
        self.meta.request_id()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(meta: ErrorMetadata, source: Option<&str>) -> String {
        Unhandled::<()> { meta, source: source.map(Into::into), operation: PhantomData }.to_string()
    }

    #[test]
    fn says_what_is_known() {
        let code = ErrorMetadata::builder().code("Busy");
        assert_eq!(
            shown(ErrorMetadata::builder().code("Busy").message("later").build(), None),
            "Busy: later"
        );
        assert_eq!(shown(code.build(), Some("source")), "Busy");
        assert_eq!(shown(ErrorMetadata::builder().message("later").build(), None), "later");
        // The source says itself what it is.
        assert_eq!(shown(ErrorMetadata::builder().build(), Some("source")), "unhandled error");
        assert_eq!(shown(ErrorMetadata::builder().build(), None), "unhandled error");
        let hostile = ErrorMetadata::builder().code("\u{1b}[2J").message("a\r\nb\0").build();
        assert_eq!(shown(hostile, None), r"\u{1b}[2J: a\r\nb\0");
    }
}
