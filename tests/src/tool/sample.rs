//! Sample values: a Rust expression and the JSON it must become, made side by side from the model.

use serde_json::{Map, Value, json};

use super::model::{Kind, Member, Model};
use super::names;

/// A value in both forms.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Rust expression that makes the value; `types` and `primitives` are in scope.
    pub rust: String,
    /// The value in JSON.
    pub json: Value,
}

/// Makes values that differ from each other, always the same for the same model.
#[derive(Debug)]
pub struct Sampler<'m> {
    model: &'m Model,
    count: usize,
    unions: usize,
    hidden: bool,
}

/// What texts begin with that no `Debug` may show.
pub const HIDDEN: &str = "hidden";

/// Optional members deeper than this are left out: what keeps recursive structures finite.
const DEPTH: usize = 6;

impl<'m> Sampler<'m> {
    /// A sampler; the nth one takes the nth member of the first union it meets.
    pub fn new(model: &'m Model, nth: usize) -> Self {
        Self { model, count: nth, unions: nth, hidden: false }
    }

    /// All members of a structure: name and value; a list's value is in JSON only, its items are what a builder takes.
    pub fn members(&mut self, id: &str, depth: usize) -> Vec<(Member<'m>, Vec<Sample>, Value)> {
        let members = self.model.members(id);
        let wanted = members.into_iter().filter(|it| depth < DEPTH || it.has("smithy.api#required"));
        wanted.collect::<Vec<_>>().into_iter().map(|member| self.member(member, depth)).collect()
    }

    fn member(&mut self, member: Member<'m>, depth: usize) -> (Member<'m>, Vec<Sample>, Value) {
        if let Kind::List(item) = self.model.kind(member.target) {
            let items: Vec<Sample> = (0..2).map(|_| self.value(member.name, item, depth + 1)).collect();
            let json = items.iter().map(|item| item.json.clone()).collect();
            return (member, items, json);
        }
        let value = self.value(member.name, member.target, depth + 1);
        let json = value.json.clone();
        (member, vec![value], json)
    }

    /// A whole structure in JSON.
    pub fn json(&mut self, id: &str) -> Value {
        self.members(id, 0)
            .into_iter()
            .map(|(member, _, json)| (member.name.to_owned(), json))
            .collect::<Map<_, _>>()
            .into()
    }

    /// A value of a shape; `name` makes texts recognisable.
    pub fn value(&mut self, name: &str, id: &'m str, depth: usize) -> Sample {
        let outer = self.hidden;
        self.hidden |= self.model.shape_trait(id, "smithy.api#sensitive").is_some();
        let sample = self.shown(name, id, depth);
        self.hidden = outer;
        sample
    }

    fn shown(&mut self, name: &str, id: &'m str, depth: usize) -> Sample {
        self.count += 1;
        let count = self.count;
        match self.model.kind(id) {
            Kind::Boolean => plain(json!(count.is_multiple_of(2))),
            Kind::Integer | Kind::Long => plain(json!(count)),
            Kind::String => {
                // Quote, backslash, line end and letters of two, three and four bytes: what JSON has to escape or keep.
                let prefix = if self.hidden { HIDDEN } else { "shown" };
                let text = format!("{prefix} {name} {count} \"\\\n\u{e9}\u{20ac}\u{1f680}");
                Sample { rust: names::literal(&text), json: text.into() }
            }
            Kind::Enum(values) => {
                let (variant, value) = &values[count % values.len()];
                let rust = format!("types::{}::{}", names::type_name(id), names::variant(variant));
                Sample { rust, json: value.as_str().into() }
            }
            Kind::Timestamp => {
                // A fraction that binary floating point holds exactly.
                let seconds = 1_600_000_000 + count;
                let rust = format!("primitives::DateTime::from_fractional_secs({seconds}, 0.25)");
                Sample { rust, json: json!(seconds as f64 + 0.25) }
            }
            Kind::List(item) => {
                let items: Vec<Sample> = (0..2).map(|_| self.value(name, item, depth + 1)).collect();
                let rust: Vec<_> = items.iter().map(|item| item.rust.as_str()).collect();
                let rust = format!("vec![{}]", rust.join(", "));
                Sample { rust, json: items.into_iter().map(|item| item.json).collect() }
            }
            Kind::Structure => self.structure(id, depth),
            Kind::Union => self.union(id, depth),
        }
    }

    fn structure(&mut self, id: &str, depth: usize) -> Sample {
        let mut rust = format!("types::{}::builder()", names::type_name(id));
        let mut json = Map::new();
        for (member, items, value) in self.members(id, depth) {
            for item in items {
                rust.push_str(&format!(".{}({})", names::field(member.name), item.rust));
            }
            json.insert(member.name.to_owned(), value);
        }
        rust.push_str(if self.model.build_fails(id) { ".build().expect(\"complete\")" } else { ".build()" });
        Sample { rust, json: json.into() }
    }

    fn union(&mut self, id: &str, depth: usize) -> Sample {
        let members = self.model.members(id);
        let member = members[self.unions % members.len()];
        self.unions += 1;
        let value = self.value(member.name, member.target, depth + 1);
        let rust =
            format!("types::{}::{}({})", names::type_name(id), names::variant(member.name), value.rust);
        Sample { rust, json: json!({ member.name: value.json }) }
    }
}

fn plain(json: Value) -> Sample {
    Sample { rust: json.to_string(), json }
}
