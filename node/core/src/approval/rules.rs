//! What a party asks two officers for.

use std::time::Duration;

use crate::identity::officer::Role;
use crate::model::handling::Tlp;
use crate::names::names;

/// Hours that a request waits at most.
pub const MAX_HOURS: u16 = 168;
/// Recipients that a broadcast can be said to begin with, at most.
pub const MAX_RECIPIENTS: u16 = 256;
/// Erasures of a day that one officer can be let do alone, at most.
pub const MAX_ERASURES: u16 = 10_000;

names! {
    /// What can need a second officer.
    Sort;
    /// Proposing, signing, resuming and ending agreements.
    Agreement = 1 "agreement";
    /// Another policy of the own party.
    Policy = 2 "policy";
    /// A record that goes to many, or that is marked high.
    Broadcast = 3 "broadcast";
    /// Enrolling partners and officers.
    Enrolment = 4 "enrolment";
    /// Other signing keys of the node.
    Keys = 5 "keys";
    /// Erasing more records in a day than one officer may.
    Erasure = 6 "erasure";
}

impl Sort {
    /// The roles of which a second officer has one.
    pub const fn approvers(self) -> &'static [Role] {
        match self {
            Self::Broadcast => &[Role::Publisher, Role::Liaison],
            Self::Agreement | Self::Policy | Self::Enrolment | Self::Keys | Self::Erasure => {
                &[Role::Administrator]
            }
        }
    }
}

/// What an officer is about to do, as far as it decides whether a second one is needed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Scope {
    /// A step of an agreement that binds, or lets it act again.
    Agreement,
    /// Activating a policy.
    Policy,
    /// Publishing a record.
    Broadcast {
        /// Who gets it.
        recipients: usize,
        /// How it is marked.
        marking: Tlp,
    },
    /// Enrolling a partner or an officer, or letting a suspended partner in again.
    Enrolment,
    /// Changing a signing key.
    Keys,
    /// Erasing a record.
    Erasure {
        /// Records that officers erased within a day before it.
        before: usize,
    },
}

impl Scope {
    /// What it is.
    pub const fn sort(self) -> Sort {
        match self {
            Self::Agreement => Sort::Agreement,
            Self::Policy => Sort::Policy,
            Self::Broadcast { .. } => Sort::Broadcast,
            Self::Enrolment => Sort::Enrolment,
            Self::Keys => Sort::Keys,
            Self::Erasure { .. } => Sort::Erasure,
        }
    }
}

/// When a record goes wide. Neither says: never.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Wide {
    /// It goes to so many partners, or more.
    pub recipients: Option<u16>,
    /// It is marked so, or more closed.
    pub marking: Option<Tlp>,
}

impl Wide {
    /// Whether a record is one.
    pub fn is(self, recipients: usize, marking: Tlp) -> bool {
        let many = |least: u16| recipients >= usize::from(least);
        let closed = |least: Tlp| marking >= least;
        // What nobody gets needs nobody's second look.
        recipients > 0 && (self.recipients.is_some_and(many) || self.marking.is_some_and(closed))
    }
}

/// What a party asks two officers for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rules {
    /// Agreements.
    pub agreements: bool,
    /// Policies.
    pub policy: bool,
    /// Partners and officers.
    pub enrolment: bool,
    /// Signing keys.
    pub keys: bool,
    /// Records that go wide.
    pub wide: Wide,
    /// So many erasures within a day are done alone; none for all of them.
    pub erasures: Option<u16>,
    /// How long a request waits.
    pub lasts: Duration,
}

impl Rules {
    /// One officer does everything.
    pub const NONE: Self = Self {
        agreements: false,
        policy: false,
        enrolment: false,
        keys: false,
        wide: Wide {
            recipients: None,
            marking: None,
        },
        erasures: None,
        lasts: Duration::from_secs(24 * 3600),
    };

    /// Whether this needs a second officer.
    pub fn asks(&self, scope: Scope) -> bool {
        match scope {
            Scope::Agreement => self.agreements,
            Scope::Policy => self.policy,
            Scope::Broadcast {
                recipients,
                marking,
            } => self.wide.is(recipients, marking),
            Scope::Enrolment => self.enrolment,
            Scope::Keys => self.keys,
            Scope::Erasure { before } => self
                .erasures
                .is_some_and(|alone| before >= usize::from(alone)),
        }
    }

    /// The sorts that can need a second officer.
    pub fn sorts(&self) -> Vec<Sort> {
        let asked = |sort: &Sort| match sort {
            Sort::Agreement => self.agreements,
            Sort::Policy => self.policy,
            Sort::Broadcast => self.wide != Wide::default(),
            Sort::Enrolment => self.enrolment,
            Sort::Keys => self.keys,
            Sort::Erasure => self.erasures.is_some(),
        };
        Sort::ALL.into_iter().filter(asked).collect()
    }
}
