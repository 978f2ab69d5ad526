//! Structures: of `types`, inputs and outputs of operations, errors.

use super::WireCase;
use super::casings;
use super::customizations;
use super::defaults::DefaultValue;
use super::docs::{self, Docs};
use super::names::{RustName, Scope};
use super::planner::Planner;
use super::streams::StreamKind;
use super::types::{Place, RustType};
use super::wire_traits::{self, End, TraitWord};
use crate::model::DEEPEST_COLLECTION;
use crate::model::traits::TimestampFormat;
use crate::model::{Member, Shape, ShapeId, ShapeKind};

/// A structure to emit.
#[derive(Clone, Debug)]
pub struct StructurePlan {
    /// Its docs.
    pub docs: Docs,
    /// Its name.
    pub name: RustName,
    /// What it is for, which decides what is derived.
    pub role: Role,
    /// What the derive is told of it.
    pub attributes: ContainerAttributes,
    /// Its fields, in model order.
    pub fields: Vec<FieldPlan>,
}

/// What a structure is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A type of the module `types`.
    Type,
    /// The input of an operation.
    Input,
    /// The output of an operation.
    Output,
    /// An error.
    Error,
}

/// What the derive is told of a structure or union, beyond its fields.
#[derive(Clone, Debug, Default)]
pub struct ContainerAttributes {
    /// The shape's name, if the Rust name is another.
    pub name: Option<String>,
    /// How wire names follow from field names.
    pub case: WireCase,
    /// Traits of the shape itself that are passed on as they are.
    pub words: Vec<TraitWord>,
    /// Reached from responses only: programs rarely build one.
    pub output: bool,
    /// The operation, of an input.
    pub operation: Option<RustName>,
    /// What the model says of trying again after this error.
    pub retry: Option<Retry>,
    /// The error's code in awsQuery, if the service keeps these and it is not the shape's name.
    pub code: Option<String>,
    /// An event stream: its members that are errors, with the error's code where that is another.
    pub events: Option<Vec<(String, String)>>,
}

/// What to do about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Trying again may help; the service was at fault.
    Retryable,
    /// Trying again may help although the request was at fault.
    RetryableClient,
    /// Trying again later may help: too many requests were sent.
    Throttling,
}

/// A field.
#[derive(Clone, Debug)]
pub struct FieldPlan {
    /// Its docs.
    pub docs: Docs,
    /// Its name.
    pub name: RustName,
    /// The model's name of the member.
    pub member: String,
    /// Its type.
    pub ty: RustType,
    /// What the derive is told of it.
    pub attributes: MemberAttributes,
    /// The note of `#[deprecated]`, if it carries that.
    pub deprecated: Option<String>,
}

/// What the derive is told of a field or union variant: only what name and type do not say.
#[derive(Clone, Debug, Default)]
pub struct MemberAttributes {
    /// The wire name, where the container's rule does not give it.
    pub name: Option<String>,
    /// Redacted in `Debug`.
    pub sensitive: bool,
    /// Filled by the client when absent.
    pub idempotency_token: bool,
    /// Traits that are passed on as they are.
    pub words: Vec<TraitWord>,
    /// No member to codecs but all of the body, as a stream.
    pub stream: Option<StreamKind>,
    /// A required structure or union, whose type may be absent: a response without it has a blank one. Of events that are
    /// sent: there must be some.
    pub required: bool,
    /// Its value when absent.
    pub default: Option<DefaultValue>,
    /// What is said of its values.
    pub value: ValueAttributes,
}

/// What the derive is told of values, and of those in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueAttributes {
    /// Traits of items, keys and values that are passed on as they are.
    pub words: Vec<TraitWord>,
    /// The timestamp format, if it is not the protocol's.
    pub timestamp: Option<&'static str>,
    /// Of a list's items.
    pub item: Option<Box<ValueAttributes>>,
    /// Of a map's keys.
    pub key: Option<Box<ValueAttributes>>,
    /// Of a map's values.
    pub value: Option<Box<ValueAttributes>>,
}

