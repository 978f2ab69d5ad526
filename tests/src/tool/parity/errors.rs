//! Modelled errors in `types::error`, and the error of the whole service.

use std::fmt::Write;

use super::types;
use crate::tool::model::Model;
use crate::tool::names;

pub(super) fn source(model: &Model) -> String {
    let mut out = String::new();
    let mut arms = String::new();
    for id in model.errors() {
        error(model, id, &mut out);
        let name = names::type_name(id);
        let _ = writeln!(arms, "        proton::Error::{name}(inner) => Some(inner.message()),");
    }
    let _ = write!(
        out,
        "
fn any_error(it: &proton::Error) -> Option<&str> {{
    let _: &(dyn std::error::Error + Send + Sync) = it;
    let _: &proton::error::ErrorMetadata = it.meta();
    let _: Option<&str> = it.code();
    let _: Option<&str> = it.request_id();
    match it {{
{arms}        other => other.message(),
    }}
}}
"
    );
    out
}

fn error(model: &Model, id: &str, out: &mut String) {
    let name = names::type_name(id);
    let path = format!("proton::types::error::{name}");
    let retryable = model.shape_trait(id, "smithy.api#retryable").is_some();
    let kind = if retryable { "        let _ = it.retryable_error_kind();\n" } else { "" };
    let _ = write!(
        out,
        "
mod {module} {{
    use super::*;
    fn build() -> {built} {{
        let mut it: proton::types::error::builders::{name}Builder = {path}::builder(){setters}
            .meta(any::<proton::error::ErrorMetadata>());
        it.set_meta(any::<Option<proton::error::ErrorMetadata>>());
{getters}        assert_eq!(it.clone(), proton::types::error::builders::{name}Builder::default());
        it.build()
    }}
    fn read(it: &{path}) {{
{reads}{kind}        let _: &(dyn std::error::Error + Send + Sync) = it;
        let _: &proton::error::ErrorMetadata = it.meta();
        let _: Option<&str> = it.request_id();
        let _: String = format!(\"{{it}} {{it:?}}\");
        assert_eq!(it, &it.clone());
    }}
}}
",
        module = names::module(&name),
        built = types::built(model, id, &path),
        setters = types::setters(model, id),
        getters = types::getters(model, id),
        reads = types::reads(model, id),
    );
}
