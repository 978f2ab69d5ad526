//! Endpoint rule sets: each function by a small rule set, faulty rule sets, hostile ones.

use case::document;
use serde_json::{Value as Json, json};
use smithwright_runtime::endpoint::{
    Endpoint, ParamValue, Params, Partitions, ResolveEndpoint, RuleSet, RuleSetResolver,
};

mod case;
mod diagrams;
mod published;

/// The URL (or the error) of a rule set whose rules get the parameters `A`, `B` (strings), `F` (a boolean) and `L`
/// (a list).
fn resolve(rules: Json, params: Params) -> Result<Endpoint, String> {
    let optional = |kind: &str| json!({"type": kind, "documentation": ""});
    let set = json!({
        "version": "1.1",
        "parameters": {
            "A": optional("string"), "B": optional("String"), "F": optional("boolean"), "L": optional("stringArray"),
        },
        "rules": rules,
    });
    let set = RuleSet::parse(&set.to_string()).map_err(|err| err.to_string())?;
    set.resolve(&params, Partitions::built_in()).map_err(|err| err.to_string())
}

/// What `template` says once the value of `call` is known as `v`, or `none` if that condition is not met.
fn shown(call: Json, template: &str, params: Params) -> String {
    let mut condition = call;
    condition["assign"] = json!("v");
    let rules = json!([
        {"type": "error", "conditions": [condition], "error": template},
        {"type": "error", "conditions": [], "error": "none"},
    ]);
    resolve(rules, params).expect_err("both rules are errors")
}

/// Whether a condition is met.
fn met(call: Json, params: Params) -> bool {
    shown(call, "met", params) == "met"
}

fn call(name: &str, args: Json) -> Json {
    json!({"fn": name, "argv": args})
}

fn a(value: impl Into<ParamValue>) -> Params {
    Params::builder().set("A", value).build().expect("no region")
}

fn none() -> Params {
    Params::default()
}

/// The generator checks rules by the table of functions and attributes; each of them is as it says.
#[test]
fn the_table_of_functions() {
    use smithwright_contract::endpoint::{Argument, FUNCTIONS, Outcome, Type};
    let sample = |ty| match ty {
        Type::Text => json!("arn:aws:s:r:1:x"),
        Type::Flag => json!(true),
        _ => json!(1),
    };
    let attributes = |of: Json, ty: Type| {
        for (name, ty) in ty.attributes() {
            let mut path = (*name).to_owned();
            if *ty == Type::Texts {
                path.push_str("[0]");
            }
            let value = call("getAttr", json!([of, path]));
            match ty {
                Type::Flag => assert!(met(call("isSet", json!([value])), none()), "{name}"),
                _ => assert_ne!(shown(value, "{v}", none()), "none", "{name}"),
            }
        }
    };
    for function in FUNCTIONS {
        let argument = |argument: &Argument| match argument {
            Argument::Of(Type::Integer) if function.name == "substring" => json!(0),
            Argument::Of(ty) => sample(*ty),
            Argument::Any | Argument::Same => json!("x"),
            Argument::Path => json!("name"),
        };
        let mut arguments: Vec<Json> = function.arguments.iter().map(argument).collect();
        if function.name == "substring" {
            arguments[2] = json!(3);
        }
        if function.name == "parseURL" {
            arguments[0] = json!("https://example.com/a");
        }
        let call = call(function.name, json!(arguments));
        match function.result {
            Outcome::Of(Type::Flag) => assert!(["met", "none"].contains(&&*shown(call, "met", none()))),
            Outcome::Of(Type::Texts) => assert_ne!(shown(call, "{v#[0]}", none()), "none"),
            Outcome::Of(Type::Text) | Outcome::Maybe(Type::Text) | Outcome::Same => {
                assert_ne!(shown(call, "{v}", none()), "none", "{}", function.name);
            }
            Outcome::Maybe(ty) | Outcome::Of(ty) => attributes(call, ty),
            Outcome::AtPath => {
                let partition = json!({"fn": "aws.partition", "argv": ["eu-west-1"]});
                let call = json!({"fn": "getAttr", "argv": [partition, "name"]});
                assert_eq!(shown(call, "{v}", none()), "aws");
            }
        }
    }
}

