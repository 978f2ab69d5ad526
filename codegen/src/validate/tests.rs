//! Each rule on a small model; what the diagnostics look like is tested where they are shown.

use super::validate;
use crate::diagnostic::{Code, Severity};
use crate::read::{Source, read};

fn codes(shapes: &str) -> Vec<Code> {
    let text = format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#);
    let (model, found) = read(&[Source::new("m.json", text)]);
    let model = model.unwrap_or_else(|| panic!("{found}"));
    validate(&model).iter().map(|problem| problem.code).collect()
}

#[test]
fn targets() {
    assert_eq!(
        codes(
            r#""a#S": {"type": "structure", "members": {"a": {"target": "a#None"}, "b": {"target": "a#O"}, "c": {"target": "a#Mixin"}}},
               "a#Mixin": {"type": "structure", "traits": {"smithy.api#mixin": {}}},
               "a#O": {"type": "operation", "errors": [{"target": "a#None"}]},
               "a#V": {"type": "service", "operations": [{"target": "a#S"}], "resources": [{"target": "a#O"}]}"#
        ),
        [
            Code::UndefinedTarget,
            Code::WrongMemberTarget,
            Code::WrongMemberTarget,
            Code::UndefinedTarget,
            Code::WrongTarget,
            Code::WrongTarget
        ]
    );
}

#[test]
fn operations() {
    assert_eq!(
        codes(
            r#""a#O": {"type": "operation", "input": {"target": "smithy.api#String"}, "output": {"target": "a#S"},
                       "errors": [{"target": "a#S"}, {"target": "smithy.api#Blob"}]},
               "a#S": {"type": "structure"}"#
        ),
        [Code::NotAStructure, Code::NotAnError, Code::NotAnError]
    );
}

#[test]
fn collections() {
    assert_eq!(
        codes(
            r#""a#M": {"type": "map", "key": {"target": "smithy.api#Integer"}, "value": {"target": "smithy.api#String"}},
               "a#A": {"type": "list", "member": {"target": "a#B"}},
               "a#B": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#A"}},
               "a#C": {"type": "list", "member": {"target": "a#A"}},
               "a#Fine": {"type": "list", "member": {"target": "a#S"}},
               "a#S": {"type": "structure", "members": {"l": {"target": "a#Fine"}}}"#
        ),
        [Code::WrongMapKey, Code::EndlessCollection]
    );
}

#[test]
fn recursion() {
    let required = r#""traits": {"smithy.api#required": {}}"#;
    assert_eq!(
        codes(&format!(
            r#""a#A": {{"type": "structure", "members": {{"b": {{"target": "a#B", {required}}}}}}},
               "a#B": {{"type": "structure", "members": {{"u": {{"target": "a#U", {required}}}}}}},
               "a#U": {{"type": "union", "members": {{"a": {{"target": "a#A"}}, "b": {{"target": "a#B"}}}}}},
               "a#Behind": {{"type": "structure", "members": {{"a": {{"target": "a#A", {required}}}}}}},
               "a#Fine": {{"type": "structure", "members": {{"v": {{"target": "a#V", {required}}}}}}},
               "a#V": {{"type": "union", "members": {{"fine": {{"target": "a#Fine"}}, "end": {{"target": "smithy.api#String"}}}}}},
               "a#Optional": {{"type": "structure", "members": {{"self": {{"target": "a#Optional"}}}}}}"#
        )),
        [Code::ImpossibleRecursion]
    );
}

