//! A table of one's own: a heading, a row an entry, in the encoding and with the delimiter that it was saved with.
//!
//! The columns are those of [`columns`]: `name`, `birth_date` and so on, and the name of any scheme of identifiers:
//! `passport, imo_ship, container, plate, phone`. Several values of a cell are parted by
//! semicolons or bars; a number is followed by its state in brackets: `A0000000 (GE)`.

use std::borrow::Cow;
use std::io::Read as _;

use super::column::{
    Cells, Column, Columns, InvalidHeading, Tables, UnknownColumn, apart, heading_word,
};
use super::gather::Gathered;
use super::lines::{has_end_mark, without_break};
use super::opensanctions::wrong_count;
use super::out::Out;
use super::source::{finished, metered};
use super::{FileTold, Place, Source, Unreadable};
use crate::intake::csv::lines::{QuoteFault, Rows};
use crate::intake::text::{decode, whole_letters};
use crate::model::identifier::{Mrz, Scheme};
use crate::reason::Reason;
use crate::watchlist::{Pattern, Quality, SubjectKind};

/// Longest name of a column that is repeated, in characters.
const MAX_SHOWN: usize = 40;
/// Largest file of one's own, bytes: it is decoded as a whole.
pub const MAX_OWN_FILE: u64 = 64 * 1024 * 1024;
/// What is told of a last row that has every cell and no line break.
pub(crate) const UNENDED: &str = "is the last and has no line break: where the file was cut off, the end of its last \
    cell is missing and so are the rows behind it; look at the end of the file";
/// What may part cells, the likelier first.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];
/// The columns beside those of schemes.
pub(crate) const COLUMNS: [Column; 21] = [
    Column::new(
        "id",
        "Your name of the entry; without one the line is its name",
    ),
    Column::new(
        "kind",
        "What the row is about: person, company, container, vehicle and so on",
    ),
    Column::NAME,
    Column::ALIASES,
    Column::WEAK_ALIASES,
    Column::FORMER_NAMES,
    Column::called(
        "surname",
        &["family_name", "last_name"],
        "The family name within the name",
    ),
    Column::called(
        "birth_date",
        &["date_of_birth", "dob", "born"],
        "1961-03-04, 04.03.1961, 1961-03, 1961, about 1961",
    ),
    Column::BIRTH_PLACE,
    Column::SEX,
    Column::NATIONALITY,
    Column::COUNTRY,
    Column::ADDRESS,
    Column::EMAIL,
    Column::new("programme", "Under what it is listed"),
    Column::new("remarks", "What else to say, for people"),
    Column::called(
        "hs",
        &["hs_code", "hs6"],
        "The first digits of the Harmonized System",
    ),
    Column::new("origin", "Where goods come from, a state or an UN/LOCODE"),
    Column::new("via", "Places on the way"),
    Column::new("destination", "Where goods go, a state or an UN/LOCODE"),
    Column::new(
        "words",
        "Words of the description of goods, parted by semicolons",
    ),
];

/// The columns of a table of entries, those of numbers too.
pub fn columns() -> Vec<Column> {
    with_schemes(&COLUMNS)
}

/// Columns, and one for each scheme of numbers.
pub(crate) fn with_schemes(columns: &[Column]) -> Vec<Column> {
    let schemes = Scheme::ALL.iter();
    let schemes = schemes.map(|scheme| Column::new(scheme.code(), scheme.label()));
    columns.iter().copied().chain(schemes).collect()
}

