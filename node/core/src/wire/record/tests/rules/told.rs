//! Rules of what an event tells beside time and place: persons without names, further places, deliveries under control.

use std::time::Duration;

use ntc_proto::node::v1::Draft;
use ntc_proto::node::v1::draft::Event;
use ntc_proto::v1;

use super::super::samples::{self, HOUR, coded, now_ms};
use super::{passes, refused};
use crate::model::Moment;
use crate::model::handling::{PermittedAction, Tlp};
use crate::reason::Reason;
use crate::record::{MAX_INVOLVED, MAX_OTHER_PLACES};
use crate::time::MAX_CLOCK_SKEW;

fn seizure_with(change: impl FnOnce(&mut v1::SeizureEvent)) -> Draft {
    let mut draft = samples::seizure();
    if let Some(Event::Seizure(event)) = &mut draft.event {
        change(event);
    }
    draft
}

fn handled(mut draft: Draft, tlp: Tlp, action: PermittedAction) -> Draft {
    let handling = draft.handling.as_mut().unwrap();
    (handling.tlp, handling.permitted_action) = (tlp as i32, action as i32);
    if tlp == Tlp::Red {
        handling.named_recipients = vec!["TR/customs".to_owned()];
    }
    draft
}

#[test]
fn a_delivery_under_control_is_told_to_few_and_touched_by_nobody() {
    let delivery = || seizure_with(|event| event.event_kind = "controlled_delivery".to_owned());
    let let_pass = || {
        let mut draft = samples::alert();
        if let Some(Event::Consignment(event)) = &mut draft.event {
            event.requested_action = Some(coded("let_pass_under_control"));
        }
        draft
    };
    for tlp in [Tlp::AmberStrict, Tlp::Red] {
        passes(handled(delivery(), tlp, PermittedAction::NoneVisible));
        passes(handled(let_pass(), tlp, PermittedAction::NoneVisible));
    }
    for (tlp, action) in [
        (Tlp::Amber, PermittedAction::NoneVisible),
        (Tlp::Green, PermittedAction::NoneVisible),
        (Tlp::AmberStrict, PermittedAction::Documentary),
    ] {
        let reason = Reason::ControlledDeliveryExposed;
        refused(handled(delivery(), tlp, action), "event.event_kind", reason);
        refused(
            handled(let_pass(), tlp, action),
            "event.requested_action",
            reason,
        );
    }
}

#[test]
fn a_day_has_begun_once_it_began_anywhere() {
    let day = |from_signing: i64| {
        seizure_with(|event| {
            let precision = v1::DatePrecision::Day as i32;
            let at_ms = now_ms() + from_signing * 24 * HOUR;
            event.occurred = Some(v1::Moment {
                at_ms,
                precision,
                about: false,
            });
            event.reported = None;
        })
    };
    // Midnight in UTC.
    passes(day(0));
    refused(day(1), "event.occurred", Reason::TimeInFuture);
    // In the far east the day after begins at ten in the morning in UTC; clocks may differ a little.
    let begins = Duration::from_secs(10 * 3600);
    let first = samples::NOW.plus(begins).minus(MAX_CLOCK_SKEW);
    assert_eq!(samples::publish_at(day(1), first).unwrap().1, []);
    let before = first.minus(Duration::from_millis(1));
    let error = samples::publish_at(day(1), before).unwrap_err();
    assert_eq!(error.reason(), Reason::TimeInFuture);
}

#[test]
fn an_event_on_the_high_seas_is_of_whoever_made_it() {
    let at = |country: &str| {
        seizure_with(|event| {
            let place = event.place.as_mut().unwrap();
            (place.country, place.unlocode) = (country.to_owned(), String::new());
        })
    };
    passes(at("XZ"));
    refused(
        at("EU"),
        "event.place.country",
        Reason::EventCountryNotOrigin,
    );
    refused(at("ZZ"), "event.place.country", Reason::FieldInvalid);
}

