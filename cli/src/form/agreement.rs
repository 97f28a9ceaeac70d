//! The form of an agreement: what its document is filled with before anybody takes away from its terms.

use std::collections::BTreeMap;

use ntc_core::party::Party;
use ntc_core::policy::Agreement;
use ntc_core::policy::agreement::{Template, TemplateParty};
use ntc_core::policy::review::PLACEHOLDER_BASIS;
use ntc_core::reason::Reason;
use ntc_core::record::InvalidRecord;

use super::paper::Paper;
use super::question::{Fills, Form, Question, question};
use crate::lang::say;

/// The form.
pub(crate) const AGREEMENT: Form = Form {
    noun: "agreement",
    kind: "Agreement",
    questions: QUESTIONS,
    rows: BTreeMap::new,
    judge: faults,
};

/// Parties and a day that stand for what is not known or answered yet.
const SOMEBODY: &str = "AZ/somebody";
const SOMEBODY_ELSE: &str = "AZ/somebody-else";
const SOME_DAY: &str = "2026-01-01";

const QUESTIONS: &[Question] = &[
    question("parties", || say!("form-agreement-parties"), Fills::Parties).required(),
    question("title", || say!("form-agreement-title"), Fills::Line).required(),
    question("id", || say!("form-agreement-id"), Fills::Line).required(),
    question("legal_basis", || say!("form-agreement-basis"), Fills::Line),
    question("validity.from", || say!("form-agreement-from"), Fills::Line)
        .required()
        .starting(|known| Some(&known.today)),
    question(
        "validity.until",
        || say!("form-agreement-until"),
        Fills::Line,
    )
    .required()
    .starting(|_| Some("open")),
];

/// What is wrong with the document that a draft makes. What is not answered yet is no fault.
fn faults(paper: &Paper) -> Vec<InvalidRecord> {
    let document = template(paper, SOMEBODY).map(|template| template.document());
    let fault = document.and_then(|document| read(document.as_bytes()));
    fault.err().into_iter().collect()
}

/// Reads a document by every rule that it can be judged by alone.
///
/// # Errors
/// The first rule that it breaks.
pub(crate) fn read(document: &[u8]) -> Result<Agreement, InvalidRecord> {
    Agreement::read(document).map_err(|error| InvalidRecord {
        reason: error.reason(),
        message: match error.field.as_str() {
            "" => error.to_string(),
            _ => error.message,
        },
        field: error.field,
    })
}

/// What the document of a draft is filled with, once all is answered; `own` is the party whose officer answered.
///
/// # Errors
/// The first required answer that is missing, or that cannot be read.
pub(crate) fn answered(paper: &Paper, own: &str) -> Result<Template, InvalidRecord> {
    let mut required = QUESTIONS.iter().filter(|question| question.is_required);
    if let Some(open) = required.find(|question| !paper.has(question.field)) {
        return Err(fault(
            open.field,
            Reason::FieldMissing,
            &say!("form-required"),
        ));
    }
    template(paper, own)
}

/// The same where not all has to be answered.
fn template(paper: &Paper, own: &str) -> Result<Template, InvalidRecord> {
    let text = |field: &str, open: &str| paper.get(field).unwrap_or_else(|| open.to_owned());
    let day = |field: &str, open: &str, read: fn(&str) -> Result<String, String>| {
        let said = read(&text(field, open));
        said.map_err(|why| fault(field, Reason::FieldInvalid, &why))
    };
    let mut parties = vec![own.to_owned()];
    parties.extend(paper.list("parties"));
    if parties.len() < 2 {
        parties.push(SOMEBODY_ELSE.to_owned());
    }
    let party = |name: String| {
        let party = name.parse::<Party>();
        let party =
            party.map_err(|error| fault("parties", Reason::FieldInvalid, &error.to_string()))?;
        Ok(TemplateParty { party, name })
    };
    Ok(Template {
        id: text("id", "an-agreement"),
        title: text("title", "An agreement"),
        legal_basis: text("legal_basis", PLACEHOLDER_BASIS),
        parties: parties.into_iter().map(party).collect::<Result<_, _>>()?,
        from: day("validity.from", SOME_DAY, first_day)?,
        until: day("validity.until", "open", last_day)?,
    })
}

fn fault(field: &str, reason: Reason, message: &str) -> InvalidRecord {
    InvalidRecord {
        field: field.to_owned(),
        reason,
        message: message.to_owned(),
    }
}

/// A first day as the document has it.
pub(crate) fn first_day(text: &str) -> Result<String, String> {
    text.parse::<jiff::civil::Date>()
        .map(|date| date.to_string())
        .map_err(|_| say!("form-day"))
}

/// A last day as the document has it.
pub(crate) fn last_day(text: &str) -> Result<String, String> {
    match text {
        "open" => Ok("\"open\"".to_owned()),
        day => first_day(day),
    }
}