#[test]
fn comparisons() {
    let a_ref = json!({"ref": "A"});
    assert!(met(call("isSet", json!([a_ref])), a("")));
    assert!(!met(call("isSet", json!([a_ref])), none()));
    assert!(met(call("not", json!([call("isSet", json!([a_ref]))])), none()));
    assert!(met(call("stringEquals", json!([a_ref, "x"])), a("x")));
    assert!(!met(call("stringEquals", json!([a_ref, "x"])), none()));
    let f = |flag: bool| Params::builder().set("F", flag).build().expect("no region");
    assert!(met(call("booleanEquals", json!([{"ref": "F"}, false])), f(false)));
    assert!(!met(call("booleanEquals", json!([{"ref": "F"}, true])), f(false)));
}

#[test]
fn host_labels() {
    let valid = |text: &str, dots: bool| met(call("isValidHostLabel", json!([{"ref": "A"}, dots])), a(text));
    assert!(valid("abc-1", false) && valid("a.b", true) && valid(&"a".repeat(63), false));
    assert!(!valid("a.b", false) && !valid("", false) && !valid("-a", false) && !valid("a-", false));
    assert!(!valid("a..b", true) && !valid("caf\u{e9}", true) && !valid(&"a".repeat(64), false));
    let bucket = |text: &str, dots: bool| {
        met(call("aws.isVirtualHostableS3Bucket", json!([{"ref": "A"}, dots])), a(text))
    };
    assert!(bucket("my-bucket", false) && bucket("my.bucket", true));
    assert!(!bucket("My-bucket", false) && !bucket("ab", false) && !bucket("192.168.1.1", true));
    assert!(!bucket("my.bucket", false) && !bucket("a.-b", true));
}

#[test]
fn substrings() {
    let cut = |from: i64, to: i64, reverse: bool, text: &str| {
        shown(call("substring", json!([{"ref": "A"}, from, to, reverse])), "<{v}>", a(text))
    };
    assert_eq!(cut(0, 4, false, "abcdefg"), "<abcd>");
    assert_eq!(cut(0, 4, true, "abcdefg"), "<defg>");
    assert_eq!(cut(1, 3, true, "abcdefg"), "<ef>");
    assert_eq!(cut(0, 8, false, "abcdefg"), "none");
    assert_eq!(cut(3, 3, false, "abcdefg"), "none");
    assert_eq!(cut(-1, 3, false, "abcdefg"), "none");
    assert_eq!(cut(0, 2, false, "a\u{e9}b"), "none");
}

#[test]
fn urls() {
    let parse = |text: &str| {
        let template = "{v#scheme} {v#authority} {v#path} {v#normalizedPath}";
        shown(call("parseURL", json!([{"ref": "A"}])), template, a(text))
    };
    assert_eq!(parse("https://example.com"), "https example.com  /");
    assert_eq!(parse("HTTP://example.com:80/foo/bar"), "http example.com:80 /foo/bar /foo/bar/");
    assert_eq!(parse("https://u:p@example.com/x/"), "https example.com /x/ /x/");
    for bad in
        ["https://example.com?a=b", "https://", "ftp://a", "example.com", "https://a:port", "https://a b"]
    {
        assert_eq!(parse(bad), "none", "{bad}");
    }
    let is_ip = |text: &str| {
        let url = call("parseURL", json!([{"ref": "A"}]));
        met(call("booleanEquals", json!([call("getAttr", json!([url, "isIp"])), true])), a(text))
    };
    assert!(is_ip("https://127.0.0.1") && is_ip("http://[fe80::1]:8080/x"));
    assert!(!is_ip("https://127.0.0.one") && !is_ip("https://[zz]"));
}

#[test]
fn uri_encoding() {
    let encode = |text: &str| shown(call("uriEncode", json!([{"ref": "A"}])), "{v}", a(text));
    assert_eq!(encode("a-Z_0.~"), "a-Z_0.~");
    assert_eq!(encode("a b/\u{e9}"), "a%20b%2F%C3%A9");
}

