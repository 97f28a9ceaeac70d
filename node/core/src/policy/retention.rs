//! Retention: until when a record may be kept, and by whose word. The shortest time counts: what its author says, what
//! the agreements say that cover it, what this party says of all that it receives.
//!
//! It is computed from what is in force now. So what a party signs later counts for what it holds already.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use super::agreement::{AfterEnd, Agreement};
use super::book::Standing;
use super::decide::covers;
use sha2::{Digest as _, Sha256};

use super::{AgreementRef, Labels, Policies};
use crate::party::Party;
use crate::record::{Event, Record};
use crate::section::{Section, SectionSet};
use crate::time::Timestamp;

/// By whose word something is kept no longer.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Bound {
    /// Its author said so when it signed the record.
    Author,
    /// The agreement says how long records of the kind, or the section, are kept.
    Agreement(AgreementRef),
    /// The agreement ended, and says that what was sent is erased then.
    Ended(AgreementRef),
    /// This party keeps nothing longer that it receives.
    Own,
}

impl Bound {
    /// The word for it, lower case.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Agreement(_) => "agreement",
            Self::Ended(_) => "agreement_ended",
            Self::Own => "own",
        }
    }
}

impl Bound {
    /// The agreement that says so; none for the word of a party.
    pub const fn agreement(&self) -> Option<&AgreementRef> {
        match self {
            Self::Agreement(agreement) | Self::Ended(agreement) => Some(agreement),
            Self::Author | Self::Own => None,
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Author => f.write_str("its author"),
            Self::Agreement(agreement) => write!(f, "the agreement {}", agreement.id),
            Self::Ended(agreement) => write!(f, "the end of the agreement {}", agreement.id),
            Self::Own => f.write_str("the rule of this node"),
        }
    }
}

/// How long a record is kept.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Kept {
    /// The first moment at which nothing of it is kept.
    pub until: Timestamp,
    /// By whose word.
    pub by: Bound,
    /// Sections that are kept for a shorter time.
    pub sections: BTreeMap<Section, (Timestamp, Bound)>,
}

impl Kept {
    /// What is kept no longer of what is there: all of it, or some sections.
    pub fn over(&self, present: SectionSet, now: Timestamp) -> SectionSet {
        if now >= self.until {
            return SectionSet::ALL;
        }
        let over = self.sections.iter().filter(|(_, (until, _))| now >= *until);
        let over = over.fold(SectionSet::EMPTY, |over, (section, _)| over.with(*section));
        over.intersection(present)
    }

    /// When something of what is there is kept no longer.
    pub fn next(&self, present: SectionSet) -> Timestamp {
        let there = self
            .sections
            .iter()
            .filter(|(section, _)| present.contains(**section));
        there.fold(self.until, |next, (_, (until, _))| next.min(*until))
    }

    fn bound(&mut self, until: Timestamp, by: Bound) {
        if until < self.until {
            (self.until, self.by) = (until, by);
        }
    }

    fn bound_section(&mut self, section: Section, until: Timestamp, by: Bound) {
        let shorter = self
            .sections
            .get(&section)
            .is_none_or(|(known, _)| until < *known);
        if shorter {
            self.sections.insert(section, (until, by));
        }
    }

    /// What an agreement says of a record that it covers.
    fn agreed(&mut self, labels: &Labels, agreement: &Agreement) {
        let (retention, by) = (agreement.retention(), agreement.reference());
        let until = labels.created.plus(retention.of(labels.told_kind()));
        self.bound(until, Bound::Agreement(by.clone()));
        for (section, kept) in retention.of_sections() {
            let until = labels.created.plus(kept);
            self.bound_section(section, until, Bound::Agreement(by.clone()));
        }
    }
}

/// How an agreement that both parties signed bears on what is kept.
#[derive(Clone, Copy, Debug)]
enum Bearing {
    /// As long as it lasts, suspended or not.
    Lasts,
    /// It ended then.
    Ended(Timestamp),
    /// It was terminated.
    Terminated,
}

