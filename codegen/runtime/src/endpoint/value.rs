//! Values that rules compute with.

use super::arn::Arn;
use super::params::ParamValue;
use super::partition::Outputs;
use super::template::Step;
use super::url::Url;
use std::borrow::Cow;

/// Text borrowed from the rule set, the parameters or the partition facts wherever possible.
pub(super) type Text<'a> = Cow<'a, str>;

/// `slice`, which lies within `whole`, for as long as `whole` is borrowed, otherwise a copy.
///
/// A slice of a borrowed text cannot be told apart by the borrow checker from one of an owned text, so it is found
/// again by its place.
pub(super) fn part<'a>(whole: &Text<'a>, slice: &str) -> Text<'a> {
    if let Cow::Borrowed(text) = whole {
        let start = (slice.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        if let Some(found) = text.get(start..start.wrapping_add(slice.len())) {
            return Cow::Borrowed(found);
        }
    }
    Cow::Owned(slice.to_owned())
}

/// A value; `Empty` is an optional that holds nothing.
#[derive(Clone, Debug)]
pub(super) enum Value<'a> {
    Empty,
    Bool(bool),
    Int(i64),
    Text(Text<'a>),
    /// A string list parameter, as the caller keeps it.
    Texts(&'a [String]),
    List(Vec<Value<'a>>),
    Partition(&'a Outputs),
    Arn(Box<Arn<'a>>),
    Url(Box<Url<'a>>),
}

impl<'a> Value<'a> {
    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// Whether a condition of this value is met: it holds something, and that is not `false`.
    pub(super) fn is_met(&self) -> bool {
        !matches!(self, Self::Empty | Self::Bool(false))
    }

    /// What lies at `path`; empty when there is nothing.
    pub(super) fn at(&self, path: &[Step]) -> Value<'a> {
        let Some((first, rest)) = path.split_first() else { return self.clone() };
        let found = match first {
            Step::Key(key) => self.get(key),
            Step::Index(index) => self.nth(*index),
        };
        match found {
            Some(value) if rest.is_empty() => value,
            Some(value) => value.at(rest),
            None => Value::Empty,
        }
    }

    fn get(&self, key: &str) -> Option<Value<'a>> {
        match self {
            Self::Partition(outputs) => outputs.get(key),
            Self::Arn(arn) => arn.get(key),
            Self::Url(url) => url.get(key),
            _ => None,
        }
    }

    /// The item at `index`; negative indexes count from the end, -1 being the last item.
    fn nth(&self, index: i64) -> Option<Value<'a>> {
        let place = |len: usize| {
            let from_end = usize::try_from(index.unsigned_abs()).ok()?;
            if index < 0 { len.checked_sub(from_end) } else { Some(from_end) }
        };
        match self {
            Self::List(items) => items.get(place(items.len())?).cloned(),
            Self::Texts(items) => Some(Value::from(items.get(place(items.len())?)?.as_str())),
            _ => None,
        }
    }

    /// What kind of value this is, for messages.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Empty => "nothing",
            Self::Bool(_) => "a boolean",
            Self::Int(_) => "an integer",
            Self::Text(_) => "a string",
            Self::Texts(_) | Self::List(_) => "a list",
            Self::Partition(_) | Self::Arn(_) | Self::Url(_) => "an object",
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a ParamValue> for Value<'a> {
    fn from(value: &'a ParamValue) -> Self {
        match value {
            ParamValue::String(text) => Self::from(text.as_str()),
            ParamValue::Bool(flag) => Self::Bool(*flag),
            ParamValue::StringList(items) => Self::Texts(items),
        }
    }
}
