//! Why a question or an answer is refused. What was asked about is never repeated.

use thiserror::Error;

use super::question::{MAX_JUSTIFICATION, MAX_SUBJECTS};
use super::subject::{LEAST_OF_NUMBER, MAX_NAME, MAX_PLACE};
use crate::envelope::InvalidOpening;
use crate::model::identifier::NumberFault;
use crate::reason::Reasoned;

/// Why something cannot be asked.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum InvalidQuestion {
    /// Nothing is asked about, or too much at once.
    #[error("subjects: a query is about one subject at least, and {MAX_SUBJECTS} at most")]
    #[reason(QueryTooMany, field = "subjects")]
    Subjects,
    /// Of no sort that is known, or with a number of another sort.
    #[error(
        "subject: it is no number of a known scheme, no person, no company, no vessel, no e-mail address and no address, \
         or its number is of another sort"
    )]
    #[reason(QuerySubjectUnknown, field = "subject")]
    Unknown,
    /// A number that cannot be one.
    #[error(
        "subject: the number has no letter or digit, is too long, or has a sign that cannot be seen"
    )]
    #[reason(FieldInvalid, field = "subject")]
    Number,
    /// The form or the check digit of the number does not hold.
    #[error("subject: the number {0}")]
    #[reason(inner)]
    Slip(NumberFault),
    /// The machine readable zone does not hold.
    #[error("subject: the machine readable zone cannot be read, or its check digits do not hold")]
    #[reason(QueryZoneBroken, field = "subject")]
    Zone,
    /// A part of a number.
    #[error("subject: a number of fewer than {LEAST_OF_NUMBER} letters and digits fits too much")]
    #[reason(QueryTooBroad, field = "subject")]
    ShortNumber,
    /// A name that cannot be one.
    #[error(
        "subject: a name has a letter, at most {MAX_NAME} characters, and no sign that cannot be seen"
    )]
    #[reason(FieldInvalid, field = "subject")]
    Name,
    /// A date that is none.
    #[error("subject: a birth date is written 1974-08-12, 1974-08 or 1974")]
    #[reason(FieldInvalid, field = "subject")]
    BirthDate,
    /// A date to come.
    #[error("subject: a birth date lies after the day of the question; nobody is born later")]
    #[reason(TimeInFuture, field = "subject")]
    BornLater,
    /// A state that is none.
    #[error("subject: a state is written by its two letters, GE")]
    #[reason(CodeUnknown, field = "subject")]
    Country,
    /// A name alone.
    #[error(
        "subject: a name alone fits everybody who bears it; a single word needs the day of birth or a document beside \
         it, two words the year of birth or a document, a longer name a birth date, a document or a nationality"
    )]
    #[reason(QueryTooBroad, field = "subject")]
    NameAlone,
    /// A name of a company or a vessel that says nothing of whose it is.
    #[error(
        "subject: the name has a legal form and everyday words of companies alone, which fit too many; write the word \
         that tells it from others, or ask about its number"
    )]
    #[reason(QueryTooBroad, field = "subject")]
    FormAlone,
    /// One word of a name of a company or a vessel.
    #[error(
        "subject: a single word fits every company or vessel that bears it; write the whole name, its state, or a number"
    )]
    #[reason(QueryTooBroad, field = "subject")]
    WordAlone,
    /// No e-mail address.
    #[error("subject: an e-mail address has one @ with something on each side, and no blank")]
    #[reason(FieldInvalid, field = "subject")]
    Email,
    /// An address that cannot be one.
    #[error(
        "subject: an address has at most {MAX_PLACE} characters, and no sign that cannot be seen"
    )]
    #[reason(FieldInvalid, field = "subject")]
    Address,
    /// A town, a street, a part of an address.
    #[error(
        "subject: a part of an address fits everybody there; write it whole, with street or town and the number of the \
         house"
    )]
    #[reason(QueryTooBroad, field = "subject")]
    AddressBroad,
    /// No purpose.
    #[error("purpose: it is not said what the query is for")]
    #[reason(QueryPurposeMissing, field = "purpose")]
    NoPurpose,
    /// A purpose that is none.
    #[error("purpose: it is no code of the list purpose")]
    #[reason(CodeUnknown, field = "purpose")]
    Purpose,
    /// A justification that is too long, or cannot be shown.
    #[error(
        "justification: it has more than {MAX_JUSTIFICATION} characters, or one that cannot be seen"
    )]
    #[reason(FieldInvalid, field = "justification")]
    Justification,
    /// The bytes are not those of a question, or it is not put by one of the two to the other.
    #[error("the question is malformed: {0}")]
    #[reason(Malformed)]
    Malformed(&'static str),
    /// The signature does not hold.
    #[error("the question is not signed by the party that asks")]
    #[reason(BadSignature)]
    Signature,
}

/// Why an answer does not count.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(AnswerUnproven)]
pub enum InvalidAnswer {
    /// The bytes are not those of an answer.
    #[error("the answer is malformed: {0}")]
    #[reason(Malformed)]
    Malformed(&'static str),
    /// The signature does not hold.
    #[error("the answer is not signed by the party that was asked")]
    Signature,
    /// It answers something else.
    #[error("the answer is to another question")]
    Other,
    /// It has the wrong number of findings.
    #[error("the answer does not say something of each subject")]
    Findings,
    /// A record in it does not prove what it shows.
    #[error("a record in the answer does not hold: {0}")]
    Record(#[from] InvalidOpening),
    /// A record in it is not by the party that answers.
    #[error("a record in the answer is by another party than the one that answers")]
    Author,
}
