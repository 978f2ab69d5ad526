//! The functions that rules can call: Smithy's standard library and AWS's additions.

use super::arn::Arn;
use super::eval::{EvalError, MAX_TEXT};
use super::host;
use super::partition::Partitions;
use super::url::Url;
use super::value::{Text, Value, part};
use smithwright_contract::endpoint::Function;
use std::fmt::Write;

/// The value of a function for `args`. Those whose arguments are evaluated only when they are needed (`coalesce`,
/// `ite`), and `getAttr`, whose path is taken apart beforehand, are evaluated in `eval`.
///
/// Arguments that are missing make the result empty (or the comparison false): in rule sets an `isSet` comes before
/// them, so what this means shows only in faulty ones.
pub(super) fn call<'a>(
    function: Function,
    args: &[Value<'a>],
    facts: &'a Partitions,
) -> Result<Value<'a>, EvalError> {
    use Value::{Bool, Empty, Int, Text};
    Ok(match (function, args) {
        (Function::IsSet, [value]) => Bool(!value.is_empty()),
        (Function::Not, [value]) => Bool(!value.is_met()),
        (Function::BooleanEquals, [Bool(a), Bool(b)]) => Bool(a == b),
        (Function::StringEquals, [Text(a), Text(b)]) => Bool(a == b),
        (Function::BooleanEquals | Function::StringEquals, [a, b]) if a.is_empty() || b.is_empty() => {
            Bool(false)
        }
        (Function::IsValidHostLabel, [Text(text), Bool(dots)]) => {
            Bool(host::is_valid_host_label(text, *dots))
        }
        (Function::IsVirtualHostableBucket, [Text(text), Bool(dots)]) => {
            Bool(host::is_virtual_hostable_bucket(text, *dots))
        }
        (Function::ParseArn, [Text(text)]) => Arn::parse(text).map_or(Empty, |arn| Value::Arn(Box::new(arn))),
        (Function::ParseUrl, [Text(text)]) => Url::parse(text).map_or(Empty, |url| Value::Url(Box::new(url))),
        (Function::Partition, [Text(region)]) => facts.find(region).map_or(Empty, Value::Partition),
        (Function::Substring, [Text(text), Int(from), Int(to), Bool(reverse)]) => {
            substring(text, *from, *to, *reverse).map_or(Empty, Text)
        }
        (Function::UriEncode, [Text(text)]) => Text(uri_encode(text)?),
        (Function::Split, [Text(text), Text(delimiter), Int(limit)]) => split(text, delimiter, *limit)?,
        (_, [value, ..]) if value.is_empty() => Empty,
        _ => return Err(EvalError::arguments(function, args)),
    })
}

/// The characters `from..to`, counted from the end if `reverse`.
fn substring<'a>(text: &Text<'a>, from: i64, to: i64, reverse: bool) -> Option<Text<'a>> {
    let (from, to) = (usize::try_from(from).ok()?, usize::try_from(to).ok()?);
    if !text.is_ascii() || from >= to || to > text.len() {
        return None;
    }
    let range = if reverse { text.len() - to..text.len() - from } else { from..to };
    text.get(range).map(|slice| part(text, slice))
}

/// Percent-encodes every byte that RFC 3986 reserves or does not allow.
fn uri_encode<'a>(text: &Text<'a>) -> Result<Text<'a>, EvalError> {
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"-_.~".contains(b);
    if text.bytes().all(|b| plain(&b)) {
        return Ok(text.clone());
    }
    let mut out = String::with_capacity(text.len() + 16);
    for byte in text.bytes() {
        if plain(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    if out.len() > MAX_TEXT { Err(EvalError::too_long()) } else { Ok(Text::Owned(out)) }
}

/// `text` at each `delimiter`, in at most `limit` parts; 0 means any number.
fn split<'a>(text: &Text<'a>, delimiter: &str, limit: i64) -> Result<Value<'a>, EvalError> {
    let limit = match usize::try_from(limit) {
        Ok(0) => usize::MAX,
        Ok(limit) => limit,
        Err(_) => return Err(EvalError::new("split: the limit is negative")),
    };
    if delimiter.is_empty() {
        return Err(EvalError::new("split: the delimiter is empty"));
    }
    Ok(Value::List(text.splitn(limit, delimiter).map(|slice| Value::Text(part(text, slice))).collect()))
}
