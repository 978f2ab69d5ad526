//! Random choices that a seed repeats.

/// SplitMix64.
pub(crate) struct Random(u64);

impl Random {
    /// Mixed twice, so that the numbers of one seed are not those of the next but one step later.
    pub(crate) fn new(seed: u64) -> Self {
        let mixed = Self(seed).next();
        Self(Self(mixed ^ seed).next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below a limit, which is not 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit).expect("a small number")).expect("a small number")
    }

    pub(crate) fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }

    /// One of several.
    pub(crate) fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// One of several that can be copied.
    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        *self.of(all)
    }

    /// One of several, if there is any.
    pub(crate) fn any<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        (!all.is_empty()).then(|| self.of(all).clone())
    }
}
