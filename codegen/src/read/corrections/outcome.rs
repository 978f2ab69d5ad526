//! What corrections did to a model, for people.

use crate::model::{Corrected, ShapeId};
use crate::read::facts;

/// Says in a few lines for people what was corrected; of longer lists of names no more than so many are shown. No line
/// when nothing is to be said.
pub fn summary(corrected: &Corrected, shown: usize) -> Vec<String> {
    let Corrected { restored, skipped, newer, unknown, by_user } = corrected;
    let mut lines = Vec::new();
    if *by_user > 0 {
        lines.push(format!("corrections: {by_user} applied"));
    }
    if *restored > 0 || !skipped.is_empty() {
        let more =
            if skipped.is_empty() { String::new() } else { format!(", {} no longer apply", skipped.len()) };
        lines.push(format!("facts of {} that botocore lacks: {restored} restored{more}", facts::DATE));
    }
    if !newer.is_empty() {
        let names = list(newer.iter().map(ShapeId::name), newer.len(), shown);
        lines.push(format!("newer than the facts: {names}"));
    }
    for sdk_id in unknown {
        lines.push(format!("`{sdk_id}` has no facts: what botocore lacks is missing"));
    }
    lines
}

/// The first of some names, and how many more there are.
fn list<'n>(names: impl Iterator<Item = &'n str>, count: usize, shown: usize) -> String {
    let names: Vec<&str> = names.take(shown).collect();
    match count.saturating_sub(names.len()) {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}
