//! The columns of a table, and the field of a record that each fills.
//!
//! Three kinds of names stand in a heading: those of [`super::names`]; the same with a number for the second and
//! further entries of a list (`category_2`, `company_2`), behind the word for a list within another (`seal_2_number`,
//! `measure_2_quantity_3` of the third goods); and the path of any field of a notice (`goods.items[0].brand`).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::UnreadableTable;
use super::lines::RawRow;
use super::names::Cell::{self, Field};
use super::names::{GOODS, PERSONS};
use super::ruled::{Places, Ruled};
use super::vocabulary::{ColumnHelp, RowKind, Vocabulary};
use crate::forms::CellForm;
use crate::model::text::{MAX_LIST, is_code_form};
use crate::text::without_places;

/// Most entries of a list that a row fills by columns with a number.
pub(super) const MAX_NUMBERED: usize = 9;

/// Most columns of a heading that are told to be none.
const MAX_UNKNOWN: usize = 16;
/// The mode of the first leg, which other columns of it may tell as well; that of a further leg stands alone.
const MODE: &str = "transport.legs[0].mode";

/// What every table of seizures has: a column of one of these fields.
const SEIZURE_REQUIRED: [(&str, &[&str]); 2] = [
    ("date", &["event.occurred", "event.reported"]),
    ("category", &["goods.items[0].category"]),
];
/// The same of a table of passenger alerts.
const PASSENGER_REQUIRED: [(&str, &[&str]); 2] = [
    ("valid_until", &["event.valid_until"]),
    ("category", &["goods.items[0].category"]),
];

/// Fields that a column of a table of seizures fills beside its own.
const BESIDE: [(&str, &str); 3] = [
    ("event.triggers", "detection_method"),
    ("goods.items[0].hs_edition", "hs6"),
    ("transport.route", "origin, transit, destination"),
];

/// A column of a file.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its name as errors give it.
    pub(super) name: String,
    /// The field that it fills.
    pub(super) field: String,
    /// How.
    pub(super) cell: Cell,
    /// What the field holds.
    pub(super) form: CellForm,
    /// True where the field is a list.
    pub(super) is_list: bool,
    /// The entry that the field belongs to, where it belongs to one of a list that rules look at.
    pub(super) entry: Option<(List, usize)>,
}

/// A list of whose entries a rule wants to know which a row tells of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum List {
    Goods,
    Companies,
    Persons,
    Stops,
}

/// Where the entries of each list stand.
const LISTS: [(List, &str); 4] = [
    (List::Goods, "goods.items["),
    (List::Companies, "companies.items["),
    (List::Persons, "persons.items["),
    (List::Stops, "transport.route["),
];

/// Longest unknown heading that is repeated, in characters.
const MAX_HEADING: usize = 40;

/// True for what reads as a heading in some language, and not as the value of a table without one: no digits but in names
/// of the form of ours.
fn is_heading(name: &str) -> bool {
    let words = |c: char| c.is_alphabetic() || " _-.".contains(c);
    is_code_form(name)
        || name.contains('.')
        || (1..=MAX_HEADING).contains(&name.chars().count()) && name.chars().all(words)
}

/// The columns of a file, in its order.
pub(super) struct Columns {
    vocabulary: &'static Vocabulary,
    columns: Vec<Column>,
    places: Places,
}

