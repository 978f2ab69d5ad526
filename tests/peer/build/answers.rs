//! What the server answers, from the model: outputs and errors as the protocol has them.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Map, Value, json};
use smithwright::model::traits::TimestampFormat;
use smithwright::model::{Member, Model, Shape, ShapeKind};
use smithwright::plan::Plan;

use crate::calls::shape_of;

/// Structures within each other.
const DEEPEST: usize = 4;

/// An answer.
struct Answer {
    name: String,
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

/// A function `answers`: what each operation is answered, by turns.
pub(crate) fn source(model: &Model, plan: &Plan) -> TokenStream {
    let rest = plan.service.protocol.id == "aws.protocols#restJson1";
    let arms = plan.operations.iter().map(|operation| {
        let wire = &operation.wire;
        let shape = shape_of(model, operation).and_then(Shape::as_operation);
        let output = shape.and_then(|shape| model.shape(shape.output.as_ref()?));
        let of = |nth| Message { model, rest, nth };
        let mut answers: Vec<Answer> = (0..2).map(|nth| of(nth).answer(format!("full {nth}"), 200, output)).collect();
        answers.push(of(0).empty("nothing", "{}"));
        answers.push(of(0).empty("no body", ""));
        answers.push(of(0).empty("no JSON", "<html>"));
        let service = model.services().next().map(|(_, service)| service.errors.as_slice()).unwrap_or_default();
        for (nth, id) in shape.into_iter().flat_map(|shape| shape.errors.iter()).chain(service).enumerate() {
            let Some(error) = model.shape(id) else { continue };
            let status = error.traits.http_error().unwrap_or(400);
            let mut answer = of(nth).answer(format!("error {}", id.name()), status, Some(error));
            of(nth).mark(&mut answer, id.name());
            answers.push(answer);
        }
        for status in [400, 500, 503] {
            let mut answer = of(0).empty("an error of no model", r#"{"message":"why"}"#);
            answer.status = status;
            of(usize::from(status)).mark(&mut answer, "NobodyKnows");
            answers.push(answer);
        }
        let mut throttled = of(0).empty("a bare error", "");
        throttled.status = 429;
        answers.push(throttled);
        let answers = answers.iter().map(|Answer { name, status, headers, body }| {
            let (names, values) = (headers.keys(), headers.values());
            let body = Literal::byte_string(body);
            quote!(crate::Answer { name: #name, status: #status, headers: &[#((#names, #values)),*], body: #body })
        });
        quote!(#wire => &[#(#answers),*],)
    });
    quote! {
        pub fn answers(operation: &str) -> &'static [crate::Answer] {
            match operation { #(#arms)* _ => &[] }
        }
    }
}

/// Makes the messages of one service.
struct Message<'m> {
    model: &'m Model,
    /// By restJson1, not awsJson.
    rest: bool,
    /// Which member of unions and enums, and which form of an error's code.
    nth: usize,
}

impl Message<'_> {
    fn empty(&self, name: &str, body: &str) -> Answer {
        let media_type = if self.rest { "application/json" } else { "application/x-amz-json-1.1" };
        let headers = [("content-type", media_type), ("x-amzn-requestid", "request-1")];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        Answer { name: name.to_owned(), status: 200, headers, body: body.as_bytes().to_vec() }
    }

    /// A whole message: members in the body, or wherever they are bound.
    fn answer(&self, name: String, status: u16, shape: Option<&Shape>) -> Answer {
        let mut answer = self.empty(&name, "");
        answer.status = status;
        let mut body = Map::new();
        let mut payload = None;
        for member in shape.into_iter().flat_map(|shape| &shape.members) {
            let Some(target) = self.model.target(member) else { continue };
            let value = self.value(target, member, 0);
            let traits = &member.traits;
            if let Some(header) = traits.http_header().filter(|_| self.rest) {
                answer.headers.insert(header.to_ascii_lowercase(), self.header(target, member));
            } else if let Some(prefix) = traits.http_prefix_headers().filter(|_| self.rest) {
                answer.headers.insert(format!("{}one", prefix.to_ascii_lowercase()), "1".to_owned());
            } else if traits.is_http_response_code() && self.rest {
                // The status is that of the answer.
            } else if traits.is_http_payload() && self.rest {
                payload = Some((target, value));
            } else if let Some(value) = value {
                body.insert(self.name(member), value);
            }
        }
        answer.body = match payload {
            Some((target, _)) if matches!(target.kind, ShapeKind::Blob | ShapeKind::String) => {
                b"payload".to_vec()
            }
            Some((_, value)) => value.unwrap_or(Value::Null).to_string().into_bytes(),
            None => Value::Object(body).to_string().into_bytes(),
        };
        answer
    }

    /// Says which error it is, in one of the places for it.
    fn mark(&self, answer: &mut Answer, code: &str) {
        let code = match self.nth % 3 {
            0 => code.to_owned(),
            1 => format!("com.example#{code}"),
            _ => format!("{code}:http://internal.example.com/"),
        };
        let in_body = |key: &str, body: &[u8]| {
            let mut members: Map<String, Value> = serde_json::from_slice(body).unwrap_or_default();
            members.insert(key.to_owned(), code.as_str().into());
            Value::Object(members).to_string().into_bytes()
        };
        match (self.rest, self.nth % 2) {
            (true, 0) => {
                answer.headers.insert("x-amzn-errortype".to_owned(), code);
            }
            (true, _) => answer.body = in_body("code", &answer.body),
            (false, _) => answer.body = in_body("__type", &answer.body),
        }
    }

    fn name(&self, member: &Member) -> String {
        member.traits.json_name().filter(|_| self.rest).unwrap_or(&member.name).to_owned()
    }

    fn value(&self, shape: &Shape, member: &Member, depth: usize) -> Option<Value> {
        let element = |name: &str| {
            let member = shape.member(name)?;
            self.value(self.model.target(member)?, member, depth)
        };
        Some(match &shape.kind {
            ShapeKind::Boolean => json!(true),
            ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::Long => json!(7),
            ShapeKind::Float | ShapeKind::Double => json!(0.5),
            ShapeKind::String => json!("text é \u{1f600}"),
            ShapeKind::Blob => json!("AAH+/w=="),
            ShapeKind::Document => json!({"any": [1, null]}),
            ShapeKind::Timestamp => match self.format(shape, member) {
                Some(TimestampFormat::DateTime) => json!("2023-11-14T22:13:20.5Z"),
                Some(TimestampFormat::HttpDate) => json!("Tue, 14 Nov 2023 22:13:20 GMT"),
                _ => json!(1_700_000_000.5),
            },
            ShapeKind::Enum => {
                let value = shape.members.get(self.nth % (shape.members.len() + 1));
                value
                    .and_then(|value| value.traits.enum_value())
                    .map_or(json!("of no model"), |value| value.to_json())
            }
            ShapeKind::IntEnum => json!(1),
            ShapeKind::List => json!([element("member")?]),
            ShapeKind::Map => json!({ "key": element("value")? }),
            ShapeKind::Structure | ShapeKind::Union if depth >= DEEPEST => return None,
            ShapeKind::Structure => {
                let members = shape.members.iter().filter_map(|member| {
                    Some((self.name(member), self.value(self.model.target(member)?, member, depth + 1)?))
                });
                let mut members: Map<String, Value> = members.collect();
                members.insert("NoMemberOfIt".to_owned(), json!([{}]));
                Value::Object(members)
            }
            ShapeKind::Union => {
                let member = shape.members.get(self.nth % shape.members.len().max(1))?;
                let value = self.value(self.model.target(member)?, member, depth + 1)?;
                Value::Object([(self.name(member), value)].into_iter().collect())
            }
            _ => return None,
        })
    }

    fn header(&self, shape: &Shape, member: &Member) -> String {
        match &shape.kind {
            ShapeKind::Timestamp => "Tue, 14 Nov 2023 22:13:20 GMT".to_owned(),
            ShapeKind::List => "a, b".to_owned(),
            ShapeKind::String if shape.traits.media_type().is_some() => "e30=".to_owned(),
            ShapeKind::String => "text".to_owned(),
            _ => match self.value(shape, member, 0) {
                Some(Value::String(text)) => text,
                other => other.unwrap_or_default().to_string(),
            },
        }
    }

    fn format(&self, shape: &Shape, member: &Member) -> Option<TimestampFormat> {
        member.traits.timestamp_format().or_else(|| shape.traits.timestamp_format())
    }
}
