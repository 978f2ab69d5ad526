//! Hostile expressions and data.

use aws_smithy_types::Document;

use super::super::{DEEPEST, Fault, Value};
use super::found;

#[test]
fn data_is_only_so_deep() {
    let nested = |levels| (0..levels).fold(Document::Null, |inner, _| Document::Array(vec![inner]));
    assert!(Value::of(&nested(DEEPEST), DEEPEST).is_some());
    assert!(Value::of(&nested(DEEPEST + 1), DEEPEST).is_none());
}

#[test]
fn what_doubles_again_and_again_ends() {
    for (start, step, times, end) in [
        ("@", " | [@, @][]", 60, ""),
        ("to_string(@", ".[@, @]", 60, ")"),
        ("'aaaaaaaa'", "|join(@,[@,@])", 60, ""),
        ("'aaaaaaaa'", "|to_string([@,@])", 50, ""),
        ("@", ".[@, @]", 40, " | [0] == [1]"),
        ("{a: @}", " | {a: [a, a]}", 40, " | contains([a[0]], a[1])"),
    ] {
        let path = format!("{start}{}{end}", step.repeat(times));
        assert_eq!(found(&path, "[1]"), Err(Fault::Costs), "{path}");
    }
}

#[test]
fn the_stack_is_deep_enough() {
    let deep = "[".repeat(127) + &"]".repeat(127);
    let paths = [
        "[]".repeat(500),
        format!("@{}", "[0]".repeat(333)),
        format!("a{}", ".a".repeat(499)),
        format!("@{}", "|@".repeat(499)),
        format!("@{}", ".[@]".repeat(249)),
        format!("{}@", "!".repeat(63)),
        format!("{}@{}", "(".repeat(63), ")".repeat(63)),
        format!("{}@{}", "[".repeat(63), "]".repeat(63)),
        format!("{}@{}", "to_array(".repeat(63), ")".repeat(63)),
        format!("to_string(@{})", ".[@]".repeat(240)),
        format!("@ == @{}", ".[@]".repeat(200)),
        format!("{}@{}", "[?".repeat(63), "]".repeat(63)),
    ];
    let run = move || {
        for path in &paths {
            assert!(found(path, &deep).is_ok(), "{path}");
        }
    };
    // Half of what threads of an executor have.
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(run).expect("a thread");
    assert!(thread.join().is_ok());
}
