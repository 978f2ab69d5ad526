//! Texts out of an object, for those who do not know its shape.

use super::read::{self, Reader};
use super::scan::Scanned;
use super::{Json, ReadError};

/// For each of `wanted` the last text among the members of these names; values of other kinds are passed over, and so
/// are all other members.
///
/// Fails on anything that is not one JSON object.
pub(crate) fn pick_texts<const N: usize>(
    bytes: &[u8],
    wanted: [&[&str]; N],
) -> Result<[Option<String>; N], ReadError> {
    let mut found = [const { None }; N];
    read::read("the body", &Json::PLAIN, bytes, |reader| reader.pick_texts(&wanted, &mut found))?;
    Ok(found)
}

impl Reader<'_, '_> {
    fn pick_texts(&mut self, wanted: &[&[&str]], found: &mut [Option<String>]) -> Scanned<()> {
        let scanner = &mut self.scanner;
        let mut open = scanner.open(b'{', b'}')?;
        while open {
            let name = scanner.string()?;
            scanner.colon()?;
            let place = wanted.iter().position(|names| names.contains(&&*name));
            match place.and_then(|place| found.get_mut(place)) {
                Some(place) if scanner.peek() == Some(b'"') => *place = Some(scanner.string()?.into_owned()),
                _ => scanner.skip()?,
            }
            open = scanner.more(b'}')?;
        }
        scanner.end()
    }
}
