//! What was decided, decided again under other rules.
//!
//! Three logs say what was decided. The ledger: a RECORD entry commits to what each peer was to get of a record and why,
//! and to the policies that said so, before any byte leaves; what leaves by it at once is decided again with it. The log of
//! decisions: what came, queries and their answers, what was shown on request, and what left later or by other policies.
//! The audit: what officers did. A replay asks the function that decided then, with other rules in the place of the own
//! ones; where only the rules were asked, it asks them the same question.
//!
//! What runs the federation is not asked about by any rule, and is left out.

#[cfg(test)]
mod laws;
mod logged;
mod office;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ntc_core::identity::officer::Role;
use ntc_core::ledger::entry::Entry;
use ntc_core::life::Subject;
use ntc_core::party::Party;
use ntc_core::policy::local::Act;
use ntc_core::policy::local::Local;
use ntc_core::policy::{Labels, Policies, explain, releasable};
use ntc_core::reason::Reasoned;
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use ntc_core::wire;
use ntc_policy::{Deed, Evaluator};
use prost::Message as _;
use thiserror::Error;

use crate::audit::Audit;
use crate::bodies::BodyError;
use crate::chain::{Disposition, Frame, Ledger, RecordFrame, RecordReadError, Step, StoredRecord};
use crate::decisions::{Decisions, DecisionsError};
use crate::journal::{Frame as Kept, JournalError};
use crate::lookup::Lookup;
use crate::partners::{PartnerError, Partners};
use crate::records::HeldRecord;
use crate::store::index::Location;

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
    /// The log of decisions cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Decisions(#[from] DecisionsError),
    /// Whoever asked went away.
    #[error("nobody waits for what was decided again")]
    #[reason(Internal)]
    Unheard,
}

/// What a change is about.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// What is done.
    pub deed: Deed,
    /// With which partner, or by officers with which roles.
    pub who: Who,
    /// Of what.
    pub what: What,
}

/// With whom something is done, or by whom.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Who {
    /// A partner.
    Party(Party),
    /// Officers with these roles, and no others.
    Officers(BTreeSet<Role>),
}

/// Of what something is done.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum What {
    /// A record, or a question, as a whole.
    Whole,
    /// A section of a record.
    Section(Section),
    /// A call.
    Call(String),
}

/// Where the first of what changes stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Example {
    /// An own record, by its index in the ledger.
    Own(u64),
    /// A record of a partner, by where it lies.
    Received(Location),
    /// An entry of the audit, by its number.
    Entry(u64),
}

/// Decisions of one kind.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Count {
    /// Those that were made again.
    pub decisions: u64,
    /// Those by which more would go, or be done.
    pub more: u64,
    /// Those by which less would.
    pub less: u64,
}

/// What changes at one place.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Changed {
    /// How often it would go and did not.
    pub newly_sent: u64,
    /// How often it went and would not.
    pub newly_withheld: u64,
    /// The first of which it is so; none where it has no name.
    pub example: Option<Example>,
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
    /// The same for each deed.
    pub counts: BTreeMap<Deed, Count>,
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
    fn by(refused: bool, sections: SectionSet) -> Self {
        Self {
            goes: !refused,
            sections: if refused { SectionSet::EMPTY } else { sections },
        }
    }

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

/// What was decided, and what would be.
struct Compared {
    deed: Deed,
    who: Who,
    /// What the whole is: a record, or a call.
    whole: What,
    before: Outcome,
    now: Outcome,
    example: Option<Example>,
}

impl Replayed {
    /// Decides once more under these policies, as publishing does, and takes what is another.
    pub fn take(&mut self, decided: &Decided<'_>, policies: &Policies) {
        let deed = Act::of_feed(decided.labels).into();
        let now = explain(decided.labels, decided.peer, policies, decided.at);
        let now = Outcome::by(now.refused.is_some(), now.disclosed);
        self.count(deed);
        if now != decided.outcome {
            self.compare(&decided.compared(deed, decided.outcome, now));
        }
    }

    /// Decides once more what leaves of what an entry decided, by the same entry: of what publishing lets go now too, so
    /// that nothing is told twice.
    pub fn leaves(&mut self, decided: &Decided<'_>, policies: &Policies) {
        let deed = Deed::Send;
        if Act::of_feed(decided.labels) != Act::Publish || !decided.outcome.goes {
            return;
        }
        let (labels, peer, at) = (decided.labels, decided.peer, decided.at);
        let published = explain(labels, peer, policies, at);
        let committed = decided.outcome.sections.intersection(published.disclosed);
        let before = Outcome::by(published.refused.is_some(), committed);
        if !before.goes {
            self.count(deed);
            return;
        }
        let now = releasable(labels, peer, committed, policies, at);
        let now = Outcome::by(now.refused.is_some(), now.disclosed);
        self.count(deed);
        if now != before {
            self.compare(&decided.compared(deed, before, now));
        }
    }

    /// Counts a decision that was made again.
    fn count(&mut self, deed: Deed) {
        self.decisions += 1;
        self.counts.entry(deed).or_default().decisions += 1;
    }

