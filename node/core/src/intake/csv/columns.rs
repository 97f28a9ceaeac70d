//! The columns of a table of seizures, and the field of a record that each fills.
//!
//! Three kinds of names stand in a heading: those of the list below; those of goods with a number for the second and
//! further goods of a row (`category_2`); and the path of any field of a notice (`goods.items[0].brand`).

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::UnreadableTable;
use super::lines::RawRow;
use crate::forms::{CellForm, Row, notice_fields};
use crate::model::text::{MAX_LIST, is_code_form};

/// Most goods of one row.
const MAX_ROW_GOODS: usize = 9;
/// Where the first goods stand.
const GOODS: &str = "goods.items[0].";

/// How a cell becomes a field.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Cell {
    /// It is the field.
    Field,
    /// It becomes one field or another, by what it holds and what stands in other cells.
    Rule,
}
use Cell::{Field, Rule};

/// The named columns: the name, the field that each fills first, and how.
const NAMED: &[(&str, &str, Cell)] = &[
    ("id", "national.source_reference", Field),
    ("case_number", "national.case_number", Field),
    ("reporting_country", "event.place.country", Field),
    ("reporting_authority", "event.authority", Field),
    ("event_kind", "event.event_kind", Field),
    ("status", "event.status", Field),
    ("date", "event.occurred", Rule),
    ("reported", "event.reported", Field),
    ("place_name", "event.place.site_name", Field),
    ("place_kind", "event.place.site_type", Field),
    ("site", "event.place.site", Field),
    ("office_code", "event.place.office_code", Field),
    ("unlocode", "event.place.unlocode", Field),
    ("direction", "event.place.direction", Field),
    ("category", "goods.items[0].category", Rule),
    ("substance", "goods.items[0].substance", Field),
    ("commodity", "goods.items[0].description", Field),
    ("brand", "goods.items[0].brand", Field),
    ("hs6", "goods.items[0].hs6", Rule),
    ("quantity", "goods.items[0].quantity", Rule),
    ("quantity_max", "goods.items[0].quantity_max", Rule),
    ("quantity_basis", "goods.items[0].quantity_basis", Field),
    ("unit", "goods.items[0].unit", Rule),
    ("packages", "goods.items[0].packages", Field),
    ("sticks_per_pack", "goods.items[0].sticks_per_pack", Field),
    ("value", "goods.items[0].value", Rule),
    ("currency", "goods.items[0].currency", Field),
    ("cites_name", "goods.items[0].cites_name", Field),
    ("cites_appendix", "goods.items[0].cites_appendix", Field),
    ("specimen", "goods.items[0].specimen", Field),
    ("make", "goods.items[0].make", Field),
    ("model", "goods.items[0].model", Field),
    ("calibre", "goods.items[0].calibre", Field),
    ("goods_identifiers", "goods.items[0].identifiers", Field),
    ("in", "goods.items[0].in", Field),
    ("transport_mode", "transport.legs[0].mode", Rule),
    ("conveyance", "transport.legs[0].conveyance", Field),
    ("conveyance_name", "transport.legs[0].name", Field),
    ("carrier", "transport.legs[0].carrier", Field),
    ("container", "transport.equipment", Rule),
    ("plate", "transport.legs[0].identifiers", Rule),
    ("plate_country", "transport.legs[0].identifiers", Rule),
    ("trailer_plate", "transport.legs[0].identifiers", Rule),
    ("trailer_country", "transport.legs[0].identifiers", Rule),
    ("imo", "transport.legs[0].identifiers", Rule),
    ("flight", "transport.legs[0].identifiers", Rule),
    ("wagon", "transport.legs[0].identifiers", Rule),
    ("document", "transport.legs[0].documents", Rule),
    ("company", "companies.items[0].name", Field),
    ("company_role", "companies.items[0].role", Field),
    ("company_country", "companies.items[0].country", Field),
    ("tin", "companies.items[0].identifiers", Rule),
    ("tin_country", "companies.items[0].identifiers", Rule),
    ("persons", "event.persons_involved[0].count", Field),
    ("person_role", "event.persons_involved[0].role", Field),
    (
        "nationality",
        "event.persons_involved[0].nationality",
        Field,
    ),
    ("sex", "event.persons_involved[0].sex", Field),
    ("age_band", "event.persons_involved[0].age_band", Field),
    ("measure", "event.persons_involved[0].measure", Field),
    ("concealment", "event.concealments", Field),
    ("detection_method", "event.means", Rule),
    ("cover_load", "goods.cover_load", Field),
    ("origin", "transport.route", Rule),
    ("transit", "transport.route", Rule),
    ("destination", "transport.route", Rule),
    ("operation", "event.operation", Field),
    ("source_url", "national.source_url", Field),
    ("note", "narrative.modus_operandi", Rule),
    (
        "translation_language",
        "narrative.translation.language",
        Field,
    ),
    (
        "note_translated",
        "narrative.translation.modus_operandi",
        Field,
    ),
    ("purpose", "purpose", Field),
    ("urgency", "urgency", Field),
    ("language", "language", Field),
    ("tlp", "handling.tlp", Field),
    ("permitted_action", "handling.permitted_action", Field),
];

