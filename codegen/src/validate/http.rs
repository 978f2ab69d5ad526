//! Bindings to HTTP, in services that speak a REST protocol.
//!
//! See <https://smithy.io/2.0/spec/http-bindings.html>.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::operations;
use crate::model::traits::Http;
use crate::model::{Member, Model, Place, Shape, ShapeKind};
use smithwright_contract::{Framing, PROTOCOLS};
use std::collections::BTreeMap;

/// Most services looked at. They may all hold the same resources, so the work is a product.
const MOST_SERVICES: usize = 100;

/// Every operation has a route of its own, and every member one place that its type fits.
pub(super) fn bindings(model: &Model, found: &mut Diagnostics) {
    let mut structures = BTreeMap::new();
    for (service, own) in model.services().filter(|(service, _)| is_rest(service)).take(MOST_SERVICES) {
        let mut routes = BTreeMap::new();
        for id in operations::of_service(model, &service.id).keys() {
            let Some(shape) = model.shape(id) else { continue };
            let Some(operation) = shape.as_operation() else { continue };
            let input = operation.input.as_ref().and_then(|id| model.shape(id));
            let output = operation.output.as_ref().and_then(|id| model.shape(id));
            route(shape, service, input, &mut routes, found);
            let errors = model.errors(own, operation).into_iter().filter_map(|id| model.shape(id));
            structures.extend(input.into_iter().chain(output).chain(errors).map(|shape| (&shape.id, shape)));
        }
    }
    for structure in structures.values() {
        structure_bindings(model, structure, found);
    }
}

fn is_rest(service: &Shape) -> bool {
    let spoken = service.traits.protocols();
    let best = PROTOCOLS.iter().find(|known| spoken.iter().any(|protocol| protocol.id.as_str() == known.id));
    best.is_some_and(|protocol| protocol.framing == Framing::Rest)
}

/// The trait `http` of an operation, its labels, and that no other operation has the same route.
fn route<'m>(
    operation: &'m Shape,
    service: &Shape,
    input: Option<&Shape>,
    routes: &mut BTreeMap<String, &'m Shape>,
    found: &mut Diagnostics,
) {
    let wrong = |message: String, place: &Place| {
        Diagnostic::error(Code::BadHttpBinding, message).at(place).about(&operation.id)
    };
    let name = operation.id.name();
    let Some(Http { method, uri, .. }) = operation.traits.http() else {
        let message = format!(
            "the operation `{name}` has no route, and `{}` speaks a REST protocol",
            service.id.name()
        );
        found.push(
            wrong(message, &operation.place).expected("the trait `smithy.api#http` with a method and a URI"),
        );
        return;
    };
    let place = operation.traits.get("smithy.api#http").map(|node| node.place.clone()).unwrap_or_default();
    if !uri.starts_with('/') {
        found
            .push(wrong(format!("the URI of `{name}` does not begin with a slash"), &place).expected("`/…`"));
    }
    let path = uri.split_once('?').map_or(uri.as_str(), |(path, _)| path);
    let labels = labels(path);
    for (index, (label, greedy)) in labels.iter().enumerate() {
        if labels.iter().take(index).any(|(earlier, _)| earlier == label) {
            found.push(wrong(format!("the URI of `{name}` has the label `{label}` twice"), &place));
        }
        if *greedy && labels.iter().skip(index + 1).any(|(_, greedy)| *greedy) {
            found.push(wrong(format!("the URI of `{name}` has two labels that keep slashes"), &place));
        }
        let member = input.and_then(|input| input.member(label));
        if !member.is_some_and(|member| member.traits.is_http_label()) {
            let message =
                format!("the URI of `{name}` has the label `{label}`, and no member of the input fills it");
            found.push(
                wrong(message, &place).expected("a required member of this name with the trait `httpLabel`"),
            );
        }
    }
    for member in input.map(|input| input.members.as_slice()).unwrap_or_default() {
        if member.traits.is_http_label() && !labels.iter().any(|(label, _)| *label == member.name) {
            let message = format!("`{}` fills a label that the URI of `{name}` does not have", member.id);
            found.push(
                Diagnostic::error(Code::BadHttpBinding, message)
                    .at(place_of(member, "smithy.api#httpLabel"))
                    .about(&member.id)
                    .expected(format!("`{{{}}}` in the URI", member.name)),
            );
        }
    }
    let pattern = labels.iter().fold(path.to_owned(), |path, (label, greedy)| {
        let (from, to) =
            if *greedy { (format!("{{{label}+}}"), "{+}") } else { (format!("{{{label}}}"), "{}") };
        path.replace(&from, to)
    });
    let query = uri.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
    if let Some(earlier) = routes.insert(format!("{method} {pattern}{query}"), operation) {
        let message = format!("`{name}` and `{}` have the same route: {method} {uri}", earlier.id.name());
        found.push(
            Diagnostic::error(Code::RouteConflict, message)
                .at(&place)
                .about(&operation.id)
                .expected("a method and URI of its own for each operation"),
        );
    }
}

