//! `UK-Sanctions-List.csv` of the United Kingdom: a line with the date of the report, a heading, several rows an entry,
//! each with one name, together by the unique id. `UK-Sanctions-List.xml` says the same in elements: see
//! [`super::uk_xml`].

use super::column::Columns;
use super::eu::day_first;
use super::gather::Gathered;
use super::opensanctions::wrong_count;
use super::out::Out;
use super::rows::Table;
use super::scheme::ships_in;
use super::source::{finished, metered};
use super::tells::{Tells, is_xml};
use super::uk_xml;
use super::{FileTold, Place, Source, Unreadable};
use crate::model::identifier::Scheme;
use crate::reason::Reason;
use crate::watchlist::{DateOrder, Quality, SubjectKind};

pub(super) fn read(
    file: usize,
    source: &mut dyn Source,
    out: &mut Out<'_>,
) -> Result<FileTold, Unreadable> {
    let mut reader = metered(source)?;
    if is_xml(&mut reader)? {
        return uk_xml::read(file, reader, out);
    }
    let mut table = Table::new(reader, file, ',');
    let columns = opened(&mut table, file, out)?;
    table.has_columns(columns.count());
    let mut open: Option<(Place, String, Gathered)> = None;
    while let Some(row) = table.next()? {
        let place = Place {
            file,
            line: row.line,
        };
        let cells = match row.cells {
            Err(message) => {
                out.refused(place, "", "row", Reason::Malformed, message)?;
                continue;
            }
            Ok(cells) if cells.len() != columns.count() => {
                let message = wrong_count(cells.len(), &columns);
                out.refused(place, "", "row", Reason::Malformed, message)?;
                continue;
            }
            Ok(cells) => cells,
        };
        let cells = columns.row(&cells);
        let key = cells.of("unique id");
        if key.is_empty() {
            out.refused(place, "", "key", Reason::FieldMissing, "has no unique id")?;
            continue;
        }
        if open.as_ref().is_none_or(|(_, known, _)| known != key) {
            if let Some((at, _, gathered)) = open.take() {
                out.entry(at, gathered)?;
            }
            open = Some((place, key.to_owned(), Gathered::new(key, kind_of(&cells))));
        }
        if let Some((_, _, gathered)) = &mut open {
            add(gathered, &cells);
        }
    }
    if let Some((at, _, gathered)) = open {
        out.entry(at, gathered)?;
    }
    finished(table.into_reader())
}

/// Reads the line with the date, where there is one, and the heading.
fn opened<R: std::io::BufRead>(
    table: &mut Table<R>,
    file: usize,
    out: &mut Out<'_>,
) -> Result<Columns, Unreadable> {
    let broken = |line, what: &str| Unreadable::Broken {
        file: file + 1,
        line,
        what: what.to_owned(),
    };
    for _ in 0..2 {
        let Some(row) = table.next()? else {
            return Err(broken(1, "the file has no heading"));
        };
        let line = row.line;
        let cells = row.cells.map_err(|what| broken(line, what))?;
        let first = cells.first().map_or("", |cell| cell.trim());
        let dated = first
            .split_once(':')
            .filter(|(word, _)| word.eq_ignore_ascii_case("report date"));
        if let Some((_, date)) = dated {
            out.version(&day_first(&date.replace('-', " ")));
            continue;
        }
        let columns = Columns::of(&cells);
        return match columns.missing(&["unique id", "name 6", "name type"]) {
            None => Ok(columns),
            Some(name) => Err(broken(
                line,
                &format!("the heading lacks the column '{name}'"),
            )),
        };
    }
    Err(broken(2, "the file has no heading"))
}

pub(super) fn kind_of(cells: &dyn Tells) -> SubjectKind {
    let word = cells.of("designation type");
    let word = if word.is_empty() {
        cells.of("individual, entity, ship")
    } else {
        word
    };
    match word.to_lowercase().as_str() {
        "individual" => SubjectKind::Person,
        "ship" => SubjectKind::Vessel,
        _ => SubjectKind::Company,
    }
}

