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
