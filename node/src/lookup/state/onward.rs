//! What authors decide about passing their records on, and who passed one on: rows of the state.

use std::collections::BTreeMap;

use ntc_core::life::Subject;
use ntc_core::party::Party;
use ntc_core::policy::onward::Consent;
use ntc_core::record::{ConsentDecision, RecordId};
use ntc_core::time::Timestamp;
use prost::Message;

use super::family::Family;
use super::life::key;
use super::{Changes, State, StateError};

/// What is said about passing a record on, under the key of that record.
const ONWARD: u8 = Family::Onward as u8;
/// Its author decides.
const CONSENT: u8 = 1;
/// A party passes it on.
const PASSED: u8 = 2;

/// Most decisions about one record that are read, the newest: older ones are outdone by them.
const MAX_CONSENTS: usize = 1_024;
/// Most times that one other party is known to have passed one record on. Whoever does it more often adds nothing, and
/// what it passes on beyond that is listed as the same record.
pub(crate) const MAX_PASSED_BY: usize = 64;
/// Most times that one record is read to have been passed on: by each of 256 partners, and by the own party to each.
const MAX_PASSED: usize = 257 * MAX_PASSED_BY;

/// That a party passed a record of another one on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Passed {
    /// The record that is passed on.
    pub(crate) subject: Subject,
    /// The record that passes it on.
    pub(crate) by: Subject,
    /// To whom.
    pub(crate) to: Party,
    /// By which consent of its author, if by one.
    pub(crate) consent: Option<RecordId>,
    /// When that was signed.
    pub(crate) at: Timestamp,
}

#[derive(Clone, PartialEq, Message)]
struct Row {
    #[prost(bytes = "vec", tag = "1")]
    id: Vec<u8>,
    #[prost(string, tag = "2")]
    origin: String,
    /// The record that says it.
    #[prost(bytes = "vec", tag = "3")]
    record: Vec<u8>,
    #[prost(string, tag = "4")]
    author: String,
    #[prost(uint64, tag = "5")]
    at: u64,
    #[prost(string, tag = "6")]
    to: String,
    /// Of a consent: who holds the record.
    #[prost(string, tag = "7")]
    holder: String,
    #[prost(int32, tag = "8")]
    decision: i32,
    #[prost(string, tag = "9")]
    purpose: String,
    #[prost(uint64, optional, tag = "10")]
    until: Option<u64>,
    /// Of what was passed on: the consent.
    #[prost(bytes = "vec", tag = "11")]
    consent: Vec<u8>,
}

impl State {
    /// What the author of a record decided about passing it on, the newest last.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn consents(&self, subject: &Subject) -> Result<Vec<Consent>, StateError> {
        let rows = self.onward(&of(subject, CONSENT), MAX_CONSENTS)?;
        Ok(rows.iter().filter_map(consent_of).collect())
    }

    /// The consents of an author that count, of those that are `meant`: of each record, holder, party and purpose the newest
    /// decision, where it is a grant. Whoever asks reads every decision that is known.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn granted_by(
        &self,
        author: &Party,
        meant: impl Fn(&Consent) -> bool,
    ) -> Result<Vec<Consent>, StateError> {
        let mut newest = BTreeMap::new();
        for item in self.db.scan_prefix([ONWARD]) {
            let (_, row) = item?;
            let Ok(row) = Row::decode(&*row) else {
                continue;
            };
            let by_author = row.author == author.as_str() && row.origin == row.author;
            let Some(consent) = consent_of(&row).filter(|it| by_author && meant(it)) else {
                continue;
            };
            let about = (row.id, row.holder, row.to, row.purpose);
            let newer = (consent.created, consent.id);
            let known = newest.entry(about).or_insert_with(|| consent.clone());
            if (known.created, known.id) < newer {
                *known = consent;
            }
        }
        let mut granted: Vec<_> = newest.into_values().collect();
        granted.retain(|consent| consent.decision == ConsentDecision::Grant);
        Ok(granted)
    }

    /// Who passed a record on.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn passed(&self, subject: &Subject) -> Result<Vec<Passed>, StateError> {
        let rows = self.onward(&of(subject, PASSED), MAX_PASSED)?;
        Ok(rows.iter().filter_map(passed_of).collect())
    }

    /// How one party passed a record on, the newest last.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn passed_by(
        &self,
        subject: &Subject,
        by: &Party,
    ) -> Result<Vec<Passed>, StateError> {
        let rows = self.onward(&passed_of_party(subject, by.as_str()), MAX_PASSED)?;
        Ok(rows.iter().filter_map(passed_of).collect())
    }

    /// Who passed on records of any party that have this id.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn passed_by_id(&self, id: RecordId) -> Result<Vec<Passed>, StateError> {
        let prefix = [&[ONWARD], id.as_bytes().as_slice()].concat();
        let rows = self.onward(&prefix, MAX_PASSED)?;
        Ok(rows.iter().filter_map(passed_of).collect())
    }

    /// The last rows that begin so, in their order: of one party, or of decisions, that of the records that say it.
    fn onward(&self, prefix: &[u8], limit: usize) -> Result<Vec<Row>, StateError> {
        let mut rows = Vec::new();
        for item in self.db.scan_prefix(prefix).rev().take(limit) {
            let (_, row) = item?;
            rows.extend(Row::decode(&*row).ok());
        }
        rows.reverse();
        Ok(rows)
    }
}

