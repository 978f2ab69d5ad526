//! Values that nobody wants, passed over whole.

use super::DEEPEST;
use super::head::{BREAK, Major};
use super::read::{Fault, Reader};

impl Reader<'_> {
    /// Passes over one value of any kind, without recursion.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        // How many values are left at each level; `None` up to an end mark.
        let mut open: Vec<Option<u64>> = vec![Some(1)];
        while let Some(left) = open.last_mut() {
            match left {
                Some(0) => {
                    open.pop();
                    continue;
                }
                Some(left) => *left -= 1,
                None if self.peek() == Some(BREAK) => {
                    self.at += 1;
                    open.pop();
                    continue;
                }
                None => {}
            }
            let head = self.head()?;
            match (head.major, head.argument) {
                (Major::Bytes | Major::Text, Some(length)) => {
                    self.take(length)?;
                }
                // Chunks, each of them a value with a length.
                (Major::Bytes | Major::Text | Major::List | Major::Map, None) => open.push(None),
                (Major::List, Some(length)) => open.push(Some(length)),
                (Major::Map, Some(length)) => match length.checked_mul(2) {
                    Some(values) => open.push(Some(values)),
                    None => return Err(self.fault("the body ends within a value")),
                },
                (Major::Tag, _) => open.push(Some(1)),
                (Major::Simple, None) => return Err(self.fault("expected a value, found an end mark")),
                (Major::Unsigned | Major::Negative | Major::Simple, _) => {}
            }
            if open.len() > DEEPEST + 1 {
                return Err(self.fault("the value is nested too deep"));
            }
        }
        Ok(())
    }
}
