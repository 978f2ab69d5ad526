//! Each function of the specification, and its errors.

use super::super::Fault;
use super::{found, table};

#[test]
fn numbers() {
    table(
        r#"{"l":[10,15,20],"f":[1.5,2.5],"e":[],"mixed":[1,"x"],"big":[1e308,1e308]}"#,
        &[
            ("abs(`-1`)", Ok("1")),
            ("abs(`-1.5`)", Ok("1.5")),
            ("abs('-1')", Err(Fault::Type)),
            ("ceil(`1.001`)", Ok("2")),
            ("ceil(`1`)", Ok("1")),
            ("ceil(`-1.5`)", Ok("-1")),
            ("floor(`1.9`)", Ok("1")),
            ("floor(`-1.5`)", Ok("-2")),
            ("floor(`1e300`)", Ok("1e300")),
            ("floor('x')", Err(Fault::Type)),
            ("avg(l)", Ok("15")),
            ("avg(f)", Ok("2")),
            ("avg(`[1, 2]`)", Ok("1.5")),
            ("avg(e)", Ok("null")),
            ("avg(mixed)", Err(Fault::Type)),
            ("avg('x')", Err(Fault::Type)),
            ("sum(l)", Ok("45")),
            ("sum(f)", Ok("4")),
            ("sum(e)", Ok("0")),
            ("sum(mixed)", Err(Fault::Type)),
            ("sum(big)", Err(Fault::Value)),
        ],
    );
}

