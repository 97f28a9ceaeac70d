//! The position of whoever is told the news: of each journal up to where its records were told, and of what was noted.

use std::collections::BTreeMap;

use prost::Message;

use crate::store::index::{IndexEntry, JournalId};

/// Most bytes of a position: more journals than a node has partners.
const MAX_BYTES: usize = 16 * 1024;

/// Where in a journal the next record to tell can lie.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Place {
    /// The frame.
    pub(super) frame: u64,
    /// The place in the feed, within a frame of several items.
    pub(super) seq: u64,
}

/// A position: of each journal the place to go on from, and behind what was noted.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Position {
    places: BTreeMap<JournalId, Place>,
    noted: u64,
}

/// What may be left out of the news.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Gap {
    /// Of which journal; none for what was noted of all.
    pub(crate) journal: Option<JournalId>,
    /// Why, as a code: lower snake case.
    pub(crate) why: &'static str,
    /// Why, in words.
    pub(crate) because: &'static str,
}

/// A position as it travels.
#[derive(Clone, PartialEq, Message)]
struct Saved {
    #[prost(message, repeated, tag = "1")]
    places: Vec<SavedPlace>,
    #[prost(uint64, tag = "2")]
    noted: u64,
}

#[derive(Clone, PartialEq, Message)]
struct SavedPlace {
    #[prost(uint32, tag = "1")]
    journal_tag: u32,
    #[prost(uint32, tag = "2")]
    journal_number: u32,
    #[prost(uint64, tag = "3")]
    frame: u64,
    #[prost(uint64, tag = "4")]
    seq: u64,
}

impl Place {
    /// Where a record lies.
    pub(super) const fn of(entry: &IndexEntry) -> Self {
        Self {
            frame: entry.location.number,
            seq: entry.seq,
        }
    }

    /// Behind a record: a frame of the own ledger holds one, that of a replica the items of a batch.
    pub(super) const fn next(self, journal: JournalId) -> Self {
        match journal {
            JournalId::Ledger | JournalId::Node => Self {
                frame: self.frame + 1,
                seq: 0,
            },
            JournalId::Replica(_) => Self {
                frame: self.frame,
                seq: self.seq + 1,
            },
        }
    }
}

impl Position {
    /// Behind all that was followed and noted.
    pub(super) fn behind(followed: &BTreeMap<JournalId, u64>, noted: u64) -> Self {
        let places = followed.iter();
        let place = |frame: &u64| Place {
            frame: *frame,
            seq: 0,
        };
        Self {
            places: places
                .map(|(journal, frame)| (*journal, place(frame)))
                .collect(),
            noted,
        }
    }

    /// Behind which number of what was noted.
    pub(super) const fn noted(&self) -> u64 {
        self.noted
    }

    /// What has this number is told.
    pub(super) const fn note(&mut self, number: u64) {
        self.noted = number;
    }

    /// Frames of the journals, by their ends, that are still to be looked at.
    pub(crate) fn before(&self, ends: &BTreeMap<JournalId, u64>) -> u64 {
        let left = ends.iter();
        let left = left.map(|(journal, end)| end.saturating_sub(self.place(*journal).frame));
        left.sum()
    }

    /// The place in a journal; its start where none is known, for it is new.
    pub(super) fn place(&self, journal: JournalId) -> Place {
        self.places.get(&journal).copied().unwrap_or_default()
    }

    pub(super) fn set(&mut self, journal: JournalId, place: Place) {
        self.places.insert(journal, place);
    }

    /// Nothing is left to tell before this frame.
    pub(super) fn reach(&mut self, journal: JournalId, frame: u64) {
        let end = Place { frame, seq: 0 };
        let place = self.places.entry(journal).or_default();
        *place = (*place).max(end);
    }

