//! One row as a draft.

use ntc_proto::node::v1::draft::Event;
use ntc_proto::{node, v1};

use super::words::{CATEGORIES, CONCEALMENTS, MEANS, MEASURES, PACKS, PLACE_KINDS, TRIGGERS, find};
use super::{Cells, Terms};
use crate::model::codes::currency_known;
use crate::reason::Reason;
use crate::record::{Decimal, InvalidRecord, Moment};

/// Starts the note of a row whose date is that of the announcement.
const REPORTED: &str = "[rep]";
/// The edition of the Harmonized System that the tables use.
const HS_EDITION: u32 = 2022;

struct Row<'a> {
    cells: &'a Cells<'a>,
    errors: Vec<InvalidRecord>,
}

pub(super) fn message(
    cells: &Cells<'_>,
    terms: &Terms,
) -> Result<node::v1::Draft, Vec<InvalidRecord>> {
    let mut row = Row {
        cells,
        errors: Vec::new(),
    };
    let draft = node::v1::Draft {
        kind: v1::RecordKind::SeizureNotice as i32,
        language: terms.language.clone(),
        purpose: terms.purpose.clone(),
        handling: Some(v1::Handling {
            tlp: terms.tlp as i32,
            permitted_action: terms.permitted_action as i32,
            ..v1::Handling::default()
        }),
        urgency: terms.urgency as i32,
        event: Some(Event::Seizure(row.event())),
        goods: Some(row.goods()),
        transport: row.transport(),
        narrative: row.narrative(),
        national: Some(v1::National {
            source_reference: row.text("id"),
            source_url: row.text("source_url"),
            ..v1::National::default()
        }),
        ..node::v1::Draft::default()
    };
    if row.errors.is_empty() {
        Ok(draft)
    } else {
        Err(row.errors)
    }
}