#[test]
fn texts() {
    table(
        r#"{"l":["a","b"],"s":"foobar","n":3,"o":{"b":1,"a":2}}"#,
        &[
            ("contains(s, 'foo')", Ok("true")),
            ("contains(s, 'not')", Ok("false")),
            ("contains(s, n)", Ok("false")),
            ("contains(l, 'a')", Ok("true")),
            ("contains(l, 'c')", Ok("false")),
            ("contains(`[1, [2]]`, `[2.0]`)", Ok("true")),
            ("contains(`false`, 'bar')", Err(Fault::Type)),
            ("starts_with(s, 'foo')", Ok("true")),
            ("starts_with(s, 'bar')", Ok("false")),
            ("starts_with(s, n)", Err(Fault::Type)),
            ("ends_with(s, 'bar')", Ok("true")),
            ("ends_with(s, 'foo')", Ok("false")),
            ("ends_with(n, 'foo')", Err(Fault::Type)),
            ("join(', ', l)", Ok(r#""a, b""#)),
            ("join('', `[]`)", Ok(r#""""#)),
            ("join('|', `[\"a\"]`)", Ok(r#""a""#)),
            ("join(',', `[\"a\", false]`)", Err(Fault::Type)),
            ("join(n, l)", Err(Fault::Type)),
            ("length(s)", Ok("6")),
            ("length('é𝄞')", Ok("2")),
            ("length(l)", Ok("2")),
            ("length(o)", Ok("2")),
            ("length(n)", Err(Fault::Type)),
            ("length(missing)", Err(Fault::Type)),
            ("reverse(s)", Ok(r#""raboof""#)),
            ("reverse(l)", Ok(r#"["b","a"]"#)),
            ("reverse(o)", Err(Fault::Type)),
        ],
    );
}

#[test]
fn objects() {
    table(
        r#"{"o":{"b":1,"a":2},"p":{"a":3},"l":[1,{"a":4},{"a":null}]}"#,
        &[
            ("keys(o)", Ok(r#"["a","b"]"#)),
            ("keys(`{}`)", Ok("[]")),
            ("keys(l)", Err(Fault::Type)),
            ("values(o)", Ok("[2,1]")),
            ("values('x')", Err(Fault::Type)),
            ("merge(o, p)", Ok(r#"{"a":3,"b":1}"#)),
            ("merge(p, o, `{\"c\": 5}`)", Ok(r#"{"a":2,"b":1,"c":5}"#)),
            ("merge(o)", Ok(r#"{"a":2,"b":1}"#)),
            ("merge(o, l)", Err(Fault::Type)),
            ("map(&a, l)", Ok("[null,4,null]")),
            ("map(&[0], `[[1], [2, 3], []]`)", Ok("[1,2,null]")),
            ("map(&a, o)", Err(Fault::Type)),
            ("map(&length(@), l)", Err(Fault::Type)),
        ],
    );
}

#[test]
fn order() {
    let data = r#"{"l":[3,1.5,2],"t":["b","a","é"],"e":[],"mixed":[1,"a"],"flags":[true],
        "p":[{"n":"b","a":30},{"n":"a","a":20},{"n":"c","a":30}],"q":[{"a":1},{"a":"x"}],"r":[{"a":null}]}"#;
    table(
        data,
        &[
            ("sort(l)", Ok("[1.5,2,3]")),
            ("sort(t)", Ok(r#"["a","b","é"]"#)),
            ("sort(e)", Ok("[]")),
            ("sort(mixed)", Err(Fault::Type)),
            ("sort(flags)", Err(Fault::Type)),
            ("sort('x')", Err(Fault::Type)),
            // Those of equal keys stay in their order.
            ("sort_by(p, &a)[].n", Ok(r#"["a","b","c"]"#)),
            ("sort_by(p, &n)[].a", Ok("[20,30,30]")),
            ("sort_by(e, &a)", Ok("[]")),
            ("sort_by(q, &a)", Err(Fault::Type)),
            ("sort_by(r, &a)", Err(Fault::Type)),
            ("sort_by(p, a)", Err(Fault::Type)),
            ("max(l)", Ok("3")),
            ("max(t)", Ok(r#""é""#)),
            ("max(e)", Ok("null")),
            ("max(mixed)", Err(Fault::Type)),
            ("max_by(p, &a).n", Ok(r#""b""#)),
            ("max_by(p, &n).n", Ok(r#""c""#)),
            ("max_by(e, &a)", Ok("null")),
            ("max_by(q, &a)", Err(Fault::Type)),
            ("min(l)", Ok("1.5")),
            ("min(t)", Ok(r#""a""#)),
            ("min(e)", Ok("null")),
            ("min(flags)", Err(Fault::Type)),
            ("min_by(p, &a).n", Ok(r#""a""#)),
            ("min_by(e, &a)", Ok("null")),
            ("min_by(r, &a)", Err(Fault::Type)),
        ],
    );
}

#[test]
fn conversions() {
    table(
        r#"{"o":{"b":[1,"x"],"a":null},"l":[0],"t":"x","n":null}"#,
        &[
            ("not_null(n, missing, t, l)", Ok(r#""x""#)),
            ("not_null(n, missing)", Ok("null")),
            ("type(t)", Ok(r#""string""#)),
            ("type(l)", Ok(r#""array""#)),
            ("type(o)", Ok(r#""object""#)),
            ("type(n)", Ok(r#""null""#)),
            ("type(`1.5`)", Ok(r#""number""#)),
            ("type(`true`)", Ok(r#""boolean""#)),
            ("to_array(l)", Ok("[0]")),
            ("to_array(t)", Ok(r#"["x"]"#)),
            ("to_array(n)", Ok("[null]")),
            ("to_number('1.5')", Ok("1.5")),
            ("to_number('-3')", Ok("-3")),
            ("to_number(`7`)", Ok("7")),
            ("to_number('x')", Ok("null")),
            ("to_number('[1]')", Ok("null")),
            ("to_number('\"x\"')", Ok("null")),
            ("to_number(l)", Ok("null")),
            ("to_string(t)", Ok(r#""x""#)),
            ("to_string(o)", Ok(r#""{\"a\":null,\"b\":[1,\"x\"]}""#)),
            ("to_string(`[[], {}, true, 1.0]`)", Ok(r#""[[],{},true,1.0]""#)),
            ("to_string(n)", Ok(r#""null""#)),
            ("to_string(sum(`[1.5, 1.5]`))", Ok(r#""3""#)),
        ],
    );
}

#[test]
fn names_and_numbers_of_arguments() {
    let one =
        "abs avg ceil floor keys length max min reverse sort sum to_array to_number to_string type values";
    let two = "contains ends_with join map max_by min_by sort_by starts_with";
    for name in one.split(' ') {
        assert_eq!(found(&format!("{name}()"), "1"), Err(Fault::Arity), "{name}");
        assert_eq!(found(&format!("{name}(@, @)"), "1"), Err(Fault::Arity), "{name}");
    }
    for name in two.split(' ') {
        assert_eq!(found(&format!("{name}(@)"), "1"), Err(Fault::Arity), "{name}");
        assert_eq!(found(&format!("{name}(@, @, @)"), "1"), Err(Fault::Arity), "{name}");
    }
    table(
        "1",
        &[
            ("merge()", Err(Fault::Arity)),
            ("not_null()", Err(Fault::Arity)),
            ("unknown(@)", Err(Fault::UnknownFunction)),
        ],
    );
}

/// The generator checks calls by the table of functions, so each of its functions can be called as it says.
#[test]
fn the_table_of_functions() {
    use smithwright_contract::jmespath::{Argument, FUNCTIONS, Outcome};
    for function in FUNCTIONS {
        let argument = |argument: &Argument| match argument {
            Argument::Any | Argument::Number => "n",
            Argument::Text | Argument::TextOrList => "s",
            Argument::TextListOrObject | Argument::Object => "o",
            Argument::List | Argument::Numbers | Argument::Sortable => "numbers",
            Argument::Texts => "texts",
            Argument::Expression | Argument::Key => "&@",
        };
        let arguments: Vec<_> = function.arguments.iter().map(argument).collect();
        let call = format!("{}({})", function.name, arguments.join(", "));
        let data = r#"{"n":1,"s":"a","o":{"b":[1]},"numbers":[2,1],"texts":["x"]}"#;
        let kind = found(&format!("type({call})"), data).unwrap_or_else(|fault| panic!("{call}: {fault:?}"));
        let expected = match function.result {
            Outcome::Any | Outcome::Number | Outcome::ItemOfFirst => "number",
            Outcome::Boolean => "boolean",
            Outcome::Text => "string",
            Outcome::First if function.name == "reverse" => "string",
            Outcome::Texts
            | Outcome::First
            | Outcome::ValuesOfFirst
            | Outcome::FirstAsList
            | Outcome::Mapped => "array",
            Outcome::Object => "object",
        };
        assert_eq!(kind, format!("\"{expected}\""), "{call}");
    }
}
