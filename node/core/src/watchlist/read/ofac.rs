//! The lists of the United States in four tables without headings: `SDN` names the entries, `ALT` their other names,
//! `ADD` their addresses, `SDN_COMMENTS` the end of long remarks. Which is which tells the number of columns.
//!
//! Birth dates, nationalities and documents stand in the remarks: see [`super::remark`].

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::gather::Gathered;
use super::out::Out;
use super::remark;
use super::rows::Table;
use super::source::{finished, metered};
use super::{FileTold, Place, Source, Unreadable};
use crate::model::identifier::Scheme;
use crate::reason::Reason;
use crate::watchlist::{Quality, SubjectKind};

/// Most rows of addresses, other names and comments that are held until their entries come.
pub const MAX_JOINED: usize = 1_000_000;

/// Which of the four tables a file is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    Entries,
    Addresses,
    Names,
    Comments,
}

impl Part {
    const fn of_columns(columns: usize) -> Option<Self> {
        match columns {
            12 => Some(Self::Entries),
            6 => Some(Self::Addresses),
            5 => Some(Self::Names),
            2 => Some(Self::Comments),
            _ => None,
        }
    }

    const fn columns(self) -> usize {
        match self {
            Self::Entries => 12,
            Self::Addresses => 6,
            Self::Names => 5,
            Self::Comments => 2,
        }
    }
}

/// A row of a table that tells more of an entry, after its number.
type More = (Place, Part, Vec<String>);

pub(super) fn read(
    files: &mut [&mut dyn Source],
    out: &mut Out<'_>,
) -> Result<Vec<FileTold>, Unreadable> {
    let mut parts = Vec::new();
    for (file, source) in files.iter_mut().enumerate() {
        parts.push(part_of(file, &mut **source)?);
    }
    if !parts.contains(&Part::Entries) {
        return Err(Unreadable::PartMissing);
    }
    let mut joined: BTreeMap<String, Vec<More>> = BTreeMap::new();
    let mut told: Vec<Option<FileTold>> = vec![None; parts.len()];
    let mut count = 0;
    for (file, (source, part)) in files.iter_mut().zip(&parts).enumerate() {
        if *part != Part::Entries {
            let file_told = collect(file, &mut **source, *part, &mut joined, &mut count, out)?;
            told.iter_mut()
                .skip(file)
                .take(1)
                .for_each(|place| *place = Some(file_told.clone()));
        }
    }
    for (file, (source, part)) in files.iter_mut().zip(&parts).enumerate() {
        if *part == Part::Entries {
            let file_told = entries(file, &mut **source, &mut joined, out)?;
            told.iter_mut()
                .skip(file)
                .take(1)
                .for_each(|place| *place = Some(file_told.clone()));
        }
    }
    for (number, rows) in joined {
        if let Some((place, _, _)) = rows.first() {
            let message = "tells of an entry that the list does not have";
            out.refused(*place, &key(&number), "key", Reason::NotFound, message)?;
        }
    }
    Ok(told.into_iter().flatten().collect())
}

fn part_of(file: usize, source: &mut dyn Source) -> Result<Part, Unreadable> {
    let mut table = Table::new(metered(source)?, file, ',');
    let first = table.next()?;
    let columns = first
        .and_then(|row| row.cells.ok())
        .map_or(0, |cells| cells.len());
    Part::of_columns(columns).ok_or_else(|| Unreadable::Broken {
        file: file + 1,
        line: 1,
        what: format!("a table of {columns} columns is none of this list"),
    })
}

/// The cells of a row without what stands for an empty one.
fn told_cells(cells: &[Cow<'_, str>]) -> Vec<String> {
    let told = |cell: &Cow<'_, str>| {
        let cell = cell.trim();
        if cell == "-0-" {
            String::new()
        } else {
            cell.to_owned()
        }
    };
    cells.iter().map(told).collect()
}

fn collect(
    file: usize,
    source: &mut dyn Source,
    part: Part,
    joined: &mut BTreeMap<String, Vec<More>>,
    count: &mut usize,
    out: &mut Out<'_>,
) -> Result<FileTold, Unreadable> {
    let mut table = Table::new(metered(source)?, file, ',');
    table.has_columns(part.columns());
    while let Some(row) = table.next()? {
        let place = Place {
            file,
            line: row.line,
        };
        let Some(cells) = held(place, row.cells, part, out)? else {
            continue;
        };
        *count += 1;
        if *count > MAX_JOINED {
            let told = format!("more than {MAX_JOINED} addresses, names and comments");
            return Err(Unreadable::TooLarge(told));
        }
        let number = cells.first().cloned().unwrap_or_default();
        joined.entry(number).or_default().push((place, part, cells));
    }
    finished(table.into_reader())
}

