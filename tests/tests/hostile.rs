//! Models that mean to break out: whatever they hold reaches generated code as an identifier, a literal or a doc
//! comment, and no file lies outside the output folder.

use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Value, json};
use smithwright::diagnostic::Diagnostics;
use smithwright::read::Source;
use smithwright::write::OutputFile;
use smithwright::{Deprecation, Generator, Layout};
use std::collections::BTreeSet;

/// Ways out of a comment, an attribute, a string, a format, a file.
const TEXTS: &[&str] = &[
    "*/ pub fn evil() {} /*",
    "x\npub fn evil() {}\n",
    "x\r pub fn evil() {}",
    "x\r\npub fn evil() {}",
    "\"] pub fn evil() {} #[doc = \"",
    "\")] pub fn evil() {} #[deprecated(note = \"",
    "#![feature(evil)]",
    "\n#![allow(warnings)]\n",
    "\u{2028}pub fn evil() {}\u{2029}\u{85}\u{b}\u{c}pub fn evil() {}",
    "\u{202e}}lave nf bup\u{2066}\u{feff}\u{200b}",
    "\"#; pub fn evil() {} r#\"",
    "\"##\"###\"####",
    "\\",
    "\\\"; pub fn evil() {} //",
    "\\u{22}",
    "{evil} {} {0} }} {{",
    "';evil();'",
    "`evil` ``` ```rust\nevil()\n``` ~~~",
    "\tpub fn evil() {}\n\n    pub fn evil() {}",
    "<pre>*/ pub fn evil() {}</pre><a href=\"x)](\">y</a><script>evil()</script>",
    "&#10;pub fn evil() {}&#x2028;&quot;]&#0;",
    "\0\u{1}\u{7f}",
    "[evil](evil) [`crate::evil`]",
    "$crate::evil!()",
    "concat!(\"a\")",
    "]]]]))))}}}}",
];

/// A model with `text` wherever a model may hold any text.
fn model(text: &str) -> Value {
    let docs = json!({
        "smithy.api#documentation": text,
        "smithy.api#deprecated": {"message": text, "since": text},
        "smithy.api#tags": [text],
        "smithy.api#since": text,
        "smithy.api#externalDocumentation": {"more": text},
        "smithy.api#xmlNamespace": {"uri": text, "prefix": "p"},
    });
    let with = |more: Value| {
        let mut traits = docs.clone();
        for (id, value) in more.as_object().expect("traits") {
            traits[id.as_str()] = value.clone();
        }
        traits
    };
    let string = |more: Value| json!({"target": "smithy.api#String", "traits": with(more)});
    // Braces of a template that are no references.
    let template = text.replace('{', "{{").replace('}', "}}");
    // A quoted literal of JMESPath.
    let quoted = text.replace('\\', "\\\\").replace('\'', "\\'");
    json!({
        "smithy": "2.0",
        "metadata": {"suppressions": [{"id": text, "namespace": text}]},
        "shapes": {
            "a.b#Service": {
                "type": "service", "version": text, "operations": [{"target": "a.b#Get"}],
                "traits": with(json!({
                    "aws.api#service": {
                        "sdkId": "Example", "arnNamespace": text, "cloudFormationName": text,
                        "cloudTrailEventSource": text, "endpointPrefix": text, "docId": text,
                    },
                    "aws.auth#sigv4": {"name": text},
                    "aws.protocols#awsJson1_0": {},
                    "smithy.api#title": text,
                    "smithy.rules#endpointRuleSet": {
                        "version": "1.0", "parameters": {},
                        "rules": [{"conditions": [], "error": template, "type": "error", "documentation": text}],
                    },
                })),
            },
            "a.b#Get": {
                "type": "operation",
                "input": {"target": "a.b#GetInput"}, "output": {"target": "a.b#GetOutput"},
                "errors": [{"target": "a.b#Broken"}],
                "traits": with(json!({
                    "smithy.api#http": {"method": "GET", "uri": text},
                    "smithy.waiters#waitable": {"Ready": {
                        "documentation": text, "tags": [text], "deprecated": true,
                        "acceptors": [
                            {"state": "success", "matcher": {"output": {
                                "path": "name", "expected": text, "comparator": "stringEquals"}}},
                            {"state": "retry", "matcher": {"output": {
                                "path": format!("name == '{quoted}'"), "expected": "true",
                                "comparator": "booleanEquals"}}},
                            {"state": "failure", "matcher": {"errorType": "a.b#Broken"}},
                        ],
                    }},
                })),
            },
            "a.b#GetInput": {"type": "structure", "traits": docs, "members": {
                "name": string(json!({"smithy.api#required": {}, "smithy.api#pattern": text})),
                "label": string(json!({"smithy.api#default": text, "smithy.api#jsonName": text})),
                "kind": {"target": "a.b#Kind", "traits": with(json!({}))},
            }},
            "a.b#GetOutput": {"type": "structure", "traits": docs, "members": {
                "name": string(json!({"smithy.api#mediaType": text})),
                "choice": {"target": "a.b#Choice", "traits": with(json!({}))},
                "nested": {"target": "a.b#Nested"},
            }},
            "a.b#Nested": {"type": "structure", "traits": docs, "members": {"label": string(json!({
                "smithy.api#default": text, "smithy.api#sensitive": {}}))}},
            "a.b#Choice": {"type": "union", "traits": docs, "members": {"one": string(json!({}))}},
            "a.b#Kind": {"type": "enum", "traits": docs, "members": {
                "FIRST": {"target": "smithy.api#Unit", "traits": with(json!({"smithy.api#enumValue": text}))},
            }},
            "a.b#Broken": {
                "type": "structure", "members": {"message": string(json!({}))},
                "traits": with(json!({
                    "smithy.api#error": "client",
                    "aws.protocols#awsQueryError": {"code": text, "httpResponseCode": 400},
                })),
            },
        },
    })
}

