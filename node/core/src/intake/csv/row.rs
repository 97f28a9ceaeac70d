//! One row as a draft.

use ntc_proto::node;

use super::columns::{Cell, TABLE};
use super::words::{CATEGORIES, MEANS, MEASURES, PACKS, TRIGGERS, Word, find};
use super::{Cells, Terms};
use crate::forms::{Held, Table, Value, fill_draft};
use crate::model::InvalidRecord;
use crate::model::codes::{OTHER, currency_known};
use crate::model::kind::RecordKind;
use crate::reason::Reason;

/// Starts the note of a row whose date is that of the announcement.
const REPORTED: &str = "[rep]";
/// The edition of the Harmonized System that the tables use.
const HS_EDITION: &str = "2022";

struct Row<'a> {
    cells: &'a Cells<'a>,
    draft: Table,
    errors: Vec<InvalidRecord>,
}

/// What a client sends for the row.
pub(super) fn message(
    cells: &Cells<'_>,
    terms: &Terms,
) -> Result<node::v1::Draft, Vec<InvalidRecord>> {
    let mut row = Row {
        cells,
        draft: Table::default(),
        errors: Vec::new(),
    };
    row.terms(terms);
    row.columns();
    row.event();
    row.goods();
    row.transport();
    if row.errors.is_empty() {
        fill_draft(row.draft)
    } else {
        Err(row.errors)
    }
}

fn text(text: &str) -> Held {
    Held::Text(text.to_owned())
}

fn list(words: Vec<&str>) -> Held {
    let values = words.into_iter().map(|word| Value::from(text(word)));
    Held::List(values.collect())
}

/// The entries of a cell that holds a list.
fn words(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';')
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

