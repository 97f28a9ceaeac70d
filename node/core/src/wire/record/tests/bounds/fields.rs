//! What a single field refuses.

use ntc_proto::node::v1::Draft;
use ntc_proto::v1;

use super::super::samples::{coded, now_ms};
use super::{event_with, full_with, person_with, refused};
use crate::reason::Reason;
use crate::record::{MAX_MEDIA_SIZE, MAX_TIME_MS};
use crate::wire::record::draft;

fn item_with(change: impl FnOnce(&mut v1::GoodsItem)) -> Draft {
    full_with(|draft| change(&mut draft.goods.as_mut().unwrap().items[0]))
}

#[test]
fn times_lie_between_1970_and_9999() {
    refused(
        full_with(|draft| draft.expires = -1),
        "expires",
        Reason::FieldInvalid,
    );
    refused(
        full_with(|draft| draft.expires = MAX_TIME_MS + 1),
        "expires",
        Reason::FieldInvalid,
    );
    assert!(draft(full_with(|draft| draft.expires = MAX_TIME_MS)).is_ok());
    let moment = |at_ms, precision: v1::DatePrecision| {
        let precision = precision as i32;
        event_with(|event| {
            event.occurred = Some(v1::Moment {
                at_ms,
                precision,
                about: false,
            });
        })
    };
    let field = "event.occurred";
    refused(
        moment(-1, v1::DatePrecision::Minute),
        field,
        Reason::FieldInvalid,
    );
    refused(
        moment(MAX_TIME_MS + 1, v1::DatePrecision::Minute),
        field,
        Reason::FieldInvalid,
    );
    refused(
        moment(now_ms(), v1::DatePrecision::Unspecified),
        field,
        Reason::FieldInvalid,
    );
    refused(
        moment(now_ms() + 1, v1::DatePrecision::Day),
        field,
        Reason::FieldInvalid,
    );
    assert!(draft(moment(0, v1::DatePrecision::Unspecified)).is_ok());
}

#[test]
fn a_position_lies_on_the_globe() {
    let at = |latitude, longitude| {
        event_with(|event| {
            event.place.as_mut().unwrap().position = Some(v1::Position {
                latitude,
                longitude,
                precision_metres: 0,
            });
        })
    };
    assert!(draft(at(-90_000_000, 180_000_000)).is_ok());
    for (latitude, longitude) in [(90_000_001, 0), (0, -180_000_001), (i32::MIN, 0)] {
        refused(
            at(latitude, longitude),
            "event.place.position",
            Reason::FieldInvalid,
        );
    }
}

#[test]
fn the_code_other_stands_with_text() {
    let other = |text: &str| {
        item_with(|item| {
            item.category = Some(v1::Coded {
                code: "other".to_owned(),
                text: text.to_owned(),
            });
        })
    };
    refused(
        other(""),
        "goods.items[0].category",
        Reason::OtherWithoutText,
    );
    assert!(draft(other("bee venom")).is_ok());
    let h3 = full_with(|draft| {
        draft.handling.as_mut().unwrap().handling_codes = vec![coded("H3")];
    });
    refused(h3, "handling.handling_codes", Reason::OtherWithoutText);
}

#[test]
fn codes_and_standards_are_kept() {
    refused(
        item_with(|item| item.unit = "kg".to_owned()),
        "goods.items[0].unit",
        Reason::CodeUnknown,
    );
    refused(
        item_with(|item| item.hs6 = "29397".to_owned()),
        "goods.items[0].hs6",
        Reason::FieldInvalid,
    );
    refused(
        item_with(|item| item.currency = "usd".to_owned()),
        "goods.items[0].currency",
        Reason::FieldInvalid,
    );
    refused(
        item_with(|item| item.cas = "108247".to_owned()),
        "goods.items[0].cas",
        Reason::FieldInvalid,
    );
    refused(
        item_with(|item| item.hs_edition = 1987),
        "goods.items[0].hs_edition",
        Reason::FieldInvalid,
    );
    let scale = |scale| item_with(|item| item.quantity = Some(v1::Decimal { mantissa: 1, scale }));
    assert!(draft(scale(9)).is_ok());
    refused(scale(10), "goods.items[0].quantity", Reason::FieldInvalid);
    let locode = event_with(|event| event.place.as_mut().unwrap().unlocode = "AZBAK".to_owned());
    refused(locode, "event.place.unlocode", Reason::FieldInvalid);
    let scheme = full_with(|draft| {
        draft.transport.as_mut().unwrap().legs[0].identifiers[0].scheme = "imo".to_owned();
    });
    refused(
        scheme,
        "transport.legs[0].identifiers[0]",
        Reason::CodeUnknown,
    );
    refused(
        person_with(|person| person.sex = "male".to_owned()),
        "persons.items[0].sex",
        Reason::CodeUnknown,
    );
    refused(
        person_with(|person| person.nationalities = vec!["Georgian".to_owned()]),
        "persons.items[0].nationalities[0]",
        Reason::FieldInvalid,
    );
}

