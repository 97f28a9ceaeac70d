//! The vocabulary of a table: what a row of it is, which names its heading may have, and the field that each means.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::names::{Cell, PASSENGER_NAMED, PASSENGER_SCOPES, RULED, SEIZURE_NAMED, SEIZURE_SCOPES};
use crate::forms::{Row, notice_fields, passenger_fields};
use crate::model::kind::RecordKind;
use crate::model::text::is_code_form;
use crate::text::without_places;

/// What each row of a table is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum RowKind {
    /// A seizure notice.
    #[default]
    Seizure,
    /// A passenger alert.
    Passenger,
}

impl RowKind {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Seizure, Self::Passenger];

    pub(super) fn record(self) -> RecordKind {
        match self {
            Self::Seizure => RecordKind::SeizureNotice,
            Self::Passenger => RecordKind::PassengerAlert,
        }
    }

    /// The word of `ntc codes` that lists its columns.
    pub const fn columns_word(self) -> &'static str {
        match self {
            Self::Seizure => "column",
            Self::Passenger => "passenger_column",
        }
    }

    /// What `ntc alert import` says for such a table.
    pub const fn option(self) -> &'static str {
        match self {
            Self::Seizure => "",
            Self::Passenger => " --passenger",
        }
    }
}

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

/// The words of a table's heading.
pub(super) struct Vocabulary {
    pub(super) kind: RowKind,
    /// Every field of such a record, by its path.
    pub(super) fields: BTreeMap<String, Row>,
    /// Columns whose name is not that of the field, or which go by a rule.
    pub(super) named: &'static [(&'static str, &'static str, Cell)],
    /// The forms whose fields a column names by their own name.
    pub(super) scopes: &'static [(&'static str, &'static str)],
    /// The columns that have a short name.
    pub(super) columns: Vec<ColumnHelp>,
}

static SEIZURES: LazyLock<Vocabulary> = LazyLock::new(|| {
    let fields = notice_fields();
    Vocabulary::made(RowKind::Seizure, fields, SEIZURE_NAMED, SEIZURE_SCOPES)
});
static PASSENGERS: LazyLock<Vocabulary> = LazyLock::new(|| {
    let fields = passenger_fields();
    Vocabulary::made(
        RowKind::Passenger,
        fields,
        PASSENGER_NAMED,
        PASSENGER_SCOPES,
    )
});

impl Vocabulary {
    /// The words of a table whose rows are of such a kind; made once.
    pub(super) fn of(kind: RowKind) -> &'static Self {
        match kind {
            RowKind::Seizure => &SEIZURES,
            RowKind::Passenger => &PASSENGERS,
        }
    }

    fn made(
        kind: RowKind,
        fields: BTreeMap<String, Row>,
        named: &'static [(&'static str, &'static str, Cell)],
        scopes: &'static [(&'static str, &'static str)],
    ) -> Self {
        let mut vocabulary = Self {
            kind,
            fields,
            named,
            scopes,
            columns: Vec::new(),
        };
        vocabulary.columns = vocabulary.listed();
        vocabulary
    }

    /// The columns that have a short name, those with a name of their own first. Fields that only a path names are left
    /// out.
    fn listed(&self) -> Vec<ColumnHelp> {
        let help = |name: &str, field: &str| {
            let ruled = RULED.iter().find(|(ruled, _)| *ruled == name);
            let known = || self.fields.get(&without_places(field)).map(|row| row.help);
            let help = ruled.map(|(_, help)| *help).or_else(known);
            help.unwrap_or_default()
        };
        let named = self.named.iter();
        let named = named.map(|(name, field, _)| ((*name).to_owned(), (*field).to_owned()));
        let own = self.scopes.iter().flat_map(|(word, path)| {
            let own = self.fields.keys().filter_map(|field| {
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
                help: help(&name, &field),
                name,
                field,
            })
            .collect()
    }

    /// The field that a name stands for, in the first entry of each list, and how a cell becomes it.
    pub(super) fn named(&self, name: &str) -> Option<(String, Cell)> {
        if let Some((_, field, cell)) = self.named.iter().find(|(known, ..)| *known == name) {
            return Some(((*field).to_owned(), *cell));
        }
        if !is_code_form(name) {
            return None;
        }
        let mut own = self.scopes.iter().filter_map(|(word, path)| {
            let name = match *word {
                "" => name,
                word => {
                    let name = name.strip_prefix(word)?.strip_prefix('_')?;
                    (name != word).then_some(name)?
                }
            };
            let field = format!("{path}{name}");
            self.fields
                .contains_key(&without_places(&field))
                .then_some(field)
        });
        own.next().map(|field| (field, Cell::Field))
    }

    /// Splits a name that has a number behind its word, `seal_2_number`, into the name without the number, and the number.
    /// The number counts entries of an inner list; a number at the end of a name counts those of the outer list.
    pub(super) fn inner(&self, name: &str) -> Option<(String, usize)> {
        self.scopes.iter().find_map(|(word, path)| {
            let rest = name.strip_prefix(word)?.strip_prefix('_')?;
            let (number, field) = rest.split_once('_')?;
            let number = number.parse().ok()?;
            (path.matches("[0]").count() == 2).then(|| (own_name(word, field), number))
        })
    }
}

/// The columns of a table that have a short name.
pub fn columns(kind: RowKind) -> &'static [ColumnHelp] {
    &Vocabulary::of(kind).columns
}

/// A column's short name: its form's word, an underscore, the field's name.
fn own_name(word: &str, name: &str) -> String {
    match word {
        "" => name.to_owned(),
        word => format!("{word}_{name}"),
    }
}

#[cfg(test)]
mod tests {
    use Cell::Field;

    use super::super::columns::column;
    use super::*;

    const CONTAINER: &str = "transport.equipment[].container";

    #[test]
    fn every_column_fills_a_field_that_there_is_and_means_something() {
        let whole = ["transport.equipment", "transport.route"];
        for vocabulary in RowKind::ALL.map(Vocabulary::of) {
            for (name, field, _) in vocabulary.named {
                assert!(
                    vocabulary.fields.contains_key(&without_places(field)) || whole.contains(field),
                    "{name}"
                );
            }
            for help in &vocabulary.columns {
                assert!(!help.help.is_empty(), "{}", help.name);
                let column = column(&help.name, vocabulary).unwrap();
                assert_eq!(column.field, help.field, "{}", help.name);
            }
        }
    }

    /// Pictures are stored first, and a draft names them; a container's number has its own column.
    #[test]
    fn every_field_of_a_row_has_a_short_name() {
        for vocabulary in RowKind::ALL.map(Vocabulary::of) {
            let named: BTreeSet<_> = vocabulary
                .columns
                .iter()
                .map(|column| without_places(&column.field))
                .collect();
            let unnamed = vocabulary.fields.keys().filter(|field| {
                !named.contains(*field) && !field.starts_with("media.") && *field != CONTAINER
            });
            assert_eq!(unnamed.collect::<Vec<_>>(), [] as [&str; 0]);
        }
    }

    #[test]
    fn a_name_of_its_own_is_given_only_where_the_name_of_the_field_would_not_do() {
        for vocabulary in RowKind::ALL.map(Vocabulary::of) {
            let fields = vocabulary.named.iter();
            for (name, field, cell) in fields.filter(|(.., cell)| *cell == Field) {
                let own = vocabulary.scopes.iter().find_map(|(word, path)| {
                    let own = own_name(word, field.strip_prefix(path)?);
                    (own == *name && vocabulary.fields.contains_key(*field)).then_some(cell)
                });
                assert_eq!(own, None, "{name} is a field's own name");
            }
        }
    }
}
