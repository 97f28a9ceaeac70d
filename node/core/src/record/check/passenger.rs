//! Rules of a passenger alert beside those of every alert.

use super::{Findings, Side};
use crate::forms::{Person, Sections};
use crate::reason::Reason;

pub(super) fn check(sections: &Sections, side: Side, findings: &mut Findings) {
    let Some(persons) = &sections.persons else {
        // One that is missing may have been withheld.
        if side == Side::Author {
            let message = "a PassengerAlert names the passenger: a document, its machine readable zone, or a name";
            findings.refuse("persons.items", Reason::FieldMissing, message);
        }
        return;
    };
    let Some(year) = sections.year_of_alert() else {
        return;
    };
    for (position, person) in persons.items.iter().enumerate() {
        zones(
            &format!("persons.items[{position}]"),
            person,
            year,
            findings,
        );
    }
}

/// What an officer wrote stands as it is; where the document says otherwise, somebody has to look.
fn zones(path: &str, person: &Person, year: u32, findings: &mut Findings) {
    for (_, zone) in person.zones(year) {
        let differs = [
            (
                "birth_date",
                is_other_date(&person.birth_date, &zone.birth_date),
            ),
            ("sex", is_other(&person.sex, &zone.sex)),
            (
                "nationalities",
                !person.nationalities.is_empty()
                    && !person.nationalities.contains(&zone.nationality),
            ),
        ];
        for (field, _) in differs.into_iter().filter(|(_, differs)| *differs) {
            let message = "differs from the machine readable zone; compare it with the document";
            findings.warn(format!("{path}.{field}"), Reason::ZoneDiffers, message);
        }
    }
}

fn is_other(told: &str, zone: &str) -> bool {
    !told.is_empty() && !zone.is_empty() && told != zone
}

/// Dates of which one is only more exact than the other do not differ.
fn is_other_date(told: &str, zone: &str) -> bool {
    is_other(told, zone) && !told.starts_with(zone) && !zone.starts_with(told)
}
