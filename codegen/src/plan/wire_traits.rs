//! Traits that are passed on to the runtime as they are, as far as the protocol reads them.

use crate::model::{Member, Model, Shape, Traits};
use smithwright_contract::{Argument, MEMBER_TRAITS, MemberTrait, Protocol, SHAPE_TRAITS};

/// A word in `#[shape(…)]` for a trait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraitWord {
    /// The word.
    pub word: &'static str,
    /// What follows it.
    pub argument: Option<String>,
}

/// Which end of a call a structure is, so that bindings to HTTP count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// What is sent: labels and the query count.
    Request,
    /// What comes back, an error too: the status counts.
    Response,
    /// Neither: all members are in the body.
    Nested,
}

/// Bindings that count at one end alone.
const ONE_END: [(&str, End); 5] = [
    ("smithy.api#httpLabel", End::Request),
    ("smithy.api#httpQuery", End::Request),
    ("smithy.api#httpQueryParams", End::Request),
    ("smithy.api#httpResponseCode", End::Response),
    ("smithy.api#requiresLength", End::Request),
];

/// The words for a member of a structure at this end.
pub(super) fn words(protocol: Option<&Protocol>, model: &Model, member: &Member, end: End) -> Vec<TraitWord> {
    let Some(protocol) = protocol else { return Vec::new() };
    let read = MEMBER_TRAITS.iter().filter(|row| protocol.reads(row.id));
    let counts = |row: &&MemberTrait| {
        if row.id == REQUIRED {
            // Whatever else is required is checked by its place, or by builders.
            return end == End::Request && member.traits.http_query().is_some();
        }
        if row.id == MEDIA_TYPE {
            // Within a body a media type changes nothing.
            end != End::Nested && (member.traits.http_header().is_some() || member.traits.is_http_payload())
        } else {
            let other_end = ONE_END.iter().any(|(id, at)| *id == row.id && *at != end);
            !other_end && (!row.id.starts_with(HTTP) || end != End::Nested)
        }
    };
    let target = model.target(member).map(|target| &target.traits);
    let word = |row: &MemberTrait| {
        let target = target.filter(|_| row.of_target);
        let found = word(row, &member.traits).or_else(|| word(row, target?))?;
        // A name that is the member's own says nothing.
        let own = NAMES.contains(&row.id) && found.argument.as_deref() == Some(member.name.as_str());
        (!own).then_some(found)
    };
    read.filter(counts).filter_map(word).collect()
}

/// The words for a structure or union itself.
pub(super) fn own_words(protocol: Option<&Protocol>, shape: &Shape) -> Vec<TraitWord> {
    let reads = |row: &&MemberTrait| {
        SHAPE_TRAITS.contains(&row.id) && protocol.is_some_and(|protocol| protocol.reads(row.id))
    };
    let found = MEMBER_TRAITS.iter().filter(reads).filter_map(|row| word(row, &shape.traits));
    found.filter(|found| found.argument.as_deref() != Some(shape.id.name())).collect()
}

fn word(row: &MemberTrait, traits: &Traits) -> Option<TraitWord> {
    let value = traits.get(row.id)?;
    let argument = match row.argument {
        Argument::None => None,
        Argument::Text => Some(value.as_str()?.to_owned()),
        Argument::Key(key) => Some(value.get(key)?.as_str()?.to_owned()),
    };
    Some(TraitWord { word: row.word, argument })
}

const HTTP: &str = "smithy.api#http";
/// Traits that give a member another name.
const NAMES: [&str; 2] = ["smithy.api#jsonName", "smithy.api#xmlName"];
const REQUIRED: &str = "smithy.api#required";
const MEDIA_TYPE: &str = "smithy.api#mediaType";
