//! Random expressions, here and in the crate `jmespath`.
//!
//! None has `&` where no function takes an expression, which the rule `function-arg` alone allows.

use serde_json::Value as Json;

use super::found;

const DATA: [&str; 4] = [
    r#"{"a":{"b":{"c":[1,2.5,-3]},"name":"x"},"b":[{"a":1,"name":"y"},{"a":2,"name":"x"},{"a":null}],"c":"xyz",
        "n":null,"x y":[[1,[2]],[3],4],"flags":{"yes":true,"no":false}}"#,
    r#"[{"a":3,"b":["x","y"],"c":{"name":"z"}},{"a":1.5,"b":[],"c":{}},{"a":-2,"b":["z"],"name":"x"}]"#,
    r#"{"a":[3,1,2],"b":["b","a",""],"c":[],"name":"","n":0,"x y":{"a":{"a":1},"b":{"a":2},"c":{"a":0.5}}}"#,
    r#"{"a":[{"a":[{"a":1},{"b":2}]},{"a":[]},{"a":[{"a":5,"b":"x"}]}],"b":{"a":[1,1],"b":"1.5"},"c":true}"#,
];

const NAMES: [&str; 8] = ["a", "b", "c", "name", "n", "\"x y\"", "flags", "missing"];
const LITERALS: [&str; 14] = [
    r"'\\'",
    "`1`",
    "`1.0`",
    "`-2`",
    "`0.5`",
    "`\"x\"`",
    "'x'",
    "''",
    "'1.5'",
    "`null`",
    "`true`",
    "`[1, 2]`",
    "`{\"a\": 1, \"b\": \"x\"}`",
    "`[]`",
];
/// Functions, and what each argument is: `&` an expression to evaluate, `v` a value.
const FUNCTIONS: [(&str, &str); 27] = [
    ("abs", "v"),
    ("avg", "v"),
    ("ceil", "v"),
    ("contains", "vv"),
    ("ends_with", "vv"),
    ("floor", "v"),
    ("join", "vv"),
    ("keys", "v"),
    ("length", "v"),
    ("map", "&v"),
    ("max", "v"),
    ("max_by", "v&"),
    ("merge", "vv"),
    ("min", "v"),
    ("min_by", "v&"),
    ("not_null", "vv"),
    ("reverse", "v"),
    ("sort", "v"),
    ("sort_by", "v&"),
    ("starts_with", "vv"),
    ("sum", "v"),
    ("to_array", "v"),
    ("to_number", "v"),
    ("to_string", "v"),
    ("type", "v"),
    ("values", "v"),
    ("unknown", "v"),
];

