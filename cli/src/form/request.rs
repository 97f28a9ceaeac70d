//! The form of a request to one partner.

use ntc_core::forms::request_fields;
use ntc_core::model::kind::RecordKind;

use super::question::{
    ACTION, Fills, Form, Question, REFERENCE, TLP, URGENCY, as_record, question,
};
use crate::lang::say;

/// The form.
pub(crate) const REQUEST: Form = Form {
    noun: "request",
    kind: RecordKind::Request.name(),
    questions: QUESTIONS,
    rows: request_fields,
    judge: as_record,
};

const QUESTIONS: &[Question] = &[
    question("audience", || say!("form-request-who"), Fills::Party).required(),
    question("event.asks", || say!("form-request-asks"), Fills::One).required(),
    question("event.text", || say!("form-request-text"), Fills::Line).required(),
    question(
        "event.justification",
        || say!("form-request-why"),
        Fills::Line,
    ),
    question("event.reply_by", || say!("form-request-by"), Fills::Line),
    question(
        "transport.equipment[0].container",
        || say!("form-request-container"),
        Fills::Line,
    ),
    question("purpose", || say!("form-request-purpose"), Fills::One).required(),
    URGENCY,
    TLP,
    ACTION.starting(|_| Some("documentary")),
    REFERENCE,
];
