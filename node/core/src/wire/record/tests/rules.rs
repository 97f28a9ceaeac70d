//! Every rule between fields, by name.

use ntc_proto::node::v1::Draft;
use ntc_proto::node::v1::draft::Event;
use ntc_proto::v1;

use super::samples::{self, HOUR, coded, identifier, minute, now_ms, publish, stop};
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

fn goods_with(change: impl FnOnce(&mut v1::GoodsItem)) -> Draft {
    let mut draft = samples::seizure();
    change(&mut draft.goods.as_mut().unwrap().items[0]);
    draft
}

fn transport_with(change: impl FnOnce(&mut v1::Transport)) -> Draft {
    let mut draft = samples::seizure();
    change(draft.transport.as_mut().unwrap());
    draft
}

fn full_with(change: impl FnOnce(&mut Draft)) -> Draft {
    let mut draft = samples::full();
    change(&mut draft);
    draft
}

#[track_caller]
fn refused(draft: Draft, field: &str, reason: Reason) {
    let error = publish(draft).unwrap_err();
    assert_eq!(
        (error.field.as_str(), error.reason()),
        (field, reason),
        "{error}"
    );
}

#[track_caller]
fn warned(draft: Draft, field: &str, reason: Reason) {
    let (_, warnings) = publish(draft).unwrap();
    let told: Vec<_> = warnings
        .iter()
        .map(|warning| (warning.field.as_str(), warning.reason))
        .collect();
    assert_eq!(told, [(field, reason)]);
}

