//! What a builder of an operation's input is around: a plain input, a request to send, a waiter.
//!
//! A generated client has one builder, `Builder<I, C>`: of the input `I`, around the carrier `C`. Thus setters exist
//! once, and all that does not depend on the members is written once for all operations.

use std::fmt::Formatter;

use crate::shape::debug_as;
use crate::{Blank, Shape};

/// Holds an operation's input for a builder.
pub trait Carrier<I> {
    /// The input so far.
    fn input(&self) -> &I;
    /// The input so far, to change it.
    fn input_mut(&mut self) -> &mut I;
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
}

/// Carries the input and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Plain<I>(I);

impl<I> Plain<I> {
    /// Carries `input`.
    pub fn new(input: I) -> Self {
        Self(input)
    }

    /// The input, once it is complete.
    pub fn into_input(self) -> I {
        self.0
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

/// Prints the builder of `input`.
pub fn debug_builder(input: &dyn Shape, f: &mut Formatter<'_>) -> std::fmt::Result {
    debug_as(&format!("{}Builder", input.descriptor().rust_name), input, f)
}
