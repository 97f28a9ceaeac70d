//! One row as a draft.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::columns::{Column, List};
use super::date::date;
use super::lines::RawRow;
use super::names::Cell;
use super::ruled::Ruled;
use super::vocabulary::RowKind;
use super::{RowReader, Terms};
use crate::forms::{CellForm, Held, Table, Value, fill_draft};
use crate::intake::{judged, made_reference};
use crate::model::codes::{OTHER, TRIGGERS, UNITS, currency_known, hs_zero_restored, unit_counted};
use crate::model::identifier::Scheme;
use crate::model::{Decimals, InvalidRecord, NumberFault, Warning};
use crate::reason::Reason;
use crate::record::Draft;

/// Starts the note of a row whose date is that of the announcement.
const REPORTED: &str = "[rep]";
/// The edition of the Harmonized System that the tables use.
const HS_EDITION: &str = "2022";
/// Columns of identifiers of the means of transport: the scheme of each and the column of its issuing state.
const CONVEYANCES: [(Ruled, Scheme, Option<Ruled>); 5] = [
    (Ruled::Plate, Scheme::Plate, Some(Ruled::PlateCountry)),
    (
        Ruled::TrailerPlate,
        Scheme::TrailerPlate,
        Some(Ruled::TrailerCountry),
    ),
    (Ruled::Imo, Scheme::ImoShip, None),
    (Ruled::Flight, Scheme::Flight, None),
    (Ruled::Wagon, Scheme::Wagon, None),
];

/// Fields of which an empty cell could be taken for the widest value, and what to write.
const NEVER_EMPTY: [(&str, &str); 3] = [
    (
        "audience",
        "is empty; name the parties, or write all to tell everyone that your agreements allow",
    ),
    (
        "handling.tlp",
        "is empty; write who may see it, or take the column out: then --tlp says it for all rows",
    ),
    (
        "handling.permitted_action",
        "is empty; write what may be done, or take the column out: then --permitted-action says it for all rows",
    ),
];

/// Where containers and other equipment stand.
const EQUIPMENT: &str = "transport.equipment";

/// The columns that tell a route by countries, and what their stops are.
const ROUTE: [(&str, Ruled); 3] = [
    ("origin", Ruled::Origin),
    ("transit", Ruled::Transit),
    ("destination", Ruled::Destination),
];

pub(super) struct RowDraft<'a> {
    pub(super) reader: &'a RowReader<'a>,
    pub(super) raw: &'a RawRow<'a>,
    pub(super) draft: Table,
    errors: Vec<InvalidRecord>,
    warnings: Vec<Warning>,
}

/// A row that was read.
pub(super) struct Read {
    /// What it tells.
    pub(super) draft: Draft,
    /// True when its reference was made of its content.
    pub(super) is_made: bool,
    /// What was spelt anew in it.
    pub(super) respelt: Vec<Warning>,
}

/// Reads a row by the rules of each of its fields.
pub(super) fn read(reader: &RowReader<'_>, raw: &RawRow<'_>) -> Result<Read, Vec<InvalidRecord>> {
    let mut row = RowDraft {
        reader,
        raw,
        draft: Table::default(),
        errors: Vec::new(),
        warnings: Vec::new(),
    };
    row.terms(reader.terms);
    match reader.terms.rows {
        RowKind::Seizure => {
            row.event();
            row.goods();
            row.transport();
            row.companies();
        }
        RowKind::Passenger => row.passengers(),
    }
    row.fields();
    row.gaps();
    let mut filled = fill_draft(row.draft);
    let is_made = made_reference(&mut filled.draft).is_some();
    Ok(Read {
        draft: judged(filled.draft, row.errors, filled.errors)?,
        is_made,
        respelt: row.warnings,
    })
}

fn text(text: &str) -> Held {
    Held::Text(text.to_owned())
}

fn list<'w>(words: impl IntoIterator<Item = &'w str>) -> Held {
    Held::List(
        words
            .into_iter()
            .map(|word| Value::from(text(word)))
            .collect(),
    )
}

/// The entries of a cell that holds a list.
pub(super) fn words(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';')
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

/// An identifier of a scheme, and its issuing state where that is told. Whether it is genuine stands in brackets behind it:
/// `AA1234BB [cloned]`.
pub(super) fn identifier(scheme: Scheme, raw: &str, country: &str) -> Value {
    let (raw, state) = with_state(raw);
    let mut table = Table::default();
    table.put("scheme", text(scheme.code()));
    table.put("raw", text(raw));
    if !state.is_empty() {
        table.put("state", text(state));
    }
    if !country.is_empty() {
        table.put("country", text(country));
    }
    Held::Table(table).into()
}

