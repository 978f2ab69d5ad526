//! Models made to be too much: the generator answers soon, whatever their size, their depth or their circles.

use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use smithwright::Generator;
use smithwright::read::Source;

/// Far more than any of them takes, also in a debug build on a busy machine; ways that grow with the square of a
/// model's size would take hours.
const LONGEST: Duration = Duration::from_secs(60);

/// A model with the operation `Op`, whose input is `com.example#Input`.
fn model(shapes: impl IntoIterator<Item = (String, Value)>) -> Value {
    let service = json!({
        "type": "service",
        "version": "1",
        "operations": [{ "target": "com.example#Op" }],
        "traits": { "aws.protocols#awsJson1_0": {} }
    });
    let operation = json!({ "type": "operation", "input": { "target": "com.example#Input" } });
    let mut all = Map::from_iter([("com.example#Example".to_owned(), service)]);
    all.insert("com.example#Op".to_owned(), operation);
    all.extend(shapes.into_iter().map(|(name, shape)| (format!("com.example#{name}"), shape)));
    json!({ "smithy": "2.0", "shapes": all })
}

fn structure(members: impl IntoIterator<Item = (String, String)>) -> Value {
    let members = members.into_iter().map(|(name, target)| (name, json!({ "target": target })));
    json!({ "type": "structure", "members": Map::from_iter(members) })
}

fn own(name: impl std::fmt::Display) -> String {
    format!("com.example#{name}")
}

fn input(member: Value) -> (String, Value) {
    ("Input".to_owned(), json!({ "type": "structure", "members": { "text": member } }))
}

/// Generates, and gives what comes out or the codes of what is wrong.
#[track_caller]
fn generated(model: &Value) -> Result<usize, Vec<&'static str>> {
    let begun = Instant::now();
    let rendered = Generator::from_source(Source::new("model.json", model.to_string())).render();
    assert!(begun.elapsed() < LONGEST, "took {:?}", begun.elapsed());
    match rendered {
        Ok(files) => Ok(files.iter().map(|file| file.text.len()).sum()),
        Err(found) => Err(found.iter().map(|diagnostic| diagnostic.code.as_str()).collect()),
    }
}

#[test]
fn texts_of_ten_megabytes() {
    let string = |traits: Value| input(json!({ "target": "smithy.api#String", "traits": traits }));
    let size = 10_000_000;
    for docs in ["x", "<ul><li>", "word * `x` [a](b) </p> ", "<b>", "&amp;", "\u{2028}\u{202e}"] {
        let docs = docs.repeat(size / docs.len());
        generated(&model([string(json!({ "smithy.api#documentation": docs }))])).unwrap();
    }
    let default = "q\"\\".repeat(size / 3);
    generated(&model([string(json!({ "smithy.api#default": default }))])).unwrap();
    let values = json!({ "A": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "v".repeat(size) } } });
    let of_enum = input(json!({ "target": "com.example#Enum" }));
    let of_values = ("Enum".to_owned(), json!({ "type": "enum", "members": values }));
    assert!(generated(&model([of_enum, of_values])).unwrap() > size);
}

#[test]
fn many_shapes_and_members() {
    let of = |count: usize| {
        let members = (0..count).map(|number| (format!("m{number}"), "smithy.api#String".to_owned()));
        generated(&model([("Input".to_owned(), structure(members))]))
    };
    assert!(of(2_000).is_ok());
    // The compiler overflows its stack at some thousands.
    assert_eq!(of(2_001), Err(vec!["SW0331"]));
    assert_eq!(of(20_000), Err(vec!["SW0331"]));
    // Names that differ in nothing that Rust's names keep.
    let alike = (0..2_000).map(|count| (format!("a{}b", "_".repeat(count)), "smithy.api#String".to_owned()));
    assert!(generated(&model([("Input".to_owned(), structure(alike))])).is_ok());
    let undefined = (0..20_000).map(|number| (format!("m{number}"), own(format!("No{number}"))));
    let codes = generated(&model([("Input".to_owned(), structure(undefined))])).unwrap_err();
    assert!(codes.iter().all(|code| *code == "SW0301") && !codes.is_empty());
}

