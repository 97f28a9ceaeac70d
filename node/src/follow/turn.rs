//! One turn: the next frames of a journal, read once and handed to every follower.

mod renew;

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::envelope::Opening;
use ntc_core::ledger::batch::{MAX_DELIVERIES, MAX_ERASURES};
use ntc_core::party::Party;
use ntc_core::policy::Verdict;
use ntc_core::reason::Reason;
use ntc_core::record::Record;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;

use self::renew::Cause;
use super::{FollowError, share};
use crate::bodies::Tombstone;
use crate::chain::{Checked, Left, Records, Told, record_of};
use crate::journal::{Frame, Reader};
use crate::lookup::Lookup;
use crate::records::frames::{self, Delivered};
use crate::store::index::{JournalId, Location, MAX_BATCH_ENTRIES, Reference};

/// Frames of a turn at most.
const FRAMES_AT_ONCE: usize = 512;
/// Items, and records to be read anew, from which on a turn takes no further frame, so that whatever one frame holds
/// still fits.
const ENOUGH_ITEMS: usize = 256;
const _: () = assert!(ENOUGH_ITEMS + MAX_DELIVERIES + MAX_ERASURES < MAX_BATCH_ENTRIES);

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
    /// What was disclosed, in the order of the journal, and one for each record.
    pub(super) items: Vec<Item>,
    /// Further frames that disclose more of a record.
    pub(super) additions: Vec<Location>,
    /// Records of an earlier turn of which something was erased; what is left of each is among the items.
    pub(super) erased: Vec<Location>,
    /// Bodies that these named, each with the place of its record in the feed and its own in the record.
    pub(super) unnamed: Vec<((u64, u32), [u8; 32])>,
    /// Where among the items each entry's record is.
    places: BTreeMap<u64, usize>,
    /// Entries whose records are read anew when all frames are read, and why.
    renewed: BTreeMap<u64, Cause>,
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
    /// What of it is read.
    pub(super) content: Content,
    /// What of it was erased.
    pub(super) erased: SectionSet,
    /// What of it was shown later than the record itself.
    pub(super) revealed: SectionSet,
    /// Of an own record its source reference, when the section that held it was erased.
    pub(super) reference: Option<Reference>,
    /// True when it takes the place of what is known of this record.
    pub(super) replaces: bool,
    /// What becomes of it.
    pub(super) verdict: Verdict,
    /// When something of it is kept no longer.
    pub(super) due: Option<Timestamp>,
}

/// What is read of a record.
pub(super) enum Content {
    /// The record, as far as it is disclosed and left.
    Record(Box<Record>),
    /// Why its bytes are none that this software knows.
    Unread(Reason),
    /// Nothing is left of it.
    Erased(Tombstone),
}

impl Content {
    /// What an opening discloses.
    pub(super) fn of(opening: &Opening) -> Self {
        match record_of(opening) {
            Ok(record) => Self::Record(Box::new(record)),
            Err(error) if is_told(error.reason) => Self::Unread(error.reason),
            Err(_) => Self::Unread(Reason::Malformed),
        }
    }

    /// What a delivery discloses; none when it disclosed nothing.
    fn delivered(item: &Delivered) -> Option<Self> {
        match &item.opening {
            Some(opening) => Some(Self::of(opening)),
            None => item.was.map(Self::Erased),
        }
    }

    /// What is left of an own record; none when its bytes are no record.
    fn own(left: &Left) -> Option<Self> {
        let record = record_of(&left.opening).ok()?;
        if left.opening.sections.is_empty() && !left.erased.is_empty() {
            return Some(Self::Erased(Tombstone {
                id: *record.id().as_bytes(),
                kind: record.kind(),
            }));
        }
        Some(Self::Record(Box::new(record)))
    }

    /// The record, if one is read.
    pub(super) const fn record(&self) -> Option<&Record> {
        match self {
            Self::Record(record) => Some(record),
            Self::Unread(_) | Self::Erased(_) => None,
        }
    }

    /// Whether nothing is left of it.
    pub(super) const fn is_gone(&self) -> bool {
        matches!(self, Self::Erased(_))
    }
}

/// Whether why bytes are no record is told by its own name: a newer version may read them, or what is passed on does not
/// prove itself.
const fn is_told(reason: Reason) -> bool {
    let carried = matches!(reason, Reason::CarriedUnproven | Reason::OnwardAgain);
    carried || reason.awaits_newer_version()
}

/// What a frame of the own ledger tells.
enum Own {
    /// A record as it was checked when it was published.
    Checked(Checked),
    /// What is left of a record.
    Left(Left, Content),
    /// That something of the record at an entry was erased.
    Erases(u64),
}

