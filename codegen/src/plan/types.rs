//! Rust types of values.

use super::names::RustName;
use super::planner::Planner;
use crate::model::DEEPEST_COLLECTION;
use crate::model::{Member, Shape, ShapeId, ShapeKind};
use std::fmt;

/// A type as it is written at one place of the generated code.
#[derive(Clone, PartialEq, Eq)]
pub struct RustType {
    /// The segments of its path.
    pub path: Vec<RustName>,
    /// Its type arguments.
    pub args: Vec<RustType>,
}

/// A module types are written in, which decides how paths look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Module {
    Types,
    Errors,
    /// The module of an operation.
    Operation,
}

/// Types of std that generated code writes without a path, with their modules. Where a shape has such a name, the
/// std one is written with its path and the shape with `self::`, because the derive goes by what is written.
const STD: [(&str, &str); 6] = [
    ("Box", "boxed"),
    ("Iterator", "iter"),
    ("Option", "option"),
    ("Send", "marker"),
    ("String", "string"),
    ("Vec", "vec"),
];

/// Names the derive takes for the ones of std.
const RECOGNIZED: [&str; 5] = ["Box", "HashMap", "Option", "String", "Vec"];

impl RustType {
    pub(super) fn of(path: Vec<RustName>) -> Self {
        Self { path, args: Vec::new() }
    }

    pub(super) fn fixed(path: &[&'static str]) -> Self {
        Self::of(path.iter().map(|segment| RustName::fixed(segment)).collect())
    }

    pub(super) fn with(mut self, args: Vec<RustType>) -> Self {
        self.args = args;
        self
    }

    /// The last segment of the path.
    pub fn name(&self) -> Option<&RustName> {
        self.path.last()
    }

    /// Whether `clippy::type_complexity` warns of it, which it does above a score of 250: ten for each type, times its
    /// depth. Fields of builders have an `Option` around them, if they have none here.
    pub fn is_complex(&self) -> bool {
        const MOST: usize = 250;
        self.unwrapped().score(2) + 10 > MOST
    }

    fn score(&self, depth: usize) -> usize {
        let inner = self.args.iter().map(|arg| arg.score(depth + 1));
        inner.fold(10 * depth, usize::saturating_add)
    }

    /// The first segments of this path and those of its arguments: the names it needs in scope.
    pub(super) fn roots(&self) -> Vec<&RustName> {
        let own = self.path.first().filter(|_| self.path.len() > 1);
        own.into_iter().chain(self.args.iter().flat_map(RustType::roots)).collect()
    }

    /// What an `Option` holds; the type itself if it is none.
    pub(super) fn unwrapped(&self) -> &RustType {
        match (self.name(), self.args.first()) {
            (Some(name), Some(inner)) if name.text() == "Option" => inner,
            _ => self,
        }
    }
}

impl fmt::Display for RustType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, segment) in self.path.iter().enumerate() {
            write!(f, "{}{segment}", if at == 0 { "" } else { "::" })?;
        }
        for (at, arg) in self.args.iter().enumerate() {
            write!(f, "{}{arg}", if at == 0 { "<" } else { ", " })?;
        }
        if self.args.is_empty() { Ok(()) } else { f.write_str(">") }
    }
}

