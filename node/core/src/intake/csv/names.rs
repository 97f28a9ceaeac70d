//! The names that columns of a table have, beside the path of a field.
//!
//! Most are the own names of fields, as the tables of [`crate::forms`] declare them: what a column holds and means
//! stands there alone.

use std::collections::{BTreeMap, BTreeSet};

use Cell::{Field, Rule};

use crate::forms::{Row, notice_fields};
use crate::model::text::is_code_form;
use crate::text::without_places;

/// Where the first goods stand.
pub(super) const GOODS: &str = "goods.items[0].";

/// How a cell becomes a field.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Cell {
    /// It is the field.
    Field,
    /// It becomes one field or another, by what it holds and what stands in other cells.
    Rule,
}
/// The columns whose name is not that of the field, or which go by a rule: the name, the field that each fills first,
/// and how.
const NAMED: &[(&str, &str, Cell)] = &[
    ("id", "national.source_reference", Field),
    ("reporting_country", "event.place.country", Field),
    ("reporting_authority", "event.authority", Field),
    ("date", "event.occurred", Rule),
    ("place_name", "event.place.site_name", Field),
    ("place_kind", "event.place.site_type", Field),
    ("category", "goods.items[0].category", Rule),
    ("commodity", "goods.items[0].description", Field),
    ("hs6", "goods.items[0].hs6", Rule),
    ("quantity", "goods.items[0].quantity", Rule),
    ("quantity_max", "goods.items[0].quantity_max", Rule),
    ("unit", "goods.items[0].unit", Rule),
    ("value", "goods.items[0].value", Rule),
    ("goods_identifiers", "goods.items[0].identifiers", Field),
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
    ("tin", "companies.items[0].identifiers", Rule),
    ("tin_country", "companies.items[0].identifiers", Rule),
    ("persons", "event.persons_involved[0].count", Field),
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
    ("origin", "transport.route", Rule),
    ("transit", "transport.route", Rule),
    ("destination", "transport.route", Rule),
    ("note", "narrative.modus_operandi", Rule),
    (
        "note_translated",
        "narrative.translation.modus_operandi",
        Field,
    ),
    ("national_note", "national.note", Field),
];

/// The forms whose fields a column names by their own name, after a word where one stands here: the first form that has
/// the field is meant.
const SCOPES: &[(&str, &str)] = &[
    ("", "event."),
    ("", "event.place."),
    ("", "event.place.position."),
    ("", GOODS),
    ("", "goods."),
    ("", "narrative."),
    ("", "national."),
    ("", ""),
    ("", "handling."),
    ("", "persons."),
    ("evaluation", "handling.evaluation."),
    ("measure", "goods.items[0].measures[0]."),
    ("person", "event.persons_involved[0]."),
    ("other_place", "event.other_places[0]."),
    ("other_place", "event.other_places[0].position."),
    ("named_person", "persons.items[0]."),
    ("person_name", "persons.items[0].names[0]."),
    ("reference", "event.references[0]."),
    ("leg", "transport.legs[0]."),
    ("container", "transport.equipment[0]."),
    ("seal", "transport.equipment[0].seals[0]."),
    ("stop", STOPS),
    ("stop", "transport.route[0].position."),
    ("transport", "transport."),
    ("company", "companies.items[0]."),
    ("translation", "narrative.translation."),
];

/// Where the first stop of the route stands.
const STOPS: &str = "transport.route[0].";

/// A column as the documentation names it.
#[derive(Clone, Debug)]
pub struct ColumnHelp {
    /// Its name in the heading.
    pub name: String,
    /// The field that it fills.
    pub field: String,
    /// What it means.
    pub help: &'static str,
}