#[test]
fn partitions() {
    let find = |region: &str| {
        let template = "{v#name} {v#dnsSuffix} {v#dualStackDnsSuffix} {v#implicitGlobalRegion}";
        shown(call("aws.partition", json!([{"ref": "A"}])), template, a(region))
    };
    assert_eq!(find("eu-west-1"), "aws amazonaws.com api.aws us-east-1");
    assert_eq!(find("cn-north-7"), "aws-cn amazonaws.com.cn api.amazonwebservices.com.cn cn-northwest-1");
    assert_eq!(find("mars"), "aws amazonaws.com api.aws us-east-1");
    let facts = r#"{"partitions": [{"id": "p", "regionRegex": "^p-\\d$", "outputs": {"dnsSuffix": "p.test",
        "supportsFIPS": false}, "regions": {"p-own": {"dnsSuffix": "own.test"}}}]}"#;
    let rules = r#"{"version": "1.0", "parameters": {"Region": {"type": "string"}}, "rules": [{"type": "endpoint",
        "conditions": [{"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "p"}],
        "endpoint": {"url": "https://{p#dnsSuffix}"}}]}"#;
    let set = RuleSet::parse(rules).expect("a rule set");
    let facts = Partitions::parse(facts).expect("facts");
    let url = |region: &str| {
        let params = Params::builder().region(region).build().expect("a region");
        set.resolve(&params, &facts).map(|endpoint| endpoint.url().to_owned()).map_err(|err| err.to_string())
    };
    assert_eq!(url("p-1"), Ok("https://p.test".to_owned()));
    assert_eq!(url("p-own"), Ok("https://own.test".to_owned()));
    assert_eq!(
        url("q-1"),
        Err("no endpoint rule matched".to_owned()),
        "there is no partition `aws` to fall back to"
    );
    assert!(Partitions::parse("{}").is_err() && Partitions::parse("").is_err());
}

#[test]
fn arns() {
    let parse = |text: &str| {
        let template =
            "{v#partition} {v#service} {v#region} {v#accountId} {v#resourceId[0]} {v#resourceId[-1]}";
        shown(call("aws.parseArn", json!([{"ref": "A"}])), template, a(text))
    };
    assert_eq!(parse("arn:aws:s3:eu-west-1:123:accesspoint/x"), "aws s3 eu-west-1 123 accesspoint x");
    assert_eq!(parse("arn:aws:s3:::b:c/d"), "aws s3   b d");
    for bad in ["arn:aws:s3:::", "arn:aws:s3", "urn:aws:s3:::x", "arn::s3:::x", ""] {
        assert_eq!(parse(bad), "none", "{bad}");
    }
}

#[test]
fn lists() {
    let items = vec!["x".to_owned(), "y".to_owned()];
    let list = Params::builder().set("L", items).build().expect("no region");
    let at = |path: &str| shown(call("getAttr", json!([{"ref": "L"}, path])), "{v}", list.clone());
    assert_eq!(
        (at("[0]").as_str(), at("[-1]").as_str(), at("[2]").as_str(), at("[-3]").as_str()),
        ("x", "y", "none", "none")
    );
    let split = |limit: i64, path: &str| {
        shown(call("split", json!([{"ref": "A"}, "--", limit])), &format!("{{v#{path}}}"), a("a--b--c"))
    };
    assert_eq!(split(0, "[2]"), "c");
    assert_eq!(split(2, "[1]"), "b--c");
    assert_eq!(split(1, "[0]"), "a--b--c");
    assert!(split(-1, "[0]").contains("negative"));
}

#[test]
fn choices() {
    let coalesce = call("coalesce", json!([{"ref": "B"}, {"ref": "A"}, "last"]));
    assert_eq!(shown(coalesce.clone(), "{v}", a("first")), "first");
    assert_eq!(shown(coalesce, "{v}", none()), "last");
    let choice = call("ite", json!([call("isSet", json!([{"ref": "A"}])), "-set", ""]));
    assert_eq!(shown(choice.clone(), "<{v}>", a("x")), "<-set>");
    assert_eq!(shown(choice, "<{v}>", none()), "<>");
}

#[test]
fn trees_are_final_and_scopes_end() {
    let rules = json!([
        {"type": "tree", "conditions": [call("isSet", json!([{"ref": "A"}]))], "rules": [
            {"type": "error", "conditions": [call("stringEquals", json!([{"ref": "A"}, "x"]))], "error": "is x"},
        ]},
        {"type": "error", "conditions": [], "error": "last"},
    ]);
    assert_eq!(resolve(rules.clone(), a("x")), Err("is x".to_owned()));
    assert_eq!(resolve(rules.clone(), a("y")), Err("no endpoint rule matched".to_owned()));
    assert_eq!(resolve(rules, none()), Err("last".to_owned()));
    let leaked = json!([
        {"type": "error", "conditions": [{"fn": "uriEncode", "argv": [{"ref": "A"}], "assign": "v"}], "error": "{v}"},
        {"type": "error", "conditions": [], "error": "{v}"},
    ]);
    assert_eq!(
        resolve(leaked, none()),
        Err("endpoint rule set, rules[1].error: unknown name `v`".to_owned())
    );
}

