//! The follower that judges what was received, and the steps of agreements that come with it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ntc_core::identity::card::KeyRole;
use ntc_core::party::Party;
use ntc_core::policy::accept::judge;
use ntc_core::policy::{Policies, Verdict, kept_of};
use ntc_core::reason::Reason;
use ntc_core::record::{Event, Record};
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use ntc_policy::Deed;

use super::FollowError;
use super::index;
use super::turn::{Content, Item, Turn};
use crate::decisions::{Decisions, Line, LineOf, Noting, Said};
use crate::lock::lock;
use crate::lookup::{Changes, State, StateError};
use crate::media::{MediaStore, named_by};
use crate::partners::{Partners, Peer, Placed, Turn as Steps};
use crate::ports::Clock;
use crate::quota::Quotas;
use crate::store::index::{JournalId, Location, Refused};

/// Judges by the policies and the clock of this moment.
pub(crate) struct Judge {
    pub(crate) own: Party,
    pub(crate) partners: Arc<Partners>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) media: MediaStore,
    pub(crate) quotas: Arc<Quotas>,
    /// How long anything is kept that a partner told; none for as long as its author and the agreements let it.
    pub(crate) most: Option<Duration>,
    /// What is decided here is logged.
    pub(crate) decisions: Arc<Decisions>,
    /// The policies that judged last, and the same with rules that keep what they say.
    pub(crate) noting: Mutex<Option<Asking>>,
}

/// Policies, and the same with rules that keep what they say: made once for each policies, not for each turn.
#[derive(Clone)]
pub(crate) struct Asking {
    of: Arc<Policies>,
    policies: Arc<Policies>,
    noting: Option<Arc<Noting>>,
}

impl Asking {
    fn of(of: Arc<Policies>) -> Self {
        let (policies, noting) = Noting::of(&of);
        Self {
            of,
            policies: Arc::new(policies),
            noting,
        }
    }

    /// The verdict on a record, and what the rules said of it.
    fn judge(
        &self,
        (record, revealed): (&Record, SectionSet),
        from: &Party,
        now: Timestamp,
    ) -> (Verdict, Option<Said>) {
        let verdict = judge(record, revealed, from, &self.policies, now);
        (
            verdict,
            self.noting.as_ref().and_then(|noting| noting.said()),
        )
    }
}

impl Judge {
    /// What asks by these policies.
    fn asking(&self, policies: &Arc<Policies>) -> Asking {
        let mut known = lock(&self.noting);
        match &*known {
            Some(asking) if Arc::ptr_eq(&asking.of, policies) => asking.clone(),
            _ => known.insert(Asking::of(Arc::clone(policies))).clone(),
        }
    }

    /// Logs a line; those that wait are made durable when they are many.
    pub(super) fn log(&self, line: &Line) -> Result<(), FollowError> {
        let noted = self.decisions.note(line);
        if self.decisions.is_full() {
            self.decisions.ensure(noted)?;
        }
        Ok(())
    }

    /// Whose journal it is; none when that party is not enrolled.
    pub(super) fn party(&self, journal: JournalId) -> Option<Party> {
        match journal {
            JournalId::Ledger => Some(self.own.clone()),
            JournalId::Replica(slot) => {
                let roster = self.partners.roster();
                let mut peers = roster.peers().iter();
                let peer = peers.find(|(_, peer)| peer.slot == u64::from(slot));
                peer.map(|(party, _)| party.clone())
            }
            JournalId::Node => None,
        }
    }

    /// The journals of all partners that are enrolled, and whose each is.
    pub(super) fn journals(&self) -> BTreeMap<JournalId, Party> {
        let roster = self.partners.roster();
        let peers = roster.peers().iter();
        let journals = peers.map(|(party, peer)| (JournalId::replica(peer.slot), party.clone()));
        journals.collect()
    }

