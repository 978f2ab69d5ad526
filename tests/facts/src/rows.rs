//! Facts as rows of text.

use crate::Failure;
use smithwright::read::facts;

/// One fact of a service.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// The service's `sdkId`.
    pub sdk_id: String,
    /// What it is about: a trait's name, or `enumName`, `member`, `union`, `type`.
    pub fact: String,
    /// The shape, or `SHAPE$member`.
    pub subject: String,
    /// The value.
    pub value: String,
}

/// The first line of a file of rows.
const HEAD: &str = "# sdkId\tfact\tshape or shape$member\tvalue\n";

/// Facts from rows.
///
/// # Errors
/// When a row has not four columns.
pub fn read(text: &str) -> Result<Vec<Fact>, Failure> {
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| match row.split('\t').collect::<Vec<_>>().as_slice() {
        [sdk_id, fact, subject, value] => Ok(Fact {
            sdk_id: (*sdk_id).to_owned(),
            fact: (*fact).to_owned(),
            subject: (*subject).to_owned(),
            value: (*value).to_owned(),
        }),
        _ => Err(format!("not four columns: {row}").into()),
    })
    .collect()
}

/// Rows of facts, sorted.
pub fn write(facts: &[Fact]) -> String {
    let mut facts: Vec<&Fact> = facts.iter().collect();
    facts.sort();
    let row = |fact: &&Fact| {
        let Fact { sdk_id, fact, subject, value } = fact;
        format!("{sdk_id}\t{fact}\t{subject}\t{value}\n")
    };
    HEAD.to_owned() + &facts.iter().map(row).collect::<String>()
}

/// The facts that come with the generator.
pub fn committed() -> Vec<Fact> {
    let mut facts: Vec<Fact> = facts::services().iter().flat_map(of).collect();
    facts.sort();
    facts
}

/// The facts of a service of a table.
pub fn of(service: &facts::Service<'_>) -> Vec<Fact> {
    let fact = |row: facts::Row<'_>| Fact {
        sdk_id: service.sdk_id.to_owned(),
        fact: row.fact.to_owned(),
        subject: row.member.map_or_else(|| row.shape.to_owned(), |member| format!("{}${member}", row.shape)),
        value: row.value,
    };
    service.rows().into_iter().map(fact).collect()
}
