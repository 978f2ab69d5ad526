//! Endpoint parameters that an operation gives values: of its own, or of its input.

use super::params::{InvalidParams, ParamValue, ParamsBuilder};
use super::path;
use crate::Shape;
use crate::shape::View;

/// A parameter of the endpoint rule set that takes its value from the operation or its input.
#[derive(Clone, Copy, Debug)]
pub struct ContextParam {
    name: &'static str,
    source: Source,
}

/// What is wrong with a required member that has no value: the request could not be dispatched.
const BLANK: &str = "this member of the input has to be set, and not be blank";

#[derive(Clone, Copy, Debug)]
enum Source {
    Text(&'static str),
    Flag(bool),
    Texts(&'static [&'static str]),
    Member(&'static str),
    Required(&'static str),
    /// With what follows the path: only programs with such a parameter hold that code.
    Path(&'static str, fn(&str, &dyn Shape) -> Option<ParamValue>),
}

impl ContextParam {
    /// The parameter `name` is always `text` (`smithy.rules#staticContextParams`).
    pub const fn text(name: &'static str, text: &'static str) -> Self {
        Self { name, source: Source::Text(text) }
    }

    /// The parameter `name` is always `flag` (`smithy.rules#staticContextParams`).
    pub const fn flag(name: &'static str, flag: bool) -> Self {
        Self { name, source: Source::Flag(flag) }
    }

    /// The parameter `name` is always the list `texts` (`smithy.rules#staticContextParams`).
    pub const fn texts(name: &'static str, texts: &'static [&'static str]) -> Self {
        Self { name, source: Source::Texts(texts) }
    }

    /// The parameter `name` has the value of the input's member `member` (`smithy.rules#contextParam`).
    pub const fn member(name: &'static str, member: &'static str) -> Self {
        Self { name, source: Source::Member(member) }
    }

    /// As [`member`](Self::member), for a required member: nothing is sent while it is absent or blank.
    pub const fn required(name: &'static str, member: &'static str) -> Self {
        Self { name, source: Source::Required(member) }
    }

    /// The parameter `name` has the value that the JMESPath `path` finds in the input
    /// (`smithy.rules#operationContextParams`, whose subset of JMESPath this is).
    pub const fn path(name: &'static str, path: &'static str) -> Self {
        Self { name, source: Source::Path(path, path::find) }
    }

    fn value(&self, input: &dyn Shape) -> Result<Option<ParamValue>, InvalidParams> {
        Ok(match self.source {
            Source::Text(text) => Some(text.into()),
            Source::Flag(flag) => Some(flag.into()),
            Source::Texts(texts) => {
                Some(texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>().into())
            }
            Source::Member(member) => path::member(input, member).and_then(value),
            Source::Required(member) => {
                let found = path::member(input, member).and_then(value);
                let is_blank = |value: &ParamValue| value.as_str().is_some_and(|text| text.trim().is_empty());
                Some(found.filter(|value| !is_blank(value)).ok_or(InvalidParams::new(member, BLANK))?)
            }
            Source::Path(path, find) => find(path, input),
        })
    }
}

/// Sets the parameters of an operation; of several with one name the first that has a value counts.
pub(crate) fn apply(
    mut builder: ParamsBuilder,
    params: &[ContextParam],
    input: &dyn Shape,
) -> Result<ParamsBuilder, InvalidParams> {
    for param in params.iter().rev() {
        if let Some(value) = param.value(input)? {
            builder = builder.set(param.name, value);
        }
    }
    Ok(builder)
}

/// The value of a member as a parameter; `None` when it is absent, or nothing that a parameter can be.
pub(super) fn value(view: View<'_>) -> Option<ParamValue> {
    match view {
        View::Boolean(flag) => Some(flag.into()),
        View::List(items) => {
            let items = (0..items.len()).filter_map(|at| items.item(at));
            Some(items.filter_map(|item| text(item.view())).collect::<Vec<_>>().into())
        }
        view => text(view).map(Into::into),
    }
}

pub(super) fn text(view: View<'_>) -> Option<String> {
    match view {
        View::String(text) => Some(text.to_owned()),
        View::StringEnum(value) => Some(value.text().to_owned()),
        _ => None,
    }
}