impl fmt::Debug for RustType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Planner<'_> {
    /// A type of std in a module where `own` are the names that might hide it.
    pub(super) fn std_type(
        &self,
        module: Module,
        own: Option<&RustName>,
        name: &'static str,
        args: Vec<RustType>,
    ) -> RustType {
        let hidden = self.is_defined_in(module, name) || own.is_some_and(|own| own.text() == name);
        let home = STD.iter().find(|(known, _)| *known == name).map(|(_, home)| *home);
        match home {
            Some(home) if hidden => RustType::fixed(&["std", home, name]),
            _ => RustType::fixed(&[name]),
        }
        .with(args)
    }

    /// The type of a structure's field.
    pub(super) fn field_type(&self, at: Place<'_>, member: &Member, optional: bool) -> RustType {
        let mut plain = self.value_type(at, &member.target);
        if self.boxed.contains(&member.id) {
            plain = self.std_type(at.module, at.own, "Box", vec![plain]);
        }
        if optional { self.std_type(at.module, at.own, "Option", vec![plain]) } else { plain }
    }

    /// The type of values of a shape.
    pub(super) fn value_type(&self, at: Place<'_>, target: &ShapeId) -> RustType {
        // Validation has refused deeper ones.
        self.value_type_at(at, target, DEEPEST_COLLECTION + 1)
    }

    fn value_type_at(&self, at: Place<'_>, target: &ShapeId, depth: usize) -> RustType {
        let std = |name, args| self.std_type(at.module, at.own, name, args);
        let Some(shape) = self.model.shape(target).filter(|_| depth > 0) else {
            return std("String", Vec::new());
        };
        match &shape.kind {
            ShapeKind::Boolean => RustType::fixed(&["bool"]),
            ShapeKind::Byte => RustType::fixed(&["i8"]),
            ShapeKind::Short => RustType::fixed(&["i16"]),
            ShapeKind::Integer => RustType::fixed(&["i32"]),
            ShapeKind::Long => RustType::fixed(&["i64"]),
            ShapeKind::Float => RustType::fixed(&["f32"]),
            ShapeKind::Double => RustType::fixed(&["f64"]),
            ShapeKind::String => std("String", Vec::new()),
            ShapeKind::Blob => primitive(at.module, "Blob"),
            ShapeKind::Timestamp => primitive(at.module, "DateTime"),
            ShapeKind::Document => primitive(at.module, "Document"),
            ShapeKind::BigInteger => primitive(at.module, "BigInteger"),
            ShapeKind::BigDecimal => primitive(at.module, "BigDecimal"),
            ShapeKind::List => {
                let item = self.element_type(at, shape, "member", depth);
                std("Vec", vec![item])
            }
            ShapeKind::Map => {
                let key = self.element_type(at, shape, "key", depth);
                let value = self.element_type(at, shape, "value", depth);
                RustType::fixed(&["std", "collections", "HashMap"]).with(vec![key, value])
            }
            ShapeKind::Enum | ShapeKind::IntEnum | ShapeKind::Structure | ShapeKind::Union => {
                self.named(at.module, &shape.id)
            }
            ShapeKind::Operation(_) | ShapeKind::Resource(_) | ShapeKind::Service(_) => {
                std("String", Vec::new())
            }
        }
    }

    /// The type of a list's items or of a map's keys or values.
    fn element_type(&self, at: Place<'_>, collection: &Shape, member: &str, depth: usize) -> RustType {
        let Some(member) = collection.member(member) else {
            return self.std_type(at.module, at.own, "String", Vec::new());
        };
        let plain = self.value_type_at(at, &member.target, depth - 1);
        if self.model.is_optional(collection, member) {
            self.std_type(at.module, at.own, "Option", vec![plain])
        } else {
            plain
        }
    }

    /// The path to the type of a shape.
    pub(super) fn named(&self, module: Module, id: &ShapeId) -> RustType {
        let Some((home, name)) = self.names.get(id) else {
            return self.std_type(module, None, "String", Vec::new());
        };
        let mut path: Vec<RustName> = match (module, home) {
            (Module::Types, Module::Types) | (Module::Errors, Module::Errors) => Vec::new(),
            (Module::Types, _) => vec![RustName::fixed("error")],
            (Module::Errors, _) => vec![RustName::fixed("super")],
            (Module::Operation, Module::Errors) => vec![RustName::fixed("types"), RustName::fixed("error")],
            (Module::Operation, _) => vec![RustName::fixed("types")],
        };
        if path.is_empty() && RECOGNIZED.contains(&name.text()) {
            path.push(RustName::fixed("self"));
        }
        path.push(name.clone());
        RustType::of(path)
    }

    /// The names of std that shapes hide, and in which modules.
    pub(super) fn find_hiding(&mut self) {
        let defined = |module: Module, name: &str| {
            self.names.values().any(|(home, defined)| *home == module && defined.text() == name)
        };
        let all = STD.iter().flat_map(|(name, _)| [(Module::Types, *name), (Module::Errors, *name)]);
        self.hiding = all.filter(|(module, name)| defined(*module, name)).collect();
    }

    fn is_defined_in(&self, module: Module, name: &str) -> bool {
        self.hiding.iter().any(|(home, hiding)| *home == module && *hiding == name)
    }
}

/// Where a type is written.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) module: Module,
    /// The name of the operation whose module it is.
    pub(super) own: Option<&'a RustName>,
}

impl Place<'_> {
    pub(super) const TYPES: Self = Self { module: Module::Types, own: None };
    pub(super) const ERRORS: Self = Self { module: Module::Errors, own: None };
}

pub(super) fn primitive(module: Module, name: &'static str) -> RustType {
    match module {
        Module::Errors => RustType::fixed(&["super", "super", "primitives", name]),
        Module::Types | Module::Operation => RustType::fixed(&["primitives", name]),
    }
}