#[track_caller]
fn passes(draft: Draft) {
    assert_eq!(publish(draft).unwrap().1, []);
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
fn a_quantity_is_above_zero() {
    let quantity =
        |mantissa| goods_with(|item| item.quantity = Some(v1::Decimal { mantissa, scale: 2 }));
    refused(
        quantity(0),
        "goods.items[0].quantity",
        Reason::QuantityNotPositive,
    );
    refused(
        quantity(-1),
        "goods.items[0].quantity",
        Reason::QuantityNotPositive,
    );
    passes(quantity(1));
}

#[test]
fn quantity_and_unit_stand_together() {
    refused(
        goods_with(|item| item.unit.clear()),
        "goods.items[0].unit",
        Reason::FieldMissing,
    );
    refused(
        goods_with(|item| item.quantity = None),
        "goods.items[0].quantity",
        Reason::FieldMissing,
    );
    passes(goods_with(|item| {
        item.quantity = None;
        item.unit.clear();
    }));
}

#[test]
fn a_unit_fits_the_category() {
    let goods = |category: &str, unit: &str| {
        goods_with(|item| {
            item.category = Some(coded(category));
            item.unit = unit.to_owned();
        })
    };
    for (category, unit) in [
        ("narcotic", "STK"),
        ("weapon", "LTR"),
        ("fuel", "H87"),
        ("currency", "KGM"),
        ("smuggled_person", "KGM"),
    ] {
        refused(
            goods(category, unit),
            "goods.items[0].unit",
            Reason::UnitNotAllowed,
        );
    }
    for (category, unit) in [
        ("tobacco", "STK"),
        ("fuel", "MTQ"),
        ("currency", "H87"),
        ("waste", "LTR"),
    ] {
        passes(goods(category, unit));
    }
}

#[test]
fn money_has_a_value_and_a_currency() {
    let money = |value: Option<i64>, currency: &str| {
        goods_with(|item| {
            item.category = Some(coded("currency"));
            item.quantity = None;
            item.unit.clear();
            item.value = value.map(|mantissa| v1::Decimal { mantissa, scale: 0 });
            item.currency = currency.to_owned();
        })
    };
    passes(money(Some(12_000), "USD"));
    refused(
        money(Some(12_000), ""),
        "goods.items[0].currency",
        Reason::FieldMissing,
    );
    refused(
        money(None, "USD"),
        "goods.items[0].value",
        Reason::FieldMissing,
    );
    refused(
        money(Some(0), "USD"),
        "goods.items[0].value",
        Reason::QuantityNotPositive,
    );
    warned(
        money(Some(1_000_000_000_001), "USD"),
        "goods.items[0].value",
        Reason::QuantityImplausible,
    );
}

#[test]
fn an_implausible_quantity_warns() {
    let kilograms =
        |mantissa| goods_with(|item| item.quantity = Some(v1::Decimal { mantissa, scale: 0 }));
    passes(kilograms(100_000));
    warned(
        kilograms(100_001),
        "goods.items[0].quantity",
        Reason::QuantityImplausible,
    );
}

#[test]
fn purity_lies_above_zero_and_up_to_a_hundred() {
    let purity = |mantissa| {
        goods_with(|item| item.purity_percent = Some(v1::Decimal { mantissa, scale: 1 }))
    };
    passes(purity(1_000));
    refused(
        purity(1_001),
        "goods.items[0].purity_percent",
        Reason::FieldInvalid,
    );
    refused(
        purity(0),
        "goods.items[0].purity_percent",
        Reason::FieldInvalid,
    );
}

#[test]
fn a_mode_wants_its_identifiers() {
    let leg = |mode: &str, identifiers: Vec<v1::Identifier>, documents: Vec<v1::Identifier>| {
        transport_with(|transport| {
            transport.equipment.clear();
            let leg = &mut transport.legs[0];
            (leg.mode, leg.identifiers, leg.documents) = (mode.to_owned(), identifiers, documents);
        })
    };
    for mode in ["1", "2", "3", "4", "5", "8"] {
        warned(
            leg(mode, vec![], vec![]),
            "transport.legs[0]",
            Reason::ModeWithoutIdentifier,
        );
    }
    for mode in ["0", "6", "7", "9"] {
        passes(leg(mode, vec![], vec![]));
    }
    passes(leg("1", vec![identifier("imo_ship", "9074729")], vec![]));
    passes(leg("8", vec![identifier("mmsi", "213123456")], vec![]));
    passes(leg("2", vec![identifier("wagon", "45488855")], vec![]));
    passes(leg("3", vec![identifier("plate", "AB-123-AB")], vec![]));
    passes(leg("4", vec![], vec![identifier("awb", "176-12345675")]));
    passes(leg("5", vec![], vec![identifier("s10", "RR473124829GB")]));
}

#[test]
fn a_container_travels_by_a_mode_that_carries_it() {
    let by_air = transport_with(|transport| {
        transport.legs[0].mode = "4".to_owned();
        transport.legs[0].documents = vec![identifier("awb", "176-12345675")];
    });
    warned(by_air, "transport.equipment", Reason::ContainerModeMismatch);
}

#[test]
fn a_container_tells_the_state_of_its_seals() {
    let field = "transport.equipment[0].seals";
    let none = transport_with(|transport| transport.equipment[0].seals.clear());
    warned(none, field, Reason::SealStateMissing);
    let unstated = transport_with(|transport| transport.equipment[0].seals[0].state.clear());
    warned(unstated, field, Reason::SealStateMissing);
}

#[test]
fn a_route_has_both_ends_or_is_stated_unknown() {
    for missing in [0, 2] {
        let open_ended = transport_with(|transport| drop(transport.route.remove(missing)));
        warned(open_ended, "transport.route", Reason::RouteIncomplete);
    }
    passes(transport_with(|transport| {
        transport.route.clear();
        transport.route_unknown = true;
    }));
}

#[test]
fn a_route_does_not_stay_where_it_is() {
    let twice = transport_with(|transport| transport.route.insert(1, stop("transit", "TR")));
    warned(twice, "transport.route[2]", Reason::RouteRepeatsStop);
    let berths = transport_with(|transport| {
        transport.route[1].unlocode = "TRAMR".to_owned();
        let mut border = stop("border", "TR");
        border.unlocode = "TRAMR".to_owned();
        transport.route.insert(2, border);
    });
    warned(berths, "transport.route[2]", Reason::RouteRepeatsStop);
}

#[test]
fn the_times_of_a_route_go_forward() {
    let times = |first, second| {
        transport_with(|transport| {
            transport.route[0].planned_ms = first;
            transport.route[2].planned_ms = second;
        })
    };
    passes(times(1_000, 1_000));
    warned(
        times(1_000, 999),
        "transport.route[2].planned",
        Reason::RouteOutOfOrder,
    );
}

#[test]
fn a_wrong_check_digit_warns_and_never_blocks() {
    let container = |raw: &str| {
        transport_with(|transport| {
            transport.equipment[0].container = Some(identifier("container", raw));
        })
    };
    let field = "transport.equipment[0].container";
    warned(container("CSQU3054384"), field, Reason::IdentifierBadCheck);
    warned(container("CSQU30"), field, Reason::IdentifierBadFormat);
}

#[test]
fn an_alert_is_still_valid() {
    refused(
        alert_with(|event| event.valid_until_ms = now_ms()),
        "event.valid_until",
        Reason::AlertExpired,
    );
    passes(alert_with(|event| event.valid_until_ms = now_ms() + 1));
}

#[test]
fn an_answer_is_wanted_before_the_arrival() {
    // The arrival is known to the minute, and the minute belongs to it.
    let arrival = now_ms() + 48 * HOUR + 60_000;
    passes(alert_with(|event| event.reply_by_ms = arrival));
    refused(
        alert_with(|event| event.reply_by_ms = arrival + 1),
        "event.reply_by",
        Reason::ReplyAfterArrival,
    );
    refused(
        alert_with(|event| event.reply_by_ms = now_ms()),
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
        full_with(|draft| draft.expires_ms = 0),
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
        expires_ms,
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
        v1::RecordKind::Request as i32,
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
    let errors = super::super::draft_all(draft).unwrap_err();
    let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["event.status", "language", "purpose"]);
}