    /// Judges what a turn read, in its order: a step of an agreement counts for what comes behind it, as it did for its
    /// author. What was judged before keeps its verdict.
    ///
    /// Answers what to remember; or until when the turn has to wait, because its party changes agreements too fast.
    pub(super) fn judge(
        &self,
        state: &State,
        turn: &mut Turn,
        from: &Party,
    ) -> Result<Result<Outcome, Timestamp>, FollowError> {
        let mut outcome = Outcome::default();
        let mut steps = Vec::new();
        let roster = self.partners.roster();
        let mut policies = roster.policies();
        let mut asking = self.asking(&policies);
        let now = self.clock.now();
        let mut line = LineOf::new(&policies, from, now);
        let mut lines = Vec::new();
        for item in &mut turn.items {
            item.due = self.due_of(item, from);
            if item.read_from < turn.known.judged {
                let refused = state.refused(turn.journal, item.seq)?;
                item.verdict = verdict_of(refused);
                continue;
            }
            item.verdict = match &item.content {
                Content::Unread(reason) => Verdict::Refuse(*reason),
                // Nothing is left to be judged.
                Content::Erased(_) => Verdict::Accept,
                Content::Record(_) if *from == self.own => Verdict::Accept,
                Content::Record(record) if !is_authors(record, roster.peers()) => UNPROVEN,
                Content::Record(record) => {
                    let (verdict, said) = asking.judge((record, item.revealed), from, now);
                    if !record.kind().is_administrative() {
                        let logged = line.said(Deed::Accept, said);
                        line.push(logged.of_received(&item.location, item.read_from));
                    }
                    verdict
                }
            };
            match (index::refused(item.verdict), item.content.record()) {
                (Some(refused), _) => {
                    let refusal = index::refusal(item, refused);
                    outcome.changes.refuse(turn.journal, &refusal);
                }
                (None, Some(record)) => {
                    let place = (turn.journal, item.seq);
                    outcome.wanted |= self.want(state, &mut outcome.changes, place, record)?;
                    if let Some(placed) = placed(record, item.seq).filter(|_| *from != self.own) {
                        let step = (placed.record, &placed.step);
                        let after = roster.after(&policies, from, step, self.clock.now());
                        if let Ok(after) = after {
                            policies = after;
                            asking = self.asking(&policies);
                            let next = LineOf::new(&policies, from, now);
                            lines.push(std::mem::replace(&mut line, next).done());
                        }
                        steps.push(placed);
                    }
                }
                (None, None) => {}
            }
        }
        if let Steps::Wait(until) = self.partners.agreed(from, &steps)? {
            return Ok(Err(until));
        }
        lines.push(line.done());
        for line in &lines {
            self.log(line)?;
        }
        outcome
            .changes
            .judged(turn.journal, turn.next.max(turn.known.judged));
        Ok(Ok(outcome))
    }

    /// Wants the bodies that an accepted record of a partner names and that are not held, or do not count against the
    /// partner's quota yet; true when there are any.
    pub(super) fn want(
        &self,
        state: &State,
        changes: &mut Changes,
        (journal, seq): (JournalId, u64),
        record: &Record,
    ) -> Result<bool, StateError> {
        let mut wanted = false;
        for (place, body) in (0..).zip(named_by(record)) {
            let is_settled = journal == JournalId::Ledger
                || (self.media.holds(&body.sha256) && state.counts(journal, &body.sha256)?);
            if !is_settled {
                changes.want(journal, seq, place, &body);
                wanted = true;
            }
        }
        Ok(wanted)
    }

    /// When something of what an item holds is kept no longer.
    fn due_of(&self, item: &Item, from: &Party) -> Option<Timestamp> {
        match &item.content {
            Content::Record(record) => {
                self.due(record, from, item.received.unwrap_or(record.created()))
            }
            // What cannot be read has no name that its author could be told.
            Content::Unread(_) | Content::Erased(_) => None,
        }
    }

