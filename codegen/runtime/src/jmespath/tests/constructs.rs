//! Each construct of the specification.

use super::super::Fault;
use super::table;

#[test]
fn identifiers_and_subexpressions() {
    let data = r#"{"a":{"b":{"c":1}},"é x":2,"n":null,"l":[{"b":3}]}"#;
    table(
        data,
        &[
            ("a", Ok(r#"{"b":{"c":1}}"#)),
            ("a.b.c", Ok("1")),
            (r#""é x""#, Ok("2")),
            (r#""\u00e9 x""#, Ok("2")),
            ("missing", Ok("null")),
            ("n.b", Ok("null")),
            ("a.b.c.d", Ok("null")),
            ("l.b", Ok("null")),
            ("@.a.b", Ok(r#"{"c":1}"#)),
            ("a.", Err(Fault::Syntax)),
        ],
    );
}

#[test]
fn indexes() {
    let data = r#"{"l":["a","b","c"],"o":{}}"#;
    table(
        data,
        &[
            ("l[0]", Ok(r#""a""#)),
            ("l[-1]", Ok(r#""c""#)),
            ("l[-3]", Ok(r#""a""#)),
            ("l[-4]", Ok("null")),
            ("l[3]", Ok("null")),
            ("l[-2147483648]", Ok("null")),
            ("o[0]", Ok("null")),
            ("missing[0]", Ok("null")),
        ],
    );
    table("[[1,2],[3]]", &[("[1][0]", Ok("3")), ("@[0]", Ok("[1,2]"))]);
}

#[test]
fn slices() {
    table(
        "[0,1,2,3]",
        &[
            ("[0:4:1]", Ok("[0,1,2,3]")),
            ("[0:4]", Ok("[0,1,2,3]")),
            ("[0:3]", Ok("[0,1,2]")),
            ("[:2]", Ok("[0,1]")),
            ("[::2]", Ok("[0,2]")),
            ("[::-1]", Ok("[3,2,1,0]")),
            ("[-2:]", Ok("[2,3]")),
            ("[2:-10:-1]", Ok("[2,1,0]")),
            ("[10::-2]", Ok("[3,1]")),
            ("[3:1]", Ok("[]")),
            ("[-2147483648:2147483647:2147483647]", Ok("[0]")),
            ("[::-2147483648]", Ok("[3]")),
            ("[1::2147483647]", Ok("[1]")),
            ("[::0]", Err(Fault::Value)),
        ],
    );
    table(
        r#"{"a":1,"l":[{"b":1},{"b":2},{}]}"#,
        &[
            ("a[:1]", Ok("null")),
            ("a[::0]", Err(Fault::Value)),
            ("l[1:].b", Ok("[2]")),
            ("l[:2].b | [0]", Ok("1")),
        ],
    );
    table("[]", &[("[::-1]", Ok("[]")), ("[5:]", Ok("[]"))]);
}

#[test]
fn projections() {
    let data = r#"{"l":[{"b":1,"c":[1,2]},{"b":null},{"b":3,"c":[[3],4]},5],
        "o":{"y":{"b":2},"x":{"b":1},"z":7},"e":[]}"#;
    table(
        data,
        &[
            ("l[*].b", Ok("[1,3]")),
            ("l[*].c[*]", Ok("[[1,2],[[3],4]]")),
            ("l[*].c[0]", Ok("[1,[3]]")),
            ("l[*].c | [0]", Ok("[1,2]")),
            ("(l[*].c)[0]", Ok("[1,2]")),
            ("l[*].c[]", Ok("[1,2,[3],4]")),
            ("l[*].c[][]", Ok("[1,2,3,4]")),
            ("l[].b", Ok("[1,3]")),
            ("o[*]", Ok("null")),
            ("o[]", Ok("null")),
            ("e[*].b", Ok("[]")),
            ("missing[*].b", Ok("null")),
            // Objects go by their keys.
            ("o.*", Ok(r#"[{"b":1},{"b":2},7]"#)),
            ("o.*.b", Ok("[1,2]")),
            ("l.*", Ok("null")),
            ("*.b", Ok("[]")),
            ("l[?b].b", Ok("[1,3]")),
            ("l[?b > `1`].b", Ok("[3]")),
            ("l[?b == `null`]", Ok(r#"[{"b":null},5]"#)),
            ("l[?c].c[]", Ok("[1,2,[3],4]")),
            ("o[?b]", Ok("null")),
            ("l[?b]|[0].b", Ok("1")),
        ],
    );
}

#[test]
fn comparisons() {
    table(
        r#"{"one":1,"two":2,"text":"x","l":[1,{"a":2}],"t":true}"#,
        &[
            ("one < two", Ok("true")),
            ("one <= `1.0`", Ok("true")),
            ("one > two", Ok("false")),
            ("one >= two", Ok("false")),
            ("one == `1.0`", Ok("true")),
            ("one != `1.5`", Ok("true")),
            ("l == `[1.0, {\"a\": 2}]`", Ok("true")),
            ("l == `[1, {\"b\": 2}]`", Ok("false")),
            ("l == `[1]`", Ok("false")),
            ("text == 'x'", Ok("true")),
            ("t == `true`", Ok("true")),
            ("one == '1'", Ok("false")),
            ("missing == `null`", Ok("true")),
            // Ordering is for numbers.
            ("text < 'y'", Ok("null")),
            ("one < text", Ok("null")),
            // Beyond what doubles hold.
            ("`9007199254740993` > `9007199254740992.0`", Ok("true")),
            ("`9007199254740993` == `9007199254740992`", Ok("false")),
            ("`18446744073709551615` < `1e300`", Ok("true")),
            ("`-1` > `-1.5`", Ok("true")),
        ],
    );
}

#[test]
fn logic() {
    let data = r#"{"yes":true,"no":false,"n":null,"zero":0,"text":"","l":[],"o":{},"x":"x"}"#;
    table(
        data,
        &[
            ("no || x", Ok(r#""x""#)),
            ("n || text || l", Ok("[]")),
            ("zero || x", Ok("0")),
            ("yes && x", Ok(r#""x""#)),
            ("o && x", Ok("{}")),
            ("!text", Ok("true")),
            ("!zero", Ok("false")),
            ("!(yes && no)", Ok("true")),
            ("!yes || !l", Ok("true")),
            ("no && yes || x", Ok(r#""x""#)),
            ("no && (yes || x)", Ok("false")),
            // What decides comes first; the rest is not looked at.
            ("yes || unknown()", Ok("true")),
            ("no && unknown()", Ok("false")),
        ],
    );
}

#[test]
fn literals() {
    table(
        "null",
        &[
            (r"'it\'s'", Ok(r#""it's""#)),
            (r"'\\'", Ok(r#""\\\\""#)),
            (r"'\n'", Ok(r#""\\n""#)),
            (r#"`"\n"`"#, Ok(r#""\n""#)),
            (r#"`"\`"`"#, Ok(r#""`""#)),
            (r#"`{"b": [1.0, -2], "a": null}`"#, Ok(r#"{"a":null,"b":[1.0,-2]}"#)),
            ("`[1, 2`", Err(Fault::Syntax)),
            ("`foo`", Err(Fault::Syntax)),
        ],
    );
}

#[test]
fn multi_selects() {
    table(
        r#"{"a":1,"l":[{"b":2},{"b":3}],"n":null}"#,
        &[
            ("[a, l[0].b, missing]", Ok("[1,2,null]")),
            ("{x: a, \"y z\": l[].b}", Ok(r#"{"x":1,"y z":[2,3]}"#)),
            ("{x: a, x: n}", Ok(r#"{"x":null}"#)),
            ("l[*].[b, b]", Ok("[[2,2],[3,3]]")),
            ("l[*].{c: b}", Ok(r#"[{"c":2},{"c":3}]"#)),
            ("n.[a]", Ok("null")),
            ("n.{x: a}", Ok("null")),
            // Either ends a projection.
            ("l[*].[b, b][0]", Ok("[2,2]")),
            ("l[*].{c: b}[0]", Ok(r#"{"c":2}"#)),
            ("l[*].{c: b}[1].c", Ok("3")),
            ("l[].{c: b}[-1].c == `3`", Ok("true")),
            ("l[?b > `2`].{c: b}[0].c", Ok("3")),
            ("l[1:].{c: b}[0].c", Ok("3")),
            ("l[*].{c: b}.c", Ok("null")),
            ("l[*].{c: b}[*].c", Ok("[2,3]")),
            ("l[*].{c: b}[].c", Ok("[2,3]")),
            ("l[*].{c: b}[?c == `2`].c", Ok("[2]")),
            ("l[*].{c: b} | [1].c", Ok("3")),
            ("{c: l}.c[0].b", Ok("2")),
            ("a.[@]", Ok("[1]")),
        ],
    );
}

#[test]
fn pipes_and_references() {
    table(
        r#"{"a":[{"b":[1]},{"b":[2]}]}"#,
        &[
            ("a[*].b[0]", Ok("[1,2]")),
            ("a[*].b | [0]", Ok("[1]")),
            ("a | [1].b | [0]", Ok("2")),
            ("&a", Err(Fault::Type)),
            ("[&a]", Err(Fault::Type)),
            ("length(&a)", Err(Fault::Type)),
            ("type(&a)", Err(Fault::Type)),
            ("map(a, a)", Err(Fault::Type)),
        ],
    );
}
