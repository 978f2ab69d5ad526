//! Enums in `types`: each value there and back.

use std::fmt::Write;

use crate::tool::model::{Kind, Model};
use crate::tool::names;

pub(super) fn source(model: &Model) -> String {
    let mut out = String::new();
    for id in model.reached() {
        if let Kind::Enum(values) = model.kind(id) {
            enumeration(id, &values, &mut out);
        }
    }
    out
}

fn enumeration(id: &str, values: &[(String, String)], out: &mut String) {
    let name = names::type_name(id);
    let mut rows = String::new();
    let mut arms = String::new();
    for (variant, value) in values {
        let variant = names::variant(variant);
        let _ = writeln!(rows, "        ({name}::{variant}, {value:?}),");
        let _ = writeln!(arms, "            {name}::{variant} => {value:?},");
    }
    let _ = write!(
        out,
        "
#[test]
fn {module}() {{
    use proton::types::{name};
    let _: &'static [&'static str] = {name}::values();
    let _: fn(&{name}) -> &str = |it| match it {{
{arms}            other => other.as_str(),
    }};
    let rows = [
{rows}    ];
    assert_eq!({name}::values().len(), rows.len());
    for (value, text) in rows {{
        assert!({name}::values().contains(&text));
        check(value, text, {name}::as_str, {name}::try_parse(text).ok());
    }}
    check({name}::from(\"SOMETHING new\"), \"SOMETHING new\", {name}::as_str, None);
}}
",
        module = names::module(&name),
    );
}
