//! Rules of the sections about companies and persons, and of what the narrative asks for.

use super::super::Record;
use super::Findings;
use super::alert::permitted;
use crate::forms::{DraftHead, Sections};
use crate::model::{Day, PartialDate};
use crate::reason::Reason;

/// Whoever shares personal data states until when, and does not leave it to the node's default.
pub(super) fn draft(head: &DraftHead, sections: &Sections, today: Day, findings: &mut Findings) {
    if sections.persons.is_some() && head.expires.is_none() {
        findings.refuse(
            "expires",
            Reason::PersonsWithoutBasis,
            "must be given when the record has persons",
        );
    }
    births(sections, today, findings);
}

/// Nobody is born after the day on which the record is written.
fn births(sections: &Sections, today: Day, findings: &mut Findings) {
    let persons = sections.persons.iter().flat_map(|persons| &persons.items);
    for (position, person) in persons.enumerate() {
        let field = format!("persons.items[{position}].birth_date");
        match person.birth_date.parse::<PartialDate>() {
            Ok(date) => {
                if let Err(later) = date.check_born(today) {
                    findings.refuse(field, later.reason(), later.to_string());
                }
            }
            Err(_) if person.birth_date.is_empty() => {}
            Err(none) => findings.refuse(field, none.reason(), none.to_string()),
        }
    }
}

pub(super) fn check(record: &Record, findings: &mut Findings) {
    let (header, sections) = (&record.header, &record.sections);
    if let Some(persons) = &sections.persons {
        if persons.legal_basis.is_empty() {
            findings.refuse(
                "persons.legal_basis",
                Reason::PersonsWithoutBasis,
                "must be given when the record has persons",
            );
        }
        if header.handling.evaluation.is_none() {
            findings.refuse(
                "handling.evaluation",
                Reason::PersonsWithoutBasis,
                "must be given when the record has persons",
            );
        }
    }
    if let Some(action) = sections
        .narrative
        .as_ref()
        .and_then(|n| n.requested_action.as_ref())
    {
        permitted(header, "narrative.requested_action", &action.code, findings);
    }
}
