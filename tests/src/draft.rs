//! Drafts for the tests, without any real case.

use ntc_proto::node::v1 as pb;
use ntc_proto::v1;

/// The smallest seizure notice that a party of `country` can publish.
pub fn seizure(country: &str) -> pb::Draft {
    let hour = 3_600_000;
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| {
            i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
        });
    let moment = |at: i64| v1::Moment {
        at_ms: at - at.rem_euclid(hour),
        precision: v1::DatePrecision::Hour.into(),
        about: false,
    };
    let code = |code: &str| v1::Coded {
        code: code.to_owned(),
        text: String::new(),
    };
    pb::Draft {
        kind: v1::RecordKind::SeizureNotice.into(),
        language: "en".to_owned(),
        purpose: "customs_risk".to_owned(),
        handling: Some(v1::Handling {
            tlp: v1::Tlp::Green.into(),
            permitted_action: v1::PermittedAction::Any.into(),
            ..v1::Handling::default()
        }),
        urgency: v1::Urgency::Routine.into(),
        event: Some(pb::draft::Event::Seizure(v1::SeizureEvent {
            event_kind: "seizure".to_owned(),
            status: "initial".to_owned(),
            occurred: Some(moment(now - 48 * hour)),
            reported: Some(moment(now - 24 * hour)),
            place: Some(v1::Place {
                country: country.to_owned(),
                ..v1::Place::default()
            }),
            authority: "customs".to_owned(),
            ..v1::SeizureEvent::default()
        })),
        goods: Some(v1::Goods {
            items: vec![v1::GoodsItem {
                category: Some(code("narcotic")),
                quantity: Some(v1::Decimal {
                    mantissa: 42,
                    scale: 0,
                }),
                unit: "KGM".to_owned(),
                quantity_basis: "measured".to_owned(),
                description: "heroin".to_owned(),
                ..v1::GoodsItem::default()
            }],
            ..v1::Goods::default()
        }),
        ..pb::Draft::default()
    }
}

/// The same with a source reference, which makes publishing it idempotent.
pub fn seizure_with_reference(country: &str, reference: &str) -> pb::Draft {
    let mut draft = seizure(country);
    draft.national = Some(v1::National {
        source_reference: reference.to_owned(),
        ..v1::National::default()
    });
    draft
}

/// A draft that names a picture.
pub fn with_media(mut draft: pb::Draft, sha256: &[u8], size: u64) -> pb::Draft {
    draft.media = Some(v1::Media {
        items: vec![v1::MediaItem {
            sha256: sha256.to_vec(),
            size,
            content_type: "image/jpeg".to_owned(),
            caption: "the seal".to_owned(),
            media_kind: "photo".to_owned(),
        }],
    });
    draft
}

/// A seizure notice of `country` with every section but media, on the road to `destination`.
pub fn full(country: &str, destination: &str) -> pb::Draft {
    let mut draft = seizure(country);
    let coded = |code: &str| v1::Coded {
        code: code.to_owned(),
        text: String::new(),
    };
    let identifier = |scheme: &str, raw: &str| v1::Identifier {
        scheme: scheme.to_owned(),
        raw: raw.to_owned(),
        ..v1::Identifier::default()
    };
    let stop = |role: &str, country: &str| v1::Stop {
        role: role.to_owned(),
        country: country.to_owned(),
        ..v1::Stop::default()
    };
    if let Some(handling) = &mut draft.handling {
        handling.evaluation = Some(v1::Evaluation {
            scheme: "4x4".to_owned(),
            source: "B".to_owned(),
            information: "2".to_owned(),
        });
    }
    draft.expires = in_days(300);
    draft.transport = Some(v1::Transport {
        legs: vec![v1::Leg {
            mode: "3".to_owned(),
            conveyance: Some(coded("truck")),
            carrier: "Example Haulage".to_owned(),
            identifiers: vec![identifier("plate", "AA1234BB")],
            ..v1::Leg::default()
        }],
        route: vec![stop("origin", country), stop("destination", destination)],
        ..v1::Transport::default()
    });
    draft.companies = Some(v1::Companies {
        items: vec![v1::Company {
            role: Some(coded("consignee")),
            name: "Example Trading".to_owned(),
            ..v1::Company::default()
        }],
    });
    draft.persons = Some(v1::Persons {
        items: vec![v1::Person {
            role: Some(coded("driver")),
            names: vec![v1::PersonName {
                written: "Anna Maria Eriksson".to_owned(),
                script: "Latn".to_owned(),
                mrz_form: "ERIKSSON<<ANNA<MARIA".to_owned(),
            }],
            sex: "F".to_owned(),
            ..v1::Person::default()
        }],
        legal_basis: "Article 5 of the agreement".to_owned(),
    });
    draft.narrative = Some(v1::Narrative {
        modus_operandi: "Behind the doors.".to_owned(),
        ..v1::Narrative::default()
    });
    draft.national = Some(v1::National {
        case_number: "12/2026".to_owned(),
        ..v1::National::default()
    });
    draft
}

