//! What an agreement says beside its terms.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::Duration;

use super::validity::days;
use crate::model::kind::{RecordKind, Urgency};
use crate::party::Party;
use crate::section::Section;
use crate::time::Timestamp;

/// Between two parties or within a group.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// Exactly two parties.
    Bilateral,
    /// Two or more.
    Group,
}

/// A party of the agreement.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Member {
    /// Its full name.
    pub name: String,
    /// National partners that may see TLP:AMBER.
    pub partners: BTreeSet<String>,
    /// Who signs for it.
    pub signatory: Option<Signatory>,
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

/// Who signs the agreement for a party.
#[derive(Clone, Eq, PartialEq)]
pub struct Signatory {
    /// The office, for example that of a director general.
    pub office: String,
    /// What they are there.
    pub role: Option<String>,
    /// Who they are; a role or a name is there.
    pub name: Option<String>,
}

impl fmt::Debug for Signatory {
    /// Leaves out who it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signatory").finish_non_exhaustive()
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
    /// SHA-256 of the certificate by which they are known.
    pub certificate_sha256: Option<[u8; 32]>,
}

impl Contact {
    /// How to reach them, on one line.
    pub fn line(&self) -> String {
        let ways = [Some(&self.name), self.phone.as_ref(), self.email.as_ref()];
        let ways: Vec<_> = ways.into_iter().flatten().map(String::as_str).collect();
        ways.join(", ")
    }
}

impl fmt::Debug for Contact {
    /// Leaves out who it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contact")
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

impl From<&Contact> for crate::record::Contact {
    fn from(contact: &Contact) -> Self {
        let told = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            role: contact.role.code().to_owned(),
            name: contact.name.clone(),
            phone: told(&contact.phone),
            email: told(&contact.email),
            languages: contact.languages.iter().cloned().collect(),
            around_the_clock: contact.around_the_clock,
            deputy: told(&contact.deputy),
        }
    }
}

impl ContactRole {
    /// Its code in [`crate::model::codes::CONTACT_ROLES`].
    pub const fn code(self) -> &'static str {
        match self {
            Self::Liaison => "liaison",
            Self::DutyDesk => "duty_desk",
            Self::DataProtection => "data_protection",
        }
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
    /// True when the source is asked before anything is done that a trader or traveller feels.
    pub verify_first: bool,
    /// True when no machine alone decides about a person.
    pub human_decision: bool,
}

/// Use in judicial proceedings, from the strict to the wide.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum JudicialUse {
    /// Not.
    Never,
    /// With the originator's consent.
    Consent,
    /// Allowed.
    Allowed,
}

/// Use for other purposes, from the strict to the wide.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
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
    /// Days for these sections, where they are fewer.
    pub sections: BTreeMap<Section, u32>,
    /// Days after which keeping is reviewed.
    pub review_days: u32,
    /// True when the receiver confirms that it erased.
    pub confirm_deletion: bool,
}

impl Retention {
    /// How long a record of this kind may be kept from its creation.
    pub fn of(&self, kind: RecordKind) -> Duration {
        days(self.kinds.get(&kind).copied().unwrap_or(self.days))
    }

    /// Sections with a time of their own, and how long each may be kept from the record's creation.
    pub fn of_sections(&self) -> impl Iterator<Item = (Section, Duration)> + '_ {
        let sections = self.sections.iter();
        sections.map(|(section, number)| (*section, days(*number)))
    }
}

/// A number for each urgency.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ByUrgency {
    /// For immediate records.
    pub immediate: u32,
    /// For urgent records.
    pub urgent: u32,
    /// For records of priority.
    pub priority: u32,
    /// For routine records.
    pub routine: u32,
}

impl ByUrgency {
    /// One number for all urgencies.
    pub const fn same(number: u32) -> Self {
        Self {
            immediate: number,
            urgent: number,
            priority: number,
            routine: number,
        }
    }

    /// The number for one urgency.
    pub const fn of(&self, urgency: Urgency) -> u32 {
        match urgency {
            Urgency::Immediate => self.immediate,
            Urgency::Urgent => self.urgent,
            Urgency::Priority => self.priority,
            Urgency::Routine => self.routine,
        }
    }

    /// True when no urgency has a larger number than a less urgent one.
    pub const fn is_in_order(&self) -> bool {
        self.immediate <= self.urgent
            && self.urgent <= self.priority
            && self.priority <= self.routine
    }
}

/// When acknowledgement, answer and feedback are owed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Deadlines {
    /// Hours to answer; terms may name fewer or more.
    pub answer_hours: ByUrgency,
    /// Hours to acknowledge.
    pub acknowledge_hours: ByUrgency,
    /// Days to tell what came of it.
    pub feedback_days: ByUrgency,
    /// Hours to carry out a correction or recall and to confirm it.
    pub correction_hours: Option<u32>,
}

/// How requests are made, refused and deferred.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Requests {
    /// True when an urgent request may be made by voice; it is confirmed in writing at once.
    pub oral: bool,
    /// The grounds on which a request may be refused, codes of [`crate::model::codes::REFUSAL_CODES`].
    pub refusal_grounds: BTreeSet<String>,
    /// True when a refusal gives its reason.
    pub reasons: bool,
    /// Most days by which an answer may be deferred.
    pub deferral_days: u32,
}

/// How much may be asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Quotas {
    /// Queries that one party sends another in a day.
    pub queries_per_day: u32,
    /// Queries that one officer makes in a day.
    pub queries_per_officer_per_day: u32,
    /// Subjects in one query.
    pub batch_size: u32,
    /// Parties that one query goes to.
    pub fan_out: u32,
    /// True when a query about a person needs a justification.
    pub person_query_justification: bool,
    /// Records that one party sends another in a day.
    pub records_per_day: Option<u32>,
    /// Megabytes that one party sends another in a day, pictures and documents included.
    pub megabytes_per_day: Option<u32>,
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