#[test]
fn grades_are_those_of_their_scheme() {
    let grade = |scheme: &str, source: &str, information: &str| {
        full_with(|draft| {
            draft.handling.as_mut().unwrap().evaluation = Some(v1::Evaluation {
                scheme: scheme.to_owned(),
                source: source.to_owned(),
                information: information.to_owned(),
            });
        })
    };
    for (scheme, source, information) in [
        ("4x4", "X", "4"),
        ("3x5x2", "3", "E"),
        ("admiralty", "F", "6"),
    ] {
        assert!(draft(grade(scheme, source, information)).is_ok());
    }
    let field = "handling.evaluation.source";
    for (scheme, source) in [
        ("4x4", "D"),
        ("3x5x2", "4"),
        ("admiralty", "G"),
        ("4x4", ""),
        ("4x4", "AB"),
    ] {
        refused(grade(scheme, source, "1"), field, Reason::FieldInvalid);
    }
    refused(
        grade("5x5x5", "A", "1"),
        "handling.evaluation.scheme",
        Reason::CodeUnknown,
    );
}

#[test]
fn media_have_a_hash_a_size_and_a_type() {
    let media = |change: fn(&mut v1::MediaItem)| {
        full_with(|draft| change(&mut draft.media.as_mut().unwrap().items[0]))
    };
    refused(
        media(|item| item.sha256.truncate(31)),
        "media.items[0].sha256",
        Reason::FieldInvalid,
    );
    refused(
        media(|item| item.size = 0),
        "media.items[0].size",
        Reason::FieldMissing,
    );
    refused(
        media(|item| item.size = MAX_MEDIA_SIZE + 1),
        "media.items[0].size",
        Reason::TooLarge,
    );
    refused(
        media(|item| item.content_type.clear()),
        "media.items[0].content_type",
        Reason::FieldMissing,
    );
    assert!(draft(media(|item| item.size = MAX_MEDIA_SIZE)).is_ok());
}

#[test]
fn enumerations_are_told_and_known() {
    let handling = |tlp, permitted_action| {
        full_with(|draft| {
            let handling = draft.handling.as_mut().unwrap();
            (handling.tlp, handling.permitted_action) = (tlp, permitted_action);
        })
    };
    refused(handling(0, 4), "handling.tlp", Reason::FieldMissing);
    refused(handling(6, 4), "handling.tlp", Reason::CodeUnknown);
    refused(
        handling(5, 0),
        "handling.permitted_action",
        Reason::FieldMissing,
    );
    refused(
        full_with(|draft| draft.urgency = 0),
        "urgency",
        Reason::FieldMissing,
    );
    refused(
        full_with(|draft| draft.kind = 99),
        "kind",
        Reason::CodeUnknown,
    );
    refused(
        full_with(|draft| draft.handling = None),
        "handling",
        Reason::FieldMissing,
    );
}

#[test]
fn no_error_repeats_what_a_field_holds() {
    let secret = "Anna\u{202e}Eriksson";
    let error = draft(person_with(|person| {
        person.names[0].written = secret.to_owned();
    }))
    .unwrap_err();
    assert!(!error.to_string().contains("Anna"), "{error}");
    let error = draft(person_with(|person| person.sex = "Anna E".to_owned())).unwrap_err();
    assert!(!error.to_string().contains("Anna"), "{error}");
}