impl Bearing {
    /// None where it does not count, or not yet.
    const fn of(standing: &Standing) -> Option<Self> {
        Some(match standing {
            Standing::InForce | Standing::Provisional | Standing::Suspended(_) => Self::Lasts,
            Standing::Expired(end) | Standing::LeftOut(_, end) => Self::Ended(*end),
            Standing::Terminated(_) => Self::Terminated,
            Standing::Superseded(_)
            | Standing::Withdrawn
            | Standing::Excluded
            | Standing::Proposed(_)
            | Standing::NotYetValid(_) => return None,
        })
    }
}

/// How long this party keeps a record that `from` told it at a time, or that is its own; none for one that only runs the
/// federation, which is kept. `most` is how long this party keeps anything that it received.
///
/// An agreement that ended counts while none that is in force covers the record.
pub fn kept(
    labels: &Labels,
    (from, taken): (&Party, Timestamp),
    most: Option<Duration>,
    policies: &Policies,
    now: Timestamp,
) -> Option<Kept> {
    if labels.kind.is_administrative() {
        return None;
    }
    let mut kept = Kept {
        until: labels.expires,
        by: Bound::Author,
        sections: BTreeMap::new(),
    };
    let own = policies.own();
    if from == own {
        return Some(kept);
    }
    let mut ended = Vec::new();
    let mut is_covered = false;
    for entry in policies.book().between(from, own) {
        let agreement = entry.agreement();
        let standing = policies.book().pair_standing(entry, from, own, now);
        let Some(bearing) = Bearing::of(&standing) else {
            continue;
        };
        if !covers(labels, (from, own), agreement) {
            continue;
        }
        match bearing {
            Bearing::Lasts => {
                is_covered = true;
                kept.agreed(labels, agreement);
            }
            Bearing::Ended(end) => ended.push((agreement, end)),
            // It acts at once.
            Bearing::Terminated => ended.push((agreement, now)),
        }
    }
    for (agreement, end) in ended.into_iter().filter(|_| !is_covered) {
        kept.agreed(labels, agreement);
        if agreement.validity().after_end == AfterEnd::Erase {
            kept.bound(end, Bound::Ended(agreement.reference().clone()));
        }
    }
    if let Some(most) = most {
        kept.bound(taken.plus(most), Bound::Own);
    }
    let until = kept.until;
    kept.sections
        .retain(|_, (of_section, _)| *of_section < until);
    Some(kept)
}

/// The same of a record itself, with what of it is there. What this party passes on is kept, here and by whoever has it by
/// way of this party, as long as what it came from.
pub fn kept_of(
    record: &Record,
    (from, taken): (&Party, Timestamp),
    most: Option<Duration>,
    policies: &Policies,
    now: Timestamp,
) -> Option<(Kept, SectionSet)> {
    if from != policies.own() {
        let labels = Labels::received(record);
        let kept = kept(&labels, (from, taken), most, policies, now)?;
        return Some((kept, labels.present));
    }
    let labels = Labels::own(record);
    let own = kept(&labels, (from, taken), None, policies, now)?;
    let (Some(carried), Some(Event::Forward(event))) = (record.carried(), &record.sections().event)
    else {
        return Some((own, labels.present));
    };
    let (author, told) = (carried.origin(), Labels::received(carried));
    let Some(mut kept) = kept(&told, (author, event.received), most, policies, now) else {
        return Some((own, labels.present));
    };
    kept.bound(own.until, own.by);
    Some((kept, labels.present))
}

/// What decides now how long records of partners are kept, and nothing else: while it is the same, so is what [`kept`]
/// answers, but for agreements that were terminated, which end at every moment.
pub fn keeping(policies: &Policies, most: Option<Duration>, now: Timestamp) -> [u8; 32] {
    let (own, book) = (policies.own(), policies.book());
    let mut hash = Sha256::new();
    hash.update(format!("{own} {most:?}"));
    let entries = book.entries().into_iter();
    for entry in entries.filter(|entry| entry.agreement().names(own)) {
        for party in entry.agreement().parties().filter(|party| *party != own) {
            let standing = book.pair_standing(entry, party, own, now);
            if let Some(bearing) = Bearing::of(&standing) {
                hash.update(b"\n");
                hash.update(entry.sha256());
                hash.update(format!(" {party} {bearing:?}"));
            }
        }
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests;
