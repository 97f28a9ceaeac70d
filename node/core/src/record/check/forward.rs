//! Rules of a forward: it names what it carries, and lets nobody do more with it than its author does.

use super::super::Record;
use super::{Findings, Side};
use crate::forms::{Event, ForwardEvent, Header};
use crate::model::kind::RecordKind;
use crate::reason::Reason;
use crate::section::Section;

pub(super) fn check(record: &Record, side: Side, findings: &mut Findings) {
    if record.sections.national.is_some() {
        let message = "a forward has no such section";
        findings.refuse(Section::National.name(), Reason::FieldInvalid, message);
    }
    let event = match &record.sections.event {
        Some(Event::Forward(event)) => event,
        // Where the event is erased nothing is proven any more, and policy lets nothing of it go.
        None if side == Side::Recipient => return,
        None | Some(_) => {
            let message = "is required: it proves what is passed on";
            return findings.refuse("event", Reason::FieldMissing, message);
        }
    };
    parties(&record.header, event, findings);
    if let Some(carried) = record.carried() {
        carries(&record.header, carried.header(), event, findings);
    }
}

fn parties(header: &Header, event: &ForwardEvent, findings: &mut Findings) {
    let (author, by) = (&event.record.origin, &header.origin);
    if author == by {
        let message = "is the author itself; what is one's own is told, not passed on";
        findings.refuse("event.record.origin", Reason::FieldInvalid, message);
    }
    if event.to == *author || event.to == *by {
        let message = "is its author or who passes it on; name a third party";
        findings.refuse("event.to", Reason::FieldInvalid, message);
    }
}

/// The strictest handling travels along: nothing in the header is wider than what the author of the record signed.
fn carries(header: &Header, of: &Header, event: &ForwardEvent, findings: &mut Findings) {
    if (&of.origin, of.id) != (&event.record.origin, event.record.id) {
        let message = "is not the record that it carries";
        findings.refuse("event.record", Reason::CarriedUnproven, message);
    }
    if of.kind == RecordKind::Forward {
        let message = "is itself passed on; only who has it from its author passes it on";
        findings.refuse("event.record", Reason::OnwardAgain, message);
    } else if !of.kind.is_passed_on() {
        let message = format!("is {}, which nobody passes on", of.kind.one());
        findings.refuse("event.record", Reason::FieldInvalid, message);
    }
    let least = of.handling.passed_on_to(&event.to);
    let strictest = least.strictest(&header.handling);
    for (field, holds) in [
        ("handling.tlp", header.handling.tlp == strictest.tlp),
        (
            "handling.named_recipients",
            header.handling.named_recipients == strictest.named_recipients,
        ),
        (
            "handling.permitted_action",
            header.handling.permitted_action == strictest.permitted_action,
        ),
        (
            "handling.handling_codes",
            least
                .handling_codes
                .iter()
                .all(|code| header.handling.handling_codes.contains(code)),
        ),
        (
            "handling.evaluation",
            header.handling.evaluation == least.evaluation,
        ),
        ("expires", header.expires <= of.expires),
        ("categories", header.categories == of.categories),
        // Another purpose needs the author's consent, which is named.
        (
            "purpose",
            header.purpose == of.purpose || event.consent.is_some(),
        ),
        ("urgency", header.urgency == of.urgency),
    ] {
        if !holds {
            let message = "is wider, or other, than what the author of the record signed";
            findings.refuse(field, Reason::CarriedUnproven, message);
        }
    }
}