fn add(gathered: &mut Gathered, cells: &dyn Tells) {
    name(gathered, cells);
    address(gathered, cells);
    for phone in several(cells.of("phone number")) {
        gathered.phone(phone);
    }
    for email in several(cells.of("email address")) {
        gathered.email(email);
    }
    for date in several(cells.of("d.o.b")) {
        gathered.birth_in_order(date, DateOrder::DayFirst);
    }
    for state in several(cells.of("nationality(/ies)")) {
        gathered.nationality(state);
    }
    let (towns, states) = (
        several(cells.of("town of birth")),
        several(cells.of("country of birth")),
    );
    for at in 0..towns.len().max(states.len()) {
        let place = [towns.get(at), states.get(at)]
            .into_iter()
            .flatten()
            .copied();
        gathered.birth_place(&place.collect::<Vec<_>>().join(", "));
    }
    gathered.sex(cells.of("gender"));
    for (column, note, scheme) in [
        (
            "passport number",
            "passport additional information",
            Scheme::Passport,
        ),
        (
            "national identifier number",
            "national identifier additional information",
            Scheme::IdentityCard,
        ),
        (
            "business registration number (s)",
            "",
            Scheme::RegistryNumber,
        ),
        ("hull identification number (hin)", "", Scheme::SerialNumber),
    ] {
        for number in several(cells.of(column)) {
            gathered.document(scheme, number, "", cells.of(note));
        }
    }
    for ship in several(cells.of("imo number")) {
        gathered.document(Scheme::ImoShip, ship, "", "");
    }
    gathered.country(cells.of("current believed flag of ship"));
    gathered.remark(cells.of("position"));
    of_all(gathered, cells);
}

/// What every entry has, in both forms of the list.
pub(super) fn of_all(gathered: &mut Gathered, told: &dyn Tells) {
    let reference = told.of("ofsi group id");
    if !reference.is_empty() {
        gathered.former_key(&format!("ofsi-{reference}"));
    }
    gathered.programme(told.of("regime name"));
    let other = told.of("other information");
    for ship in ships_in(other) {
        gathered.document(Scheme::ImoShip, &ship, "", "");
    }
    gathered.remark(other);
    gathered.remark(told.of("uk statement of reasons"));
}

pub(super) fn address(gathered: &mut Gathered, told: &dyn Tells) {
    let lines = [1, 2, 3, 4, 5, 6].map(|line| told.of(&format!("address line {line}")));
    let [a, b, c, d, e, f] = lines;
    let postal = told.of("address postal code");
    gathered.address(&[a, b, c, d, e, f, postal], told.of("address country"));
}

pub(super) fn name(gathered: &mut Gathered, cells: &dyn Tells) {
    let surname = cells.of("name 6");
    let parts = [1, 2, 3, 4, 5, 6].map(|part| cells.of(&format!("name {part}")));
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let strength = cells.of("alias strength").to_lowercase();
    let weak = strength == "weak" || strength.contains("low quality");
    let of_type = cells.of("name type").to_lowercase();
    let of_type = of_type.split_whitespace().collect::<Vec<_>>().join(" ");
    let quality = if of_type.contains("previous") || of_type.contains("former") {
        Quality::Former
    } else if of_type == "primary name" {
        Quality::Primary
    } else if weak {
        Quality::Weak
    } else {
        Quality::Strong
    };
    let surname = if gathered.kind() == SubjectKind::Person {
        surname
    } else {
        ""
    };
    gathered.name_of_parts(surname, &parts.join(" "), quality);
    let original = cells.of("name non-latin script");
    let of_original = if quality == Quality::Primary {
        Quality::Strong
    } else {
        quality
    };
    gathered.name(original, of_original);
}

/// The values of a cell that numbers them `(1) A (2) B`, or parts them by a bar.
pub(super) fn several(cell: &str) -> Vec<&str> {
    if !cell.contains("(1)") {
        return cell
            .split('|')
            .map(str::trim)
            .filter(|value| !value.is_empty())
            .collect();
    }
    let mut values = Vec::new();
    let mut rest = cell;
    for number in 1..=99 {
        let mark = format!("({number})");
        let Some((before, after)) = rest.split_once(&mark) else {
            break;
        };
        values.push(before);
        rest = after;
    }
    values.push(rest);
    values
        .into_iter()
        .map(|value| value.trim().trim_end_matches(['.', ';', ',']))
        .filter(|value| !value.is_empty())
        .collect()
}