/// An alert about a consignment that is to arrive in a day, of which an outcome is wanted in an hour.
pub fn alert(country: &str) -> pb::Draft {
    let hour = 3_600_000;
    let now = in_days(0);
    let code = |code: &str| v1::Coded {
        code: code.to_owned(),
        text: String::new(),
    };
    pb::Draft {
        kind: v1::RecordKind::ConsignmentAlert.into(),
        event: Some(pb::draft::Event::Consignment(v1::ConsignmentEvent {
            risk_reasons: vec![code("route_unusual")],
            requested_action: Some(code("examine")),
            expected_place: Some(v1::Place {
                country: country.to_owned(),
                ..v1::Place::default()
            }),
            reply_by: now + hour,
            valid_until: now + 48 * hour,
            ..v1::ConsignmentEvent::default()
        })),
        ..seizure(country)
    }
}

/// An alert about a passenger who is to arrive in a day, of whom an outcome is wanted in an hour. The zone of the passport
/// names Anna Maria Eriksson.
pub fn passenger(country: &str) -> pb::Draft {
    let hour = 3_600_000;
    let now = in_days(0);
    let code = |code: &str| v1::Coded {
        code: code.to_owned(),
        text: String::new(),
    };
    let identifier = |scheme: &str, raw: &str| v1::Identifier {
        scheme: scheme.to_owned(),
        raw: raw.to_owned(),
        ..v1::Identifier::default()
    };
    let full = full(country, country);
    pb::Draft {
        kind: v1::RecordKind::PassengerAlert.into(),
        event: Some(pb::draft::Event::Passenger(v1::PassengerEvent {
            risk_reasons: vec![code("route_unusual")],
            requested_action: Some(code("examine")),
            flight: Some(identifier("flight", "TK 386")),
            expected_place: Some(v1::Place {
                country: country.to_owned(),
                ..v1::Place::default()
            }),
            reply_by: now + hour,
            valid_until: now + 48 * hour,
            ..v1::PassengerEvent::default()
        })),
        persons: Some(v1::Persons {
            items: vec![v1::Person {
                role: Some(code("passenger")),
                documents: vec![identifier("mrz", PASSPORT)],
                ..v1::Person::default()
            }],
            legal_basis: "Article 5 of the agreement".to_owned(),
        }),
        expires: full.expires,
        handling: full.handling,
        ..seizure(country)
    }
}

/// The machine readable zone of a passport, the specimen of ICAO 9303.
pub const PASSPORT: &str =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";

/// The same draft about goods of another category.
pub fn of_category(mut draft: pb::Draft, category: &str) -> pb::Draft {
    for item in draft.goods.iter_mut().flat_map(|goods| &mut goods.items) {
        item.category = Some(v1::Coded {
            code: category.to_owned(),
            text: String::new(),
        });
    }
    draft
}

/// A time some days from now, milliseconds.
pub fn in_days(days: i64) -> i64 {
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| {
            i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
        });
    now + days * 24 * 3_600_000
}

/// The day of a time in milliseconds, as `2026-03-01`.
pub fn date(at_ms: i64) -> String {
    let at = u64::try_from(at_ms).expect("a time after 1970");
    let text = ntc_core::time::Timestamp::from_millis(at).to_string();
    text.chars().take(10).collect()
}

/// An identifier that is sought in any spelling.
pub fn sought(text: &str) -> pb::Sought {
    pb::Sought {
        text: text.to_owned(),
        within: pb::Within::Identifier.into(),
    }
}
