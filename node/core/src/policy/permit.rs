//! Proof that policy was asked. A permit is made by a decision only, and used once.

use std::collections::BTreeMap;

use thiserror::Error;

use super::decision::{Decision, Rule};
use crate::party::Party;
use crate::reason::Reason;
use crate::section::SectionSet;

/// Policy says no to the whole of a publication or of a received record.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("policy refuses the record: {message}")]
pub struct Refusal {
    pub(super) reason: Reason,
    pub(super) message: String,
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

/// The record may be written to the ledger, and told to each peer as its decision says.
#[derive(Debug)]
#[must_use]
pub struct PublishPermit {
    pub(super) decisions: BTreeMap<Party, Decision>,
}

impl PublishPermit {
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

    /// Gives up the permit for its decisions.
    pub fn into_decisions(self) -> BTreeMap<Party, Decision> {
        self.decisions
    }
}

/// What may leave for one peer now; never more than the feed item commits to.
#[derive(Debug)]
#[must_use]
pub struct ReleasePermit {
    pub(super) decision: Decision,
}

impl ReleasePermit {
    /// The sections that may be sent.
    pub const fn disclosed(&self) -> SectionSet {
        self.decision.disclosed
    }

    /// Why the opening or some of its sections are held back; none when all that was committed goes.
    pub fn held_back(&self) -> Option<Reason> {
        self.decision
            .refused
            .or_else(|| self.decision.withheld.values().next().copied())
    }

    /// True when nothing of the record, not even its header, may be sent.
    pub const fn is_refused(&self) -> bool {
        self.decision.refused.is_some()
    }

    /// The decision.
    pub const fn decision(&self) -> &Decision {
        &self.decision
    }
}

/// The record may be taken in.
#[derive(Debug)]
#[must_use]
pub struct AcceptPermit {
    pub(super) decision: Decision,
}

impl AcceptPermit {
    /// The party that sent it.
    pub const fn origin(&self) -> &Party {
        &self.decision.peer
    }

    /// The sections that may be kept.
    pub const fn disclosed(&self) -> SectionSet {
        self.decision.disclosed
    }

    /// The decision.
    pub const fn decision(&self) -> &Decision {
        &self.decision
    }
}
