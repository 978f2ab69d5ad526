//! `corrections`: what is wrong with a model, and what is right.
//!
//! ```toml
//! [[services.weather.corrections]]
//! shape = "example.weather#City$population"
//! add = { "smithy.api#default" = 0 }
//! remove = ["smithy.api#required"]
//! ```

use super::read::{Reader, Value};
use smithwright::diagnostic::{Code, Diagnostic};
use smithwright::model::{Key, Node, Place, ShapeId, ShapeKind, Traits, Value as Json};
use smithwright::read::{self, Correction, Edit};
use toml::de::{DeInteger, DeValue};

/// Keys of one correction.
pub(super) const KEYS: [&str; 8] =
    ["shape", "add", "replace", "remove", "type", "target", "members", "names"];

/// Types that a shape can become.
const KINDS: [ShapeKind; 15] = [
    ShapeKind::Blob,
    ShapeKind::Boolean,
    ShapeKind::String,
    ShapeKind::Byte,
    ShapeKind::Short,
    ShapeKind::Integer,
    ShapeKind::Long,
    ShapeKind::Float,
    ShapeKind::Double,
    ShapeKind::BigInteger,
    ShapeKind::BigDecimal,
    ShapeKind::Timestamp,
    ShapeKind::Document,
    ShapeKind::Structure,
    ShapeKind::Union,
];

