//! In which order members come.

use crate::shape::Descriptor;

/// The order of members that each shape of a body had the last time.
///
/// A service writes the items of a list all alike, though not always in the order of the model; so the name that comes
/// next is most often known, and need only be compared.
#[derive(Default)]
pub(super) struct Orders(Vec<Order>);

struct Order {
    shape: &'static Descriptor,
    /// Which member came at each place; [`UNKNOWN`] where that was the model's next one.
    members: [u8; 48],
}

const UNKNOWN: u8 = u8::MAX;

impl Orders {
    /// Where the order of `shape` is kept, if it was not the model's.
    pub(super) fn of(&self, shape: &'static Descriptor) -> Option<usize> {
        self.0.iter().position(|order| std::ptr::eq(order.shape, shape))
    }

    /// The member that came at `place` the last time.
    pub(super) fn member(&self, order: usize, place: usize) -> Option<usize> {
        let member = *self.0.get(order)?.members.get(place)?;
        (member != UNKNOWN).then_some(usize::from(member))
    }

    /// Notes that `member` came at `place`; says where the order is kept now.
    pub(super) fn note(
        &mut self,
        order: Option<usize>,
        shape: &'static Descriptor,
        place: usize,
        member: usize,
    ) -> Option<usize> {
        let index = order.or_else(|| self.of(shape)).unwrap_or_else(|| {
            self.0.push(Order { shape, members: [UNKNOWN; 48] });
            self.0.len() - 1
        });
        let kept = self.0.get_mut(index).and_then(|order| order.members.get_mut(place));
        if let (Some(kept), Ok(member)) = (kept, u8::try_from(member)) {
            *kept = member;
        }
        Some(index)
    }
}
