//! A body that is held against its checksum.

use std::fmt::{Display, Formatter};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use aws_smithy_types::body::SdkBody;
use http_body::{Body, Frame, SizeHint};

use super::algorithms::{Hasher, text};
use crate::error::BoxError;

/// Passes on a body, and fails at its end if the checksum is another than expected.
pub(crate) struct Validated {
    body: SdkBody,
    /// `None`: at the end.
    hasher: Option<Box<dyn Hasher>>,
    expected: String,
}

impl Validated {
    pub(crate) fn new(body: SdkBody, hasher: Box<dyn Hasher>, expected: String) -> Self {
        Self { body, hasher: Some(hasher), expected }
    }
}

impl Body for Validated {
    type Data = <SdkBody as Body>::Data;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if let Some(Ok(frame)) = &frame
            && let (Some(data), Some(hasher)) = (frame.data_ref(), &mut self.hasher)
        {
            hasher.update(data);
        }
        if frame.is_some() {
            return Poll::Ready(frame);
        }
        let found = self.hasher.take().map(|hasher| text(&*hasher));
        Poll::Ready(found.filter(|found| *found != self.expected).map(|found| {
            let expected = std::mem::take(&mut self.expected);
            Err(ChecksumMismatch { expected, found }.into())
        }))
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A response whose bytes are not those that the service has the checksum of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecksumMismatch {
    expected: String,
    found: String,
}

impl ChecksumMismatch {
    /// The checksum that came with the response, in base64.
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// The checksum of what came, in base64.
    pub fn found(&self) -> &str {
        &self.found
    }
}

impl Display for ChecksumMismatch {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self { expected, found } = self;
        write!(f, "the body's checksum is {found}, and not {expected} as the response says")
    }
}

impl std::error::Error for ChecksumMismatch {}
