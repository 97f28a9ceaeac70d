//! What a record is, and how soon it wants to be acted on.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use thiserror::Error;

/// What a record is. The number is part of signed bytes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum RecordKind {
    /// A seizure, detention, suspension, controlled delivery or attempt.
    SeizureNotice = 1,
    /// A consignment of high risk that has not arrived yet.
    ConsignmentAlert = 2,
    /// A passenger of high risk that has not arrived yet.
    PassengerAlert = 3,
    /// A match that policy allows to be told to a partner.
    HitNotice = 4,
    /// A question to one partner.
    Request = 5,
    /// The answer to a request.
    Answer = 6,
    /// What came of an alert or a hit.
    Outcome = 7,
    /// A corrected version of an earlier record.
    Correction = 8,
    /// The withdrawal of an earlier record.
    Retraction = 9,
    /// The originator's consent to a use or an onward transfer.
    Consent = 10,
    /// A step in the life of an agreement.
    Agreement = 11,
    /// A change of contacts.
    ContactChange = 12,
}

impl RecordKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 12] = [
        Self::SeizureNotice,
        Self::ConsignmentAlert,
        Self::PassengerAlert,
        Self::HitNotice,
        Self::Request,
        Self::Answer,
        Self::Outcome,
        Self::Correction,
        Self::Retraction,
        Self::Consent,
        Self::Agreement,
        Self::ContactChange,
    ];

    /// True when this version has a form for its event section, so that it can be read.
    pub const fn has_form(self) -> bool {
        matches!(
            self,
            Self::SeizureNotice | Self::ConsignmentAlert | Self::Agreement
        )
    }

    /// Its name in agreements and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SeizureNotice => "SeizureNotice",
            Self::ConsignmentAlert => "ConsignmentAlert",
            Self::PassengerAlert => "PassengerAlert",
            Self::HitNotice => "HitNotice",
            Self::Request => "Request",
            Self::Answer => "Answer",
            Self::Outcome => "Outcome",
            Self::Correction => "Correction",
            Self::Retraction => "Retraction",
            Self::Consent => "Consent",
            Self::Agreement => "Agreement",
            Self::ContactChange => "ContactChange",
        }
    }
}

impl fmt::Display for RecordKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The text names nothing in its list.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("'{0}' is not one of {1}")]
pub struct UnknownName(pub String, pub &'static str);

impl FromStr for RecordKind {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.name() == text).ok_or_else(|| {
            UnknownName(
                text.to_owned(),
                "SeizureNotice, ConsignmentAlert, PassengerAlert, HitNotice, Request, Answer, Outcome, \
                 Correction, Retraction, Consent, Agreement, ContactChange",
            )
        })
    }
}

/// How soon a recipient is asked to act. The number is part of signed bytes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum Urgency {
    /// Within seven days.
    Routine = 1,
    /// Within seventy-two hours.
    Priority = 2,
    /// Within eight hours.
    Urgent = 3,
    /// Within one hour.
    Immediate = 4,
}

impl Urgency {
    /// Every urgency, from the slow to the fast.
    pub const ALL: [Self; 4] = [Self::Routine, Self::Priority, Self::Urgent, Self::Immediate];

    /// Its name in drafts and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Routine => "routine",
            Self::Priority => "priority",
            Self::Urgent => "urgent",
            Self::Immediate => "immediate",
        }
    }

    /// The time within which a recipient acts.
    pub const fn deadline(self) -> Duration {
        match self {
            Self::Routine => Duration::from_secs(7 * 24 * 3600),
            Self::Priority => Duration::from_secs(72 * 3600),
            Self::Urgent => Duration::from_secs(8 * 3600),
            Self::Immediate => Duration::from_secs(3600),
        }
    }
}

impl fmt::Display for Urgency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Urgency {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|urgency| urgency.name() == text)
            .ok_or_else(|| UnknownName(text.to_owned(), "routine, priority, urgent, immediate"))
    }
}
