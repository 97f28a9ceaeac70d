//! What was decided, decided again under other rules.
//!
//! The ledger is the log of decisions: a RECORD entry commits to what each peer was to get of a record and why, and to the
//! policies that said so, before any byte leaves. So nothing more is written when a record is published, and a replay asks
//! the function that decided then, with the policies of then and other rules in the place of the own ones.
//!
//! What runs the federation is not asked about by any rule, and is left out.

use std::collections::BTreeMap;
use std::sync::Arc;

use ntc_core::ledger::entry::Entry;
use ntc_core::party::Party;
use ntc_core::policy::local::Local;
use ntc_core::policy::{Labels, Policies, explain};
use ntc_core::reason::Reasoned;
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use prost::Message as _;
use thiserror::Error;

use crate::chain::{Disposition, Frame, Ledger, RecordFrame, RecordReadError, Step};
use crate::journal::JournalError;
use crate::partners::{PartnerError, Partners};

/// Decisions between two reports of progress.
const TELL_EVERY: u64 = 4096;

/// Why nothing was decided again.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum ReplayError {
    /// The ledger cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Journal(#[from] JournalError),
    /// A record of it cannot be read.
    #[error(transparent)]
    #[reason(Internal)]
    Record(#[from] RecordReadError),
    /// The policies of then cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Partner(#[from] PartnerError),
}

/// Whom a change is about, and which section; none for whole records.
pub(crate) type Place = (Party, Option<Section>);

/// What changes at one place.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Changed {
    /// How often it would go and did not.
    pub newly_sent: u64,
    /// How often it went and would not.
    pub newly_withheld: u64,
    /// Index of the first record of which it is so in the ledger.
    pub example: Option<u64>,
}

/// What a replay came to.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Replayed {
    /// Decisions that were made again.
    pub decisions: u64,
    /// Decisions by which a peer would be told a record, or more of it, than it was.
    pub newly_sent: u64,
    /// Decisions by which a peer would be told less.
    pub newly_withheld: u64,
    /// Decisions that cannot be made again: what they rested on was erased, or the policies of then are not known.
    pub unknown: u64,
    /// What changes, and nothing else.
    pub changes: BTreeMap<Place, Changed>,
}

/// What a peer was, or would be, told of a record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Outcome {
    /// Whether it learns of the record.
    pub goes: bool,
    /// The sections that go.
    pub sections: SectionSet,
}

impl Outcome {
    fn of(disposition: &Disposition) -> Self {
        Self {
            goes: disposition.goes(),
            sections: disposition.sections(),
        }
    }
}

/// One decision that is made again.
#[derive(Clone, Copy, Debug)]
pub struct Decided<'a> {
    /// The peer.
    pub peer: &'a Party,
    /// What rules may know of the record.
    pub labels: &'a Labels,
    /// When it was decided.
    pub at: Timestamp,
    /// What was decided.
    pub outcome: Outcome,
    /// Index of the record in the ledger.
    pub record: u64,
}

impl Replayed {
    /// Decides once more under these policies, as publishing does, and takes what is another.
    pub fn take(&mut self, decided: &Decided<'_>, policies: &Policies) {
        let now = explain(decided.labels, decided.peer, policies, decided.at);
        let now = Outcome {
            goes: now.refused.is_none(),
            sections: now.disclosed,
        };
        self.decisions += 1;
        if now != decided.outcome {
            self.compare(decided, now);
        }
    }

    fn compare(&mut self, decided: &Decided<'_>, now: Outcome) {
        let before = decided.outcome;
        let (more, less) = (
            now.sections.difference(before.sections),
            before.sections.difference(now.sections),
        );
        self.newly_sent += u64::from(!more.is_empty() || (now.goes && !before.goes));
        self.newly_withheld += u64::from(!less.is_empty() || (before.goes && !now.goes));
        if now.goes != before.goes {
            self.note(decided, None, now.goes);
        }
        more.iter()
            .for_each(|section| self.note(decided, Some(section), true));
        less.iter()
            .for_each(|section| self.note(decided, Some(section), false));
    }

    fn note(&mut self, decided: &Decided<'_>, section: Option<Section>, sent: bool) {
        let place = (decided.peer.clone(), section);
        let changed = self.changes.entry(place).or_default();
        changed.newly_sent += u64::from(sent);
        changed.newly_withheld += u64::from(!sent);
        changed.example = changed.example.or(Some(decided.record));
    }
}

/// Decides again what the ledger holds.
#[derive(Clone)]
pub(crate) struct Replay {
    pub(crate) ledger: Ledger,
    pub(crate) partners: Arc<Partners>,
}

impl Replay {
    /// Decides again what was decided from then on, with these rules in the place of the own ones. `tell` hears how many
    /// decisions were made.
    ///
    /// # Errors
    /// When ledger or partners' journal cannot be read.
    pub(crate) fn run(
        &self,
        rules: &Arc<dyn Local>,
        from: Timestamp,
        tell: &mut dyn FnMut(u64),
    ) -> Result<Replayed, ReplayError> {
        let ever = self.partners.ever_acted()?;
        let with_rules = ever.into_iter().map(|(digest, policies)| {
            let policies = Policies::clone(&policies).with_local(Arc::clone(rules));
            (digest, policies)
        });
        let ever: BTreeMap<[u8; 32], Policies> = with_rules.collect();
        let head = self.ledger.head();
        let slots = head.feeds.iter();
        let slots: BTreeMap<u64, &Party> = slots
            .map(|(slot, feed)| (*slot, &feed.head.recipient))
            .collect();
        let mut replayed = Replayed::default();
        let mut told = 0;
        for frame in self.ledger.records().journal().scan(0) {
            let step = Frame::decode(&*frame?.payload).ok();
            let Some(Step::Record(frame)) = step.and_then(|frame| frame.step) else {
                continue;
            };
            let at = Entry::decode(&frame.entry).ok().map(|entry| entry.time());
            let Some(at) = at.filter(|at| *at >= from) else {
                continue;
            };
            self.again((&frame, at), &ever, &slots, &mut replayed)?;
            if replayed.decisions >= told + TELL_EVERY {
                told = replayed.decisions;
                tell(told);
            }
        }
        Ok(replayed)
    }

    fn again(
        &self,
        (frame, at): (&RecordFrame, Timestamp),
        ever: &BTreeMap<[u8; 32], Policies>,
        slots: &BTreeMap<u64, &Party>,
        replayed: &mut Replayed,
    ) -> Result<(), ReplayError> {
        let record = self.ledger.record(frame.ledger_index)?;
        if record.labels.kind.is_administrative() {
            return Ok(());
        }
        let digest = <[u8; 32]>::try_from(frame.policy.as_slice()).ok();
        let policies = digest.and_then(|digest| ever.get(&digest));
        let Some(policies) = policies.filter(|_| record.erased.is_empty()) else {
            replayed.unknown += frame.dispositions.len() as u64;
            return Ok(());
        };
        for disposition in &frame.dispositions {
            let Some(peer) = slots.get(&disposition.slot) else {
                replayed.unknown += 1;
                continue;
            };
            let decided = Decided {
                peer,
                labels: &record.labels,
                at,
                outcome: Outcome::of(disposition),
                record: frame.ledger_index,
            };
            replayed.take(&decided, policies);
        }
        Ok(())
    }
}
