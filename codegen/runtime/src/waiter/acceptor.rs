//! What a waiter makes of an answer, as the model says it.

/// A condition on an answer, and what follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acceptor {
    /// State that the waiter enters.
    pub state: State,
    /// Condition.
    pub matcher: Matcher,
}

/// State that an answer puts a waiter into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Waiting has succeeded.
    Success,
    /// Waiting will not succeed any more.
    Failure,
    /// Poll again.
    Retry,
}

/// A condition on an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Matcher {
    /// On a part of the output.
    Output(PathMatcher),
    /// On a part of an object with the members `input` and `output`.
    InputOutput(PathMatcher),
    /// On whether there is an output (`true`) or an error (`false`).
    Success(bool),
    /// On which error it is: the name of its shape, whatever its code on the wire; else its code.
    ErrorType(&'static str),
}

/// A condition on what a path finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathMatcher {
    /// JMESPath expression.
    pub path: &'static str,
    /// How the value found is compared.
    pub comparator: Comparator,
    /// What it is compared with; `true` or `false` for [`Comparator::BooleanEquals`].
    pub expected: &'static str,
}

/// How a value is compared with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Comparator {
    /// A string that equals the text.
    StringEquals,
    /// A boolean that the text spells.
    BooleanEquals,
    /// A list of strings, at least one, that all equal the text.
    AllStringEquals,
    /// A list with a string that equals the text.
    AnyStringEquals,
}

impl Acceptor {
    /// Looks at the output.
    pub const fn output(
        state: State,
        path: &'static str,
        comparator: Comparator,
        expected: &'static str,
    ) -> Self {
        Self { state, matcher: Matcher::Output(PathMatcher { path, comparator, expected }) }
    }

    /// Looks at input and output.
    pub const fn input_output(
        state: State,
        path: &'static str,
        comparator: Comparator,
        expected: &'static str,
    ) -> Self {
        Self { state, matcher: Matcher::InputOutput(PathMatcher { path, comparator, expected }) }
    }

    /// Looks at whether there is an output (`true`) or an error (`false`).
    pub const fn success(state: State, expected: bool) -> Self {
        Self { state, matcher: Matcher::Success(expected) }
    }

    /// Looks at the error's name; a namespace before `#` does not count.
    pub const fn error(state: State, name: &'static str) -> Self {
        Self { state, matcher: Matcher::ErrorType(name) }
    }
}
