//! JSON numbers, from the text in which they are written.

use aws_smithy_types::DateTime;

const NANOS: i128 = 1_000_000_000;

/// Why a number cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// It has a fraction.
    Fraction,
    /// It is beyond the target's range.
    Range,
    /// It is a string that is no number.
    Text,
}

/// The integer written as `text`; `5.0` and `5e0` are integers too.
pub(super) fn integer<T: TryFrom<i64>>(text: &str) -> Result<T, Unfit> {
    let whole = match text.parse::<i64>() {
        Ok(whole) => whole,
        Err(_) => integral(text)?,
    };
    T::try_from(whole).map_err(|_| Unfit::Range)
}

/// The integer written as `text`, which has a fraction, an exponent, or too many digits.
fn integral(text: &str) -> Result<i64, Unfit> {
    let (number, rest) = Decimal::of(text).split()?;
    if rest.iter().any(|digit| *digit != 0) {
        return Err(Unfit::Fraction);
    }
    i64::try_from(number).map_err(|_| Unfit::Range)
}

/// A number by its digits, so that no way over a double changes it.
struct Decimal {
    negative: bool,
    /// From the first that is not zero to the last that is not.
    digits: Vec<u8>,
    /// How many of them are before the point; zeros follow, or precede, where there are not so many.
    whole: i64,
}

impl Decimal {
    /// Reads what JSON's grammar allows.
    fn of(text: &str) -> Self {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = whole.bytes().chain(fraction.bytes()).map(|digit| digit.wrapping_sub(b'0'));
        let mut digits: Vec<u8> = all.clone().skip_while(|digit| *digit == 0).collect();
        let zeros = all.count() - digits.len();
        while digits.last() == Some(&0) {
            digits.pop();
        }
        // An exponent of more digits than fit is beyond every range, in its direction.
        let beyond = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
        let exponent = exponent.parse::<i64>().unwrap_or(beyond);
        let length = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        let whole = exponent.saturating_add(length(whole.len())).saturating_sub(length(zeros));
        Self { negative, digits, whole }
    }

    /// The number before the point, and the digits after it.
    fn split(&self) -> Result<(i128, Vec<u8>), Unfit> {
        // As many digits as the widest integers have, and some more.
        const MOST: i64 = 25;
        if self.digits.is_empty() {
            return Ok((0, Vec::new()));
        }
        if self.whole > MOST {
            return Err(Unfit::Range);
        }
        let before = usize::try_from(self.whole).unwrap_or_default();
        let digits = self.digits.iter().copied().chain(std::iter::repeat(0)).take(before);
        let number = digits.fold(0_i128, |number, digit| number * 10 + i128::from(digit));
        // Zeros between the point and the first digit: more of them than anybody looks at are as good as many more.
        let zeros = usize::try_from(self.whole.saturating_neg().clamp(0, MOST)).unwrap_or_default();
        let rest = self.digits.get(before..).unwrap_or_default();
        let rest = std::iter::repeat_n(0, zeros).chain(rest.iter().copied()).collect();
        Ok((if self.negative { -number } else { number }, rest))
    }
}

/// The double written as `text`, to the last digit.
pub(super) fn double(text: &str) -> Result<f64, Unfit> {
    text.parse::<f64>().ok().filter(|number| number.is_finite()).ok_or(Unfit::Range)
}

/// The float written as `text`, like [`double`].
pub(super) fn float(text: &str) -> Result<f32, Unfit> {
    text.parse::<f32>().ok().filter(|number| number.is_finite()).ok_or(Unfit::Range)
}

/// What JSON has no number for, and writes as a string.
pub(super) fn special(text: &str) -> Result<f64, Unfit> {
    match text {
        "NaN" => Ok(f64::NAN),
        "Infinity" => Ok(f64::INFINITY),
        "-Infinity" => Ok(f64::NEG_INFINITY),
        _ => Err(Unfit::Text),
    }
}

/// The moment that is `text` seconds after the epoch, to the nanosecond.
///
/// Not by way of a double, which holds microseconds at best, and costs more to read than digits do.
pub(super) fn moment(text: &str) -> Result<DateTime, Unfit> {
    let number = Decimal::of(text);
    let (seconds, fraction) = number.split()?;
    let digits = fraction.into_iter().chain(std::iter::repeat(0)).take(9);
    let nanos = digits.fold(0_i128, |nanos, digit| nanos * 10 + i128::from(digit));
    let nanos = if number.negative { -nanos } else { nanos };
    DateTime::from_nanos(seconds * NANOS + nanos).map_err(|_| Unfit::Range)
}

/// Appends the seconds from the epoch to `moment`, with a fraction if there is one.
pub(super) fn write_moment(out: &mut Vec<u8>, moment: &DateTime) {
    let nanos = moment.as_nanos();
    if nanos < 0 {
        out.push(b'-');
    }
    let (seconds, fraction) = (nanos.unsigned_abs() / 1_000_000_000, nanos.unsigned_abs() % 1_000_000_000);
    write_digits(out, u64::try_from(seconds).unwrap_or(u64::MAX));
    if fraction == 0 {
        return;
    }
    out.push(b'.');
    let mut unit = 100_000_000;
    let mut rest = fraction;
    while rest > 0 {
        out.push(b'0' + u8::try_from(rest / unit).unwrap_or_default());
        rest %= unit;
        unit /= 10;
    }
}

/// Appends an integer.
pub(super) fn write_integer(out: &mut Vec<u8>, number: i64) {
    if number < 0 {
        out.push(b'-');
    }
    write_digits(out, number.unsigned_abs());
}

