//! How much of a question each name holds so far: a byte for each.

/// A byte for each name.
#[derive(Default)]
pub(super) struct Seen {
    sums: Vec<u8>,
}

impl Seen {
    /// Forgets all, and makes room for `names`.
    pub(super) fn begin(&mut self, names: usize) {
        self.sums.clear();
        self.sums.resize(names, 0);
    }

    /// What earlier words gave to the name.
    pub(super) fn sum(&self, name: u32) -> u8 {
        self.sums.get(name as usize).copied().unwrap_or_default()
    }

    /// Gives to the name.
    pub(super) fn give(&mut self, name: u32, more: u8) {
        if let Some(sum) = self.sums.get_mut(name as usize) {
            *sum = sum.saturating_add(more);
        }
    }
}
