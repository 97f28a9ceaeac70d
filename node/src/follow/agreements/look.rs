//! Looking through the index for steps that are not known, a few pages in a turn.

use std::collections::{BTreeMap, VecDeque};

use ntc_core::model::kind::RecordKind;

use crate::store::index::{
    Filter, Index, IndexEntry, IndexError, JournalId, Location, MAX_PAGE, PageKey,
};

/// Pages of the index that one turn looks at.
pub(super) const PAGES_PER_TURN: usize = 4;
/// Unknown steps that one look remembers: the oldest, which come first. The others are found by the next look.
const MAX_FOUND: usize = 65_536;

/// A step that is not known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Step {
    /// Where its record lies.
    pub(super) location: Location,
    /// Its place: in the feed that it came with, or in the own ledger.
    pub(super) place: u64,
}

/// One look through all steps of agreements, from the newest to the oldest.
#[derive(Debug)]
pub(super) struct Look {
    after: Option<PageKey>,
    found: VecDeque<Step>,
    most: usize,
    /// True when there are more than are remembered.
    more: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            after: None,
            found: VecDeque::new(),
            most: MAX_FOUND,
            more: false,
        }
    }
}

impl Look {
    /// Looks at the next pages; true at the end. `is_known` tells of the step at a place whether it is not looked for.
    pub(super) fn turn(
        &mut self,
        index: &Index,
        is_known: &dyn Fn(JournalId, u64) -> bool,
    ) -> Result<bool, IndexError> {
        let filter = Filter {
            kinds: vec![RecordKind::Agreement],
            ..Filter::default()
        };
        for _ in 0..PAGES_PER_TURN {
            let page = index.list(&filter, self.after.as_ref(), MAX_PAGE)?;
            for entry in &page.entries {
                self.note(entry, is_known);
            }
            self.after = page.next;
            if self.after.is_none() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn note(&mut self, entry: &IndexEntry, is_known: &dyn Fn(JournalId, u64) -> bool) {
        let location = entry.location;
        let place = match location.journal {
            JournalId::Ledger => location.ledger_index,
            JournalId::Replica(_) | JournalId::Node => entry.seq,
        };
        if is_known(location.journal, place) {
            return;
        }
        self.found.push_back(Step { location, place });
        if self.found.len() > self.most {
            self.found.pop_front();
            self.more = true;
        }
    }

    /// What was found, by journal and in the order of their places; and whether there is more.
    pub(super) fn found(self) -> (BTreeMap<JournalId, VecDeque<Step>>, bool) {
        let mut found: BTreeMap<_, VecDeque<Step>> = BTreeMap::new();
        for step in self.found.into_iter().rev() {
            found
                .entry(step.location.journal)
                .or_default()
                .push_back(step);
        }
        for steps in found.values_mut() {
            steps.make_contiguous().sort_by_key(|step| step.place);
        }
        (found, self.more)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ntc_core::section::SectionSet;
    use ntc_core::time::Timestamp;

    use super::*;
    use crate::store::index::{IndexBatch, MAX_BATCH_ENTRIES};
    use crate::store::medium::Disk;

    const JOURNAL: JournalId = JournalId::Replica(3);

    fn entry(place: u64) -> IndexEntry {
        let mut id = [0; 16];
        id[..8].copy_from_slice(&place.to_be_bytes());
        IndexEntry {
            id,
            origin: "GE/customs".to_owned(),
            kind: RecordKind::Agreement,
            created: Timestamp::from_millis(place),
            received: Timestamp::from_millis(place),
            categories: Vec::new(),
            identifiers: Vec::new(),
            words: Vec::new(),
            source_reference: None,
            location: Location {
                journal: JOURNAL,
                number: place,
                ledger_index: place,
            },
            seq: place,
            refused: None,
            summary: Vec::new(),
            erased: SectionSet::EMPTY,
            is_gone: false,
            due: None,
        }
    }

    fn index_of(dir: &std::path::Path, steps: u64) -> Index {
        let (index, _) = Index::open(dir, &dir.join("words"), Arc::new(Disk)).unwrap();
        let all: Vec<_> = (0..steps).map(entry).collect();
        for entries in all.chunks(MAX_BATCH_ENTRIES) {
            let batch = IndexBatch {
                entries: entries.to_vec(),
                ..IndexBatch::default()
            };
            index.apply(&batch).unwrap();
        }
        index
    }

    fn places(look: Look) -> (Vec<u64>, bool) {
        let (found, more) = look.found();
        let steps = found.into_values().flatten();
        (steps.map(|step| step.place).collect(), more)
    }

    #[test]
    fn each_missing_step_is_found_however_many_newer_ones_there_are_and_no_turn_looks_at_more_than_its_pages()
     {
        let dir = tempfile::tempdir().unwrap();
        let steps = (MAX_PAGE * (PAGES_PER_TURN * 5 + 1)) as u64;
        let index = index_of(dir.path(), steps);
        let missing = |place: u64| place % 1000 == 7;
        let mut look = Look::default();
        let mut turns = 1;
        while !look.turn(&index, &|_, place| !missing(place)).unwrap() {
            turns += 1;
        }
        let all: Vec<_> = (0..steps).filter(|place| missing(*place)).collect();
        assert_eq!(places(look), (all, false));
        assert_eq!(turns, 6);
    }

    #[test]
    fn one_step_past_what_a_look_remembers_is_left_to_the_next_look() {
        let dir = tempfile::tempdir().unwrap();
        let index = index_of(dir.path(), 12);
        let mut look = Look {
            most: 11,
            ..Look::default()
        };
        assert!(look.turn(&index, &|_, _| false).unwrap());
        let (first, more) = places(look);
        assert_eq!((first, more), ((0..11).collect(), true));
        let mut next = Look::default();
        assert!(next.turn(&index, &|_, place| place < 11).unwrap());
        assert_eq!(places(next), (vec![11], false));
    }
}
