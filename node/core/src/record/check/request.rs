//! Rules of a request.

use std::collections::BTreeSet;

use super::super::Record;
use super::{Findings, Side};
use crate::forms::RequestEvent;
use crate::model::kind::Urgency;
use crate::reason::Reason;

/// What a request asks for that wants to pass a record on.
const CONSENT: &str = "consent";

pub(super) fn check(record: &Record, event: &RequestEvent, side: Side, findings: &mut Findings) {
    let header = &record.header;
    let asked = record.audience.as_ref().map_or(0, BTreeSet::len);
    if side == Side::Author && asked != 1 {
        let message = "names the one party that is asked; ask several by one request each";
        findings.refuse("audience", Reason::FieldInvalid, message);
    }
    if event.text.is_empty() && event.about.is_empty() {
        let message = "is required where no record is named: say what is asked";
        findings.refuse("event.text", Reason::FieldMissing, message);
    }
    if event.answer_within == 0 {
        let message = "is required: the minutes from the receipt to the answer";
        findings.refuse("event.answer_within", Reason::FieldMissing, message);
    }
    if event.reply_by.is_some_and(|it| it <= header.created) {
        let message = "lies before the signing";
        findings.refuse("event.reply_by", Reason::TimesOutOfOrder, message);
    }
    if record.sections.persons.is_some() && event.justification.is_empty() {
        let message = "is required with persons: say why it is needed";
        findings.refuse("event.justification", Reason::FieldMissing, message);
    }
    if event.oral && header.urgency < Urgency::Urgent {
        let message = "is for what is urgent or immediate only";
        findings.refuse("event.oral", Reason::FieldInvalid, message);
    }
    consent(event, findings);
}

/// A consent to pass a record on is for one record, one party and one purpose.
fn consent(event: &RequestEvent, findings: &mut Findings) {
    let is_asked = event.consent_to.is_some();
    if is_asked && event.asks.code != CONSENT {
        let message = "is given where consent is asked for only";
        findings.refuse("event.consent_to", Reason::FieldInvalid, message);
    }
    if is_asked && event.about.is_empty() {
        let message = "is required: the record that is to be passed on";
        findings.refuse("event.about", Reason::FieldMissing, message);
    }
    if is_asked == event.consent_purpose.is_empty() {
        let (reason, message) = if is_asked {
            (
                Reason::FieldMissing,
                "is required: what it is passed on for",
            )
        } else {
            (
                Reason::FieldInvalid,
                "is given with the party that it is passed on to only",
            )
        };
        findings.refuse("event.consent_purpose", reason, message);
    }
    let origin = event.about.first().map(|about| &about.origin);
    if is_asked && origin == event.consent_to.as_ref() {
        let message = "is the author of the record; name a third party";
        findings.refuse("event.consent_to", Reason::FieldInvalid, message);
    }
}
