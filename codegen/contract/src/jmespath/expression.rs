//! The tree.

use std::ops::Deref;

/// An expression, whose literals are `L`. It is evaluated on a value, the current one.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression<L> {
    /// `@`: the current value.
    Current,
    /// `` `…` `` or `'…'`: a value that is spelled out.
    Literal(L),
    /// `a` or `"a"`: the member of this name.
    Field(Name),
    /// `a.b`: the second on what the first finds.
    Dot(Box<Self>, Box<Self>),
    /// `a | b`: as [`Dot`](Self::Dot), but a projection ends before it.
    Pipe(Box<Self>, Box<Self>),
    /// `a[1]`: an item of what the expression finds; negative numbers count from its end.
    Index(Box<Self>, i32),
    /// A projection: makes many values of what an expression finds, and evaluates another on each of them.
    Project {
        /// What is projected.
        from: Box<Self>,
        /// The values that are made of it.
        each: Each<L>,
        /// What is evaluated on each.
        then: Box<Self>,
    },
    /// `a == b` and the like.
    Compare(Box<Self>, Comparator, Box<Self>),
    /// `a || b`
    Or(Box<Self>, Box<Self>),
    /// `a && b`
    And(Box<Self>, Box<Self>),
    /// `!a`
    Not(Box<Self>),
    /// `[a, b]`: a list of what each finds.
    List(Vec<Self>),
    /// `{a: b}`: an object of what each finds.
    Hash(Vec<(String, Self)>),
    /// `a(b, c)`: the result of a function.
    Call(Name, Vec<Self>),
    /// `&a`: the expression itself, for a function to evaluate.
    Reference(Box<Self>),
}

/// A name, and where it is. Two names are equal when their texts are.
#[derive(Clone, Debug)]
pub struct Name {
    /// The name itself, without quotes.
    pub text: String,
    /// The byte of the expression at which it begins.
    pub at: usize,
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl From<&str> for Name {
    /// A name that is in no text.
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), at: 0 }
    }
}

/// The values a projection makes of one.
#[derive(Clone, Debug, PartialEq)]
pub enum Each<L> {
    /// `[*]`: the items of a list.
    Item,
    /// `*`: the values of an object.
    Value,
    /// `[]`: the items of a list, and of the lists among them.
    Flat,
    /// `[0:4:2]`: some items of a list.
    Slice {
        /// The first; negative numbers count from the end.
        start: Option<i32>,
        /// The one before which to stop.
        stop: Option<i32>,
        /// How far it is to the next; 1 if it is not told.
        step: i32,
    },
    /// `[?a]`: the items of a list that meet a condition.
    If(Box<Expression<L>>),
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl<L> Expression<L> {
    /// The byte at which the first name in it begins, if it has any.
    pub fn at(&self) -> Option<usize> {
        match self {
            Self::Current | Self::Literal(_) => None,
            Self::Field(name) | Self::Call(name, _) => Some(name.at),
            Self::Dot(left, right)
            | Self::Pipe(left, right)
            | Self::Compare(left, _, right)
            | Self::Or(left, right)
            | Self::And(left, right) => left.at().or_else(|| right.at()),
            Self::Index(of, _) | Self::Not(of) | Self::Reference(of) => of.at(),
            Self::Project { from, then, .. } => from.at().or_else(|| then.at()),
            Self::List(items) => items.iter().find_map(Self::at),
            Self::Hash(entries) => entries.iter().find_map(|(_, of)| of.at()),
        }
    }

    pub(crate) fn project(from: Self, each: Each<L>, then: Self) -> Self {
        Self::Project { from: Box::new(from), each, then: Box::new(then) }
    }
}
