//! Mutations that keep JSON to be JSON, so that fuzzing gets past the parser.

mod fragments;
mod tree;

pub use fragments::{NAMES, TEXTS};

use serde_json::Value;

/// Changes `data[..size]`, which need not be JSON; returns the new size, at most `max_size`.
///
/// `bytes` changes bytes without regard to what they mean. It is used now and then, and where there is no JSON.
pub fn mutate(
    data: &mut [u8],
    size: usize,
    max_size: usize,
    seed: u32,
    bytes: fn(&mut [u8], usize, usize) -> usize,
) -> usize {
    let mut random = fastrand::Rng::with_seed(seed.into());
    let parsed = data.get(..size).and_then(|data| serde_json::from_slice::<Value>(data).ok());
    let Some(mut value) = parsed.filter(|_| random.u8(..8) != 0) else {
        return bytes(data, size, max_size);
    };
    for _ in 0..random.u8(1..4) {
        tree::change(&mut value, &mut random);
    }
    let mut text = value.to_string();
    if random.u8(..4) == 0 {
        text = tree::rename_shape(&text, &mut random);
    }
    if random.u8(..16) == 0 {
        text = tree::repeat_key(&text, &mut random);
    }
    let limit = max_size.min(data.len());
    match data.get_mut(..text.len()) {
        Some(place) if text.len() <= limit => {
            place.copy_from_slice(text.as_bytes());
            text.len()
        }
        _ => bytes(data, size, max_size),
    }
}
