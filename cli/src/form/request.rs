//! The form of a request to one partner.

use ntc_core::forms::request_fields;
use ntc_core::model::kind::RecordKind;

use super::notice::judge;
use super::paper::Paper;
use super::question::{Fills, Form, Question, question};

/// The form.
pub(crate) const REQUEST: Form = Form {
    noun: "request",
    begin,
    questions: QUESTIONS,
    rows: request_fields,
    judge,
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
    question("urgency", "How urgent", Fills::One)
        .required()
        .starting(|_| Some("routine")),
    question("handling.tlp", "Who may see it there", Fills::One)
        .required()
        .starting(|_| Some("AMBER")),
    question(
        "handling.permitted_action",
        "What they may do at most",
        Fills::One,
    )
    .required()
    .starting(|_| Some("documentary")),
    question("national.source_reference", "Your reference", Fills::Line)
        .starting(|known| Some(&known.reference)),
];

fn begin(paper: &mut Paper) {
    paper.put("kind", RecordKind::Request.name());
    paper.put("language", "en");
}
