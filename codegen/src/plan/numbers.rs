//! Numbers of a model as values of Rust's types.

use super::defaults::DefaultValue;
use crate::model::{Number, ShapeKind};
use std::f64::consts;

/// The number as a `float` or `double` holds it, with the fewest digits that say so. Infinite numbers are refused.
pub(super) fn float(kind: &ShapeKind, number: &Number) -> Option<f64> {
    match kind {
        // Through its text: the digits of a `f32` are those of a `f64` with noise after them.
        ShapeKind::Float => number.as_f32().and_then(|value| value.to_string().parse().ok()),
        _ => number.as_f64(),
    }
}

/// Whether clippy takes a literal of this value for a constant of the standard library and asks for that instead, which
/// a number of a service is not (`clippy::approx_constant`). Such numbers are written as text.
pub(super) fn is_constant(value: f64) -> bool {
    const GOLDEN_RATIO: f64 = 1.618_033_988_749_895;
    const EULER_MASCHERONI: f64 = 0.577_215_664_901_532_9;
    const CONSTANTS: [f64; 20] = [
        consts::E,
        consts::FRAC_1_PI,
        consts::FRAC_1_SQRT_2,
        consts::FRAC_2_PI,
        consts::FRAC_2_SQRT_PI,
        consts::FRAC_PI_2,
        consts::FRAC_PI_3,
        consts::FRAC_PI_4,
        consts::FRAC_PI_6,
        consts::FRAC_PI_8,
        consts::LN_2,
        consts::LN_10,
        consts::LOG10_2,
        consts::LOG10_E,
        consts::LOG2_10,
        consts::LOG2_E,
        consts::PI,
        consts::SQRT_2,
        GOLDEN_RATIO,
        EULER_MASCHERONI,
    ];
    let value = value.abs();
    // From three digits on, whether the last is rounded or cut off; a few neighbours do no harm.
    let digits = value.to_string().split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let near = 10_f64.powi(-i32::try_from(digits.min(15)).unwrap_or(15));
    digits >= 2 && CONSTANTS.iter().chain(&[consts::TAU]).any(|constant| (value - constant).abs() < near)
}

/// A moment as the default of a timestamp: whole seconds, or the digits of a fraction.
pub(super) fn moment(seconds: i64, nanos: u32) -> DefaultValue {
    match (seconds, nanos) {
        (0, 0) => DefaultValue::Empty,
        (seconds, 0) => DefaultValue::Integer(seconds),
        (seconds, nanos) => {
            // The fraction counts upwards from the second before.
            let (sign, whole, fraction) = match seconds {
                0.. => ("", seconds.unsigned_abs(), nanos),
                _ => ("-", (seconds + 1).unsigned_abs(), 1_000_000_000 - nanos),
            };
            let text = format!("{sign}{whole}.{fraction:09}");
            DefaultValue::Text(text.trim_end_matches('0').to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_have_the_digits_of_their_type() {
        let digits = |kind, text| float(kind, &Number::parse(text).unwrap()).map(|value| value.to_string());
        assert_eq!(digits(&ShapeKind::Float, "0.123456789012").as_deref(), Some("0.12345679"));
        assert_eq!(digits(&ShapeKind::Double, "0.123456789012").as_deref(), Some("0.123456789012"));
        assert_eq!(digits(&ShapeKind::Float, "16777217").as_deref(), Some("16777216"));
        assert_eq!(digits(&ShapeKind::Float, "-0").as_deref(), Some("-0"));
        assert_eq!(digits(&ShapeKind::Float, "1e39"), None);
    }

    #[test]
    fn constants() {
        for text in ["3.14", "-3.1415", "3.142", "2.718281828459045", "0.693147", "1.618", "6.283"] {
            assert!(is_constant(text.parse().unwrap()), "{text}");
        }
        for value in [3.0, 3.1, 3.16, 2.7, 0.7, 1.48, 0.5, 1e300] {
            assert!(!is_constant(value), "{value}");
        }
    }

    #[test]
    fn moments() {
        let text = |text: &str| DefaultValue::Text(text.to_owned());
        assert_eq!(moment(0, 0), DefaultValue::Empty);
        assert_eq!(moment(-5, 0), DefaultValue::Integer(-5));
        assert_eq!(moment(1_515_531_081, 123_000_000), text("1515531081.123"));
        assert_eq!(moment(-1, 500_000_000), text("-0.5"));
        assert_eq!(moment(-2, 999_999_999), text("-1.000000001"));
        assert_eq!(moment(i64::MIN, 1), text("-9223372036854775807.999999999"));
    }
}
