//! Where in a message a change is.

use std::fmt;

/// One step into a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Segment {
    /// Into a member of a structure or union; into an error, with the error's name.
    Member(String),
    /// Into the items of a list.
    Item,
    /// Into the keys of a map.
    Key,
    /// Into the values of a map.
    Value,
}

/// The way from the top of a message to a member.
///
/// Displays as names joined by dots. Items of a list are `[]`, values of a map `{}` and its keys `{key}`, after the
/// member that holds them: `templates[].tags{}.name`. The top itself is the empty path.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct MemberPath(pub Vec<Segment>);

impl MemberPath {
    /// The path with more steps at its end.
    pub(super) fn then(&self, more: &[Segment]) -> Self {
        Self(self.0.iter().chain(more).cloned().collect())
    }

    /// Whether it is the top of the message.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for MemberPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Member(name) if at == 0 => f.write_str(name)?,
                Segment::Member(name) => write!(f, ".{name}")?,
                Segment::Item => f.write_str("[]")?,
                Segment::Key => f.write_str("{key}")?,
                Segment::Value => f.write_str("{}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written() {
        let member = |name: &str| Segment::Member(name.to_owned());
        let path = [member("a"), Segment::Item, member("b"), Segment::Value, Segment::Key, member("c")];
        assert_eq!(MemberPath(path.to_vec()).to_string(), "a[].b{}{key}.c");
        assert_eq!(MemberPath::default().to_string(), "");
    }
}
