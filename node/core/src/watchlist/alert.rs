//! An entry as partners are told of it: an alert about the passenger or the consignment that is looked for.
//!
//! What tells the subject from others goes out, with what is asked, on what ground and for how long. The key, the
//! remarks, the programmes and the officer who answers for the entry stay: they are the list's own.

mod somebody;
mod something;

use ntc_proto::node::v1 as node;
use ntc_proto::node::v1::draft::Event;
use ntc_proto::v1 as pb;

use self::somebody::{is_somebody, persons};
use self::something::{companies, goods, transport};
use super::entry::Entry;
use super::order::{Action, Order};
use super::telling::Telling;
use crate::forms::MAX_RETENTION;
use crate::model::InvalidRecord;
use crate::model::codes::{country_known, permission_for};
use crate::model::handling::PermittedAction;
use crate::model::identifier::Identifier;
use crate::model::kind::{RecordKind, Urgency};
use crate::party::Party;
use crate::reason::Reason;
use crate::record::Draft;
use crate::time::Timestamp;
use crate::wire::record::draft_all;

/// Language of what an alert says beside the entry.
const LANGUAGE: &str = "en";

/// An entry as an alert.
#[derive(Clone)]
pub struct Alert {
    /// What is published.
    pub draft: Draft,
    /// Fields of the entry of which an alert has no room for all.
    pub cut: Vec<&'static str>,
}

/// Whether partners are told of an entry, by the days of its order alone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Due {
    /// Not yet.
    Later,
    /// Yes.
    Now,
    /// Not any more: its alert ended with it.
    Over,
}

/// Whether partners are told of an entry now; `of_list` stands for an order that it lacks.
pub fn due(entry: &Entry, of_list: &Order, now: Timestamp) -> Due {
    let order = entry.order_of(of_list);
    if now < order.valid_from {
        Due::Later
    } else if until(order) <= now {
        Due::Over
    } else {
        Due::Now
    }
}

/// The alert that tells partners of an entry; `of_list` stands for an order that it lacks, and says the area of offence
/// where an order of its own says none, `own` is the party that tells, and `reference`, which stays here, is what the
/// alert is found again by. The same entry makes the same alert whenever it is asked for.
///
/// # Errors
/// Everything that keeps it from being one, by field.
pub fn alert(
    entry: &Entry,
    of_list: &Order,
    telling: &Telling,
    own: &Party,
    reference: &str,
) -> Result<Alert, Vec<InvalidRecord>> {
    let mut order = entry.order_of(of_list).clone();
    if order.category.is_empty() {
        // An order of its own leaves the area of offence open until it says one.
        order.category.clone_from(&of_list.category);
    }
    let order = &order;
    if order.category.is_empty() {
        let message = "the area of offence is required: an alert names it";
        let fault = InvalidRecord::new("order.category", Reason::FieldMissing, message);
        return Err(vec![fault]);
    }
    let mut cut = Cut(Vec::new());
    let mut draft = node::Draft::default();
    let kind = if is_somebody(entry) {
        draft.persons = Some(persons(entry, order, &mut cut));
        RecordKind::PassengerAlert
    } else {
        draft.companies = companies(entry, &mut cut);
        draft.transport = transport(entry, &mut cut);
        RecordKind::ConsignmentAlert
    };
    let says_nothing = draft == node::Draft::default() && entry.patterns.is_empty();
    if says_nothing {
        let message =
            "says nothing that an alert can say; add a name, a number, or goods with a route";
        return Err(vec![InvalidRecord::new(
            "names",
            Reason::FieldMissing,
            message,
        )]);
    }
    draft.goods = Some(goods(entry, order, &mut cut));
    draft.event = Some(event(kind, order, place(entry, telling, own)));
    draft.national = Some(pb::National {
        source_reference: reference.to_owned(),
        ..pb::National::default()
    });
    head(&mut draft, kind, order, telling);
    cut.0.sort_unstable();
    cut.0.dedup();
    Ok(Alert {
        draft: draft_all(draft)?,
        cut: cut.0,
    })
}

/// When the alert of an entry ends: with the entry, and after the longest time that a record is kept at the latest.
fn until(order: &Order) -> Timestamp {
    let longest = order.valid_from.plus(MAX_RETENTION);
    order.valid_until.min(longest)
}

