//! Slices: `[start:stop:step]`.

use super::Value;

/// Every `step`th item from `start` up to `stop`; backwards if `step` is negative. Numbers beyond the list stand for its
/// ends. A `step` of zero gives nothing.
pub(super) fn slice(items: &[Value], start: Option<i32>, stop: Option<i32>, step: i32) -> Vec<Value> {
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let (lowest, highest) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let place = |at: i32| {
        let at = i64::from(at);
        (if at < 0 { at + length } else { at }).clamp(lowest, highest)
    };
    let (first, last) = if step < 0 { (highest, lowest) } else { (lowest, highest) };
    let mut at = start.map_or(first, place);
    let stop = stop.map_or(last, place);
    let mut found = Vec::new();
    while step > 0 && at < stop || step < 0 && at > stop {
        found.extend(usize::try_from(at).ok().and_then(|at| items.get(at)).cloned());
        at += i64::from(step);
    }
    found
}
