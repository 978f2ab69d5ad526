//! Which service is meant.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::{Model, Shape, ShapeId};

pub(super) fn choose(model: &Model, wanted: Option<&str>, found: &mut Diagnostics) -> Option<ShapeId> {
    let services: Vec<&Shape> =
        model.services().map(|(shape, _)| shape).filter(|shape| !shape.traits.is_mixin()).collect();
    let problem = match (wanted, services.as_slice()) {
        (_, []) => Diagnostic::error(Code::NoService, "the model has no service")
            .expected("a shape of the type `service`, whose operations are generated"),
        (None, [one]) => return Some(one.id.clone()),
        (None, [first, ..]) => {
            let message = format!("the model has {} services and none was chosen", services.len());
            Diagnostic::error(Code::SeveralServices, message)
                .at(&first.place)
                .expected(format!("a choice between {}", list(&services)))
        }
        (Some(wanted), _) => {
            let matching: Vec<&Shape> = services
                .iter()
                .copied()
                .filter(|shape| shape.id.as_str() == wanted || shape.id.name() == wanted)
                .collect();
            match matching.as_slice() {
                [one] => return Some(one.id.clone()),
                [] => {
                    let names = services.iter().flat_map(|shape| [shape.id.as_str(), shape.id.name()]);
                    Diagnostic::error(Code::UnknownService, format!("there is no service `{wanted}`"))
                        .expected(format!("one of {}", list(&services)))
                        .maybe_hint(suggest::did_you_mean(wanted, names))
                }
                [..] => {
                    let message = format!("several services are named `{wanted}`");
                    Diagnostic::error(Code::SeveralServices, message)
                        .expected(format!("the whole id: {}", list(&matching)))
                }
            }
        }
    };
    found.push(problem);
    None
}

fn list(services: &[&Shape]) -> String {
    let mut names: Vec<_> = services.iter().take(10).map(|shape| format!("`{}`", shape.id)).collect();
    if services.len() > names.len() {
        names.push("…".to_owned());
    }
    names.join(", ")
}
