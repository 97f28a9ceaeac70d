//! The form of a request to one partner.

use ntc_core::forms::request_fields;
use ntc_core::model::kind::RecordKind;

use super::question::{
    ACTION, Fills, Form, Question, REFERENCE, TLP, URGENCY, as_record, question,
};

/// The form.
pub(crate) const REQUEST: Form = Form {
    noun: "request",
    kind: RecordKind::Request.name(),
    questions: QUESTIONS,
    rows: request_fields,
    judge: as_record,
};

const QUESTIONS: &[Question] = &[
    question("audience", "Who is asked", Fills::Party).required(),
    question("event.asks", "What you ask for", Fills::One).required(),
    question("event.text", "Your question", Fills::Line).required(),
    question("event.justification", "Why you need it", Fills::Line),
    question(
        "event.reply_by",
        "Answer at the latest by: a day, or 2026-02-02T18:00Z",
        Fills::Line,
    ),
    question(
        "transport.equipment[0].container",
        "Container it is about",
        Fills::Line,
    ),
    question("purpose", "Asked for", Fills::One).required(),
    URGENCY,
    TLP,
    ACTION.starting(|_| Some("documentary")),
    REFERENCE,
];
