//! The columns of a table of seizures, and the field of a record that each fills.

use super::words::{CONCEALMENTS, PLACE_KINDS, Word};

/// A column.
pub(super) struct Column {
    /// Its name in the header line.
    pub(super) name: &'static str,
    /// The field that it fills, as the tables of forms name it.
    pub(super) field: &'static str,
    /// How its cells become the field.
    pub(super) cell: Cell,
}

/// How a cell becomes a field.
pub(super) enum Cell {
    /// It is the field.
    Text,
    /// It is the field, a number.
    Number,
    /// It is a word that stands for a code.
    Word(&'static [Word]),
    /// It holds words that stand for codes.
    Words(&'static [Word]),
    /// It becomes one field or another by what stands in other cells.
    Rule,
}

macro_rules! columns {
    ($($name:literal $field:literal $cell:expr;)+) => {
        /// The names of the columns, all of which a file has.
        pub const COLUMNS: [&str; [$($name),+].len()] = [$($name),+];

        /// The columns, in the order in which errors name them.
        pub(super) const TABLE: [Column; COLUMNS.len()] = [
            $(Column { name: $name, field: $field, cell: $cell }),+
        ];
    };
}

columns! {
    "id" "national.source_reference" Cell::Text;
    "reporting_country" "event.place.country" Cell::Text;
    "reporting_authority" "event.authority" Cell::Text;
    "date" "event.occurred" Cell::Rule;
    "place_name" "event.place.site_name" Cell::Text;
    "place_kind" "event.place.site_type" Cell::Word(&PLACE_KINDS);
    "unlocode" "event.place.unlocode" Cell::Text;
    "category" "goods.items[0].category" Cell::Rule;
    "commodity" "goods.items[0].description" Cell::Text;
    "hs6" "goods.items[0].hs6" Cell::Text;
    "quantity" "goods.items[0].quantity" Cell::Rule;
    "unit" "goods.items[0].unit" Cell::Rule;
    "packages" "goods.items[0].packages" Cell::Number;
    "transport_mode" "transport.legs[0].mode" Cell::Rule;
    "conveyance" "transport.legs[0].conveyance" Cell::Text;
    "concealment" "event.concealments" Cell::Words(&CONCEALMENTS);
    "detection_method" "event.means" Cell::Rule;
    "cover_load" "goods.cover_load" Cell::Text;
    "origin" "transport.route" Cell::Rule;
    "transit" "transport.route" Cell::Rule;
    "destination" "transport.route" Cell::Rule;
    "source_url" "national.source_url" Cell::Text;
    "note" "narrative.modus_operandi" Cell::Rule;
}

/// Fields that a column fills instead of its own.
const INSTEAD: [(&str, &str); 2] = [
    ("event.reported", "date"),
    ("goods.items[0].value", "quantity"),
];

/// The column that a field of the record is taken from; the field itself where no single column is to blame.
pub(super) fn column_of(field: &str) -> &str {
    let own = TABLE.iter().map(|column| (column.field, column.name));
    own.chain(INSTEAD)
        .filter(|(filled, _)| *filled != "transport.route")
        .find(|(filled, _)| *filled == field)
        .map_or(field, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::{Held, Table, fill_draft};
    use crate::reason::Reason;

    #[test]
    fn every_column_fills_a_field_that_there_is() {
        let fields = TABLE.iter().map(|column| column.field);
        let fields: Vec<_> = fields.chain(INSTEAD.map(|(field, _)| field)).collect();
        for field in fields.into_iter().chain(["goods.items[0].colour"]) {
            let mut table = Table::default();
            table.put("kind", Held::Text("SeizureNotice".to_owned()));
            table.put(field, Held::Text(String::new()));
            let errors = fill_draft(table).err().unwrap_or_default();
            let is_known = errors.iter().all(|error| error.reason != Reason::Malformed);
            assert_eq!(is_known, field != "goods.items[0].colour", "{field}");
        }
    }
}