pub(super) fn read(
    file: usize,
    source: &mut dyn Source,
    out: &mut Out<'_>,
) -> Result<FileTold, Unreadable> {
    let Whole {
        bytes,
        told,
        is_ended,
    } = whole(source)?;
    let unended = |line| match is_ended {
        true => Ok(()),
        false => Err(without_break(file, line, &bytes)),
    };
    if whole_letters(&bytes).len() < bytes.len() {
        unended(breaks(&bytes) + 1)?;
    }
    let text = decode(&bytes, None)?.text;
    if !text.trim_end().contains(['\n', '\r']) {
        unended(1)?;
    }
    let (columns, rows) = opened(&text, &[&COLUMNS]).map_err(|fault| Unreadable::Heading {
        file: file + 1,
        fault,
    })?;
    let mut rows = rows.peekable();
    while let Some(row) = rows.next() {
        let place = Place {
            file,
            line: row.line,
        };
        let is_open = !is_ended && rows.peek().is_none();
        let is_short = row.cells.len() > 1 && row.cells.len() != columns.count();
        let is_blank = row.cells.iter().all(|cell| cell.trim().is_empty());
        if row.fault.is_none() && is_blank && !(is_open && is_short) {
            continue;
        }
        match row.fault {
            Some(QuoteFault::Open(_)) => {
                return Err(Unreadable::Cut {
                    file: file + 1,
                    line: row.line,
                    how: "a quotation mark is never closed",
                });
            }
            // A row that lacks its break and is broken is one that was cut.
            Some(_) if is_open => unended(row.line)?,
            None if is_open && row.cells.len() != columns.count() => unended(row.line)?,
            Some(_) => {
                let message = "has quotation marks that do not fit";
                out.refused(place, "", "row", Reason::Malformed, message)?;
            }
            None if row.cells.len() != columns.count() => {
                let message = wrong_count(row.cells.len(), &columns);
                out.refused(place, "", "row", Reason::Malformed, message)?;
            }
            None => {
                entry(place, columns.row(&row.cells), out)?;
                if is_open && !is_closed(&text) {
                    out.doubted(place, UNENDED)?;
                }
            }
        }
    }
    Ok(told)
}

/// Whether the last cell of a text cannot go on: a mark closes it.
pub(crate) fn is_closed(text: &str) -> bool {
    text.ends_with('"')
}

/// A file of one's own.
pub(super) struct Whole {
    pub(super) bytes: Vec<u8>,
    pub(super) told: FileTold,
    /// True where it ends with a line break, a bracket or a mark of its end.
    pub(super) is_ended: bool,
}

/// Line breaks of a file.
pub(super) fn breaks(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|b| **b == b'\n').count() as u64
}

/// The bytes of a file of one's own, and whether it ends as files end.
pub(super) fn whole(source: &mut dyn Source) -> Result<Whole, Unreadable> {
    let mut reader = metered(source)?;
    let mut bytes = Vec::new();
    (&mut reader)
        .take(MAX_OWN_FILE + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_OWN_FILE {
        let told = format!("a file of one's own has at most {MAX_OWN_FILE} bytes");
        return Err(Unreadable::TooLarge(told));
    }
    let is_marked = has_end_mark(&mut bytes);
    // The last byte of UTF-16 is a zero in one order; in the other it stands before the break.
    let end = bytes.strip_suffix(&[0]).unwrap_or(&bytes);
    let last = end.trim_ascii_end().last();
    let is_ended = is_marked
        || last.is_none_or(|last| matches!(last, b'}' | b']'))
        || end.ends_with(b"\n")
        || end.ends_with(b"\r");
    Ok(Whole {
        bytes,
        told: finished(reader)?,
        is_ended,
    })
}

/// Whether a text begins with a heading that names a column to screen against.
pub(super) fn is_heading(text: &str) -> bool {
    let known = |delimiter| known(text, delimiter, &[&COLUMNS]);
    DELIMITERS.into_iter().any(|delimiter| known(delimiter) > 0)
}

/// What is wrong with a heading that names no column; none where a text does not begin with one.
pub(super) fn of_no_column(text: &str) -> Option<InvalidHeading> {
    let cells = |delimiter| Rows::new(text, delimiter, usize::MAX, 1).next();
    let heading = DELIMITERS.into_iter().filter_map(cells);
    let heading = heading.max_by_key(|row| row.cells.len())?;
    // Rows of data have numbers; what stands in a cell is not repeated.
    let is_word = |cell: &Cow<'_, str>| {
        let has = |is: fn(char) -> bool| cell.contains(is);
        !has(|c| c.is_ascii_digit()) && (cell.trim().is_empty() || has(char::is_alphabetic))
    };
    let is_one = heading.fault.is_none() && heading.cells.len() > 1;
    let is_one = is_one && heading.cells.iter().all(is_word);
    is_one.then(|| unknown(&heading.cells, &[&COLUMNS]))
}