/// What an alert asks for, and what the list calls it.
fn asked(action: Action) -> (&'static str, &'static str) {
    match action {
        Action::Sighting => ("inform", "sighting and reporting"),
        Action::Surveillance => ("monitor", "discreet surveillance"),
        Action::Check => ("examine", "specific check"),
        Action::Analysis => ("inform", "operational analysis"),
    }
}

fn head(draft: &mut node::Draft, kind: RecordKind, order: &Order, telling: &Telling) {
    let (action, _) = asked(order.action);
    let permitted = permission_for(action).unwrap_or(PermittedAction::NoneVisible);
    let evaluation = order.evaluation.as_ref();
    draft.kind = i32::from(kind as u8);
    LANGUAGE.clone_into(&mut draft.language);
    draft.purpose.clone_from(&telling.purpose);
    draft.urgency = i32::from(Urgency::Routine as u8);
    draft.expires = millis(until(order));
    draft.handling = Some(pb::Handling {
        tlp: i32::from(telling.tlp as u8),
        permitted_action: i32::from(permitted as u8),
        evaluation: evaluation.map(|evaluation| pb::Evaluation {
            scheme: evaluation.scheme.clone(),
            source: evaluation.source.clone(),
            information: evaluation.information.clone(),
        }),
        ..pb::Handling::default()
    });
}

fn event(kind: RecordKind, order: &Order, place: pb::Place) -> Event {
    let (action, called) = asked(order.action);
    let risk_reasons = vec![coded(&order.reason.code, &order.reason.text)];
    let requested_action = Some(coded(action, called));
    let expected_place = Some(place);
    let valid_until = millis(until(order));
    let markers = order.markers.iter();
    let warning_markers = markers.map(|it| it.name().to_owned()).collect();
    let contact_first = order.contact_first;
    if kind == RecordKind::PassengerAlert {
        return Event::Passenger(pb::PassengerEvent {
            risk_reasons,
            requested_action,
            expected_place,
            valid_until,
            warning_markers,
            contact_first,
            ..pb::PassengerEvent::default()
        });
    }
    Event::Consignment(pb::ConsignmentEvent {
        risk_reasons,
        requested_action,
        expected_place,
        valid_until,
        warning_markers,
        contact_first,
        ..pb::ConsignmentEvent::default()
    })
}

/// Where the subject is expected: where the goods go, or where whoever tells says it is, or at home.
fn place(entry: &Entry, telling: &Telling, own: &Party) -> pb::Place {
    let goods = entry.patterns.first();
    let goes = goods.map_or("", |pattern| pattern.destination.as_str());
    let named = [goes, &telling.place, own.country()];
    let place = named.into_iter().find(|place| !place.is_empty());
    let (country, unlocode) = located(place.unwrap_or_default());
    pb::Place {
        country,
        unlocode,
        ..pb::Place::default()
    }
}

/// The state of a place, and its UN/LOCODE where it is one.
fn located(place: &str) -> (String, String) {
    if country_known(place) {
        return (place.to_owned(), String::new());
    }
    let country = place.get(..2).unwrap_or_default();
    (country.to_owned(), place.to_owned())
}

fn coded(code: &str, text: &str) -> pb::Coded {
    pb::Coded {
        code: code.to_owned(),
        text: text.to_owned(),
    }
}

/// A number as it was written; what its rules say of it is told anew.
fn number(number: &Identifier) -> pb::Identifier {
    pb::Identifier {
        scheme: number.scheme().code().to_owned(),
        raw: number.raw().to_owned(),
        country: number.country().unwrap_or_default().to_owned(),
        state: number.state().to_owned(),
        ..pb::Identifier::default()
    }
}

fn millis(time: Timestamp) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

/// Names of fields of which an alert has no room for all.
struct Cut(Vec<&'static str>);

impl Cut {
    /// The first values, as many as there is room for.
    fn to<T>(&mut self, room: usize, field: &'static str, mut values: Vec<T>) -> Vec<T> {
        if values.len() > room {
            self.0.push(field);
            values.truncate(room);
        }
        values
    }

    /// Notes a field that an alert has no place for at all.
    fn whole<T>(&mut self, field: &'static str, values: &[T]) {
        if !values.is_empty() {
            self.0.push(field);
        }
    }
}

#[cfg(test)]
mod tests;
