//! Renewing: a record of which a frame shows more, or something of which it erases, is read anew from all that
//! discloses it.
//!
//! What an earlier turn made of such a record stands in the files of the index, and may say what is erased by now: its
//! rows leave the files, and bodies that it named and names no more are noted.

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::policy::Verdict;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;

use super::{Content, Item, Turn};
use crate::bodies::Tombstone;
use crate::follow::FollowError;
use crate::lookup::Lookup;
use crate::media::named_by;
use crate::records::frames;
use crate::records::{HeldRecord, Summary};
use crate::store::index::{IndexEntry, JournalId, Location, Reference};

/// Frames that disclose one record at most: each reveal reads all of them. An author that is a node like this one
/// reveals a record sixteen times at most.
const MAX_DISCLOSING: usize = 32;

/// Why a record is read anew.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Cause {
    /// More of it was shown.
    Revealed,
    /// Something of it was erased.
    Erased,
    /// This party gave something of it up, or keeps it for another time.
    Kept,
}

/// A record to be read anew.
struct Renewed {
    entry: u64,
    cause: Cause,
    /// What the index knows of it.
    known: Option<IndexEntry>,
    /// Where it lies.
    first: Location,
}

/// What is left of a record.
struct LeftOf {
    content: Content,
    erased: SectionSet,
    revealed: SectionSet,
    reference: Option<Reference>,
    received: Option<Timestamp>,
}

impl Turn {
    /// The record of an entry is to be read anew.
    pub(super) fn is_changed(&mut self, entry: u64, cause: Cause) {
        let known = self.renewed.entry(entry).or_insert(cause);
        *known = cause.max(*known);
    }

    /// Reads anew what is to be, and leaves one item of each record.
    pub(super) fn renew(&mut self, lookup: &Lookup) -> Result<(), FollowError> {
        let renewed = self.renewals(lookup)?;
        let frames = self.frames_of(lookup, &renewed)?;
        let mut held = HeldRecord::read_all(lookup, self.journal, &frames);
        for renewed in renewed {
            let held = held.remove(&renewed.entry);
            if let Some(left) = self.left_of(lookup, &renewed, held) {
                self.take_renewed(renewed, left);
            }
        }
        let items = std::mem::take(&mut self.items).into_iter().zip(0..);
        let newest = items.filter(|(item, at)| {
            let newest = self.places.get(&item.location.ledger_index);
            newest == Some(at)
        });
        self.items = newest.map(|(item, _)| item).collect();
        self.places.clear();
        Ok(())
    }

    /// The records to be read anew that this turn or the index knows.
    fn renewals(&mut self, lookup: &Lookup) -> Result<Vec<Renewed>, FollowError> {
        let mut renewed = Vec::new();
        for (entry, cause) in std::mem::take(&mut self.renewed) {
            let place = Location {
                journal: self.journal,
                number: 0,
                ledger_index: entry,
            };
            let known = lookup.index().at(&place)?;
            let here = self.item(entry).map(|item| item.location);
            let first = known.as_ref().map(|known| known.location);
            let Some(first) = first.or(here) else {
                continue;
            };
            // Its author delivered it once more: that adds to what was known.
            let again = here.filter(|here| here.number != first.number);
            self.additions.extend(again);
            renewed.push(Renewed {
                entry,
                cause,
                known,
                first,
            });
        }
        Ok(renewed)
    }

    /// The frames that disclose these records: those that the index knows, and those of this turn. What a partner
    /// discloses of a record behind so many is not taken.
    fn frames_of(
        &mut self,
        lookup: &Lookup,
        renewed: &[Renewed],
    ) -> Result<BTreeMap<u64, BTreeSet<u64>>, FollowError> {
        let mut frames: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
        if self.journal == JournalId::Ledger {
            return Ok(frames);
        }
        let mut additions: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
        for addition in &self.additions {
            let of_entry = additions.entry(addition.ledger_index).or_default();
            of_entry.push(addition.number);
        }
        for Renewed { entry, first, .. } in renewed {
            let known = lookup.index().frames(first)?.into_iter();
            let of_entry: BTreeSet<_> = known
                .chain(additions.remove(entry).unwrap_or_default())
                .collect();
            for number in of_entry.into_iter().take(MAX_DISCLOSING) {
                frames.entry(number).or_default().insert(*entry);
            }
        }
        self.additions.retain(|addition| {
            let of_frame = frames.get(&addition.number);
            of_frame.is_some_and(|entries| entries.contains(&addition.ledger_index))
        });
        Ok(frames)
    }

    /// What is left of a record; none when it cannot be read.
    fn left_of(
        &self,
        lookup: &Lookup,
        renewed: &Renewed,
        held: Option<HeldRecord>,
    ) -> Option<LeftOf> {
        if self.journal == JournalId::Ledger {
            let left = frames::own_at(lookup, renewed.first.number)?;
            return Some(LeftOf {
                content: Content::own(&left)?,
                erased: left.erased,
                revealed: SectionSet::EMPTY,
                reference: left.reference,
                received: None,
            });
        }
        let held = held?;
        let known = renewed.known.as_ref().map(|known| Tombstone {
            id: known.id,
            kind: known.kind,
        });
        let content = match &held.opening {
            Some(opening) => Content::of(opening),
            None => Content::Erased(held.was.or(known)?),
        };
        Some(LeftOf {
            content,
            erased: held.erased,
            revealed: held.revealed,
            reference: None,
            received: Some(held.received),
        })
    }

    fn take_renewed(&mut self, renewed: Renewed, left: LeftOf) {
        let Renewed {
            entry,
            cause,
            known,
            first,
        } = renewed;
        let (erased, is_gone) = (left.erased, left.content.is_gone());
        let lost = |known: &IndexEntry| (erased, is_gone) != (known.erased, known.is_gone);
        if let Some(known) = known
            .as_ref()
            .filter(|known| cause != Cause::Revealed && lost(known))
        {
            self.erased.push(known.location);
            self.unnamed.extend(no_longer_named(known, &left.content));
        }
        let here = self.places.get(&entry).copied();
        if let Some(item) = here.and_then(|at| self.items.get_mut(at)) {
            item.location = first;
            item.replaces |= known.is_some();
            item.content = left.content;
            item.erased = left.erased;
            item.revealed = left.revealed;
            item.reference = left.reference;
        } else if let Some(known) = known.filter(|known| cause == Cause::Kept || lost(known)) {
            self.push(Item {
                // It was judged then, and what was erased since changes nothing of that.
                read_from: known.location.number,
                location: known.location,
                seq: known.seq,
                received: left.received.map(|_| known.received),
                content: left.content,
                erased: left.erased,
                revealed: left.revealed,
                reference: left.reference,
                replaces: true,
                verdict: Verdict::Accept,
                due: None,
            });
        }
    }
}

/// The bodies that a record named as the index knows it and does not name as it is now, each with the place of its
/// record in the feed and its own in the record.
fn no_longer_named(
    known: &IndexEntry,
    content: &Content,
) -> impl Iterator<Item = ((u64, u32), [u8; 32])> + use<> {
    let names = content.record().into_iter().flat_map(named_by);
    let names: BTreeSet<_> = names.map(|body| body.sha256).collect();
    let seq = known.seq;
    let named: Vec<_> = Summary::read(known)
        .media()
        .map(|body| body.sha256)
        .collect();
    let named = (0..).zip(named);
    let gone = named.filter(move |(_, body)| !names.contains(body));
    gone.map(move |(place, body)| ((seq, place), body))
}
