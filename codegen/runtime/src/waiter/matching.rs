//! Whether an answer meets an acceptor's condition.

use std::collections::BTreeMap;

use aws_smithy_runtime::client::waiters::AcceptorState;

use super::variable::object;
use super::{Acceptor, Comparator, Matcher, PathMatcher, State};
use crate::Shape;
use crate::jmespath::{self, Value};

/// An answer: the output, or what the error is.
pub(super) type Answer<'a> = Result<&'a dyn Shape, Failure<'a>>;

/// What an error is.
#[derive(Clone, Copy, Default)]
pub(super) struct Failure<'a> {
    /// Name of its shape, if the model names it.
    pub(super) shape: Option<&'a str>,
    /// Its code, if it has one: with awsQuery compatibility not the shape's name.
    pub(super) code: Option<&'a str>,
    /// Looks up the shape of the modelled error with a code.
    pub(super) shape_of: Option<fn(&str) -> Option<&'static str>>,
}

impl Failure<'_> {
    /// Whether `name`, the absolute or relative id of a shape or a code in awsQuery, means this error. A shape's name
    /// takes precedence over codes: these may differ from what the model says.
    fn is(&self, name: &str) -> bool {
        let name = name.rsplit('#').next().unwrap_or_default();
        let shape_of = |code| self.shape_of.and_then(|find| find(code));
        match shape_of(name) {
            Some(shape) => self.shape.or_else(|| self.code.and_then(shape_of)) == Some(shape),
            None => self.code == Some(name),
        }
    }
}

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
        (Matcher::ErrorType(name), Err(failure)) => failure.is(name),
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
        let data = <Value as smithwright_contract::jmespath::Literal>::read(json).unwrap_or(Value::Null);
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
        let coded = |code| Err(Failure { code: Some(code), ..Failure::default() });
        assert_eq!(state(&acceptors, None, coded("Missing")), AcceptorState::Retry);
        assert_eq!(state(&acceptors, None, coded("Other")), AcceptorState::Failure);
        assert_eq!(state(&acceptors, None, Err(Failure::default())), AcceptorState::Failure);
        assert_eq!(state(&acceptors[..1], None, Err(Failure::default())), AcceptorState::NoAcceptorsMatched);
    }

    #[test]
    fn an_error_type_is_the_shape_whatever_the_code() {
        // `Missing` has the code `Store.Missing` in awsQuery; `Gone` has the code `Lost`.
        fn shape_of(code: &str) -> Option<&'static str> {
            match code {
                "Missing" | "Store.Missing" => Some("Missing"),
                "Gone" | "Lost" => Some("Gone"),
                _ => None,
            }
        }
        let is = |name, shape, code| Failure { shape, code, shape_of: Some(shape_of) }.is(name);
        for code in [Some("Missing"), Some("Store.Missing"), Some("Elsewhere"), Some("Gone"), None] {
            for name in ["Missing", "com.example#Missing", "Store.Missing"] {
                assert!(is(name, Some("Missing"), code), "{name} {code:?}");
                assert!(!is(name, Some("Gone"), code), "{name} {code:?}");
            }
        }
        // Not read as the model says: its code is all that is known.
        assert!(is("Missing", None, Some("Missing")));
        assert!(is("Missing", None, Some("Store.Missing")));
        assert!(is("Store.Missing", None, Some("Missing")));
        assert!(!is("Missing", None, Some("missing")));
        assert!(!is("Missing", None, None));
        // A name that the model does not know is a code.
        assert!(is("Throttled", None, Some("Throttled")));
        assert!(is("Elsewhere", Some("Missing"), Some("Elsewhere")));
        assert!(!is("Elsewhere", Some("Missing"), Some("Missing")));
        assert!(!is("", None, None));
    }
}
