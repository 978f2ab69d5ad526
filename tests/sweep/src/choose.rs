//! Chooses which clients are compiled when there is no time for all.

use crate::options::Options;
use crate::row::Row;
use smithwright::model::Model;
use smithwright::read::{read, sources};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Leaves as many to be compiled as were asked for: in turn the largest, the newest, and the one whose traits are the
/// rarest among all.
pub(crate) fn rarest(rows: &mut [Row], options: &Options) {
    let most = if options.compile { options.most } else { Some(0) };
    let Some(most) = most else { return };
    let traits: Vec<BTreeSet<String>> = rows.iter().map(|row| traits(&row.service.model)).collect();
    let mut users: BTreeMap<&str, u32> = BTreeMap::new();
    for id in traits.iter().flatten() {
        *users.entry(id).or_default() += 1;
    }
    let rarity = |index: &usize| -> f64 {
        let own = traits.get(*index).into_iter().flatten();
        own.filter_map(|id| users.get(id.as_str())).map(|users| 1.0 / f64::from(*users)).sum()
    };
    let written: Vec<usize> = (0..rows.len()).filter(|index| rows[*index].written).collect();
    let mut largest = written.clone();
    largest.sort_by_key(|index| Reverse(rows[*index].lines));
    let mut newest = written.clone();
    newest.sort_by_key(|index| Reverse(rows[*index].service.version()));
    let mut rare = written;
    rare.sort_by(|a, b| rarity(b).total_cmp(&rarity(a)));
    let mut chosen = BTreeSet::new();
    let turns = largest.iter().zip(&newest).zip(&rare).flat_map(|((large, new), rare)| [large, new, rare]);
    for index in turns {
        if chosen.len() < most {
            chosen.insert(*index);
        }
    }
    for (index, row) in rows.iter_mut().enumerate() {
        row.compiled = chosen.contains(&index);
    }
}

/// The ids of all traits in a model.
fn traits(model: &Path) -> BTreeSet<String> {
    let model = sources(model).ok().and_then(|sources| read(&sources).0);
    model.as_ref().map(all).unwrap_or_default()
}

fn all(model: &Model) -> BTreeSet<String> {
    let of_shapes = model.shapes().flat_map(|shape| shape.traits.iter());
    let of_members = model.shapes().flat_map(|shape| &shape.members).flat_map(|member| member.traits.iter());
    of_shapes.chain(of_members).map(|(id, _)| id.as_str().to_owned()).collect()
}