impl ValueAttributes {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Names and rules for the fields of one structure.
pub(super) struct Fields<'a> {
    pub(super) place: Place<'a>,
    pub(super) scope: Scope,
    /// Inputs are built step by step, so all their fields can be absent.
    pub(super) all_optional: bool,
    /// Which end of a call it is.
    pub(super) end: End,
}

impl Planner<'_> {
    /// A structure of the module `types`.
    pub(super) fn structure(&self, shape: &Shape, name: RustName, output: bool) -> StructurePlan {
        let mut docs = self.docs(shape, || format!("The structure {}.", docs::code(shape.id.name())));
        self.options.deprecation.in_docs(shape.traits.deprecated().as_ref(), &mut docs);
        let fields =
            Fields { place: Place::TYPES, scope: Scope::FIELDS, all_optional: false, end: End::Nested };
        let (case, fields) = self.fields(shape, fields);
        let attributes = ContainerAttributes { output, ..self.container(shape, &name, case) };
        StructurePlan { docs, name, role: Role::Type, attributes, fields }
    }

    /// What is said of any structure or union itself.
    pub(super) fn container(&self, shape: &Shape, name: &RustName, case: WireCase) -> ContainerAttributes {
        ContainerAttributes {
            name: shape_name(shape, name),
            case,
            words: wire_traits::own_words(self.protocol, shape),
            ..ContainerAttributes::default()
        }
    }

    /// The fields of a structure, and the rule for their wire names.
    pub(super) fn fields(&self, shape: &Shape, mut how: Fields<'_>) -> (WireCase, Vec<FieldPlan>) {
        if !self.meter.has_room() {
            return (WireCase::default(), Vec::new());
        }
        let names: Vec<RustName> = shape.members.iter().map(|member| how.scope.field(&member.name)).collect();
        let pairs: Vec<(&str, &str)> = names
            .iter()
            .zip(&shape.members)
            .map(|(name, member)| (name.text(), member.name.as_str()))
            .collect();
        let case = casings::best(&pairs);
        let mut fields = Vec::with_capacity(names.len());
        for (name, member) in names.iter().zip(&shape.members) {
            let (kind, stream) = self.stream(how.place, how.end, member).unzip();
            let optional = stream.is_none() && (how.all_optional || self.is_optional(shape, member));
            let mut docs = self.member_docs(member);
            if !self.meter.field(shape, &docs) {
                break;
            }
            if optional && member.traits.is_required() && !member.traits.is_idempotency_token() {
                // The type does not say it, and the service insists on it.
                docs.push_sentence("Required.");
            }
            let deprecated = self.options.deprecation.of_item(member.traits.deprecated().as_ref(), &mut docs);
            let mut attributes = self.member_attributes(shape, member, how.end);
            attributes.name = casings::exception(case, name.text(), &member.name);
            attributes.default = self.default_of(how.place, member).filter(|_| !optional && kind.is_none());
            attributes.stream = kind;
            attributes.required = match kind {
                Some(kind) => {
                    kind == StreamKind::Events && how.end == End::Request && member.traits.is_required()
                }
                None => !how.all_optional && !self.all_optional && self.is_corrected(member),
            };
            fields.push(FieldPlan {
                docs,
                name: name.clone(),
                member: member.name.clone(),
                ty: stream.unwrap_or_else(|| self.field_type(how.place, member, optional)),
                attributes,
                deprecated,
            });
        }
        (case, fields)
    }

    /// Whether a member may be absent: as the model says, unless more is known.
    pub(super) fn is_optional(&self, container: &Shape, member: &Member) -> bool {
        let is_structure = container.kind == ShapeKind::Structure;
        let known =
            self.all_optional || customizations::is_without_default(member) && !member.traits.is_required();
        self.model.is_optional(container, member) || is_structure && known
    }

    /// Whether clients fill in a structure or union that a response lacks, as they do members of other types.
    fn is_corrected(&self, member: &Member) -> bool {
        let aggregate = |target: &Shape| matches!(target.kind, ShapeKind::Structure | ShapeKind::Union);
        self.model.target(member).is_some_and(aggregate)
            && member.traits.is_required()
            && !member.traits.is_client_optional()
    }

    /// All that is said of a member but its name and default.
    pub(super) fn member_attributes(&self, container: &Shape, member: &Member, end: End) -> MemberAttributes {
        let traits = &member.traits;
        let is_string = self.model.target(member).is_some_and(|target| target.kind == ShapeKind::String);
        MemberAttributes {
            sensitive: container.traits.is_sensitive()
                || customizations::is_sensitive(&container.id)
                || traits.is_sensitive()
                || self.is_sensitive(&member.target, DEEPEST_COLLECTION),
            idempotency_token: traits.is_idempotency_token() && is_string,
            words: wire_traits::words(self.protocol, self.model, member, end),
            value: self.value_attributes(member, DEEPEST_COLLECTION),
            ..MemberAttributes::default()
        }
    }

    /// Whether values of a shape are to be hidden, or what a list or map of it holds.
    fn is_sensitive(&self, id: &ShapeId, depth: usize) -> bool {
        let Some(shape) = self.model.shape(id) else { return false };
        let holds = matches!(shape.kind, ShapeKind::List | ShapeKind::Map) && depth > 0;
        shape.traits.is_sensitive()
            || customizations::is_sensitive(id)
            || (holds
                && shape.members.iter().any(|member| {
                    member.traits.is_sensitive() || self.is_sensitive(&member.target, depth - 1)
                }))
    }

    fn value_attributes(&self, member: &Member, depth: usize) -> ValueAttributes {
        let Some(target) = self.model.target(member) else { return ValueAttributes::default() };
        let inner = |name: &str| {
            let member = target.member(name).filter(|_| depth > 0)?;
            let words = wire_traits::words(self.protocol, self.model, member, End::Nested);
            let attributes = ValueAttributes { words, ..self.value_attributes(member, depth - 1) };
            (!attributes.is_empty()).then(|| Box::new(attributes))
        };
        match target.kind {
            ShapeKind::Timestamp => {
                let format = member.traits.timestamp_format().or_else(|| target.traits.timestamp_format());
                let format =
                    format.filter(|_| self.protocol.is_none_or(|protocol| protocol.timestamp_formats));
                ValueAttributes { timestamp: format.map(timestamp_word), ..ValueAttributes::default() }
            }
            ShapeKind::List => ValueAttributes { item: inner("member"), ..ValueAttributes::default() },
            ShapeKind::Map => {
                ValueAttributes { key: inner("key"), value: inner("value"), ..ValueAttributes::default() }
            }
            _ => ValueAttributes::default(),
        }
    }

    fn default_of(&self, place: Place<'_>, member: &Member) -> Option<DefaultValue> {
        let target = self.model.target(member)?;
        let default = member.traits.default_value().or_else(|| target.traits.default_value())?;
        (!default.is_null()).then(|| self.default_value(place, target, default))
    }

    /// The docs of a shape; what the generator makes up when the model has none.
    pub(super) fn docs(&self, shape: &Shape, fallback: impl FnOnce() -> String) -> Docs {
        let docs = shape.traits.documentation().map(Docs::of_model).unwrap_or_default();
        if !self.meter.docs(shape, &docs) {
            return Docs::default();
        }
        if docs.is_empty() { Docs::text(&fallback()) } else { docs }
    }

    /// The docs of a member, else those of what it targets, else its name.
    pub(super) fn member_docs(&self, member: &Member) -> Docs {
        let own = member.traits.documentation().map(Docs::of_model).unwrap_or_default();
        if !own.is_empty() {
            return own;
        }
        let target = self.model.target(member).and_then(|target| target.traits.documentation());
        let docs = target.map(Docs::of_model).unwrap_or_default();
        if docs.is_empty() { Docs::text(&format!("The member {}.", docs::code(&member.name))) } else { docs }
    }
}

/// The shape's name, if the Rust name is another.
pub(super) fn shape_name(shape: &Shape, name: &RustName) -> Option<String> {
    (shape.id.name() != name.text()).then(|| shape.id.name().to_owned())
}

fn timestamp_word(format: TimestampFormat) -> &'static str {
    match format {
        TimestampFormat::DateTime => "date-time",
        TimestampFormat::HttpDate => "http-date",
        TimestampFormat::EpochSeconds => "epoch-seconds",
    }
}
