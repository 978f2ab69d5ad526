//! Memory that a body may take.

/// Memory that the items of lists and maps may take for each byte of a body, and beside that: a text of three bytes can
/// make an item of hundreds. Pages of real services take a tenth of it; texts in items are no part of it.
const PER_BYTE: usize = 32;
const BESIDE: usize = 8 << 20;

/// How many bytes of memory lists and maps may still grow by.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    /// The budget of a body of this length.
    pub(super) fn of(length: usize) -> Self {
        Self(length.saturating_mul(PER_BYTE).saturating_add(BESIDE))
    }

    /// Takes `bytes`, if so much is left; `Err` says what is wrong.
    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), String> {
        match self.0.checked_sub(bytes) {
            Some(left) => {
                self.0 = left;
                Ok(())
            }
            None => Err(format!(
                "the values take too much memory for the length of the body: more than {PER_BYTE} bytes for each of its \
                 bytes and {BESIDE}"
            )),
        }
    }
}
