//! Waiters (`smithy.waiters#waitable`): ask again until a resource is in the state that is waited for.

mod acceptor;
mod matching;
mod orchestration;
mod variable;
mod waiting;

use std::fmt::Debug;

pub use acceptor::{Acceptor, Comparator, Matcher, PathMatcher, State};
pub use aws_smithy_runtime_api::client::waiters::FinalPoll;
pub use aws_smithy_runtime_api::client::waiters::error::WaiterError;
pub use waiting::{Polling, Waiting};

use crate::Operation;

/// A waiter of the model; implemented by one marker type each in generated code.
pub trait Waiter: Clone + Copy + Debug + Send + Sync + 'static {
    /// Name of the waiter.
    const NAME: &'static str;
    /// Shortest pause between polls, in seconds.
    const MIN_DELAY: u64;
    /// Longest pause between polls, in seconds.
    const MAX_DELAY: u64;
    /// What ends or goes on with waiting; the first that matches decides. An answer that none matches is polled
    /// again, an error that none matches is returned.
    const ACCEPTORS: &'static [Acceptor];
    /// Operation that is polled.
    type Operation: Operation<Input: Clone>;
}
