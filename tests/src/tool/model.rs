//! A view of a Smithy JSON AST, just deep enough for the tests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Map, Value};

use super::names;

/// A service model: one service and the shapes it may reach.
#[derive(Debug)]
pub struct Model {
    shapes: Map<String, Value>,
    service: String,
}

/// An operation of the service.
#[derive(Clone, Copy, Debug)]
pub struct Operation<'m> {
    /// Shape id.
    pub id: &'m str,
    shape: &'m Value,
}

/// A member of a structure, a union or a list.
#[derive(Clone, Copy, Debug)]
pub struct Member<'m> {
    /// Name in the model, and on the wire.
    pub name: &'m str,
    /// Shape id of the target.
    pub target: &'m str,
    shape: &'m Value,
}

/// What a shape is, as far as the tests tell kinds apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind<'m> {
    /// `boolean`.
    Boolean,
    /// `integer`.
    Integer,
    /// `long`.
    Long,
    /// `string` without named values.
    String,
    /// `string` with named values: (name, value), in the model's order.
    Enum(Vec<(String, String)>),
    /// `timestamp`.
    Timestamp,
    /// `list` of this target.
    List(&'m str),
    /// `structure`.
    Structure,
    /// `union`.
    Union,
}

impl Model {
    /// Reads the model in a file.
    ///
    /// # Panics
    /// If the file cannot be read, is no model or has no service: then there is nothing to test.
    pub fn read(path: &Path) -> Self {
        let text =
            std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut root: Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let Value::Object(shapes) = root["shapes"].take() else { panic!("{}: no shapes", path.display()) };
        let service = shapes.iter().find(|(_, shape)| shape["type"] == "service").map(|(id, _)| id.clone());
        let service = service.unwrap_or_else(|| panic!("{}: no service", path.display()));
        Self { shapes, service }
    }

    /// Shape id of the service.
    pub fn service(&self) -> &str {
        &self.service
    }

    /// A shape as the model has it; null for shapes of the prelude.
    pub fn shape(&self, id: &str) -> &Value {
        self.shapes.get(id).unwrap_or(&Value::Null)
    }

    /// A trait's value of a shape, if the shape has the trait.
    pub fn shape_trait(&self, id: &str, name: &str) -> Option<&Value> {
        self.shape(id)["traits"].get(name)
    }

