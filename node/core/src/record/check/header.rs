//! Rules of the header, and between header and sections.

use super::super::Record;
use super::{Findings, Side};
use crate::forms::MAX_RETENTION;
use crate::model::handling::Tlp;
use crate::model::kind::RecordKind;
use crate::reason::Reason;
use crate::section::Section;

pub(super) fn check(record: &Record, side: Side, findings: &mut Findings) {
    expiry(record, findings);
    recipients(record, findings);
    categories(record, side, findings);
    administrative(record, findings);
    outcome(record, findings);
    let header = &record.header;
    if (header.version == 1) != header.supersedes.is_none() {
        findings.refuse(
            "supersedes",
            Reason::FieldInvalid,
            "is empty for version 1 and names the record that is replaced for any other",
        );
    }
    if header.version > 1 && !header.kind.has_versions() {
        let message = format!("is 1 for {}, which is never corrected", header.kind.one());
        findings.refuse("version", Reason::FieldInvalid, message);
    }
}

fn expiry(record: &Record, findings: &mut Findings) {
    let header = &record.header;
    if header.expires <= header.created {
        findings.refuse(
            "expires",
            Reason::RecordExpired,
            "lies before the signing; give a later time, or none for the node's default",
        );
    }
    if header.expires > header.created.plus(MAX_RETENTION) {
        findings.refuse(
            "expires",
            Reason::FieldInvalid,
            "lies more than ten years after the signing",
        );
    }
}

fn recipients(record: &Record, findings: &mut Findings) {
    let handling = &record.header.handling;
    if (handling.tlp == Tlp::Red) == handling.named_recipients.is_empty() {
        let (reason, message) = if handling.tlp == Tlp::Red {
            (
                Reason::FieldMissing,
                "TLP:RED requires the recipients by name",
            )
        } else {
            (
                Reason::FieldInvalid,
                "recipients are named under TLP:RED only; use the audience instead",
            )
        };
        findings.refuse("handling.named_recipients", reason, message);
    }
}

/// A header without categories would slip past every rule that is made for categories.
fn categories(record: &Record, side: Side, findings: &mut Findings) {
    let header = &record.header;
    let wants_goods = matches!(
        header.kind,
        RecordKind::SeizureNotice | RecordKind::ConsignmentAlert | RecordKind::PassengerAlert
    );
    match header.kind {
        RecordKind::Outcome | RecordKind::HitNotice => {
            if header.categories.is_empty() {
                let message = "are those of the record that it answers";
                findings.refuse("categories", Reason::FieldMissing, message);
            }
            return;
        }
        // They are those of the record that it carries.
        RecordKind::Forward => return,
        // What is asked about has categories that no goods section may repeat.
        RecordKind::Request | RecordKind::Answer => {
            if !record.sections.categories().is_subset(&header.categories) {
                let message = "lack one of the goods section";
                findings.refuse("categories", Reason::FieldInvalid, message);
            }
            return;
        }
        RecordKind::SeizureNotice
        | RecordKind::ConsignmentAlert
        | RecordKind::PassengerAlert
        | RecordKind::Correction
        | RecordKind::Retraction
        | RecordKind::Consent
        | RecordKind::Agreement
        | RecordKind::ContactChange
        | RecordKind::Acknowledgement => {}
    }
    match &record.sections.goods {
        Some(_) if record.sections.categories() != header.categories => findings.refuse(
            "categories",
            Reason::FieldInvalid,
            "are not those of the goods section",
        ),
        None if wants_goods && side == Side::Author => findings.refuse(
            "goods.items",
            Reason::FieldMissing,
            format!("{} names at least one kind of goods", header.kind.one()),
        ),
        Some(_) | None => {
            if wants_goods == header.categories.is_empty() {
                findings.refuse(
                    if side == Side::Author {
                        "goods.items"
                    } else {
                        "categories"
                    },
                    Reason::FieldInvalid,
                    format!(
                        "do not fit {}: notices and alerts have goods, other kinds have none",
                        header.kind.one()
                    ),
                );
            }
        }
    }
}

/// An outcome says what was found, and nothing more of the case.
fn outcome(record: &Record, findings: &mut Findings) {
    let header = &record.header;
    if header.kind != RecordKind::Outcome {
        return;
    }
    let others = record
        .present()
        .without(Section::Event)
        .without(Section::Goods);
    for section in others.iter() {
        let message = "an Outcome has an event section and goods, and no other";
        findings.refuse(section.name(), Reason::FieldInvalid, message);
    }
}

/// Records that only run the federation go to partners whatever the agreements say, so they carry no case.
fn administrative(record: &Record, findings: &mut Findings) {
    let header = &record.header;
    if header.kind.is_administrative() {
        for section in record.present().without(Section::Event).iter() {
            let message = format!("{} has an event section and no other", header.kind.one());
            findings.refuse(section.name(), Reason::FieldInvalid, message);
        }
    } else if header.purpose.is_empty() {
        findings.refuse("purpose", Reason::FieldMissing, "is required");
    }
}
