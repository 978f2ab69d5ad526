//! Rules as a binary decision diagram.

use super::scope::Known;
use super::{Rules, faulty};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Node;

/// References from here on are results: the first is "no rule matches", and is not written down.
const FIRST_RESULT: i64 = 100_000_000;

/// Bytes of a node: condition, reference if it is met, reference if not, each of 32 bits, the highest first.
const NODE: usize = 12;

/// How often types are looked for: a name may be assigned by a condition that comes later in the list.
const ROUNDS: usize = 8;

impl<'n> Rules<'n, '_> {
    pub(super) fn diagram(&mut self, root: &'n Node) {
        let conditions = self.array(root, "conditions");
        let results = self.array(root, "results");
        // Which names have a value depends on the way through the diagram.
        self.scope.known.iter_mut().for_each(|known| known.is_set = true);
        self.names(conditions);
        for condition in conditions {
            self.test(condition);
        }
        for result in results {
            let saved = self.scope.save();
            self.rule(result, 0);
            self.scope.restore(&saved);
        }
        self.nodes(root, conditions.len(), results.len());
    }

    /// The names that conditions assign, which are known everywhere, and their types.
    fn names(&mut self, conditions: &'n [Node]) {
        let parameters = self.scope.known.len();
        for assign in conditions.iter().filter_map(|condition| condition.get("assign")) {
            let Some(name) = self.assigned(assign) else { continue };
            let at = self.scope.known.iter().position(|known| known.name == name);
            match at {
                Some(at) if at < parameters => {
                    let problem =
                        faulty(format!("a condition assigns `{name}`, and there is such a parameter"));
                    self.report(problem.expected("a name of its own"), &assign.place);
                }
                Some(_) => {}
                None => self.scope.known.push(Known { name, ty: None, is_set: true, may_be_url: true }),
            }
        }
        self.muted = true;
        for _ in 0..ROUNDS {
            let mut changed = false;
            for condition in conditions {
                let Some(name) = condition.get("assign").and_then(Node::as_str) else { continue };
                let Some((ty, _)) = self.test(condition) else { continue };
                if let Some(known) =
                    self.scope.get_mut(name).filter(|known| known.ty.is_none() && ty.is_some())
                {
                    known.ty = ty;
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        self.muted = false;
    }

    fn nodes(&mut self, root: &'n Node, conditions: usize, results: usize) {
        let count = self.count(root, "nodeCount");
        let first = self.count(root, "root");
        let Some(node) = self.required(root, "nodes") else { return };
        let Some(bytes) = node.as_str().and_then(decode) else {
            return self.bad_diagram("`nodes` is not Base64", "the nodes in Base64", node);
        };
        let (Some(count), Some(first)) = (count, first) else { return };
        if usize::try_from(count).ok().and_then(|count| count.checked_mul(NODE)) != Some(bytes.len()) {
            let message = format!("`nodes` holds {} bytes", bytes.len());
            return self.bad_diagram(
                &message,
                &format!("{count} nodes of {NODE} bytes, as `nodeCount` says"),
                node,
            );
        }
        let diagram = Diagram { nodes: bytes.chunks_exact(NODE).map(read).collect(), conditions, results };
        if let Err(fault) = diagram.walk(first) {
            self.bad_diagram(
                &fault,
                "nodes that lead to conditions and results that are there, and never back",
                node,
            );
        }
    }

    fn count(&mut self, root: &'n Node, key: &str) -> Option<i64> {
        let node = self.required(root, key)?;
        let number = node.as_i64();
        let number = number.filter(|number| i32::try_from(*number).is_ok());
        if number.is_none() {
            self.wrong_kind(node, key, "an integer of 32 bits");
        }
        number
    }

    fn bad_diagram(&mut self, message: &str, expected: &str, node: &Node) {
        let problem = Diagnostic::error(
            Code::BadDiagram,
            format!("the decision diagram cannot be followed: {message}"),
        );
        self.report(problem.expected(expected), &node.place);
    }
}

struct Diagram {
    nodes: Vec<[i64; 3]>,
    conditions: usize,
    results: usize,
}

/// How far a node has been looked at.
#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

impl Diagram {
    /// The node that a reference leads to; `None` for a result.
    fn node(&self, reference: i64) -> Result<Option<usize>, String> {
        if reference == FIRST_RESULT || reference.abs() == 1 {
            return Ok(None);
        }
        let nowhere = || format!("the reference {reference} leads nowhere");
        if reference > FIRST_RESULT {
            let result = usize::try_from(reference - FIRST_RESULT - 1).map_err(|_| nowhere())?;
            return if result < self.results { Ok(None) } else { Err(nowhere()) };
        }
        let at = usize::try_from(reference.abs() - 1).map_err(|_| nowhere())?;
        if at < self.nodes.len() { Ok(Some(at)) } else { Err(nowhere()) }
    }

    /// Follows every way from a reference.
    fn walk(&self, root: i64) -> Result<(), String> {
        let mut states = vec![State::New; self.nodes.len()];
        let mut way: Vec<(usize, usize)> = self.node(root)?.into_iter().map(|at| (at, 0)).collect();
        while let Some((at, step)) = way.pop() {
            let (Some(state), Some([condition, ways @ ..])) = (states.get_mut(at), self.nodes.get(at)) else {
                continue;
            };
            if step == 0 {
                *state = State::Open;
                if usize::try_from(*condition).ok().is_none_or(|condition| condition >= self.conditions) {
                    return Err(format!(
                        "node {} asks for condition {condition}, which is not there",
                        at + 1
                    ));
                }
            }
            let Some(next) = ways.get(step) else {
                *state = State::Done;
                continue;
            };
            way.push((at, step + 1));
            let Some(next) = self.node(*next)? else { continue };
            match states.get(next) {
                Some(State::Open) => return Err("it goes in a circle".to_owned()),
                Some(State::New) => way.push((next, 0)),
                _ => {}
            }
        }
        Ok(())
    }
}

fn read(bytes: &[u8]) -> [i64; 3] {
    let number = |at: usize| {
        let bytes = bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        i64::from(i32::from_be_bytes(bytes.unwrap_or_default()))
    };
    [number(0), number(4), number(8)]
}

/// The bytes that a text is in Base64. Nodes are a multiple of three bytes, so that there is no padding.
fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let groups = text.as_bytes().chunks_exact(4);
    if !groups.remainder().is_empty() {
        return None;
    }
    for group in groups {
        let mut bits = 0_u32;
        for letter in group {
            let value = match letter {
                b'A'..=b'Z' => letter - b'A',
                b'a'..=b'z' => letter - b'a' + 26,
                b'0'..=b'9' => letter - b'0' + 52,
                b'+' => 62,
                b'/' => 63,
                _ => return None,
            };
            bits = bits << 6 | u32::from(value);
        }
        bytes.extend_from_slice(bits.to_be_bytes().get(1..)?);
    }
    Some(bytes)
}
