//! A table of who and what travels: the columns of a watchlist's table, and those of a journey, its parties and goods.
//!
//! A row is one subject by its own columns, and one more for each party that it names. A row without a name and without
//! a number of its own only names parties.

use super::columns::{PARTIES, TABLES};
use super::{Faults, Form, Journey, MAX_SUBJECTS, Manifest, Place, Stop, Subject, Unreadable};
use crate::intake::csv::lines::QuoteFault;
use crate::intake::text::{decode, whole_letters};
use crate::model::codes::{country_known, hs_form, unlocode_form};
use crate::model::identifier::Scheme;
use crate::reason::Reason;
use crate::watchlist::read::column::Cells;
use crate::watchlist::read::gather::{Gathered, clean, is_nothing};
use crate::watchlist::read::own::{
    UNENDED, besides, by_columns, gathered, is_closed, of_person, opened, several,
};
use crate::watchlist::read::{Looks, country};
use crate::watchlist::{Day, Pattern, Quality, Strength, SubjectKind};

/// Columns of what only persons have.
const TOLD_OF_PERSONS: [&str; 3] = ["birth_date", "birth_place", "sex"];

/// Reads a table; nobody in it is born after `today`, nor after the year in which the row says that it travels.
pub(super) fn read(bytes: &[u8], today: Day) -> Result<Manifest, Unreadable> {
    if let Some(looks) = Looks::of_no_text(bytes) {
        return Err(Unreadable::Unknown(looks));
    }
    let is_ended = matches!(bytes, [.., b'\n' | b'\r'] | [.., b'\n' | b'\r', 0]);
    let lines = bytes.iter().filter(|b| **b == b'\n').count() as u64;
    let unended = |line| match is_ended {
        true => Ok(()),
        false => Err(Unreadable::Cut {
            line,
            how: "the last line does not end with a line break",
        }),
    };
    if whole_letters(bytes).len() < bytes.len() {
        unended(lines + 1)?;
    }
    let decoded = decode(bytes, None)?;
    let text = &decoded.text;
    if !text.trim_end().contains(['\n', '\r']) {
        unended(lines + 1)?;
    }
    let heading = |fault| match (Looks::of(bytes), fault) {
        (Looks::Other, fault) => Unreadable::Heading(fault),
        (looks, _) => Unreadable::Unknown(looks),
    };
    let (columns, rows) = opened(text, &TABLES).map_err(heading)?;
    let mut read = Read {
        subjects: Vec::new(),
        faults: Faults::default(),
        today,
    };
    let mut rows = rows.peekable();
    while let Some(row) = rows.next() {
        let place = Place {
            line: row.line,
            segment: 0,
        };
        let is_open = !is_ended && rows.peek().is_none();
        match row.fault {
            Some(QuoteFault::Open(_)) => {
                return Err(Unreadable::Cut {
                    line: row.line,
                    how: "a quotation mark is never closed",
                });
            }
            Some(_) if is_open => unended(row.line)?,
            Some(_) => {
                let message = "has quotation marks that do not fit";
                read.faults
                    .add(place, "row", Reason::Malformed, false, message);
            }
            None if row.cells.iter().all(|cell| cell.trim().is_empty()) => {}
            None if is_open && row.cells.len() != columns.count() => unended(row.line)?,
            None if row.cells.len() != columns.count() => {
                let message = format!(
                    "has {} cells, the heading {}",
                    row.cells.len(),
                    columns.count()
                );
                read.faults
                    .add(place, "row", Reason::Malformed, false, message);
            }
            None => {
                read.row(place, columns.row(&row.cells))?;
                if is_open && !is_closed(text) {
                    read.faults.doubted(place, UNENDED);
                }
            }
        }
    }
    Ok(Manifest {
        form: Form::Csv,
        encoding: decoded.encoding,
        subjects: read.subjects,
        faults: read.faults.told,
        faulty: read.faults.count,
    })
}

struct Read {
    subjects: Vec<Subject>,
    faults: Faults,
    today: Day,
}

impl Read {
    fn row(&mut self, place: Place, cells: Cells<'_>) -> Result<(), Unreadable> {
        let journey = journey(cells);
        let word = cells.of("kind");
        let kind = word.parse::<SubjectKind>();
        if kind.is_err() && !word.is_empty() {
            let message = format!("is none of {}", SubjectKind::NAMES);
            self.faults
                .add(place, "kind", Reason::CodeUnknown, true, message);
        }
        let kind = kind.unwrap_or_else(|_| by_columns(cells));
        let travels = journey.year();
        let today = self.today;
        let latest = travels.map_or(today, |year| today.within(year));
        let begun = |kind| Gathered::new("", kind).born_by(latest).judged(today);
        let own = begun(kind);
        let faults = self.faults.count;
        // What only a person has is told of the row's own subject, or of the one person that a row of goods names.
        let told = TOLD_OF_PERSONS.iter().find(|it| !cells.of(it).is_empty());
        let is_of_party = kind != SubjectKind::Person && told.is_some();
        let people = people(cells);
        let mut own = if is_of_party {
            besides(cells, own)
        } else {
            gathered(cells, own)
        }
        .by_columns();
        if let Some(column) = told.filter(|_| is_of_party && people != 1) {
            let message =
                "is told of a person, and the row does not name just one; it is not compared";
            self.faults
                .add(place, column, Reason::FieldInvalid, true, message);
        }
        for goods in goods(cells, &mut self.faults, place) {
            own.pattern(goods);
        }
        if cells.of("name").is_empty() {
            let surname = cells.of("surname");
            let written = format!("{} {surname}", cells.of("given_names"));
            own.name_of_parts(surname, &written, Quality::Primary);
        }
        let mut found = self.add(place, cells, cells.of("role"), &journey, own)?;
        for (party, kind) in PARTIES {
            for name in several(cells.of(party)) {
                let mut gathered = begun(kind).by_columns();
                gathered.name(name, Quality::Primary);
                if is_of_party && people == 1 && kind == SubjectKind::Person {
                    gathered = of_person(cells, gathered);
                }
                found |= self.add(place, cells, party, &journey, gathered)?;
            }
        }
        if !found && self.faults.count == faults {
            let message = "names nobody and nothing to screen";
            self.faults
                .add(place, "row", Reason::FieldMissing, false, message);
        }
        Ok(())
    }