impl Reader<'_> {
    /// The corrections of one service, in their order.
    pub(super) fn corrections(&mut self, value: &Value<'_>) -> Vec<Correction> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong("corrections", value, "tables such as `[[services.weather.corrections]]`");
            return Vec::new();
        };
        list.iter().flat_map(|value| self.correction(value)).collect()
    }

    /// All that one table says of its shape.
    fn correction(&mut self, value: &Value<'_>) -> Vec<Correction> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong("corrections", value, "a table with the key `shape`");
            return Vec::new();
        };
        let mut target = None;
        let mut edits: Vec<(Edit, Place)> = Vec::new();
        let mut sound = true;
        for (key, value) in table {
            let at = self.place(key.span().start);
            let before = self.found.len();
            match key.get_ref().as_ref() {
                "shape" => target = self.shape_id("shape", value),
                "add" => edits.extend(self.traits("add", value, Edit::AddTrait)),
                "replace" => edits.extend(self.traits("replace", value, Edit::ReplaceTrait)),
                "remove" => edits.extend(self.removed(value)),
                "type" => edits.extend(self.kind(value).map(|kind| (Edit::SetType(kind), at))),
                "target" => {
                    edits.extend(self.shape_id("target", value).map(|id| (Edit::SetTarget(id), at)));
                }
                "members" => edits.extend(self.members(value)),
                "names" => edits.extend(self.names(value)),
                unknown => self.unknown(unknown, key.span().start, &KEYS),
            }
            sound &= self.found.len() == before;
        }
        let place = self.place(value.span().start);
        let problem = match (&target, edits.is_empty()) {
            _ if !sound => return Vec::new(),
            (None, _) => {
                ("a correction does not name its shape", "a setting such as `shape = \"example#City$name\"`")
            }
            (_, true) => (
                "a correction changes nothing",
                "one of the keys `add`, `replace`, `remove`, `type`, `target`, `members`, `names`",
            ),
            (Some(target), false) => {
                let correction = |(edit, place)| Correction::new(target.clone(), edit).at(place);
                return edits.into_iter().map(correction).collect();
            }
        };
        self.found.push(Diagnostic::error(Code::BadSettings, problem.0).at(&place).expected(problem.1));
        Vec::new()
    }

    fn shape_id(&mut self, key: &str, value: &Value<'_>) -> Option<ShapeId> {
        let text = self.text_of(key, value)?;
        self.parsed(key, &text, value)
    }

    fn parsed(&mut self, key: &str, text: &str, value: &Value<'_>) -> Option<ShapeId> {
        let id = ShapeId::parse(text);
        if let Err(problem) = &id {
            let message = format!("`{key}`: `{text}` is not a shape id: {}", problem.reason);
            let problem = Diagnostic::error(Code::BadSettings, message).at(&self.place(value.span().start));
            self.found.push(problem.expected("an absolute id such as `example.weather#City`"));
        }
        id.ok()
    }

    /// Traits by id, with their values.
    fn traits(
        &mut self,
        key: &str,
        value: &Value<'_>,
        edit: fn(ShapeId, Node) -> Edit,
    ) -> Vec<(Edit, Place)> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(
                key,
                value,
                "a table of trait ids with their values, such as `{ \"smithy.api#default\" = 0 }`",
            );
            return Vec::new();
        };
        let mut edits = Vec::new();
        for (name, value) in table {
            let place = self.place(name.span().start);
            let id = self.parsed(key, name.get_ref(), value);
            if let Some((id, node)) = id.zip(self.node(key, value)) {
                edits.push((edit(id, node), place));
            }
        }
        edits
    }

    fn removed(&mut self, value: &Value<'_>) -> Vec<(Edit, Place)> {
        let place = self.place(value.span().start);
        let ids: Vec<_> = self.texts("remove", value);
        let ids = ids.iter().filter_map(|text| self.parsed("remove", text, value));
        ids.map(|id| (Edit::RemoveTrait(id), place.clone())).collect()
    }

    fn kind(&mut self, value: &Value<'_>) -> Option<ShapeKind> {
        let text = value.get_ref().as_str();
        let kind = KINDS.iter().find(|kind| Some(kind.name()) == text);
        if kind.is_none() {
            self.wrong("type", value, &super::read::list(&KINDS.each_ref().map(ShapeKind::name)));
        }
        kind.cloned()
    }

    /// New members with the ids of their targets.
    fn members(&mut self, value: &Value<'_>) -> Vec<(Edit, Place)> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong("members", value, "a table such as `{ message = \"smithy.api#String\" }`");
            return Vec::new();
        };
        let mut edits = Vec::new();
        for (name, value) in table {
            let place = self.place(name.span().start);
            if let Some(target) = self.shape_id("members", value) {
                let name = name.get_ref().clone().into_owned();
                edits.push((Edit::AddMember { name, target, traits: Traits::default() }, place));
            }
        }
        edits
    }

    /// Values of an enum with the names of their members.
    fn names(&mut self, value: &Value<'_>) -> Vec<(Edit, Place)> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(
                "names",
                value,
                "a table of values with their names, such as `{ \"deep blue\" = \"DEEP_BLUE\" }`",
            );
            return Vec::new();
        };
        let mut edits = Vec::new();
        for (enum_value, value) in table {
            let place = self.place(enum_value.span().start);
            if let Some(name) = self.text_of("names", value) {
                let value = enum_value.get_ref().clone().into_owned();
                edits.push((Edit::NameValue { value, name }, place));
            }
        }
        edits
    }

    /// A value of a trait, as JSON has it.
    fn node(&mut self, key: &str, value: &Value<'_>) -> Option<Node> {
        let place = self.place(value.span().start);
        let json = match value.get_ref() {
            DeValue::String(text) => Json::String(text.clone().into_owned()),
            DeValue::Boolean(value) => Json::Bool(*value),
            DeValue::Array(items) => {
                Json::Array(items.iter().filter_map(|item| self.node(key, item)).collect())
            }
            DeValue::Table(table) => {
                let mut entries = Vec::new();
                for (name, value) in table {
                    let place = self.place(name.span().start);
                    if let Some(node) = self.node(key, value) {
                        entries.push((Key { name: name.get_ref().clone().into_owned(), place }, node));
                    }
                }
                Json::Object(entries)
            }
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => {
                let node = number(value.get_ref()).and_then(|text| read::node(&text, &place));
                if node.is_none() {
                    self.wrong(
                        key,
                        value,
                        "a value that JSON has: a text, number, truth value, list or table",
                    );
                }
                return node;
            }
        };
        Some(Node { value: json, place })
    }
}

/// A number as JSON writes it.
fn number(value: &DeValue<'_>) -> Option<String> {
    let plain = |text: &str| text.replace('_', "").trim_start_matches('+').to_owned();
    match value {
        DeValue::Integer(number) if number.radix() == 10 => Some(plain(number.as_str())),
        DeValue::Integer(number) => other_radix(number),
        DeValue::Float(number) => Some(plain(number.as_str())),
        _ => None,
    }
}

fn other_radix(number: &DeInteger<'_>) -> Option<String> {
    let digits = number.as_str().replace('_', "");
    i128::from_str_radix(&digits, number.radix()).ok().map(|number| number.to_string())
}
