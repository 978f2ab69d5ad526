//! Prefixes of hosts with values of the input.

use crate::Shape;
use crate::error::BoxError;
use crate::shape::View;

/// Fills the `{labels}` of `template` with members of `input`. A label must be a host label, so that no value can
/// send the request elsewhere.
pub(super) fn host_prefix(template: &str, input: &dyn Shape) -> Result<String, BoxError> {
    let mut prefix = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or("the prefix of the host has an open label")?;
        prefix.push_str(before);
        prefix.push_str(label(name, input)?);
        rest = after;
    }
    prefix.push_str(rest);
    Ok(prefix)
}

fn label<'a>(name: &str, input: &'a dyn Shape) -> Result<&'a str, BoxError> {
    let index = input.descriptor().members.iter().position(|member| *member == name);
    let text = match index.and_then(|index| input.field(index)).map(|field| field.view()) {
        Some(View::String(text)) => text,
        Some(View::StringEnum(value)) => value.text(),
        _ => "",
    };
    let ends_well = !text.starts_with('-') && !text.ends_with('-');
    let is_label = (1..=63).contains(&text.len())
        && ends_well
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_label {
        Ok(text)
    } else {
        Err(format!("`{name}` is part of the host name, so it must be 1 to 63 letters, digits and dashes")
            .into())
    }
}