    fn compare(&mut self, compared: &Compared) {
        let Compared { before, now, .. } = compared;
        let (more, less) = (
            now.sections.difference(before.sections),
            before.sections.difference(now.sections),
        );
        let is_more = u64::from(!more.is_empty() || (now.goes && !before.goes));
        let is_less = u64::from(!less.is_empty() || (before.goes && !now.goes));
        self.newly_sent += is_more;
        self.newly_withheld += is_less;
        let count = self.counts.entry(compared.deed).or_default();
        count.more += is_more;
        count.less += is_less;
        if now.goes != before.goes {
            self.note(compared, compared.whole.clone(), now.goes);
        }
        for (sections, sent) in [(more, true), (less, false)] {
            for section in sections.iter() {
                self.note(compared, What::Section(section), sent);
            }
        }
    }

    fn note(&mut self, compared: &Compared, what: What, sent: bool) {
        let place = Place {
            deed: compared.deed,
            who: compared.who.clone(),
            what,
        };
        let changed = self.changes.entry(place).or_default();
        changed.newly_sent += u64::from(sent);
        changed.newly_withheld += u64::from(!sent);
        changed.example = changed.example.or(compared.example);
    }
}

impl Decided<'_> {
    fn compared(&self, deed: Deed, before: Outcome, now: Outcome) -> Compared {
        Compared {
            deed,
            who: Who::Party(self.peer.clone()),
            whole: What::Whole,
            before,
            now,
            example: Some(Example::Own(self.record)),
        }
    }
}

/// Decides again what the three logs hold.
#[derive(Clone)]
pub(crate) struct Replay {
    pub(crate) ledger: Ledger,
    pub(crate) partners: Arc<Partners>,
    pub(crate) decisions: Arc<Decisions>,
    pub(crate) lookup: Arc<Lookup>,
    pub(crate) audit: Arc<Audit>,
}

impl Replay {
    /// Decides again what was decided from then on, with these rules in the place of the own ones. `heard` is told how
    /// many decisions were made, and says whether somebody waits for the rest.
    ///
    /// # Errors
    /// When ledger or partners' journal cannot be read, or nobody waits.
    pub(crate) fn run(
        &self,
        rules: &Arc<Evaluator>,
        from: Timestamp,
        heard: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Replayed, ReplayError> {
        let mut replayed = Replayed::default();
        let late = self.logged(rules, from, (&mut replayed, heard))?;
        self.office(rules, from, (&mut replayed, heard))?;
        self.entries(rules, from, late, (&mut replayed, heard))?;
        Ok(replayed)
    }

    /// The record that is an example; none when it cannot be read any more.
    pub(crate) fn named(&self, example: &Example) -> Option<Subject> {
        let opening = match example {
            Example::Own(index) => {
                let record = self.ledger.record(*index).ok();
                record.map(|record| record.opening.clone())
            }
            Example::Received(at) => {
                let held = HeldRecord::read(&self.lookup, at).ok().flatten();
                held.and_then(|held| held.opening)
            }
            Example::Entry(_) => None,
        };
        let header = wire::record::header(&opening?.header).ok()?;
        Some(Subject {
            origin: header.origin,
            id: header.id,
        })
    }

    /// Decides again what RECORD entries of the ledger say. What left `late` is decided again elsewhere.
    fn entries(
        &self,
        rules: &Arc<Evaluator>,
        from: Timestamp,
        late: BTreeSet<(Party, u64)>,
        (replayed, heard): (&mut Replayed, &mut dyn FnMut(u64) -> bool),
    ) -> Result<(), ReplayError> {
        let ever = self.partners.ever_acted()?;
        let with_rules = ever.into_iter().map(|(digest, policies)| {
            let local: Arc<dyn Local> = Arc::clone(rules) as _;
            let policies = Policies::clone(&policies).with_local(local);
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
            late,
        };
        let frames = self.ledger.records().journal().scan(0);
        log.again(frames, replayed, heard)
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
    /// What left to whom by a decision of its own.
    late: BTreeSet<(Party, u64)>,
}

impl<R: Fn(u64) -> Result<Arc<StoredRecord>, RecordReadError>> Log<R> {
    fn again(
        &self,
        frames: impl Iterator<Item = Result<Kept, JournalError>>,
        replayed: &mut Replayed,
        heard: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), ReplayError> {
        for frame in frames {
            match Frame::decode(&*frame?.payload) {
                Ok(Frame {
                    step: Some(Step::Record(frame)),
                }) => self.frame(&frame, replayed)?,
                Ok(Frame { step: Some(_) }) => {}
                // How many decisions it held is not known either.
                Ok(Frame { step: None }) | Err(_) => replayed.unknown += 1,
            }
            if !heard(replayed.decisions) {
                return Err(ReplayError::Unheard);
            }
        }
        Ok(())
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
            if !self.late.contains(&(peer.clone(), frame.ledger_index)) {
                replayed.leaves(&decided, policies);
            }
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
            late: BTreeSet::new(),
        };
        let frames = (0..).zip(payloads);
        let frames = frames.map(|(number, payload)| Ok(Kept { number, payload }));
        let mut replayed = Replayed::default();
        log.again(frames, &mut replayed, heard)?;
        Ok(replayed)
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
