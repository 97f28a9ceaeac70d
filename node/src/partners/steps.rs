//! Which steps of agreements were taken, so that none is taken twice and none is kept that a later one replaced.
//!
//! Places only grow: in the own ledger those of own steps, in the feed of their author those of received ones. So one
//! number for each author says what was taken, however many steps there were. An own step that acts before it stands
//! in the ledger has no place until then; of each document there is one of those for each group of steps at most.

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::party::Party;
use ntc_core::record::{AgreementMove, AgreementStep, RecordId};

/// One step with its place.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    /// Where it stands: in the own ledger, or in the feed of its author.
    pub(crate) place: u64,
    /// The record that carries it.
    pub(crate) record: RecordId,
    /// What it does.
    pub(crate) step: AgreementMove,
}

/// What was taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    /// The first place of each author that was not taken.
    next: BTreeMap<Party, u64>,
    /// Own steps that act already and have no place yet, by the document that they are about.
    unplaced: BTreeMap<([u8; 32], Group), (RecordId, AgreementMove)>,
    /// Where the own steps that still count stand in the own ledger: what a partner that comes later is owed.
    own: BTreeMap<([u8; 32], Group), u64>,
}

/// The later step of a group takes the place of the earlier one; of notices the first counts.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Group {
    Signature,
    Standing,
    Notice,
    End,
}

impl Group {
    const fn of(step: AgreementStep) -> Self {
        match step {
            AgreementStep::Propose | AgreementStep::Sign => Self::Signature,
            AgreementStep::Suspend | AgreementStep::Resume => Self::Standing,
            AgreementStep::Notice => Self::Notice,
            AgreementStep::Terminate | AgreementStep::Withdraw => Self::End,
        }
    }
}

impl Steps {
    /// True when the step at this place was taken.
    pub(super) fn has(&self, author: &Party, place: u64) -> bool {
        self.next.get(author).is_some_and(|next| place < *next)
    }

    /// True when this own step acts already and only its place was not known.
    pub(super) fn is_unplaced(&self, step: &AgreementMove, record: RecordId) -> bool {
        self.unplaced
            .get(&key(step))
            .is_some_and(|(held, _)| *held == record)
    }

    /// The own notice of a document that acts already and that no partner was told of.
    pub(super) fn untold_notice(&self, document: &[u8; 32]) -> Option<&(RecordId, AgreementMove)> {
        self.unplaced.get(&(*document, Group::Notice))
    }

    /// The own steps that act already and that no partner was told of, as far as is known.
    pub(super) fn unplaced(&self) -> impl Iterator<Item = &(RecordId, AgreementMove)> {
        self.unplaced.values()
    }

    /// Notes that a step was taken.
    pub(super) fn take(
        &mut self,
        (author, is_own): (&Party, bool),
        record: RecordId,
        place: Option<u64>,
        step: &AgreementMove,
    ) {
        let key = key(step);
        let Some(place) = place else {
            self.unplaced.insert(key, (record, step.clone()));
            return;
        };
        self.next.insert(author.clone(), place.saturating_add(1));
        if !is_own {
            return;
        }
        let (_, group) = key;
        // A later step that the partners are told of takes the place of one that they were not; of notices none does.
        let is_past = |held: RecordId| held == record || (group != Group::Notice && held < record);
        if self
            .unplaced
            .get(&key)
            .is_some_and(|(held, _)| is_past(*held))
        {
            self.unplaced.remove(&key);
        }
        let counts = self.own.entry(key).or_insert(place);
        if group != Group::Notice {
            *counts = place;
        }
    }

    /// Where the own steps about these documents stand that still count, in the order in which they were made.
    pub(super) fn owed(&self, documents: &BTreeSet<[u8; 32]>) -> Vec<u64> {
        let own = self.own.iter();
        let mut owed: Vec<_> = own
            .filter(|((document, _), _)| documents.contains(document))
            .map(|(_, place)| *place)
            .collect();
        owed.sort_unstable();
        owed
    }

    /// How much is remembered: it grows with documents and parties, not with steps.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.next.len() + self.unplaced.len() + self.own.len()
    }
}

const fn key(step: &AgreementMove) -> ([u8; 32], Group) {
    (step.document_sha256, Group::of(step.step))
}

/// The same steps without those that a later one of them replaces: of suspensions and resumptions of one document only
/// the last counts.
pub(super) fn folded(steps: &[Placed]) -> Vec<&Placed> {
    let mut later = BTreeSet::new();
    let mut kept: Vec<_> = steps
        .iter()
        .rev()
        .filter(|placed| {
            let group = Group::of(placed.step.step);
            group != Group::Standing || later.insert(placed.step.document_sha256)
        })
        .collect();
    kept.reverse();
    kept
}
