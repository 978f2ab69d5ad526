//! The traits `endpoint` and `hostLabel`: prefixes of host names with values of the input.

use super::reporter::Reporter;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use crate::model::{Member, Model, Node, Shape, ShapeKind};

/// Prefixes of hosts can be filled, and are parts of host names then.
pub(super) fn can_be_filled(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes() {
        let Some(operation) = shape.as_operation() else { continue };
        let prefix = shape.traits.get("smithy.api#endpoint").and_then(|node| node.get("hostPrefix"));
        let Some((node, text)) = prefix.and_then(|node| Some((node, node.as_str()?))) else { continue };
        let input = operation.input.as_ref().and_then(|id| model.shape(id));
        let mut check = Check { model, node, reporter: Reporter::new(shape, found) };
        let labels = check.text(text);
        let members = input.map(|input| input.members.as_slice()).unwrap_or_default();
        for (name, at) in &labels {
            check.label(name, *at, input, members);
        }
        for member in members.iter().filter(|member| member.traits.is_host_label()) {
            if labels.iter().all(|(name, _)| *name != member.name) {
                let message =
                    format!("`{}` is a host label, and the prefix `{text}` does not have it", member.name);
                let problem = Diagnostic::warning(Code::BadHostPrefix, message);
                let place = if node.place.file().is_some() { &node.place } else { &member.place };
                check
                    .reporter
                    .report(problem.expected(format!("`{{{}}}` in the prefix", member.name)), place);
            }
        }
    }
}

struct Check<'m, 'f> {
    model: &'m Model,
    node: &'m Node,
    reporter: Reporter<'f>,
}

impl<'m> Check<'m, '_> {
    /// The labels of a prefix, and the bytes at which they begin; what is between them is checked.
    fn text(&mut self, text: &'m str) -> Vec<(&'m str, usize)> {
        let mut labels = Vec::new();
        let mut rest = text;
        if text.is_empty() {
            self.report("the prefix of the host is empty", "letters, digits, `-`, `.` and `{labels}`", 0);
        }
        loop {
            let here = text.len() - rest.len();
            let (plain, after) =
                rest.split_once('{').map_or((rest, None), |(plain, after)| (plain, Some(after)));
            let is_valid = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.';
            if let Some((at, letter)) = plain.char_indices().find(|(_, letter)| !is_valid(*letter)) {
                let message =
                    format!("the prefix of the host holds {letter:?}, which is not valid in a host name");
                self.report(&message, "letters, digits, `-`, `.` and `{labels}`", here + at);
            }
            let Some(after) = after else { break };
            let at = here + plain.len();
            let Some((name, after)) = after.split_once('}') else {
                self.report(
                    "the prefix of the host has a label that is not closed",
                    "`}` after the label",
                    at,
                );
                break;
            };
            labels.push((name, at + 1));
            rest = after;
        }
        self.dots(text);
        labels
    }

    /// Parts between dots are not empty, but for what comes after the last one.
    fn dots(&mut self, text: &str) {
        if text.starts_with('.') || text.contains("..") {
            let at = if text.starts_with('.') { 0 } else { text.find("..").unwrap_or_default() + 1 };
            self.report("the prefix of the host has an empty part", "something between dots", at);
        }
    }

    fn label(&mut self, name: &str, at: usize, input: Option<&Shape>, members: &'m [Member]) {
        let Some(member) = members.iter().find(|member| member.name == name) else {
            let of = input.map_or_else(|| "the input".to_owned(), |input| format!("`{}`", input.id.name()));
            let message =
                format!("the prefix of the host has the label `{name}`, and {of} has no such member");
            let near = did_you_mean(name, members.iter().map(|member| member.name.as_str()));
            let problem = Diagnostic::error(Code::BadHostPrefix, message).maybe_hint(near);
            let expected = "a member of the input with the traits `hostLabel` and `required`";
            self.reporter.report(problem.expected(expected), &self.node.place_at(at));
            return;
        };
        let target = self.model.target(member);
        if let Some(target) =
            target.filter(|target| !matches!(target.kind, ShapeKind::String | ShapeKind::Enum))
        {
            let message = format!("the host label `{name}` is {}", target.kind.with_article());
            self.report(&message, "a member that is a string", at);
        }
        if !member.traits.is_host_label() {
            let message =
                format!("the label `{name}` of the host's prefix is a member without the trait `hostLabel`");
            let problem = Diagnostic::warning(Code::BadHostPrefix, message);
            self.reporter
                .report(problem.expected("the trait `smithy.api#hostLabel`"), &self.node.place_at(at));
        }
        if !member.traits.is_required() {
            let message =
                format!("the host label `{name}` is not required, and no request can be sent without it");
            let problem = Diagnostic::warning(Code::BadHostPrefix, message);
            self.reporter
                .report(problem.expected("the trait `smithy.api#required`"), &self.node.place_at(at));
        }
    }

    fn report(&mut self, message: &str, expected: &str, at: usize) {
        let problem = Diagnostic::error(Code::BadHostPrefix, message);
        self.reporter.report(problem.expected(expected), &self.node.place_at(at));
    }
}
