//! A waiter that is being built for a client, and its future.

use std::fmt::{Debug, Formatter};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use aws_smithy_runtime_api::client::interceptors::context::{Input, Output};
use aws_smithy_runtime_api::client::waiters::error::{FailureState, OperationFailed};

use super::orchestration::{self, ErasedError, ErasedPolling};
use super::{FinalPoll, Waiter, WaiterError};
use crate::call::{FromHandle, Handle, downcast_error, downcast_output};
use crate::error::SdkError;
use crate::operation::OperationInput;
use crate::operation::erased::Meta;
use crate::{Carried, Carrier, InputCarrier, Operation};

type InputOf<W> = <<W as Waiter>::Operation as Operation>::Input;
type BuilderOf<W> = <InputOf<W> as OperationInput>::Builder;
type ServiceOf<W> = <<W as Waiter>::Operation as Operation>::Service;
type OutputOf<W> = <<W as Waiter>::Operation as Operation>::Output;
type ErrorOf<W> = <<W as Waiter>::Operation as Operation>::Error;

/// Carries the input of the operation that the waiter `W` polls.
#[derive(Debug)]
pub struct Waiting<W: Waiter> {
    builder: BuilderOf<W>,
    handle: Handle<ServiceOf<W>>,
}

impl<W: Waiter> Waiting<W> {
    /// The plain builder of the input.
    pub fn as_input(&self) -> &BuilderOf<W> {
        &self.builder
    }

    /// Polls when awaited: until the waiter's acceptors end it, at most for `max_wait`.
    ///
    /// Pauses grow from the waiter's shortest to its longest one, with jitter.
    pub fn wait(self, max_wait: Duration) -> Polling<W> {
        let answer = match self.builder.into_carrier().into_input() {
            Ok(input) => orchestration::poll(orchestration::Waiting {
                meta: <W::Operation as Meta>::META,
                plugins: self.handle.plugins(<W::Operation as Meta>::META),
                input: Box::new(move || Input::erase(input.clone())),
                acceptors: W::ACCEPTORS,
                min_delay: W::MIN_DELAY,
                max_delay: W::MAX_DELAY,
                max_wait,
            }),
            Err(error) => Box::pin(std::future::ready(Err(WaiterError::construction_failure(error)))),
        };
        Polling { answer, waiter: PhantomData }
    }
}

impl<W: Waiter> Clone for Waiting<W>
where
    BuilderOf<W>: Clone,
{
    fn clone(&self) -> Self {
        Self { builder: self.builder.clone(), handle: self.handle.clone() }
    }
}

impl<W: Waiter> FromHandle<ServiceOf<W>> for Waiting<W> {
    fn from_handle(handle: Handle<ServiceOf<W>>) -> Self {
        Self { builder: Default::default(), handle }
    }
}

impl<W: Waiter> Carrier<InputOf<W>> for Waiting<W> {
    fn input(&self) -> &InputOf<W> {
        self.builder.input()
    }

    fn input_mut(&mut self) -> &mut InputOf<W> {
        self.builder.input_mut()
    }
}

/// Polls when polled itself, and becomes the last answer, or why waiting did not succeed.
#[must_use = "futures do nothing unless polled"]
pub struct Polling<W> {
    answer: ErasedPolling,
    waiter: PhantomData<fn() -> W>,
}

impl<W: Waiter> Future for Polling<W> {
    type Output = Result<FinalPoll<OutputOf<W>, SdkError<ErrorOf<W>>>, WaiterError<OutputOf<W>, ErrorOf<W>>>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = ready!(self.get_mut().answer.as_mut().poll(context));
        Poll::Ready(match answer {
            Ok(last) => succeeded::<W>(last),
            Err(error) => Err(failed::<W>(error)),
        })
    }
}

impl<W: Waiter> Debug for Polling<W> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Polling").field(&W::NAME).finish()
    }
}

fn succeeded<W: Waiter>(last: FinalPoll<Output, SdkError<ErasedError>>) -> <Polling<W> as Future>::Output {
    match last.into_result() {
        Ok(output) => match downcast_output::<W::Operation>(output) {
            Ok(output) => Ok(FinalPoll::new(Ok(output))),
            Err(error) => Err(WaiterError::construction_failure(error)),
        },
        Err(error) => Ok(FinalPoll::new(Err(typed::<W>(error)))),
    }
}

fn failed<W: Waiter>(error: WaiterError<Output, ErasedError>) -> WaiterError<OutputOf<W>, ErrorOf<W>> {
    match error {
        WaiterError::ConstructionFailure(failure) => WaiterError::ConstructionFailure(failure),
        WaiterError::ExceededMaxWait(exceeded) => WaiterError::ExceededMaxWait(exceeded),
        WaiterError::OperationFailed(failed) => {
            WaiterError::OperationFailed(OperationFailed::new(typed::<W>(failed.into_error())))
        }
        WaiterError::FailureState(failure) => {
            let last = match failure.into_final_poll().into_result() {
                Ok(output) => match downcast_output::<W::Operation>(output) {
                    Ok(output) => Ok(output),
                    Err(error) => return WaiterError::construction_failure(error),
                },
                Err(error) => Err(downcast_error::<W::Operation>(error.0)),
            };
            WaiterError::FailureState(FailureState::new(FinalPoll::new(last)))
        }
        other => WaiterError::construction_failure(format!("waiting failed: {other}")),
    }
}

fn typed<W: Waiter>(error: SdkError<ErasedError>) -> SdkError<ErrorOf<W>> {
    error.map_service_error(|error| downcast_error::<W::Operation>(error.0))
}
