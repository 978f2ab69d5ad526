//! How many arguments functions take, for both tables of functions.

/// Whether a function of these arguments takes `count`; `repeats`: it takes more of its last one.
pub(crate) fn takes<A>(arguments: &[A], repeats: bool, count: usize) -> bool {
    count == arguments.len() || repeats && count > arguments.len()
}

/// What a function takes at a position, counted from 0.
pub(crate) fn argument<A: Copy>(arguments: &[A], repeats: bool, at: usize) -> Option<A> {
    let last = arguments.last().filter(|_| repeats);
    arguments.get(at).or(last).copied()
}
