//! What policy lets pass. A permit carries what it permits: the value goes in with the question and comes out of a
//! favourable answer only, so that leaving policy out does not compile. Permits are not cloned and are used up.

use std::collections::BTreeMap;

use thiserror::Error;

use super::decision::{Decision, Rule};
use super::labels::Labels;
use crate::envelope::{Opening, SealedRecord};
use crate::party::Party;
use crate::reason::{Reason, Reasoned};
use crate::record::Record;
use crate::section::SectionSet;

/// Policy says no to the whole of a publication or of a received record.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("policy refuses the record: {message}")]
pub struct Refusal {
    pub(super) reason: Reason,
    pub(super) message: String,
    pub(super) field: Option<&'static str>,
    pub(super) rules: Vec<Rule>,
}

impl Refusal {
    /// The stable code.
    pub const fn reason(&self) -> Reason {
        self.reason
    }

    /// What happened and what to do, as a sentence.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Every rule that spoke.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }
}

// By hand: not every refusal is about a field, and a pattern names one for all.
impl Reasoned for Refusal {
    fn reason(&self) -> Reason {
        self.reason
    }

    fn field(&self) -> Option<String> {
        self.field.map(str::to_owned)
    }
}

/// What policy can be asked about.
pub trait Labelled {
    /// Its labels where every section is at hand.
    fn own_labels(&self) -> Labels;

    /// Its labels as far as it was disclosed.
    fn received_labels(&self) -> Labels;
}

impl<T: Labelled> Labelled for &T {
    fn own_labels(&self) -> Labels {
        (**self).own_labels()
    }

    fn received_labels(&self) -> Labels {
        (**self).received_labels()
    }
}

impl Labelled for Record {
    fn own_labels(&self) -> Labels {
        Labels::own(self)
    }

    fn received_labels(&self) -> Labels {
        Labels::received(self)
    }
}

/// What can be told in part.
pub trait Sectioned {
    /// The same with no more than these sections.
    #[must_use]
    fn reduced(self, to: SectionSet) -> Self;
}

impl Sectioned for Opening {
    fn reduced(self, to: SectionSet) -> Self {
        Self::reduced(self, to)
    }
}

/// A value that may be written to the ledger, and told to each peer as its decision says.
#[derive(Debug)]
#[must_use]
pub struct Permitted<T> {
    pub(super) value: T,
    pub(super) labels: Labels,
    pub(super) decisions: BTreeMap<Party, Decision>,
    pub(super) policies: [u8; 32],
}

impl<T> Permitted<T> {
    /// A decision for each enrolled peer.
    pub const fn decisions(&self) -> &BTreeMap<Party, Decision> {
        &self.decisions
    }

    /// The peers that are told, and which sections.
    pub fn recipients(&self) -> impl Iterator<Item = (&Party, SectionSet)> {
        self.decisions
            .values()
            .filter(|decision| decision.refused.is_none())
            .map(|decision| (&decision.peer, decision.disclosed))
    }

    /// The labels that were decided by.
    pub const fn labels(&self) -> &Labels {
        &self.labels
    }

    /// Digest of the policies that decided.
    pub const fn policies(&self) -> [u8; 32] {
        self.policies
    }

    /// Gives the value up for the decisions about it.
    pub fn into_decisions(self) -> BTreeMap<Party, Decision> {
        self.decisions
    }

    /// What goes into the ledger: the value, its labels, and the decisions.
    pub fn into_parts(self) -> (T, Labels, BTreeMap<Party, Decision>) {
        (self.value, self.labels, self.decisions)
    }
}

impl Permitted<Record> {
    /// The record sealed, still permitted, and the record itself.
    ///
    /// # Errors
    /// When it cannot be sealed.
    pub fn seal<E>(
        self,
        seal: impl FnOnce(&Record) -> Result<SealedRecord, E>,
    ) -> Result<(Permitted<SealedRecord>, Record), E> {
        let sealed = Permitted {
            value: seal(&self.value)?,
            labels: self.labels,
            decisions: self.decisions,
            policies: self.policies,
        };
        Ok((sealed, self.value))
    }
}

/// What may leave for one peer now: the value reduced to what policy lets go, never more than the feed item commits
/// to. Of a refused release the value is gone.
#[derive(Debug)]
#[must_use]
pub struct Released<T> {
    pub(super) value: Option<T>,
    pub(super) decision: Decision,
}

impl<T> Released<T> {
    /// The sections that go.
    pub const fn disclosed(&self) -> SectionSet {
        self.decision.disclosed
    }

    /// Why the value or some of its sections are held back; none when all that was committed goes.
    pub fn held_back(&self) -> Option<Reason> {
        self.decision.held_back()
    }

    /// The same with nothing that goes, for a reason that policy alone does not know.
    pub fn kept(self, reason: Reason) -> Self {
        Self {
            value: None,
            decision: self.decision.kept(reason),
        }
    }

    /// True when nothing, not even the header, goes.
    pub const fn is_refused(&self) -> bool {
        self.decision.refused.is_some()
    }

    /// The decision.
    pub const fn decision(&self) -> &Decision {
        &self.decision
    }

    /// What goes; none when it is refused.
    pub fn into_value(self) -> Option<T> {
        self.value
    }
}

/// A received value that agreements let in.
#[derive(Debug)]
#[must_use]
pub struct Accepted<T> {
    pub(super) value: T,
    pub(super) decision: Decision,
}

impl<T> Accepted<T> {
    /// The party that sent it.
    pub const fn origin(&self) -> &Party {
        &self.decision.peer
    }

    /// What was let in.
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// The sections that may be kept.
    pub const fn disclosed(&self) -> SectionSet {
        self.decision.disclosed
    }

    /// The decision.
    pub const fn decision(&self) -> &Decision {
        &self.decision
    }

    /// Gives up the permit for what was let in.
    pub fn into_value(self) -> T {
        self.value
    }
}
