//! Whether an answer meets an acceptor's condition.

use std::collections::BTreeMap;

use aws_smithy_runtime::client::waiters::AcceptorState;

use super::variable::object;
use super::{Acceptor, Comparator, Matcher, PathMatcher, State};
use crate::Shape;
use crate::jmespath::{self, Value};

/// An answer: the output, or the code of the error if it has one.
pub(super) type Answer<'a> = Result<&'a dyn Shape, Option<&'a str>>;

/// The state that the first acceptor that matches says.
pub(super) fn state(acceptors: &[Acceptor], input: Option<&dyn Shape>, answer: Answer<'_>) -> AcceptorState {
    match acceptors.iter().find(|acceptor| matches(&acceptor.matcher, input, answer)) {
        None => AcceptorState::NoAcceptorsMatched,
        Some(acceptor) => match acceptor.state {
            State::Success => AcceptorState::Success,
            State::Failure => AcceptorState::Failure,
            State::Retry => AcceptorState::Retry,
        },
    }
}

fn matches(matcher: &Matcher, input: Option<&dyn Shape>, answer: Answer<'_>) -> bool {
    match (matcher, answer) {
        (Matcher::Success(expected), _) => answer.is_ok() == *expected,
        (Matcher::ErrorType(name), Err(code)) => code == name.rsplit('#').next(),
        (Matcher::Output(path), Ok(output)) => object(output).is_some_and(|data| found(path, &data)),
        (Matcher::InputOutput(path), Ok(output)) => {
            let both = [("input", input.map_or(Some(Value::Null), object)), ("output", object(output))];
            let both = both.into_iter().map(|(name, value)| Some((name.to_owned(), value?)));
            let both = both.collect::<Option<BTreeMap<_, _>>>();
            both.is_some_and(|both| found(path, &Value::object(both)))
        }
        (Matcher::ErrorType(_), Ok(_)) | (Matcher::Output(_) | Matcher::InputOutput(_), Err(_)) => false,
    }
}

/// An expression that is faulty, or does not apply to the data, finds nothing.
fn found(matcher: &PathMatcher, data: &Value) -> bool {
    let value = jmespath::parse(matcher.path).and_then(|path| jmespath::search(&path, data));
    value.is_ok_and(|value| compare(matcher.comparator, &value, matcher.expected))
}

fn compare(comparator: Comparator, value: &Value, expected: &str) -> bool {
    let equals = |value: &Value| matches!(value, Value::Text(text) if text.as_ref() == expected);
    match (comparator, value) {
        (Comparator::StringEquals, value) => equals(value),
        (Comparator::BooleanEquals, Value::Bool(value)) => value.to_string() == expected,
        (Comparator::AllStringEquals, Value::List(items)) => !items.is_empty() && items.iter().all(equals),
        (Comparator::AnyStringEquals, Value::List(items)) => items.iter().any(equals),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(path: &'static str, comparator: Comparator, expected: &'static str, json: &str) -> bool {
        let data = <Value as smithwright_jmespath::Literal>::read(json).unwrap_or(Value::Null);
        found(&PathMatcher { path, comparator, expected }, &data)
    }

    #[test]
    fn comparators() {
        use Comparator::*;
        assert!(holds("a.b", StringEquals, "x", r#"{"a":{"b":"x"}}"#));
        assert!(!holds("a.b", StringEquals, "x", r#"{"a":{"b":["x"]}}"#));
        assert!(!holds("a.b", StringEquals, "x", "{}"));
        assert!(holds("length(a) > `1`", BooleanEquals, "true", r#"{"a":[1,2]}"#));
        assert!(holds("a", BooleanEquals, "false", r#"{"a":false}"#));
        assert!(!holds("a", BooleanEquals, "false", "{}"));
        assert!(holds("a[].b", AllStringEquals, "x", r#"{"a":[{"b":"x"},{"b":"x"}]}"#));
        assert!(!holds("a[].b", AllStringEquals, "x", r#"{"a":[{"b":"x"},{"b":"y"}]}"#));
        assert!(!holds("a[].b", AllStringEquals, "x", r#"{"a":[]}"#));
        assert!(holds("a[].b", AnyStringEquals, "x", r#"{"a":[{"b":"x"},{"b":"y"}]}"#));
        assert!(!holds("a[", StringEquals, "x", r#"{"a":"x"}"#));
    }

    #[test]
    fn errors_and_success() {
        let acceptors =
            [Acceptor::error(State::Retry, "com.example#Missing"), Acceptor::success(State::Failure, false)];
        assert_eq!(state(&acceptors, None, Err(Some("Missing"))), AcceptorState::Retry);
        assert_eq!(state(&acceptors, None, Err(Some("Other"))), AcceptorState::Failure);
        assert_eq!(state(&acceptors, None, Err(None)), AcceptorState::Failure);
        assert_eq!(state(&acceptors[..1], None, Err(None)), AcceptorState::NoAcceptorsMatched);
    }
}
