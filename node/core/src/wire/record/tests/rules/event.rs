//! Rules of the header, the event, persons and handling.

use ntc_proto::node::v1::Draft;
use ntc_proto::node::v1::draft::Event;
use ntc_proto::v1;

use super::super::samples::{self, HOUR, coded, minute, now_ms};
use super::{passes, refused};
use crate::reason::Reason;

fn seizure_with(change: impl FnOnce(&mut v1::SeizureEvent)) -> Draft {
    let mut draft = samples::seizure();
    let Some(Event::Seizure(event)) = &mut draft.event else {
        panic!("a seizure");
    };
    change(event);
    draft
}

fn alert_with(change: impl FnOnce(&mut v1::ConsignmentEvent)) -> Draft {
    let mut draft = samples::alert();
    let Some(Event::Consignment(event)) = &mut draft.event else {
        panic!("an alert");
    };
    change(event);
    draft
}

fn full_with(change: impl FnOnce(&mut Draft)) -> Draft {
    let mut draft = samples::full();
    change(&mut draft);
    draft
}

#[test]
fn an_event_is_reported_after_it_happened() {
    let reported = |reported| seizure_with(|event| event.reported = minute(reported));
    let occurred = now_ms() - 48 * HOUR;
    refused(
        reported(occurred - 60_000),
        "event.reported",
        Reason::TimesOutOfOrder,
    );
    passes(reported(occurred));
}

#[test]
fn a_report_of_the_same_year_is_not_before_the_event() {
    let year = Some(v1::Moment {
        at_ms: 1_735_689_600_000,
        precision: v1::DatePrecision::Year as i32,
        about: false,
    });
    passes(seizure_with(|event| {
        event.occurred = minute(1_740_000_000_000);
        event.reported = year;
    }));
}

#[test]
fn nothing_lies_later_than_five_minutes_after_the_signing() {
    let limit = now_ms() + 300_000;
    passes(seizure_with(|event| event.reported = minute(limit)));
    refused(
        seizure_with(|event| event.reported = minute(limit + 1)),
        "event.reported",
        Reason::TimeInFuture,
    );
    refused(
        seizure_with(|event| {
            event.occurred = minute(limit + 1);
            event.reported = None;
        }),
        "event.occurred",
        Reason::TimeInFuture,
    );
}

#[test]
fn an_event_without_any_time_is_refused() {
    passes(seizure_with(|event| event.occurred = None));
    refused(
        seizure_with(|event| {
            event.occurred = None;
            event.reported = None;
        }),
        "event.occurred",
        Reason::FieldMissing,
    );
}

#[test]
fn an_event_lies_in_the_authors_country() {
    let abroad = |kind: &str| {
        let kind = kind.to_owned();
        seizure_with(|event| {
            event.event_kind = kind;
            let place = event.place.as_mut().unwrap();
            (place.country, place.unlocode) = ("AZ".to_owned(), "AZBAK".to_owned());
        })
    };
    refused(
        abroad("seizure"),
        "event.place.country",
        Reason::EventCountryNotOrigin,
    );
    passes(abroad("third_country_information"));
}

#[test]
fn an_alert_is_still_valid() {
    refused(
        alert_with(|event| event.valid_until = now_ms()),
        "event.valid_until",
        Reason::AlertExpired,
    );
    passes(alert_with(|event| event.valid_until = now_ms() + 1));
}

#[test]
fn an_answer_is_wanted_before_the_arrival() {
    // The arrival is known to the minute, and the minute belongs to it.
    let arrival = now_ms() + 48 * HOUR + 60_000;
    passes(alert_with(|event| event.reply_by = arrival));
    refused(
        alert_with(|event| event.reply_by = arrival + 1),
        "event.reply_by",
        Reason::ReplyAfterArrival,
    );
    refused(
        alert_with(|event| event.reply_by = now_ms()),
        "event.reply_by",
        Reason::TimesOutOfOrder,
    );
}

