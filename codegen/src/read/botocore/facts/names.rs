//! The set of names that a service had when the facts were made, in little room.
//!
//! Each name is kept as a number of [`BITS`] bits beyond those that keep the names of the service apart. The numbers are
//! sorted, and the distance of each to the one before is written as Rice code: so many ones as its high bits say, a
//! zero, and the low bits. One in 4,096 names that are not in the set seems to be.

/// Low bits of a distance, and how sure one can be of a name.
const BITS: u32 = 12;

/// Six bits each, in the order of their values.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A set of names.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Sorted.
    numbers: Vec<u64>,
}

impl Names {
    /// The set of these names.
    pub fn new<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> Self {
        let count = names.len();
        let mut numbers: Vec<u64> = names.map(|name| hash(name, count)).collect();
        numbers.sort_unstable();
        Self { numbers }
    }

    /// Whether the set has the name.
    pub fn contains(&self, name: &str) -> bool {
        self.numbers.binary_search(&hash(name, self.numbers.len())).is_ok()
    }

    /// Reads what [`Names::to_text`] wrote.
    pub(super) fn parse(text: &str) -> Self {
        let mut bits =
            text.bytes().filter_map(digit).flat_map(|six| (0..6).rev().map(move |at| six >> at & 1 == 1));
        let mut numbers = Vec::new();
        let mut last = 0_u64;
        loop {
            let mut high = 0_u64;
            let ended = loop {
                match bits.next() {
                    Some(true) => high += 1,
                    Some(false) => break false,
                    None => break true,
                }
            };
            let low = (0..BITS).try_fold(0_u64, |low, _| Some(low << 1 | u64::from(bits.next()?)));
            let Some(low) = low.filter(|_| !ended) else { return Self { numbers } };
            last += high << BITS | low;
            numbers.push(last);
        }
    }

    /// The set as text of letters, digits, `-` and `_`.
    pub fn to_text(&self) -> String {
        let mut bits = Vec::new();
        let mut last = 0;
        for number in &self.numbers {
            let distance = number - last;
            last = *number;
            bits.extend((0..distance >> BITS).map(|_| true));
            bits.push(false);
            bits.extend((0..BITS).rev().map(|at| distance >> at & 1 == 1));
        }
        // Ones alone never make a number.
        while bits.len() % 6 != 0 {
            bits.push(true);
        }
        let digit = |six: &[bool]| six.iter().fold(0_usize, |value, bit| value << 1 | usize::from(*bit));
        bits.chunks(6).filter_map(|six| DIGITS.get(digit(six))).map(|byte| char::from(*byte)).collect()
    }
}

fn digit(byte: u8) -> Option<u8> {
    u8::try_from(DIGITS.iter().position(|digit| *digit == byte)?).ok()
}

/// The number of a name in a set of so many.
fn hash(name: &str, count: usize) -> u64 {
    // FNV-1a, then mixed so that the high bits depend on all of it.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in name.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    let range = u128::try_from(count).unwrap_or(u128::MAX >> 64).max(1) << BITS;
    u64::try_from(u128::from(hash).wrapping_mul(range) >> 64).unwrap_or(u64::MAX)
}