    /// Ids of all shapes the file defines.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.shapes.keys().map(String::as_str)
    }

    /// Operations of the service and of all its resources, by name.
    pub fn operations(&self) -> Vec<Operation<'_>> {
        let mut found = BTreeMap::new();
        self.bound_operations(&self.service, &mut BTreeSet::new(), &mut found);
        found.into_values().collect()
    }

    fn bound_operations<'m>(
        &'m self,
        owner: &'m str,
        seen: &mut BTreeSet<&'m str>,
        found: &mut BTreeMap<&'m str, Operation<'m>>,
    ) {
        if !seen.insert(owner) {
            return;
        }
        let shape = self.shape(owner);
        let lists = ["operations", "collectionOperations"].into_iter().flat_map(|key| targets(&shape[key]));
        let lifecycle = ["create", "put", "read", "update", "delete", "list"];
        let single = lifecycle.into_iter().filter_map(|key| shape[key]["target"].as_str());
        for id in lists.chain(single) {
            found.insert(names::local(id), Operation { id, shape: self.shape(id) });
        }
        for resource in targets(&shape["resources"]) {
            self.bound_operations(resource, seen, found);
        }
    }

    /// Members of a structure or union, by name.
    pub fn members(&self, id: &str) -> Vec<Member<'_>> {
        let Some(members) = self.shape(id)["members"].as_object() else { return Vec::new() };
        members.iter().filter_map(|(name, shape)| Member::new(name, shape)).collect()
    }

    /// What a shape is.
    ///
    /// # Panics
    /// If the shape is of a kind that no test has needed yet.
    pub fn kind(&self, id: &str) -> Kind<'_> {
        let shape = self.shape(id);
        let simple = shape["type"].as_str().or_else(|| id.strip_prefix("smithy.api#")).unwrap_or_default();
        match simple {
            "boolean" | "Boolean" | "PrimitiveBoolean" => Kind::Boolean,
            "integer" | "Integer" | "PrimitiveInteger" => Kind::Integer,
            "long" | "Long" | "PrimitiveLong" => Kind::Long,
            "timestamp" | "Timestamp" => Kind::Timestamp,
            "structure" => Kind::Structure,
            "union" => Kind::Union,
            "list" => Kind::List(shape["member"]["target"].as_str().unwrap_or_default()),
            "enum" | "string" | "String" => match values(shape) {
                values if values.is_empty() => Kind::String,
                values => Kind::Enum(values),
            },
            other => panic!("the test tool does not know what to do with {id}: {other:?}"),
        }
    }

    /// Shapes reached from the service's operations through inputs and outputs, errors too.
    pub fn reached(&self) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        for operation in self.operations() {
            let roots = [operation.input(), operation.output()].into_iter().flatten();
            for id in roots.chain(operation.errors()) {
                self.reach(id, &mut reached);
            }
        }
        reached
    }

    /// Adds a shape and all it reaches.
    pub fn reach<'m>(&'m self, id: &'m str, reached: &mut BTreeSet<&'m str>) {
        if !self.shapes.contains_key(id) || !reached.insert(id) {
            return;
        }
        for member in self.members(id) {
            self.reach(member.target, reached);
        }
        if let Kind::List(item) = self.kind(id) {
            self.reach(item, reached);
        }
    }

    /// Ids of the input and output structures of operations: they are not in `types`.
    pub fn operation_structures(&self) -> BTreeSet<&str> {
        self.operations()
            .iter()
            .flat_map(|operation| [operation.input(), operation.output()])
            .flatten()
            .collect()
    }

    /// Errors that any operation names, by name.
    pub fn errors(&self) -> BTreeSet<&str> {
        self.operations().iter().flat_map(Operation::errors).collect()
    }

    /// Whether a field is a plain type: required, not of an operation's input, and not a structure or union, which stay
    /// optional because the service may send ones the client cannot fill.
    pub fn is_plain(&self, owner: &str, member: &Member<'_>) -> bool {
        let is_input = self.operations().iter().any(|operation| operation.input() == Some(owner));
        member.has("smithy.api#required")
            && !is_input
            && !matches!(self.kind(member.target), Kind::Structure | Kind::Union)
    }

    /// Whether the structure's `build()` can fail.
    pub fn build_fails(&self, id: &str) -> bool {
        self.members(id).iter().any(|member| self.is_plain(id, member))
    }

    /// Waiters of all operations: name, definition, operation; by name.
    pub fn waiters(&self) -> BTreeMap<&str, (&Value, Operation<'_>)> {
        let mut waiters = BTreeMap::new();
        for operation in self.operations() {
            let defined = operation.get("smithy.waiters#waitable").and_then(Value::as_object);
            for (name, waiter) in defined.into_iter().flatten() {
                waiters.insert(name.as_str(), (waiter, operation));
            }
        }
        waiters
    }
}

impl<'m> Operation<'m> {
    /// Name without namespace.
    pub fn name(&self) -> &'m str {
        names::local(self.id)
    }

    /// Shape id of the input, if the operation has one.
    pub fn input(&self) -> Option<&'m str> {
        self.shape["input"]["target"].as_str().filter(|id| *id != "smithy.api#Unit")
    }

    /// Shape id of the output, if the operation has one.
    pub fn output(&self) -> Option<&'m str> {
        self.shape["output"]["target"].as_str().filter(|id| *id != "smithy.api#Unit")
    }

    /// Shape ids of the errors.
    pub fn errors(&self) -> Vec<&'m str> {
        targets(&self.shape["errors"]).collect()
    }

    /// A trait's value.
    pub fn get(&self, name: &str) -> Option<&'m Value> {
        self.shape["traits"].get(name)
    }
}

impl<'m> Member<'m> {
    fn new(name: &'m str, shape: &'m Value) -> Option<Self> {
        Some(Self { name, target: shape["target"].as_str()?, shape })
    }

    /// A trait's value.
    pub fn get(&self, name: &str) -> Option<&'m Value> {
        self.shape["traits"].get(name)
    }

    /// Whether the member has a trait.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

fn targets(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(|item| item["target"].as_str())
}

/// Values of an `enum` shape, or of a string with the older `enum` trait.
fn values(shape: &Value) -> Vec<(String, String)> {
    if let (Some("enum"), Some(members)) = (shape["type"].as_str(), shape["members"].as_object()) {
        let value = |name: &String, member: &Value| {
            let value = member["traits"]["smithy.api#enumValue"].as_str().unwrap_or(name);
            (name.clone(), value.to_owned())
        };
        return members.iter().map(|(name, member)| value(name, member)).collect();
    }
    let listed = shape["traits"]["smithy.api#enum"].as_array();
    let entry = |entry: &Value| {
        let value = entry["value"].as_str()?;
        Some((entry["name"].as_str().unwrap_or(value).to_owned(), value.to_owned()))
    };
    listed.into_iter().flatten().filter_map(entry).collect()
}
