//! Integers of any size, between decimal digits and bytes.

/// Bytes that a big integer of a response has at most: the time to read one grows with the square of them.
const LONGEST: usize = 4096;

/// The bytes of the number with these decimal digits, most significant first, without leading zeros.
pub(super) fn to_bytes(digits: &str) -> Option<Vec<u8>> {
    // Least significant first, in base 2^32.
    let mut words: Vec<u32> = Vec::new();
    let digits = digits.as_bytes();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    for chunk in digits.chunks(9) {
        let mut carry = chunk.iter().fold(0_u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        let scale = 10_u64.pow(u32::try_from(chunk.len()).ok()?);
        for word in &mut words {
            let value = u64::from(*word) * scale + carry;
            *word = value as u32;
            carry = value >> 32;
        }
        if carry > 0 {
            words.push(u32::try_from(carry).ok()?);
        }
    }
    let bytes = words.iter().rev().flat_map(|word| word.to_be_bytes());
    Some(bytes.skip_while(|byte| *byte == 0).collect())
}

/// The decimal digits of the number with these bytes, most significant first. `None` if it is too long.
pub(super) fn to_digits(bytes: &[u8]) -> Option<String> {
    if bytes.len() > LONGEST {
        return None;
    }
    // Least significant first, in base 10^9.
    let mut parts: Vec<u32> = Vec::new();
    for byte in bytes {
        let mut carry = u64::from(*byte);
        for part in &mut parts {
            let value = (u64::from(*part) << 8) + carry;
            *part = (value % 1_000_000_000) as u32;
            carry = value / 1_000_000_000;
        }
        if carry > 0 {
            parts.push(u32::try_from(carry).ok()?);
        }
    }
    let mut digits = String::new();
    for part in parts.iter().rev() {
        digits.push_str(&if digits.is_empty() { format!("{part}") } else { format!("{part:09}") });
    }
    Some(if digits.is_empty() { "0".to_owned() } else { digits })
}

/// The digits of one more than the number with these.
pub(super) fn successor(digits: &str) -> String {
    let mut bytes = digits.as_bytes().to_vec();
    for byte in bytes.iter_mut().rev() {
        if *byte < b'9' {
            *byte += 1;
            return String::from_utf8_lossy(&bytes).into_owned();
        }
        *byte = b'0';
    }
    format!("1{}", String::from_utf8_lossy(&bytes))
}

/// The digits of one less than the positive number with these.
pub(super) fn predecessor(digits: &str) -> String {
    let mut bytes = digits.as_bytes().to_vec();
    for byte in bytes.iter_mut().rev() {
        if *byte > b'0' {
            *byte -= 1;
            break;
        }
        *byte = b'9';
    }
    let text = String::from_utf8_lossy(&bytes);
    let trimmed = text.trim_start_matches('0');
    if trimmed.is_empty() { "0".to_owned() } else { trimmed.to_owned() }
}
