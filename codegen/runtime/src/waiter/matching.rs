//! Whether an answer meets an acceptor's condition.

use std::collections::BTreeMap;

use aws_smithy_runtime::client::waiters::AcceptorState;
use jmespath::{Rcvar, Variable};

use super::variable::object;
use super::{Acceptor, Comparator, Matcher, PathMatcher, State};
use crate::Shape;

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
        (Matcher::Output(path), Ok(output)) => found(path, object(output)),
        (Matcher::InputOutput(path), Ok(output)) => {
            let input = input.map_or(Variable::Null, object);
            let both = [("input", input), ("output", object(output))];
            let both = both.map(|(name, value)| (name.to_owned(), Rcvar::new(value)));
            found(path, Variable::Object(BTreeMap::from(both)))
        }
        (Matcher::ErrorType(_), Ok(_)) | (Matcher::Output(_) | Matcher::InputOutput(_), Err(_)) => false,
    }
}

/// An expression that is faulty, or does not apply to the data, finds nothing.
fn found(matcher: &PathMatcher, data: Variable) -> bool {
    let value = jmespath::compile(matcher.path).and_then(|expression| expression.search(data));
    value.is_ok_and(|value| compare(matcher.comparator, &value, matcher.expected))
}

fn compare(comparator: Comparator, value: &Variable, expected: &str) -> bool {
    let equals = |value: &Variable| value.as_string().is_some_and(|text| text == expected);
    match comparator {
        Comparator::StringEquals => equals(value),
        Comparator::BooleanEquals => value.as_boolean().is_some_and(|value| value.to_string() == expected),
        Comparator::AllStringEquals => {
            value.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(|item| equals(item)))
        }
        Comparator::AnyStringEquals => {
            value.as_array().is_some_and(|items| items.iter().any(|item| equals(item)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(path: &'static str, comparator: Comparator, expected: &'static str, json: &str) -> bool {
        let data = Variable::from_json(json).unwrap_or(Variable::Null);
        found(&PathMatcher { path, comparator, expected }, data)
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
