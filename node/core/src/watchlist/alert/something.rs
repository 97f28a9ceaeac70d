//! What is looked for where it is no person: companies, means of transport, containers, papers, and goods on a route.

use ntc_proto::v1 as pb;

use super::somebody::leads_to_people;
use super::{Cut, coded, located, number};
use crate::forms::{MAX_EQUIPMENT, MAX_GOODS, MAX_STOPS};
use crate::model::identifier::{Identifier, Scheme};
use crate::model::text::MAX_LIST;
use crate::watchlist::{Entry, Order, Pattern, Quality, SubjectKind};

/// Digits of a code of the Harmonized System that goods can carry.
const HS6: usize = 6;

/// The company, or whose account it is.
pub(super) fn companies(entry: &Entry, cut: &mut Cut) -> Option<pb::Companies> {
    let is_one = matches!(entry.kind, SubjectKind::Company | SubjectKind::Account);
    if !is_one {
        return None;
    }
    for (field, length) in [
        ("names", entry.names.len()),
        ("countries", entry.countries.len()),
        ("addresses", entry.addresses.len()),
    ] {
        if length > 1 {
            cut.0.push(field);
        }
    }
    cut.whole("emails", &entry.emails);
    let address = entry.addresses.first();
    let company = pb::Company {
        role: Some(coded("unknown", "")),
        name: primary(entry),
        country: entry.countries.first().cloned().unwrap_or_default(),
        identifiers: numbers(entry, cut),
        address: address.map_or_else(String::new, |it| {
            format!("{} {}", it.text, it.country).trim().to_owned()
        }),
        ..pb::Company::default()
    };
    Some(pb::Companies {
        items: vec![company],
    })
}

/// How it moves, as far as that is known.
pub(super) fn transport(entry: &Entry, cut: &mut Cut) -> Option<pb::Transport> {
    let mut transport = pb::Transport::default();
    match entry.kind {
        SubjectKind::Container => {
            let is_container = |it: &&Identifier| it.scheme() == Scheme::Container;
            let containers = entry.identifiers().filter(is_container);
            let equipment = containers.map(|container| pb::Equipment {
                container: Some(number(container)),
                ..pb::Equipment::default()
            });
            transport.equipment = cut.to(MAX_EQUIPMENT, "documents", equipment.collect());
        }
        SubjectKind::Vessel => transport.legs.push(leg(entry, ("1", "vessel"), cut)),
        SubjectKind::Wagon => transport.legs.push(leg(entry, ("2", "wagon"), cut)),
        // Whether it is a car or a truck nobody says.
        SubjectKind::Vehicle => transport.legs.push(leg(entry, ("3", ""), cut)),
        SubjectKind::Aircraft => transport.legs.push(leg(entry, ("4", "aircraft"), cut)),
        SubjectKind::Document => transport.legs.push(pb::Leg {
            mode: "0".to_owned(),
            documents: numbers(entry, cut),
            ..pb::Leg::default()
        }),
        SubjectKind::Pattern => {
            let first = entry.patterns.first()?;
            transport.route = cut.to(MAX_STOPS, "patterns", route(first));
            if entry.patterns.len() > 1 {
                cut.0.push("patterns");
            }
        }
        SubjectKind::Person
        | SubjectKind::Company
        | SubjectKind::Phone
        | SubjectKind::Email
        | SubjectKind::Address
        | SubjectKind::Account => {}
    }
    let says_nothing = transport == pb::Transport::default();
    // No entry knows a route from end to end.
    transport.route_unknown = true;
    (!says_nothing).then_some(transport)
}

fn leg(entry: &Entry, (mode, conveyance): (&str, &str), cut: &mut Cut) -> pb::Leg {
    let former = entry
        .names
        .iter()
        .filter(|it| it.quality == Quality::Former);
    let former: Vec<_> = former.map(|name| name.written.clone()).collect();
    if entry.names.len() > former.len() + 1 {
        cut.0.push("names");
    }
    if entry.countries.len() > 1 {
        cut.0.push("countries");
    }
    pb::Leg {
        mode: mode.to_owned(),
        conveyance: (!conveyance.is_empty()).then(|| coded(conveyance, "")),
        name: primary(entry),
        identifiers: numbers(entry, cut),
        country: entry.countries.first().cloned().unwrap_or_default(),
        former_names: cut.to(MAX_LIST, "names", former),
        ..pb::Leg::default()
    }
}

/// The goods of an entry; without any its area of offence, which an alert always names.
pub(super) fn goods(entry: &Entry, order: &Order, cut: &mut Cut) -> pb::Goods {
    let item = |pattern: &Pattern| pb::GoodsItem {
        category: Some(coded(&order.category, "")),
        hs6: Some(pattern.hs.clone())
            .filter(|hs| hs.len() == HS6)
            .unwrap_or_default(),
        description: description(pattern),
        ..pb::GoodsItem::default()
    };
    let items: Vec<_> = if entry.patterns.is_empty() {
        vec![item(&Pattern::default())]
    } else {
        entry.patterns.iter().map(item).collect()
    };
    pb::Goods {
        items: cut.to(MAX_GOODS, "patterns", items),
        ..pb::Goods::default()
    }
}

/// The words of a pattern, and the code that is too short for a field of its own.
fn description(pattern: &Pattern) -> String {
    let words = pattern.words.join(", ");
    if pattern.hs.is_empty() || pattern.hs.len() == HS6 {
        return words;
    }
    format!("HS {} {words}", pattern.hs).trim_end().to_owned()
}

fn route(pattern: &Pattern) -> Vec<pb::Stop> {
    let via = pattern.via.iter().map(|place| ("transit", place));
    let stops = [("origin", &pattern.origin)]
        .into_iter()
        .chain(via)
        .chain([("destination", &pattern.destination)]);
    let told = stops.filter(|(_, place)| !place.is_empty());
    let stop = told.map(|(role, place)| {
        let (country, unlocode) = located(place);
        pb::Stop {
            role: role.to_owned(),
            country,
            unlocode,
            known: true,
            ..pb::Stop::default()
        }
    });
    stop.collect()
}

/// The numbers of what is no person. Papers and telephones of people have a section with rules of its own.
fn numbers(entry: &Entry, cut: &mut Cut) -> Vec<pb::Identifier> {
    let (people, things): (Vec<_>, Vec<_>) =
        entry.identifiers().partition(|it| leads_to_people(it));
    cut.whole("documents", &people);
    cut.to(
        MAX_LIST,
        "documents",
        things.into_iter().map(number).collect(),
    )
}

fn primary(entry: &Entry) -> String {
    entry
        .primary()
        .map_or_else(String::new, |name| name.written.clone())
}
