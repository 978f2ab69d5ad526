//! Heads: the first bytes of each value, which say what it is.

/// The first three bits of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Major {
    Unsigned = 0,
    Negative = 1,
    Bytes = 2,
    Text = 3,
    List = 4,
    Map = 5,
    Tag = 6,
    Simple = 7,
}

/// A head: what comes, and the number that says how long it is or which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) major: Major,
    /// The low five bits of the first byte.
    pub(super) info: u8,
    /// The number; `None` where the length is not said and an end mark follows.
    pub(super) argument: Option<u64>,
}

/// The first byte of `null`.
pub(super) const NULL: u8 = 0xF6;
/// The first byte of `undefined`.
pub(super) const UNDEFINED: u8 = 0xF7;
/// The mark at the end of what has no length.
pub(super) const BREAK: u8 = 0xFF;

impl Head {
    /// Reads a head; says how many bytes it has. `None` if `bytes` end within it, or it has no meaning.
    pub(super) fn read(bytes: &[u8]) -> Option<(Self, usize)> {
        let (first, rest) = bytes.split_first()?;
        let info = first & 0x1F;
        let (argument, length) = match info {
            0..24 => (Some(u64::from(info)), 0),
            24 => (Some(u64::from(*rest.first()?)), 1),
            25 => (Some(u64::from(u16::from_be_bytes(*rest.first_chunk()?))), 2),
            26 => (Some(u64::from(u32::from_be_bytes(*rest.first_chunk()?))), 4),
            27 => (Some(u64::from_be_bytes(*rest.first_chunk()?)), 8),
            31 => (None, 0),
            _ => return None,
        };
        let major = match first >> 5 {
            0 => Major::Unsigned,
            1 => Major::Negative,
            2 => Major::Bytes,
            3 => Major::Text,
            4 => Major::List,
            5 => Major::Map,
            6 => Major::Tag,
            _ => Major::Simple,
        };
        let endless = matches!(major, Major::Bytes | Major::Text | Major::List | Major::Map);
        if argument.is_none() && !endless && *first != BREAK {
            return None;
        }
        Some((Self { major, info, argument }, 1 + length))
    }

    /// What it is, for errors.
    pub(super) fn kind(self) -> &'static str {
        match (self.major, self.info) {
            (Major::Unsigned | Major::Negative, _) => "an integer",
            (Major::Bytes, _) => "bytes",
            (Major::Text, _) => "text",
            (Major::List, _) => "a list",
            (Major::Map, _) => "a map",
            (Major::Tag, _) => "a tagged value",
            (Major::Simple, 20 | 21) => "a boolean",
            (Major::Simple, 22 | 23) => "null",
            (Major::Simple, 25..=27) => "a float",
            (Major::Simple, 31) => "an end mark",
            (Major::Simple, _) => "a simple value",
        }
    }
}

/// Appends a head in its shortest form.
pub(super) fn write(out: &mut Vec<u8>, major: Major, argument: u64) {
    let first = (major as u8) << 5;
    // Each conversion keeps the value: the ranges say so.
    match argument {
        0..24 => out.push(first | argument as u8),
        24..=0xFF => out.extend_from_slice(&[first | 24, argument as u8]),
        0x100..=0xFFFF => {
            out.push(first | 25);
            out.extend_from_slice(&(argument as u16).to_be_bytes());
        }
        0x1_0000..=0xFFFF_FFFF => {
            out.push(first | 26);
            out.extend_from_slice(&(argument as u32).to_be_bytes());
        }
        _ => {
            out.push(first | 27);
            out.extend_from_slice(&argument.to_be_bytes());
        }
    }
}
