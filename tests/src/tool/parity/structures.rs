//! Structures and unions in `types`.

use std::fmt::Write;

use super::types;
use crate::tool::model::{Kind, Model};
use crate::tool::names;

pub(super) fn source(model: &Model) -> String {
    let mut out = String::new();
    let (roots, errors) = (model.operation_structures(), model.errors());
    for id in model.reached().into_iter().filter(|id| !roots.contains(id) && !errors.contains(id)) {
        match model.kind(id) {
            Kind::Structure => structure(model, id, &mut out),
            Kind::Union => union(model, id, &mut out),
            _ => {}
        }
    }
    out
}

fn structure(model: &Model, id: &str, out: &mut String) {
    let name = names::type_name(id);
    let path = format!("proton::types::{name}");
    let _ = write!(
        out,
        "
mod {module} {{
    use super::*;
    fn build() -> {built} {{
        let it: proton::types::builders::{name}Builder = {path}::builder(){setters};
{getters}        assert_eq!(it.clone(), proton::types::builders::{name}Builder::default());
        it.build()
    }}
    fn read(it: &{path}) {{
{reads}        let _: String = format!(\"{{it:?}}\");
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

fn union(model: &Model, id: &str, out: &mut String) {
    let path = format!("proton::types::{}", names::type_name(id));
    let mut arms = String::new();
    let mut asks = String::new();
    for member in model.members(id) {
        let (variant, snake) = (names::variant(member.name), names::module(member.name));
        let owned = types::owned(model, member.target);
        let _ = writeln!(
            arms,
            "            {path}::{variant}(inner) => {path}::{variant}(<{owned} as Clone>::clone(inner)),"
        );
        let _ = writeln!(asks, "        let _: Result<&{owned}, &{path}> = it.as_{snake}();");
        let _ = writeln!(asks, "        let _: bool = it.is_{snake}();");
    }
    let _ = write!(
        out,
        "
mod {module} {{
    use super::*;
    fn read(it: &{path}) -> {path} {{
{asks}        let _: bool = it.is_unknown();
        let _: String = format!(\"{{it:?}}\");
        assert_eq!(it, &it.clone());
        match it {{
{arms}            _ => any(),
        }}
    }}
}}
",
        module = names::module(names::local(id)),
    );
}
