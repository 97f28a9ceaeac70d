//! What the machine readable zones of a passenger's documents tell, so that whoever reads a passport types nothing twice.

use super::event::Event;
use super::persons::{Person, PersonName};
use super::sections::Sections;
use crate::model::identifier::{Mrz, Scheme};

/// Longest form of a name in a machine readable zone, in characters.
const MAX_MRZ_NAME: usize = 39;

/// What a zone whose check digits hold tells of the person, as the fields of a person hold it. Empty means "not told".
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Zone {
    /// The name, given names first.
    pub name: String,
    /// The name as the zone writes it.
    pub mrz_form: String,
    /// Date of birth; the year, or year and month, where only that is told.
    pub birth_date: String,
    /// Sex, ICAO 9303.
    pub sex: String,
    /// Nationality, ICAO 9303.
    pub nationality: String,
}

impl Person {
    /// What the zones of its documents tell whose check digits hold, with the position of the document. A year of two digits
    /// lies at most in `year`.
    pub fn zones(&self, year: u32) -> Vec<(usize, Zone)> {
        let documents = self.documents.iter().enumerate();
        let zones = documents.filter(|(_, document)| document.scheme() == Scheme::Mrz);
        zones
            .filter_map(|(at, document)| {
                Some((at, Zone::of(&Mrz::read(document.raw()).ok()?, year)?))
            })
            .collect()
    }
}

impl Zone {
    fn of(mrz: &Mrz, year: u32) -> Option<Self> {
        if !mrz.checks() {
            return None;
        }
        let filled = |text: &str| text.replace(' ', "<");
        let (surname, given) = (mrz.surname(), mrz.given_names());
        let mut mrz_form = filled(surname);
        if !given.is_empty() {
            mrz_form = format!("{mrz_form}<<{}", filled(given));
        }
        if mrz_form.len() > MAX_MRZ_NAME {
            mrz_form.clear();
        }
        Some(Self {
            name: format!("{given} {surname}").trim().to_owned(),
            mrz_form,
            birth_date: date(mrz.birth_date(), year).unwrap_or_default(),
            sex: Some(mrz.sex())
                .filter(|sex| *sex != '<')
                .map_or_else(String::new, String::from),
            nationality: mrz.nationality().to_owned(),
        })
    }
}

/// A date of birth of six places, of which the last four or two may be empty, at most in `year`.
fn date(text: &str, year: u32) -> Option<String> {
    let (own, rest) = text.split_at_checked(2)?;
    let (month, day) = rest.split_at_checked(2)?;
    let own: u32 = own.parse().ok()?;
    let century = year - year % 100;
    let full = if century + own > year {
        (century + own).saturating_sub(100)
    } else {
        century + own
    };
    Some(match (month.contains('<'), day.contains('<')) {
        (true, _) => format!("{full}"),
        (false, true) => format!("{full}-{month}"),
        (false, false) => format!("{full}-{month}-{day}"),
    })
}

impl Sections {
    /// Adds to the persons of a passenger alert what the zones of their documents tell and the officer did not.
    pub(super) fn read_zones(&mut self) {
        let Some(year) = self.year_of_alert() else {
            return;
        };
        let persons = self
            .persons
            .iter_mut()
            .flat_map(|persons| &mut persons.items);
        for person in persons {
            for (_, zone) in person.zones(year) {
                person.add(zone);
            }
        }
    }

    /// The year in which a passenger alert ends: nobody whom it names is born later. The year of the signing would change
    /// what a draft says that is published again.
    pub(crate) fn year_of_alert(&self) -> Option<u32> {
        let Some(Event::Passenger(event)) = &self.event else {
            return None;
        };
        event.valid_until.to_string().get(..4)?.parse().ok()
    }
}

impl Person {
    fn add(&mut self, zone: Zone) {
        if self.names.is_empty() && !zone.name.is_empty() {
            self.names.push(PersonName {
                written: zone.name,
                script: "Latn".to_owned(),
                mrz_form: zone.mrz_form,
            });
        }
        if self.birth_date.is_empty() {
            self.birth_date = zone.birth_date;
        }
        if self.sex.is_empty() {
            self.sex = zone.sex;
        }
        if self.nationalities.is_empty() {
            self.nationalities.push(zone.nationality);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_two_digits_lies_at_most_in_the_year_of_the_alert() {
        for (text, told) in [
            ("740812", Some("1974-08-12")),
            ("260812", Some("2026-08-12")),
            ("270812", Some("1927-08-12")),
            ("7408<<", Some("1974-08")),
            ("74<<<<", Some("1974")),
            ("<<<<<<", None),
        ] {
            assert_eq!(date(text, 2026).as_deref(), told, "{text}");
        }
    }
}
