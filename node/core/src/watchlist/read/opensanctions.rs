//! `targets.simple.csv` of OpenSanctions: a row an entry, several values in a cell parted by semicolons.

use super::column::{Cells, Columns};
use super::gather::Gathered;
use super::out::Out;
use super::rows::Table;
use super::scheme::scheme_by_form;
use super::source::{finished, metered};
use super::{FileTold, Place, Source, Unreadable};
use crate::intake::csv::lines::Rows;
use crate::reason::Reason;
use crate::watchlist::{Quality, SubjectKind};

pub(super) fn read(
    file: usize,
    source: &mut dyn Source,
    out: &mut Out<'_>,
) -> Result<FileTold, Unreadable> {
    let mut table = Table::new(metered(source)?, file, ',');
    let columns = heading(&mut table, file, &["id", "schema", "name"])?;
    while let Some(row) = table.next()? {
        let place = Place {
            file,
            line: row.line,
        };
        match row.cells {
            Err(message) => out.refused(place, "", "row", Reason::Malformed, message)?,
            Ok(cells) if cells.len() != columns.count() => {
                out.refused(
                    place,
                    "",
                    "row",
                    Reason::Malformed,
                    wrong_count(cells.len(), &columns),
                )?;
            }
            Ok(cells) => entry(place, columns.row(&cells), out)?,
        }
    }
    finished(table.into_reader())
}

/// Reads the heading of a table, and what it has to name.
pub(super) fn heading<R: std::io::BufRead>(
    table: &mut Table<R>,
    file: usize,
    needed: &[&'static str],
) -> Result<Columns, Unreadable> {
    let broken = |line, what: String| Unreadable::Broken {
        file: file + 1,
        line,
        what,
    };
    let Some(row) = table.next()? else {
        return Err(broken(1, "the file has no heading".to_owned()));
    };
    let line = row.line;
    let cells = row
        .cells
        .map_err(|what| broken(line, format!("the heading {what}")))?;
    let columns = Columns::of(&cells);
    if let Some(name) = columns.missing(needed) {
        return Err(broken(
            line,
            format!("the heading lacks the column '{name}'"),
        ));
    }
    table.has_columns(columns.count());
    Ok(columns)
}

pub(super) fn wrong_count(cells: usize, columns: &Columns) -> String {
    format!("has {cells} cells, the heading {}", columns.count())
}

fn entry(place: Place, cells: Cells<'_>, out: &mut Out<'_>) -> Result<(), Unreadable> {
    let schema = cells.of("schema");
    let key = cells.of("id");
    let Some(kind) = kind_of(schema) else {
        out.left_out(schema);
        return Ok(());
    };
    let mut gathered = Gathered::new(key, kind);
    gathered.name(cells.of("name"), Quality::Primary);
    for alias in values(cells.of("aliases")) {
        gathered.name(&alias, Quality::Strong);
    }
    for birth in values(cells.of("birth_date")) {
        gathered.birth(&birth);
    }
    for state in values(cells.of("countries")) {
        gathered.country(&state);
    }
    for address in values(cells.of("addresses")) {
        gathered.address(&[&address], "");
    }
    for number in values(cells.of("identifiers")) {
        gathered.document(scheme_by_form(kind, &number), &number, "", "");
    }
    for phone in values(cells.of("phones")) {
        gathered.phone(&phone);
    }
    for email in values(cells.of("emails")) {
        gathered.email(&email);
    }
    for sanction in values(cells.of("sanctions")) {
        gathered.programme(&sanction);
    }
    for dataset in values(cells.of("dataset")) {
        gathered.programme(&dataset);
    }
    out.version(cells.of("last_seen"));
    out.entry(place, gathered)
}

/// What a schema of FollowTheMoney is here; none for links, papers and the like, which are no subjects.
pub(super) fn kind_of(schema: &str) -> Option<SubjectKind> {
    Some(match schema {
        "Person" => SubjectKind::Person,
        "Company" | "Organization" | "LegalEntity" | "PublicBody" => SubjectKind::Company,
        "Vessel" => SubjectKind::Vessel,
        "Airplane" => SubjectKind::Aircraft,
        "Vehicle" | "Car" => SubjectKind::Vehicle,
        "CryptoWallet" | "BankAccount" => SubjectKind::Account,
        _ => return None,
    })
}

/// The values of a cell: parted by semicolons, in quotation marks where one holds a semicolon.
fn values(cell: &str) -> Vec<String> {
    if cell.is_empty() {
        return Vec::new();
    }
    let rows = Rows::new(cell, ';', usize::MAX, 1);
    // A stray mark within a value is a part of it: the cell itself was read strictly.
    let values = rows.flat_map(|row| row.cells);
    let values = values.map(|value| value.trim().to_owned());
    values.filter(|value| !value.is_empty()).collect()
}