/// The cells of a row that has as many as its table; what is wrong with another is told.
fn held(
    place: Place,
    cells: Result<Vec<Cow<'_, str>>, &'static str>,
    part: Part,
    out: &mut Out<'_>,
) -> Result<Option<Vec<String>>, Unreadable> {
    let message = match cells {
        Ok(cells) if cells.len() == part.columns() => {
            let cells = told_cells(&cells);
            let is_number =
                |cell: &String| !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
            if cells.first().is_some_and(is_number) {
                return Ok(Some(cells));
            }
            "does not begin with the number of an entry".to_owned()
        }
        Ok(cells) => format!("has {} cells, its table {}", cells.len(), part.columns()),
        Err(message) => message.to_owned(),
    };
    out.refused(place, "", "row", Reason::Malformed, message)?;
    Ok(None)
}

fn key(number: &str) -> String {
    format!("ofac-{number}")
}

fn entries(
    file: usize,
    source: &mut dyn Source,
    joined: &mut BTreeMap<String, Vec<More>>,
    out: &mut Out<'_>,
) -> Result<FileTold, Unreadable> {
    let mut table = Table::new(metered(source)?, file, ',');
    table.has_columns(Part::Entries.columns());
    while let Some(row) = table.next()? {
        let place = Place {
            file,
            line: row.line,
        };
        let Some(cells) = held(place, row.cells, Part::Entries, out)? else {
            continue;
        };
        let number = cells.first().map_or("", String::as_str);
        let more = joined.remove(number).unwrap_or_default();
        out.entry(place, entry(&cells, &more))?;
    }
    finished(table.into_reader())
}

fn entry(cells: &[String], more: &[More]) -> Gathered {
    let cell = |place: usize| cells.get(place).map_or("", String::as_str);
    let kind = match cell(2).to_lowercase().as_str() {
        "individual" => SubjectKind::Person,
        "vessel" => SubjectKind::Vessel,
        "aircraft" => SubjectKind::Aircraft,
        _ => SubjectKind::Company,
    };
    let mut gathered = Gathered::new(&key(cell(0)), kind);
    name(&mut gathered, cell(1), Quality::Primary);
    for programme in cell(3).split(']') {
        gathered.programme(programme.trim().trim_start_matches('['));
    }
    gathered.remark(cell(4));
    gathered.document(Scheme::CallSign, cell(5), "", "");
    if kind == SubjectKind::Vessel {
        gathered.country(cell(9));
    }
    if !cell(10).is_empty() {
        gathered.remark(&format!("Owner: {}", cell(10)));
    }
    let mut remarks = cell(11).to_owned();
    for (_, part, cells) in more {
        let cell = |place: usize| cells.get(place).map_or("", String::as_str);
        match part {
            Part::Addresses => gathered.address(&[cell(2), cell(3)], cell(4)),
            Part::Names => {
                let quality = match cell(2).to_lowercase().as_str() {
                    "fka" => Quality::Former,
                    _ => Quality::Strong,
                };
                name(&mut gathered, cell(3), quality);
                gathered.remark(cell(4));
            }
            Part::Comments => remarks.push_str(cell(1)),
            Part::Entries => {}
        }
    }
    remark::read(&mut gathered, &remarks);
    gathered
}

/// A name; of a person the family name stands first, before a comma.
fn name(gathered: &mut Gathered, text: &str, quality: Quality) {
    let parts = text
        .split_once(',')
        .filter(|_| gathered.kind() == SubjectKind::Person);
    match parts {
        Some((surname, given)) => {
            let written = format!("{} {}", given.trim(), surname.trim());
            gathered.name_of_parts(surname, &written, quality);
        }
        None => gathered.name(text, quality),
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::watchlist::read::Bytes;

    #[test]
    fn so_many_rows_are_joined_and_one_more_is_refused() {
        let mut take = |_| ControlFlow::Continue(());
        let mut out = Out::new(
            &mut take,
            crate::watchlist::Day::at(crate::time::Timestamp::default()),
        );
        let row = b"1,1,\"aka\",\"ANN\",-0- \r\n";
        let mut count = MAX_JOINED - 1;
        let mut joined = BTreeMap::new();
        let mut read = |bytes: &[u8]| {
            let told = collect(
                0,
                &mut Bytes(bytes),
                Part::Names,
                &mut joined,
                &mut count,
                &mut out,
            );
            told.map(drop).map_err(|error| error.reason())
        };
        assert_eq!(read(row), Ok(()));
        assert_eq!(read(row), Err(Reason::TooLarge));
    }
}
