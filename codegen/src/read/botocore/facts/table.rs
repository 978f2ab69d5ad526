//! The table: its form, and its rows.
//!
//! A line `@SDKID` and, after a tab, the set of the service's names begins a service; each further line is a shape,
//! then fields after tabs. A field begins with a sign for its fact:
//!
//! | field | fact |
//! |---|---|
//! | `?a,b` | members `a` and `b` are `clientOptional` |
//! | `=a,b:0` | they have this default |
//! | `#NAME:value` | the enum's value has this name |
//! | `^value` | the same, where the name is the value in capitals, see [`shouted`] |
//! | `+a,b:string` | the error has these members, which target this type of the prelude, or a shape |
//! | `*in,out,items,size` | pagination, each part perhaps empty; `*` alone: none |
//! | `!code:400` | `awsQueryError`; without a code it is the shape's name |
//! | `&fact:json` | any other fact, of the shape or, as `&fact.member:json`, of a member |

use super::names::Names;
use std::sync::LazyLock;

/// The table as committed.
static TABLE: &str = include_str!("table.txt");

/// The facts of one service.
#[derive(Clone, Copy, Debug)]
pub struct Service<'t> {
    /// The service's `sdkId`.
    pub sdk_id: &'t str,
    names: &'t str,
    body: &'t str,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row<'t> {
    /// What it is about: a trait's name, or `enumName`, `member`, `target`, `type`, `union`.
    pub fact: &'t str,
    /// The name of the shape.
    pub shape: &'t str,
    /// The name of the member, if it is about one.
    pub member: Option<&'t str>,
    /// The value: JSON, or for `member`, `target`, `type` and `error` a word; for `enumName` JSON, a space and a name.
    pub value: String,
}

/// All services there are facts of, sorted by `sdkId`.
pub fn services() -> &'static [Service<'static>] {
    static ALL: LazyLock<Vec<Service<'static>>> = LazyLock::new(|| parse(TABLE));
    &ALL
}

/// The services of a table.
pub fn parse(table: &str) -> Vec<Service<'_>> {
    let service = |text| -> Option<Service<'_>> {
        let (head, body) = str::split_once(text, '\n')?;
        let (sdk_id, names) = head.split_once('\t')?;
        Some(Service { sdk_id, names, body })
    };
    table.split('@').skip(1).filter_map(service).collect()
}

impl Service<'static> {
    /// The facts of a service, of the table that comes with the crate.
    pub fn of(sdk_id: &str) -> Option<Self> {
        let at = services().binary_search_by(|service| service.sdk_id.cmp(sdk_id)).ok()?;
        services().get(at).copied()
    }
}

impl<'t> Service<'t> {
    /// The names the service had when the facts were made.
    pub fn names(&self) -> Names {
        Names::parse(self.names)
    }

    /// All facts, by shape in the order of the table.
    pub fn rows(&self) -> Vec<Row<'t>> {
        let mut rows = Vec::new();
        for line in self.body.lines() {
            let mut fields = line.split('\t');
            let Some(shape) = fields.next() else { continue };
            for field in fields {
                add(shape, field, &mut rows);
            }
        }
        rows
    }
}

fn add<'t>(shape: &'t str, field: &'t str, rows: &mut Vec<Row<'t>>) {
    let Some(sign) = field.get(..1) else { return };
    let Some(text) = field.get(1..) else { return };
    let (head, tail) = text.split_once(':').unwrap_or((text, ""));
    let mut row = |fact, member, value: String| rows.push(Row { fact, shape, member, value });
    match sign {
        "?" => head.split(',').for_each(|member| row("clientOptional", Some(member), String::new())),
        "=" => head.split(',').for_each(|member| row("default", Some(member), tail.to_owned())),
        "+" => head.split(',').for_each(|member| row("member", Some(member), tail.to_owned())),
        "#" => row("enumName", None, format!("\"{tail}\" {head}")),
        "^" => row("enumName", None, format!("\"{text}\" {}", shouted(text))),
        "*" => row("paginated", None, pagination(text)),
        "!" => {
            let code = if head.is_empty() { shape } else { head };
            row("awsQueryError", None, format!("{{\"code\":\"{code}\",\"httpResponseCode\":{tail}}}"));
        }
        "&" => {
            let (fact, member) =
                head.split_once('.').map_or((head, None), |(fact, member)| (fact, Some(member)));
            row(fact, member, tail.to_owned());
        }
        _ => {}
    }
}

fn pagination(text: &str) -> String {
    if text.is_empty() {
        return "null".to_owned();
    }
    // The order of the keys is that of their names, as in the rows that the table is made from.
    let mut parts = text.split(',').map(|part| Some(part).filter(|part| !part.is_empty()));
    let mut next = || parts.next().flatten();
    let (input, output, items, size) = (next(), next(), next(), next());
    let keys = [("inputToken", input), ("items", items), ("outputToken", output), ("pageSize", size)];
    let entries = keys.iter().filter_map(|(key, value)| value.map(|value| format!("\"{key}\":\"{value}\"")));
    format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
}

/// The name that models most often have for a value: its capitals, with `_` for other characters and before capitals
/// that follow a small letter or digit.
pub fn shouted(value: &str) -> String {
    let mut name = String::with_capacity(value.len() + 4);
    let mut before = ' ';
    for c in value.chars() {
        let apart = c.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit());
        let usable = c.is_ascii_alphanumeric();
        if (apart || !usable) && !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
        if usable {
            name.push(c.to_ascii_uppercase());
        }
        before = c;
    }
    name
}

/// How many fields the table has.
#[cfg(test)]
pub(super) fn fields() -> usize {
    TABLE.lines().filter(|line| !line.starts_with('@')).map(|line| line.matches('\t').count()).sum()
}