/// The columns of a heading that nobody knows.
fn unknown(heading: &[Cow<'_, str>], tables: Tables<'_>) -> InvalidHeading {
    let named = heading.iter().map(|cell| cell.trim());
    let named = named.filter(|cell| column_of(tables, cell).is_none());
    let columns = named.map(|cell| UnknownColumn {
        name: cell.chars().take(MAX_SHOWN).collect(),
        near: nearest(tables, cell),
    });
    InvalidHeading::Unknown(columns.collect())
}

/// Reads the heading of a table all of whose columns are known, with the delimiter that makes the most of them.
///
/// # Errors
/// When a column is not known, two are one, or there is no heading.
pub(crate) fn opened<'t>(
    text: &'t str,
    tables: Tables<'_>,
) -> Result<(Columns, Rows<'t>), InvalidHeading> {
    let mut best = (',', known(text, ',', tables));
    for delimiter in DELIMITERS {
        let count = known(text, delimiter, tables);
        if count > best.1 {
            best = (delimiter, count);
        }
    }
    let mut rows = Rows::new(text, best.0, usize::MAX, 1);
    let heading = rows.next().ok_or(InvalidHeading::None)?;
    let mut names = Vec::new();
    for cell in &heading.cells {
        let Some(name) = column_of(tables, cell) else {
            return Err(unknown(&heading.cells, tables));
        };
        if names.contains(&Cow::Borrowed(name)) {
            return Err(InvalidHeading::Twice(name));
        }
        names.push(Cow::Borrowed(name));
    }
    let columns = Columns::of(&names);
    let rows = Rows::new(rows.rest(), best.0, columns.count(), rows.line());
    Ok((columns, rows))
}

/// How many columns of the heading are known.
fn known(text: &str, delimiter: char, tables: Tables<'_>) -> usize {
    let heading = Rows::new(text, delimiter, usize::MAX, 1).next();
    let cells: Vec<Cow<'_, str>> = heading.map(|row| row.cells).unwrap_or_default();
    let is_known = |name: &&Cow<'_, str>| column_of(tables, name).is_some();
    cells.iter().filter(is_known).count()
}

