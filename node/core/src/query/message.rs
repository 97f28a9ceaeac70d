//! Questions and answers as bytes: the messages of `ntc/v1/query.proto`. What was signed is never encoded again.

use ntc_proto::v1 as pb;
use ntc_proto::v1::query_subject::About;
use prost::Message as _;

use super::answer::{Answer, Finding, Hit, MAX_HITS, Shown, Source};
use super::fault::{InvalidAnswer, InvalidQuestion};
use super::question::{MAX_SUBJECTS, Question};
use super::subject::{Named, Number, Person, Sort, Subject};
use crate::envelope::{Hash, Opening};
use crate::finding::Likeness;
use crate::model::RecordId;
use crate::time::Timestamp;
use crate::watchlist::Address;

impl Question {
    /// The bytes that are signed.
    pub fn encode(&self) -> Vec<u8> {
        let question = pb::QueryQuestion {
            id: self.id.as_bytes().to_vec(),
            asker: self.asker.to_string(),
            asked: self.asked.to_string(),
            time_ms: self.time.as_millis(),
            purpose: self.purpose.clone(),
            justification: self.justification.clone(),
            officer: self.officer.to_vec(),
            subjects: self.subjects.iter().map(subject_message).collect(),
        };
        question.encode_to_vec()
    }

    /// Reads the bytes; what may not be asked is for [`Question::check`] to say.
    ///
    /// # Errors
    /// When they are not those of a question.
    pub fn decode(bytes: &[u8]) -> Result<Self, InvalidQuestion> {
        const fn malformed(what: &'static str) -> InvalidQuestion {
            InvalidQuestion::Malformed(what)
        }
        let question = pb::QueryQuestion::decode(bytes)
            .map_err(|_| malformed("it is not an ntc.v1.QueryQuestion"))?;
        if question.subjects.len() > MAX_SUBJECTS {
            return Err(InvalidQuestion::Subjects);
        }
        let party = |name: &str| name.parse().map_err(|_| malformed("it names no party"));
        let subjects = question.subjects.iter().map(subject);
        Ok(Self {
            id: RecordId::from_slice(&question.id).map_err(|_| malformed("its id is none"))?,
            asker: party(&question.asker)?,
            asked: party(&question.asked)?,
            time: Timestamp::from_millis(question.time_ms),
            purpose: question.purpose,
            justification: question.justification,
            officer: question
                .officer
                .try_into()
                .map_err(|_| malformed("the name of its officer has not 16 bytes"))?,
            subjects: subjects.collect::<Result<_, _>>()?,
        })
    }
}

/// Reads a subject.
///
/// # Errors
/// When it is of no sort, or of no scheme, that this version knows.
pub fn subject(message: &pb::QuerySubject) -> Result<Subject, InvalidQuestion> {
    Ok(match &message.about {
        Some(About::Number(told)) => Subject::Number(number(told)?),
        Some(About::Person(told)) => Subject::Person(Person {
            name: told.name.clone(),
            birth_date: told.birth_date.clone(),
            document: told.document.as_ref().map(number).transpose()?,
            nationality: told.nationality.clone(),
        }),
        Some(About::Named(told)) => Subject::Named(Named {
            sort: sort(told.sort)?,
            name: told.name.clone(),
            number: told.number.as_ref().map(number).transpose()?,
            country: told.country.clone(),
        }),
        Some(About::Email(email)) => Subject::Email(email.clone()),
        Some(About::Address(told)) => Subject::Address(Address {
            text: told.text.clone(),
            country: told.country.clone(),
        }),
        None => return Err(InvalidQuestion::Unknown),
    })
}

fn sort(number: u32) -> Result<Sort, InvalidQuestion> {
    let number = i32::try_from(number).unwrap_or_default();
    Sort::from_number(number).ok_or(InvalidQuestion::Unknown)
}

fn number(message: &pb::QueryNumber) -> Result<Number, InvalidQuestion> {
    let scheme = message.scheme.parse();
    Ok(Number {
        scheme: scheme.map_err(|_| InvalidQuestion::Unknown)?,
        raw: message.raw.clone(),
        country: message.country.clone(),
    })
}

