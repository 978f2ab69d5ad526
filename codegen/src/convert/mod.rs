//! From any input to Smithy JSON AST 2.0.

mod ast;
mod node;
mod shapes;

pub use ast::to_ast;

use crate::diagnostic::Diagnostics;
use crate::read;
use std::path::Path;

/// What becomes of descriptions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Descriptions {
    /// They are written as they are.
    #[default]
    Keep,
    /// They are left out: of shapes, members, waiters, endpoint parameters; examples too. Facts stay.
    Strip,
}

/// A model as text.
#[derive(Clone, Debug)]
pub struct Converted {
    /// Smithy JSON AST 2.0, indented by four spaces, ending in a newline.
    pub text: String,
    /// What was found while reading; no errors.
    pub warnings: Diagnostics,
}

/// Reads the inputs into one model and writes it as Smithy JSON AST 2.0. Each input is what
/// [`Generator::new`](crate::Generator::new) takes. Equal inputs give equal bytes.
///
/// The model is not validated: what readers accept can be converted, so that one can look at it.
///
/// # Errors
/// Everything found wrong while reading the inputs.
pub fn convert<P: AsRef<Path>>(
    inputs: impl IntoIterator<Item = P>,
    descriptions: Descriptions,
) -> Result<Converted, Diagnostics> {
    let mut sources = Vec::new();
    let mut found = Diagnostics::new();
    for input in inputs {
        match read::sources(input) {
            Ok(all) => sources.extend(all),
            Err(problem) => found.push(problem),
        }
    }
    if found.has_errors() {
        return Err(found);
    }
    match read::read(&sources) {
        (Some(model), warnings) => Ok(Converted { text: to_ast(&model, descriptions), warnings }),
        (None, found) => Err(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;
    use crate::read::Source;

    fn read_text(text: &str) -> Model {
        let (model, found) = read::read(&[Source::new("m.json", text)]);
        model.unwrap_or_else(|| panic!("{found}"))
    }

    const MODEL: &str = r##"{
        "smithy": "1.0",
        "metadata": {"b": [1, 2.5], "a": "x"},
        "shapes": {
            "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}],
                "rename": {"a#In": "Other"}, "errors": [{"target": "a#Gone"}]},
            "a#Get": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": "smithy.api#Unit"},
                "traits": {"smithy.api#documentation": "Gets.", "smithy.waiters#waitable": {
                    "Done": {"documentation": "Waits.", "acceptors": [{"state": "success", "matcher": {"success": true}}]}}}},
            "a#In": {"type": "structure", "members": {
                "z": {"target": "smithy.api#PrimitiveInteger"},
                "color": {"target": "a#Color", "traits": {"smithy.api#documentation": "Hue."}},
                "tags": {"target": "a#Tags"}, "odd": {"target": "a#Odd"}, "map": {"target": "a#Map"}}},
            "a#Color": {"type": "string", "traits": {"smithy.api#enum": [
                {"value": "red", "name": "RED", "documentation": "Like blood."}, {"value": "deep blue", "name": "BLUE"}]}},
            "a#Odd": {"type": "string", "traits": {"smithy.api#enum": [{"value": "1st"}, {"value": "a b"}]}},
            "a#Tags": {"type": "set", "member": {"target": "smithy.api#String"}},
            "a#Map": {"type": "map", "value": {"target": "a#Num"}, "key": {"target": "smithy.api#String"}},
            "a#Num": {"type": "integer", "traits": {"smithy.api#box": {}}},
            "a#Gone": {"type": "structure", "traits": {"smithy.api#error": "client"}},
            "a#Res": {"type": "resource", "identifiers": {"id": {"target": "smithy.api#String"}}, "read": {"target": "a#Get"}}
        }
    }"##;

    #[test]
    fn what_is_written_reads_back_the_same() {
        let model = read_text(MODEL);
        let text = to_ast(&model, Descriptions::Keep);
        let again = read_text(&text);
        assert_eq!(to_ast(&again, Descriptions::Keep), text);
        for (a, b) in model.shapes().zip(again.shapes()) {
            assert_eq!((&a.id, &a.kind), (&b.id, &b.kind));
            let members = |shape: &crate::model::Shape| -> Vec<_> {
                shape.members.iter().map(|member| (member.name.clone(), member.target.clone())).collect()
            };
            assert_eq!(members(a), members(b), "{}", a.id);
            for (x, y) in a.members.iter().zip(&b.members) {
                assert_eq!(model.is_optional(a, x), again.is_optional(b, y), "{}", x.id);
                assert_eq!(x.traits.enum_value(), y.traits.enum_value(), "{}", x.id);
            }
        }
    }

    #[test]
    fn stripped() {
        let text = to_ast(&read_text(MODEL), Descriptions::Strip);
        assert!(!text.contains("documentation"), "{text}");
        for kept in ["RED", "deep blue", "minDelay", "Done", "\"type\": \"resource\""] {
            assert_eq!(text.contains(kept), kept != "minDelay", "{kept}");
        }
    }

    #[test]
    fn members_named_documentation_stay() {
        let model = r##"{"smithy": "2.0", "shapes": {"a#S": {"type": "structure", "members": {
            "documentation": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "Gone."}}}}}}"##;
        let text = to_ast(&read_text(model), Descriptions::Strip);
        assert!(text.contains("\"documentation\"") && !text.contains("Gone."), "{text}");
    }
}
