//! What a record is, and how soon it wants to be acted on.

use std::time::Duration;

use super::names;

/// What a node must be capable of to obey corrections and retractions, as cards name it.
pub const RECALL: &str = "recall/2";

/// What a node must be capable of to read passenger alerts and changes of contacts, as cards name it.
pub const RECORDS: &str = "records/2";

/// What a node must be capable of to be told what came of its alerts, as cards name it.
pub const OUTCOME: &str = "outcome/1";

/// What a node must be capable of to be asked and answered, as cards name it.
pub const REQUEST: &str = "request/1";

/// What a node must be capable of to be told that the subject of its alert was met, as cards name it.
pub const HIT: &str = "hit/1";

/// What a node must be capable of to take consents and what others pass on, as cards name it.
pub const ONWARD: &str = "onward/1";

/// What a node must be capable of to be asked at once, as cards name it.
pub const QUERY: &str = "query/1";

/// What a node must be capable of to hear which documents of agreements a partner holds to be in force, as cards name it.
pub const AGREED: &str = "agreed/1";

names! {
    /// What a record is. The number is part of signed bytes.
    RecordKind;
    /// A seizure, detention, suspension, controlled delivery or attempt.
    SeizureNotice = 1 "SeizureNotice";
    /// A consignment of high risk that has not arrived yet.
    ConsignmentAlert = 2 "ConsignmentAlert";
    /// A passenger of high risk that has not arrived yet.
    PassengerAlert = 3 "PassengerAlert";
    /// A match that policy allows to be told to a partner.
    HitNotice = 4 "HitNotice";
    /// A question to one partner.
    Request = 5 "Request";
    /// The answer to a request.
    Answer = 6 "Answer";
    /// What came of an alert or a hit.
    Outcome = 7 "Outcome";
    /// Which fields of an earlier record a newer version of it changes.
    Correction = 8 "Correction";
    /// The withdrawal of an earlier record.
    Retraction = 9 "Retraction";
    /// The originator's consent to a use or an onward transfer.
    Consent = 10 "Consent";
    /// A step in the life of an agreement.
    Agreement = 11 "Agreement";
    /// A change of contacts.
    ContactChange = 12 "ContactChange";
    /// What its author did about a record that it received.
    Acknowledgement = 13 "Acknowledgement";
    /// A record of another party that its receiver passes on.
    Forward = 14 "Forward";
}

impl RecordKind {
    /// One record of the kind, for sentences: `an Answer`.
    pub fn one(self) -> String {
        let name = self.name();
        let article = if name.starts_with(['A', 'E', 'I', 'O', 'U']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {name}")
    }

    /// What a node must be capable of to read it, as cards name it.
    pub const fn capability(self) -> &'static str {
        match self {
            Self::SeizureNotice | Self::ConsignmentAlert | Self::Agreement => "records/1",
            Self::PassengerAlert | Self::ContactChange => RECORDS,
            Self::HitNotice => HIT,
            Self::Request | Self::Answer => REQUEST,
            Self::Outcome => OUTCOME,
            Self::Consent | Self::Forward => ONWARD,
            Self::Correction | Self::Retraction | Self::Acknowledgement => RECALL,
        }
    }

    /// True for a record that only runs the federation: it goes to whom it is for, whatever agreements say, and
    /// carries no case.
    pub const fn is_administrative(self) -> bool {
        match self {
            Self::Correction
            | Self::Retraction
            | Self::Consent
            | Self::Agreement
            | Self::ContactChange
            | Self::Acknowledgement => true,
            Self::SeizureNotice
            | Self::ConsignmentAlert
            | Self::PassengerAlert
            | Self::HitNotice
            | Self::Request
            | Self::Answer
            | Self::Outcome
            | Self::Forward => false,
        }
    }

    /// True for a record that speaks of others: what is said of those holds for it too.
    pub const fn speaks_of_others(self) -> bool {
        match self {
            Self::Correction
            | Self::Retraction
            | Self::Consent
            | Self::Acknowledgement
            | Self::HitNotice
            | Self::Request
            | Self::Answer
            | Self::Outcome => true,
            Self::SeizureNotice
            | Self::ConsignmentAlert
            | Self::PassengerAlert
            | Self::Agreement
            | Self::ContactChange
            | Self::Forward => false,
        }
    }

    /// True for a record that reaches its audience under suspension too: holders have to learn what was replaced or
    /// withdrawn, and what they may not pass on any more, and its author what they did.
    pub const fn is_owed(self) -> bool {
        matches!(
            self,
            Self::Correction | Self::Retraction | Self::Consent | Self::Acknowledgement
        )
    }

    /// True for a record that a receiver may pass on to a third party, where its author or the agreement allows it.
    pub const fn is_passed_on(self) -> bool {
        matches!(
            self,
            Self::SeizureNotice | Self::ConsignmentAlert | Self::PassengerAlert | Self::HitNotice
        )
    }

    /// Kinds of the records that one of this kind answers: it goes back to the author of one under the terms that let that
    /// one come.
    pub const fn answers(self) -> &'static [Self] {
        match self {
            Self::Outcome => &[
                Self::ConsignmentAlert,
                Self::PassengerAlert,
                Self::HitNotice,
            ],
            Self::Answer => &[Self::Request],
            // Who is told whom to look for tells whom it met.
            Self::HitNotice => &[Self::ConsignmentAlert, Self::PassengerAlert],
            // Who may be told may ask.
            Self::Request => &[
                Self::SeizureNotice,
                Self::ConsignmentAlert,
                Self::PassengerAlert,
                Self::HitNotice,
            ],
            Self::SeizureNotice
            | Self::ConsignmentAlert
            | Self::PassengerAlert
            | Self::Correction
            | Self::Retraction
            | Self::Consent
            | Self::Agreement
            | Self::ContactChange
            | Self::Acknowledgement
            | Self::Forward => &[],
        }
    }

    /// True for a record that an officer drafts as a whole.
    pub const fn is_drafted(self) -> bool {
        matches!(
            self,
            Self::SeizureNotice | Self::ConsignmentAlert | Self::PassengerAlert | Self::Request
        )
    }

    /// True for a record that its author can withdraw.
    pub const fn is_withdrawable(self) -> bool {
        self.has_versions() || matches!(self, Self::HitNotice | Self::Request | Self::Forward)
    }

    /// True for a record that takes the place of an earlier one of its kind, where its author corrects it.
    pub const fn has_versions(self) -> bool {
        matches!(
            self,
            Self::SeizureNotice | Self::ConsignmentAlert | Self::PassengerAlert
        )
    }
}

names! {
    /// How soon a recipient is asked to act, from the slow to the fast. The number is part of signed bytes.
    Urgency;
    /// Within seven days.
    Routine = 1 "routine";
    /// Within seventy-two hours.
    Priority = 2 "priority";
    /// Within eight hours.
    Urgent = 3 "urgent";
    /// Within one hour.
    Immediate = 4 "immediate";
}

impl Urgency {
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