/// The message of a subject.
pub fn subject_message(subject: &Subject) -> pb::QuerySubject {
    let number = |number: &Number| pb::QueryNumber {
        scheme: number.scheme.code().to_owned(),
        raw: number.raw.clone(),
        country: number.country.clone(),
    };
    let about = match subject {
        Subject::Number(it) => About::Number(number(it)),
        Subject::Person(person) => About::Person(pb::QueryPerson {
            name: person.name.clone(),
            birth_date: person.birth_date.clone(),
            document: person.document.as_ref().map(number),
            nationality: person.nationality.clone(),
        }),
        Subject::Named(named) => About::Named(pb::QueryNamed {
            sort: named.sort as u32,
            name: named.name.clone(),
            number: named.number.as_ref().map(number),
            country: named.country.clone(),
        }),
        Subject::Email(email) => About::Email(email.clone()),
        Subject::Address(address) => About::Address(pb::QueryAddress {
            text: address.text.clone(),
            country: address.country.clone(),
        }),
    };
    pb::QuerySubject { about: Some(about) }
}

impl Answer {
    /// The bytes that are signed.
    pub fn encode(&self) -> Vec<u8> {
        let answer = pb::QueryAnswer {
            question: self.question.as_bytes().to_vec(),
            asked: self.asked.to_string(),
            asker: self.asker.to_string(),
            time_ms: self.time.as_millis(),
            refused: self.refused.map_or(0, u32::from),
            findings: self.findings.iter().map(finding_message).collect(),
        };
        answer.encode_to_vec()
    }

    /// Reads the bytes; whether it is the answer to a question is for [`Answer::check`] to say.
    ///
    /// # Errors
    /// When they are not those of an answer.
    pub fn decode(bytes: &[u8]) -> Result<Self, InvalidAnswer> {
        const fn malformed(what: &'static str) -> InvalidAnswer {
            InvalidAnswer::Malformed(what)
        }
        let answer = pb::QueryAnswer::decode(bytes)
            .map_err(|_| malformed("it is not an ntc.v1.QueryAnswer"))?;
        if answer.findings.len() > MAX_SUBJECTS {
            return Err(malformed("it has more than 20 findings"));
        }
        let party = |name: &str| name.parse().map_err(|_| malformed("it names no party"));
        let refused = u16::try_from(answer.refused);
        let refused = refused.map_err(|_| malformed("its reason is no number of a reason"))?;
        let findings = answer.findings.iter().map(finding);
        Ok(Self {
            question: Hash::from_slice(&answer.question)
                .ok_or(malformed("it names no question"))?,
            asked: party(&answer.asked)?,
            asker: party(&answer.asker)?,
            time: Timestamp::from_millis(answer.time_ms),
            refused: (refused != 0).then_some(refused),
            findings: findings.collect::<Result<_, _>>()?,
        })
    }
}

fn finding(message: &pb::QueryFinding) -> Result<Finding, InvalidAnswer> {
    if message.hits.len() > MAX_HITS {
        return Err(InvalidAnswer::Malformed("a finding has more than 4 hits"));
    }
    let hits = message.hits.iter().map(hit);
    Ok(Finding {
        hits: hits.collect::<Result<_, _>>()?,
        more: message.more,
    })
}

fn hit(message: &pb::QueryHit) -> Result<Hit, InvalidAnswer> {
    const UNKNOWN: InvalidAnswer = InvalidAnswer::Malformed("a hit is of no known sort");
    let number = |number: u32| i32::try_from(number).unwrap_or_default();
    let record = || RecordId::from_slice(&message.record).map_err(|_| UNKNOWN);
    let shown = match (message.record.is_empty(), message.opening.is_empty()) {
        (true, true) => Shown::Nothing,
        (true, false) => return Err(UNKNOWN),
        (false, true) => Shown::Named(record()?),
        (false, false) => Shown::Opened(record()?, Box::new(Opening::decode(&message.opening)?)),
    };
    Ok(Hit {
        source: Source::from_number(number(message.source)).ok_or(UNKNOWN)?,
        likeness: Likeness::from_number(number(message.likeness)).ok_or(UNKNOWN)?,
        shown,
    })
}

fn finding_message(finding: &Finding) -> pb::QueryFinding {
    let hits = finding.hits.iter().map(|hit| {
        let (record, opening) = match &hit.shown {
            Shown::Nothing => (Vec::new(), Vec::new()),
            Shown::Named(id) => (id.as_bytes().to_vec(), Vec::new()),
            Shown::Opened(id, opening) => (id.as_bytes().to_vec(), opening.encode()),
        };
        pb::QueryHit {
            source: hit.source as u32,
            likeness: hit.likeness as u32,
            record,
            opening,
        }
    });
    pb::QueryFinding {
        hits: hits.collect(),
        more: finding.more,
    }
}
