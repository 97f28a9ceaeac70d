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

use crate::bodies::BodyError;
use crate::chain::{Disposition, Frame, Ledger, RecordFrame, RecordReadError, Step, StoredRecord};
use crate::journal::{Frame as Kept, JournalError};
use crate::partners::{PartnerError, Partners};

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
    /// Whoever asked went away.
    #[error("nobody waits for what was decided again")]
    #[reason(Internal)]
    Unheard,
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
    /// Decisions that cannot be made again: what they rested on was erased or cannot be decoded, or the policies of then
    /// are not known.
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
    /// Decides again what was decided from then on, with these rules in the place of the own ones. `heard` is told how
    /// many decisions were made, and says whether somebody waits for the rest.
    ///
    /// # Errors
    /// When ledger or partners' journal cannot be read, or nobody waits.
    pub(crate) fn run(
        &self,
        rules: &Arc<dyn Local>,
        from: Timestamp,
        heard: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Replayed, ReplayError> {
        let ever = self.partners.ever_acted()?;
        let with_rules = ever.into_iter().map(|(digest, policies)| {
            let policies = Policies::clone(&policies).with_local(Arc::clone(rules));
            (digest, policies)
        });
        let head = self.ledger.head();
        let slots = head.feeds.iter();
        let log = Log {
            from,
            ever: with_rules.collect(),
            slots: slots
                .map(|(slot, feed)| (*slot, feed.head.recipient.clone()))
                .collect(),
            record: |index| self.ledger.record(index),
        };
        log.again(self.ledger.records().journal().scan(0), heard)
    }
}

/// What was decided, and by what.
struct Log<R> {
    from: Timestamp,
    /// The policies of then by their digest, with other rules.
    ever: BTreeMap<[u8; 32], Policies>,
    /// The peers by the slot of their feed.
    slots: BTreeMap<u64, Party>,
    /// The record at an index of the ledger.
    record: R,
}

impl<R: Fn(u64) -> Result<Arc<StoredRecord>, RecordReadError>> Log<R> {
    fn again(
        &self,
        frames: impl Iterator<Item = Result<Kept, JournalError>>,
        heard: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Replayed, ReplayError> {
        let mut replayed = Replayed::default();
        for frame in frames {
            match Frame::decode(&*frame?.payload) {
                Ok(Frame {
                    step: Some(Step::Record(frame)),
                }) => self.frame(&frame, &mut replayed)?,
                Ok(Frame { step: Some(_) }) => {}
                // How many decisions it held is not known either.
                Ok(Frame { step: None }) | Err(_) => replayed.unknown += 1,
            }
            if !heard(replayed.decisions) {
                return Err(ReplayError::Unheard);
            }
        }
        Ok(replayed)
    }

    fn frame(&self, frame: &RecordFrame, replayed: &mut Replayed) -> Result<(), ReplayError> {
        let all = frame.dispositions.len() as u64;
        let Ok(entry) = Entry::decode(&frame.entry) else {
            replayed.unknown += all;
            return Ok(());
        };
        let at = entry.time();
        if at < self.from {
            return Ok(());
        }
        let record = match (self.record)(frame.ledger_index) {
            Ok(record) => record,
            Err(error) if is_undecodable(&error) => {
                replayed.unknown += all;
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        };
        if record.labels.kind.is_administrative() {
            return Ok(());
        }
        let digest = <[u8; 32]>::try_from(frame.policy.as_slice()).ok();
        let policies = digest.and_then(|digest| self.ever.get(&digest));
        let Some(policies) = policies.filter(|_| record.erased.is_empty()) else {
            replayed.unknown += all;
            return Ok(());
        };
        for disposition in &frame.dispositions {
            let Some(peer) = self.slots.get(&disposition.slot) else {
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

/// Whether what was read is not what it should be, and reading on may find more.
const fn is_undecodable(error: &RecordReadError) -> bool {
    matches!(
        error,
        RecordReadError::NotARecord(_)
            | RecordReadError::Bodies(BodyError::Unreadable(_) | BodyError::Foreign { .. })
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A log of nothing but frames.
    fn again(
        payloads: Vec<Vec<u8>>,
        heard: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Replayed, ReplayError> {
        let log = Log {
            from: Timestamp::from_millis(0),
            ever: BTreeMap::new(),
            slots: BTreeMap::new(),
            record: |index| Err(RecordReadError::NotARecord(index)),
        };
        let frames = (0..).zip(payloads);
        let frames = frames.map(|(number, payload)| Ok(Kept { number, payload }));
        log.again(frames, heard)
    }

    fn of_record(entry: Vec<u8>) -> Vec<u8> {
        let step = Some(Step::Record(RecordFrame {
            entry,
            dispositions: vec![Disposition::default(); 2],
            ..RecordFrame::default()
        }));
        Frame { step }.encode_to_vec()
    }

    #[test]
    fn what_cannot_be_decoded_counts_as_unknown() {
        let replayed = again(vec![vec![0xff; 3], of_record(vec![1, 2, 3])], &mut |_| true);
        let replayed = replayed.unwrap();
        assert_eq!((replayed.unknown, replayed.decisions), (3, 0));
    }

    #[test]
    fn a_replay_for_which_nobody_waits_ends() {
        let mut asked = 0;
        let replayed = again(vec![of_record(Vec::new()); 9], &mut |_| {
            asked += 1;
            asked < 3
        });
        assert!(matches!(replayed, Err(ReplayError::Unheard)));
        assert_eq!(asked, 3);
    }
}
