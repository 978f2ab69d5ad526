//! Operations: fluent builder, input, output, error, paginator.

use std::fmt::Write;

use super::types;
use crate::tool::model::{Model, Operation};
use crate::tool::names;

pub(super) fn source(model: &Model) -> String {
    let mut out = String::new();
    for operation in model.operations() {
        module(model, &operation, &mut out);
    }
    out
}

fn module(model: &Model, operation: &Operation<'_>, out: &mut String) {
    let (name, input, output) =
        (operation.name(), operation.input().unwrap_or(""), operation.output().unwrap_or(""));
    let module = names::module(name);
    let _ = write!(
        out,
        "
mod {module} {{
    use proton::operation::{module}::builders::{{{name}FluentBuilder, {name}InputBuilder, {name}OutputBuilder}};
    use proton::operation::{module}::{{{name}, {name}Error, {name}Input, {name}Output}};
    use super::*;
    fn fluent(client: &proton::Client) -> {name}FluentBuilder {{
        let it = client.{module}(){setters};
{getters}        let _: &{name}InputBuilder = it.as_input();
        it.clone()
    }}
    fn input() -> Result<{name}Input, proton::error::BuildError> {{
        let it: {name}InputBuilder = {name}Input::builder(){setters};
{getters}        assert_eq!(it, {name}InputBuilder::default());
        let _: String = format!(\"{{it:?}}\");
        it.clone().build()
    }}
    fn read_input(it: &{name}Input) {{
{input_reads}        assert_eq!(it, &it.clone());
        let _: String = format!(\"{{it:?}}\");
    }}
    fn output() -> {built} {{
        let it: {name}OutputBuilder = {name}Output::builder(){output_setters};
{output_getters}        assert_eq!(it, {name}OutputBuilder::default());
        it.clone().build()
    }}
    fn read_output(it: &{name}Output) {{
{output_reads}        let _: Option<&str> = it.request_id();
        assert_eq!(it, &it.clone());
        let _: String = format!(\"{{it:?}}\");
    }}
    fn customized(client: &proton::Client) -> CustomizableOperation<{name}Output, {name}Error, {name}FluentBuilder> {{
        client.{module}().customize()
    }}
    async fn send(client: &proton::Client) -> Result<{name}Output, SdkError<{name}Error>> {{
        {name}InputBuilder::default().send_with(client).await?;
        customized(client).mutate_request(|_| {{}}).config_override(proton::Config::builder()).send().await?;
        fluent(client).send().await
    }}
    async fn spawn(client: proton::Client) {{
        send_and_static(async move {{ client.{module}().send().await }});
    }}
{error}{paginator}    fn marker() -> [impl Clone + proton::config::RuntimePlugin; 2] {{
        [{name}::new(), {name}::default()]
    }}
}}
",
        setters = types::setters(model, input),
        getters = types::getters(model, input),
        input_reads = types::reads(model, input),
        built = types::built(model, output, &format!("{name}Output")),
        output_setters = types::setters(model, output),
        output_getters = types::getters(model, output),
        output_reads = types::reads(model, output),
        error = error(operation),
        paginator = paginator(model, operation),
    );
}

fn error(operation: &Operation<'_>) -> String {
    let name = operation.name();
    let mut arms = String::new();
    let mut asks = String::new();
    for id in operation.errors() {
        let error = names::type_name(id);
        let _ = writeln!(arms, "            {name}Error::{error}(inner) => Some(inner.message()),");
        let _ = writeln!(asks, "        let _: bool = it.is_{}();", names::module(&error));
    }
    format!(
        "    fn error(it: &{name}Error) -> Option<&str> {{
{asks}        let _: &(dyn std::error::Error + Send + Sync) = it;
        let _: &proton::error::ErrorMetadata = it.meta();
        let _: Option<&str> = it.request_id();
        let _: Option<&str> = it.code();
        match it {{
{arms}            other => other.message(),
        }}
    }}
    fn errors(sent: SdkError<{name}Error>) -> [{name}Error; 2] {{
        let _: Option<&str> = sent.code();
        let _: Option<&{name}Error> = sent.as_service_error();
        let _ = proton::Error::from(sent);
        let _: proton::Error = {name}Error::generic(any::<proton::error::ErrorMetadata>()).into();
        [{name}Error::generic(any::<proton::error::ErrorMetadata>()), {name}Error::unhandled(\"source\")]
    }}
"
    )
}

fn paginator(model: &Model, operation: &Operation<'_>) -> String {
    let Some(paginated) = operation.get("smithy.api#paginated") else { return String::new() };
    let (name, module) = (operation.name(), names::module(operation.name()));
    let sized = if paginated["pageSize"].is_string() { "\n            .page_size(3)" } else { "" };
    let items = paginated["items"].as_str().unwrap_or_default();
    let member =
        operation.output().and_then(|id| model.members(id).into_iter().find(|member| member.name == items));
    let list = member.map(|member| types::owned(model, member.target)).unwrap_or_default();
    format!(
        "    async fn pages(client: &proton::Client) -> Result<(), SdkError<{name}Error>> {{
        use proton::operation::{module}::paginator::{{{name}Paginator, {name}PaginatorItems}};
        let pages: {name}Paginator = client
            .{module}()
            .into_paginator()
            .stop_on_duplicate_token(false){sized};
        let mut pages = pages.send();
        let _: Option<Result<{name}Output, SdkError<{name}Error>>> = pages.next().await;
        let _: Option<{name}Output> = pages.try_next().await?;
        let items: {name}PaginatorItems = client.{module}().into_paginator().items();
        let _: {list} = items.send().collect::<Result<Vec<_>, _>>().await?;
        Ok(())
    }}
"
    )
}