fn generator(model: &Value) -> Generator {
    Generator::from_source(Source::new("model.json", model.to_string())).deprecation(Deprecation::Attribute)
}

fn ok<T>(result: Result<T, Diagnostics>, of: &str) -> T {
    result.unwrap_or_else(|problems| panic!("{of:?}: {problems}"))
}

/// What the code is apart from doc comments and what stands in literals.
fn skeleton(files: &[OutputFile]) -> String {
    let mut result = String::new();
    for file in files {
        assert_safe(&file.path);
        if !file.path.ends_with(".rs") {
            continue;
        }
        let tokens: TokenStream = file.text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.path));
        syn::parse2::<syn::File>(tokens.clone()).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        result.push_str(&format!("\n==> {}\n", file.path));
        push(tokens, &mut result);
    }
    result
}

fn push(tokens: TokenStream, out: &mut String) {
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        match token {
            TokenTree::Literal(_) => out.push_str("_ "),
            TokenTree::Group(group) => {
                out.push_str(&format!("{:?}[ ", group.delimiter()));
                push(group.stream(), out);
                out.push_str("] ");
            }
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                let mut attribute = String::from("#");
                if let Some(bang) = rest.next_if(|token| token.to_string() == "!") {
                    attribute.push_str(&bang.to_string());
                }
                let Some(TokenTree::Group(group)) = rest.next() else { panic!("no attribute") };
                let first = group.stream().into_iter().next().map(|token| token.to_string());
                if first.as_deref() != Some("doc") {
                    out.push_str(&attribute);
                    push(group.stream(), out);
                    out.push('\n');
                }
            }
            // Whether a comma ends a list depends on how long the line is.
            TokenTree::Punct(punct) if punct.as_char() == ',' && rest.peek().is_none() => {}
            token => out.push_str(&format!("{token} ")),
        }
    }
}

fn assert_safe(path: &str) {
    for name in path.split('/') {
        let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
        let device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
            || (stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")));
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
        assert!(plain && !device && !stem.is_empty() && name != "mod.rs", "{path}");
    }
}

#[test]
fn texts_stay_in_literals_and_docs() {
    let expected = skeleton(&ok(generator(&model("x")).render(), "x"));
    let single = skeleton(&ok(generator(&model("x")).layout(Layout::SingleFile).render(), "x"));
    assert!(expected.contains("enum Kind") && !expected.contains("evil"));
    for text in TEXTS {
        let generator = generator(&model(text));
        assert_eq!(skeleton(&ok(generator.render(), text)), expected, "{text:?}");
        let generator = generator.layout(Layout::SingleFile);
        assert_eq!(skeleton(&ok(generator.render(), text)), single, "{text:?}");
    }
}

#[test]
fn literals_hold_what_the_model_says() {
    for text in TEXTS {
        let files = ok(generator(&model(text)).render(), text);
        let types = files.iter().find(|file| file.path == "src/types.rs").expect("types");
        let tokens: TokenStream = types.text.parse().expect("tokens");
        assert!(strings(tokens).contains(*text), "{text:?} in {}", types.text);
    }
}

/// The values of all string literals.
fn strings(tokens: TokenStream) -> BTreeSet<String> {
    let values = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Group(group) => strings(group.stream()),
        TokenTree::Literal(literal) => match syn::Lit::new(literal) {
            syn::Lit::Str(text) => BTreeSet::from([text.value()]),
            _ => BTreeSet::new(),
        },
        _ => BTreeSet::new(),
    });
    values.collect()
}

