//! JSON numbers as their file writes them.
//!
//! What a number means depends on the type that takes it: a `BigDecimal` keeps every digit, an `integer` has no
//! fraction, a `float` rounds. So the text is kept until that type is known.

use std::cmp::Ordering;
use std::fmt;

/// A JSON number as it is written. Two numbers are equal when their texts are: `1.5` and `1.50` are different
/// defaults of a `BigDecimal`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

impl Number {
    /// Most digits that an exponent is spelled out to.
    pub const MOST_DIGITS: usize = 4096;

    /// The number of this text, if it is one by the grammar of JSON (RFC 8259).
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (unsigned, None),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (mantissa, None),
        };
        let fits = digits(whole)
            && (whole.len() == 1 || !whole.starts_with('0'))
            && fraction.is_none_or(digits)
            && exponent.is_none_or(|text| digits(text.strip_prefix(['+', '-']).unwrap_or(text)));
        fits.then(|| Self(text.into()))
    }

    /// The text in the file.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text for messages: as it is, or how long it is.
    pub(crate) fn brief(&self) -> String {
        const LONGEST: usize = 40;
        if self.0.len() <= LONGEST {
            self.0.to_string()
        } else {
            format!("a number of {} characters", self.0.len())
        }
    }

    /// Whether it is written as an integer: without a fraction and without an exponent. `1.0` and `1e2` are not.
    pub fn is_integer(&self) -> bool {
        !self.0.contains(['.', 'e', 'E'])
    }

    /// The integer, if it is written as one and fits 64 bits.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The nearest 64-bit floating point number, unless that is infinite.
    pub fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// The nearest 32-bit floating point number, unless that is infinite.
    pub fn as_f32(&self) -> Option<f32> {
        self.0.parse().ok().filter(|value: &f32| value.is_finite())
    }

    /// The digits of the integer that an exponent shortens: `1e3` is `1000`. `None` if it has a fraction, a negative
    /// exponent, or more than `most` digits.
    pub fn integer_digits(&self, most: usize) -> Option<String> {
        let (mantissa, exponent) = self.0.split_once(['e', 'E']).unwrap_or((&self.0, "0"));
        if mantissa.contains('.') {
            return None;
        }
        let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa);
        if unsigned == "0" {
            return Some("0".to_owned());
        }
        let zeros: usize = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok()?;
        if unsigned.len().checked_add(zeros)? > most {
            return None;
        }
        Some(format!("{mantissa}{}", "0".repeat(zeros)))
    }

    /// The integer that it is, however it is written, if it fits 64 bits: `1.0` is 1 and `1e2` is 100.
    pub fn whole(&self) -> Option<i64> {
        match self.seconds()? {
            (whole, 0, true) => Some(whole),
            _ => None,
        }
    }

    /// Whether its scale, digits after the point less the exponent, fits the 64 bits that a `BigDecimal` has for it.
    pub fn is_decimal(&self) -> bool {
        let (mantissa, exponent) = self.0.split_once(['e', 'E']).unwrap_or((&self.0, "0"));
        let fraction = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let scale = exponent.parse::<i64>().ok().map(|exponent| fraction as i128 - i128::from(exponent));
        scale.is_some_and(|scale| (-i128::from(i64::MAX)..=i128::from(i64::MAX)).contains(&scale))
    }

    /// Whole seconds and the nanoseconds after them, for a number of seconds; and whether that is all of it. `None` if
    /// the seconds do not fit 64 bits.
    pub fn seconds(&self) -> Option<(i64, u32, bool)> {
        let decimal = self.decimal();
        // Beyond this many digits before the point nothing fits, and nothing is spelled out.
        if decimal.digits.is_empty() {
            return Some((0, 0, true));
        }
        if decimal.magnitude() > 20 {
            return None;
        }
        let digit = |at: i128| {
            let index = decimal.magnitude().checked_sub(1)?.checked_sub(at)?;
            decimal.digits.as_bytes().get(usize::try_from(index).ok()?).map(|byte| byte - b'0')
        };
        let mut nanos: i128 = 0;
        for at in (-9..20).rev() {
            nanos = nanos * 10 + i128::from(digit(at).unwrap_or(0));
        }
        let exact = decimal.exponent >= -9;
        if decimal.negative {
            nanos = -nanos;
        }
        let seconds = i64::try_from(nanos.div_euclid(NANOS)).ok()?;
        Some((seconds, u32::try_from(nanos.rem_euclid(NANOS)).ok()?, exact))
    }

    /// Which of two numbers is greater, to the last digit, however they are written and however far apart.
    pub fn compare(&self, other: &Self) -> Ordering {
        let (one, two) = (self.decimal(), other.decimal());
        let sign = |decimal: &Decimal| match (decimal.digits.is_empty(), decimal.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        sign(&one).cmp(&sign(&two)).then_with(|| {
            if one.digits.is_empty() {
                return Ordering::Equal;
            }
            let order = one.magnitude().cmp(&two.magnitude()).then_with(|| one.digits.cmp(&two.digits));
            if one.negative { order.reverse() } else { order }
        })
    }

    /// The number taken apart.
    fn decimal(&self) -> Decimal {
        let (negative, unsigned) = match self.0.strip_prefix('-') {
            Some(unsigned) => (true, unsigned),
            None => (false, &*self.0),
        };
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = [whole, fraction].concat();
        let kept = digits.trim_end_matches('0');
        let dropped = digits.len() - kept.len();
        let exponent =
            exponent.parse().unwrap_or(if exponent.starts_with('-') { -FARTHEST } else { FARTHEST });
        let length = |length: usize| i128::try_from(length).unwrap_or(FARTHEST);
        Decimal {
            negative,
            digits: kept.trim_start_matches('0').to_owned(),
            exponent: exponent.clamp(-FARTHEST, FARTHEST) - length(fraction.len()) + length(dropped),
        }
    }
}

