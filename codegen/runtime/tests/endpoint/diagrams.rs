//! Endpoint rules as decision diagrams.

use serde_json::{Value as Json, json};
use smithwright_runtime::endpoint::{Params, Partitions, RuleSet};

const FIRST_RESULT: i32 = 100_000_000;

/// A diagram that decides as a rule set does: a node for each condition of each rule.
pub(super) fn of_rules(rules: &Json) -> Json {
    let mut diagram = Diagram { nodes: vec![[-1, 1, -1]], ..Diagram::default() };
    let root = diagram.rules(&rules["rules"], FIRST_RESULT);
    json!({
        "version": "1.1",
        "parameters": rules["parameters"],
        "conditions": diagram.conditions,
        "results": diagram.results,
        "root": root,
        "nodeCount": diagram.nodes.len(),
        "nodes": encoded(&diagram.nodes),
    })
}

#[derive(Default)]
struct Diagram {
    conditions: Vec<Json>,
    results: Vec<Json>,
    nodes: Vec<[i32; 3]>,
}

impl Diagram {
    /// The reference to what decides among `rules`; `otherwise` is where none of them applies.
    fn rules(&mut self, rules: &Json, otherwise: i32) -> i32 {
        let rules = rules.as_array().expect("rules");
        rules.iter().rev().fold(otherwise, |next, rule| self.rule(rule, next))
    }

    fn rule(&mut self, rule: &Json, otherwise: i32) -> i32 {
        let then = if rule["type"] == "tree" {
            self.rules(&rule["rules"], FIRST_RESULT)
        } else {
            let mut result = rule.clone();
            result["conditions"] = json!([]);
            self.results.push(result);
            FIRST_RESULT + number(self.results.len())
        };
        let conditions = rule["conditions"].as_array().expect("conditions");
        conditions.iter().rev().fold(then, |then, condition| {
            self.conditions.push(condition.clone());
            self.nodes.push([number(self.conditions.len()) - 1, then, otherwise]);
            number(self.nodes.len())
        })
    }
}

fn number(count: usize) -> i32 {
    i32::try_from(count).expect("few")
}

fn encoded(nodes: &[[i32; 3]]) -> String {
    let bytes: Vec<u8> = nodes.iter().flatten().flat_map(|number| number.to_be_bytes()).collect();
    aws_smithy_types::base64::encode(bytes)
}

/// Two conditions, on `A` and `B`, and two results.
fn diagram(root: i32, nodes: &[[i32; 3]]) -> Json {
    let is_set = |name: &str| json!({"fn": "isSet", "argv": [{"ref": name}]});
    let error = |message: &str| json!({"type": "error", "conditions": [], "error": message});
    let (a, b) = (json!({"type": "string"}), json!({"type": "string"}));
    json!({
        "version": "1.1",
        "parameters": {"A": a, "B": b},
        "conditions": [is_set("A"), is_set("B")],
        "results": [error("one"), error("two")],
        "root": root,
        "nodeCount": nodes.len(),
        "nodes": encoded(nodes),
    })
}

fn outcome(diagram: &Json, given: &[&str]) -> String {
    let mut params = Params::builder();
    for name in given {
        params = params.set((*name).to_owned(), "x");
    }
    let rules = match RuleSet::parse(&diagram.to_string()) {
        Ok(rules) => rules,
        Err(error) => return error.to_string(),
    };
    let found = rules.resolve(&params.build().expect("no region"), Partitions::built_in());
    found.expect_err("all results are errors").to_string()
}

#[test]
fn conditions_lead_to_results() {
    let nodes = [[-1, 1, -1], [0, 3, FIRST_RESULT + 2], [1, FIRST_RESULT + 1, -1]];
    let diagram = diagram(2, &nodes);
    assert_eq!(outcome(&diagram, &["A", "B"]), "one");
    assert_eq!(outcome(&diagram, &["B"]), "two");
    assert_eq!(outcome(&diagram, &["A"]), "no endpoint rule matched");
    let unconditional = super::diagrams::diagram(FIRST_RESULT + 1, &nodes);
    assert_eq!(outcome(&unconditional, &[]), "one");
    for no_match in [1, -1, FIRST_RESULT] {
        assert_eq!(outcome(&super::diagrams::diagram(no_match, &nodes), &[]), "no endpoint rule matched");
    }
}

#[test]
fn a_negative_reference_turns_the_answer_round() {
    let nodes = [[-1, 1, -1], [0, FIRST_RESULT + 1, FIRST_RESULT + 2]];
    assert_eq!(outcome(&diagram(2, &nodes), &["A"]), "one");
    assert_eq!(outcome(&diagram(-2, &nodes), &["A"]), "two");
    assert_eq!(outcome(&diagram(-2, &nodes), &[]), "one");
}

#[test]
fn what_a_condition_assigns_is_known_to_the_others() {
    let mut diagram = diagram(2, &[[-1, 1, -1], [1, 3, -1], [0, FIRST_RESULT + 1, -1]]);
    diagram["conditions"][0] = json!({"fn": "stringEquals", "argv": [{"ref": "encoded"}, "a%2Fb"]});
    diagram["conditions"][1] = json!({"fn": "uriEncode", "argv": [{"ref": "A"}], "assign": "encoded"});
    diagram["results"][0]["error"] = json!("{encoded}");
    let rules = RuleSet::parse(&diagram.to_string()).expect("a diagram");
    let params = Params::builder().set("A", "a/b").build().expect("no region");
    let error = rules.resolve(&params, Partitions::built_in()).expect_err("an error");
    assert_eq!(error.to_string(), "a%2Fb");
}

#[test]
fn faulty_and_hostile_diagrams() {
    let nodes = [[-1, 1, -1], [0, 2, 2], [7, 1, 1]];
    let circle = "endpoint rule set: the decision diagram goes in a circle";
    assert_eq!(outcome(&diagram(2, &nodes), &[]), circle);
    for root in [0, 3, -3, 4, FIRST_RESULT + 3, i32::MAX, i32::MIN] {
        let nowhere = format!("endpoint rule set: the reference {root} leads nowhere");
        assert_eq!(outcome(&diagram(root, &nodes), &[]), nowhere);
    }
    let faulty = |key: &str, value: Json| {
        let mut diagram = diagram(2, &nodes);
        diagram[key] = value;
        outcome(&diagram, &[])
    };
    assert_eq!(faulty("nodes", json!("*")), "endpoint rule set, nodes: expected base64");
    assert_eq!(faulty("nodeCount", json!(4)), "endpoint rule set, nodes: expected 4 nodes of 12 bytes");
    assert_eq!(faulty("nodeCount", json!(-1)), "endpoint rule set, nodes: expected -1 nodes of 12 bytes");
    assert_eq!(faulty("root", json!(1_u64 << 40)), "endpoint rule set, root: expected an integer of 32 bits");
    assert_eq!(
        faulty("conditions", json!([{"fn": "isSet", "argv": [{"ref": "C"}]}])),
        "endpoint rule set, conditions[0].argv[0]: unknown name `C`"
    );
    assert_eq!(
        faulty("results", json!([{"type": "x"}])),
        "endpoint rule set, results[0].type: expected endpoint, error or tree"
    );
}
