//! What is an expression, what is none and why, and the trees.

mod support;

use smithwright_contract::jmespath::{Comparator, DEEPEST, Each, Expression, LONGEST};
use support::{Json, field, parse};

fn check(text: &str) -> Result<(), String> {
    parse(text).map(drop).map_err(|error| error.to_string())
}

#[test]
fn expressions() {
    for text in [
        "a",
        "a.b[0].\"c d\"",
        "a[].b[?c == 'x' && !d].e | [0]",
        "length(a[?b != `null`]) > `0`",
        "[a, b.c, [*].d, *.e]",
        "a.{x: b, \"y\": c[1:-2:3]}",
        "sort_by(@, &a.b)",
        "(a || b) && c[::2]",
        "a[*][0][].b",
        "contains(a[].b, `\"x\\`\"`)",
        "now()",
    ] {
        assert_eq!(check(text), Ok(()), "{text}");
    }
}

#[test]
fn what_is_wrong_is_told() {
    for (text, expected) in [
        ("", "at byte 0, an expression is expected"),
        ("a.", "at byte 2, a name, `*`, `{`, `[` or `&` is expected"),
        ("a b", "at byte 2, the end is expected"),
        ("a = b", "at byte 2, `=` is not a comparison, `==` is"),
        ("a[0", "at byte 3, `:` or `]` is expected"),
        ("a[?b", "at byte 4, `]` is expected"),
        ("'a", "at byte 0, the quote is not closed"),
        ("`{`", "at byte 0, this is not JSON: EOF while parsing an object at line 1 column 1"),
        ("a[99999999999]", "at byte 2, `99999999999` is not an index of 32 bits"),
        ("\"a\"(b)", "at byte 3, an operator is expected"),
        ("a(b", "at byte 3, `)` or `,` is expected"),
        ("{a}", "at byte 2, `:` is expected"),
        ("a ; b", "at byte 2, this character begins no word of JMESPath"),
    ] {
        assert_eq!(check(text), Err(expected.to_owned()), "{text}");
    }
    assert!(check(&"(".repeat(DEEPEST + 1)).is_err_and(|reason| reason.contains("nested deeper")));
    assert_eq!(check(&"a".repeat(LONGEST + 1)), Err("at byte 0, it is longer than 1000 bytes".to_owned()));
    assert_eq!(check(&"a".repeat(LONGEST)), Ok(()));
}

#[test]
fn texts() {
    for (text, expected) in [
        (r"'a'", "a"),
        (r"'a\'b'", "a'b"),
        (r"'a\\b'", r"a\\b"),
        (r"'a\nb'", r"a\nb"),
        (r"'\\\''", r"\\'"),
        (r#"`"a\`b"`"#, "a`b"),
        (r#"`"\u00e9\n"`"#, "é\n"),
    ] {
        assert_eq!(parse(text), Ok(Expression::Literal(Json(expected.into()))), "{text}");
    }
    assert_eq!(parse(r#""a\"\u00e9""#), Ok(field("a\"é")));
    assert_eq!(parse(" ` [1, null] ` "), Ok(Expression::Literal(Json(serde_json::json!([1, null])))));
}

#[test]
fn trees() {
    let boxed = |name| Box::new(field(name));
    let current = || Box::new(Expression::Current);
    let project = |from, each, then| Ok(Expression::Project { from, each, then });
    assert_eq!(parse("a.b"), Ok(Expression::Dot(boxed("a"), boxed("b"))));
    assert_eq!(parse("a | b"), Ok(Expression::Pipe(boxed("a"), boxed("b"))));
    assert_eq!(parse("a[-1]"), Ok(Expression::Index(boxed("a"), -1)));
    assert_eq!(parse("a[*].b"), project(boxed("a"), Each::Item, boxed("b")));
    assert_eq!(parse("a.*"), project(boxed("a"), Each::Value, current()));
    assert_eq!(parse("[].b"), project(current(), Each::Flat, boxed("b")));
    assert_eq!(parse("a[?b].c"), project(boxed("a"), Each::If(boxed("b")), boxed("c")));
    let slice = Each::Slice { start: Some(1), stop: None, step: -2 };
    assert_eq!(parse("a[1::-2]"), project(boxed("a"), slice, current()));
    // `&&` binds tighter than `||`, comparisons tighter than both.
    let compared = Expression::Compare(boxed("b"), Comparator::LessOrEqual, boxed("c"));
    let both = Expression::And(Box::new(compared), boxed("d"));
    assert_eq!(parse("a || b <= c && d"), Ok(Expression::Or(boxed("a"), Box::new(both))));
    assert_eq!(parse("[a, !b]"), Ok(Expression::List(vec![field("a"), Expression::Not(boxed("b"))])));
    assert_eq!(parse("{x: a}"), Ok(Expression::Hash(vec![("x".to_owned(), field("a"))])));
    // A selection of several members ends a projection.
    let list = || Expression::List(vec![field("b")]);
    let hash = || Expression::Hash(vec![("x".to_owned(), field("b"))]);
    for (text, selected) in [("[b]", list()), ("{x: b}", hash())] {
        for (start, each) in [
            ("a[*]", Each::Item),
            ("a.*", Each::Value),
            ("a[]", Each::Flat),
            ("a[?c]", Each::If(boxed("c"))),
            ("a[:]", Each::Slice { start: None, stop: None, step: 1 }),
        ] {
            let whole = || {
                Box::new(Expression::Project {
                    from: boxed("a"),
                    each: each.clone(),
                    then: Box::new(selected.clone()),
                })
            };
            assert_eq!(parse(&format!("{start}.{text}")), Ok(*whole()));
            assert_eq!(parse(&format!("{start}.{text}[0]")), Ok(Expression::Index(whole(), 0)));
            assert_eq!(parse(&format!("{start}.{text}.x")), Ok(Expression::Dot(whole(), boxed("x"))));
            assert_eq!(parse(&format!("{start}.{text}[*]")), project(whole(), Each::Item, current()));
        }
    }
    let called = Expression::Call("f".into(), vec![field("a"), Expression::Reference(boxed("b"))]);
    assert_eq!(parse("f(a, &b)"), Ok(called));
    // A projection goes on after a dot, but not after a parenthesis, a pipe or a flattening.
    let projected = || Expression::Project { from: boxed("a"), each: Each::Item, then: current() };
    assert_eq!(parse("(a[*]).b"), Ok(Expression::Dot(Box::new(projected()), boxed("b"))));
    assert_eq!(parse("a[*] | b"), Ok(Expression::Pipe(Box::new(projected()), boxed("b"))));
    assert_eq!(parse("a[*][]"), project(Box::new(projected()), Each::Flat, current()));
}
