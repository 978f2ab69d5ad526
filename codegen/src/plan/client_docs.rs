//! Documentation of the client's type.

use super::docs::{Docs, code, plain};
use crate::model::ShapeId;
use crate::select::LeftOut;

/// Most operations that are listed by name; of more, the first ones are.
const MOST: usize = 20;

/// Says what the client is of, and which operations of the service it lacks.
pub(super) fn of_client(title: &str, left_out: &LeftOut) -> Docs {
    let mut docs = Docs::text(&format!(
        "Client for {}. Cheap to clone; clones share connections, credentials and configuration.",
        plain(title)
    ));
    let operations = &left_out.operations;
    let names: Vec<String> = operations.iter().map(ShapeId::name).take(MOST).map(code).collect();
    let names = names.join(", ");
    match operations.len().saturating_sub(MOST) {
        0 if names.is_empty() => {}
        0 => docs.push_paragraph(&format!("Operations of the service that are not generated: {names}.")),
        more => docs.push_paragraph(&format!(
            "Operations of the service that are not generated: {names}, and {more} more."
        )),
    }
    docs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn docs(operations: usize) -> String {
        let id = |index| ShapeId::parse(&format!("example#Op{index:03}")).unwrap();
        let left_out = LeftOut { operations: (0..operations).map(id).collect(), shapes: Vec::new() };
        of_client("Weather", &left_out).0.join("\n")
    }

    #[test]
    fn few_are_named_and_many_counted() {
        assert!(!docs(0).contains("not generated"));
        assert!(docs(2).ends_with("\n\nOperations of the service that are not generated: `Op000`, `Op001`."));
        assert!(docs(20).ends_with("`Op019`."));
        let many = docs(700).replace('\n', " ");
        assert!(many.ends_with("`Op019`, and 680 more.") && !many.contains("Op020"), "{many}");
    }
}