impl Changes {
    /// The author of a record decided about passing it on.
    pub(crate) fn consented(&mut self, subject: &Subject, consent: &Consent) {
        let row = Row {
            record: consent.id.as_bytes().to_vec(),
            author: subject.origin.to_string(),
            at: consent.created.as_millis(),
            to: consent.to.to_string(),
            holder: consent.holder.to_string(),
            decision: consent.decision as i32,
            purpose: consent.purpose.clone(),
            until: consent.until.map(Timestamp::as_millis),
            ..row(subject)
        };
        self.onward(&of(subject, CONSENT), &row);
        self.has_consents = true;
    }

    /// A party passed a record on.
    pub(crate) fn passed(&mut self, passed: &Passed) {
        let row = Row {
            record: passed.by.id.as_bytes().to_vec(),
            author: passed.by.origin.to_string(),
            at: passed.at.as_millis(),
            to: passed.to.to_string(),
            consent: passed
                .consent
                .map_or_else(Vec::new, |id| id.as_bytes().to_vec()),
            ..row(&passed.subject)
        };
        let prefix = passed_of_party(&passed.subject, &row.author);
        self.onward(&prefix, &row);
    }

    /// Whether an author decided about passing a record on.
    pub(crate) const fn has_consents(&self) -> bool {
        self.has_consents
    }

    fn onward(&mut self, prefix: &[u8], row: &Row) {
        let at = row.at.to_be_bytes();
        let author = row.author.as_bytes();
        let key = [prefix, &at, &row.record, author].concat();
        self.batch.insert(key, row.encode_to_vec());
    }
}

/// No party's name has a line feed, so that those of two parties are told apart.
fn passed_of_party(subject: &Subject, by: &str) -> Vec<u8> {
    [&of(subject, PASSED), by.as_bytes(), b"\n"].concat()
}

fn of(subject: &Subject, what: u8) -> Vec<u8> {
    [key(ONWARD, subject).as_slice(), &[what]].concat()
}

fn row(subject: &Subject) -> Row {
    Row {
        id: subject.id.as_bytes().to_vec(),
        origin: subject.origin.to_string(),
        ..Row::default()
    }
}

fn consent_of(row: &Row) -> Option<Consent> {
    Some(Consent {
        id: RecordId::from_slice(&row.record).ok()?,
        created: Timestamp::from_millis(row.at),
        decision: ConsentDecision::from_number(row.decision)?,
        holder: row.holder.parse().ok()?,
        to: row.to.parse().ok()?,
        purpose: row.purpose.clone(),
        until: row.until.map(Timestamp::from_millis),
    })
}

/// None for the row of a consent too: it holds a decision.
fn passed_of(row: &Row) -> Option<Passed> {
    if row.decision != 0 {
        return None;
    }
    Some(Passed {
        subject: Subject {
            origin: row.origin.parse().ok()?,
            id: RecordId::from_slice(&row.id).ok()?,
        },
        by: Subject {
            origin: row.author.parse().ok()?,
            id: RecordId::from_slice(&row.record).ok()?,
        },
        to: row.to.parse().ok()?,
        consent: RecordId::from_slice(&row.consent).ok(),
        at: Timestamp::from_millis(row.at),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> RecordId {
        RecordId::new(Timestamp::from_millis(1_772_323_200_000), &[number; 10])
    }

    #[test]
    fn what_is_said_about_passing_a_record_on_is_read_as_it_was_written_and_of_that_record_alone() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let party = |name: &str| name.parse::<Party>().unwrap();
        let subject = |number| Subject {
            origin: party("TR/customs"),
            id: id(number),
        };
        let consent = |number, decision, at| Consent {
            id: id(number),
            created: Timestamp::from_millis(at),
            decision,
            holder: party("GE/customs"),
            to: party("KZ/customs"),
            purpose: "customs_risk".to_owned(),
            until: Some(Timestamp::from_millis(9)),
        };
        let passed = Passed {
            subject: subject(1),
            by: Subject {
                origin: party("GE/customs"),
                id: id(7),
            },
            to: party("KZ/customs"),
            consent: Some(id(4)),
            at: Timestamp::from_millis(6),
        };
        let later = consent(3, ConsentDecision::Withdraw, 5);
        let first = consent(4, ConsentDecision::Grant, 4);
        for _ in 0..2 {
            let mut changes = Changes::default();
            assert!(!changes.has_consents());
            changes.passed(&passed);
            changes.consented(&subject(1), &later);
            changes.consented(&subject(1), &first);
            changes.consented(&subject(2), &later);
            assert!(changes.has_consents());
            state.apply(changes).unwrap();
        }
        let granted = |meant: &Party| {
            let granted = state.granted_by(&party("TR/customs"), |it| it.to == *meant);
            granted.unwrap()
        };
        assert!(granted(&party("KZ/customs")).is_empty(), "it was withdrawn");
        let mut changes = Changes::default();
        let again = consent(5, ConsentDecision::Grant, 6);
        changes.consented(&subject(2), &again);
        state.apply(changes).unwrap();
        assert_eq!(granted(&party("KZ/customs")), std::slice::from_ref(&again));
        assert!(granted(&party("AZ/customs")).is_empty());
        let others = state.granted_by(&party("AZ/customs"), |_| true);
        assert!(others.unwrap().is_empty());
        assert_eq!(state.consents(&subject(1)).unwrap(), [first, later.clone()]);
        assert_eq!(state.consents(&subject(2)).unwrap(), [later, again]);
        let passed = [passed];
        assert_eq!(state.passed(&subject(1)).unwrap(), passed);
        let by = |name| state.passed_by(&subject(1), &party(name)).unwrap();
        assert_eq!(by("GE/customs"), passed);
        assert!(by("GE/custom").is_empty() && by("KZ/customs").is_empty());
        assert_eq!(state.passed_by_id(id(1)).unwrap(), passed);
        assert!(state.passed(&subject(2)).unwrap().is_empty());
    }
}