#[test]
fn members_and_enums() {
    assert_eq!(
        codes(
            r#""a#U": {"type": "union", "members": {}},
               "a#S": {"type": "structure", "members": {"one": {"target": "smithy.api#String"}, "One": {"target": "smithy.api#String"}}},
               "a#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "x"}},
                       "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "x"}}}},
               "a#I": {"type": "intEnum", "members": {"A": {"target": "smithy.api#Unit"},
                       "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 3000000000}}}}"#
        ),
        [
            Code::NoMembers,
            Code::MembersDifferByCase,
            Code::BadEnumValue,
            Code::BadEnumValue,
            Code::BadEnumValue
        ]
    );
}

#[test]
fn traits_and_defaults() {
    assert_eq!(
        codes(
            r#""a#S": {"type": "structure", "traits": {"smithy.api#documentation": 1, "smithy.api#error": "both", "any#thing": [1]},
                 "members": {"a": {"target": "smithy.api#Byte", "traits": {"smithy.api#default": 200}},
                             "b": {"target": "smithy.api#String", "traits": {"smithy.api#default": null, "smithy.api#length": {"min": -1}}},
                             "c": {"target": "a#S", "traits": {"smithy.api#default": {}}}}},
               "a#O": {"type": "operation", "traits": {"smithy.waiters#waitable": {"Done": {"acceptors": [
                 {"state": "success", "matcher": {"success": true, "errorType": "x"}}]}}}}"#
        ),
        [
            Code::WrongTraitValue,
            Code::WrongTraitValue,
            Code::WrongDefault,
            Code::WrongTraitValue,
            Code::WrongDefault,
            Code::WrongTraitValue
        ]
    );
}

#[test]
fn pagination() {
    let shapes = |items: &str| {
        format!(
            r#""a#V": {{"type": "service", "operations": [{{"target": "a#L"}}], "traits": {{"smithy.api#paginated": {{"inputToken": "token"}}}}}},
               "a#L": {{"type": "operation", "input": {{"target": "a#I"}}, "output": {{"target": "a#O"}},
                        "traits": {{"smithy.api#paginated": {{"outputToken": "page.next", "items": "{items}"}}}}}},
               "a#I": {{"type": "structure", "members": {{"token": {{"target": "smithy.api#String"}}}}}},
               "a#O": {{"type": "structure", "members": {{"page": {{"target": "a#P"}}}}}},
               "a#P": {{"type": "structure", "members": {{"next": {{"target": "smithy.api#String"}}, "all": {{"target": "a#A"}}}}}},
               "a#A": {{"type": "list", "member": {{"target": "smithy.api#String"}}}}"#
        )
    };
    assert_eq!(codes(&shapes("page.all")), []);
    assert_eq!(codes(&shapes("page")), [Code::BadPagination]);
    assert_eq!(codes(&shapes("page.next.more")), [Code::BadPagination]);
}

#[test]
fn long_chains_take_no_time_and_no_stack() {
    let count = 20_000;
    let required = r#""traits": {"smithy.api#required": {}}"#;
    let shapes: Vec<_> = (0..count)
        .map(|at| {
            let next = (at + 1) % count;
            format!(
                r#""a#S{at}": {{"type": "structure", "members": {{"m": {{"target": "a#S{next}", {required}}}}}}},
                   "a#L{at}": {{"type": "list", "member": {{"target": "a#L{next}"}}}},
                   "a#R{at}": {{"type": "resource", "resources": [{{"target": "a#R{next}"}}]}}"#
            )
        })
        .collect();
    assert_eq!(
        codes(&shapes.join(",")),
        [Code::ImpossibleRecursion, Code::EndlessCollection, Code::ResourceCycle]
    );
}

#[test]
fn thousands_of_faults_are_counted_but_not_kept() {
    let members: Vec<_> =
        (0..20_000).map(|at| format!(r#""m{at}": {{"target": "a#Undefined{at}"}}"#)).collect();
    let shapes = format!(r#""a#S": {{"type": "structure", "members": {{{}}}}}"#, members.join(","));
    let (model, _) = read(&[Source::new("m", format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#))]);
    let found = validate(&model.unwrap());
    assert_eq!((found.len(), found.error_count(), found.dropped()), (1000, 20_000, 19_000));
    assert!(found.iter().all(|problem| problem.severity == Severity::Error));
    assert!(found.to_string().ends_with("and 19000 more\n"));
}
