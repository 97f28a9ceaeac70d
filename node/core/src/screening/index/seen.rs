//! Which names a question has met so far: two bits for each.

/// How a name was met.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Met {
    Not,
    /// By a word that is only somewhat like the asked one.
    Far,
    /// By a word that is much like the asked one.
    Near,
}

/// What became of each name.
#[derive(Default)]
pub(super) struct Seen {
    bits: Vec<u64>,
}

impl Seen {
    /// Forgets all, and makes room for `names`.
    pub(super) fn begin(&mut self, names: usize) {
        self.bits.clear();
        self.bits.resize(names.div_ceil(32), 0);
    }

    /// How a name was met.
    pub(super) fn get(&self, name: u32) -> Met {
        let (place, shift) = place(name);
        match self.bits.get(place).map_or(0, |bits| bits >> shift & 3) {
            0 => Met::Not,
            1 => Met::Far,
            _ => Met::Near,
        }
    }

    /// Puts a name that was not met.
    pub(super) fn put(&mut self, name: u32, is_near: bool) {
        let (place, shift) = place(name);
        if let Some(bits) = self.bits.get_mut(place) {
            *bits |= (1 + u64::from(is_near)) << shift;
        }
    }
}

const fn place(name: u32) -> (usize, u32) {
    (name as usize / 32, name % 32 * 2)
}
