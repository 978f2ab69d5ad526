//! Runs of text that mean only themselves in a JSON string.

const ONES: u64 = u64::from_le_bytes([0x01; 8]);
const HIGH: u64 = u64::from_le_bytes([0x80; 8]);

/// The first byte of U+2028 and U+2029, which are escaped, and of other characters.
const SEPARATOR: u8 = 0xE2;

/// How many bytes `bytes` has before the first quote, backslash, control character or byte `0xE2`.
///
/// Most of a body is such text, and most time went where it was looked at byte by byte: this takes eight at once.
#[inline]
pub(super) fn plain(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        if let Some(found) = special(*eight) {
            return at + found;
        }
        at += 8;
    }
    // The last eight once more as a whole: those of them that were looked at before are plain.
    if let Some(eight) = bytes.last_chunk::<8>() {
        return special(*eight).map_or(bytes.len(), |found| bytes.len() - 8 + found);
    }
    let special = |byte: &u8| matches!(*byte, b'"' | b'\\' | 0..0x20 | SEPARATOR);
    bytes.iter().position(special).unwrap_or(bytes.len())
}

/// The first byte of `eight` that is not plain.
#[inline]
fn special(eight: [u8; 8]) -> Option<usize> {
    let eight = u64::from_le_bytes(eight);
    let found = equal(eight, b'"') | equal(eight, b'\\') | equal(eight, SEPARATOR) | control(eight);
    let found = found & HIGH;
    (found != 0).then(|| (found.trailing_zeros() / 8) as usize)
}

/// The high bit of each byte of `eight` that is `byte`; bytes after the first one found may be marked wrongly.
fn equal(eight: u64, byte: u8) -> u64 {
    let zero = eight ^ (ONES * u64::from(byte));
    zero.wrapping_sub(ONES) & !zero
}

/// The high bit of each byte of `eight` that is below 0x20; bytes after the first one found may be marked wrongly.
fn control(eight: u64) -> u64 {
    eight.wrapping_sub(ONES * 0x20) & !eight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=255_u8 {
            let special = matches!(byte, b'"' | b'\\' | 0..0x20 | SEPARATOR);
            for filler in [b'a', b' ', b'!', b'#', b'[', b']', 0x7F, 0x80, 0xA2, 0xFF] {
                for at in 0..20 {
                    let mut bytes = [filler; 20];
                    bytes[at] = byte;
                    assert_eq!(plain(&bytes), if special { at } else { 20 }, "{byte} at {at}");
                    assert_eq!(plain(&bytes[..at]), at);
                }
            }
        }
    }
}