/// A number and the word in brackets behind it; none where there are no brackets.
fn with_state(word: &str) -> (&str, &str) {
    let bare = word.trim_end().strip_suffix(']');
    let parts = bare.and_then(|bare| bare.rsplit_once('['));
    parts.map_or((word, ""), |(raw, state)| (raw.trim(), state.trim()))
}

/// An identifier as a cell writes it: `imei: 49-015420-323751-8`, `plate: AA1234BB (UA) [cloned]`.
pub(super) fn written_identifier(word: &str) -> Value {
    let (word, state) = with_state(word);
    let written = written_number(word);
    let Held::Table(mut table) = written.held else {
        return written;
    };
    if !state.is_empty() {
        table.put("state", text(state));
    }
    Held::Table(table).into()
}

fn written_number(word: &str) -> Value {
    let (scheme, raw) = word.split_once(':').unwrap_or(("", word));
    let (raw, country) = match raw
        .trim()
        .strip_suffix(')')
        .and_then(|raw| raw.rsplit_once('('))
    {
        Some((raw, country)) => (raw.trim(), country.trim()),
        None => (raw.trim(), ""),
    };
    match scheme.trim().parse::<Scheme>() {
        Ok(scheme) => identifier(scheme, raw, country),
        Err(_) => identifier(Scheme::of_document(word).unwrap_or(Scheme::Other), word, ""),
    }
}