#[test]
fn a_score_lies_on_its_scale() {
    passes(alert_with(|event| event.score = 100));
    refused(
        alert_with(|event| event.score = 101),
        "event.score",
        Reason::FieldInvalid,
    );
}

#[test]
fn nobody_is_asked_for_more_than_is_permitted() {
    let alert = |action: &str, permitted: v1::PermittedAction| {
        let mut draft = alert_with(|event| event.requested_action = Some(coded(action)));
        draft.handling.as_mut().unwrap().permitted_action = permitted as i32;
        draft
    };
    let field = "event.requested_action";
    refused(
        alert("examine", v1::PermittedAction::Documentary),
        field,
        Reason::ActionNotPermitted,
    );
    refused(
        alert("do_not_load", v1::PermittedAction::Examine),
        field,
        Reason::ActionNotPermitted,
    );
    passes(alert("monitor", v1::PermittedAction::NoneVisible));
    let told = full_with(|draft| {
        draft.narrative.as_mut().unwrap().requested_action = Some(coded("do_not_load"));
    });
    refused(
        told,
        "narrative.requested_action",
        Reason::ActionNotPermitted,
    );
}

#[test]
fn persons_stand_with_legal_basis_expiry_and_evaluation_only() {
    let no_basis = full_with(|draft| draft.persons.as_mut().unwrap().legal_basis.clear());
    refused(no_basis, "persons.legal_basis", Reason::PersonsWithoutBasis);
    refused(
        full_with(|draft| draft.expires = 0),
        "expires",
        Reason::PersonsWithoutBasis,
    );
    let no_evaluation = full_with(|draft| draft.handling.as_mut().unwrap().evaluation = None);
    refused(
        no_evaluation,
        "handling.evaluation",
        Reason::PersonsWithoutBasis,
    );
}

#[test]
fn red_names_its_recipients_and_nothing_else_does() {
    let field = "handling.named_recipients";
    let nobody = full_with(|draft| draft.handling.as_mut().unwrap().named_recipients.clear());
    refused(nobody, field, Reason::FieldMissing);
    let amber = full_with(|draft| draft.handling.as_mut().unwrap().tlp = v1::Tlp::Amber as i32);
    refused(amber, field, Reason::FieldInvalid);
}

#[test]
fn a_record_expires_after_its_signing_and_within_ten_years() {
    let expires = |expires_ms| Draft {
        expires: expires_ms,
        ..samples::seizure()
    };
    let limit = now_ms() + 3_653 * 24 * HOUR;
    refused(expires(now_ms()), "expires", Reason::RecordExpired);
    refused(expires(limit + 1), "expires", Reason::FieldInvalid);
    passes(expires(limit));
}

#[test]
fn notices_and_alerts_name_goods() {
    for draft in [samples::seizure(), samples::alert()] {
        refused(
            Draft {
                goods: None,
                ..draft
            },
            "goods.items",
            Reason::FieldMissing,
        );
    }
}

#[test]
fn the_event_is_that_of_the_kind() {
    let kind = v1::RecordKind::ConsignmentAlert as i32;
    refused(
        Draft {
            kind,
            ..samples::seizure()
        },
        "event",
        Reason::FieldInvalid,
    );
    refused(
        Draft {
            event: None,
            ..samples::seizure()
        },
        "event",
        Reason::FieldMissing,
    );
    for kind in [
        v1::RecordKind::Answer as i32,
        v1::RecordKind::Agreement as i32,
    ] {
        refused(
            Draft {
                kind,
                ..samples::seizure()
            },
            "kind",
            Reason::FieldInvalid,
        );
    }
}

#[test]
fn every_error_is_told_to_who_asks_for_all() {
    let mut draft = seizure_with(|event| event.status = "no".to_owned());
    draft.purpose.clear();
    draft.language = "xx".to_owned();
    let errors = crate::wire::record::draft_all(draft).unwrap_err();
    let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["event.status", "language", "purpose"]);
}
