//! The turn: the next frames of one journal, read once for every follower.

use ntc_core::envelope::Opening;
use ntc_core::ledger::batch::{MAX_DELIVERIES, MAX_ERASURES};
use ntc_core::party::Party;
use ntc_core::policy::Verdict;
use ntc_core::reason::Reason;
use ntc_core::record::Record;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;

use super::FollowError;
use crate::bodies::Tombstone;
use crate::chain::{Left, Records, record_of};
use crate::journal::Reader;
use crate::lookup::Lookup;
use crate::media::named_by;
use crate::records::frames::{self, Delivered};
use crate::records::{HeldRecord, Summary, joined};
use crate::store::index::{IndexEntry, JournalId, Location, MAX_BATCH_ENTRIES, Reference};

/// Frames of a turn at most.
const FRAMES_AT_ONCE: usize = 512;
/// Items from which on a turn takes no further frame, so that whatever one frame holds still fits.
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
    /// What was disclosed, in the order of the journal.
    pub(super) items: Vec<Item>,
    /// Further frames that disclose more of a record.
    pub(super) additions: Vec<Location>,
    /// Records of an earlier turn of which something was erased; what is left of each is among the items.
    pub(super) erased: Vec<Location>,
    /// Bodies that these named, each with the place of its record in the feed and its own in the record.
    pub(super) unnamed: Vec<((u64, u32), [u8; 32])>,
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
    /// Of an own record its source reference, when the section that held it was erased.
    pub(super) reference: Option<Reference>,
    /// True when it takes the place of what is known of this record.
    pub(super) replaces: bool,
    /// What becomes of it.
    pub(super) verdict: Verdict,
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
            Err(error) if error.reason.awaits_newer_version() => Self::Unread(error.reason),
            Err(_) => Self::Unread(Reason::Malformed),
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
                JournalId::Ledger => turn.own(lookup, frame.number, &frame.payload)?,
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
    fn own(&mut self, lookup: &Lookup, number: u64, payload: &[u8]) -> Result<(), FollowError> {
        if let Some(checked) = lookup.own().and_then(|own| own.take_checked(number)) {
            let content = Content::Record(checked.record);
            self.push_own(
                number,
                checked.ledger_index,
                content,
                (SectionSet::EMPTY, None),
            );
            return Ok(());
        }
        if let Some(target) = Records::erases(payload) {
            return self.erases(lookup, target);
        }
        let own = lookup
            .own()
            .and_then(|records| frames::own(records, payload));
        let Some((own, content)) = own.and_then(|own| Content::own(&own).map(|it| (own, it)))
        else {
            return Ok(());
        };
        self.push_own(
            number,
            own.ledger_index,
            content,
            (own.erased, own.reference),
        );
        Ok(())
    }

    /// Takes an own record, and what was erased of it.
    fn push_own(
        &mut self,
        number: u64,
        ledger_index: u64,
        content: Content,
        (erased, reference): (SectionSet, Option<Reference>),
    ) {
        self.items.push(Item {
            read_from: number,
            location: Location {
                journal: JournalId::Ledger,
                number,
                ledger_index,
            },
            seq: 0,
            received: None,
            content,
            erased,
            reference,
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
        let replica = lookup.replica(self.journal);
        let batch = replica.and_then(|replica| frames::received(&replica, payload, |_| true));
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
        for target in batch.erases {
            self.erases(lookup, target)?;
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
        let content = match (&item.opening, item.was) {
            (Some(opening), _) => Content::of(opening),
            (None, Some(was)) => Content::Erased(was),
            (None, None) => return Ok(()),
        };
        let mut taken = Item {
            read_from: location.number,
            location,
            seq: item.seq,
            received: Some(at),
            content,
            erased: item.erased,
            reference: None,
            replaces: location.number < self.known.indexed,
            verdict: Verdict::Accept,
        };
        let Some(opening) = item.opening else {
            // Something may be left of it that another item shows.
            if !self.knows(lookup, &location)? {
                self.items.push(taken);
            }
            return Ok(());
        };
        if item.reveals
            && let Some(first) = self.first_of(lookup, &taken)?
        {
            let mut opening = opening;
            if let Some(frame) = lookup.read(location.journal, first.number)
                && let Some(replica) = lookup.replica(location.journal)
                && let Some(held) = HeldRecord::in_frame(&replica, &frame, &first)
            {
                taken.erased = taken.erased.union(held.erased);
                opening = match held.opening {
                    Some(held) => joined(held, opening),
                    None => opening,
                };
            }
            self.additions.push(location);
            taken.content = Content::of(&opening);
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

    /// Something of the record at an entry was erased: what is left of it takes the place of what was known.
    fn erases(&mut self, lookup: &Lookup, target: u64) -> Result<(), FollowError> {
        let place = Location {
            journal: self.journal,
            number: 0,
            ledger_index: target,
        };
        let mut known = self.items.iter().map(|item| &item.location);
        // What this turn read was read without what its frames erase.
        if known.any(|location| location.is_same_entry(&place)) {
            return Ok(());
        }
        let Some(entry) = lookup.index().at(&place)? else {
            return Ok(());
        };
        let Some((content, erased, reference)) = left_of(lookup, &entry)? else {
            return Ok(());
        };
        if (erased, content.is_gone()) == (entry.erased, entry.is_gone) {
            return Ok(());
        }
        let names = content.record().into_iter().flat_map(named_by);
        let names: Vec<_> = names.map(|body| body.sha256).collect();
        let summary = Summary::read(&entry);
        let named = (0..).zip(summary.media());
        let mut named: Vec<_> = named
            .map(|(place, body)| ((entry.seq, place), body.sha256))
            .collect();
        named.retain(|(_, body)| !names.contains(body));
        self.unnamed.extend(named);
        self.items.push(Item {
            // It was judged then, and what was erased since changes nothing of that.
            read_from: entry.location.number,
            location: entry.location,
            seq: entry.seq,
            received: (self.journal != JournalId::Ledger).then_some(entry.received),
            content,
            erased,
            reference,
            replaces: true,
            verdict: Verdict::Accept,
        });
        self.erased.push(entry.location);
        Ok(())
    }

    /// Whether this turn or the index knows the record at a place.
    fn knows(&self, lookup: &Lookup, place: &Location) -> Result<bool, FollowError> {
        let mut here = self.items.iter();
        let here = here.any(|item| item.location.is_same_entry(place));
        Ok(here || lookup.index().at(place)?.is_some())
    }

    /// Where the record lies that an item adds to: in this turn, or as the index knows it.
    fn first_of(&self, lookup: &Lookup, item: &Item) -> Result<Option<Location>, FollowError> {
        let same = |location: &Location| location.is_same_entry(&item.location);
        let here = self.items.iter().map(|item| item.location).find(same);
        if here.is_some() {
            return Ok(here);
        }
        let Some(record) = item.content.record() else {
            return Ok(None);
        };
        let known = lookup.index().by_id(*record.id().as_bytes())?;
        Ok(known.into_iter().map(|entry| entry.location).find(same))
    }
}

/// What is left of a record, what of it was erased, and the reference that went with it; none when it cannot be read.
fn left_of(
    lookup: &Lookup,
    entry: &IndexEntry,
) -> Result<Option<(Content, SectionSet, Option<Reference>)>, FollowError> {
    if entry.location.journal == JournalId::Ledger {
        let frame = lookup.read(JournalId::Ledger, entry.location.number);
        let own = frame.zip(lookup.own());
        let left = own.and_then(|(frame, records)| frames::own(records, &frame));
        let left = left.and_then(|left| Some((Content::own(&left)?, left.erased, left.reference)));
        return Ok(left);
    }
    let Some(held) = HeldRecord::read(lookup, &entry.location)? else {
        return Ok(None);
    };
    let content = match &held.opening {
        Some(opening) => Content::of(opening),
        None => Content::Erased(Tombstone {
            id: entry.id,
            kind: entry.kind,
        }),
    };
    Ok(Some((content, held.erased, None)))
}
