use super::*;
use crate::model::Coded;
use crate::model::identifier::Scheme;
use crate::record::Evaluation;
use crate::time::Timestamp;
use crate::watchlist::read::{FileTold, Format};
use crate::watchlist::{Action, Edition, Marker, Order, Provenance, StoredList};

fn whole() -> Entry {
    let mut entry = Entry::new("invented-1", SubjectKind::Vessel);
    entry.former_keys.push("invented-0".to_owned());
    entry
        .names
        .push(Name::of_parts("", "INVENTED STAR", Quality::Primary));
    entry.names.push(Name::of_parts(
        "Выдуманная",
        "Анна Выдуманная",
        Quality::Weak,
    ));
    entry
        .birth_dates
        .push("about 1961/1963-02".parse().unwrap());
    entry.birth_places.push("Batumi".to_owned());
    entry.sex = "F".to_owned();
    entry.nationalities.push("GE".to_owned());
    entry.countries.push("PA".to_owned());
    let number = Identifier::read(Scheme::Passport, " x 0000001 ", Some("GE")).unwrap();
    entry.documents.push(Document {
        identifier: number.in_state("false".to_owned()),
        label: "Diplomatic passport".to_owned(),
    });
    entry.emails.push("a@invented.example".to_owned());
    entry.addresses.push(Address {
        text: "1 Invented Street".to_owned(),
        country: "TR".to_owned(),
    });
    entry.patterns.push(Pattern {
        hs: "2402".to_owned(),
        origin: "UA".to_owned(),
        via: vec!["GEPTI".to_owned()],
        destination: "TR".to_owned(),
        words: vec!["filter".to_owned()],
    });
    entry.programmes.push("INVENTED".to_owned());
    entry.remarks = "told\nin two lines".to_owned();
    entry.order = Some(order_of());
    entry
}

fn order_of() -> Order {
    Order {
        action: Action::Surveillance,
        reason: Coded {
            code: "intelligence".to_owned(),
            text: "told".to_owned(),
        },
        category: "tobacco".to_owned(),
        markers: vec![Marker::Armed, Marker::Escape],
        legal_basis: "Article 1".to_owned(),
        evaluation: Some(Evaluation {
            scheme: "4x4".to_owned(),
            source: "B".to_owned(),
            information: "2".to_owned(),
        }),
        valid_from: Timestamp::from_millis(1),
        valid_until: Timestamp::from_millis(3),
        review: Timestamp::from_millis(2),
        owner: "O. Fficer".to_owned(),
        contact_first: true,
    }
}

#[test]
fn an_entry_and_a_list_read_back_from_what_is_stored() {
    let entry = whole();
    assert!(decoded(&encoded(&entry)).unwrap() == entry);
    let told = WatchList {
        name: "own".parse().unwrap(),
        title: "Invented".to_owned(),
        share: ShareMode::HitNoHit,
        order: order_of(),
    };
    assert_eq!(list(list_message(&told)), Ok(told));
}

#[test]
fn what_a_list_holds_reads_back_from_what_is_stored() {
    let list = WatchList {
        name: "un".parse().unwrap(),
        title: "Invented".to_owned(),
        share: ShareMode::None,
        order: order_of(),
    };
    let provenance = Provenance {
        format: Format::Un,
        files: vec![FileTold {
            digest: [7; 32],
            bytes: 9,
        }],
        version: "2026-11-20".to_owned(),
        refused: 1,
    };
    for provenance in [None, Some(provenance)] {
        let edition = Edition {
            number: 3,
            provenance,
            entries: 2,
            digest: [8; 32],
            changed: Timestamp::from_millis(5),
            by: "ann".to_owned(),
        };
        let told = StoredList {
            list: list.clone(),
            edition,
        };
        let bytes = stored_bytes(&told);
        assert_eq!(stored(&bytes), Ok(told));
        let cut = stored(&bytes[..bytes.len() - 1]);
        assert_eq!(cut.unwrap_err().reason, Reason::Malformed);
    }
    assert_eq!(stored(b"").unwrap_err().reason, Reason::FieldMissing);
}

#[test]
fn what_is_not_set_or_of_a_later_version_is_refused_by_its_field() {
    let message = || entry_message(&whole());
    let mut of_kind = message();
    of_kind.kind = 99;
    let mut of_quality = message();
    of_quality.names[1].quality = 0;
    let mut of_scheme = message();
    of_scheme.documents[0].scheme = "invented".to_owned();
    let mut of_date = message();
    of_date.birth_dates[0] = "soon".to_owned();
    let mut of_marker = message();
    of_marker.order.as_mut().unwrap().markers.push(77);
    for (message, field) in [
        (of_kind, "kind"),
        (of_quality, "names[1].quality"),
        (of_scheme, "documents[0].scheme"),
        (of_date, "birth_dates[0]"),
        (of_marker, "order.markers"),
    ] {
        assert_eq!(entry(message).unwrap_err().field, field);
    }
    assert_eq!(decoded(b"\xff").unwrap_err().reason, Reason::Malformed);
}
