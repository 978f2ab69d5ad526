//! Time, or allocations, of one thing done many times.

use std::cell::RefCell;
use std::time::Instant;

thread_local! {
    static LINES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Rounds that count for nothing: caches fill, identities resolve.
const WARM: usize = 30;

/// How often to do the thing called `name`: as often as the second argument of the program says if its name is the
/// first one, not at all if another is, and `usual` times without arguments. For those who count instructions.
fn rounds(name: &str, usual: usize) -> Option<usize> {
    let mut arguments = std::env::args().skip(1);
    let Some(only) = arguments.next() else { return Some(usual) };
    let rounds = arguments.next().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual);
    (only == name).then_some(rounds)
}

#[cfg(feature = "count")]
fn counted(call: impl FnOnce()) -> u64 {
    allocation_counter::measure(call).count_total
}

/// Nothing is counted while time is taken.
#[cfg(not(feature = "count"))]
fn counted(call: impl FnOnce()) -> u64 {
    call();
    0
}

/// Median time of `rounds` calls, one after another, and allocations of one.
pub(crate) async fn wait(name: &str, usual: usize, mut call: impl AsyncFnMut()) {
    let Some(rounds) = rounds(name, usual) else { return };
    for _ in 0..WARM {
        call().await;
    }
    let mut times = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        let start = Instant::now();
        call().await;
        times.push(start.elapsed().as_secs_f64() * 1e6);
    }
    // One thread runs it all, so what another future allocates cannot be counted in.
    let allocations = allocations(call).await;
    note(name, times, allocations);
}

/// The same of a plain function, with something made ahead for each call.
pub(crate) fn sync<T>(name: &str, usual: usize, prepare: impl FnMut() -> T, call: impl FnMut(T)) {
    batches(name, usual, 1, prepare, call);
}

/// The same of a function that takes no longer than looking at the clock does: a hundred calls are timed as one.
pub(crate) fn many<T>(name: &str, usual: usize, prepare: impl FnMut() -> T, call: impl FnMut(T)) {
    batches(name, usual, 100, prepare, call);
}

fn batches<T>(
    name: &str,
    usual: usize,
    size: usize,
    mut prepare: impl FnMut() -> T,
    mut call: impl FnMut(T),
) {
    let Some(rounds) = rounds(name, usual) else { return };
    // Whoever says how often counts instructions, for which the clock does not matter.
    let size = if std::env::args().len() > 1 { 1 } else { size };
    for _ in 0..WARM {
        call(prepare());
    }
    let mut times = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        let ready: Vec<T> = (0..size).map(|_| prepare()).collect();
        let start = Instant::now();
        ready.into_iter().for_each(&mut call);
        times.push(start.elapsed().as_secs_f64() * 1e6 / size as f64);
    }
    let ready = prepare();
    let allocations = counted(|| call(ready));
    note(name, times, allocations);
}

async fn allocations(mut call: impl AsyncFnMut()) -> u64 {
    let mut future = std::pin::pin!(call());
    let mut total = 0;
    std::future::poll_fn(|context| {
        let mut polled = std::task::Poll::Pending;
        total += counted(|| polled = future.as_mut().poll(context));
        polled
    })
    .await;
    total
}

fn note(name: &str, mut times: Vec<f64>, allocations: u64) {
    times.sort_by(f64::total_cmp);
    let median = times[times.len() / 2];
    LINES.with_borrow_mut(|lines| lines.push(format!("{name}\t{median:.2}\t{allocations}")));
}

/// Prints everything noted.
pub(crate) fn report() {
    LINES.with_borrow(|lines| lines.iter().for_each(|line| println!("{line}")));
}
