//! Finds what a Smithy model states and a definition of botocore does not.

use crate::{Fact, Failure};
use heck::ToSnakeCase;
use smithwright::model::{Member, Model, Node, Shape, ShapeId, ShapeKind, Traits};

/// Traits of shapes that are facts of their own, with the names of the facts.
const OF_SHAPES: [(&str, &str); 4] = [
    ("smithy.api#mediaType", "mediaType"),
    ("smithy.api#sparse", "sparse"),
    ("smithy.api#error", "error"),
    ("aws.protocols#awsQueryError", "awsQueryError"),
];

/// Traits of operations that are facts of their own.
const OF_OPERATIONS: [(&str, &str); 4] = [
    ("smithy.api#paginated", "paginated"),
    ("smithy.api#optionalAuth", "optionalAuth"),
    ("smithy.api#auth", "auth"),
    ("aws.customizations#s3UnwrappedXmlOutput", "s3UnwrappedXmlOutput"),
];

/// Facts that `model` states of the shapes that `definition` has too. Both are models as written.
///
/// # Errors
/// When one of the models has no service.
pub fn find(sdk_id: &str, model: &Model, definition: &Model) -> Result<Vec<Fact>, Failure> {
    let mut finder = Finder { sdk_id, facts: Vec::new(), model };
    let service = |model: &Model| model.services().next().map(|(shape, _)| shape.id.clone());
    let namespace = service(definition).ok_or("a definition without a service")?.namespace().to_owned();
    let pagination =
        service(model).and_then(|id| model.shape(&id)?.traits.get("smithy.api#paginated").cloned());
    for shape in model.shapes() {
        let twin = definition.shape(&format!("{namespace}#{}", shape.id.name()));
        let Some(twin) = twin else { continue };
        match (shape.as_operation(), twin.as_operation()) {
            (Some(_), Some(_)) => finder.operation(shape, twin, pagination.as_ref()),
            (None, None) if !shape.kind.is_service_kind() => finder.shape(shape, twin, definition),
            _ => {}
        }
    }
    Ok(finder.facts)
}

struct Finder<'a> {
    sdk_id: &'a str,
    facts: Vec<Fact>,
    model: &'a Model,
}

impl Finder<'_> {
    fn add(&mut self, fact: &str, subject: &ShapeId, value: impl Into<String>) {
        let subject = subject.as_str().split_once('#').map_or(subject.as_str(), |(_, name)| name);
        self.facts.push(Fact {
            sdk_id: self.sdk_id.to_owned(),
            fact: fact.to_owned(),
            subject: subject.to_owned(),
            value: value.into(),
        });
    }

    fn shape(&mut self, shape: &Shape, twin: &Shape, definition: &Model) {
        match (&shape.kind, &twin.kind) {
            (ShapeKind::Union, ShapeKind::Structure) => self.add("union", &shape.id, ""),
            (kind, other) if kind != other => self.add("type", &shape.id, kind.name()),
            _ => {}
        }
        for (id, fact) in OF_SHAPES {
            self.compare(&shape.id, id, fact, &shape.traits, &twin.traits);
        }
        match shape.kind {
            ShapeKind::Enum => self.enum_names(shape, twin),
            ShapeKind::Structure | ShapeKind::Union => {
                for member in &shape.members {
                    match twin.member(&member.name) {
                        Some(twin) => self.member(member, twin, definition),
                        None if shape.traits.error().is_some() => {
                            let target = self.model.target(member).map_or("", |target| target.kind.name());
                            self.add("member", &member.id, target);
                        }
                        None => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn member(&mut self, member: &Member, twin: &Member, definition: &Model) {
        // A default of `null` says something only where the member would be there without it.
        let says = |value: &&Node| {
            !value.is_null() || (twin.traits.is_required() && !member.traits.is_client_optional())
        };
        if let Some(value) = member.traits.default_value().filter(says)
            && twin.traits.default_value() != Some(value)
        {
            self.add("default", &member.id, value.to_json().to_string());
        }
        if member.traits.is_client_optional() && !twin.traits.is_client_optional() {
            self.add("clientOptional", &member.id, "");
        }
        self.target(member, twin, definition);
        if !member.traits.is_required() && twin.traits.is_required() {
            self.add("required", &member.id, "false");
        }
    }

    /// A target of another type, where that is not said of the target itself.
    fn target(&mut self, member: &Member, twin: &Member, definition: &Model) {
        let (Some(own), Some(other)) = (self.model.target(member), definition.target(twin)) else { return };
        if own.kind != other.kind
            && own.id.name() != other.id.name()
            && own.kind.is_simple()
            && other.kind.is_simple()
        {
            self.add("target", &member.id, own.kind.name());
        }
    }

    /// Names from which variants of other names follow.
    fn enum_names(&mut self, shape: &Shape, twin: &Shape) {
        for member in &shape.members {
            let value = member.traits.enum_value();
            let other = twin.members.iter().find(|member| member.traits.enum_value() == value);
            if let Some((value, other)) = value.zip(other)
                && other.name.to_snake_case() != member.name.to_snake_case()
            {
                self.add("enumName", &shape.id, format!("{} {}", value.to_json(), member.name));
            }
        }
    }

    fn operation(&mut self, shape: &Shape, twin: &Shape, pagination: Option<&Node>) {
        for (id, fact) in OF_OPERATIONS {
            let own = shape.traits.get(id).map(|own| match pagination {
                Some(service) if fact == "paginated" => merged(own, service),
                _ => own.to_json(),
            });
            let other = twin.traits.get(id).map(Node::to_json);
            if own != other {
                self.add(fact, &shape.id, own.unwrap_or_default().to_string());
            }
        }
    }

    fn compare(&mut self, subject: &ShapeId, id: &str, fact: &str, own: &Traits, other: &Traits) {
        let (own, other) = (own.get(id), other.get(id));
        if own == other {
            return;
        }
        let value = match (fact, own) {
            (_, None) => "null".to_owned(),
            ("sparse", Some(_)) => "true".to_owned(),
            ("error", Some(own)) => own.as_str().unwrap_or_default().to_owned(),
            (_, Some(own)) => own.to_json().to_string(),
        };
        self.add(fact, subject, value);
    }
}

/// What an operation says of its pagination, with what the service says of all.
fn merged(own: &Node, service: &Node) -> serde_json::Value {
    let mut all = service.to_json();
    if let (Some(all), Some(own)) = (all.as_object_mut(), own.to_json().as_object()) {
        all.extend(own.iter().map(|(key, value)| (key.clone(), value.clone())));
    }
    all
}
