//! Rules of an answer.

use super::super::Record;
use super::Findings;
use crate::forms::AnswerEvent;
use crate::model::codes::ANSWER_STATUSES;
use crate::reason::Reason;
use crate::section::Section;

pub(super) fn check(record: &Record, event: &AnswerEvent, findings: &mut Findings) {
    let header = &record.header;
    if event.about.origin == header.origin {
        let message = "is the author itself; a party answers what another asked it";
        findings.refuse("event.about.origin", Reason::FieldInvalid, message);
    }
    if event.deferred_until.is_some_and(|it| it <= header.created) {
        let message = "is over; give a day that is still to come";
        findings.refuse("event.deferred_until", Reason::FieldInvalid, message);
    }
    if record.sections.national.is_some() {
        let message = "an answer has no such section";
        findings.refuse(Section::National.name(), Reason::FieldInvalid, message);
    }
    // What a status of a newer list goes with is not known here.
    if !ANSWER_STATUSES.contains(&event.status) {
        return;
    }
    let status = event.status.as_str();
    let is_given = [
        ("event.refusal", event.refusal.is_some(), "refused"),
        (
            "event.deferred_until",
            event.deferred_until.is_some(),
            "deferred",
        ),
        (
            "event.referred_to",
            !event.referred_to.is_empty(),
            "referred",
        ),
    ];
    for (field, is_given, with) in is_given {
        let may_be_given = field == "event.refusal" && status == "deferred";
        if status == with && !is_given {
            let message = format!("is required with the status {with}");
            findings.refuse(field, Reason::FieldMissing, message);
        }
        if status != with && is_given && !may_be_given {
            let message = format!("is given with the status {with} only");
            findings.refuse(field, Reason::FieldInvalid, message);
        }
    }
    if status == "need_more" && event.text.is_empty() {
        let message = "is required with the status need_more: say what is needed";
        findings.refuse("event.text", Reason::FieldMissing, message);
    }
    if !matches!(status, "provided" | "partly") {
        if !event.reveals.is_empty() {
            let message = format!("is given with provided and partly only, not with {status}");
            findings.refuse("event.reveals", Reason::FieldInvalid, message);
        }
        let given = record.present().without(Section::Event);
        for section in given.without(Section::National).iter() {
            let message = format!("is given with provided and partly only, not with {status}");
            findings.refuse(section.name(), Reason::FieldInvalid, message);
        }
    }
}
