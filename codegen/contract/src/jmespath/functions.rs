//! The functions of JMESPath: one table, by which the generator checks calls and clients make them.

use crate::arity;
use Argument::{
    Any, Expression, Key, List, Number, Numbers, Object, Sortable, Text, TextListOrObject, TextOrList, Texts,
};

/// A function (<https://jmespath.org/specification.html#built-in-functions>).
#[derive(Clone, Copy, Debug)]
pub struct Function {
    /// Its name.
    pub name: &'static str,
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
    /// Any value.
    Any,
    /// A number.
    Number,
    /// A string.
    Text,
    /// A string or a list.
    TextOrList,
    /// A string, a list or an object.
    TextListOrObject,
    /// An object.
    Object,
    /// A list.
    List,
    /// A list of numbers.
    Numbers,
    /// A list of strings.
    Texts,
    /// A list of numbers, or one of strings.
    Sortable,
    /// `&…`: an expression that is evaluated on each item.
    Expression,
    /// `&…`: an expression that finds a number in each item, or in each a string.
    Key,
}

/// What a function returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Any value.
    Any,
    /// A boolean.
    Boolean,
    /// A number.
    Number,
    /// A string.
    Text,
    /// A list of strings.
    Texts,
    /// An object.
    Object,
    /// The first argument, changed within.
    First,
    /// An item of the first argument.
    ItemOfFirst,
    /// The values of the first argument as a list.
    ValuesOfFirst,
    /// The first argument if it is a list, else a list of it.
    FirstAsList,
    /// A list of what the expression, the first argument, finds.
    Mapped,
}

/// Every function, sorted by name.
pub const FUNCTIONS: &[Function] = &[
    once("abs", &[Number], Outcome::Number),
    once("avg", &[Numbers], Outcome::Number),
    once("ceil", &[Number], Outcome::Number),
    once("contains", &[TextOrList, Any], Outcome::Boolean),
    once("ends_with", &[Text, Text], Outcome::Boolean),
    once("floor", &[Number], Outcome::Number),
    once("join", &[Text, Texts], Outcome::Text),
    once("keys", &[Object], Outcome::Texts),
    once("length", &[TextListOrObject], Outcome::Number),
    once("map", &[Expression, List], Outcome::Mapped),
    once("max", &[Sortable], Outcome::ItemOfFirst),
    once("max_by", &[List, Key], Outcome::ItemOfFirst),
    Function { name: "merge", arguments: &[Object], repeats: true, result: Outcome::Object },
    once("min", &[Sortable], Outcome::ItemOfFirst),
    once("min_by", &[List, Key], Outcome::ItemOfFirst),
    Function { name: "not_null", arguments: &[Any], repeats: true, result: Outcome::Any },
    once("reverse", &[TextOrList], Outcome::First),
    once("sort", &[Sortable], Outcome::First),
    once("sort_by", &[List, Key], Outcome::First),
    once("starts_with", &[Text, Text], Outcome::Boolean),
    once("sum", &[Numbers], Outcome::Number),
    once("to_array", &[Any], Outcome::FirstAsList),
    once("to_number", &[Any], Outcome::Number),
    once("to_string", &[Any], Outcome::Text),
    once("type", &[Any], Outcome::Text),
    once("values", &[Object], Outcome::ValuesOfFirst),
];

const fn once(name: &'static str, arguments: &'static [Argument], result: Outcome) -> Function {
    Function { name, arguments, repeats: false, result }
}

impl Function {
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
            assert_eq!(Function::find(function.name).map(|found| found.name), Some(function.name));
        }
        assert!(Function::find("now").is_none());
    }

    #[test]
    fn some_take_as_many_arguments_as_there_are() {
        let takes = |name, count| Function::find(name).is_some_and(|function| function.takes(count));
        assert!(takes("merge", 1) && takes("merge", 9) && !takes("merge", 0));
        assert!(takes("contains", 2) && !takes("contains", 3));
        let argument = |name, at| Function::find(name).and_then(|function| function.argument(at));
        assert_eq!((argument("merge", 5), argument("abs", 1)), (Some(Object), None));
    }
}
