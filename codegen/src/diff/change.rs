//! One change and its effects.

use super::path::MemberPath;
use super::sketch::Sketch;
use serde_json::Value;

/// A change at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where it is, from the top of the message.
    pub path: MemberPath,
    /// What changed.
    pub kind: Kind,
    /// What it was. Absent when there was nothing. [`Kind`] tells what stands here.
    pub from: Option<Value>,
    /// What it is now. Absent when there is nothing.
    pub to: Option<Value>,
    /// The effect on the generated Rust.
    pub rust: RustEffect,
    /// The effect on programs that call the service with code generated before.
    pub wire: WireEffect,
    /// Where in the model it comes from: `Shape`, or `Shape.member`. The same change seen through many operations has
    /// one origin.
    pub origin: String,
    /// The Rust item as it was, if it has one and it changed: `pub tag: Option<types::Tag>`.
    pub rust_from: Option<String>,
    /// The Rust item as it is now.
    pub rust_to: Option<String>,
    /// Why the effect is what it is, where the rest does not say.
    pub note: Option<&'static str>,
    /// The value that was added or removed, for the changelog.
    pub sketch: Option<Sketch>,
}

/// The effect on the generated Rust, for programs that use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RustEffect {
    /// Programs compile as before and have nothing new to use.
    None,
    /// There is something new to use; programs compile as before.
    Additive,
    /// Programs may no longer compile.
    Breaking,
}

/// The effect on programs that were built before the update.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WireEffect {
    /// They go on working.
    Compatible,
    /// It cannot be told: a pattern changed, and whether it takes all it took before is unknown.
    Unclear,
    /// Requests that were accepted may be refused, or what responses always held may be missing.
    Breaking,
}

impl RustEffect {
    /// `none`, `additive` or `breaking`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Additive => "additive",
            Self::Breaking => "breaking",
        }
    }
}

impl WireEffect {
    /// `compatible`, `unclear` or `breaking`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Unclear => "unclear",
            Self::Breaking => "breaking",
        }
    }
}

macro_rules! kinds {
    ($($name:ident = $word:literal, $says:literal, $meaning:literal;)*) => {
        /// What changed. What [`Change::from`] and [`Change::to`] hold depends on it; a text where nothing else is said.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Kind {
            $(#[doc = $meaning] $name,)*
        }

        impl Kind {
            /// Every kind, in order.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word in JSON, which stays the same from version to version.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// The same for people.
            pub fn says(self) -> &'static str {
                match self { $(Self::$name => $says,)* }
            }
        }
    };
}