impl Own {
    /// Reads a frame; none when it tells nothing of a record. What cannot be read is left out here and found by
    /// verification.
    fn read(records: &Records, payload: &[u8]) -> Option<Self> {
        match frames::own(records, payload)? {
            Told::Record(left) => {
                let content = Content::own(&left)?;
                Some(Self::Left(left, content))
            }
            Told::Erases(target) => Some(Self::Erases(target)),
        }
    }
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
            erased: Vec::new(),
            unnamed: Vec::new(),
            places: BTreeMap::new(),
            renewed: BTreeMap::new(),
        }
    }

    /// The same with one item more.
    pub(super) fn with(mut self, item: Item) -> Self {
        self.push(item);
        self
    }

    /// A turn that reads records anew of which this party gave something up, or that are kept for another time than the
    /// index knows.
    pub(super) fn again(
        lookup: &Lookup,
        (journal, from): (JournalId, &Party),
        known: Known,
        entries: &BTreeSet<u64>,
    ) -> Result<Self, FollowError> {
        let mut turn = Self::of(from, journal);
        turn.known = known;
        for entry in entries {
            turn.is_changed(*entry, Cause::Kept);
        }
        turn.renew(lookup)?;
        Ok(turn)
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
        let frames = reader.scan(turn.next).take(FRAMES_AT_ONCE);
        match journal {
            JournalId::Ledger => turn.own(lookup, &frames.collect::<Result<Vec<_>, _>>()?),
            JournalId::Replica(_) => {
                for frame in frames {
                    let frame = frame?;
                    turn.received(lookup, frame.number, &frame.payload)?;
                    turn.passes(&frame);
                    if turn.items.len() + turn.renewed.len() > ENOUGH_ITEMS {
                        break;
                    }
                }
            }
            JournalId::Node => {}
        }
        turn.renew(lookup)?;
        Ok(turn)
    }

    fn passes(&mut self, frame: &Frame) {
        self.next = frame.next();
        self.frames += 1;
    }

    /// Takes frames of the own ledger, each of one record at most.
    fn own(&mut self, lookup: &Lookup, frames: &[Frame]) {
        let records = lookup.own();
        let checked = |frame: &Frame| records?.take_checked(frame.number);
        let checked: Vec<_> = frames.iter().map(checked).collect();
        let unread = frames.iter().zip(&checked);
        let unread: Vec<_> = unread.filter(|(_, checked)| checked.is_none()).collect();
        let read = share::each(&unread, |(frame, _)| Own::read(records?, &frame.payload));
        let mut read = read.into_iter();
        for (frame, checked) in frames.iter().zip(checked) {
            let own = match checked {
                Some(checked) => Some(Own::Checked(checked)),
                None => read.next().flatten(),
            };
            let number = frame.number;
            match own {
                Some(Own::Checked(it)) => {
                    let content = Content::Record(it.record);
                    let whole = (SectionSet::EMPTY, None);
                    self.push_own(number, it.ledger_index, content, whole);
                }
                Some(Own::Left(left, content)) => {
                    let gone = (left.erased, left.reference);
                    self.push_own(number, left.ledger_index, content, gone);
                }
                Some(Own::Erases(target)) => self.is_changed(target, Cause::Erased),
                None => {}
            }
            self.passes(frame);
        }
    }

    /// Takes an own record, and what was erased of it.
    fn push_own(
        &mut self,
        number: u64,
        ledger_index: u64,
        content: Content,
        (erased, reference): (SectionSet, Option<Reference>),
    ) {
        let location = Location {
            journal: JournalId::Ledger,
            number,
            ledger_index,
        };
        self.push(Item {
            read_from: number,
            location,
            seq: 0,
            received: None,
            content,
            erased,
            revealed: SectionSet::EMPTY,
            reference,
            replaces: number < self.known.indexed,
            verdict: Verdict::Accept,
            due: None,
        });
    }

    fn received(
        &mut self,
        lookup: &Lookup,
        number: u64,
        payload: &[u8],
    ) -> Result<(), FollowError> {
        let replica = lookup.replica(self.journal);
        let batch = replica.and_then(|replica| frames::received(&replica, payload));
        let Some(batch) = batch else {
            return Ok(());
        };
        let contents = share::each(&batch.items, Content::delivered);
        for (item, content) in batch.items.iter().zip(contents) {
            let location = Location {
                journal: self.journal,
                number,
                ledger_index: item.ledger_index,
            };
            if let Some(content) = content {
                self.delivered(lookup, (item, content), location, batch.at)?;
            }
        }
        for target in batch.erases {
            self.is_changed(target, Cause::Erased);
        }
        Ok(())
    }

    fn delivered(
        &mut self,
        lookup: &Lookup,
        (item, content): (&Delivered, Content),
        location: Location,
        at: Timestamp,
    ) -> Result<(), FollowError> {
        let mut taken = Item {
            read_from: location.number,
            location,
            seq: item.seq,
            received: Some(at),
            content,
            erased: item.erased,
            revealed: item.revealed(),
            reference: None,
            replaces: location.number < self.known.indexed,
            verdict: Verdict::Accept,
            due: None,
        };
        if taken.content.is_gone() {
            // Something may be left of it that another item shows.
            if !self.knows(lookup, &location)? {
                self.push(taken);
            }
            return Ok(());
        }
        let first = match self.item(location.ledger_index) {
            Some(first) => Some((first.location, first.replaces)),
            None if item.reveals => match lookup.index().at(&location)? {
                // A second record of an id stays one, whatever more is shown of it.
                Some(known) if known.is_replay() => return Ok(()),
                known => known.map(|known| (known.location, true)),
            },
            None => None,
        };
        if let Some((first, replaces)) = first {
            (taken.location, taken.replaces) = (first, replaces);
            if location.number != first.number && location.number >= self.known.indexed {
                self.additions.push(location);
            }
            self.is_changed(location.ledger_index, Cause::Revealed);
        }
        self.push(taken);
        Ok(())
    }

    /// Whether this turn or the index knows the record at a place.
    fn knows(&self, lookup: &Lookup, place: &Location) -> Result<bool, FollowError> {
        let here = self.item(place.ledger_index).is_some();
        Ok(here || lookup.index().at(place)?.is_some())
    }

    /// Takes an item, in the place of an earlier one of the same record.
    fn push(&mut self, item: Item) {
        let entry = item.location.ledger_index;
        self.places.insert(entry, self.items.len());
        self.items.push(item);
    }

    /// The item of an entry's record.
    fn item(&self, entry: u64) -> Option<&Item> {
        self.items.get(*self.places.get(&entry)?)
    }
}
