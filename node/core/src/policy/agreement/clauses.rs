//! What an agreement says beside its terms.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::Duration;

use crate::model::kind::{RecordKind, Urgency};
use crate::party::Party;
use crate::time::Timestamp;

/// Between two parties or within a group.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// Exactly two parties.
    Bilateral,
    /// Two or more.
    Group,
}

/// When the agreement holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Validity {
    /// The first moment, 00:00 UTC of the first day.
    pub from: Timestamp,
    /// The first moment after it, 00:00 UTC of the day after the last day.
    pub end: Timestamp,
    /// When the parties look at it again.
    pub review_by: Option<Timestamp>,
    /// Days of notice before a termination.
    pub notice_days: u32,
    /// What becomes of data that was sent.
    pub after_end: AfterEnd,
}

/// What becomes of data that was sent when the agreement ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AfterEnd {
    /// It is kept to the end of its retention.
    KeepUntilRetention,
    /// It is erased.
    Erase,
}

/// A party of the agreement.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Member {
    /// Its full name.
    pub name: String,
    /// National partners that may see TLP:AMBER.
    pub partners: BTreeSet<String>,
    /// Fingerprint of its node card, as the document writes it.
    pub card_fingerprint: Option<String>,
    /// Author keys that may sign; empty for those of its card.
    pub author_keys: Vec<MemberKey>,
    /// Liaison officers and duty desk, as first agreed; later changes are notified by ContactChange records.
    pub contacts: Vec<Contact>,
}

impl Member {
    /// True when the document lets the party sign with this key at this time.
    pub fn may_sign_with(&self, key: &[u8; 32], now: Timestamp) -> bool {
        self.author_keys.is_empty()
            || self
                .author_keys
                .iter()
                .any(|named| named.key == *key && named.from <= now && now < named.end)
    }
}

/// An author key and when it holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemberKey {
    /// Ed25519 public key.
    pub key: [u8; 32],
    /// The first moment.
    pub from: Timestamp,
    /// The first moment after it.
    pub end: Timestamp,
}

/// Whom to call.
#[derive(Clone, Eq, PartialEq)]
pub struct Contact {
    /// Their part.
    pub role: ContactRole,
    /// Name of the person or desk.
    pub name: String,
    /// Telephone as written.
    pub phone: Option<String>,
    /// E-mail as written.
    pub email: Option<String>,
    /// Languages spoken, ISO 639-1.
    pub languages: BTreeSet<String>,
    /// True when reachable at any hour.
    pub around_the_clock: bool,
    /// Name of the deputy.
    pub deputy: Option<String>,
}

impl fmt::Debug for Contact {
    /// Leaves out who it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contact")
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

/// The part of a contact.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ContactRole {
    /// A liaison officer.
    Liaison,
    /// The duty desk.
    DutyDesk,
    /// The data protection officer.
    DataProtection,
}

/// Whether what was received may be passed on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Onward {
    /// Never.
    Never,
    /// With the originator's consent.
    Consent,
    /// To these parties; to others with consent.
    Listed(BTreeSet<Party>),
}

/// Use beyond the purposes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Uses {
    /// In judicial proceedings.
    pub judicial: JudicialUse,
    /// For other purposes.
    pub secondary: SecondaryUse,
}

/// Use in judicial proceedings.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum JudicialUse {
    /// Not.
    Never,
    /// With the originator's consent.
    Consent,
    /// Allowed.
    Allowed,
}

/// Use for other purposes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SecondaryUse {
    /// Not.
    Never,
    /// With the originator's consent.
    Consent,
}

/// How long what was received may be kept.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Retention {
    /// Days for kinds without their own entry.
    pub days: u32,
    /// Days for these kinds.
    pub kinds: BTreeMap<RecordKind, u32>,
    /// Days after which keeping is reviewed.
    pub review_days: u32,
    /// True when the receiver confirms that it erased.
    pub confirm_deletion: bool,
}

impl Retention {
    /// How long a record of this kind may be kept from its creation.
    pub fn of(&self, kind: RecordKind) -> Duration {
        let days = self.kinds.get(&kind).copied().unwrap_or(self.days);
        Duration::from_secs(u64::from(days) * 24 * 3600)
    }
}

/// When acknowledgement, answer and feedback are owed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Deadlines {
    /// Hours to answer what is immediate.
    pub immediate_hours: u32,
    /// Hours to answer what is urgent.
    pub urgent_hours: u32,
    /// Hours to answer what has priority.
    pub priority_hours: u32,
    /// Hours to answer what is routine.
    pub routine_hours: u32,
    /// Hours to acknowledge.
    pub acknowledge_hours: u32,
    /// Days to tell what came of it.
    pub feedback_days: u32,
}

impl Deadlines {
    /// The time to answer.
    pub fn answer(&self, urgency: Urgency) -> Duration {
        let hours = match urgency {
            Urgency::Immediate => self.immediate_hours,
            Urgency::Urgent => self.urgent_hours,
            Urgency::Priority => self.priority_hours,
            Urgency::Routine => self.routine_hours,
        };
        Duration::from_secs(u64::from(hours) * 3600)
    }
}

/// How much may be asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Quotas {
    /// Queries of one party to another in a day.
    pub queries_per_day: u32,
    /// Queries of one officer in a day.
    pub queries_per_officer_per_day: u32,
    /// Subjects in one query.
    pub batch_size: u32,
    /// Parties that one query goes to.
    pub fan_out: u32,
    /// True when a query about a person needs a justification.
    pub person_query_justification: bool,
}

/// Audit, statistics and notice of incidents.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Oversight {
    /// True when a party may audit how its information is handled.
    pub audit: bool,
    /// True when the parties exchange statistics.
    pub statistics: bool,
    /// Hours within which an incident is told.
    pub incident_notice_hours: u32,
}
