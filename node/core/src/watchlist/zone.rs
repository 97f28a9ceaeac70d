//! What the machine readable zone of a travel document tells of its bearer.

use super::entry::Entry;
use super::name::{Name, Quality};
use crate::model::identifier::{BrokenMrz, Mrz};
use crate::model::{Day, PartialDate};

impl Entry {
    /// Adds what a zone tells of its bearer, whom this is about: name, date of birth, sex, nationality. The number is the
    /// document's.
    ///
    /// A zone writes years by two digits. The bearer is born on the `latest` day at the latest; where nobody says that, both
    /// centuries are held in which the document can have been given, up to `today` where that is known.
    ///
    /// # Errors
    /// [`BrokenMrz`] where it was read badly. Nothing of it is added then.
    pub fn read_zone(
        &mut self,
        raw: &str,
        latest: Option<Day>,
        today: Option<Day>,
    ) -> Result<(), BrokenMrz> {
        let zone = Mrz::read_whole(raw)?;
        self.zone_name(&zone);
        for born in births(&zone, latest, today) {
            if !self.birth_dates.contains(&born) {
                self.birth_dates.push(born);
            }
        }
        if self.sex.is_empty() && zone.sex() != '<' {
            self.sex = zone.sex().to_string();
        }
        if let Some(state) = zone.nationality_alpha2()
            && !self.nationalities.iter().any(|known| known == state)
        {
            self.nationalities.push(state.to_owned());
        }
        Ok(())
    }

    fn zone_name(&mut self, zone: &Mrz) {
        let (surname, given) = (zone.surname(), zone.given_names());
        let written = format!("{given} {surname}").trim().to_owned();
        let same = |name: &Name| name.written.eq_ignore_ascii_case(&written);
        if written.is_empty() || self.names.iter().any(same) {
            return;
        }
        let is_first = |name: &Name| name.quality != Quality::Primary;
        let quality = if self.names.iter().all(is_first) {
            Quality::Primary
        } else {
            Quality::Strong
        };
        let surname = if given.is_empty() { "" } else { surname };
        self.names.push(Name::of_parts(surname, written, quality));
    }
}

/// The days on which the bearer can be born.
fn births(zone: &Mrz, latest: Option<Day>, today: Option<Day>) -> Vec<PartialDate> {
    let Some(born) = Digits::of(zone.birth_date()) else {
        return Vec::new();
    };
    let by = |day: Day| move |date: &PartialDate| date.check_born(day).is_ok();
    if let Some(latest) = latest {
        let year = latest.year - latest.year % 100 + born.year;
        let own = born.in_year(year).filter(by(latest));
        let born = own.or_else(|| born.in_year(year.checked_sub(100)?));
        return born.into_iter().collect();
    }
    // Nobody is born after the document ends. Zones are on documents since the eighties.
    let ends = Digits::of(zone.expiry_date()).map(|ends| ends.year);
    let ends = ends.map_or(
        u16::MAX,
        |year| {
            if year < 80 { 2000 + year } else { 1900 + year }
        },
    );
    let years = [1900 + born.year, 2000 + born.year];
    let years = years.into_iter().filter(|year| *year <= ends);
    let known = years.filter_map(|year| born.in_year(year));
    known
        .filter(|date| today.is_none_or(|today| by(today)(date)))
        .collect()
}

/// A date of six places, of which the last four or two may be empty.
struct Digits {
    year: u16,
    month: u8,
    day: u8,
}

impl Digits {
    fn of(text: &str) -> Option<Self> {
        let two = |from: usize| text.get(from..from + 2)?.parse::<u8>().ok();
        let month = two(2).unwrap_or_default();
        Some(Self {
            year: two(0)?.into(),
            month,
            day: if month == 0 {
                0
            } else {
                two(4).unwrap_or_default()
            },
        })
    }

    fn in_year(&self, year: u16) -> Option<PartialDate> {
        let day = Day::new(year, self.month, self.day);
        day.ok().map(PartialDate::of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::Reason;
    use crate::watchlist::SubjectKind;

    const TD3: &str =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    fn read(raw: &str, latest: Option<Day>) -> Result<Entry, BrokenMrz> {
        let mut entry = Entry::new("", SubjectKind::Person);
        entry.read_zone(raw, latest, None).map(|()| entry)
    }

    fn day(year: u16, month: u8, day: u8) -> Option<Day> {
        Day::new(year, month, day).ok()
    }

    #[test]
    fn a_zone_tells_name_birth_and_sex_in_each_of_its_sizes() {
        let td1 = "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
        let td2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6";
        for raw in [TD3, td1, td2] {
            let entry = read(raw, day(2026, 11, 28)).unwrap();
            let name = entry.primary().unwrap();
            assert_eq!(
                (name.written.as_str(), name.surname.as_str()),
                ("ANNA MARIA ERIKSSON", "ERIKSSON")
            );
            assert_eq!(entry.birth_dates[0].to_string(), "1974-08-12");
            assert_eq!((entry.birth_dates.len(), entry.sex.as_str()), (1, "F"));
        }
    }

    #[test]
    fn a_zone_that_was_read_badly_adds_nothing() {
        let bad_check = TD3.replace("7408122F", "7408123F");
        for (raw, reason) in [
            (bad_check.as_str(), Reason::IdentifierBadCheck),
            ("P<UTOERIKSSON", Reason::IdentifierBadFormat),
        ] {
            let told = read(raw, None).map(drop).map_err(|error| error.reason());
            assert_eq!(told, Err(reason));
        }
    }

    #[test]
    fn the_century_of_a_birth_is_held_open_where_nobody_says_it() {
        let told = |text: &str, latest, today| -> Vec<_> {
            let zone = Mrz::read(&TD3.replace("740812", text)).unwrap();
            let births = births(&zone, latest, today);
            births.iter().map(ToString::to_string).collect()
        };
        let born = |text: &str, latest| told(text, latest, None);
        // The document ends in 2012.
        assert_eq!(born("740812", None), ["1974-08-12"]);
        assert_eq!(born("050812", None), ["1905-08-12", "2005-08-12"]);
        assert_eq!(born("050812", day(2026, 11, 28)), ["2005-08-12"]);
        assert_eq!(born("260812", day(2025, 12, 31)), ["1926-08-12"]);
        assert_eq!(born("261231", day(2026, 11, 28)), ["1926-12-31"]);
        assert_eq!(born("7408<<", day(2026, 11, 28)), ["1974-08"]);
        assert_eq!(born("74<<<<", day(2026, 11, 28)), ["1974"]);
        // A list is read at a day, and nobody on it is born later.
        assert_eq!(told("050812", None, day(2004, 1, 1)), ["1905-08-12"]);
    }
}
