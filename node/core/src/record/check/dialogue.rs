//! Rules of the event sections by which parties speak of records: corrections, retractions, acknowledgements.

use std::collections::BTreeSet;

use super::Findings;
use crate::forms::{
    AcknowledgementEvent, AcknowledgementStep, CorrectionEvent, Header, RetractionEvent,
};
use crate::names::UnknownName;
use crate::reason::Reason;
use crate::section::Section;
use crate::time::MAX_CLOCK_SKEW;

pub(super) fn correction(event: &CorrectionEvent, findings: &mut Findings) {
    if event.version < 2 {
        let message = "is 2 or more: the version that takes the place of an earlier one";
        findings.refuse("event.version", Reason::FieldInvalid, message);
    }
    if event.record == event.by {
        let message = "is the record that is corrected; name the one that takes its place";
        findings.refuse("event.by", Reason::FieldInvalid, message);
    }
    findings.reason("event.reason", &event.reason);
}

pub(super) fn retraction(header: &Header, event: &RetractionEvent, findings: &mut Findings) {
    let records: BTreeSet<_> = event.records.iter().collect();
    if records.len() < event.records.len() || records.contains(&header.id) {
        let message = "names each record once, and not itself";
        findings.refuse("event.records", Reason::FieldInvalid, message);
    }
    findings.reason("event.reason", &event.reason.text);
    let relayed = event.relays.as_ref();
    if relayed.is_some_and(|relayed| relayed.origin == header.origin) {
        let message = "is the author itself; what another party took back is relayed";
        findings.refuse("event.relays.origin", Reason::FieldInvalid, message);
    }
}

pub(super) fn acknowledgement(
    header: &Header,
    event: &AcknowledgementEvent,
    findings: &mut Findings,
) {
    if event.about.origin == header.origin {
        let message = "is the author itself; a party acknowledges what another told it";
        findings.refuse("event.about.origin", Reason::FieldInvalid, message);
    }
    if event.at > header.created.plus(MAX_CLOCK_SKEW) {
        let message = "lies after the signing";
        findings.refuse("event.at", Reason::TimeInFuture, message);
    }
    let holder = event.holder.as_ref();
    if holder.is_some_and(|holder| *holder == header.origin || *holder == event.about.origin) {
        let message = "is a third party: one that has the record by way of the author";
        findings.refuse("event.holder", Reason::FieldInvalid, message);
    }
    if event.step == AcknowledgementStep::PassedOn && holder.is_none() {
        let message = "is required: the party that it was passed on to";
        findings.refuse("event.holder", Reason::FieldMissing, message);
    }
    let is_kept = event.step == AcknowledgementStep::Kept;
    if is_kept && event.ground.is_empty() {
        let message = "is required: the legal ground on which the content is kept";
        findings.refuse("event.ground", Reason::FieldMissing, message);
    }
    if !is_kept && !event.ground.is_empty() {
        let message = "is given for what is kept only";
        findings.refuse("event.ground", Reason::FieldInvalid, message);
    }
    findings.reason("event.ground", &event.ground);
    let named: Result<BTreeSet<Section>, _> = event.sections.iter().map(|it| it.parse()).collect();
    match named {
        Err(UnknownName(..)) => {
            let message = format!("names sections, each one of {}", Section::NAMES);
            findings.refuse("event.sections", Reason::CodeUnknown, message);
        }
        Ok(named) => {
            let is_erased = event.step == AcknowledgementStep::Erased;
            if named.len() < event.sections.len() || !(is_erased || named.is_empty()) {
                let message = "names each section once, of what is erased only";
                findings.refuse("event.sections", Reason::FieldInvalid, message);
            }
        }
    }
}