#[test]
fn headers_and_properties() {
    let rules = json!([{"type": "endpoint", "conditions": [], "endpoint": {
        "url": {"ref": "A"},
        "headers": {"x-one": ["{A}", "{{literal}}"]},
        "properties": {
            "authSchemes": [{"name": "sigv4", "signingName": "proton", "signingRegion": "r-{A}", "disableDoubleEncoding": true}],
            "number": -1, "nothing": null,
        },
    }}]);
    let endpoint = resolve(rules, a("https://a")).expect("an endpoint");
    assert_eq!(endpoint.url(), "https://a");
    let headers: Vec<_> =
        endpoint.headers().map(|(name, values)| (name, values.collect::<Vec<_>>())).collect();
    assert_eq!(headers, [("x-one", vec!["https://a", "{literal}"])]);
    let expected = json!([{"name": "sigv4", "signingName": "proton", "signingRegion": "r-https://a", "disableDoubleEncoding": true}]);
    assert_eq!(endpoint.properties().get("authSchemes"), Some(&document(&expected)));
    assert_eq!(endpoint.properties().get("number"), Some(&document(&json!(-1))));
}

#[test]
fn parameters() {
    let rules = r#"{"version": "1.0", "parameters": {
        "Region": {"type": "String", "builtIn": "AWS::Region", "required": true},
        "Mode": {"type": "string", "required": true, "default": "plain"}
    }, "rules": [{"type": "endpoint", "conditions": [], "endpoint": {"url": "https://{Mode}.{Region}"}}]}"#;
    let set = RuleSet::parse(rules).expect("a rule set");
    // Sorted by name, as `parameters` says.
    let [mode, region] = set.parameters() else { panic!("two parameters") };
    assert_eq!(
        (region.name(), region.built_in(), region.is_required()),
        ("Region", Some("AWS::Region"), true)
    );
    assert_eq!(mode.default_value(), Some(&ParamValue::from("plain")));
    let resolve = |params: Params| {
        let endpoint = set.resolve(&params, Partitions::built_in());
        endpoint.map(|endpoint| endpoint.url().to_owned()).map_err(|err| err.to_string())
    };
    let region = || Params::builder().region("r-1");
    assert_eq!(resolve(region().build().expect("valid")), Ok("https://plain.r-1".to_owned()));
    assert_eq!(resolve(region().set("Mode", "m").build().expect("valid")), Ok("https://m.r-1".to_owned()));
    assert_eq!(
        resolve(none()),
        Err("the endpoint parameter `Region` is required and has no value".to_owned())
    );
    let wrong = region().set("Mode", true).build().expect("valid");
    assert_eq!(
        resolve(wrong),
        Err("invalid value for the endpoint parameter `Mode`: must be a string".to_owned())
    );
    let params = region().use_fips(true).endpoint("https://e").build().expect("valid");
    assert_eq!(
        (params.region(), params.use_fips(), params.use_dual_stack()),
        (Some("r-1"), Some(true), Some(false))
    );
    assert_eq!((params.endpoint(), params.get("Other")), (Some("https://e"), None));
}