#[test]
fn long_ways_and_circles() {
    let count = 10_000;
    let link = |number: usize, to: &[usize]| {
        let name = if number == 0 { "Input".to_owned() } else { format!("S{number}") };
        let members = to.iter().map(|to| (format!("to{to}"), own(format!("S{}", to.max(&1)))));
        (name, structure(members))
    };
    // The compiler follows 128 steps, two for each optional structure.
    let chain = |count: usize| model((0..count).map(|at| link(at, &[(at + 1).min(count - 1)])));
    assert!(generated(&chain(50)).is_ok());
    assert_eq!(generated(&chain(60)), Err(vec!["SW0331"]));
    assert_eq!(generated(&chain(count)), Err(vec!["SW0331"]));
    let both_ways = (0..count).map(|at| link(at, &[at.saturating_sub(1), (at + 1).min(count - 1)]));
    assert_eq!(generated(&model(both_ways)), Err(vec!["SW0331"]));
    let everything: Vec<usize> = (1..150).collect();
    let all = (0..150).map(|at| link(at, &everything));
    // Each holds all those after it, so that the first takes more bytes than there are, and is too deep.
    assert_eq!(generated(&model(all)), Err(vec!["SW0331", "SW0331"]));

    let lists = (0..count).map(|at| {
        let target =
            if at + 1 < count { own(format!("L{}", at + 1)) } else { "smithy.api#String".to_owned() };
        (format!("L{at}"), json!({ "type": "list", "member": { "target": target } }))
    });
    let nested = generated(&model(lists.chain([input(json!({ "target": "com.example#L0" }))])));
    assert_eq!(nested, Err(vec!["SW0316"]));
}

#[test]
fn values_of_more_bytes_than_there_are() {
    let double = |at: usize| {
        let target = if at == 0 { "smithy.api#String".to_owned() } else { own(format!("S{at}")) };
        let name = if at == 40 { "Input".to_owned() } else { format!("S{}", at + 1) };
        (name, structure([("a".to_owned(), target.clone()), ("b".to_owned(), target)]))
    };
    // 48 bytes, twice as many at each step: 2^31 are exceeded once.
    assert_eq!(generated(&model((0..41).map(double))), Err(vec!["SW0331"]));
    let few = (0..25).map(double).chain([("Input".to_owned(), structure([("a".to_owned(), own("S25"))]))]);
    assert!(generated(&model(few)).is_ok());
}

#[test]
fn mixins_and_resources_in_circles_and_diamonds() {
    let mixin = |of: Vec<String>, members: Value| {
        let mixins: Vec<Value> = of.into_iter().map(|id| json!({ "target": id })).collect();
        json!({ "type": "structure", "mixins": mixins, "members": members, "traits": { "smithy.api#mixin": {} } })
    };
    let text = json!({ "text": { "target": "smithy.api#String" } });
    let user = |of: &str| {
        let shape = json!({ "type": "structure", "mixins": [{ "target": own(of) }], "members": {} });
        ("Input".to_owned(), shape)
    };
    // Each mixes in both of the next two: 2^40 ways to the last ones.
    let mut diamonds = vec![user("A0")];
    for (at, letter) in (0..40).flat_map(|at| [(at, 'A'), (at, 'B')]) {
        let next = ["A", "B"].map(|letter| own(format!("{letter}{}", at + 1)));
        diamonds.push((format!("{letter}{at}"), mixin(next.to_vec(), json!({}))));
    }
    diamonds.extend(["A40", "B40"].map(|name| (name.to_owned(), mixin(Vec::new(), text.clone()))));
    assert!(generated(&model(diamonds)).is_ok());

    let circle = (0..2_000)
        .map(|at| (format!("M{at}"), mixin(vec![own(format!("M{}", (at + 1) % 2_000))], json!({}))));
    let codes = generated(&model(circle.chain([user("M0")]))).unwrap_err();
    assert!(!codes.is_empty());

    let resources = (0..2_000).map(|at| {
        let below = json!([{ "target": own(format!("R{}", (at + 1) % 2_000)) }]);
        (format!("R{at}"), json!({ "type": "resource", "resources": below }))
    });
    let mut with_resources = model(resources.chain([("Input".to_owned(), structure([]))]));
    with_resources["shapes"]["com.example#Example"]["resources"] = json!([{ "target": "com.example#R0" }]);
    assert!(generated(&with_resources).is_ok());
}
