//! Rules of a hit notice.

use std::collections::BTreeSet;

use super::super::Record;
use super::Findings;
use crate::forms::HitEvent;
use crate::reason::Reason;
use crate::section::Section;
use crate::time::MAX_CLOCK_SKEW;

pub(super) fn check(record: &Record, event: &HitEvent, findings: &mut Findings) {
    let header = &record.header;
    if event.about.origin == header.origin {
        let message = "is the author itself; a party tells that it met whom another looks for";
        findings.refuse("event.about.origin", Reason::FieldInvalid, message);
    }
    let factors: BTreeSet<_> = event.factors.iter().collect();
    if factors.len() < event.factors.len() {
        let message = "names each factor once";
        findings.refuse("event.factors", Reason::FieldInvalid, message);
    }
    let latest = header.created.plus(MAX_CLOCK_SKEW);
    if event.met_at.is_some_and(|it| it.earliest() > latest) {
        let message = "lies after the signing";
        findings.refuse("event.met_at", Reason::TimeInFuture, message);
    }
    for section in record.present().without(Section::Event).iter() {
        if section != Section::National {
            let message = "a HitNotice has an event section and no other";
            findings.refuse(section.name(), Reason::FieldInvalid, message);
        }
    }
}
