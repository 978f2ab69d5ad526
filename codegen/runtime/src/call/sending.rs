//! The future of a request that is being sent.

use std::fmt::{Debug, Formatter};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};

use super::invoke::ErasedFuture;
use super::presign::ErasedPresigning;
use crate::Operation;
use crate::error::{BuildError, CreateUnhandledError, SdkError};
use crate::presigning::PresignedRequest;

/// What sending gives: the output `T`, or why there is none.
pub type SendResult<T, E> = Result<T, SdkError<E>>;

/// Sends a request when polled, and becomes the operation's output or error.
#[must_use = "futures do nothing unless polled"]
pub struct Sending<O> {
    answer: ErasedFuture,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Sending<O> {
    pub(crate) fn new(answer: ErasedFuture) -> Self {
        Self { answer, operation: PhantomData }
    }

    /// Gives this error at once, for an input that is not complete.
    pub(crate) fn failed(error: BuildError) -> Self {
        Self::new(Box::pin(std::future::ready(Err(SdkError::construction_failure(error)))))
    }
}

impl<O: Operation> Future for Sending<O> {
    type Output = SendResult<O::Output, O::Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = ready!(self.get_mut().answer.as_mut().poll(context));
        Poll::Ready(match answer {
            Ok(output) => downcast_output::<O>(output).map_err(SdkError::construction_failure),
            Err(error) => Err(error.map_service_error(downcast_error::<O>)),
        })
    }
}

impl<O: Operation> Debug for Sending<O> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Sending").field(&O::NAME).finish()
    }
}

/// Signs a request when polled, and becomes that request, for somebody else to send it.
#[must_use = "futures do nothing unless polled"]
pub struct Presigning<O> {
    answer: ErasedPresigning,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Presigning<O> {
    pub(crate) fn new(answer: ErasedPresigning) -> Self {
        Self { answer, operation: PhantomData }
    }

    /// Gives this error at once, for an input that is not complete.
    pub(crate) fn failed(error: BuildError) -> Self {
        Self::new(Box::pin(std::future::ready(Err(SdkError::construction_failure(error)))))
    }
}

impl<O: Operation> Future for Presigning<O> {
    type Output = SendResult<PresignedRequest, O::Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = ready!(self.get_mut().answer.as_mut().poll(context));
        Poll::Ready(answer.map_err(|error| error.map_service_error(downcast_error::<O>)))
    }
}

impl<O: Operation> Debug for Presigning<O> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Presigning").field(&O::NAME).finish()
    }
}

/// Gives an output its type back; fails if an interceptor put another one in place.
pub(crate) fn downcast_output<O: Operation>(output: Output) -> Result<O::Output, &'static str> {
    output.downcast().map_err(|_| "an interceptor put an output of another operation in place")
}

/// Gives an error its type back; one that an interceptor put in place becomes an unhandled one.
pub(crate) fn downcast_error<O: Operation>(error: Error) -> O::Error {
    error
        .downcast()
        .unwrap_or_else(|other| O::Error::create_unhandled_error(format!("{other:?}").into(), None))
}