    /// When something of a record is kept no longer, of what is there; none when it is kept.
    pub(super) fn due(
        &self,
        record: &Record,
        from: &Party,
        received: Timestamp,
    ) -> Option<Timestamp> {
        let (policies, now) = (self.partners.roster().policies(), self.clock.now());
        let kept = kept_of(record, (from, received), self.most, &policies, now);
        kept.map(|(kept, present)| kept.next(present))
    }

    /// The verdict on one record as of now, and the line that says so. Own records were judged when they were published.
    pub(super) fn verdict(
        &self,
        (record, revealed): (&Record, SectionSet),
        from: &Party,
        location: &Location,
    ) -> (Verdict, Option<Line>) {
        if *from == self.own {
            return (Verdict::Accept, None);
        }
        let roster = self.partners.roster();
        if !is_authors(record, roster.peers()) {
            return (UNPROVEN, None);
        }
        let (policies, now) = (roster.policies(), self.clock.now());
        let (verdict, said) = self.asking(&policies).judge((record, revealed), from, now);
        if record.kind().is_administrative() {
            return (verdict, None);
        }
        let mut line = LineOf::new(&policies, from, now);
        let item = line.said(Deed::Accept, said);
        line.push(item.of_received(location, location.number));
        (verdict, Some(line.done()))
    }

    /// Takes the step of an agreement that an accepted record carries, by its place in its author's feed, or in the own
    /// ledger. One that was taken before changes nothing. Answers when to try again, if its party has to wait.
    pub(super) fn agree(&self, record: &Record, place: u64) -> Result<Steps, FollowError> {
        let Some(placed) = placed(record, place) else {
            return Ok(Steps::Done);
        };
        if *record.origin() != self.own {
            return Ok(self.partners.agreed(record.origin(), &[placed])?);
        }
        if let Err(error) = self
            .partners
            .agreed_own(placed.record, Some(place), &placed.step)
        {
            tracing::debug!(%error, record.id = %record.id(), "own step stays refused");
        }
        Ok(Steps::Done)
    }
}

/// The verdict on a record that passes on what is not proven to be its author's.
const UNPROVEN: Verdict = Verdict::Refuse(Reason::CarriedUnproven);

/// False for a record that passes on one of a partner whose card does not name the key that signed it, for the place
/// where it stands in that partner's ledger. Of a party that is no partner, whoever passes it on vouches for the key.
fn is_authors(record: &Record, peers: &BTreeMap<Party, Peer>) -> bool {
    let Some(Event::Forward(event)) = &record.sections().event else {
        return true;
    };
    let Some(peer) = peers.get(&event.record.origin) else {
        return true;
    };
    let mut keys = peer.card.listed_keys().iter();
    keys.any(|listed| {
        let is_same = || {
            listed
                .public()
                .is_some_and(|key| *key.as_bytes() == event.author_key)
        };
        let place = event.ledger_index;
        listed.known_role() == Some(KeyRole::Author)
            && listed.from <= place
            && listed.to.is_none_or(|end| place < end)
            && is_same()
    })
}

/// What judging a turn came to.
#[derive(Default)]
pub(super) struct Outcome {
    /// What the state is told.
    pub(super) changes: Changes,
    /// True when a body came to be wanted.
    pub(super) wanted: bool,
}

/// The step of an agreement that a record carries.
fn placed(record: &Record, place: u64) -> Option<Placed> {
    let step = record.agreement_move()?.clone();
    let record = record.id();
    Some(Placed {
        place,
        record,
        step,
    })
}

/// The verdict that a refusal comes from.
const fn verdict_of(refused: Option<Refused>) -> Verdict {
    match refused {
        None => Verdict::Accept,
        Some(Refused {
            reason,
            until: Some(until),
        }) => Verdict::Wait { reason, until },
        Some(Refused { reason, .. }) => Verdict::Refuse(reason),
    }
}