impl Columns {
    pub(super) fn of(
        vocabulary: &'static Vocabulary,
        heading: &[Cow<'_, str>],
    ) -> Result<Self, UnreadableTable> {
        let mut columns: Vec<Column> = Vec::new();
        let mut unknown = Vec::new();
        for (position, name) in heading.iter().enumerate() {
            let name = spelt(name);
            let shown = if is_heading(&name) {
                format!("'{name}' ")
            } else {
                String::new()
            };
            let place = position + 1;
            let Some(column) = column(&name, vocabulary) else {
                let elsewhere = elsewhere(&name, vocabulary.kind);
                unknown.push(format!(
                    "column {place} {shown}is no column here{elsewhere}"
                ));
                continue;
            };
            let fills = |earlier: &&Column| {
                let is_same = earlier.cell == Field && earlier.field == column.field;
                earlier.name == column.name || is_same && column.cell == Field
            };
            if let Some(earlier) = columns.iter().find(fills) {
                let why = if earlier.name == column.name {
                    "stands there twice; take one out".to_owned()
                } else {
                    format!("fills the same field as '{}'; take one out", earlier.name)
                };
                unknown.push(format!("column {place} {shown}{why}"));
                continue;
            }
            columns.push(column);
        }
        if !unknown.is_empty() {
            let more = unknown.len().saturating_sub(MAX_UNKNOWN);
            if more > 0 {
                unknown.truncate(MAX_UNKNOWN);
                unknown.push(format!("{more} more are none either"));
            }
            return Err(UnreadableTable::ColumnsUnknown(unknown, vocabulary.kind));
        }
        let required = match vocabulary.kind {
            RowKind::Seizure => SEIZURE_REQUIRED,
            RowKind::Passenger => PASSENGER_REQUIRED,
        };
        let fields = |wanted: &[&str]| {
            let mut columns = columns.iter();
            columns.any(|column| wanted.contains(&column.field.as_str()))
        };
        match required.iter().find(|(_, wanted)| !fields(wanted)) {
            Some((missing, _)) => Err(UnreadableTable::ColumnMissing(missing)),
            None => Ok(Self {
                vocabulary,
                places: Places::of(&columns),
                columns,
            }),
        }
    }

    /// How many names of a heading are known.
    pub(super) fn known(vocabulary: &Vocabulary, heading: &[Cow<'_, str>]) -> usize {
        heading
            .iter()
            .filter(|name| column(&spelt(name), vocabulary).is_some())
            .count()
    }

    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter()
    }

    /// The places of the columns that hold numbers with a fraction.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        let numbered = self.columns.iter().enumerate();
        numbered
            .filter(|(_, column)| column.form == CellForm::Decimal)
            .map(|(place, _)| place)
    }

    /// The cell of a column, without the spaces around it; empty where the table has no such column.
    pub(super) fn cell<'r>(&self, row: &'r RawRow<'_>, ruled: Ruled) -> &'r str {
        trimmed(row, self.places.first(ruled))
    }

    /// The same of the column that tells of the goods or of the person at a place of their list, counted from 0.
    pub(super) fn cell_at<'r>(&self, row: &'r RawRow<'_>, ruled: Ruled, place: usize) -> &'r str {
        trimmed(row, self.places.at(ruled, place))
    }

    /// The entries of a list of which a cell of the row tells.
    pub(super) fn told(&self, row: &RawRow<'_>, list: List) -> BTreeSet<usize> {
        let of_list = self.columns.iter().zip(&row.cells);
        let told = of_list.filter_map(|(column, cell)| {
            let (of, entry) = column.entry?;
            (of == list && !cell.trim().is_empty()).then_some(entry)
        });
        told.collect()
    }

    /// Entries of which nothing is told although a cell tells of one after them, the first of each list: its list, its
    /// place, and the column that tells of the one after.
    pub(super) fn gaps(&self, row: &RawRow<'_>) -> Vec<(&str, usize, &str)> {
        let filled = self.columns.iter().zip(&row.cells);
        let filled = filled.filter(|(_, cell)| !cell.trim().is_empty());
        let mut told: BTreeMap<&str, BTreeMap<usize, &str>> = BTreeMap::new();
        for (column, _) in filled {
            for (list, place) in places(&column.field) {
                let entries = told.entry(list).or_default();
                entries.entry(place).or_insert(&column.name);
            }
        }
        let gaps = told.into_iter().filter_map(|(list, entries)| {
            let (missing, (_, after)) = (0..)
                .zip(&entries)
                .find(|(position, (place, _))| *position != **place)?;
            Some((list, missing, *after))
        });
        gaps.collect()
    }

    /// The column to blame for what is wrong with a field of the record, or the one that would fill it; the field itself
    /// where there is none.
    pub(super) fn of_field(&self, field: &str) -> String {
        let own = self.own_of_field(field);
        own.map_or_else(
            || named_of_field(self.vocabulary.kind, field),
            str::to_owned,
        )
    }