/// Pseudo-random numbers: the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())]
    }

    /// An expression of at most so many levels.
    fn expression(&mut self, levels: usize) -> String {
        let Some(levels) = levels.checked_sub(1) else {
            return match self.roll(8) {
                0 => "@".to_owned(),
                1 | 2 => self.pick(&LITERALS).to_owned(),
                _ => self.pick(&NAMES).to_owned(),
            };
        };
        let name = self.pick(&NAMES);
        match self.roll(22) {
            0..3 => format!("{}.{name}", self.expression(levels)),
            3 => format!("{}[{}]", self.expression(levels), self.pick(&["0", "-1", "1", "7", "-5"])),
            4 => {
                let slice = self.pick(&["1:", ":-1", "::-1", "::2", "-2:", "5:0:-2", "::0"]);
                format!("{}[{slice}]", self.expression(levels))
            }
            5 => format!("{}[*].{name}", self.expression(levels)),
            6 => format!("{}[].{name}", self.expression(levels)),
            7 => format!("{}.*", self.expression(levels)),
            8 => format!("{}{}", self.expression(levels), self.pick(&["[]", "[*]", ".*.a", "[*][0]"])),
            9 => format!("{}[?{}]", self.expression(levels), self.expression(levels)),
            10 => format!("{}.[{}, {name}]", self.expression(levels), self.expression(levels)),
            11 => format!("{}.{{x: {}, y: {name}}}", self.expression(levels), self.expression(levels)),
            12 => format!("{} | {}", self.expression(levels), self.expression(levels)),
            13 => {
                let logic = self.pick(&["||", "&&"]);
                format!("{} {logic} {}", self.expression(levels), self.expression(levels))
            }
            14 => format!("!{}", self.expression(levels)),
            15 => format!("({})", self.expression(levels)),
            16 => {
                let comparator = self.pick(&["==", "!=", "<", "<=", ">", ">="]);
                format!("{} {comparator} {}", self.expression(levels), self.expression(levels))
            }
            17 => format!("[{}, {}]", self.expression(levels), self.expression(levels)),
            _ => self.call(levels),
        }
    }

    fn call(&mut self, levels: usize) -> String {
        let (name, signature) = self.pick(&FUNCTIONS);
        let mut arguments: Vec<_> =
            signature
                .chars()
                .map(|kind| {
                    if kind == '&' {
                        format!("&{}", self.expression(levels))
                    } else {
                        self.expression(levels)
                    }
                })
                .collect();
        match self.roll(40) {
            0 => drop(arguments.pop()),
            1 => arguments.push("a".to_owned()),
            _ => {}
        }
        format!("{name}({})", arguments.join(", "))
    }
}

/// Whether the crate is known to go its own way.
fn deviates(path: &str, error: Option<&str>) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| path.contains(name));
    // "An empty array will produce a return value of null."
    (path.contains("avg(") && error.is_some_and(|error| error.contains("Expected to be a valid f64")))
        // The crate goes on with a projection after `{…}`, though not after `[…]`.
        || has(&["}[", "}."])
        // `to_number` gives null for what is no number; the crate gives whatever JSON the text is.
        || (has(&["to_number("]) && has(&["to_string("]))
        // The results of these are numbers, and JSON's 2 and 2.0 are the same; the crate always writes `2.0`. Which of
        // two equal numbers is the greatest, so that `to_string` sees it, nobody says.
        || (has(&["to_string("]) && has(&["abs(", "avg(", "ceil(", "floor(", "sum(", "max("]))
}

#[test]
fn the_crate_agrees() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let data = DATA.map(|json| jmespath::Variable::from_json(json).expect("the test's JSON"));
    let (mut errors, mut values) = (0, 0);
    for round in 0..40_000 {
        let path = dice.expression(1 + round % 4);
        let at = round % DATA.len();
        let theirs = jmespath::compile(&path).and_then(|compiled| compiled.search(&data[at]));
        let theirs = theirs.map(|found| found.to_string()).map_err(|error| error.to_string());
        if deviates(&path, theirs.as_ref().err().map(String::as_str)) {
            continue;
        }
        let ours = found(&path, DATA[at]);
        match (&ours, &theirs) {
            (Ok(ours), Ok(theirs)) => {
                let [left, right] =
                    [ours, theirs].map(|json| serde_json::from_str::<Json>(json).expect("JSON"));
                assert!(same(&left, &right), "{path} on {}: {ours} but {theirs}", DATA[at]);
                values += usize::from(left != Json::Null);
            }
            (Err(_), Err(_)) => errors += 1,
            _ => panic!("{path} on {}: {ours:?} but {theirs:?}", DATA[at]),
        }
    }
    assert!(errors > 8_000 && values > 8_000, "{errors} errors, {values} values");
}

/// Whether two values are the same, numbers as numbers.
pub(super) fn same(left: &Json, right: &Json) -> bool {
    match (left, right) {
        (Json::Number(left), Json::Number(right)) => left.as_f64() == right.as_f64(),
        (Json::Array(left), Json::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Json::Object(left), Json::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, left)| right.get(key).is_some_and(|right| same(left, right)))
        }
        _ => left == right,
    }
}