    /// Takes out what the journals, by their ends, no longer hold, and tells what may be left out therefore, and because
    /// what was noted up to a number is kept no longer.
    pub(crate) fn settle(&mut self, ends: &BTreeMap<JournalId, u64>, dropped: u64) -> Vec<Gap> {
        let mut gaps = Vec::new();
        self.places.retain(|journal, place| match ends.get(journal) {
            None => {
                gaps.push(Gap {
                    journal: Some(*journal),
                    why: "journal_gone",
                    because: "the partner whose records were watched is no longer enrolled",
                });
                false
            }
            Some(end) if place.frame > *end => {
                gaps.push(Gap {
                    journal: Some(*journal),
                    why: "journal_shorter",
                    because: "the node holds less than it held, as after a restored backup; all of it is told again",
                });
                false
            }
            Some(_) => true,
        });
        if self.noted < dropped {
            self.noted = dropped;
            gaps.push(Gap {
                journal: None,
                why: "too_slow",
                because: "more became overdue, or was accepted after all, than is kept for whoever is behind",
            });
        }
        gaps
    }

    /// The bytes to send.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let places = self.places.iter().map(|(journal, place)| {
            let (tag, number) = journal.numbers();
            SavedPlace {
                journal_tag: u32::from(tag),
                journal_number: number,
                frame: place.frame,
                seq: place.seq,
            }
        });
        let places = places.collect();
        let noted = self.noted;
        Saved { places, noted }.encode_to_vec()
    }

    /// Reads the bytes of [`Self::to_bytes`]; none when they are something else.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > MAX_BYTES {
            return None;
        }
        let mut saved = Saved::decode(bytes).ok()?;
        let place = |saved: SavedPlace| {
            let tag = u8::try_from(saved.journal_tag).ok()?;
            let journal = JournalId::from_numbers(tag, saved.journal_number)?;
            let place = Place {
                frame: saved.frame,
                seq: saved.seq,
            };
            Some((journal, place))
        };
        let places: Option<BTreeMap<_, _>> = std::mem::take(&mut saved.places)
            .into_iter()
            .map(place)
            .collect();
        let places = places.filter(|places| !places.is_empty())?;
        let noted = saved.noted;
        Some(Self { places, noted })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position() -> Position {
        let followed = [(JournalId::Ledger, 5), (JournalId::Replica(3), 7)];
        Position::behind(&followed.into_iter().collect(), 9)
    }

    #[test]
    fn a_position_is_read_as_it_was_told() {
        let position = position();
        assert_eq!(Position::from_bytes(&position.to_bytes()), Some(position));
        for bytes in [&[][..], &[0xff], &[0; 16 * 1024 + 1]] {
            assert_eq!(Position::from_bytes(bytes), None);
        }
    }

    #[test]
    fn a_journal_that_is_gone_or_shorter_is_a_gap_and_others_are_not() {
        let mut kept = position();
        let ends = [(JournalId::Ledger, 9), (JournalId::Replica(3), 7)];
        assert_eq!(kept.settle(&ends.into_iter().collect(), 9), []);
        assert_eq!(kept, position());
        let mut lost = position();
        let gaps = lost.settle(&[(JournalId::Ledger, 4)].into_iter().collect(), 10);
        let why: Vec<_> = gaps.iter().map(|gap| (gap.journal, gap.why)).collect();
        assert_eq!(
            why,
            [
                (Some(JournalId::Ledger), "journal_shorter"),
                (Some(JournalId::Replica(3)), "journal_gone"),
                (None, "too_slow")
            ]
        );
        assert_eq!(lost.place(JournalId::Ledger), Place::default());
        assert_eq!(lost.noted(), 10);
    }

    #[test]
    fn behind_a_record_comes_the_next_frame_of_the_ledger_or_the_next_item_of_a_batch() {
        let at = Place { frame: 4, seq: 2 };
        assert_eq!(at.next(JournalId::Ledger), Place { frame: 5, seq: 0 });
        assert_eq!(at.next(JournalId::Replica(1)), Place { frame: 4, seq: 3 });
        let mut position = position();
        position.reach(JournalId::Replica(3), 6);
        assert_eq!(
            position.place(JournalId::Replica(3)),
            Place { frame: 7, seq: 0 }
        );
    }
}