    fn own_of_field<'f>(&'f self, field: &'f str) -> Option<&'f str> {
        let of = |wanted: &str| {
            let own = self.columns.iter().find(|column| column.field == wanted);
            own.map(|column| column.name.as_str())
        };
        let mut beside = BESIDE.iter();
        let beside = match self.vocabulary.kind {
            RowKind::Seizure => beside.find(|(beside, _)| field.starts_with(beside)),
            RowKind::Passenger => None,
        };
        let mut outer = Some(field);
        while let Some(wanted) = outer {
            if let Some(name) = of(wanted) {
                return Some(beside.map_or(name, |(_, name)| name));
            }
            outer = wanted.rfind(['.', '[']).and_then(|end| wanted.get(..end));
        }
        beside.map(|(_, name)| *name)
    }
}

/// The lists that a field stands in, each with the place of its entry: `goods.items[1].unit` in `goods.items` at 1.
fn places(field: &str) -> impl Iterator<Item = (&str, usize)> {
    field.match_indices('[').filter_map(|(at, _)| {
        let (list, rest) = field.split_at_checked(at)?;
        let place = rest.strip_prefix('[')?.split_once(']')?.0;
        Some((list, place.parse().ok()?))
    })
}

/// The short name of a column for a field, or for the entry that holds it; the field itself where only its path names it.
pub fn named_of_field(kind: RowKind, field: &str) -> String {
    let entries: Vec<_> = places(field).collect();
    let (first, number) = match entries.as_slice() {
        [] => (field.to_owned(), 0),
        [(_, place)] => (field.replace(&format!("[{place}]"), "[0]"), *place),
        _ => return field.to_owned(),
    };
    let is_entry = field.ends_with(']');
    let fills = |column: &ColumnHelp| {
        let rest = column.field.strip_prefix(&first);
        rest.is_some_and(|rest| rest.is_empty() || is_entry && rest.starts_with('.'))
    };
    let mut columns = Vocabulary::of(kind).columns.iter();
    match (columns.find(|column| fills(column)), number) {
        (None, _) => field.to_owned(),
        (Some(column), 0) => column.name.clone(),
        (Some(column), place) => format!("{}_{}", column.name, place + 1),
    }
}

/// The cell at a place of a row, without the spaces around it.
fn trimmed<'r>(row: &'r RawRow<'_>, place: Option<usize>) -> &'r str {
    let cell = place.and_then(|place| row.cells.get(place));
    cell.map_or("", |cell| cell.trim())
}

/// The entry of a list that a field belongs to: `companies.items[1].name` is one of the second company.
fn entry_of(field: &str) -> Option<(List, usize)> {
    LISTS.iter().find_map(|(list, start)| {
        let (entry, _) = field.strip_prefix(start)?.split_once(']')?;
        Some((*list, entry.parse().ok()?))
    })
}

