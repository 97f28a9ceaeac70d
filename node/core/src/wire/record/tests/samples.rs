//! Drafts that pass, for tests to break.

use std::time::Duration;

use ntc_proto::{node::v1::Draft, node::v1::draft::Event, v1};

use crate::record::{Defaults, InvalidRecord, Record, RecordId, Warning};
use crate::time::Timestamp;

/// 2026-03-01T00:00:00Z.
pub(super) const NOW: Timestamp = Timestamp::from_millis(1_772_323_200_000);
pub(super) const HOUR: i64 = 3_600_000;
pub(super) const DEFAULTS: Defaults = Defaults {
    expiry: Duration::from_secs(365 * 24 * 3600),
};

pub(super) fn now_ms() -> i64 {
    i64::try_from(NOW.as_millis()).unwrap()
}

pub(super) fn id() -> RecordId {
    RecordId::new(NOW, &[7; 10])
}

/// Reads a draft and checks it, as a record of Georgia.
pub(in crate::wire) fn publish(draft: Draft) -> Result<(Record, Vec<Warning>), InvalidRecord> {
    publish_at(draft, NOW)
}

/// The same at another time.
pub(super) fn publish_at(
    draft: Draft,
    now: Timestamp,
) -> Result<(Record, Vec<Warning>), InvalidRecord> {
    let origin = "GE/revenue-service".parse().unwrap();
    crate::wire::record::draft(draft)?.check(&origin, id(), now, &DEFAULTS)
}

pub(super) fn coded(code: &str) -> v1::Coded {
    v1::Coded {
        code: code.to_owned(),
        text: String::new(),
    }
}

pub(super) fn identifier(scheme: &str, raw: &str) -> v1::Identifier {
    v1::Identifier {
        scheme: scheme.to_owned(),
        raw: raw.to_owned(),
        ..v1::Identifier::default()
    }
}

pub(super) fn minute(at_ms: i64) -> Option<v1::Moment> {
    Some(v1::Moment {
        at_ms,
        precision: v1::DatePrecision::Minute as i32,
        about: false,
    })
}

pub(super) fn stop(role: &str, country: &str) -> v1::Stop {
    v1::Stop {
        role: role.to_owned(),
        country: country.to_owned(),
        ..v1::Stop::default()
    }
}

fn place() -> Option<v1::Place> {
    Some(v1::Place {
        country: "GE".to_owned(),
        unlocode: "GEPTI".to_owned(),
        site_name: "Poti".to_owned(),
        site_type: "seaport".to_owned(),
        direction: "transit".to_owned(),
        position: Some(v1::Position {
            latitude: 42_150_000,
            longitude: 41_670_000,
            precision_metres: 500,
        }),
        ..v1::Place::default()
    })
}

fn goods() -> Option<v1::Goods> {
    Some(v1::Goods {
        items: vec![v1::GoodsItem {
            category: Some(coded("narcotic")),
            quantity: Some(v1::Decimal {
                mantissa: 425,
                scale: 1,
            }),
            unit: "KGM".to_owned(),
            quantity_basis: "measured".to_owned(),
            hs6: "293972".to_owned(),
            description: "cocaine".to_owned(),
            ..v1::GoodsItem::default()
        }],
        cover_load: "bananas".to_owned(),
        ..v1::Goods::default()
    })
}

fn transport() -> Option<v1::Transport> {
    Some(v1::Transport {
        legs: vec![v1::Leg {
            mode: "1".to_owned(),
            conveyance: Some(coded("vessel")),
            identifiers: vec![identifier("imo_ship", "9074729")],
            ..v1::Leg::default()
        }],
        equipment: vec![v1::Equipment {
            container: Some(identifier("container", "CSQU3054383")),
            size_type: "22G1".to_owned(),
            seals: vec![v1::Seal {
                number: "A1".to_owned(),
                state: "broken".to_owned(),
                ..v1::Seal::default()
            }],
            loaded: "full".to_owned(),
        }],
        route: vec![
            stop("origin", "EC"),
            stop("transit", "TR"),
            stop("destination", "GE"),
        ],
        route_unknown: false,
    })
}

fn draft(kind: v1::RecordKind, event: Event) -> Draft {
    Draft {
        kind: kind as i32,
        language: "en".to_owned(),
        purpose: "counter_narcotics".to_owned(),
        handling: Some(v1::Handling {
            tlp: v1::Tlp::Amber as i32,
            permitted_action: v1::PermittedAction::Examine as i32,
            ..v1::Handling::default()
        }),
        urgency: v1::Urgency::Routine as i32,
        event: Some(event),
        goods: goods(),
        transport: transport(),
        ..Draft::default()
    }
}

