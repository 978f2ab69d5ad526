//! Writes one test an operation: a full input by fluent calls, the JSON it must become, full responses.

use std::fmt::Write;

use serde_json::Value;

use super::model::{Kind, Model, Operation};
use super::names;
use super::sample::Sampler;

/// The tests' source. In scope it needs `mirrors`, `client` and `Exchange`.
pub fn source(model: &Model) -> String {
    let mut tests = String::new();
    for operation in model.operations() {
        test(model, &operation, &mut tests);
    }
    // What no input has need of would be an unused import.
    let used = ["primitives", "types"].into_iter().filter(|module| tests.contains(&format!("{module}::")));
    let uses: String = used.map(|module| format!("use proton::{module};\n")).collect();
    uses + &tests
}

fn test(model: &Model, operation: &Operation<'_>, out: &mut String) {
    let name = operation.name();
    let module = names::module(name);
    let mut calls = String::new();
    let mut request = serde_json::Map::new();
    for (member, items, json) in
        operation.input().map(|id| Sampler::new(model, 0).members(id, 0)).into_iter().flatten()
    {
        for item in items {
            let _ = write!(calls, "\n            .{}({})", names::field(member.name), item.rust);
        }
        request.insert(member.name.to_owned(), json);
    }
    let responses: Vec<_> = responses(model, operation)
        .iter()
        .map(|json| format!("        {},\n", names::raw_literal(&json.to_string())))
        .collect();
    let _ = write!(
        out,
        "\n#[tokio::test]\nasync fn {module}() {{
    let exchange = Exchange::start({name:?}, {request}, &[\n{responses}    ]).await;
    for nth in 0..{count} {{
        let call = client(&exchange)
            .{module}(){calls};
        let shown = format!(\"{{:?}} {{:?}}\", call.as_input(), call.as_input().clone().build());
        let output = call.send().await;
        exchange.check(nth, &shown, output.map(|it| (mirrors::{module}_output(&it), format!(\"{{it:?}}\"))));
    }}
}}
",
        request = names::raw_literal(&Value::from(request).to_string()),
        count = responses.len(),
        responses = responses.concat(),
    );
}

/// One response, or as many as make each member of each union come once.
fn responses(model: &Model, operation: &Operation<'_>) -> Vec<Value> {
    let Some(output) = operation.output() else { return vec![Value::Object(serde_json::Map::new())] };
    let mut reached = Default::default();
    model.reach(output, &mut reached);
    let unions = reached.into_iter().filter(|id| model.kind(id) == Kind::Union);
    let count = unions.map(|id| model.members(id).len()).max().unwrap_or(1);
    (0..count).map(|nth| Sampler::new(model, nth).json(output)).collect()
}