/// The columns that have a short name, those with a name of their own first. Fields that only a path names are left out.
pub fn columns() -> Vec<ColumnHelp> {
    let fields = notice_fields();
    let help = |field: &str| {
        let known = fields.get(&without_places(field));
        known.map_or("Several of it, or by what stands in the cell", |row| {
            row.help
        })
    };
    let named = NAMED.iter();
    let named = named.map(|(name, field, _)| ((*name).to_owned(), (*field).to_owned()));
    let own = SCOPES.iter().flat_map(|(word, path)| {
        let own = fields.keys().filter_map(|field| {
            let name = field.strip_prefix(&without_places(path))?;
            let is_own = !name.contains(['.', '[']) && name != *word;
            is_own.then(|| (own_name(word, name), format!("{path}{name}")))
        });
        own.collect::<Vec<_>>()
    });
    let mut seen = BTreeSet::new();
    let listed = named
        .chain(own)
        .filter(|(name, _)| seen.insert(name.clone()));
    listed
        .map(|(name, field)| ColumnHelp {
            help: help(&field),
            name,
            field,
        })
        .collect()
}

/// A column's short name: its form's word, an underscore, the field's name.
fn own_name(word: &str, name: &str) -> String {
    match word {
        "" => name.to_owned(),
        word => format!("{word}_{name}"),
    }
}

/// Splits a name that has a number behind its word, `seal_2_number`, into the name without the number, and the number. The
/// number counts entries of an inner list; a number at the end of a name counts those of the outer list.
pub(super) fn inner(name: &str) -> Option<(String, usize)> {
    let mut within = SCOPES.iter();
    within.find_map(|(word, path)| {
        let rest = name.strip_prefix(word)?.strip_prefix('_')?;
        let (number, field) = rest.split_once('_')?;
        let number = number.parse().ok()?;
        (path.matches("[0]").count() == 2).then(|| (own_name(word, field), number))
    })
}

/// The field that a name stands for, in the first entry of each list, and how a cell becomes it.
pub(super) fn named(name: &str, fields: &BTreeMap<String, Row>) -> Option<(String, Cell)> {
    if let Some((_, field, cell)) = NAMED.iter().find(|(known, ..)| *known == name) {
        return Some(((*field).to_owned(), *cell));
    }
    if !is_code_form(name) {
        return None;
    }
    let mut own = SCOPES.iter().filter_map(|(word, path)| {
        let name = match *word {
            "" => name,
            word => {
                let name = name.strip_prefix(word)?.strip_prefix('_')?;
                (name != word).then_some(name)?
            }
        };
        let field = format!("{path}{name}");
        fields
            .contains_key(&without_places(&field))
            .then_some(field)
    });
    own.next().map(|field| (field, Field))
}

#[cfg(test)]
mod tests {
    use super::super::columns::column;
    use super::*;

    const CONTAINER: &str = "transport.equipment[].container";

    #[test]
    fn every_column_fills_a_field_that_there_is_and_means_something() {
        let fields = notice_fields();
        let whole = ["transport.equipment", "transport.route"];
        for (name, field, _) in NAMED {
            assert!(
                fields.contains_key(&without_places(field)) || whole.contains(field),
                "{name}"
            );
        }
        for help in columns() {
            assert!(!help.help.is_empty(), "{}", help.name);
            let column = column(&help.name, &fields).unwrap();
            assert_eq!(column.field, help.field, "{}", help.name);
        }
    }

    /// Pictures are stored first, and a draft names them; a container's number has its own column.
    #[test]
    fn every_field_of_a_row_has_a_short_name() {
        let fields = notice_fields();
        let named: BTreeSet<_> = columns()
            .iter()
            .map(|column| without_places(&column.field))
            .collect();
        let unnamed = fields.keys().filter(|field| {
            !named.contains(*field) && !field.starts_with("media.") && *field != CONTAINER
        });
        assert_eq!(unnamed.collect::<Vec<_>>(), [] as [&str; 0]);
    }

    #[test]
    fn a_name_of_its_own_is_given_only_where_the_name_of_the_field_would_not_do() {
        let fields = notice_fields();
        for (name, field, cell) in NAMED.iter().filter(|(.., cell)| *cell == Field) {
            let own = SCOPES.iter().find_map(|(word, path)| {
                let own = own_name(word, field.strip_prefix(path)?);
                (own == *name && fields.contains_key(*field)).then_some(cell)
            });
            assert_eq!(own, None, "{name} is a field's own name");
        }
    }
}