#[test]
fn faulty_rule_sets() {
    let message = |text: &str| RuleSet::parse(text).expect_err("faulty").to_string();
    let with =
        |rule: &str| message(&format!(r#"{{"version": "1.0", "parameters": {{}}, "rules": [{rule}]}}"#));
    assert!(message("{").starts_with("endpoint rule set: not JSON: "));
    assert_eq!(message("[]"), "endpoint rule set: expected an object");
    assert_eq!(message(r#"{"version": "7"}"#), "endpoint rule set, version: expected 1.0 or 1.1");
    assert_eq!(message(r#"{"version": "1.0"}"#), "endpoint rule set: `rules` is missing");
    assert_eq!(with("{}"), "endpoint rule set, rules[0]: `type` is missing");
    assert_eq!(
        with(r#"{"type": "error", "error": "{x"}"#),
        "endpoint rule set, rules[0].error: unclosed `{` in the template `{x`"
    );
    // Of several faults the first by name is told, each time.
    for _ in 0..20 {
        assert_eq!(
            with(r#"{"type": "endpoint", "endpoint": {"url": "u", "headers": {"c": 1, "a": 1, "b": 1}}}"#),
            "endpoint rule set, rules[0].endpoint.headers.a: expected an array"
        );
    }
    let call = |call: &str| with(&format!(r#"{{"type": "error", "error": "", "conditions": [{call}]}}"#));
    assert_eq!(
        call(r#"{"fn": "f", "argv": []}"#),
        "endpoint rule set, rules[0].conditions[0].fn: unknown function `f`"
    );
    assert_eq!(
        call(r#"{"fn": "isSet", "argv": [{"fn": "not", "argv": [{"ref": "q"}]}]}"#),
        "endpoint rule set, rules[0].conditions[0].argv[0].argv[0]: unknown name `q`"
    );
    assert_eq!(
        call(r#"{"fn": "not", "argv": []}"#),
        "endpoint rule set, rules[0].conditions[0].argv: wrong number of arguments for `not`"
    );
}

#[test]
fn hostile_rule_sets() {
    let deep = |open: &str, close: &str, times: usize| {
        let rules = format!("{}{}", open.repeat(times), close.repeat(times));
        RuleSet::parse(&format!(r#"{{"version": "1.0", "rules": [{rules}]}}"#))
            .map(|_| ())
            .map_err(|err| err.to_string())
    };
    assert!(deep(r#"{"type": "tree", "rules": ["#, "]}", 50_000).is_err());
    assert!(deep(r#"{"type": "tree", "rules": ["#, "]}", 30).is_ok());
    // Each template doubles the one before it.
    let doubling: Vec<_> = (0..64)
        .map(|n| {
            let twice = if n == 0 { "{A}{A}".to_owned() } else { format!("{{v{0}}}{{v{0}}}", n - 1) };
            json!({"fn": "coalesce", "argv": [twice, ""], "assign": format!("v{n}")})
        })
        .collect();
    let rules = json!([{"type": "error", "conditions": doubling, "error": "{v63}"}]);
    assert_eq!(resolve(rules, a("x")), Err("endpoint rule set: a text of more than 16384 bytes".to_owned()));
    let empty_url = json!([{"type": "endpoint", "conditions": [], "endpoint": {"url": "{A}"}}]);
    assert_eq!(resolve(empty_url, a("")), Err("endpoint rule set: the endpoint's URL is empty".to_owned()));
}

#[tokio::test]
async fn resolver() {
    const RULES: &str = r#"{"version": "1.0", "parameters": {"Region": {"type": "string"}}, "rules": [
        {"type": "endpoint", "conditions": [], "endpoint": {"url": "https://{Region}.test"}}]}"#;
    use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint as _};
    let resolver = RuleSetResolver::new(RULES);
    let params = Params::builder().region("r").build().expect("valid");
    let endpoint = ResolveEndpoint::resolve_endpoint(&resolver, &params).await.expect("an endpoint");
    assert_eq!(endpoint.url(), "https://r.test");
    // A clone shares what was answered before, and still answers what is asked.
    for region in ["s", "r", "r", "s"] {
        let params = Params::builder().region(region).build().expect("valid");
        let resolver = resolver.clone();
        let endpoint = ResolveEndpoint::resolve_endpoint(&resolver, &params).await.expect("an endpoint");
        assert_eq!(endpoint.url(), format!("https://{region}.test"));
    }
    let shared = resolver.into_shared_resolver();
    let erased = EndpointResolverParams::new(params);
    assert_eq!(shared.resolve_endpoint(&erased).await.expect("an endpoint").url(), "https://r.test");
    let foreign = EndpointResolverParams::new(1);
    assert!(shared.resolve_endpoint(&foreign).await.is_err());
    assert!(RuleSetResolver::new("{").rule_set().is_err());
}

#[tokio::test]
async fn without_rules_the_configured_url_is_taken() {
    let resolver = RuleSetResolver::new("");
    let params = Params::builder().set("Endpoint", "http://localhost:8000").build().expect("complete");
    let endpoint = resolver.resolve_endpoint(&params).await.expect("an endpoint");
    assert_eq!(endpoint.url(), "http://localhost:8000");
    let error = resolver.resolve_endpoint(&none()).await.expect_err("no endpoint");
    assert!(error.to_string().contains("configure an endpoint URL"), "{error}");
}