impl Row<'_> {
    fn text(&self, column: &str) -> String {
        self.cells.get(column).to_owned()
    }

    fn refuse(&mut self, column: &str, reason: Reason, message: &str) {
        self.errors
            .push(InvalidRecord::new(column, reason, message));
    }

    fn word(&mut self, column: &str, table: &[(&str, &'static str)]) -> String {
        let word = self.cells.get(column);
        let code = find(table, word);
        if code.is_none() && !word.is_empty() {
            self.unknown_word(column, table);
        }
        code.unwrap_or_default().to_owned()
    }

    fn event(&mut self) -> v1::SeizureEvent {
        let (occurred, reported) = self.date();
        let (triggers, means) = self.detection();
        v1::SeizureEvent {
            event_kind: "seizure".to_owned(),
            status: "initial".to_owned(),
            occurred,
            reported,
            place: Some(v1::Place {
                country: self.text("reporting_country"),
                unlocode: self.text("unlocode"),
                site_name: self.text("place_name"),
                site_type: self.word("place_kind", &PLACE_KINDS),
                direction: self.direction().to_owned(),
                ..v1::Place::default()
            }),
            authority: self.text("reporting_authority"),
            concealments: self.concealments(),
            triggers,
            means,
            ..v1::SeizureEvent::default()
        }
    }

    /// When it happened, or when it was announced where the note says so.
    fn date(&mut self) -> (Option<v1::Moment>, Option<v1::Moment>) {
        let Some(moment) = Moment::parse(self.cells.get("date")) else {
            let message = "is not a date YYYY-MM-DD, a month YYYY-MM or a year YYYY since 1970";
            self.refuse("date", Reason::FieldInvalid, message);
            return (None, None);
        };
        let moment = Some(v1::Moment {
            at_ms: i64::try_from(moment.at.as_millis()).unwrap_or(i64::MAX),
            precision: moment.precision as i32,
        });
        if self.cells.get("note").starts_with(REPORTED) {
            (None, moment)
        } else {
            (moment, None)
        }
    }

    /// Which way the goods moved, seen from the reporting country; empty when the row does not tell.
    fn direction(&self) -> &'static str {
        let here = self.cells.get("reporting_country");
        let is_here = |column| self.cells.get(column) == here && !here.is_empty();
        let passes = self
            .cells
            .get("transit")
            .split(';')
            .any(|stop| stop.trim() == here);
        match (is_here("origin"), is_here("destination")) {
            _ if passes => "transit",
            (true, true) => "domestic",
            (true, false) => "export",
            (false, true) => "import",
            (false, false) => "",
        }
    }

    fn concealments(&mut self) -> Vec<v1::Coded> {
        let mut codes = Vec::new();
        for word in words(self.cells.get("concealment")) {
            match find(&CONCEALMENTS, word) {
                Some(code) => codes.push(coded(code)),
                None => self.unknown_word("concealment", &CONCEALMENTS),
            }
        }
        codes
    }

    /// A table has one column for what led to the control and for what found the goods.
    fn detection(&mut self) -> (Vec<v1::Coded>, Vec<v1::Coded>) {
        let (mut triggers, mut means) = (Vec::new(), Vec::new());
        for word in words(self.cells.get("detection_method")) {
            match (find(&TRIGGERS, word), find(&MEANS, word)) {
                (Some(code), _) => triggers.push(coded(code)),
                (None, Some(code)) => means.push(coded(code)),
                (None, None) => self.unknown_word("detection_method", &MEANS),
            }
        }
        (triggers, means)
    }

    fn unknown_word(&mut self, column: &str, table: &[(&str, &str)]) {
        let known: Vec<_> = table.iter().map(|(word, _)| *word).collect();
        let message = format!(
            "holds a word that is none of this column: {}",
            known.join("; ")
        );
        self.refuse(column, Reason::CodeUnknown, &message);
    }

    fn goods(&mut self) -> v1::Goods {
        let code = self.word("category", &CATEGORIES);
        if self.cells.get("category").is_empty() {
            self.refuse("category", Reason::FieldMissing, "is required");
        }
        let hs6 = self.text("hs6");
        let mut item = v1::GoodsItem {
            category: Some(v1::Coded {
                text: if code == "other" {
                    self.text("commodity")
                } else {
                    String::new()
                },
                code,
            }),
            hs_edition: if hs6.is_empty() { 0 } else { HS_EDITION },
            hs6,
            description: self.text("commodity"),
            packages: self.packages(),
            ..v1::GoodsItem::default()
        };
        self.amount(&mut item);
        v1::Goods {
            items: vec![item],
            cover_load: self.text("cover_load"),
        }
    }

    fn packages(&mut self) -> u32 {
        let text = self.cells.get("packages");
        let count = text.parse();
        if count.is_err() && !text.is_empty() {
            self.refuse("packages", Reason::FieldInvalid, "is not a whole number");
        }
        count.unwrap_or_default()
    }

    /// A unit is a measure, a kind of pack, or the currency of a value.
    fn amount(&mut self, item: &mut v1::GoodsItem) {
        let unit = self.cells.get("unit");
        let quantity = self.cells.get("quantity");
        let number = match quantity.parse::<Decimal>() {
            Ok(number) => Some(v1::Decimal {
                mantissa: number.mantissa(),
                scale: number.scale(),
            }),
            Err(error) => {
                if !quantity.is_empty() {
                    self.refuse("quantity", Reason::FieldInvalid, &error.to_string());
                }
                None
            }
        };
        if currency_known(unit) {
            (item.value, item.currency) = (number, unit.to_owned());
        } else if let Some(counted) = find(&PACKS, unit) {
            (item.quantity, item.unit) = (number, "H87".to_owned());
            item.subcategory = counted.to_owned();
        } else {
            (item.quantity, item.unit) = (number, self.word("unit", &MEASURES));
        }
        // A word in quotation marks is the source's "about", "over" or "up to".
        if item.quantity.is_some() && self.cells.get("note").contains('"') {
            item.quantity_basis = "estimated".to_owned();
        }
    }

    fn transport(&mut self) -> Option<v1::Transport> {
        let legs: Vec<_> = self.leg().into_iter().collect();
        let route = self.route();
        let has = |role: &str| route.iter().any(|stop| stop.role == role);
        let route_unknown = !(has("origin") && has("destination"));
        if legs.is_empty() && route.is_empty() {
            return None;
        }
        Some(v1::Transport {
            legs,
            equipment: Vec::new(),
            route,
            route_unknown,
        })
    }

    fn leg(&mut self) -> Option<v1::Leg> {
        let conveyance = self.text("conveyance");
        let mode = self.cells.get("transport_mode");
        if mode.is_empty() && conveyance.is_empty() {
            return None;
        }
        // The number and the word, of which the number counts: "3 road".
        let number = mode.split(' ').next().unwrap_or_default();
        if !mode.is_empty() && (number.len() != 1 || !number.bytes().all(|b| b.is_ascii_digit())) {
            let message = "does not start with a mode of UN/ECE Rec 19, for example \"3 road\"";
            self.refuse("transport_mode", Reason::CodeUnknown, message);
        }
        Some(v1::Leg {
            mode: if mode.is_empty() { "0" } else { number }.to_owned(),
            conveyance,
            ..v1::Leg::default()
        })
    }

    fn route(&self) -> Vec<v1::Stop> {
        let mut route = Vec::new();
        for (role, column) in [
            ("origin", "origin"),
            ("transit", "transit"),
            ("destination", "destination"),
        ] {
            route.extend(words(self.cells.get(column)).map(|country| v1::Stop {
                role: role.to_owned(),
                country: country.to_owned(),
                ..v1::Stop::default()
            }));
        }
        route
    }

    fn narrative(&self) -> Option<v1::Narrative> {
        let note = self.cells.get("note");
        let told = note.strip_prefix(REPORTED).unwrap_or(note).trim();
        (!told.is_empty()).then(|| v1::Narrative {
            modus_operandi: told.to_owned(),
            ..v1::Narrative::default()
        })
    }
}

/// The entries of a cell that holds a list.
fn words(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';')
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

fn coded(code: &str) -> v1::Coded {
    v1::Coded {
        code: code.to_owned(),
        text: String::new(),
    }
}