kinds! {
    Added = "added", "added", "A member was added, or an operation. `to`: its type.";
    Removed = "removed", "removed", "A member was removed, or an operation. `from`: its type.";
    Retyped = "retyped", "has another type", "The type of a member changed. `from`, `to`: the types.";
    Required = "required", "is now required", "A member became required. `from`: false, `to`: true.";
    Optional = "optional", "is no longer required", "A member is no longer required. `from`: true, `to`: false.";
    UnionMemberAdded = "unionMemberAdded", "added to the union", "A union got a member. `to`: its type.";
    UnionMemberRemoved = "unionMemberRemoved", "removed from the union", "A union lost a member. `from`: its type.";
    EnumValueAdded = "enumValueAdded", "new enum value", "An enum got a value. `to`: the value.";
    EnumValueRemoved = "enumValueRemoved", "enum value removed", "An enum lost a value. `from`: the value.";
    EnumValueRenamed = "enumValueRenamed", "enum value renamed", "A value of an enum has another name in Rust. `from`, `to`: the names.";
    ErrorAdded = "errorAdded", "new error", "An operation can return another error. `to`: its name.";
    ErrorRemoved = "errorRemoved", "error removed", "An operation no longer returns an error. `from`: its name.";
    Retargeted = "retargeted", "targets another shape", "A member targets another shape that means the same type. `from`, `to`: the shapes.";
    Renamed = "renamed", "shape renamed", "A shape has another name. `from`, `to`: the names.";
    Sparse = "sparse", "nulls among the values", "Whether a list or map may hold nulls. `from`, `to`: true or false.";
    Default = "default", "default", "A default was added, removed or changed. `from`, `to`: the values.";
    IdempotencyToken = "idempotencyToken", "idempotency token", "Whether the client fills a member when absent. `from`, `to`: true or false.";
    Binding = "binding", "place or form on the wire", "How a member or operation is bound to the protocol. `from`, `to`: objects of trait names and values.";
    Constraint = "constraint", "constraint", "A length, range, pattern or the uniqueness of items. `from`, `to`: objects with `length`, `range`, `pattern` or `uniqueItems`.";
    PaginationAdded = "paginationAdded", "is now paginated", "An operation is now paginated. `to`: its members for pagination.";
    PaginationRemoved = "paginationRemoved", "is no longer paginated", "An operation is no longer paginated.";
    PaginationChanged = "paginationChanged", "pagination", "The members for pagination changed. `from`, `to`: objects.";
    WaiterAdded = "waiterAdded", "new waiter", "An operation got a waiter. `to`: the waiter.";
    WaiterRemoved = "waiterRemoved", "waiter removed", "An operation lost a waiter. `from`: the waiter.";
    WaiterChanged = "waiterChanged", "waiter", "A waiter waits for something else, or at another pace. `from`, `to`: the waiters.";
    Deprecated = "deprecated", "is now deprecated", "Newly deprecated. `to`: the message, or true.";
    Undeprecated = "undeprecated", "is no longer deprecated", "No longer deprecated. `from`: the message, or true.";
    Sensitive = "sensitive", "sensitive", "Whether values are hidden in logs. `from`, `to`: true or false.";
    Authentication = "authentication", "authentication", "How requests are signed. `from`, `to`: the trait values.";
    Version = "version", "API version", "The version of the API changed.";
    Protocols = "protocols", "protocols", "The protocols of the service. `from`, `to`: lists of trait ids.";
    Endpoints = "endpoints", "endpoint rules", "The endpoint rules changed.";
    Documentation = "documentation", "documentation", "The documentation changed. `from`, `to`: the texts.";
}

impl Kind {
    /// Whether it is about a whole shape rather than the places where the shape is used, so that readers are better
    /// served by one line a shape than by one a place.
    pub fn is_of_shape(self) -> bool {
        matches!(
            self,
            Self::Constraint | Self::Renamed | Self::Retargeted | Self::Sensitive | Self::Documentation
        )
    }
}

impl Change {
    /// A change without any effect; what follows adds them.
    pub(super) fn new(kind: Kind, from: Option<Value>, to: Option<Value>, origin: impl Into<String>) -> Self {
        Self {
            path: MemberPath::default(),
            kind,
            from,
            to,
            rust: RustEffect::None,
            wire: WireEffect::Compatible,
            origin: origin.into(),
            rust_from: None,
            rust_to: None,
            note: None,
            sketch: None,
        }
    }

    pub(super) fn rust(mut self, effect: RustEffect) -> Self {
        self.rust = self.rust.max(effect);
        self
    }

    pub(super) fn wire(mut self, effect: WireEffect) -> Self {
        self.wire = self.wire.max(effect);
        self
    }

    pub(super) fn wire_if(self, breaking: bool) -> Self {
        if breaking { self.wire(WireEffect::Breaking) } else { self }
    }

    /// The Rust item before and after; nothing is kept when both are the same.
    pub(super) fn items(mut self, from: Option<String>, to: Option<String>) -> Self {
        if from != to {
            self.rust_from = from;
            self.rust_to = to;
        }
        self
    }

    pub(super) fn note(mut self, note: &'static str) -> Self {
        self.note = Some(note);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_unique() {
        let mut words: Vec<_> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Kind::ALL.len());
    }

    #[test]
    fn the_greater_effect_stays() {
        let change = Change::new(Kind::Added, None, None, "A");
        let change = change.rust(RustEffect::Breaking).rust(RustEffect::Additive).wire(WireEffect::Unclear);
        assert_eq!((change.rust, change.wire), (RustEffect::Breaking, WireEffect::Unclear));
    }
}