/// The column that a heading means: one of those of a table, or the one of a scheme.
pub(crate) fn column_of(tables: Tables<'_>, text: &str) -> Option<&'static str> {
    let word = heading_word(text);
    let is_it = |column: &&Column| column.name == word || column.also.contains(&word.as_str());
    let mut columns = tables.iter().copied().flatten();
    let found = columns.find(is_it).map(|column| column.name);
    found.or_else(|| word.parse::<Scheme>().ok().map(Scheme::code))
}

/// The column that a heading is most like; none where it is like none.
fn nearest(tables: Tables<'_>, text: &str) -> Option<&'static str> {
    let word = heading_word(text);
    let columns = tables.iter().copied().flatten();
    let named = columns.flat_map(|column| {
        let names = std::iter::once(&column.name).chain(column.also);
        names.map(|name| (*name, column.name))
    });
    let schemes = Scheme::ALL
        .iter()
        .map(|scheme| (scheme.code(), scheme.code()));
    let likes = named.chain(schemes).filter_map(|(name, column)| {
        let apart = apart(&word, name)?;
        Some((apart, column))
    });
    likes
        .min_by_key(|(apart, _)| *apart)
        .map(|(_, column)| column)
}

fn entry(place: Place, cells: Cells<'_>, out: &mut Out<'_>) -> Result<(), Unreadable> {
    let word = cells.of("kind");
    let kind = match word.parse::<SubjectKind>() {
        Ok(kind) => kind,
        Err(_) if word.is_empty() => by_columns(cells),
        Err(_) => {
            let message = format!("is none of {}", SubjectKind::NAMES);
            return out.refused(place, cells.of("id"), "kind", Reason::CodeUnknown, message);
        }
    };
    // A row without an id is known by its line; a diff then tells it by what it says.
    let line = match place.file {
        0 => format!("line-{}", place.line),
        file => format!("file-{}-line-{}", file + 1, place.line),
    };
    let id = Some(cells.of("id")).filter(|id| !id.is_empty());
    let begun = Gathered::new(id.unwrap_or(&line), kind).judged(out.today());
    let mut gathered = gathered(cells, begun);
    let pattern = pattern(cells);
    if pattern != Pattern::default() {
        gathered.pattern(pattern);
    }
    out.own_entry(place, gathered.by_columns())
}

/// What a row tells of its subject.
pub(crate) fn gathered(cells: Cells<'_>, gathered: Gathered) -> Gathered {
    besides(cells, of_person(cells, gathered))
}

/// What a row tells that only a person has: when and where somebody was born, of which sex and state.
pub(crate) fn of_person(cells: Cells<'_>, mut gathered: Gathered) -> Gathered {
    several(cells.of("birth_date")).for_each(|date| gathered.birth(date));
    several(cells.of("birth_place")).for_each(|at| gathered.birth_place(at));
    gathered.sex(cells.of("sex"));
    several(cells.of("nationality")).for_each(|state| gathered.nationality(state));
    gathered
}

/// What a row tells beside that.
pub(crate) fn besides(cells: Cells<'_>, mut gathered: Gathered) -> Gathered {
    gathered.name_of_parts(cells.of("surname"), cells.of("name"), Quality::Primary);
    for (column, quality) in [
        ("aliases", Quality::Strong),
        ("weak_aliases", Quality::Weak),
        ("former_names", Quality::Former),
    ] {
        for name in several(cells.of(column)) {
            gathered.name(name, quality);
        }
    }
    several(cells.of("country")).for_each(|state| gathered.country(state));
    several(cells.of("address")).for_each(|address| gathered.address(&[address], ""));
    several(cells.of("email")).for_each(|email| gathered.email(email));
    several(cells.of("programme")).for_each(|programme| gathered.programme(programme));
    for scheme in Scheme::ALL {
        let cell = cells.of(scheme.code());
        if *scheme == Scheme::Mrz && Mrz::read(cell).is_ok() {
            // Its lines may be parted by what parts numbers elsewhere.
            gathered.document(*scheme, cell, "", "");
            continue;
        }
        for number in several(cell) {
            let (raw, state) = with_state(number);
            gathered.document(*scheme, raw, state, "");
        }
    }
    gathered.remark(cells.of("remarks"));
    gathered
}

fn pattern(cells: Cells<'_>) -> Pattern {
    let texts = |column| several(cells.of(column)).map(str::to_owned).collect();
    Pattern {
        hs: cells.of("hs").to_owned(),
        origin: cells.of("origin").to_owned(),
        via: texts("via"),
        destination: cells.of("destination").to_owned(),
        words: texts("words"),
    }
}

/// What a row is about that does not say: what its number belongs to, else a person.
pub(crate) fn by_columns(cells: Cells<'_>) -> SubjectKind {
    let told = |columns: &[&str]| columns.iter().any(|column| !cells.of(column).is_empty());
    if told(&["imo_ship", "mmsi"]) {
        SubjectKind::Vessel
    } else if told(&["container"]) {
        SubjectKind::Container
    } else if told(&["plate", "trailer_plate", "vin"]) {
        SubjectKind::Vehicle
    } else if told(&["wagon"]) {
        SubjectKind::Wagon
    } else if told(&["aircraft_registration", "icao24"]) {
        SubjectKind::Aircraft
    } else if told(&["registry_number", "tin", "eori"]) && !told(&["birth_date", "passport"]) {
        SubjectKind::Company
    } else if told(&["hs", "words", "goods"])
        && !told(&[
            "name",
            "surname",
            "given_names",
            "aliases",
            "birth_date",
            "passport",
            "mrz",
            "identity_card",
        ])
    {
        SubjectKind::Pattern
    } else {
        SubjectKind::Person
    }
}

/// The values of a cell.
pub(crate) fn several(cell: &str) -> impl Iterator<Item = &str> {
    let values = cell.split([';', '|']).map(str::trim);
    values.filter(|value| !value.is_empty())
}

/// A number and the state in brackets behind it.
fn with_state(text: &str) -> (&str, &str) {
    let parts = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    parts.map_or((text, ""), |(raw, state)| (raw.trim(), state.trim()))
}
