//! Rules of the transport section, all of which warn.

use ntc_proto::node::v1::Draft;
use ntc_proto::v1;

use super::super::samples::{self, HOUR, identifier, minute, stop};
use super::{passes, refused, warned};
use crate::reason::Reason;

fn transport_with(change: impl FnOnce(&mut v1::Transport)) -> Draft {
    let mut draft = samples::seizure();
    change(draft.transport.as_mut().unwrap());
    draft
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
    const MINUTE: i64 = 60_000;
    let times = |first, second| {
        transport_with(|transport| {
            transport.route[0].planned = minute(first);
            transport.route[2].planned = second;
        })
    };
    let field = "transport.route[2].planned";
    passes(times(9 * MINUTE, minute(9 * MINUTE)));
    warned(
        times(9 * MINUTE, minute(8 * MINUTE)),
        field,
        Reason::RouteOutOfOrder,
    );
    // A stop that is known to the day is not before a minute of that day, wherever the day is counted.
    let day = |at_ms| {
        let precision = v1::DatePrecision::Day as i32;
        Some(v1::Moment {
            at_ms,
            precision,
            about: false,
        })
    };
    let days = |count: i64| count * 24 * HOUR;
    passes(times(days(9) + 23 * HOUR, day(days(9))));
    passes(times(days(10) + 11 * HOUR, day(days(9))));
    warned(
        times(days(10) + 13 * HOUR, day(days(9))),
        field,
        Reason::RouteOutOfOrder,
    );
}

#[test]
fn nothing_leaves_a_stop_before_it_came() {
    let stay = |actual, departed| {
        transport_with(|transport| {
            transport.route[1].actual = minute(actual);
            transport.route[1].departed = minute(departed);
        })
    };
    passes(stay(HOUR, 2 * HOUR));
    warned(
        stay(2 * HOUR, HOUR),
        "transport.route[1].departed",
        Reason::RouteOutOfOrder,
    );
}

#[test]
fn a_site_lies_in_the_country_that_stands_beside_it() {
    let at = |site: &str| transport_with(|transport| transport.route[1].site = site.to_owned());
    passes(at("tr_kapikule"));
    refused(
        at("ge_sarpi"),
        "transport.route[1].site",
        Reason::FieldInvalid,
    );
    refused(
        at("tr_nowhere"),
        "transport.route[1].site",
        Reason::CodeUnknown,
    );
}

#[test]
fn a_crossing_is_named_from_the_side_of_a_neighbour_that_has_no_code_for_it() {
    let on = |country: &str, site: &str| {
        transport_with(|transport| {
            transport.route[1].country = country.to_owned();
            transport.route[1].site = site.to_owned();
        })
    };
    passes(on("RO", "md_leuseni"));
    passes(on("BG", "tr_kapikule"));
    let field = "transport.route[1].site";
    for (country, site) in [
        ("UA", "md_leuseni"),
        // The Azerbaijani side has a code of its own.
        ("AZ", "ge_red_bridge"),
        ("EU", "md_leuseni"),
    ] {
        refused(on(country, site), field, Reason::FieldInvalid);
    }
}

#[test]
fn alike_conveyances_are_one_leg_with_their_number() {
    let alike = |count| transport_with(|transport| transport.legs[0].count = count);
    passes(alike(10_000));
    let field = "transport.legs[0].count";
    refused(alike(10_001), field, Reason::FieldInvalid);
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
