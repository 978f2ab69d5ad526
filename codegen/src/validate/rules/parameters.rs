//! The parameters of rules.

use super::super::reporter::Reporter;
use super::faulty;
use super::scope::{Known, Scope};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Key, Node};
use smithwright_contract::endpoint::{BUILT_INS, BuiltIn, Type};

/// The parameters that rules declare. What has the wrong kind is reported with the trait's value.
pub(in crate::validate) fn parameters<'n>(root: &'n Node, reporter: &mut Reporter<'_>) -> Scope<'n> {
    let parameters = root.get("parameters").into_iter().flat_map(Node::entries);
    Scope { known: parameters.map(|(key, node)| parameter(key, node, reporter)).collect() }
}

fn parameter<'n>(key: &'n Key, node: &'n Node, reporter: &mut Reporter<'_>) -> Known<'n> {
    let name = key.name.as_str();
    let ty = node.get("type").filter(|ty| ty.as_str().is_some()).and_then(|ty| {
        let known = ty.as_str().and_then(Type::of_parameter);
        if known.is_none() {
            let problem = faulty(format!("the endpoint parameter `{name}` has an unknown type"));
            reporter.report(problem.expected("\"string\", \"boolean\" or \"stringArray\""), &ty.place);
        }
        known
    });
    let default = node.get("default");
    if let (Some(ty), Some(default)) = (ty, default)
        && !admits(ty, default)
    {
        let message = format!("the default of the endpoint parameter `{name}` is {}", default.kind());
        reporter.report(faulty(message).expected(ty.with_article()), &default.place);
    }
    for flag in ["required"] {
        if let Some(value) = node.get(flag).filter(|value| value.as_bool().is_none()) {
            let message = format!("`{flag}` of the endpoint parameter `{name}` is {}", value.kind());
            reporter.report(faulty(message).expected("true or false"), &value.place);
        }
    }
    let is_required = node.get("required").and_then(Node::as_bool).unwrap_or_default();
    let built_in = node.get("builtIn");
    if let Some(built_in) = built_in {
        self::built_in(name, built_in, ty, default.is_some(), is_required, reporter);
    }
    let built_in = built_in.and_then(Node::as_str);
    Known {
        name,
        ty,
        is_set: is_required || default.is_some(),
        may_be_url: built_in.is_none_or(|id| id == "SDK::Endpoint") && ty == Some(Type::Text),
    }
}

/// A default is used for a built-in that clients do not know; without one the parameter is never set.
fn built_in(
    name: &str,
    node: &Node,
    ty: Option<Type>,
    has_default: bool,
    is_required: bool,
    reporter: &mut Reporter<'_>,
) {
    let Some(id) = node.as_str() else {
        let message = format!("`builtIn` of the endpoint parameter `{name}` is {}", node.kind());
        reporter.report(faulty(message).expected("a string"), &node.place);
        return;
    };
    if let Some(known) = BuiltIn::find(id) {
        if ty.is_some_and(|ty| ty != known.ty) {
            let article = ty.map_or("unknown", Type::with_article);
            let message = format!(
                "the endpoint parameter `{name}` is {article}, and `{id}` is {}",
                known.ty.with_article()
            );
            reporter.report(
                faulty(message).expected(format!("{} as type", known.ty.with_article())),
                &node.place,
            );
        }
        return;
    }
    if has_default {
        return;
    }
    let message = format!("the endpoint parameter `{name}` is `{id}`, which clients have no value for");
    let known: Vec<_> = BUILT_INS.iter().map(|known| known.id).collect();
    let expected = format!("one of {}", known.join(", "));
    let problem = if is_required {
        Diagnostic::error(Code::UnknownBuiltIn, message)
            .hint("it is required and has no default, so no endpoint is found; an endpoint resolver of your own can do without it")
    } else {
        Diagnostic::warning(Code::UnknownBuiltIn, message)
            .hint("rules see this parameter unset; an endpoint resolver of your own can do without it")
    };
    reporter.report(problem.expected(expected), &node.place);
}

/// Whether a value is of a type.
pub(in crate::validate) fn admits(ty: Type, value: &Node) -> bool {
    match ty {
        Type::Text => value.as_str().is_some(),
        Type::Flag => value.as_bool().is_some(),
        Type::Texts => value.as_array().is_some_and(|items| items.iter().all(|item| item.as_str().is_some())),
        Type::Integer | Type::Arn | Type::Url | Type::Partition => false,
    }
}
