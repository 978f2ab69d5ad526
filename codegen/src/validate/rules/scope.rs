//! The names that rules can refer to.

use smithwright_contract::endpoint::Type;

/// A parameter, or what a condition has assigned.
#[derive(Clone, Debug)]
pub(in crate::validate) struct Known<'n> {
    pub(in crate::validate) name: &'n str,
    /// `None` if it is not known, since what is at fault there has been reported.
    pub(in crate::validate) ty: Option<Type>,
    /// Whether it has a value for certain.
    pub(super) is_set: bool,
    /// Whether it may be a URL: it comes from the user, other than a region or an account.
    pub(super) may_be_url: bool,
}

/// The names that are visible.
#[derive(Debug, Default)]
pub(in crate::validate) struct Scope<'n> {
    pub(super) known: Vec<Known<'n>>,
}

impl<'n> Scope<'n> {
    pub(in crate::validate) fn get(&self, name: &str) -> Option<&Known<'n>> {
        self.known.iter().rev().find(|known| known.name == name)
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Known<'n>> {
        self.known.iter_mut().rev().find(|known| known.name == name)
    }

    pub(in crate::validate) fn names(&self) -> impl Iterator<Item = &'n str> {
        self.known.iter().map(|known| known.name)
    }

    /// What is set for certain, to be put back with [`restore`](Self::restore).
    pub(super) fn save(&self) -> Vec<bool> {
        self.known.iter().map(|known| known.is_set).collect()
    }

    /// Forgets the names that came since, and what has become certain.
    pub(super) fn restore(&mut self, saved: &[bool]) {
        self.known.truncate(saved.len());
        for (known, is_set) in self.known.iter_mut().zip(saved) {
            known.is_set = *is_set;
        }
    }
}