/// A seizure notice of Georgia that passes without a warning.
pub(super) fn seizure() -> Draft {
    let event = v1::SeizureEvent {
        event_kind: "seizure".to_owned(),
        status: "initial".to_owned(),
        occurred: minute(now_ms() - 48 * HOUR),
        reported: minute(now_ms() - 24 * HOUR),
        place: place(),
        authority: "Revenue Service".to_owned(),
        concealments: vec![coded("in_legitimate_cargo")],
        triggers: vec![coded("risk_profile")],
        means: vec![coded("xray")],
        ..v1::SeizureEvent::default()
    };
    draft(v1::RecordKind::SeizureNotice, Event::Seizure(event))
}

/// A consignment alert that passes without a warning.
pub(super) fn alert() -> Draft {
    let event = v1::ConsignmentEvent {
        risk_reasons: vec![coded("route_unusual")],
        score: 80,
        score_scale: 100,
        requested_action: Some(coded("examine")),
        expected_place: place(),
        expected_at: minute(now_ms() + 48 * HOUR),
        reply_by: now_ms() + 24 * HOUR,
        valid_until: now_ms() + 96 * HOUR,
        ..v1::ConsignmentEvent::default()
    };
    draft(v1::RecordKind::ConsignmentAlert, Event::Consignment(event))
}

/// A seizure notice with every section, which speaks of another record.
pub(in crate::wire) fn full() -> Draft {
    let mut seizure = seizure();
    if let Some(Event::Seizure(event)) = &mut seizure.event {
        event.references = vec![v1::RecordReference {
            origin: "TR/customs-enforcement".to_owned(),
            id: id().as_bytes().to_vec(),
            relation: "same_event".to_owned(),
        }];
    }
    Draft {
        expires: now_ms() + 1_000 * HOUR,
        audience: vec!["TR/customs-enforcement".to_owned()],
        handling: Some(v1::Handling {
            tlp: v1::Tlp::Red as i32,
            named_recipients: vec!["TR/customs-enforcement".to_owned()],
            permitted_action: v1::PermittedAction::Examine as i32,
            handling_codes: vec![coded("H1"), coded("H2")],
            evaluation: Some(v1::Evaluation {
                scheme: "4x4".to_owned(),
                source: "B".to_owned(),
                information: "2".to_owned(),
            }),
        }),
        companies: Some(v1::Companies {
            items: vec![v1::Company {
                role: Some(coded("consignee")),
                name: "Example Trading".to_owned(),
                country: "GE".to_owned(),
                identifiers: vec![identifier("imo_company", "2041999")],
                ..v1::Company::default()
            }],
        }),
        persons: Some(v1::Persons {
            items: vec![v1::Person {
                role: Some(coded("driver")),
                names: vec![v1::PersonName {
                    written: "Anna Maria Eriksson".to_owned(),
                    script: "Latn".to_owned(),
                    mrz_form: "ERIKSSON<<ANNA<MARIA".to_owned(),
                }],
                sex: "F".to_owned(),
                birth_date: "1974-08-12".to_owned(),
                nationalities: vec!["UTO".to_owned()],
                documents: vec![identifier("passport", "L898902C3")],
                emails: vec!["anna@example.org".to_owned()],
                measures: vec![coded("questioned")],
                ..v1::Person::default()
            }],
            legal_basis: "Article 5 of the agreement".to_owned(),
        }),
        narrative: Some(v1::Narrative {
            modus_operandi: "Behind the doors.\nSeal replaced.".to_owned(),
            indicators: "weight".to_owned(),
            requested_action: Some(coded("documentary_check")),
            ..v1::Narrative::default()
        }),
        media: Some(v1::Media {
            items: vec![v1::MediaItem {
                sha256: vec![9; 32],
                size: 1_000,
                content_type: "image/jpeg".to_owned(),
                caption: "seal".to_owned(),
                media_kind: "photo".to_owned(),
            }],
        }),
        national: Some(v1::National {
            source_reference: "S0001".to_owned(),
            source_url: "https://example.org/".to_owned(),
            case_number: "12/2026".to_owned(),
            note: "own note".to_owned(),
        }),
        ..seizure
    }
}