impl<'a> Row<'a> {
    fn cell(&self, column: &str) -> &'a str {
        self.cells.get(column)
    }

    fn put(&mut self, field: &str, word: &str) {
        if !word.is_empty() {
            self.draft.put(field, text(word));
        }
    }

    fn refuse(&mut self, column: &str, reason: Reason, message: &str) {
        self.errors
            .push(InvalidRecord::new(column, reason, message));
    }

    /// The code of a word; an empty word has none.
    fn code(&mut self, column: &str, table: &[Word], word: &str) -> &'static str {
        match find(table, word) {
            Some(code) => code,
            None if word.is_empty() => "",
            None => {
                let known: Vec<_> = table.iter().map(|(word, _)| *word).collect();
                let known = known.join("; ");
                let message = format!("holds a word that is none of this column: {known}");
                self.refuse(column, Reason::CodeUnknown, &message);
                ""
            }
        }
    }

    fn terms(&mut self, terms: &Terms) {
        self.put("kind", RecordKind::SeizureNotice.name());
        self.put("language", &terms.language);
        self.put("purpose", &terms.purpose);
        self.put("urgency", terms.urgency.name());
        self.put("handling.tlp", terms.tlp.name());
        self.put("handling.permitted_action", terms.permitted_action.name());
    }

    /// The columns that are one field each.
    fn columns(&mut self) {
        for column in &TABLE {
            let cell = self.cell(column.name);
            match column.cell {
                _ if cell.is_empty() => {}
                Cell::Text => self.put(column.field, cell),
                Cell::Number => self.draft.put(column.field, Held::Number(cell.to_owned())),
                Cell::Word(table) => {
                    let code = self.code(column.name, table, cell);
                    self.put(column.field, code);
                }
                Cell::Words(table) => {
                    let codes = words(cell).map(|word| self.code(column.name, table, word));
                    let codes = list(codes.collect());
                    self.draft.put(column.field, codes);
                }
                Cell::Rule => {}
            }
        }
    }

    /// A note says where the date is that of the announcement.
    fn event(&mut self) {
        self.put("event.event_kind", "seizure");
        self.put("event.status", "initial");
        self.put("event.place.direction", self.direction());
        let note = self.cell("note");
        let (dated, told) = match note.strip_prefix(REPORTED) {
            Some(told) => ("event.reported", told),
            None => ("event.occurred", note),
        };
        self.draft.put(dated, text(self.cell("date")));
        self.put("narrative.modus_operandi", told.trim());
        // One column tells what led to the control and what found the goods.
        let (mut triggers, mut means) = (Vec::new(), Vec::new());
        for word in words(self.cell("detection_method")) {
            match find(&TRIGGERS, word) {
                Some(code) => triggers.push(code),
                None => means.push(self.code("detection_method", &MEANS, word)),
            }
        }
        self.draft.put("event.triggers", list(triggers));
        self.draft.put("event.means", list(means));
    }

    /// Which way the goods moved, seen from the reporting country; empty when the row does not tell.
    fn direction(&self) -> &'static str {
        let here = self.cell("reporting_country");
        let is_here = |column| self.cell(column) == here && !here.is_empty();
        let passes = words(self.cell("transit")).any(|stop| stop == here);
        match (is_here("origin"), is_here("destination")) {
            _ if passes => "transit",
            (true, true) => "domestic",
            (true, false) => "export",
            (false, true) => "import",
            (false, false) => "",
        }
    }

    fn goods(&mut self) {
        let word = self.cell("category");
        if word.is_empty() {
            self.refuse("category", Reason::FieldMissing, "is required");
        }
        let code = self.code("category", &CATEGORIES, word);
        let category = if code == OTHER {
            format!("{code}: {}", self.cell("commodity"))
        } else {
            code.to_owned()
        };
        self.put("goods.items[0].category", &category);
        if !self.cell("hs6").is_empty() {
            let edition = Held::Number(HS_EDITION.to_owned());
            self.draft.put("goods.items[0].hs_edition", edition);
        }
        self.amount();
    }

    /// A unit is a measure, a kind of pack, or the currency of a value.
    fn amount(&mut self) {
        let (unit, quantity) = (self.cell("unit"), self.cell("quantity"));
        if currency_known(unit) {
            self.put("goods.items[0].value", quantity);
            self.put("goods.items[0].currency", unit);
            return;
        }
        self.put("goods.items[0].quantity", quantity);
        if let Some(counted) = find(&PACKS, unit) {
            self.put("goods.items[0].unit", "H87");
            self.put("goods.items[0].subcategory", counted);
        } else {
            let code = self.code("unit", &MEASURES, unit);
            self.put("goods.items[0].unit", code);
        }
        // A word in quotation marks is the source's "about", "over" or "up to".
        if !quantity.is_empty() && self.cell("note").contains('"') {
            self.put("goods.items[0].quantity_basis", "estimated");
        }
    }

    fn transport(&mut self) {
        let has_leg = self.leg();
        let mut stops = Vec::new();
        for role in ["origin", "transit", "destination"] {
            for country in words(self.cell(role)) {
                let mut stop = Table::default();
                stop.put("role", text(role));
                stop.put("country", text(country));
                stops.push(Value::from(Held::Table(stop)));
            }
        }
        if has_leg || !stops.is_empty() {
            let is_told = |column| words(self.cell(column)).next().is_some();
            let is_unknown = !(is_told("origin") && is_told("destination"));
            self.draft.put("transport.route", Held::List(stops));
            self.draft
                .put("transport.route_unknown", Held::Flag(is_unknown));
        }
    }

    /// The mode of the one leg that a row can tell of; false when it tells of none.
    fn leg(&mut self) -> bool {
        let mode = self.cell("transport_mode");
        if mode.is_empty() && self.cell("conveyance").is_empty() {
            return false;
        }
        // The number and the word, of which the number counts: "3 road".
        let number = mode.split(' ').next().unwrap_or_default();
        if !mode.is_empty() && (number.len() != 1 || !number.bytes().all(|b| b.is_ascii_digit())) {
            let message = "does not start with a mode of UN/ECE Rec 19, for example \"3 road\"";
            self.refuse("transport_mode", Reason::CodeUnknown, message);
        }
        self.put(
            "transport.legs[0].mode",
            if mode.is_empty() { "0" } else { number },
        );
        true
    }
}