#[test]
fn persons_are_counted_without_names_and_without_a_legal_basis() {
    let involved = |change: fn(&mut v1::PersonsInvolved)| {
        seizure_with(|event| {
            let mut persons = v1::PersonsInvolved {
                count: 3,
                role: Some(coded("courier")),
                nationality: "TUR".to_owned(),
                sex: "M".to_owned(),
                age_band: "25_34".to_owned(),
                measure: Some(coded("arrested")),
            };
            change(&mut persons);
            event.persons_involved = vec![persons];
        })
    };
    passes(involved(|_| {}));
    passes(involved(|persons| {
        *persons = v1::PersonsInvolved {
            count: 1,
            ..Default::default()
        }
    }));
    let field = |name: &str| format!("event.persons_involved[0].{name}");
    for (change, name, reason) in [
        (
            (|p| p.count = 10_001) as fn(&mut v1::PersonsInvolved),
            "count",
            Reason::FieldInvalid,
        ),
        (
            |p| p.nationality = "Turkish".to_owned(),
            "nationality",
            Reason::FieldInvalid,
        ),
        (
            |p| p.age_band = "young".to_owned(),
            "age_band",
            Reason::CodeUnknown,
        ),
        (
            |p| p.measure = Some(coded("hugged")),
            "measure",
            Reason::CodeUnknown,
        ),
    ] {
        refused(involved(change), &field(name), reason);
    }
    let many = |count| {
        seizure_with(|event| {
            let one = v1::PersonsInvolved {
                count: 1,
                ..Default::default()
            };
            event.persons_involved = vec![one; count];
        })
    };
    passes(many(MAX_INVOLVED));
    refused(
        many(MAX_INVOLVED + 1),
        "event.persons_involved",
        Reason::FieldTooLong,
    );
}

#[test]
fn how_many_persons_there_were_may_be_unknown_and_that_there_were_some_is_told() {
    let unknown = |role: Option<&str>, measure: Option<&str>| {
        seizure_with(|event| {
            event.persons_involved = vec![v1::PersonsInvolved {
                role: role.map(coded),
                measure: measure.map(coded),
                sex: "M".to_owned(),
                ..Default::default()
            }];
        })
    };
    passes(unknown(None, Some("fled")));
    passes(unknown(Some("courier"), None));
    let field = "event.persons_involved[0].count";
    refused(unknown(None, None), field, Reason::FieldMissing);
}

#[test]
fn an_event_over_a_period_begins_before_it_ends() {
    let moment = |text: &str| {
        let moment = Moment::parse(text).unwrap();
        v1::Moment {
            at_ms: i64::try_from(moment.at.as_millis()).unwrap(),
            precision: moment.precision as i32,
            about: moment.about,
        }
    };
    let period = |occurred: &str, until: &str| {
        seizure_with(|event| {
            event.occurred = (!occurred.is_empty()).then(|| moment(occurred));
            event.occurred_until = Some(moment(until));
            event.reported = Some(moment("2026-02-28"));
        })
    };
    for (occurred, until) in [
        ("2026-02-01", "2026-02-16"),
        ("2026-02-01", "2026-02-01"),
        ("2025", "2026-01"),
        ("2026-02", "2026-02-03"),
        ("2026-02-01T08:00Z", "2026-02-01T09:30Z"),
        // In the far east the first of February begins on the 31st of January in UTC.
        ("2026-02-01", "2026-01-31T12:00Z"),
    ] {
        passes(period(occurred, until));
    }
    let field = "event.occurred_until";
    for (occurred, until) in [
        ("2026-02-02", "2026-02-01"),
        ("2026-02", "2026-01"),
        ("2026-02-01T08:00Z", "2026-02-01T07:59Z"),
        ("2026-02-01", "2026-01-31T09:00Z"),
    ] {
        refused(period(occurred, until), field, Reason::TimesOutOfOrder);
    }
    refused(period("", "2026-02-01"), field, Reason::FieldMissing);
    refused(period("2026-02-01", "2026-04"), field, Reason::TimeInFuture);
}

#[test]
fn a_region_lies_in_the_country_that_stands_beside_it() {
    let region =
        |code: &str| seizure_with(|event| event.place.as_mut().unwrap().region = code.to_owned());
    passes(region("GE-SZ"));
    let field = "event.place.region";
    for code in ["TR-04", "GE", "GE-samegrelo"] {
        refused(region(code), field, Reason::FieldInvalid);
    }
}

#[test]
fn further_places_count_for_the_countries_that_a_record_touches() {
    let places = |count| {
        seizure_with(|event| {
            let place = v1::Place {
                country: "AM".to_owned(),
                role: "arrest".to_owned(),
                ..Default::default()
            };
            event.other_places = vec![place; count];
        })
    };
    passes(places(MAX_OTHER_PLACES));
    refused(
        places(MAX_OTHER_PLACES + 1),
        "event.other_places",
        Reason::FieldTooLong,
    );
    let (record, _) = samples::publish(places(1)).unwrap();
    assert!(record.places().contains("AM"));
}
