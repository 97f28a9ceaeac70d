//! The event section, by kind of record.

use super::check::{Findings, agreement_step};
use super::place::Place;
use crate::model::Coded;
use crate::model::InvalidRecord;
use crate::model::Moment;
use crate::time::Timestamp;

/// Largest agreement document, bytes.
pub const MAX_DOCUMENT: usize = 128 * 1024;

/// The event section.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Event {
    /// Of a seizure notice.
    Seizure(Box<SeizureEvent>),
    /// Of a consignment alert.
    Consignment(Box<ConsignmentEvent>),
    /// Of an agreement record.
    Agreement(Box<AgreementMove>),
}

/// What happened. Empty texts mean "not told".
#[derive(Clone, Eq, PartialEq)]
pub struct SeizureEvent {
    /// A code of [`crate::model::codes::EVENT_KINDS`].
    pub event_kind: String,
    /// A code of [`crate::model::codes::EVENT_STATUSES`].
    pub status: String,
    /// When it happened; none when unknown.
    pub occurred: Option<Moment>,
    /// When the service reported it; none when unknown.
    pub reported: Option<Moment>,
    /// Where.
    pub place: Place,
    /// The services that made it, as written.
    pub authority: String,
    /// The operation it belongs to.
    pub operation: String,
    /// Codes of [`crate::model::codes::CONCEALMENTS`].
    pub concealments: Vec<Coded>,
    /// Where on the conveyance.
    pub concealment_location: String,
    /// Codes of [`crate::model::codes::TRIGGERS`].
    pub triggers: Vec<Coded>,
    /// Codes of [`crate::model::codes::MEANS`].
    pub means: Vec<Coded>,
}

/// What is expected. Empty texts mean "not told".
#[derive(Clone, Eq, PartialEq)]
pub struct ConsignmentEvent {
    /// Codes of [`crate::model::codes::RISK_REASONS`]; at least one.
    pub risk_reasons: Vec<Coded>,
    /// The score, at most `score_scale`.
    pub score: u32,
    /// The largest score of the scale; 0 when no score is given.
    pub score_scale: u32,
    /// A code of [`crate::model::codes::REQUESTED_ACTIONS`].
    pub requested_action: Coded,
    /// Where it is expected.
    pub expected_place: Place,
    /// When it is expected there; none when unknown.
    pub expected_at: Option<Moment>,
    /// When an answer is wanted at the latest.
    pub reply_by: Option<Timestamp>,
    /// When the alert ends.
    pub valid_until: Timestamp,
    /// The operation it belongs to.
    pub operation: String,
}

/// What an agreement record does. The number is part of signed bytes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum AgreementStep {
    /// Puts a document forward, with the proposer's signature.
    Propose = 1,
    /// Adds a party's signature over the same bytes.
    Sign = 2,
    /// Suspends it for the author's party, at once.
    Suspend = 3,
    /// Lifts the author's own suspension.
    Resume = 4,
    /// Ends it for the author's party.
    Terminate = 5,
}

impl AgreementStep {
    /// True when the step carries a signature over the document.
    pub const fn is_signed(self) -> bool {
        matches!(self, Self::Propose | Self::Sign)
    }

    /// Its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Propose => "propose",
            Self::Sign => "sign",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Terminate => "terminate",
        }
    }
}

/// A step in the life of an agreement.
#[derive(Clone, Eq, PartialEq)]
pub struct AgreementMove {
    /// What the record does.
    pub step: AgreementStep,
    /// The exact bytes of the document for [`AgreementStep::Propose`], at most [`MAX_DOCUMENT`]; empty
    /// otherwise.
    pub document: Vec<u8>,
    /// SHA-256 of the document.
    pub document_sha256: [u8; 32],
    /// The author-key signature over the document; present when the step is a signed one.
    pub signature: Option<[u8; 64]>,
    /// The author key that signed; present when the step is a signed one.
    pub author_key: Option<[u8; 32]>,
    /// Why, for a suspension or an end; empty otherwise.
    pub reason: String,
}

impl AgreementMove {
    /// Checks that the move holds what its step requires: the document to propose, a signature to propose and to
    /// sign, and neither otherwise.
    ///
    /// # Errors
    /// The first thing that is missing or too much.
    pub fn check(&self) -> Result<(), InvalidRecord> {
        let mut findings = Findings::default();
        agreement_step(self, &mut findings);
        findings.refusals.into_iter().next().map_or(Ok(()), Err)
    }
}

impl Event {
    /// When it happened or is expected: the start of what is known. For a seizure without a known time, when
    /// it was reported.
    pub fn time(&self) -> Option<Moment> {
        match self {
            Self::Seizure(event) => event.occurred.or(event.reported),
            Self::Consignment(event) => event.expected_at,
            Self::Agreement(_) => None,
        }
    }

    /// Where it happened or is expected.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Seizure(event) => Some(&event.place),
            Self::Consignment(event) => Some(&event.expected_place),
            Self::Agreement(_) => None,
        }
    }
}

super::redact!(SeizureEvent, ConsignmentEvent, AgreementMove);
