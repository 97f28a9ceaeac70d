//! Statistics: the records of a period are counted for each partner, from the index and what records say of each other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ntc_core::life::{Duty, Holder, Note, Standing, Subject};
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::reason::Reasoned;
use ntc_core::section::Section;
use ntc_core::tally::{Count, MAX_COUNTED, MAX_PERIOD, Pair, Said, add_amounts, may_tell, settled};
use ntc_core::time::Timestamp;
use thiserror::Error;

use crate::chain::{Disposition, RecordReadError, record_of};
use crate::lock::lock;
use crate::lookup::StateError;
use crate::outbox::Receipts;
use crate::partners::Roster;
use crate::publish::Publisher;
use crate::records::read;
use crate::store::index::{Filter, IndexEntry, IndexError, MAX_PAGE, PageKey, Refused};
use crate::thread::MAX_LINES;

#[cfg(test)]
mod tests;

/// Counts what was exchanged.
pub(crate) struct Stats {
    pub(crate) publisher: Arc<Publisher>,
    pub(crate) receipts: Arc<Receipts>,
}

/// From then on, and before then.
pub(crate) type Period = (Timestamp, Timestamp);

/// Why nothing is counted.
#[derive(Debug, Error, Reasoned)]
#[reason(Internal)]
pub(crate) enum StatsError {
    /// The period ends before it begins, or is too long.
    #[error("until: a period ends after it begins, and has {} days at most; a day alone means its beginning, at 00:00 UTC", MAX_PERIOD.as_secs() / 86_400)]
    #[reason(FieldInvalid, field = "until")]
    Period,
    /// It holds too many records.
    #[error("the period holds more than {MAX_COUNTED} records")]
    #[reason(PeriodTooLarge)]
    TooLarge,
    /// The partner is not enrolled.
    #[error("partner: {0} is not enrolled")]
    #[reason(PartyNotEnrolled, field = "partner")]
    Unknown(String),
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Index(#[from] IndexError),
    /// The state cannot be read.
    #[error(transparent)]
    State(#[from] StateError),
    /// An own record cannot be read.
    #[error(transparent)]
    #[reason(Corrupt)]
    Record(#[from] RecordReadError),
}

impl Stats {
    /// What was exchanged with each partner, or with one, in a period; of records that are not seen how many there are, and
    /// nothing else.
    ///
    /// # Errors
    /// When the period is none or holds too much, the partner is unknown, or something cannot be read.
    pub(crate) fn count(
        &self,
        (from, until): Period,
        partner: &str,
        sees: &dyn Fn(&IndexEntry) -> bool,
    ) -> Result<(BTreeMap<Party, Pair>, u64), StatsError> {
        check_period((from, until))?;
        let roster = self.publisher.partners.roster();
        let peers = roster.peers().keys();
        let wanted = peers.filter(|party| partner.is_empty() || party.as_str() == partner);
        let pairs: BTreeMap<_, _> = wanted
            .map(|party| (party.clone(), Pair::default()))
            .collect();
        if pairs.is_empty() && !partner.is_empty() {
            return Err(StatsError::Unknown(partner.to_owned()));
        }
        let mut counting = Counting {
            stats: self,
            roster: &roster,
            pairs,
            left: MAX_COUNTED,
            sees,
            unseen: 0,
        };
        counting.records((from, until))?;
        counting.overdue(self.publisher.clock.now())?;
        Ok((counting.pairs, counting.unseen))
    }
}

struct Counting<'a> {
    stats: &'a Stats,
    roster: &'a Roster,
    pairs: BTreeMap<Party, Pair>,
    /// Records that may still be counted.
    left: usize,
    sees: &'a dyn Fn(&IndexEntry) -> bool,
    /// Records that are not seen.
    unseen: u64,
}

impl Counting<'_> {
    fn records(&mut self, (from, until): Period) -> Result<(), StatsError> {
        let stats = self.stats;
        let index = stats.publisher.lookup.index();
        for kind in RecordKind::ALL {
            let filter = Filter {
                kinds: vec![kind],
                created_from: Some(from),
                created_until: Some(until),
                ..Filter::default()
            };
            let mut after: Option<PageKey> = None;
            loop {
                let page = index.list(&filter, after.as_ref(), MAX_PAGE)?;
                for entry in &page.entries {
                    self.take(entry)?;
                }
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
        }
        let mut after = None;
        loop {
            let page = index.refused(after.as_ref(), MAX_PAGE)?;
            for entry in &page.entries {
                if entry.created < from {
                    return self.recalled((from, until));
                }
                if entry.created < until {
                    self.take(entry)?;
                }
            }
            after = page.next;
            if after.is_none() {
                return self.recalled((from, until));
            }
        }
    }

    /// What was replaced or withdrawn is in no list: it is found by the records that say so, which come later.
    fn recalled(&mut self, (from, until): Period) -> Result<(), StatsError> {
        let stats = self.stats;
        let lookup = &stats.publisher.lookup;
        let filter = Filter {
            kinds: vec![RecordKind::Correction, RecordKind::Retraction],
            created_from: Some(from),
            ..Filter::default()
        };
        let mut seen = BTreeSet::new();
        let mut after: Option<PageKey> = None;
        loop {
            let page = lookup.index().list(&filter, after.as_ref(), MAX_PAGE)?;
            let orders = page.entries.iter();
            for order in orders.filter_map(|entry| read(lookup, entry)) {
                one_more(&mut self.left)?;
                for note in Note::of(&order) {
                    if Standing::of(&note).is_none() || !seen.insert(note.subject.clone()) {
                        continue;
                    }
                    let entry = lookup.entry(&note.subject)?.filter(|entry| {
                        let is_of_period = from <= entry.created && entry.created < until;
                        is_of_period && entry.refused.is_some_and(|it| it.was_accepted())
                    });
                    if let Some(entry) = entry {
                        self.take(&entry)?;
                    }
                }
            }
            after = page.next;
            if after.is_none() {
                return Ok(());
            }
        }
    }

    fn take(&mut self, entry: &IndexEntry) -> Result<(), StatsError> {
        one_more(&mut self.left)?;
        if !(self.sees)(entry) {
            self.unseen += 1;
            return Ok(());
        }
        if entry.origin == self.stats.publisher.party.as_str() {
            return self.own(entry);
        }
        let Ok(origin) = entry.origin.parse::<Party>() else {
            return Ok(());
        };
        let Some(pair) = self.pairs.get_mut(&origin) else {
            return Ok(());
        };
        let refused = entry.refused.filter(|refused| !refused.was_accepted());
        if let Some(refused) = refused {
            let code = refused.reason.code().to_owned();
            *pair.refused_here.entry(code).or_default() += 1;
        }
        count(
            pair,
            (entry.kind, &entry.categories),
            |count| match refused {
                None => count.accepted += 1,
                Some(_) => count.refused_here += 1,
            },
        );
        if entry.counts() {
            if may_tell(entry.kind)
                && let Some(record) = read(&self.stats.publisher.lookup, entry)
            {
                add_amounts(&mut pair.partners_seized, &record);
            }
            let own = self.stats.publisher.party.clone();
            self.owed(entry, std::slice::from_ref(&own))?;
        }
        Ok(())
    }

    fn own(&mut self, entry: &IndexEntry) -> Result<(), StatsError> {
        let stats = self.stats;
        let record = stats.publisher.ledger.record(entry.location.ledger_index)?;
        let standing = match entry.refused.filter(Refused::was_accepted) {
            Some(_) => self.standing(entry)?,
            None => None,
        };
        // What is erased is told no more.
        let seized = may_tell(entry.kind) && entry.counts();
        let seized = seized.then(|| record_of(&record.opening).ok()).flatten();
        let mut told = Vec::new();
        for (party, peer) in self.roster.peers() {
            let Some(pair) = self.pairs.get_mut(party) else {
                continue;
            };
            let decided = record.disposition(peer.slot);
            let Some(seq) = decided.and_then(|decided| decided.seq_plus_one.checked_sub(1)) else {
                continue;
            };
            let (is_gone, is_signed, refusal) = {
                let slot = stats.receipts.slot(peer.slot);
                let known = lock(&slot);
                let is_gone = known.sent().was_gone(seq);
                (is_gone, known.covered() > seq, known.refusal(seq))
            };
            if is_gone {
                // The peer does not know what it was.
                continue;
            }
            if let Some(refusal) = &refusal {
                let code = refusal.reason.to_string();
                *pair.refused_there.entry(code).or_default() += 1;
            }
            count(pair, (entry.kind, &entry.categories), |count| {
                count.sent += 1;
                count.signed += u64::from(is_signed);
                count.refused_there += u64::from(refusal.is_some());
            });
            if decided.is_some_and(|decided| shows(decided, &[Section::Event])) {
                told.push(party.clone());
            }
            let is_told = decided.is_some_and(|it| shows(it, &[Section::Event, Section::Goods]));
            if let Some(seized) = seized.as_ref().filter(|_| is_told && is_signed)
                && refusal.is_none()
            {
                add_amounts(&mut pair.own_seized, seized);
            }
            if let Some((standing, notes)) = &standing {
                pair.recalled += 1;
                let did = Holder::fold(party, notes);
                pair.recalls_outstanding += u64::from(!did.has_obeyed(*standing));
            }
        }
        if entry.counts() {
            self.owed(entry, &told)?;
        }
        Ok(())
    }

    /// Why an own record does not stand, and what its holders did.
    fn standing(&self, entry: &IndexEntry) -> Result<Option<(Standing, Vec<Note>)>, StatsError> {
        let state = self.stats.publisher.lookup.state();
        let Some(subject) = entry.subject() else {
            return Ok(None);
        };
        let Some(standing) = state.standing(&subject)? else {
            return Ok(None);
        };
        Ok(Some((standing, state.notes(&subject)?)))
    }

    /// Counts what came of what these parties owe because of a record.
    fn owed(&mut self, entry: &IndexEntry, by: &[Party]) -> Result<(), StatsError> {
        // Others ask for nothing, and need not be read.
        if !matches!(
            entry.kind,
            RecordKind::ConsignmentAlert | RecordKind::PassengerAlert | RecordKind::Request
        ) {
            return Ok(());
        }
        let lookup = &self.stats.publisher.lookup;
        let Some(record) = read(lookup, entry) else {
            return Ok(());
        };
        let Some(duty) = Duty::of(&record) else {
            return Ok(());
        };
        let subject = Subject::of(&record);
        let said = self.said(&subject)?;
        for by in by {
            let settled = settled(&duty, record.created(), by, &said);
            let (is_own, other) = side(&self.stats.publisher.party, by, &subject.origin);
            let Some(pair) = self.pairs.get_mut(other) else {
                continue;
            };
            let clocks = if is_own {
                &mut pair.own
            } else {
                &mut pair.partners
            };
            clocks.entry(duty.task).or_default().take(&settled);
        }
        Ok(())
    }

    /// What was said of a record.
    fn said(&self, subject: &Subject) -> Result<Vec<Said>, StatsError> {
        let lookup = &self.stats.publisher.lookup;
        let mut said = Vec::new();
        for speaker in lookup.state().spoke(subject, MAX_LINES)? {
            let Some(entry) = lookup.entry(&speaker)? else {
                continue;
            };
            let is_said = matches!(
                entry.kind,
                RecordKind::Answer
                    | RecordKind::Consent
                    | RecordKind::Outcome
                    | RecordKind::Acknowledgement
            );
            let record = is_said.then(|| read(lookup, &entry)).flatten();
            let notes = record.iter().flat_map(|record| {
                let at = record.created();
                let notes = Note::of(record).into_iter();
                notes.map(move |note| Said { at, note })
            });
            said.extend(notes.filter(|said| said.note.subject == *subject));
        }
        Ok(said)
    }

    /// Counts what is overdue now.
    fn overdue(&mut self, now: Timestamp) -> Result<(), StatsError> {
        let state = self.stats.publisher.lookup.state();
        let own = &self.stats.publisher.party;
        for owed in state.overdue(now) {
            let owed = owed?;
            let (is_own, other) = side(own, &owed.by, &owed.subject.origin);
            if let Some(pair) = self.pairs.get_mut(other) {
                let overdue = if is_own {
                    &mut pair.own_overdue
                } else {
                    &mut pair.partners_overdue
                };
                *overdue += 1;
            }
        }
        Ok(())
    }
}

/// Refuses a period that ends before it begins, or is too long.
fn check_period((from, until): Period) -> Result<(), StatsError> {
    if from >= until || until.since(from) > MAX_PERIOD {
        return Err(StatsError::Period);
    }
    Ok(())
}

/// One record more is counted, of those that still may be.
fn one_more(left: &mut usize) -> Result<(), StatsError> {
    *left = left.checked_sub(1).ok_or(StatsError::TooLarge)?;
    Ok(())
}

/// Whether what is owed is owed by the own party, and the partner under whom it counts: whom the own party owes it, or who
/// owes it.
fn side<'p>(own: &Party, by: &'p Party, author: &'p Party) -> (bool, &'p Party) {
    let is_own = by == own;
    (is_own, if is_own { author } else { by })
}

/// Counts a record under its kind and its categories.
fn count(pair: &mut Pair, (kind, categories): (RecordKind, &[String]), add: impl Fn(&mut Count)) {
    add(pair.kinds.entry(kind.name().to_owned()).or_default());
    for category in categories {
        add(pair.categories.entry(category.clone()).or_default());
    }
}

/// Whether these sections of the record go to the peer.
fn shows(decided: &Disposition, sections: &[Section]) -> bool {
    let told = decided.sections();
    sections.iter().all(|section| told.contains(*section))
}
