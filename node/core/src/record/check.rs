//! The rules between the fields of a record: `occurred <= reported <= signed`, units by category, the event's
//! country, what persons require, and the like. Each either refuses or warns.

mod alert;
mod answer;
mod consent;
mod dialogue;
mod forward;
mod goods;
mod header;
mod hit;
mod outcome;
mod passenger;
mod people;
mod request;
mod seizure;
mod transport;

pub use goods::may_be_substance;

use super::Record;
use crate::forms::{AgreementMove, AgreementStep, DraftHead, Event, MAX_DOCUMENT, Sections};
use crate::model::kind::RecordKind;
use crate::model::text::check_reason;
use crate::model::{Day, InvalidRecord, Warning};
use crate::reason::Reason;

/// Whether a record is judged with all its sections, or with those that were disclosed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Side {
    /// All sections are here: one that is missing is not there.
    Author,
    /// One that is missing may have been withheld.
    Recipient,
}

/// What the rules said.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) refusals: Vec<InvalidRecord>,
    pub(super) warnings: Vec<Warning>,
}

impl Findings {
    /// The first rule that refuses, as an error.
    fn first(self) -> Result<(), InvalidRecord> {
        self.refusals.into_iter().next().map_or(Ok(()), Err)
    }

    /// Takes a text that says why by the rule of such texts.
    fn reason(&mut self, field: &str, text: &str) {
        self.refusals.extend(check_reason(field, text).err());
    }

    fn refuse(&mut self, field: impl Into<String>, reason: Reason, message: impl Into<String>) {
        self.refusals
            .push(InvalidRecord::new(field, reason, message));
    }

    fn warn(&mut self, field: impl Into<String>, reason: Reason, message: impl Into<String>) {
        self.warnings.push(Warning {
            field: field.into(),
            reason,
            message: message.into(),
        });
    }
}

/// Applies the rules that only a draft can break.
pub(super) fn draft(head: &DraftHead, sections: &Sections, today: Day, findings: &mut Findings) {
    people::draft(head, sections, today, findings);
}

/// Applies the rules that hold for records of both sides.
pub(super) fn record(record: &Record, side: Side, findings: &mut Findings) {
    header::check(record, side, findings);
    let sections = &record.sections;
    let (header, kind) = (&record.header, record.header.kind);
    if kind == RecordKind::Forward {
        // What it carries was judged by the rules of its own kind.
        return forward::check(record, side, findings);
    }
    match &sections.event {
        None if side == Side::Recipient => {}
        None => findings.refuse(
            "event",
            Reason::FieldMissing,
            format!("is required for {}", kind.one()),
        ),
        Some(event) if event.kind() != kind => findings.refuse(
            "event",
            Reason::FieldInvalid,
            format!(
                "is not the event section of {}; give the one of its kind",
                kind.one()
            ),
        ),
        Some(Event::Seizure(event)) => seizure::check(header, event, findings),
        Some(Event::Consignment(event)) => alert::check(header, &(&**event).into(), findings),
        Some(Event::Passenger(event)) => {
            alert::check(header, &(&**event).into(), findings);
            passenger::check(sections, side, findings);
        }
        Some(Event::Request(event)) => request::check(record, event, side, findings),
        Some(Event::Answer(event)) => answer::check(record, event, findings),
        Some(Event::Hit(event)) => hit::check(record, event, findings),
        Some(Event::Outcome(event)) => outcome::check(header, event, findings),
        Some(Event::Correction(event)) => dialogue::correction(event, findings),
        Some(Event::Retraction(event)) => dialogue::retraction(header, event, findings),
        Some(Event::Consent(event)) => consent::check(header, event, findings),
        // It is the event of a kind that was judged above.
        Some(Event::Forward(_)) => {}
        Some(Event::Agreement(agreement)) => agreement_step(agreement, findings),
        // Whoever signs it speaks of itself alone.
        Some(Event::Contact(_)) => {}
        Some(Event::Acknowledgement(event)) => dialogue::acknowledgement(header, event, findings),
    }
    if let Some(goods) = &sections.goods {
        let persons = sections
            .event
            .as_ref()
            .map(|event| event.persons_involved().len());
        goods::check(goods, (sections.transport.as_ref(), persons), findings);
    }
    if let Some(transport) = &sections.transport {
        transport::check(transport, findings);
    }
    people::check(record, findings);
    identifiers(record, findings);
}

/// The first rule that refuses, as an error.
pub(super) fn first(subject: &Record, side: Side) -> Result<(), InvalidRecord> {
    let mut findings = Findings::default();
    record(subject, side, &mut findings);
    findings.first()
}

/// A bad check digit warns and never blocks: what stands on the papers is what stands on the papers.
fn identifiers(record: &Record, findings: &mut Findings) {
    record.sections.each_identifier(|path, identifier| {
        if let Some(fault) = identifier.fault() {
            let message = format!("{}; compare it with the papers", fault.message);
            findings.warn(path.field(""), fault.reason, message);
        }
    });
}

impl AgreementMove {
    /// Checks that the move holds what its step requires: the document to propose, a signature to propose and to
    /// sign, and neither otherwise.
    ///
    /// # Errors
    /// The first thing that is missing or too much.
    pub fn check(&self) -> Result<(), InvalidRecord> {
        let mut findings = Findings::default();
        agreement_step(self, &mut findings);
        findings.first()
    }
}

fn agreement_step(agreement: &AgreementMove, findings: &mut Findings) {
    let step = agreement.step;
    let proposes = step == AgreementStep::Propose;
    if proposes == agreement.document.is_empty() {
        let (reason, message) = if proposes {
            (Reason::FieldMissing, "is required to propose")
        } else {
            (Reason::FieldInvalid, "is carried only to propose")
        };
        findings.refuse("event.document", reason, message);
    }
    if agreement.document.len() > MAX_DOCUMENT {
        findings.refuse(
            "event.document",
            Reason::FieldTooLong,
            format!("is longer than {MAX_DOCUMENT} bytes"),
        );
    }
    findings.reason("event.reason", &agreement.reason);
    let is_signed = agreement.signature.is_some() && agreement.author_key.is_some();
    let is_bare = agreement.signature.is_none() && agreement.author_key.is_none();
    if step.is_signed() != is_signed || step.is_signed() == is_bare {
        findings.refuse(
            "event.signature",
            Reason::FieldInvalid,
            format!(
                "signature and author key stand together with propose and sign only, not with {}",
                step.name()
            ),
        );
    }
}
