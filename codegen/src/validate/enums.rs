//! Values of enums.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Member, Model, Node, Shape, ShapeKind};
use std::collections::HashMap;

/// Values of enums are strings, those of intEnums 32-bit integers, and each stands once.
pub(super) fn values(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes() {
        match shape.kind {
            ShapeKind::Enum => check(shape, |node| node.as_str().map(str::to_owned), "a string", found),
            ShapeKind::IntEnum => {
                let integer = |node: &Node| i32::try_from(node.as_i64()?).ok().map(|value| value.to_string());
                check(shape, integer, "a 32-bit integer", found);
            }
            _ => {}
        }
    }
}

fn check(shape: &Shape, value_of: impl Fn(&Node) -> Option<String>, expected: &str, found: &mut Diagnostics) {
    let mut seen: HashMap<String, &Member> = HashMap::new();
    for member in &shape.members {
        let node = member.traits.enum_value();
        let place = node.map_or(&member.place, |node| &node.place);
        let Some(value) = node.and_then(&value_of) else {
            let message = match node {
                Some(node) => match node.as_number().filter(|_| shape.kind == ShapeKind::IntEnum) {
                    Some(number) if number.is_integer() => {
                        format!(
                            "the value of `{}` is wrong: {} does not fit 32 bits",
                            member.id,
                            number.brief()
                        )
                    }
                    Some(number) => {
                        format!(
                            "the value of `{}` is wrong: {} has a fraction or an exponent",
                            member.id,
                            number.brief()
                        )
                    }
                    None => format!("the value of `{}` is {}", member.id, node.kind()),
                },
                None => format!("`{}` has no value", member.id),
            };
            let problem = Diagnostic::error(Code::BadEnumValue, message).at(place).about(&member.id);
            found.push(problem.expected(format!("the trait `smithy.api#enumValue` with {expected}")));
            continue;
        };
        if let Some(other) = seen.get(&value) {
            let message = format!("`{}` and `{}` have the same value", other.name, member.name);
            found.push(Diagnostic::error(Code::BadEnumValue, message).at(place).about(&shape.id));
        } else {
            seen.insert(value, member);
        }
    }
}
