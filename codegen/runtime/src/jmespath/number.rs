//! Numbers, which compare by what they are, however they are written.

use std::cmp::Ordering;
use std::fmt::{Display, Formatter, Result};

/// A number; never infinite, and never none.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Number {
    Integer(i128),
    Float(f64),
}

impl Number {
    /// A number with a fraction, if only `.0`; `None` if it is infinite or none.
    pub(crate) fn float(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self::Float(value))
    }

    /// The result of a computation: an integer if it is one, and small enough to be exact.
    pub(super) fn computed(value: f64) -> Option<Self> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if value.fract() == 0.0 && value.abs() <= EXACT {
            return Some(Self::Integer(value as i128));
        }
        Self::float(value)
    }

    pub(super) fn as_f64(self) -> f64 {
        match self {
            Self::Integer(value) => value as f64,
            Self::Float(value) => value,
        }
    }

    pub(super) fn abs(self) -> Self {
        match self {
            Self::Integer(value) => Self::Integer(value.saturating_abs()),
            Self::Float(value) => Self::Float(value.abs()),
        }
    }

    /// What `round` makes of it, if it has a fraction.
    pub(super) fn rounded(self, round: fn(f64) -> f64) -> Option<Self> {
        match self {
            Self::Integer(_) => Some(self),
            Self::Float(value) => Self::computed(round(value)),
        }
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let integer = match (self, other) {
            (Self::Integer(a), Self::Integer(b)) => a.checked_add(b),
            _ => None,
        };
        integer.map(Self::Integer).or_else(|| Self::computed(self.as_f64() + other.as_f64()))
    }

    /// Which is greater. Exact, so that sorting sees one order.
    pub(super) fn order(self, other: Self) -> Ordering {
        match (self, other) {
            (Self::Integer(a), Self::Integer(b)) => a.cmp(&b),
            (Self::Float(a), Self::Float(b)) => a.partial_cmp(&b).unwrap_or(Ordering::Equal),
            (Self::Integer(a), Self::Float(b)) => {
                // The cast cuts off the fraction, and keeps what is beyond all integers beyond them.
                let fraction = || 0.0.partial_cmp(&b.fract()).unwrap_or(Ordering::Equal);
                a.cmp(&(b as i128)).then_with(fraction)
            }
            (Self::Float(_), Self::Integer(_)) => other.order(self).reverse(),
        }
    }
}

/// As JSON.
impl Display for Number {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Integer(value) => write!(f, "{value}"),
            // `1.0` and `1e300` rather than `1` and 301 digits.
            Self::Float(value) => write!(f, "{value:?}"),
        }
    }
}