/// Columns that every table has.
const REQUIRED: [&str; 2] = ["date", "category"];

/// Fields that a column fills beside its own.
const BESIDE: [(&str, &str); 3] = [
    ("event.triggers", "detection_method"),
    ("goods.items[0].hs_edition", "hs6"),
    ("transport.route", "origin, transit, destination"),
];

/// A column as the documentation names it.
#[derive(Clone, Debug)]
pub struct ColumnHelp {
    /// Its name in the heading.
    pub name: &'static str,
    /// The field that it fills.
    pub field: &'static str,
    /// What it means.
    pub help: &'static str,
}

/// The named columns, in the order in which a row tells of a case.
pub fn columns() -> Vec<ColumnHelp> {
    let fields = notice_fields();
    let help = |field: &str| {
        let known = fields.get(&generic(field));
        known.map_or("Several of it, or by what stands in the cell", |row| {
            row.help
        })
    };
    let named = NAMED.iter();
    named
        .map(|(name, field, _)| ColumnHelp {
            name,
            field,
            help: help(field),
        })
        .collect()
}

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
}

/// The columns of a file, in its order.
pub(super) struct Columns(Vec<Column>);

impl Columns {
    pub(super) fn of(heading: &[Cow<'_, str>]) -> Result<Self, UnreadableTable> {
        let fields = notice_fields();
        let mut columns: Vec<Column> = Vec::new();
        for (position, name) in heading.iter().enumerate() {
            let name = spelt(name);
            let shown = if is_code_form(&name) || name.contains('.') {
                format!("'{name}' ")
            } else {
                String::new()
            };
            let unknown =
                |why: &str| UnreadableTable::ColumnUnknown(position + 1, format!("{shown}{why}"));
            let column = column(&name, &fields);
            let column = column.ok_or_else(|| {
                unknown("is no column here; `ntc alert import --template` names most, and a path like goods.items[0].brand is one too")
            })?;
            if columns.iter().any(|earlier| earlier.name == column.name) {
                return Err(unknown("stands there twice; take one out"));
            }
            columns.push(column);
        }
        let has = |wanted: &str| {
            let field = NAMED
                .iter()
                .find(|(name, ..)| *name == wanted)
                .map(|(_, field, _)| *field);
            columns
                .iter()
                .any(|column| column.name == wanted || Some(column.field.as_str()) == field)
        };
        match REQUIRED.into_iter().find(|wanted| !has(wanted)) {
            Some(missing) => Err(UnreadableTable::ColumnMissing(missing)),
            None => Ok(Self(columns)),
        }
    }

    /// How many names of a heading are known.
    pub(super) fn known(heading: &[Cow<'_, str>]) -> usize {
        let fields = notice_fields();
        heading
            .iter()
            .filter(|name| column(&spelt(name), &fields).is_some())
            .count()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Column> {
        self.0.iter()
    }

    /// The places of the columns that hold numbers with a fraction.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        let numbered = self.0.iter().enumerate();
        numbered
            .filter(|(_, column)| column.form == CellForm::Decimal)
            .map(|(place, _)| place)
    }

    /// The cell of a named column, without the spaces around it; empty where the table has no such column.
    pub(super) fn cell<'r>(&self, row: &'r RawRow<'_>, name: &str) -> &'r str {
        let place = self.0.iter().position(|column| column.name == name);
        let cell = place.and_then(|place| row.cells.get(place));
        cell.map_or("", |cell| cell.trim())
    }

    /// The column to blame for what is wrong with a field of the record; the field itself where none is.
    pub(super) fn of_field<'f>(&'f self, field: &'f str) -> &'f str {
        let of = |wanted: &str| {
            let own = self.0.iter().find(|column| column.field == wanted);
            own.map(|column| column.name.as_str())
        };
        let beside = BESIDE.iter().find(|(beside, _)| field.starts_with(beside));
        let mut outer = Some(field);
        while let Some(wanted) = outer {
            if let Some(name) = of(wanted) {
                return beside.map_or(name, |(_, name)| name);
            }
            outer = wanted.rfind(['.', '[']).and_then(|end| wanted.get(..end));
        }
        beside.map_or(field, |(_, name)| name)
    }
}

/// A name of a heading as it is looked for: lower case, with underscores for spaces.
fn spelt(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// A path with the positions in its lists taken out: `goods.items[].unit`.
fn generic(path: &str) -> String {
    let mut shown = String::with_capacity(path.len());
    let mut is_position = false;
    for c in path.chars() {
        match c {
            '[' => is_position = true,
            ']' => is_position = false,
            _ if is_position => continue,
            _ => {}
        }
        shown.push(c);
    }
    shown
}

fn column(name: &str, fields: &BTreeMap<String, Row>) -> Option<Column> {
    let make = |field: String, cell| {
        let row = fields.get(&generic(&field));
        Column {
            name: name.to_owned(),
            field,
            cell,
            form: row.map_or(CellForm::Text, |row| row.facts.cell),
            is_list: row.is_some_and(|row| row.facts.is_list),
        }
    };
    let named = |name: &str| NAMED.iter().find(|(known, ..)| *known == name);
    if let Some((_, field, cell)) = named(name) {
        return Some(make((*field).to_owned(), *cell));
    }
    if let Some((base, number)) = name.rsplit_once('_')
        && let Ok(number @ 2..=MAX_ROW_GOODS) = number.parse::<usize>()
        && let Some((_, field, cell)) = named(base)
        && let Some(rest) = field.strip_prefix(GOODS)
    {
        return Some(make(format!("goods.items[{}].{rest}", number - 1), *cell));
    }
    // A list named without a position holds fields of its own and has no cell.
    let is_path = name.contains('.') && fields.contains_key(&generic(name)) && has_positions(name);
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
    fn every_named_column_fills_a_field_that_there_is_and_means_something() {
        let fields = notice_fields();
        let whole = ["transport.equipment", "transport.route"];
        for (name, field, _) in NAMED {
            assert!(
                fields.contains_key(&generic(field)) || whole.contains(field),
                "{name}"
            );
        }
        assert_eq!(columns().len(), NAMED.len());
        assert!(columns().iter().all(|column| !column.help.is_empty()));
    }

    #[test]
    fn a_heading_names_columns_goods_by_number_and_fields_by_path() {
        let fields = notice_fields();
        for (name, field) in [
            ("unit", "goods.items[0].unit"),
            ("unit_3", "goods.items[2].unit"),
            ("goods.items[1].brand", "goods.items[1].brand"),
            (
                "event.other_places[0].country",
                "event.other_places[0].country",
            ),
        ] {
            assert_eq!(
                column(name, &fields).map(|column| column.field).as_deref(),
                Some(field)
            );
        }
        for name in [
            "colour",
            "unit_1",
            "unit_10",
            "note_2",
            "goods.items.brand",
            "goods.items[x].brand",
            "goods.items[99].brand",
            "kind",
        ] {
            assert!(column(name, &fields).is_none(), "{name}");
        }
    }
}
