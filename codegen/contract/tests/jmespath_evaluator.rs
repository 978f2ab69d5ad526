//! The crate `jmespath`, which evaluates expressions, must read what is let through here, and the other way round; but
//! it lets commas be left out, which the grammar does not.

mod support;

use support::parse;

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
        let (ours, theirs) = (parse(&text), jmespath::parse(&text));
        let comma_left_out =
            ours.as_ref().is_err_and(|reason| reason.message.ends_with("or `,` is expected"));
        assert!(theirs.is_ok() == ours.is_ok() || comma_left_out, "{text}: {ours:?} but {theirs:?}");
        accepted += usize::from(ours.is_ok());
    }
    assert!(accepted > 500, "{accepted}");
}
