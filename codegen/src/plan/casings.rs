//! The rule by which wire names of a container follow from field names.

use smithwright_contract::WireCase;

/// The rule that is right for most of these pairs of Rust name and wire name; the first of equals.
pub(super) fn best(pairs: &[(&str, &str)]) -> WireCase {
    let mut best = (usize::MAX, WireCase::default());
    for case in WireCase::ALL {
        let misses = pairs.iter().filter(|(rust, wire)| case.apply(rust) != *wire).count();
        if misses < best.0 {
            best = (misses, case);
        }
        // Casing costs more than everything else here, and the first rule is most often right for all.
        if misses == 0 {
            break;
        }
    }
    best.1
}

/// The wire name when the rule does not give it.
pub(super) fn exception(case: WireCase, rust: &str, wire: &str) -> Option<String> {
    (case.apply(rust) != wire).then(|| wire.to_owned())
}