/// Appends an integer without a sign.
pub(super) fn write_digits(out: &mut Vec<u8>, number: u64) {
    let mut buffer = [0_u8; 20];
    let mut at = buffer.len();
    let mut rest = number;
    loop {
        at -= 1;
        buffer[at] = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&buffer[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers() {
        assert_eq!(integer::<i32>("12"), Ok(12));
        assert_eq!(integer::<i32>("1.0"), Ok(1));
        assert_eq!(integer::<i32>("1.2e1"), Ok(12));
        assert_eq!(integer::<i8>("-128"), Ok(-128));
        assert_eq!(integer::<i8>("128"), Err(Unfit::Range));
        assert_eq!(integer::<i64>("9223372036854775807"), Ok(i64::MAX));
        assert_eq!(integer::<i64>("9223372036854775808"), Err(Unfit::Range));
        assert_eq!(integer::<i64>("1e300"), Err(Unfit::Range));
        assert_eq!(integer::<i64>("1e999999999"), Err(Unfit::Range));
        assert_eq!(integer::<i64>("1.5"), Err(Unfit::Fraction));
        assert_eq!(integer::<i64>("-0.0"), Ok(0));
        assert_eq!(integer::<i64>("1e18"), Ok(1_000_000_000_000_000_000));
        assert_eq!(integer::<i64>("9007199254740993.0"), Ok(9_007_199_254_740_993));
        assert_eq!(integer::<i64>("9.223372036854775807E+18"), Ok(i64::MAX));
        assert_eq!(integer::<i64>("-9223372036854775808e0"), Ok(i64::MIN));
        assert_eq!(integer::<i64>("9223372036854775808e0"), Err(Unfit::Range));
        assert_eq!(integer::<i64>("1200e-2"), Ok(12));
        assert_eq!(integer::<i64>("1200e-3"), Err(Unfit::Fraction));
        assert_eq!(integer::<i64>("0e999999999999999999999"), Ok(0));
        assert_eq!(integer::<i64>("0.000e-5"), Ok(0));
        assert_eq!(integer::<i64>("1e-99999999999999999999"), Err(Unfit::Fraction));
        assert_eq!(integer::<i64>("1e99999999999999999999"), Err(Unfit::Range));
        assert_eq!(integer::<i64>(&format!("1{}e-30", "0".repeat(30))), Ok(1));
    }

    #[test]
    fn moments() {
        let read = |text| moment(text).map(|moment| (moment.secs(), moment.subsec_nanos()));
        assert_eq!(read("0"), Ok((0, 0)));
        assert_eq!(read("1515531081.123456789"), Ok((1_515_531_081, 123_456_789)));
        assert_eq!(read("1.1234567899999"), Ok((1, 123_456_789)));
        assert_eq!(read("-1.5"), Ok((-2, 500_000_000)));
        assert_eq!(read("-0.5"), Ok((-1, 500_000_000)));
        assert_eq!(read("1.5155310811234E9"), Ok((1_515_531_081, 123_400_000)));
        assert_eq!(read("1e18"), Ok((1_000_000_000_000_000_000, 0)));
        assert_eq!(read("-1E+18"), Ok((-1_000_000_000_000_000_000, 0)));
        assert_eq!(read("1.7e9"), Ok((1_700_000_000, 0)));
        assert_eq!(read("170000000012e-2"), Ok((1_700_000_000, 120_000_000)));
        assert_eq!(read("1700000000.12"), Ok((1_700_000_000, 120_000_000)));
        assert_eq!(read("1e-9"), Ok((0, 1)));
        assert_eq!(read("-1e-9"), Ok((-1, 999_999_999)));
        assert_eq!(read("1e-10"), Ok((0, 0)));
        assert_eq!(read("1e-99999999999999999999"), Ok((0, 0)));
        assert_eq!(read("0e300"), Ok((0, 0)));
        assert_eq!(read("9223372036854775807"), Ok((i64::MAX, 0)));
        assert_eq!(read("-9223372036854775808"), Ok((i64::MIN, 0)));
        assert_eq!(read("9.223372036854775808e18"), Err(Unfit::Range));
        assert_eq!(read("-9223372036854775809"), Err(Unfit::Range));
        assert_eq!(read("1e19"), Err(Unfit::Range));
        assert_eq!(read("1e300"), Err(Unfit::Range));
        assert_eq!(read("1e99999999999999999999"), Err(Unfit::Range));
        assert_eq!(read("99999999999999999999999"), Err(Unfit::Range));
    }

    #[test]
    fn moments_are_written_without_needless_digits() {
        let written = |seconds, nanos| {
            let mut out = Vec::new();
            write_moment(&mut out, &DateTime::from_secs_and_nanos(seconds, nanos));
            String::from_utf8(out).unwrap_or_default()
        };
        assert_eq!(written(0, 0), "0");
        assert_eq!(written(1_515_531_081, 0), "1515531081");
        assert_eq!(written(1_515_531_081, 120_000_000), "1515531081.12");
        assert_eq!(written(5, 1), "5.000000001");
        assert_eq!(written(-2, 500_000_000), "-1.5");
        assert_eq!(written(-1, 500_000_000), "-0.5");
        assert_eq!(written(i64::MAX, 0), "9223372036854775807");
        assert_eq!(written(i64::MIN, 0), "-9223372036854775808");
    }

    #[test]
    fn integers_are_written_whole() {
        for number in [0, 7, -7, i64::MAX, i64::MIN, 1_000_000] {
            let mut out = Vec::new();
            write_integer(&mut out, number);
            assert_eq!(String::from_utf8(out).unwrap_or_default(), number.to_string());
        }
    }
}
