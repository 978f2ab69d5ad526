//! What a builder of an operation's input is around: a plain input, a request to send, a waiter.
//!
//! `XInputBuilder<C>` of generated code is generic over its carrier, so that setters exist once.

use crate::Blank;

/// Holds an operation's input for a builder.
pub trait Carrier {
    /// The input that is carried.
    type Input;
    /// The input so far.
    fn input(&self) -> &Self::Input;
    /// The input so far, to change it.
    fn input_mut(&mut self) -> &mut Self::Input;
    /// The input, once it is complete.
    fn into_input(self) -> Self::Input
    where
        Self: Sized;
}

/// A builder around a carrier; implemented by every `XInputBuilder<C>`.
pub trait Carried {
    /// What the builder is around.
    type Carrier: Carrier;
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
impl<B: Carried> Carrier for B {
    type Input = <B::Carrier as Carrier>::Input;

    fn input(&self) -> &Self::Input {
        self.carrier().input()
    }

    fn input_mut(&mut self) -> &mut Self::Input {
        self.carrier_mut().input_mut()
    }

    fn into_input(self) -> Self::Input {
        self.into_carrier().into_input()
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

impl<I: Blank> Default for Plain<I> {
    fn default() -> Self {
        Self(I::blank())
    }
}

impl<I> Carrier for Plain<I> {
    type Input = I;

    fn input(&self) -> &I {
        &self.0
    }

    fn input_mut(&mut self) -> &mut I {
        &mut self.0
    }

    fn into_input(self) -> I {
        self.0
    }
}
