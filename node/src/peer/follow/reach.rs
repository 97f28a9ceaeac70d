//! How far a peer was told that its feed is judged.

/// How far a peer was told that its feed is judged.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// Feed items that it was told of.
    told: u64,
    /// Where the journal ended when it held so many items; they are judged when the loop has come there.
    waits: Option<(u64, u64)>,
}

impl Reach {
    /// Feed items that are judged now and were not told of, when the loop has come to `followed` and `held` says where
    /// the journal ends and how many items it holds; nothing while it is being written.
    pub(super) fn judged(&mut self, followed: u64, held: Option<(u64, u64)>) -> Option<u64> {
        let fresh = held.filter(|(_, items)| *items > self.told);
        let (end, items) = self.waits.or(fresh)?;
        if followed < end {
            self.waits = Some((end, items));
            return None;
        }
        self.waits = None;
        self.told = items;
        Some(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_judged_when_the_loop_has_come_to_where_the_journal_ended_with_them() {
        let mut reach = Reach::default();
        assert_eq!(reach.judged(0, Some((1, 0))), None, "nothing is held");
        assert_eq!(reach.judged(4, Some((7, 30))), None);
        // More came meanwhile; what is waited for stays.
        assert_eq!(reach.judged(6, Some((9, 50))), None);
        assert_eq!(reach.judged(7, Some((9, 50))), Some(30));
        assert_eq!(reach.judged(9, None), None, "it is being written");
        assert_eq!(reach.judged(9, Some((9, 50))), Some(50));
        assert_eq!(reach.judged(9, Some((9, 50))), None, "it was told");
    }
}
