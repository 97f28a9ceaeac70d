//! Rules of the transport section: modes and identifiers, seals, the route. All of them warn: papers are
//! often incomplete, and an incomplete record is better than none.

use super::Findings;
use crate::forms::{Equipment, Leg, Stop, Transport};
use crate::reason::Reason;

/// Modes by which a container travels: maritime, rail, road, multimodal, inland water.
const CONTAINER_MODES: [&str; 5] = ["1", "2", "3", "6", "8"];

pub(super) fn check(transport: &Transport, findings: &mut Findings) {
    for (position, leg) in transport.legs.iter().enumerate() {
        let field = format!("transport.legs[{position}]");
        mode(&field, leg, findings);
    }
    for (position, equipment) in transport.equipment.iter().enumerate() {
        container(
            &format!("transport.equipment[{position}]"),
            equipment,
            findings,
        );
    }
    let carried = transport.legs.is_empty()
        || transport
            .legs
            .iter()
            .any(|leg| CONTAINER_MODES.contains(&leg.mode.as_str()));
    if !transport.equipment.is_empty() && !carried {
        findings.warn(
            "transport.equipment",
            Reason::ContainerModeMismatch,
            "no leg has a mode that carries containers (1, 2, 3, 6, 8)",
        );
    }
    route(transport, findings);
}

fn mode(field: &str, leg: &Leg, findings: &mut Findings) {
    let has = |schemes: &[&str]| {
        leg.identifiers
            .iter()
            .chain(&leg.documents)
            .any(|identifier| schemes.contains(&identifier.scheme().code()))
    };
    let (agrees, wants) = match leg.mode.as_str() {
        "1" | "8" => (
            !leg.name.is_empty() || has(&["imo_ship", "mmsi"]),
            "an IMO number, an MMSI or the vessel's name",
        ),
        "2" => (has(&["wagon", "train"]), "a wagon or train number"),
        "3" => (has(&["plate", "trailer_plate"]), "a plate"),
        "4" => (has(&["flight", "awb"]), "a flight or an air waybill"),
        "5" => (
            !leg.carrier.is_empty() || has(&["s10", "carrier_reference"]),
            "an S10 number or the carrier",
        ),
        _ => return,
    };
    if !agrees {
        findings.warn(
            field,
            Reason::ModeWithoutIdentifier,
            format!("mode {} wants {wants}", leg.mode),
        );
    }
}

fn container(field: &str, equipment: &Equipment, findings: &mut Findings) {
    if equipment.seals.is_empty() || equipment.seals.iter().any(|seal| seal.state.is_empty()) {
        findings.warn(
            format!("{field}.seals"),
            Reason::SealStateMissing,
            "give each seal and the state it was found in",
        );
    }
}

fn route(transport: &Transport, findings: &mut Findings) {
    let stops = &transport.route;
    let has = |roles: &[&str]| stops.iter().any(|stop| roles.contains(&stop.role.as_str()));
    let is_complete = has(&["origin", "loading"]) && has(&["destination"]);
    if !transport.route_unknown && !is_complete {
        findings.warn(
            "transport.route",
            Reason::RouteIncomplete,
            "give a start and a destination, or state that the route is unknown",
        );
    }
    for (position, pair) in stops.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        if is_same(before, after) {
            findings.warn(
                format!("transport.route[{}]", position + 1),
                Reason::RouteRepeatsStop,
                "is the same as the stop before",
            );
        }
    }
    for planned in [true, false] {
        in_order(stops, planned, findings);
    }
    for (position, stop) in stops.iter().enumerate() {
        let times = stop.actual.zip(stop.departed);
        if times.is_some_and(|(actual, departed)| departed.latest() <= actual.earliest()) {
            findings.warn(
                format!("transport.route[{position}].departed"),
                Reason::RouteOutOfOrder,
                "lies before the arrival at this stop",
            );
        }
    }
}

fn is_same(before: &Stop, after: &Stop) -> bool {
    let place = |stop: &Stop| {
        let named = [
            &stop.country,
            &stop.unlocode,
            &stop.site,
            &stop.office_code,
            &stop.site_name,
        ];
        named.map(String::clone)
    };
    let is_exact = [&before.unlocode, &before.site]
        .iter()
        .any(|code| !code.is_empty());
    place(before) == place(after) && (before.role == after.role || is_exact)
}

/// Times never go back along the route; stops without a time are passed over.
fn in_order(stops: &[Stop], planned: bool, findings: &mut Findings) {
    let mut latest = None;
    for (position, stop) in stops.iter().enumerate() {
        let Some(moment) = (if planned { stop.planned } else { stop.actual }) else {
            continue;
        };
        if latest.is_some_and(|latest| moment.latest() <= latest) {
            let name = if planned { "planned" } else { "actual" };
            findings.warn(
                format!("transport.route[{position}].{name}"),
                Reason::RouteOutOfOrder,
                "lies before the time of an earlier stop",
            );
        }
        latest = latest.max(Some(moment.earliest()));
    }
}