#[test]
fn no_source_holds_what_editors_hide() {
    for text in TEXTS {
        for file in ok(generator(&model(text)).render(), text) {
            let hidden = |letter: char| {
                (letter.is_control() && letter != '\n' && letter != '\t')
                    || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            let found = file.text.lines().find(|line| line.contains(hidden));
            assert_eq!(found, None, "{text:?} in {}", file.path);
        }
    }
}

#[test]
fn types_are_those_of_the_plan() {
    for text in TEXTS {
        let generator = generator(&model(text));
        let plan = ok(generator.plan_text(), text);
        let of_plan = |kinds: &[&str]| -> BTreeSet<String> {
            let lines = plan.lines().filter_map(|line| line.split_once(' '));
            let named = lines.filter(|(kind, _)| kinds.contains(kind));
            named.filter_map(|(_, rest)| rest.split([' ', ',']).next().map(str::to_owned)).collect()
        };
        let files = ok(generator.render(), text);
        for (path, kinds) in
            [("src/types.rs", &["structure", "enum", "union"][..]), ("src/types/error.rs", &["error"])]
        {
            let file = files.iter().find(|file| file.path == path).expect("a file");
            let items = syn::parse_file(&file.text).expect("Rust").items;
            let names: BTreeSet<String> = items.iter().filter_map(type_name).collect();
            assert_eq!(names, of_plan(kinds), "{path}: {text:?}\n{plan}");
        }
    }
}

/// The name of an item that is a type; other items are imports, builders' modules and declarations of modules.
fn type_name(item: &syn::Item) -> Option<String> {
    match item {
        syn::Item::Struct(item) => Some(item.ident.to_string()),
        syn::Item::Enum(item) => Some(item.ident.to_string()),
        syn::Item::Use(_) | syn::Item::Mod(_) => None,
        other => panic!("unexpected: {other:?}"),
    }
}

/// A model with an operation, an input, a member and an enum of this name.
fn named(name: &str) -> Value {
    json!({"smithy": "2.0", "shapes": {
        "a.b#Service": {"type": "service", "version": "1", "operations": [{"target": format!("a.b#{name}")}],
            "rename": {(format!("a.c#{name}")): format!("{name}2")},
            "traits": {"aws.api#service": {"sdkId": "Example"}, "aws.protocols#awsJson1_0": {}}},
        (format!("a.b#{name}")): {"type": "operation", "input": {"target": "a.b#In"}},
        "a.b#In": {"type": "structure", "members": {
            name: {"target": "a.c#Kind"}, "a": {"target": format!("a.c#{name}")}}},
        (format!("a.c#{name}")): {"type": "structure", "members": {name: {"target": "smithy.api#String"}}},
        "a.c#Kind": {"type": "enum", "members": {name: {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": name}}}},
    }})
}

#[test]
fn names_that_are_no_identifiers_are_refused() {
    for name in TEXTS.iter().copied().chain([
        "",
        "..",
        ".",
        "../x",
        "/etc/passwd",
        "a/b",
        "a\\b",
        "C:",
        "a b",
        "a-b",
        "a.b",
        "é",
        "a$b",
        "a#b",
        "r#type",
        "9",
        "_",
        "a\0",
        "$crate",
        "a;b",
        "nul.rs",
        "a::b",
        "a<b>",
        "'a",
        "中",
        "a!",
    ]) {
        let Err(problems) = generator(&named(name)).render() else { panic!("{name:?} is not refused") };
        assert!(!problems.to_string().contains("SW0604"), "{name:?}: {problems}");
    }
}

#[test]
fn names_of_files_and_devices() {
    for name in [
        "Con",
        "CON",
        "Prn",
        "Aux",
        "Nul",
        "Com1",
        "COM9",
        "Lpt1",
        "Mod",
        "mod",
        "Lib",
        "Main",
        "Build",
        "Cargo",
        "Src",
        "Client",
        "Config",
        "Types",
        "Operation",
        "Error",
        "Builders",
        "Self",
        "Super",
        "Crate",
        "Type",
        "Gen",
        "Yield",
        "Option",
        "Box",
        "String",
        "Vec",
        "Some",
        "None",
        "Result",
        "Default",
        "Clone",
        "Std",
        "Core",
        "Proc",
        "Macro",
    ] {
        let files = ok(generator(&named(name)).render(), name);
        skeleton(&files);
        let folded: BTreeSet<String> = files.iter().map(|file| file.path.to_ascii_lowercase()).collect();
        assert_eq!(folded.len(), files.len(), "{name}");
    }
    let files = ok(generator(&named("Mod")).render(), "Mod");
    let text = |path: &str| files.iter().find(|file| file.path == path).map(|file| file.text.as_str());
    assert!(text("src/operation/mod_.rs").is_some());
    let declared = text("src/operation.rs").unwrap_or_default();
    assert!(declared.contains("#[path = \"operation/mod_.rs\"]\npub mod r#mod;"), "{declared}");
}

#[test]
fn hostile_sdk_ids() {
    for id in TEXTS.iter().copied().chain(["..", "../../x", "/", "", " ", "é", "a/b", "9", "self", "crate"])
    {
        let mut model = named("Get");
        model["shapes"]["a.b#Service"]["traits"]["aws.api#service"]["sdkId"] = id.into();
        for layout in [Layout::FileTree, Layout::SingleFile] {
            match generator(&model).layout(layout).render() {
                Ok(files) => drop(skeleton(&files)),
                Err(problems) => assert!(!problems.to_string().contains("SW06"), "{id:?}: {problems}"),
            }
        }
    }
}