/// A name of a heading as it is looked for: lower case, with underscores for spaces.
fn spelt(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// Says of a name which other tables have a column of it, if any has.
fn elsewhere(name: &str, kind: RowKind) -> String {
    let mut others = RowKind::ALL.into_iter().filter(|other| *other != kind);
    let other = others.find(|other| column(name, Vocabulary::of(*other)).is_some());
    match other {
        Some(RowKind::Passenger) => " but of passenger alerts, with --passenger".to_owned(),
        Some(RowKind::Seizure) => " but of seizures, without --passenger".to_owned(),
        None => String::new(),
    }
}

pub(super) fn column(name: &str, vocabulary: &Vocabulary) -> Option<Column> {
    let fields = &vocabulary.fields;
    let make = |field: String, cell| {
        let row = fields.get(&without_places(&field));
        Column {
            name: name.to_owned(),
            entry: entry_of(&field),
            field,
            cell,
            form: row.map_or(CellForm::Text, |row| row.facts.cell),
            is_list: row.is_some_and(|row| row.facts.is_list),
        }
    };
    if let Some((field, cell)) = vocabulary.named(name) {
        return Some(make(field, cell));
    }
    if let Some((base, number)) = name.rsplit_once('_')
        && let Ok(number @ 2..=MAX_NUMBERED) = number.parse::<usize>()
        && let Some((field, cell)) = vocabulary.named(base)
        && (cell == Field
            || field == MODE
            || [GOODS, PERSONS].iter().any(|of| field.starts_with(of)))
        && let Some((list, rest)) = field.split_once("[0]")
    {
        let cell = if field == MODE { Field } else { cell };
        return Some(make(format!("{list}[{}]{rest}", number - 1), cell));
    }
    if let Some((outer, number @ 2..=MAX_NUMBERED)) = vocabulary.inner(name)
        && let Some(first) = column(&outer, vocabulary)
        && let Some((list, rest)) = first.field.rsplit_once("[0].")
    {
        return Some(make(format!("{list}[{}].{rest}", number - 1), first.cell));
    }
    // A list named without a position holds fields of its own and has no cell.
    let is_path =
        name.contains('.') && fields.contains_key(&without_places(name)) && has_positions(name);
    is_path.then(|| make(name.to_owned(), Field))
}

/// True when every position in a path is a number below [`MAX_LIST`].
fn has_positions(path: &str) -> bool {
    let steps = path.split('.').filter_map(|step| step.split_once('['));
    let mut positions = steps.map(|(_, position)| position.strip_suffix(']'));
    positions.all(|position| {
        let number = position.and_then(|position| position.parse::<usize>().ok());
        number.is_some_and(|number| number < MAX_LIST)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_columns_fields_entries_by_number_and_fields_by_path() {
        let seizures = Vocabulary::of(RowKind::Seizure);
        for (name, field) in [
            ("unit", "goods.items[0].unit"),
            ("unit_3", "goods.items[2].unit"),
            ("purity_percent", "goods.items[0].purity_percent"),
            ("declared_as_2", "goods.items[1].declared_as"),
            ("latitude", "event.place.position.latitude"),
            ("person_role_2", "event.persons_involved[1].role"),
            ("nationality_2", "event.persons_involved[1].nationality"),
            ("company_2", "companies.items[1].name"),
            ("other_place_country", "event.other_places[0].country"),
            ("stop_site_4", "transport.route[3].site"),
            ("seal_number_2", "transport.equipment[1].seals[0].number"),
            ("seal_2_number", "transport.equipment[0].seals[1].number"),
            ("seal_2_state_3", "transport.equipment[2].seals[1].state"),
            ("measure_2_quantity", "goods.items[0].measures[1].quantity"),
            ("measure_3_unit_2", "goods.items[1].measures[2].unit"),
            ("person_name_2_written", "persons.items[0].names[1].written"),
            ("named_person_role_2", "persons.items[1].role"),
            ("evaluation_source", "handling.evaluation.source"),
            ("legal_basis", "persons.legal_basis"),
            ("national_note", "national.note"),
            ("container_size_type", "transport.equipment[0].size_type"),
            ("transport_mode_2", "transport.legs[1].mode"),
            ("leg_country_2", "transport.legs[1].country"),
            ("transport_route_unknown", "transport.route_unknown"),
            ("translation_language", "narrative.translation.language"),
            ("reference_relation", "event.references[0].relation"),
            ("tlp", "handling.tlp"),
            ("goods.items[1].brand", "goods.items[1].brand"),
            (
                "event.other_places[0].country",
                "event.other_places[0].country",
            ),
        ] {
            assert_eq!(
                column(name, seizures).map(|column| column.field).as_deref(),
                Some(field),
                "{name}"
            );
        }
        for name in [
            "colour",
            "unit_1",
            "unit_10",
            "note_2",
            "plate_2",
            "tlp_2",
            "container_container",
            "goods.items.brand",
            "goods.items[x].brand",
            "goods.items[99].brand",
            "kind_of",
            "seal_1_number",
            "seal_10_number",
            "seal_2_colour",
            "company_2_name",
            "person_2_role",
        ] {
            assert!(column(name, seizures).is_none(), "{name}");
        }
    }
}
