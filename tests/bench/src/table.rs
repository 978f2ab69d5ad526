//! The table: medians of samples, and ratios between them.

use std::fmt;

/// Rows in the order they were measured.
#[derive(Default)]
pub(crate) struct Table(Vec<Row>);

struct Row {
    name: String,
    peer: Option<f64>,
    ours: f64,
    unit: &'static str,
    /// What the row is compared with, if not with the peer.
    beside: &'static str,
}

impl Table {
    /// Adds ours beside the peer's.
    pub(crate) fn add(&mut self, name: impl Into<String>, unit: &'static str, peer: &[f64], ours: &[f64]) {
        self.add_beside("aws-sdk-proton", name, unit, peer, ours);
    }

    /// Adds ours beside something else's.
    pub(crate) fn add_beside(
        &mut self,
        beside: &'static str,
        name: impl Into<String>,
        unit: &'static str,
        other: &[f64],
        ours: &[f64],
    ) {
        let Some(ours) = median(ours) else { return };
        let row = Row { name: name.into(), peer: median(other), ours, unit, beside };
        eprintln!("{row}");
        self.0.push(row);
    }
}

fn median(samples: &[f64]) -> Option<f64> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        n if n % 2 == 1 => Some(sorted[middle]),
        _ => Some((sorted[middle - 1] + sorted[middle]) / 2.0),
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| what | unit | beside | its | ours | ratio |")?;
        writeln!(f, "|---|---|---|--:|--:|--:|")?;
        self.0.iter().try_for_each(|row| writeln!(f, "{row}"))
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, unit, beside, ours, .. } = self;
        let ours_text = number(*ours);
        match self.peer {
            Some(peer) => {
                let ratio = peer / ours;
                let peer = number(peer);
                write!(f, "| {name} | {unit} | {beside} | {peer} | {ours_text} | {ratio:.2} |")
            }
            None => write!(f, "| {name} | {unit} | | | {ours_text} | |"),
        }
    }
}

/// Three significant digits at least; thousands apart.
fn number(value: f64) -> String {
    if value < 10.0 && value.fract() != 0.0 {
        return format!("{value:.2}");
    }
    if value < 100.0 && value.fract() != 0.0 {
        return format!("{value:.1}");
    }
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