const NANOS: i128 = 1_000_000_000;

/// Exponents beyond this are all the same.
const FARTHEST: i128 = i128::MAX >> 1;

/// A number as digits, which neither begin nor end with zeros, times a power of ten.
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i128,
}

impl Decimal {
    /// Digits before the decimal point; negative if zeros follow it.
    fn magnitude(&self) -> i128 {
        self.exponent.saturating_add(i128::try_from(self.digits.len()).unwrap_or(FARTHEST))
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(value.to_string().into())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[test]
    fn only_the_numbers_of_json() {
        for text in ["0", "-0", "12", "-1.50", "1e3", "1E+3", "0.1e-99999999999999999999999", "10"] {
            assert_eq!(number(text).as_str(), text);
        }
        for text in ["", "-", "01", "1.", ".5", "1e", "1e+", "+1", "1.5.5", "NaN", "1_0", "0x1", " 1", "١"] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    #[test]
    fn integers_have_neither_fraction_nor_exponent() {
        let integer = |text| number(text).as_i64();
        assert_eq!(integer("9223372036854775807"), Some(i64::MAX));
        assert_eq!(integer("-9223372036854775808"), Some(i64::MIN));
        assert_eq!(integer("-0"), Some(0));
        for text in ["9223372036854775808", "1.0", "1e2", "5.5"] {
            assert_eq!(integer(text), None, "{text}");
        }
    }

    #[test]
    fn floats_are_finite() {
        assert_eq!(number("1e39").as_f32(), None);
        assert_eq!(number("1e39").as_f64(), Some(1e39));
        assert_eq!(number("1e400").as_f64(), None);
        assert_eq!(number("-1e999999999999999999999").as_f64(), None);
        assert_eq!(number("-0").as_f64().map(f64::is_sign_negative), Some(true));
    }

    #[test]
    fn exponents_are_spelled_out_up_to_a_bound() {
        let digits = |text| number(text).integer_digits(40);
        assert_eq!(digits("1e3").as_deref(), Some("1000"));
        assert_eq!(digits("-12E+2").as_deref(), Some("-1200"));
        assert_eq!(digits("-0e999999999").as_deref(), Some("0"));
        assert_eq!(
            digits("123456789012345678901234567890").as_deref(),
            Some("123456789012345678901234567890")
        );
        for text in ["1.0", "1.5e1", "10e-1", "1e40", "1e999999999", "1e99999999999999999999999999"] {
            assert_eq!(digits(text), None, "{text}");
        }
    }

    #[test]
    fn integers_however_they_are_written() {
        let whole = |text| number(text).whole();
        assert_eq!(whole("1.0"), Some(1));
        assert_eq!(whole("-1.5e1"), Some(-15));
        assert_eq!(whole("9223372036854775807"), Some(i64::MAX));
        for text in ["1.5", "1e-1", "0.0000000000001", "9223372036854775808", "1e999999999"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn decimals_have_scales_of_64_bits() {
        for text in ["1.50", "1e999999999", "1E-999999999", "1e9223372036854775807"] {
            assert!(number(text).is_decimal(), "{text}");
        }
        for text in ["1e9223372036854775808", "0.1e-9223372036854775807", "1e-99999999999999999999"] {
            assert!(!number(text).is_decimal(), "{text}");
        }
    }

    #[test]
    fn seconds_to_the_nanosecond() {
        let seconds = |text| number(text).seconds();
        assert_eq!(seconds("1515531081.123456789"), Some((1_515_531_081, 123_456_789, true)));
        assert_eq!(seconds("1.5155310815e9"), Some((1_515_531_081, 500_000_000, true)));
        assert_eq!(seconds("-0.5"), Some((-1, 500_000_000, true)));
        assert_eq!(seconds("-9223372036854775808"), Some((i64::MIN, 0, true)));
        assert_eq!(seconds("0.1234567891"), Some((0, 123_456_789, false)));
        assert_eq!(seconds("1e-999999999"), Some((0, 0, false)));
        assert_eq!(seconds("0e999999999"), Some((0, 0, true)));
        for text in
            ["9223372036854775808", "1e20", "1e999999999", "-1e99999999999999999999999999999999999999"]
        {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn order_is_exact() {
        let sorted = [
            "-1e999999999",
            "-10",
            "-9.5",
            "-1e-999999999",
            "0",
            "1e-999999999",
            "0.1",
            "0.11",
            "1",
            "9007199254740992",
            "9007199254740993",
            "1e999999999",
        ];
        for (at, one) in sorted.iter().enumerate() {
            for (other_at, other) in sorted.iter().enumerate() {
                assert_eq!(number(one).compare(&number(other)), at.cmp(&other_at), "{one} {other}");
            }
        }
        for (one, two) in [("1.50", "1.5"), ("1000", "1e3"), ("-0", "0e5"), ("0.001", "1E-3")] {
            assert_eq!(number(one).compare(&number(two)), Ordering::Equal, "{one} {two}");
        }
    }
}
