//! The functions that rules can call: Smithy's standard library and AWS's additions.

use super::Type::{self, Arn, Flag, Integer, Partition, Text, Texts, Url};
use crate::arity;
use Argument::{Any, Of, Same};

/// A function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the specification")]
pub enum Function {
    BooleanEquals,
    Coalesce,
    GetAttr,
    IsSet,
    IsValidHostLabel,
    IsVirtualHostableBucket,
    Ite,
    Not,
    ParseArn,
    ParseUrl,
    Partition,
    Split,
    StringEquals,
    Substring,
    UriEncode,
}

/// What a function is called, takes and returns.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// Its name in rules.
    pub name: &'static str,
    /// The function.
    pub function: Function,
    /// What it takes.
    pub arguments: &'static [Argument],
    /// Whether it takes more of its last argument.
    pub repeats: bool,
    /// What it returns.
    pub result: Outcome,
}

/// What a function takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Any value, also one that is not set.
    Any,
    /// A value of a type.
    Of(Type),
    /// A value of any type, but all such arguments are of the same.
    Same,
    /// A path into the first argument, spelled out.
    Path,
}

/// What a function returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A value of a type.
    Of(Type),
    /// A value of a type, or nothing.
    Maybe(Type),
    /// What the arguments are that have the same type.
    Same,
    /// What is at the path.
    AtPath,
}

/// Every function, sorted by name.
pub const FUNCTIONS: &[Signature] = &[
    function(
        "aws.isVirtualHostableS3Bucket",
        Function::IsVirtualHostableBucket,
        &[Of(Text), Of(Flag)],
        Outcome::Of(Flag),
    ),
    function("aws.parseArn", Function::ParseArn, &[Of(Text)], Outcome::Maybe(Arn)),
    function("aws.partition", Function::Partition, &[Of(Text)], Outcome::Maybe(Partition)),
    function("booleanEquals", Function::BooleanEquals, &[Of(Flag), Of(Flag)], Outcome::Of(Flag)),
    Signature {
        name: "coalesce",
        function: Function::Coalesce,
        arguments: &[Same, Same],
        repeats: true,
        result: Outcome::Same,
    },
    function("getAttr", Function::GetAttr, &[Any, Argument::Path], Outcome::AtPath),
    function("isSet", Function::IsSet, &[Any], Outcome::Of(Flag)),
    function("isValidHostLabel", Function::IsValidHostLabel, &[Of(Text), Of(Flag)], Outcome::Of(Flag)),
    function("ite", Function::Ite, &[Of(Flag), Same, Same], Outcome::Same),
    function("not", Function::Not, &[Of(Flag)], Outcome::Of(Flag)),
    function("parseURL", Function::ParseUrl, &[Of(Text)], Outcome::Maybe(Url)),
    function("split", Function::Split, &[Of(Text), Of(Text), Of(Integer)], Outcome::Of(Texts)),
    function("stringEquals", Function::StringEquals, &[Of(Text), Of(Text)], Outcome::Of(Flag)),
    function(
        "substring",
        Function::Substring,
        &[Of(Text), Of(Integer), Of(Integer), Of(Flag)],
        Outcome::Maybe(Text),
    ),
    function("uriEncode", Function::UriEncode, &[Of(Text)], Outcome::Of(Text)),
];

const fn function(
    name: &'static str,
    function: Function,
    arguments: &'static [Argument],
    result: Outcome,
) -> Signature {
    Signature { name, function, arguments, repeats: false, result }
}

impl Signature {
    /// The function of this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        let at = FUNCTIONS.binary_search_by(|function| function.name.cmp(name)).ok()?;
        FUNCTIONS.get(at)
    }

    /// Whether it takes so many arguments.
    pub fn takes(&self, count: usize) -> bool {
        arity::takes(self.arguments, self.repeats, count)
    }

    /// What it takes at a position, counted from 0.
    pub fn argument(&self, at: usize) -> Option<Argument> {
        arity::argument(self.arguments, self.repeats, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_sorted_and_found() {
        assert!(FUNCTIONS.is_sorted_by(|a, b| a.name < b.name));
        for function in FUNCTIONS {
            assert_eq!(Signature::find(function.name).map(|found| found.function), Some(function.function));
        }
        assert!(Signature::find("aws.newThing").is_none());
        let coalesce = Signature::find("coalesce").expect("a function");
        assert!(!coalesce.takes(1) && coalesce.takes(2) && coalesce.takes(7));
        assert_eq!(coalesce.argument(6), Some(Same));
    }
}
