//! JSON numbers, from the text in which they are written.

use aws_smithy_types::DateTime;

const NANOS: u32 = 1_000_000_000;

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
    // Up to here every integer is a double of its own, so that the way over one changes nothing.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if !text.contains(['.', 'e', 'E']) {
        return Err(Unfit::Range);
    }
    let number = double(text)?;
    if number.fract() != 0.0 {
        return Err(Unfit::Fraction);
    }
    if number.abs() > EXACT {
        return Err(Unfit::Range);
    }
    Ok(number as i64)
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
    let (mut seconds, mut nanos, mut unit) = (0_i64, 0_u32, NANOS);
    let mut in_fraction = false;
    for byte in text.strip_prefix('-').unwrap_or(text).bytes() {
        let digit = byte.wrapping_sub(b'0');
        match byte {
            b'0'..=b'9' if in_fraction => {
                unit /= 10;
                nanos += unit * u32::from(digit);
            }
            b'0'..=b'9' => match seconds.checked_mul(10).and_then(|ten| ten.checked_add(digit.into())) {
                Some(more) => seconds = more,
                None => return exponential(text),
            },
            b'.' => in_fraction = true,
            _ => return exponential(text),
        }
    }
    if !text.starts_with('-') {
        return Ok(DateTime::from_secs_and_nanos(seconds, nanos));
    }
    // The fraction counts upwards from the second before.
    Ok(match nanos {
        0 => DateTime::from_secs(-seconds),
        nanos => DateTime::from_secs_and_nanos(-seconds - 1, NANOS - nanos),
    })
}

/// The moment `text`, which has an exponent or too many digits.
fn exponential(text: &str) -> Result<DateTime, Unfit> {
    if !text.contains(['e', 'E']) {
        return Err(Unfit::Range);
    }
    let micros = (double(text)? * 1e6).round();
    if micros.abs() >= 1e25 {
        return Err(Unfit::Range);
    }
    DateTime::from_nanos(micros as i128 * 1_000).map_err(|_| Unfit::Range)
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
        assert_eq!(read("1e300"), Err(Unfit::Range));
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
