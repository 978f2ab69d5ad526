//! Waiters: builder, setters, what they give and how they fail.

use std::fmt::Write;

use super::types;
use crate::tool::model::Model;
use crate::tool::names;

pub(super) fn source(model: &Model) -> String {
    let mut out = String::new();
    for (name, (_, operation)) in model.waiters() {
        let module = names::module(name);
        let (operation_module, input) = (names::module(operation.name()), operation.input().unwrap_or(""));
        let _ = write!(
            out,
            "
mod {module} {{
    use proton::operation::{operation_module}::builders::{builder}InputBuilder;
    use proton::operation::{operation_module}::{builder}Output;
    use proton::waiters::{module}::{{{name}FinalPoll, {name}FluentBuilder, WaitUntil{name}Error}};
    use super::*;
    async fn wait(client: &proton::Client) -> Result<{name}FinalPoll, WaitUntil{name}Error> {{
        let it: {name}FluentBuilder = client.wait_until_{module}(){setters};
{getters}        let _: &{builder}InputBuilder = it.as_input();
        it.clone().wait(std::time::Duration::from_secs(1)).await
    }}
    fn poll(it: {name}FinalPoll) -> Option<{builder}Output> {{
        it.into_result().ok()
    }}
    fn failed(it: WaitUntil{name}Error) -> proton::Error {{
        let _: &(dyn std::error::Error + Send + Sync) = &it;
        proton::Error::from(it)
    }}
}}
",
            builder = operation.name(),
            setters = types::setters(model, input),
            getters = types::getters(model, input),
        );
    }
    out
}
