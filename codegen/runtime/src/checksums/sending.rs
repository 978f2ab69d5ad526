//! A body that ends with its checksum, as a trailer.

use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, ready};

use aws_smithy_types::body::SdkBody;
use http::{HeaderMap, HeaderName, HeaderValue};
use http_body::{Body, Frame, SizeHint};

use super::algorithms::{Hasher, text};
use crate::error::BoxError;

/// Passes on a body, and its checksum after it.
pub(crate) struct Summed {
    body: SdkBody,
    /// `None`: the checksum has been sent.
    hasher: Option<Box<dyn Hasher>>,
    trailer: HeaderName,
    /// The checksum of the first attempt: of what is sent again, a change is then the service's to find.
    first: Arc<OnceLock<String>>,
}

impl Summed {
    pub(crate) fn new(
        body: SdkBody,
        hasher: Box<dyn Hasher>,
        trailer: &'static str,
        first: Arc<OnceLock<String>>,
    ) -> Self {
        Self { body, hasher: Some(hasher), trailer: HeaderName::from_static(trailer), first }
    }
}

impl Body for Summed {
    type Data = <SdkBody as Body>::Data;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, BoxError>>> {
        match ready!(Pin::new(&mut self.body).poll_frame(context)) {
            Some(Ok(frame)) => {
                if let (Some(data), Some(hasher)) = (frame.data_ref(), &mut self.hasher) {
                    hasher.update(data);
                }
                Poll::Ready(Some(Ok(frame)))
            }
            Some(Err(error)) => Poll::Ready(Some(Err(error))),
            None => Poll::Ready(self.hasher.take().map(|hasher| {
                let checksum = self.first.get_or_init(|| text(&*hasher));
                let mut trailers = HeaderMap::new();
                trailers.insert(self.trailer.clone(), HeaderValue::from_str(checksum)?);
                Ok(Frame::trailers(trailers))
            })),
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