/// The labels of a path, and whether each keeps slashes.
fn labels(path: &str) -> Vec<(&str, bool)> {
    let mut labels = Vec::new();
    let mut rest = path;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((label, after)) = after.split_once('}') else { break };
        let greedy = label.strip_suffix('+');
        labels.push((greedy.unwrap_or(label), greedy.is_some()));
        rest = after;
    }
    labels
}

/// Whether a shape has a form in a place.
type Fits = fn(&Model, &Shape) -> bool;

/// Traits that take a member out of the body, and what their members target.
const PLACES: [(&str, Fits, &str); 7] = [
    ("smithy.api#httpLabel", |_, shape| is_text(shape), "a simple type other than a blob or document"),
    (
        "smithy.api#httpQuery",
        is_text_or_list,
        "a simple type other than a blob or document, or a list of one",
    ),
    ("smithy.api#httpQueryParams", is_map_of_text, "a map of strings, or of lists of strings"),
    (
        "smithy.api#httpHeader",
        is_text_or_list,
        "a simple type other than a blob or document, or a list of one",
    ),
    ("smithy.api#httpPrefixHeaders", is_map_of_text, "a map of strings"),
    ("smithy.api#httpPayload", |_, shape| is_payload(shape), "a structure, union, document, string or blob"),
    ("smithy.api#httpResponseCode", |_, shape| is_status(shape), "an integer"),
];

/// Traits of which a structure has one member.
const ONCE: [&str; 4] = [
    "smithy.api#httpPayload",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQueryParams",
    "smithy.api#httpResponseCode",
];

fn structure_bindings(model: &Model, structure: &Shape, found: &mut Diagnostics) {
    let wrong = |member: &Member, id: &str, message: String| {
        Diagnostic::error(Code::BadHttpBinding, message).at(place_of(member, id)).about(&member.id)
    };
    for member in &structure.members {
        let bound: Vec<_> = PLACES.iter().filter(|(id, ..)| member.traits.has(id)).collect();
        if let [(first, ..), (second, ..), ..] = bound.as_slice() {
            let message = format!("`{}` has both `{first}` and `{second}`", member.id);
            found.push(wrong(member, second, message).expected("one place for each member"));
        }
        for (id, fits, expected) in bound {
            let Some(target) = model.target(member).filter(|target| !fits(model, target)) else { continue };
            if *id == "smithy.api#httpPayload" && matches!(target.kind, ShapeKind::List | ShapeKind::Map) {
                let message = format!("the payload `{}` is {}", member.id, target.kind.with_article());
                found.push(
                    Diagnostic::warning(Code::OddPayload, message)
                        .at(place_of(member, id))
                        .about(&member.id)
                        .expected(*expected),
                );
                continue;
            }
            let message =
                format!("`{}` has the trait `{id}` and targets {}", member.id, target.kind.with_article());
            found.push(wrong(member, id, message).expected(*expected));
        }
    }
    for id in ONCE {
        for second in structure.members.iter().filter(|member| member.traits.has(id)).skip(1) {
            let message =
                format!("`{}` is the second member of its structure with the trait `{id}`", second.id);
            found.push(wrong(second, id, message).expected("one member with this trait"));
        }
    }
    let payload = structure.members.iter().find(|member| member.traits.is_http_payload());
    if let Some(payload) = payload {
        let unbound = |member: &&Member| {
            !PLACES.iter().any(|(id, ..)| member.traits.has(id)) && !member.traits.has("smithy.api#hostLabel")
        };
        for member in structure.members.iter().filter(unbound) {
            let message = format!("`{}` has no place: the body is `{}`", member.id, payload.name);
            let diagnostic =
                Diagnostic::error(Code::BadHttpBinding, message).at(&member.place).about(&member.id);
            found.push(diagnostic.expected("a trait that binds it to the URI, a header or the status"));
        }
    }
}

fn place_of<'m>(member: &'m Member, id: &str) -> &'m Place {
    match member.traits.get(id) {
        Some(node) if node.place.file().is_some() => &node.place,
        _ => &member.place,
    }
}

fn is_text(shape: &Shape) -> bool {
    shape.kind.is_simple() && !matches!(shape.kind, ShapeKind::Blob | ShapeKind::Document)
}

fn is_text_or_list(model: &Model, shape: &Shape) -> bool {
    let of_text = || shape.member("member").and_then(|item| model.target(item)).is_some_and(is_text);
    is_text(shape) || shape.kind == ShapeKind::List && of_text()
}

fn is_map_of_text(model: &Model, shape: &Shape) -> bool {
    let value = || shape.member("value").and_then(|value| model.target(value));
    shape.kind == ShapeKind::Map && value().is_some_and(|value| is_text_or_list(model, value))
}

fn is_payload(shape: &Shape) -> bool {
    matches!(
        shape.kind,
        ShapeKind::Structure
            | ShapeKind::Union
            | ShapeKind::Document
            | ShapeKind::String
            | ShapeKind::Enum
            | ShapeKind::Blob
    )
}

fn is_status(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Integer | ShapeKind::IntEnum | ShapeKind::Short | ShapeKind::Long)
}
