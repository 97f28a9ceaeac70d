//! Which names a question has met so far: a bit for each.

/// A bit for each name.
#[derive(Default)]
pub(super) struct Seen {
    bits: Vec<u64>,
}

impl Seen {
    /// Forgets all, and makes room for `names`.
    pub(super) fn begin(&mut self, names: usize) {
        self.bits.clear();
        self.bits.resize(names.div_ceil(64), 0);
    }

    /// True for a name that was put.
    pub(super) fn has(&self, name: u32) -> bool {
        let (place, bit) = place(name);
        self.bits.get(place).is_some_and(|bits| bits & bit != 0)
    }

    /// Puts a name.
    pub(super) fn put(&mut self, name: u32) {
        let (place, bit) = place(name);
        if let Some(bits) = self.bits.get_mut(place) {
            *bits |= bit;
        }
    }
}

const fn place(name: u32) -> (usize, u64) {
    (name as usize / 64, 1 << (name % 64))
}
