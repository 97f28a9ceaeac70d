//! The steps of agreements that the journals hold and the partners' journal does not, taken after a start: a crash, or
//! a backup of one and not of the other, comes between them.

mod look;

use std::collections::{BTreeMap, VecDeque};

use ntc_core::record::Record;
use ntc_core::time::Timestamp;

use self::look::{Look, Step};
use super::FollowError;
use super::judge::Judge;
use crate::chain::record_of;
use crate::lookup::Lookup;
use crate::partners::Turn as Steps;
use crate::records::HeldRecord;
use crate::records::frames;
use crate::store::index::{JournalId, Location};

/// Steps of one journal that one turn takes.
const STEPS_PER_TURN: usize = 128;

/// What is missing, found and taken in turns. A journal of which steps are missing is not followed meanwhile: a newer
/// step that was taken first would hide the older ones.
#[derive(Debug, Default)]
pub(super) struct Missing {
    stage: Stage,
    /// Behind the steps of each journal that were tried: one that does not fit is not tried again.
    tried: BTreeMap<JournalId, u64>,
}

#[derive(Debug, Default)]
enum Stage {
    /// The journals are not followed to their ends yet.
    #[default]
    Before,
    /// The index is looked through.
    Look(Look),
    /// What was found is taken, the oldest first, so that a document comes before its signatures. True when the index
    /// is to be looked through once more.
    Take(BTreeMap<JournalId, Queue>, bool),
    /// Nothing is missing.
    Done,
}

#[derive(Debug)]
struct Queue {
    steps: VecDeque<Step>,
    /// The journal's party changes agreements too fast, and waits until then.
    until: Option<Timestamp>,
}

impl Missing {
    /// The journals are followed to their ends: begins to look, once. True when it begins now.
    pub(super) fn begin(&mut self) -> bool {
        let begins = matches!(self.stage, Stage::Before);
        if begins {
            self.stage = Stage::Look(Look::default());
        }
        begins
    }

    /// Whether every step of a journal was taken since the start.
    pub(super) fn has_all(&self, journal: JournalId) -> bool {
        match &self.stage {
            Stage::Before | Stage::Look(_) => false,
            Stage::Take(queues, more) => !more && !queues.contains_key(&journal),
            Stage::Done => true,
        }
    }

    /// Whether a journal has to wait for its missing steps.
    pub(super) fn holds_up(&self, journal: JournalId) -> bool {
        match &self.stage {
            Stage::Before | Stage::Done => false,
            Stage::Look(_) => true,
            Stage::Take(queues, _) => queues.contains_key(&journal),
        }
    }

    /// Looks at some pages, or takes some steps; false when there is nothing to do now.
    pub(super) fn turn(&mut self, lookup: &Lookup, judge: &Judge) -> Result<bool, FollowError> {
        match &mut self.stage {
            Stage::Before | Stage::Done => Ok(false),
            Stage::Look(look) => {
                let (roster, tried) = (judge.partners.roster(), &self.tried);
                let parties: BTreeMap<_, _> = lookup
                    .journals()
                    .into_keys()
                    .filter_map(|journal| Some((journal, judge.party(journal)?)))
                    .collect();
                let is_known = |journal, place| {
                    let tried = tried.get(&journal).is_some_and(|next| place < *next);
                    let party = parties.get(&journal);
                    tried || party.is_none_or(|party| roster.has_step(party, place))
                };
                if look.turn(lookup.index(), &is_known)? {
                    let (found, more) = std::mem::take(look).found();
                    let queue = |steps| Queue { steps, until: None };
                    let queues = found.into_iter();
                    let queues = queues.map(|(journal, steps)| (journal, queue(steps)));
                    self.stage = Stage::Take(queues.collect(), more);
                }
                Ok(true)
            }
            Stage::Take(queues, more) => {
                let mut taken = false;
                for (journal, queue) in queues.iter_mut() {
                    let tried = self.tried.entry(*journal).or_default();
                    taken |= queue.turn(tried, lookup, judge)?;
                }
                queues.retain(|_, queue| !queue.steps.is_empty());
                if queues.is_empty() {
                    self.stage = if *more {
                        Stage::Look(Look::default())
                    } else {
                        Stage::Done
                    };
                    taken = true;
                }
                Ok(taken)
            }
        }
    }
}

impl Queue {
    /// Takes some steps, if its party need not wait; true when it took any.
    fn turn(
        &mut self,
        tried: &mut u64,
        lookup: &Lookup,
        judge: &Judge,
    ) -> Result<bool, FollowError> {
        if self.until.is_some_and(|until| until > judge.clock.now()) {
            return Ok(false);
        }
        self.until = None;
        for taken in 0..STEPS_PER_TURN {
            let Some(step) = self.steps.front() else {
                return Ok(taken > 0);
            };
            if let Some(record) = record(lookup, &step.location)?
                && let Steps::Wait(until) = judge.agree(&record, step.place)?
            {
                self.until = Some(until);
                return Ok(taken > 0);
            }
            *tried = step.place.saturating_add(1);
            self.steps.pop_front();
        }
        Ok(true)
    }
}

fn record(lookup: &Lookup, location: &Location) -> Result<Option<Record>, FollowError> {
    let opening = match location.journal {
        JournalId::Ledger => frames::own_at(lookup, location.number).map(|own| own.opening),
        JournalId::Replica(_) => HeldRecord::read(lookup, location)?.and_then(|held| held.opening),
        JournalId::Node => None,
    };
    Ok(opening.and_then(|opening| record_of(&opening).ok()))
}
