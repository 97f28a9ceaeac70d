//! Room: how much of a feed one batch still takes.

use std::collections::BTreeSet;

use super::{MAX_BATCH_BYTES, MAX_BATCH_ERASURES};

/// What the items of a batch take so far.
#[derive(Debug, Default)]
pub(super) struct Room {
    items: usize,
    bytes: usize,
    erasures: BTreeSet<u64>,
}

impl Room {
    /// Bytes taken.
    pub(super) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Takes an item of so many bytes that refers to these ERASE entries; false when it does not fit. The first one
    /// always fits.
    pub(super) fn take(&mut self, bytes: usize, erasures: &BTreeSet<u64>) -> bool {
        let more = erasures.difference(&self.erasures).count();
        let full =
            self.bytes + bytes > MAX_BATCH_BYTES || self.erasures.len() + more > MAX_BATCH_ERASURES;
        if full && self.items > 0 {
            return false;
        }
        self.items += 1;
        self.bytes += bytes;
        self.erasures.extend(erasures);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An item that refers to one ERASE entry.
    fn erase(entry: u64) -> BTreeSet<u64> {
        [entry].into()
    }

    #[test]
    fn one_erasure_more_than_the_limit_goes_with_the_next_batch() {
        let mut room = Room::default();
        for entry in 0..MAX_BATCH_ERASURES as u64 {
            assert!(room.take(1, &erase(entry)), "{entry}");
        }
        assert!(!room.take(1, &erase(MAX_BATCH_ERASURES as u64)));
        assert!(room.take(1, &erase(0)), "an entry is told once");
        assert!(room.take(1, &BTreeSet::new()), "others still fit");
        assert!(!room.take(1, &erase(999)));
        assert_eq!(room.bytes(), MAX_BATCH_ERASURES + 2);
    }

    #[test]
    fn one_byte_more_than_the_limit_goes_with_the_next_batch_unless_it_is_a_single_item() {
        let mut room = Room::default();
        assert!(room.take(MAX_BATCH_BYTES, &BTreeSet::new()));
        assert!(!room.take(1, &BTreeSet::new()));
        let mut room = Room::default();
        assert!(room.take(MAX_BATCH_BYTES + 1, &BTreeSet::new()));
        assert!(!room.take(0, &BTreeSet::new()));
    }
}