    /// Adds a subject, if it tells anything to screen.
    fn add(
        &mut self,
        place: Place,
        cells: Cells<'_>,
        role: &str,
        journey: &Journey,
        gathered: Gathered,
    ) -> Result<bool, Unreadable> {
        let (mut told, notes) = gathered.finish();
        // The flight is that of the journey: everybody on it has it.
        told.documents
            .retain(|document| document.identifier.scheme() != Scheme::Flight);
        let is_told = told.strength() > Strength::Nothing || !told.patterns.is_empty();
        for note in notes {
            self.faults.note(place, note, is_told);
        }
        if !is_told {
            return Ok(false);
        }
        if self.subjects.len() == MAX_SUBJECTS {
            return Err(Unreadable::TooLarge(format!("{MAX_SUBJECTS} subjects")));
        }
        let reference = [cells.of("reference"), cells.of("id")];
        let reference = reference.into_iter().find(|text| !text.is_empty());
        self.subjects.push(Subject {
            place,
            reference: reference.unwrap_or_default().to_owned(),
            role: role.to_owned(),
            told,
            journey: journey.clone(),
            from: cells.of("from").to_owned(),
            to: cells.of("to").to_owned(),
        });
        Ok(true)
    }
}

/// How many persons a row names among its parties.
fn people(cells: Cells<'_>) -> usize {
    let persons = PARTIES
        .iter()
        .filter(|(_, kind)| *kind == SubjectKind::Person);
    persons
        .map(|(party, _)| several(cells.of(party)).count())
        .sum()
}

/// The goods of a row and their way, one pattern for each code of the Harmonized System.
fn goods(cells: Cells<'_>, faults: &mut Faults, place: Place) -> Vec<Pattern> {
    let mut codes = Vec::new();
    for text in several(cells.of("hs")) {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let is_code = text.chars().all(|c| c.is_ascii_digit() || " .".contains(c));
        let code = digits.get(..6).unwrap_or(&digits);
        if is_code && hs_form(code) {
            codes.push(code.to_owned());
        } else {
            let message =
                "one is no code of the Harmonized System; write its first two, four or six digits";
            faults.add(place, "hs", Reason::FieldInvalid, true, message);
        }
    }
    let description = clean(cells.of("goods"));
    if codes.is_empty() && description.is_empty() {
        return Vec::new();
    }
    let mut at = |column: &'static str, text: &str| {
        let code = located(text);
        if code.is_none() {
            let message = "names neither a state nor an UN/LOCODE; goods are compared without it";
            faults.add(place, column, Reason::CodeUnknown, true, message);
        }
        code.unwrap_or_default()
    };
    let mut one = |column: &'static str| match cells.of(column) {
        text if is_nothing(text) => String::new(),
        text => at(column, text),
    };
    let (origin, destination) = (one("origin"), one("destination"));
    // Of a journey that is no place of these lists the carrier knows what it means.
    let end = |column| located(cells.of(column)).unwrap_or_default();
    let (from, to) = (end("from"), end("to"));
    let mut via: Vec<_> = several(cells.of("via"))
        .map(|text| at("via", text))
        .collect();
    via.extend([from.clone(), to.clone()]);
    via.retain(|place| !place.is_empty());
    let or = |told: String, end| if told.is_empty() { end } else { told };
    let pattern = Pattern {
        hs: String::new(),
        origin: or(origin, from),
        via,
        destination: or(destination, to),
        words: Vec::from_iter(Some(description).filter(|text| !text.is_empty())),
    };
    if codes.is_empty() {
        return vec![pattern];
    }
    let of_code = |hs| Pattern {
        hs,
        ..pattern.clone()
    };
    codes.into_iter().map(of_code).collect()
}

/// A place as goods name it: an UN/LOCODE, or a state by code or name.
fn located(text: &str) -> Option<String> {
    let code: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let code = code.to_ascii_uppercase();
    let is_code =
        code.len() == 5 && unlocode_form(&code) && code.get(..2).is_some_and(country_known);
    if is_code && country(text).is_none() {
        return Some(code);
    }
    country(text).map(str::to_owned)
}

fn journey(cells: Cells<'_>) -> Journey {
    let numbers = several(cells.of("flight")).chain(several(cells.of("voyage")));
    let stop = |place: &str, at: &str| {
        let place = cells.of(place);
        let stop = Stop {
            place: place.to_owned(),
            at: cells.of(at).to_owned(),
        };
        Some(stop).filter(|_| !place.is_empty())
    };
    let stops = [stop("from", "departure"), stop("to", "arrival")];
    Journey {
        numbers: numbers.map(str::to_owned).collect(),
        carrier: cells.of("carrier").to_owned(),
        stops: stops.into_iter().flatten().collect(),
    }
}
