//! A table of who and what travels: the columns of a watchlist's table, and those of a journey and its parties.
//!
//! A row is one subject by its own columns, and one more for each party that it names. A row without a name and without
//! a number of its own only names parties.

use super::{Faults, Form, Journey, MAX_SUBJECTS, Manifest, Place, Stop, Subject, Unreadable};
use crate::intake::csv::lines::QuoteFault;
use crate::intake::text::decode;
use crate::model::identifier::Scheme;
use crate::reason::Reason;
use crate::watchlist::read::column::Cells;
use crate::watchlist::read::gather::Gathered;
use crate::watchlist::read::own::{by_columns, gathered, is_column, opened, several};
use crate::watchlist::{Quality, Strength, SubjectKind};

/// Columns of the journey.
const JOURNEY: [&str; 9] = [
    "reference",
    "role",
    "given_names",
    "voyage",
    "carrier",
    "from",
    "to",
    "departure",
    "arrival",
];
/// Columns of parties, each a name or several.
const PARTIES: [(&str, SubjectKind); 8] = [
    ("consignor", SubjectKind::Company),
    ("consignee", SubjectKind::Company),
    ("notify", SubjectKind::Company),
    ("declarant", SubjectKind::Company),
    ("owner", SubjectKind::Company),
    ("operator", SubjectKind::Company),
    ("driver", SubjectKind::Person),
    ("master", SubjectKind::Person),
];

fn is_known(name: &str) -> bool {
    let plain = name.trim().to_lowercase();
    is_column(name)
        || JOURNEY.contains(&plain.as_str())
        || PARTIES.iter().any(|(party, _)| *party == plain)
}

pub(super) fn read(bytes: &[u8]) -> Result<Manifest, Unreadable> {
    let is_ended = matches!(bytes, [.., b'\n' | b'\r'] | [.., b'\n' | b'\r', 0]);
    let lines = bytes.iter().filter(|b| **b == b'\n').count() as u64;
    if !is_ended {
        return Err(Unreadable::Cut {
            line: lines + 1,
            how: "the last line does not end with a line break",
        });
    }
    let decoded = decode(bytes, None)?;
    let (columns, rows) =
        opened(&decoded.text, is_known).map_err(|what| Unreadable::Broken { line: 1, what })?;
    let mut read = Read::default();
    for row in rows {
        let place = Place {
            line: row.line,
            segment: 0,
        };
        match row.fault {
            Some(QuoteFault::Open(_)) => {
                return Err(Unreadable::Cut {
                    line: row.line,
                    how: "a quotation mark is never closed",
                });
            }
            Some(_) => {
                let message = "has quotation marks that do not fit";
                read.faults
                    .add(place, "row", Reason::Malformed, false, message);
            }
            None if row.cells.iter().all(|cell| cell.trim().is_empty()) => {}
            None if row.cells.len() != columns.count() => {
                let message = format!(
                    "has {} cells, the heading {}",
                    row.cells.len(),
                    columns.count()
                );
                read.faults
                    .add(place, "row", Reason::Malformed, false, message);
            }
            None => read.row(place, columns.row(&row.cells))?,
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

#[derive(Default)]
struct Read {
    subjects: Vec<Subject>,
    faults: Faults,
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
        let mut own = gathered(cells, "", kind.unwrap_or_else(|_| by_columns(cells)));
        if cells.of("name").is_empty() {
            let surname = cells.of("surname");
            let written = format!("{} {surname}", cells.of("given_names"));
            own.name_of_parts(surname, &written, Quality::Primary);
        }
        let mut found = self.add(place, cells, cells.of("role"), &journey, own)?;
        for (party, kind) in PARTIES {
            for name in several(cells.of(party)) {
                let mut gathered = Gathered::new("", kind);
                gathered.name(name, Quality::Primary);
                found |= self.add(place, cells, party, &journey, gathered)?;
            }
        }
        if !found {
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
        for note in notes {
            self.faults
                .add(place, note.field, note.reason, true, note.message);
        }
        if told.strength() == Strength::Nothing {
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
