//! Shapes and members.

use super::id::ShapeId;
use super::place::Place;
use super::traits::Traits;

/// A shape: everything the model says of one id.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its id.
    pub id: ShapeId,
    /// What it is, with what only this kind has.
    pub kind: ShapeKind,
    /// Its members in model order, those of mixins first: of a structure, union, enum or intEnum; `member` of a
    /// list; `key` and `value` of a map. Empty for other kinds.
    pub members: Vec<Member>,
    /// The traits applied to it, those of its mixins included.
    pub traits: Traits,
    /// Where it is defined.
    pub place: Place,
    /// Where it names other shapes outside its members: operations, resources, inputs, errors …
    pub references: Vec<(ShapeId, Place)>,
}

/// A member of a shape.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its id, `namespace#Shape$member`.
    pub id: ShapeId,
    /// Its name.
    pub name: String,
    /// The shape of its values; `smithy.api#Unit` for members of enums.
    pub target: ShapeId,
    /// The traits applied to it.
    pub traits: Traits,
    /// Where it is defined.
    pub place: Place,
    /// Where it names its target.
    pub target_place: Place,
}

/// The kinds of shapes. A `set` of Smithy 1.0 is read as a list with `uniqueItems`, a string with the `enum` trait of
/// 1.0 as an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the specification's section on shapes")]
pub enum ShapeKind {
    Blob,
    Boolean,
    String,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Document,
    Enum,
    IntEnum,
    List,
    Map,
    Structure,
    Union,
    Operation(OperationShape),
    Resource(ResourceShape),
    Service(ServiceShape),
}

/// What only an operation has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OperationShape {
    /// The structure sent. `None` when the model names none or `smithy.api#Unit`.
    pub input: Option<ShapeId>,
    /// The structure returned. `None` when the model names none or `smithy.api#Unit`.
    pub output: Option<ShapeId>,
    /// The errors it can return beside those of its service.
    pub errors: Vec<ShapeId>,
}

/// What only a resource has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResourceShape {
    /// Names and shapes of its identifiers.
    pub identifiers: Vec<(String, ShapeId)>,
    /// Names and shapes of its properties.
    pub properties: Vec<(String, ShapeId)>,
    /// The lifecycle operation `create`.
    pub create: Option<ShapeId>,
    /// The lifecycle operation `put`.
    pub put: Option<ShapeId>,
    /// The lifecycle operation `read`.
    pub read: Option<ShapeId>,
    /// The lifecycle operation `update`.
    pub update: Option<ShapeId>,
    /// The lifecycle operation `delete`.
    pub delete: Option<ShapeId>,
    /// The lifecycle operation `list`.
    pub list: Option<ShapeId>,
    /// Other operations on one instance.
    pub operations: Vec<ShapeId>,
    /// Other operations on the collection.
    pub collection_operations: Vec<ShapeId>,
    /// Resources below this one.
    pub resources: Vec<ShapeId>,
}

/// What only a service has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceShape {
    /// The version of the API, often a date.
    pub version: String,
    /// Operations bound directly; most may be bound through resources instead.
    pub operations: Vec<ShapeId>,
    /// Resources at the top.
    pub resources: Vec<ShapeId>,
    /// Errors that every operation can return.
    pub errors: Vec<ShapeId>,
    /// Other names for shapes, where names clash within the service.
    pub rename: Vec<(ShapeId, String)>,
}

impl Shape {
    /// The member of that name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// Where the shape names another one, outside its members; else where it is itself defined.
    pub fn place_of(&self, reference: &ShapeId) -> &Place {
        let named = self.references.iter().find(|(id, _)| id == reference);
        named.map_or(&self.place, |(_, place)| place)
    }

    /// The shape as an operation.
    pub fn as_operation(&self) -> Option<&OperationShape> {
        match &self.kind {
            ShapeKind::Operation(operation) => Some(operation),
            _ => None,
        }
    }

    /// The shape as a resource.
    pub fn as_resource(&self) -> Option<&ResourceShape> {
        match &self.kind {
            ShapeKind::Resource(resource) => Some(resource),
            _ => None,
        }
    }

    /// The shape as a service.
    pub fn as_service(&self) -> Option<&ServiceShape> {
        match &self.kind {
            ShapeKind::Service(service) => Some(service),
            _ => None,
        }
    }
}

impl ResourceShape {
    /// All operations bound here, lifecycle operations first, not those of resources below.
    pub fn all_operations(&self) -> impl Iterator<Item = &ShapeId> {
        [&self.create, &self.put, &self.read, &self.update, &self.delete, &self.list]
            .into_iter()
            .flatten()
            .chain(&self.operations)
            .chain(&self.collection_operations)
    }
}

impl ShapeKind {
    /// The name of the kind as models write it: `structure`, `bigInteger` …
    pub fn name(&self) -> &'static str {
        match self {
            Self::Blob => "blob",
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Byte => "byte",
            Self::Short => "short",
            Self::Integer => "integer",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
            Self::BigInteger => "bigInteger",
            Self::BigDecimal => "bigDecimal",
            Self::Timestamp => "timestamp",
            Self::Document => "document",
            Self::Enum => "enum",
            Self::IntEnum => "intEnum",
            Self::List => "list",
            Self::Map => "map",
            Self::Structure => "structure",
            Self::Union => "union",
            Self::Operation(_) => "operation",
            Self::Resource(_) => "resource",
            Self::Service(_) => "service",
        }
    }

    /// The kind with its article, for sentences: "a structure", "an operation".
    pub fn with_article(&self) -> String {
        let name = self.name();
        let article = if name.starts_with(['e', 'i', 'o']) { "an" } else { "a" };
        format!("{article} {name}")
    }

    /// Whether values of this kind hold no members: strings, numbers, enums …
    pub fn is_simple(&self) -> bool {
        !self.is_aggregate() && !self.is_service_kind()
    }

    /// Whether values of this kind hold members: list, map, structure, union.
    pub fn is_aggregate(&self) -> bool {
        matches!(self, Self::List | Self::Map | Self::Structure | Self::Union)
    }

    /// Whether this is an operation, resource or service, which no member can target.
    pub fn is_service_kind(&self) -> bool {
        matches!(self, Self::Operation(_) | Self::Resource(_) | Self::Service(_))
    }

    /// Whether Smithy 1.0 gave values of this kind a default (0 or false) unless boxed.
    pub(crate) fn had_default_in_1_0(&self) -> bool {
        matches!(
            self,
            Self::Byte
                | Self::Short
                | Self::Integer
                | Self::Long
                | Self::Float
                | Self::Double
                | Self::Boolean
                | Self::IntEnum
        )
    }
}
