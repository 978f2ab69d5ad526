use super::{DEEPEST, check};

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
        ("a = b", "at byte 2, `=` is no comparison, `==` is"),
        ("a[0", "at byte 3, `:` or `]` is expected"),
        ("a[?b", "at byte 4, `]` is expected"),
        ("'a", "the quote at byte 0 is not closed"),
        ("`{`", "at byte 0 is no JSON: EOF while parsing an object at line 1 column 1"),
        ("a[99999999999]", "at byte 2, `99999999999` is no index of 32 bits"),
        ("\"a\"(b)", "at byte 3, an operator is expected"),
        ("a(b", "at byte 3, `)` or `,` is expected"),
        ("{a}", "at byte 2, `:` is expected"),
        ("a ; b", "at byte 2 is a letter that begins nothing"),
    ] {
        assert_eq!(check(text), Err(expected.to_owned()), "{text}");
    }
    assert!(check(&"(".repeat(DEEPEST + 1)).is_err_and(|reason| reason.contains("nested deeper")));
}

/// The crate that evaluates paths in clients must read what is let through here, and the other way round; but the crate
/// lets commas be left out, which the grammar does not.
#[test]
fn the_evaluator_agrees() {
    let words = [
        "a", "\"b\"", "0", "-1", "'c'", "`1`", "@", "*", ".", ",", ":", "&", "!", "|", "||", "&&", "==", "<",
        "[", "]", "{", "}", "(", ")", "[]", "[?", "[*]", "a.", "f(", "{a:",
    ];
    // A small generator of pseudo-random numbers: the same texts in every run.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut accepted = 0;
    for _ in 0..50_000 {
        let mut text = String::new();
        for _ in 0..=(state >> 20) % 8 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(words[(state >> 33) as usize % words.len()]);
        }
        let (ours, theirs) = (check(&text), jmespath::parse(&text));
        let comma_left_out = ours.as_ref().is_err_and(|reason| reason.ends_with("or `,` is expected"));
        assert!(theirs.is_ok() == ours.is_ok() || comma_left_out, "{text}: {ours:?} but {theirs:?}");
        accepted += usize::from(ours.is_ok());
    }
    assert!(accepted > 500, "{accepted}");
}
