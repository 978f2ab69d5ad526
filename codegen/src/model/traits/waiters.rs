//! The trait `smithy.waiters#waitable`.

use super::{Node, Traits};

/// One waiter of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiter {
    /// Its name, such as `EnvironmentDeployed`.
    pub name: String,
    /// Its description.
    pub documentation: Option<String>,
    /// What decides after each call; the first that matches wins.
    pub acceptors: Vec<Acceptor>,
    /// Least delay between calls, in seconds; 2 unless given.
    pub min_delay: u32,
    /// Greatest delay between calls, in seconds; 120 unless given.
    pub max_delay: u32,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its tags.
    pub tags: Vec<String>,
}

/// A condition and the state it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptor {
    /// The state when the matcher matches.
    pub state: AcceptorState,
    /// The condition.
    pub matcher: Matcher,
}

/// The states a waiter can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcceptorState {
    /// Done, as wished.
    Success,
    /// Done, not as wished.
    Failure,
    /// Call again.
    Retry,
}

/// What a waiter looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matcher {
    /// The output.
    Output {
        /// JMESPath on the output.
        path: String,
        /// How to compare.
        comparator: Comparator,
        /// What to compare with.
        expected: String,
    },
    /// Input and output together, under the keys `input` and `output`.
    InputOutput {
        /// JMESPath on both.
        path: String,
        /// How to compare.
        comparator: Comparator,
        /// What to compare with.
        expected: String,
    },
    /// An error with this name or id.
    ErrorType(String),
    /// Whether the call succeeded.
    Success(bool),
}

/// How a waiter compares what a path yields with what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// The string is equal.
    StringEquals,
    /// The boolean is equal, expected as `true` or `false`.
    BooleanEquals,
    /// A list that is not empty, in which every string is equal.
    AllStringEquals,
    /// A list in which any string is equal.
    AnyStringEquals,
}

impl Traits {
    /// `smithy.waiters#waitable`, sorted by name. A waiter with a part that cannot be read is left out.
    pub fn waitable(&self) -> Vec<Waiter> {
        let Some(node) = self.get("smithy.waiters#waitable") else { return Vec::new() };
        let mut waiters: Vec<_> =
            node.entries().filter_map(|(name, waiter)| read_waiter(&name.name, waiter)).collect();
        waiters.sort_by(|a, b| a.name.cmp(&b.name));
        waiters
    }
}

fn read_waiter(name: &str, node: &Node) -> Option<Waiter> {
    let acceptors = node.get("acceptors")?.items().map(read_acceptor).collect::<Option<Vec<_>>>()?;
    let seconds = |key| node.get(key).and_then(Node::as_i64).and_then(|value| u32::try_from(value).ok());
    let min_delay = seconds("minDelay").unwrap_or(2);
    Some(Waiter {
        name: name.to_owned(),
        documentation: node.get("documentation").and_then(Node::as_str).map(str::to_owned),
        acceptors,
        min_delay,
        // The specification's default is 120, and never below the least delay.
        max_delay: seconds("maxDelay").unwrap_or(120).max(min_delay),
        deprecated: node.get("deprecated").and_then(Node::as_bool).unwrap_or(false),
        tags: node.get("tags").map(Node::strings).unwrap_or_default(),
    })
}

fn read_acceptor(node: &Node) -> Option<Acceptor> {
    let state = match node.get("state")?.as_str()? {
        "success" => AcceptorState::Success,
        "failure" => AcceptorState::Failure,
        "retry" => AcceptorState::Retry,
        _ => return None,
    };
    let matcher = node.get("matcher")?;
    let matcher = if let Some(output) = matcher.get("output") {
        let (path, comparator, expected) = read_path(output)?;
        Matcher::Output { path, comparator, expected }
    } else if let Some(both) = matcher.get("inputOutput") {
        let (path, comparator, expected) = read_path(both)?;
        Matcher::InputOutput { path, comparator, expected }
    } else if let Some(error) = matcher.get("errorType") {
        Matcher::ErrorType(error.as_str()?.to_owned())
    } else {
        Matcher::Success(matcher.get("success")?.as_bool()?)
    };
    Some(Acceptor { state, matcher })
}

fn read_path(node: &Node) -> Option<(String, Comparator, String)> {
    let comparator = match node.get("comparator")?.as_str()? {
        "stringEquals" => Comparator::StringEquals,
        "booleanEquals" => Comparator::BooleanEquals,
        "allStringEquals" => Comparator::AllStringEquals,
        "anyStringEquals" => Comparator::AnyStringEquals,
        _ => return None,
    };
    let text = |key| node.get(key)?.as_str().map(str::to_owned);
    Some((text("path")?, comparator, text("expected")?))
}
