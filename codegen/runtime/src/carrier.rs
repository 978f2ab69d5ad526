//! What a builder of an operation's input is around: a plain input, a request to send, a waiter.
//!
//! A generated client has one builder, `Builder<I, C>`: of the input `I`, around the carrier `C`. Thus setters exist
//! once, and all that does not depend on the members is written once for all operations.

use std::fmt::{Debug, Formatter};

use crate::error::BuildError;
use crate::shape::{REDACTED, debug_named};
use crate::{Blank, Shape};

/// Holds an operation's input for a builder.
pub trait Carrier<I> {
    /// The input so far.
    fn input(&self) -> &I;
    /// The input so far, to change it.
    fn input_mut(&mut self) -> &mut I;
    /// The name and value of the stream so far, if the input has one.
    fn shown_stream(&self) -> Option<(&'static str, &dyn Debug)> {
        None
    }
}

/// Carries an input and nothing else.
pub trait InputCarrier<I>: Carrier<I> + Debug + Default {
    /// The input, once it is complete.
    ///
    /// # Errors
    /// If it is not: it lacks a stream that must be there.
    fn into_input(self) -> Result<I, BuildError>;
}

/// Holds the stream `S` of an operation's input for a builder. It is not in the input before that is complete: a stream
/// there is never absent.
pub trait StreamCarrier<S> {
    /// The stream so far.
    fn stream(&self) -> &Option<S>;
    /// The stream so far, to change it.
    fn stream_mut(&mut self) -> &mut Option<S>;
}

/// An input with a stream (`smithy.api#streaming`).
pub trait StreamInput: Shape + Sized {
    /// The type of the stream.
    type Stream: Debug;
    /// The Rust name of its field.
    const FIELD: &'static str;
    /// Whether `Debug` hides it.
    const SENSITIVE: bool = false;

    /// Puts the stream in its place.
    ///
    /// # Errors
    /// If there is none, and an empty one would not do.
    fn put(&mut self, stream: Option<Self::Stream>) -> Result<(), BuildError>;
}

/// A builder around a carrier; implemented by the `Builder` of every client.
pub trait Carried {
    /// What the builder is around.
    type Carrier;
    /// Puts a builder around `carrier`.
    fn around(carrier: Self::Carrier) -> Self;
    /// What the builder is around.
    fn carrier(&self) -> &Self::Carrier;
    /// What the builder is around, to change it.
    fn carrier_mut(&mut self) -> &mut Self::Carrier;
    /// Takes the builder away.
    fn into_carrier(self) -> Self::Carrier;
}

/// A builder carries what its carrier carries.
impl<I, B: Carried<Carrier: Carrier<I>>> Carrier<I> for B {
    fn input(&self) -> &I {
        self.carrier().input()
    }

    fn input_mut(&mut self) -> &mut I {
        self.carrier_mut().input_mut()
    }

    fn shown_stream(&self) -> Option<(&'static str, &dyn Debug)> {
        self.carrier().shown_stream()
    }
}

impl<S, B: Carried<Carrier: StreamCarrier<S>>> StreamCarrier<S> for B {
    fn stream(&self) -> &Option<S> {
        self.carrier().stream()
    }

    fn stream_mut(&mut self) -> &mut Option<S> {
        self.carrier_mut().stream_mut()
    }
}

/// Carries the input and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Plain<I>(I);

impl<I> Plain<I> {
    /// Carries `input`.
    pub fn new(input: I) -> Self {
        Self(input)
    }
}

impl<I: Debug + Blank> InputCarrier<I> for Plain<I> {
    fn into_input(self) -> Result<I, BuildError> {
        Ok(self.0)
    }
}

impl<I: Blank> Default for Plain<I> {
    fn default() -> Self {
        Self(I::blank())
    }
}

impl<I> Carrier<I> for Plain<I> {
    fn input(&self) -> &I {
        &self.0
    }

    fn input_mut(&mut self) -> &mut I {
        &mut self.0
    }
}

/// Carries an input and its stream.
pub struct Streaming<I: StreamInput> {
    input: I,
    stream: Option<I::Stream>,
}

impl<I: StreamInput> Default for Streaming<I> {
    fn default() -> Self {
        Self { input: <I as Shape>::blank(), stream: None }
    }
}

impl<I: StreamInput> Debug for Streaming<I> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        debug_builder(self, f)
    }
}

impl<I: StreamInput> Carrier<I> for Streaming<I> {
    fn input(&self) -> &I {
        &self.input
    }

    fn input_mut(&mut self) -> &mut I {
        &mut self.input
    }

    fn shown_stream(&self) -> Option<(&'static str, &dyn Debug)> {
        Some((I::FIELD, if I::SENSITIVE { &REDACTED } else { &self.stream }))
    }
}

impl<I: StreamInput<Stream = S>, S> StreamCarrier<S> for Streaming<I> {
    fn stream(&self) -> &Option<S> {
        &self.stream
    }

    fn stream_mut(&mut self) -> &mut Option<S> {
        &mut self.stream
    }
}

impl<I: StreamInput> InputCarrier<I> for Streaming<I> {
    fn into_input(mut self) -> Result<I, BuildError> {
        self.input.put(self.stream)?;
        Ok(self.input)
    }
}

/// Prints the builder around a carrier.
pub fn debug_builder<I: Shape>(carrier: &impl Carrier<I>, f: &mut Formatter<'_>) -> std::fmt::Result {
    let (input, stream) = (carrier.input(), carrier.shown_stream());
    debug_named(&format!("{}Builder", input.descriptor().rust_name), input, stream.as_slice(), f)
}
