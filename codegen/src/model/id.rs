//! Shape ids.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// An absolute shape id: `namespace#Name`, or `namespace#Name$member` for a member.
///
/// Cheap to clone. Ordered and hashed as its text, so a map keyed by `ShapeId` can be asked with a `&str`.
/// Grammar: the section "Shape ID" of the Smithy specification.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId(Arc<str>);

/// A text that is not an absolute shape id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidShapeId {
    /// The text as given.
    pub text: String,
    /// What is wrong with it.
    pub reason: &'static str,
}

/// Longest shape id accepted, in bytes. The specification has no limit; the longest in public models is about 150.
const LONGEST: usize = 4096;

impl ShapeId {
    /// Parses `namespace#Name` or `namespace#Name$member`.
    ///
    /// # Errors
    /// When the text does not follow the grammar of absolute shape ids.
    pub fn parse(text: &str) -> Result<Self, InvalidShapeId> {
        match check(text) {
            Ok(()) => Ok(Self(text.into())),
            Err(reason) => Err(InvalidShapeId { text: text.to_owned(), reason }),
        }
    }

    /// An id that is known to be well formed, such as those of Smithy's prelude.
    pub(crate) fn known(text: &'static str) -> Self {
        debug_assert!(check(text).is_ok(), "{text}");
        Self(text.into())
    }

    /// The whole id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `#`.
    pub fn namespace(&self) -> &str {
        self.0.split_once('#').map_or("", |(namespace, _)| namespace)
    }

    /// The shape's name: what stands between `#` and `$`.
    pub fn name(&self) -> &str {
        let local = self.0.split_once('#').map_or(&*self.0, |(_, local)| local);
        local.split_once('$').map_or(local, |(name, _)| name)
    }

    /// The member's name, for the id of a member.
    pub fn member(&self) -> Option<&str> {
        self.0.split_once('$').map(|(_, member)| member)
    }

    /// The id of a member of this shape. On the id of a member: that of its sibling.
    ///
    /// The name is taken as it is; readers check names before they come here.
    pub fn with_member(&self, member: &str) -> Self {
        let shape = self.0.split_once('$').map_or(&*self.0, |(shape, _)| shape);
        let mut text = String::with_capacity(shape.len() + 1 + member.len());
        text.push_str(shape);
        text.push('$');
        text.push_str(member);
        Self(text.into())
    }

    /// The id of the shape that holds this member; the id itself when it is not a member's.
    pub fn without_member(&self) -> Self {
        match self.0.split_once('$') {
            Some((shape, _)) => Self(shape.into()),
            None => self.clone(),
        }
    }

    /// Whether the shape belongs to Smithy's prelude, the namespace `smithy.api`.
    pub fn is_prelude(&self) -> bool {
        self.0.starts_with("smithy.api#")
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for ShapeId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for ShapeId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for ShapeId {
    type Err = InvalidShapeId;

    fn from_str(text: &str) -> Result<Self, InvalidShapeId> {
        Self::parse(text)
    }
}

impl fmt::Display for InvalidShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not an absolute shape id: {}", self.text, self.reason)
    }
}

impl std::error::Error for InvalidShapeId {}

fn check(text: &str) -> Result<(), &'static str> {
    if text.len() > LONGEST {
        return Err("it is longer than 4096 bytes");
    }
    let Some((namespace, local)) = text.split_once('#') else {
        return Err("the `#` between namespace and name is missing");
    };
    if !namespace.split('.').all(is_identifier) {
        return Err("its namespace is not identifiers joined by dots");
    }
    let (name, member) = match local.split_once('$') {
        Some((name, member)) => (name, Some(member)),
        None => (local, None),
    };
    if !is_identifier(name) {
        return Err("its name is not an identifier");
    }
    if !member.is_none_or(is_identifier) {
        return Err("its member name is not an identifier");
    }
    Ok(())
}

/// Whether the text is a Smithy identifier: ASCII letters, digits and `_`, beginning with a letter, or with
/// underscores before a letter or digit.
pub fn is_identifier(text: &str) -> bool {
    let after_underscores = text.trim_start_matches('_');
    let Some(first) = after_underscores.bytes().next() else {
        return false;
    };
    let begins_well =
        first.is_ascii_alphabetic() || (after_underscores.len() < text.len() && first.is_ascii_digit());
    begins_well && after_underscores.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts() {
        let id = ShapeId::parse("com.example#Tag$key").unwrap();
        assert_eq!(
            (id.namespace(), id.name(), id.member(), id.without_member().as_str()),
            ("com.example", "Tag", Some("key"), "com.example#Tag")
        );
        assert_eq!(id.with_member("value").to_string(), "com.example#Tag$value");
        let shape = ShapeId::parse("a#B").unwrap();
        assert_eq!((shape.member(), shape.with_member("c").as_str()), (None, "a#B$c"));
    }

    #[test]
    fn grammar() {
        for good in ["a#B", "a.b_1.c#_B", "a#__1", "_x#Y$z", "a#B$_9"] {
            assert!(ShapeId::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "", "B", "#B", "a#", "a#1", "a#_", "a..b#C", ".a#B", "a#B$", "a#B$1", "a#B#C", "a#B$c$d", "ä#B",
            "a#B C", "../a#B",
        ] {
            assert!(ShapeId::parse(bad).is_err(), "{bad}");
        }
        assert!(ShapeId::parse(&format!("a#{}", "B".repeat(5000))).is_err());
    }
}