impl<'a> RowDraft<'a> {
    fn cell(&self, ruled: Ruled) -> &'a str {
        self.reader.columns.cell(self.raw, ruled)
    }

    /// The entries of a list that columns of their own tell of, where a cell is filled.
    pub(super) fn told(&self, list: List) -> BTreeSet<usize> {
        self.reader.columns.told(self.raw, list)
    }

    pub(super) fn put(&mut self, field: &str, word: &str) {
        if !word.is_empty() {
            self.draft.put(field, text(word));
        }
    }

    fn refuse(&mut self, field: &str, reason: Reason, message: &str) {
        self.errors.push(InvalidRecord::new(field, reason, message));
    }

    fn terms(&mut self, terms: &Terms) {
        self.put("kind", terms.rows.record().name());
        self.put("language", &terms.language);
        self.put("purpose", &terms.purpose);
        self.put("urgency", terms.urgency.name());
        self.put("handling.tlp", terms.tlp.name());
        self.put("handling.permitted_action", terms.permitted_action.name());
    }

    /// The columns that are one field each; they stand above what the rules put there.
    fn fields(&mut self) {
        for (place, column) in self.reader.columns.iter().enumerate() {
            let cell = self.raw.cells.get(place).map_or("", |cell| cell.trim());
            if column.cell != Cell::Field {
                continue;
            }
            if !cell.is_empty() {
                self.field(column, cell);
            } else if let Some((_, message)) =
                NEVER_EMPTY.iter().find(|(field, _)| *field == column.field)
            {
                self.refuse(&column.field, Reason::FieldMissing, message);
            }
        }
    }

    /// Refuses entries of lists that are told without those before them.
    fn gaps(&mut self) {
        let boxes = words(self.cell(Ruled::Container)).count();
        for (list, place, after) in self.reader.columns.gaps(self.raw) {
            if list == EQUIPMENT && place < boxes {
                continue;
            }
            let message = format!(
                "is empty, and '{after}' tells of one that comes after it; number the columns without a gap"
            );
            self.refuse(&format!("{list}[{place}]"), Reason::FieldMissing, &message);
        }
    }

    fn field(&mut self, column: &Column, cell: &str) {
        let held = match (column.form, column.is_list) {
            (CellForm::Decimal, _) => {
                return self.number(&column.field, cell, self.reader.decimals);
            }
            (CellForm::Identifier, true) => {
                Held::List(words(cell).map(written_identifier).collect())
            }
            (CellForm::Identifier, false) => written_identifier(cell).held,
            (_, true) => list(words(cell)),
            (CellForm::Whole, false) => Held::Number(whole(cell)),
            (CellForm::Flag, false) => match cell.to_lowercase().as_str() {
                "true" | "yes" | "1" => Held::Flag(true),
                "false" | "no" | "0" => Held::Flag(false),
                _ => text(cell),
            },
            (CellForm::Time, false) => text(&self.zoned(cell)),
            (CellForm::Text | CellForm::Fields, false) => text(cell),
        };
        self.draft.put(&column.field, held);
    }

    /// A time with the zone of the table, where it is written without its own.
    fn zoned<'b>(&self, cell: &'b str) -> Cow<'b, str> {
        let zone = self.reader.terms.zone.as_ref();
        zone.map_or(Cow::Borrowed(cell), |zone| zone.put_to(cell))
    }

    /// Puts a number whose marks mean what `decimals` says.
    fn number(&mut self, field: &str, cell: &str, decimals: Decimals) {
        match decimals.read(cell) {
            Ok(number) => {
                // A fourth digit after the point says that the third does not end a group of thousands.
                let more = if number.scale() == 3 { "0" } else { "" };
                self.draft
                    .put(field, Held::Number(format!("{number}{more}")));
            }
            Err(fault) => self.refuse(field, fault.reason(), &fault.message()),
        }
    }

    /// A note says where the date is that of the announcement.
    fn event(&mut self) {
        self.put("event.event_kind", "seizure");
        self.put("event.status", "initial");
        self.put("event.place.country", self.reader.origin.country());
        self.put("event.place.direction", self.direction());
        let note = self.cell(Ruled::Note);
        let (dated, told) = match note.strip_prefix(REPORTED) {
            Some(told) => ("event.reported", told),
            None => ("event.occurred", note),
        };
        match date(self.cell(Ruled::Date)) {
            Ok(date) => self.put(dated, &self.zoned(date)),
            Err((reason, message)) => self.refuse("date", reason, message),
        }
        self.put("narrative.modus_operandi", told.trim());
        // One column tells what led to the control and what found the goods.
        let told = words(self.cell(Ruled::DetectionMethod));
        let (triggers, means): (Vec<_>, Vec<_>) = told.partition(|word| {
            TRIGGERS
                .read(word.split(':').next().unwrap_or(word))
                .is_some()
        });
        self.draft.put("event.triggers", list(triggers));
        self.draft.put("event.means", list(means));
    }

    /// Which way the goods moved, seen from the reporting country; empty when the row does not tell.
    fn direction(&self) -> &'static str {
        let here = match self.cell(Ruled::ReportingCountry) {
            "" => self.reader.origin.country(),
            here => here,
        };
        let is_here = |column| self.cell(column) == here;
        let passes = words(self.cell(Ruled::Transit)).any(|stop| stop == here);
        match (is_here(Ruled::Origin), is_here(Ruled::Destination)) {
            _ if passes => "transit",
            (true, true) => "domestic",
            (true, false) => "export",
            (false, true) => "import",
            (false, false) => "",
        }
    }

    /// The goods of a row: those of the columns without a number, and those of each number that a cell is filled for.
    fn goods(&mut self) {
        let mut places = self.told(List::Goods);
        places.insert(0);
        for place in places {
            self.item(place);
        }
    }

    fn item(&mut self, place: usize) {
        let (columns, raw) = (self.reader.columns, self.raw);
        let cell = |ruled| columns.cell_at(raw, ruled, place);
        let field = |name: &str| format!("goods.items[{place}].{name}");
        let category = cell(Ruled::Category);
        let category = if category == OTHER {
            format!("{category}: {}", cell(Ruled::Commodity))
        } else {
            category.to_owned()
        };
        self.put(&field("category"), &category);
        let hs6 = cell(Ruled::Hs6);
        if !hs6.is_empty() {
            let restored = hs_zero_restored(hs6);
            if let Some(restored) = &restored {
                self.warnings.push(Warning {
                    field: field("hs6"),
                    reason: Reason::FieldInvalid,
                    message: format!("is read as {restored}: a spreadsheet takes the leading zero"),
                });
            }
            self.put(&field("hs6"), restored.as_deref().unwrap_or(hs6));
            let edition = Held::Number(HS_EDITION.to_owned());
            self.draft.put(&field("hs_edition"), edition);
        }
        let value = cell(Ruled::Value);
        if !value.is_empty() {
            self.counted(&field("value"), value);
        }
        self.amount(&cell, &field);
    }

    /// A unit is a measure, or the currency of a value.
    fn amount(&mut self, cell: &impl Fn(Ruled) -> &'a str, field: &impl Fn(&str) -> String) {
        let (unit, quantity) = (cell(Ruled::Unit), cell(Ruled::Quantity));
        if currency_known(unit) {
            if !quantity.is_empty() {
                self.counted(&field("value"), quantity);
            }
            self.put(&field("currency"), unit);
            return;
        }
        let is_counted = UNITS.read(unit).is_some_and(unit_counted);
        for (column, cell) in [
            ("quantity", quantity),
            ("quantity_max", cell(Ruled::QuantityMax)),
        ] {
            match cell {
                "" => {}
                cell if is_counted => self.counted(&field(column), cell),
                cell => self.number(&field(column), cell, self.reader.decimals),
            }
        }
        // A unit without a quantity says nothing.
        if !quantity.is_empty() {
            self.put(&field("unit"), unit);
        }
        // A word in quotation marks is the source's "about", "over" or "up to".
        if !quantity.is_empty() && self.cell(Ruled::Note).contains('"') {
            self.put(&field("quantity_basis"), "estimated");
        }
    }

    /// Money and pieces have no thousandths: a mark with three digits after it parts thousands where the file says so,
    /// and is asked about everywhere else.
    fn counted(&mut self, field: &str, cell: &str) {
        let asked = Decimals::Unsettled.read(cell);
        let settled = self
            .reader
            .decimals
            .read(cell)
            .map(|number| number.to_string());
        let decimals = match (&asked, settled) {
            (Err(NumberFault::Ambiguous { thousands, .. }), Ok(settled))
                if *thousands == settled =>
            {
                self.reader.decimals
            }
            _ => Decimals::Unsettled,
        };
        self.number(field, cell, decimals);
    }

    fn transport(&mut self) {
        let has_leg = self.leg();
        let mut stops = Vec::new();
        for (role, column) in ROUTE {
            for country in words(self.cell(column)) {
                let mut stop = Table::default();
                stop.put("role", text(role));
                stop.put("country", text(country));
                stops.push(Value::from(Held::Table(stop)));
            }
        }
        let boxes = words(self.cell(Ruled::Container));
        for (place, container) in boxes.enumerate() {
            let field = format!("{EQUIPMENT}[{place}].container");
            self.put(&field, container);
        }
        // Columns of stops tell the route in their own order.
        if !self.told(List::Stops).is_empty() {
            if !stops.is_empty() {
                let message = "tell the route, and so do the columns of stops; use either";
                self.refuse("transport.route", Reason::FieldInvalid, message);
            }
        } else if has_leg || !stops.is_empty() {
            let is_told = |column| words(self.cell(column)).next().is_some();
            let is_unknown = !(is_told(Ruled::Origin) && is_told(Ruled::Destination));
            self.draft.put("transport.route", Held::List(stops));
            self.draft
                .put("transport.route_unknown", Held::Flag(is_unknown));
        }
    }

    /// The one leg that a row can tell of; false when it tells of none.
    fn leg(&mut self) -> bool {
        let mode = self.cell(Ruled::TransportMode);
        let mut identifiers = Vec::new();
        for (column, scheme, country) in CONVEYANCES {
            let country = country.map_or("", |country| self.cell(country));
            identifiers
                .extend(words(self.cell(column)).map(|raw| identifier(scheme, raw, country)));
        }
        let documents: Vec<_> = words(self.cell(Ruled::Document))
            .map(written_identifier)
            .collect();
        let told = [Ruled::Conveyance, Ruled::ConveyanceName, Ruled::Carrier];
        let is_bare = mode.is_empty() && identifiers.is_empty() && documents.is_empty();
        if is_bare && told.iter().all(|column| self.cell(*column).is_empty()) {
            return false;
        }
        if !identifiers.is_empty() {
            self.draft
                .put("transport.legs[0].identifiers", Held::List(identifiers));
        }
        if !documents.is_empty() {
            self.draft
                .put("transport.legs[0].documents", Held::List(documents));
        }
        // The number and the word, of which the number counts: "3 road".
        let number = mode.split(' ').next().unwrap_or_default();
        let is_number = number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit());
        let mode = match mode {
            "" => "0",
            _ if is_number => number,
            word => word,
        };
        self.put("transport.legs[0].mode", mode);
        true
    }

    /// A company whose part is not told takes part all the same.
    fn companies(&mut self) {
        let tin = self.cell(Ruled::Tin);
        let mut places = self.told(List::Companies);
        if !tin.is_empty() {
            places.insert(0);
        }
        for place in places {
            self.put(&format!("companies.items[{place}].role"), "unknown");
        }
        let country = self.cell(Ruled::TinCountry);
        let numbers: Vec<_> = words(tin)
            .map(|raw| identifier(Scheme::Tin, raw, country))
            .collect();
        if !numbers.is_empty() {
            self.draft
                .put("companies.items[0].identifiers", Held::List(numbers));
        }
    }
}

/// The digits of a whole number without the spaces between its thousands.
fn whole(cell: &str) -> String {
    match Decimals::Unsettled.read(cell) {
        Ok(number) if number.scale() == 0 => number.to_string(),
        Ok(_) | Err(_) => cell.to_owned(),
    }
}
