//! The turn: the next frames of one journal, read once for every follower.

use ntc_core::envelope::Opening;
use ntc_core::ledger::batch::MAX_DELIVERIES;
use ntc_core::party::Party;
use ntc_core::policy::Verdict;
use ntc_core::reason::Reason;
use ntc_core::record::Record;
use ntc_core::time::Timestamp;

use super::FollowError;
use crate::chain::record_of;
use crate::journal::Reader;
use crate::lookup::Lookup;
use crate::records::frames::{self, Delivered};
use crate::records::{HeldRecord, joined};
use crate::store::index::{JournalId, Location, MAX_BATCH_ENTRIES};

/// Frames of a turn at most.
const FRAMES_AT_ONCE: usize = 512;
/// Items from which on a turn takes no further frame, so that whatever one frame holds still fits.
const ENOUGH_ITEMS: usize = 256;
const _: () = assert!(ENOUGH_ITEMS + MAX_DELIVERIES < MAX_BATCH_ENTRIES);

/// What one turn read.
pub(super) struct Turn {
    /// Of which journal.
    pub(super) journal: JournalId,
    /// Whose journal, as a party is written.
    pub(super) from: String,
    /// Up to here the index follows this journal already, and this state has judged it.
    pub(super) known: Known,
    /// Where the next turn goes on.
    pub(super) next: u64,
    /// Frames read.
    pub(super) frames: u64,
    /// What was disclosed, in the order of the journal.
    pub(super) items: Vec<Item>,
    /// Further frames that disclose more of a record.
    pub(super) additions: Vec<Location>,
}

/// How far a journal is known. The index and the state are saved apart, so that after a crash either may be behind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// Frames in the index.
    pub(super) indexed: u64,
    /// Frames judged.
    pub(super) judged: u64,
}

impl Known {
    /// The frame to go on with.
    pub(super) fn start(self) -> u64 {
        self.indexed.min(self.judged)
    }
}

/// A record that was published or received.
pub(super) struct Item {
    /// The frame that this turn read it from.
    pub(super) read_from: u64,
    /// Where it lies.
    pub(super) location: Location,
    /// Its place in the feed; 0 for own records.
    pub(super) seq: u64,
    /// When it was taken; none for own records, which count from their signature.
    pub(super) received: Option<Timestamp>,
    /// The record, or why its bytes are none that this software knows.
    pub(super) record: Result<Record, Reason>,
    /// True when it takes the place of what is known of this record.
    pub(super) replaces: bool,
    /// What becomes of it.
    pub(super) verdict: Verdict,
}

impl Turn {
    /// A turn of a party's journal that read nothing.
    pub(super) fn of(from: &Party, journal: JournalId) -> Self {
        Self {
            journal,
            from: from.to_string(),
            known: Known::default(),
            next: 0,
            frames: 0,
            items: Vec::new(),
            additions: Vec::new(),
        }
    }

    /// Reads the next frames of a journal.
    pub(super) fn read(
        lookup: &Lookup,
        journal: JournalId,
        from: &Party,
        reader: &Reader,
        known: Known,
    ) -> Result<Self, FollowError> {
        let mut turn = Self::of(from, journal);
        turn.known = known;
        turn.next = known.start();
        for frame in reader.scan(turn.next).take(FRAMES_AT_ONCE) {
            let frame = frame?;
            match journal {
                JournalId::Ledger => turn.own(lookup, frame.number, &frame.payload),
                JournalId::Replica(_) => turn.received(lookup, frame.number, &frame.payload)?,
                JournalId::Node => {}
            }
            turn.next = frame.next();
            turn.frames += 1;
            if turn.items.len() > ENOUGH_ITEMS {
                break;
            }
        }
        Ok(turn)
    }

    /// A frame that cannot be read is left out here and found by verification.
    fn own(&mut self, lookup: &Lookup, number: u64, payload: &[u8]) {
        let own = lookup
            .own()
            .and_then(|records| frames::own(records, payload));
        let Some(own) = own else {
            return;
        };
        let Ok(record) = record_of(&own.opening) else {
            return;
        };
        self.items.push(Item {
            read_from: number,
            location: Location {
                journal: JournalId::Ledger,
                number,
                ledger_index: own.ledger_index,
            },
            seq: 0,
            received: None,
            record: Ok(record),
            replaces: number < self.known.indexed,
            verdict: Verdict::Accept,
        });
    }

    fn received(
        &mut self,
        lookup: &Lookup,
        number: u64,
        payload: &[u8],
    ) -> Result<(), FollowError> {
        let bodies = lookup.bodies(self.journal);
        let batch = bodies.and_then(|bodies| frames::received(&bodies, payload, |_| true));
        let Some(batch) = batch else {
            return Ok(());
        };
        for item in batch.items {
            let location = Location {
                journal: self.journal,
                number,
                ledger_index: item.ledger_index,
            };
            self.delivered(lookup, item, location, batch.at)?;
        }
        Ok(())
    }

    fn delivered(
        &mut self,
        lookup: &Lookup,
        item: Delivered,
        location: Location,
        at: Timestamp,
    ) -> Result<(), FollowError> {
        let Some(mut opening) = item.opening else {
            return Ok(());
        };
        let mut taken = Item {
            read_from: location.number,
            location,
            seq: item.seq,
            received: Some(at),
            record: opened(&opening),
            replaces: location.number < self.known.indexed,
            verdict: Verdict::Accept,
        };
        if item.reveals
            && let Some(first) = self.first_of(lookup, &taken)?
        {
            if let Some(frame) = lookup.read(location.journal, first.number)
                && let Some(bodies) = lookup.bodies(location.journal)
                && let Some(held) = HeldRecord::in_frame(&bodies, &frame, &first)
            {
                opening = joined(held.opening, opening);
            }
            self.additions.push(location);
            taken.record = opened(&opening);
            taken.replaces = true;
            taken.location = Location {
                number: first.number,
                ..location
            };
            self.items
                .retain(|item| !item.location.is_same_entry(&location));
        }
        self.items.push(taken);
        Ok(())
    }

    /// Where the record lies that an item adds to: in this turn, or as the index knows it.
    fn first_of(&self, lookup: &Lookup, item: &Item) -> Result<Option<Location>, FollowError> {
        let same = |location: &Location| location.is_same_entry(&item.location);
        let here = self.items.iter().map(|item| item.location).find(same);
        if here.is_some() {
            return Ok(here);
        }
        let Ok(record) = &item.record else {
            return Ok(None);
        };
        let known = lookup.index().by_id(*record.id().as_bytes())?;
        Ok(known.into_iter().map(|entry| entry.location).find(same))
    }
}

/// The record that an opening discloses, or why it is kept as refused.
fn opened(opening: &Opening) -> Result<Record, Reason> {
    record_of(opening).map_err(|error| {
        if error.reason.awaits_newer_version() {
            error.reason
        } else {
            Reason::Malformed
        }
    })
}
