//! An agreement with every clause: what is signed, what it decides, how it ends, and what is refused.

use std::collections::BTreeSet;

use serde_json::json;

use super::*;
use crate::model::handling::Tlp;
use crate::model::kind::Urgency;
use crate::policy::agreement::{PAYLOAD_TYPE, document_sha256, signing_bytes};
use crate::policy::fixture::{
    AZ, DAY_MS, EVERY_CLAUSE, GE, KZ, NOW, labels, moved, party, policies, with,
};
use crate::policy::{Agreement, Labels, Move, Step, fixture, releasable};
use crate::record::Evaluation;

/// Changes of the document that make it none, each with the field that is refused.
const REFUSED: [(&str, &str, &str); 15] = [
    (
        "schema = \"ntc-agreement/1\"",
        "schema = \"ntc-agreement/2\"",
        "schema",
    ),
    (
        "[oversight]\n",
        "[oversight]\nhalf_life = 3\n",
        "oversight.half_life",
    ),
    ("until = 2026-12-31", "until = 2025-12-31", "validity.until"),
    ("until = 2026-12-31", "until = \"never\"", "validity.until"),
    ("until = 2026-12-31", "until = \"open\"", "validity.renewal"),
    (
        "provisional = false",
        "provisional = true",
        "validity.renewal",
    ),
    ("times = 2", "times = 101", "validity.renewal.times"),
    (
        "notice_days = 60",
        "notice_days = 337",
        "validity.renewal.notice_days",
    ),
    ("\"CN\", \"TRMER\"", "\"Crimea\"", "excluded_territory"),
    (
        "[\"immediate\", \"urgent\"]",
        "[\"soon\"]",
        "terms[1].urgencies",
    ),
    ("urgent = 4", "urgent = 25", "terms[1].answer_hours"),
    (
        "tell_hits = \"auto\"",
        "tell_hits = \"always\"",
        "terms[1].tell_hits",
    ),
    (
        "persons = 180",
        "persons = 1826",
        "retention.sections.persons",
    ),
    (
        "persons = 180",
        "national = 180",
        "retention.sections.national",
    ),
    ("role = \"Chairman\" }", "}", "parties[1].signatory"),
];

/// What the document says of a record that is all that it asks for, but for one thing.
fn decisions() -> Vec<Value> {
    let good = Labels {
        urgency: Urgency::Urgent,
        categories: BTreeSet::from(["narcotic".to_owned()]),
        purpose: "counter_narcotics".to_owned(),
        tlp: Tlp::Amber,
        evaluation: Some(Evaluation {
            scheme: "4x4".to_owned(),
            source: "A".to_owned(),
            information: "2".to_owned(),
        }),
        expires: Timestamp::from_millis(NOW.as_millis() + 4_000 * DAY_MS),
        ..labels()
    };
    let of = |code: &str| BTreeSet::from([code.to_owned()]);
    let cases = [
        ("as the terms ask for", 0, good.clone()),
        (
            "routine, of which the terms on tobacco alone speak",
            0,
            Labels {
                urgency: Urgency::Routine,
                ..good.clone()
            },
        ),
        (
            "a forbidden category",
            0,
            Labels {
                categories: of("tobacco"),
                ..good.clone()
            },
        ),
        (
            "another purpose",
            0,
            Labels {
                purpose: "customs_risk".to_owned(),
                ..good.clone()
            },
        ),
        (
            "above the ceiling",
            0,
            Labels {
                tlp: Tlp::AmberStrict,
                ..good.clone()
            },
        ),
        (
            "no evaluation",
            0,
            Labels {
                evaluation: None,
                ..good.clone()
            },
        ),
        (
            "another port",
            0,
            Labels {
                places: Some(of("GEBUS")),
                ..good.clone()
            },
        ),
        (
            "one of the ports",
            0,
            Labels {
                places: Some(of("GEPTI")),
                ..good.clone()
            },
        ),
        (
            "the receiver's country",
            0,
            Labels {
                places: Some(of("AZ")),
                ..good.clone()
            },
        ),
        (
            "an excluded crossing",
            0,
            Labels {
                places: Some(BTreeSet::from(["TR", "az_samur"].map(str::to_owned))),
                ..good.clone()
            },
        ),
        (
            "places that nobody knows any more",
            0,
            Labels {
                places: None,
                ..good.clone()
            },
        ),
        ("persons for long enough", 180, good.clone()),
        ("after the renewals", 945, good),
    ];
    let policies = policies(&[EVERY_CLAUSE]);
    let told = cases.map(|(why, days, labels)| {
        let now = Timestamp::from_millis(NOW.as_millis() + days * DAY_MS);
        let decision = releasable(&labels, &party(AZ), SectionSet::ALL, &policies, now);
        json!({
            "why": why,
            "urgency": labels.urgency.name(),
            "categories": labels.categories,
            "purpose": labels.purpose,
            "tlp": labels.tlp.to_string(),
            "evaluated": labels.evaluation.is_some(),
            "places": labels.places,
            "days_since_signed": days,
            "disclosed": decision.disclosed.iter().map(Section::name).collect::<Vec<_>>(),
            "refused": decision.refused.map(crate::reason::Reason::code),
        })
    });
    told.to_vec()
}

#[test]
fn clauses() {
    let document = EVERY_CLAUSE.as_bytes();
    let agreement = Agreement::read(document).unwrap();
    let author = soft(AUTHOR);
    let day = |day: &str| -> Timestamp {
        let stamp: jiff::Timestamp = format!("{day}T00:00:00Z").parse().unwrap();
        Timestamp::from_millis(u64::try_from(stamp.as_millisecond()).unwrap())
    };
    let ends = [
        "2026-01-01",
        "2026-12-31",
        "2027-01-01",
        "2028-12-31",
        "2029-01-01",
    ];
    let ends = ends.map(|now| {
        let validity = agreement.validity();
        json!({
            "now": now,
            "ends_ms": validity.end(day(now)).map(Timestamp::as_millis),
            "renewed": validity.renews(day(now)).is_some(),
        })
    });
    let notices = ["2026-11-02", "2026-11-03", "2028-12-01"];
    let notices = notices.map(|given| {
        let end = agreement.validity().end_after_notice(day(given));
        json!({ "given": given, "ends_ms": end.map(Timestamp::as_millis) })
    });
    let refused = REFUSED.map(|(old, new, field)| {
        let changed = with(EVERY_CLAUSE, old, new);
        let error = Agreement::read(changed.as_bytes()).unwrap_err();
        assert_eq!(error.field, field, "{new}: {error}");
        json!({ "instead_of": old, "write": new, "field": field })
    });
    compare(
        "clauses.json",
        &json!({
            "document": "agreement.toml",
            "document_sha256": hex::encode(document_sha256(document)),
            "payload_type": PAYLOAD_TYPE,
            "signed_bytes_sha256": Hash::of(&[&signing_bytes(document)]).to_string(),
            "author": { "seed": AUTHOR, "public": hex::encode(author.public_key()) },
            "signature": hex::encode(author.sign(&signing_bytes(document)).unwrap()),
            "from": GE,
            "to": AZ,
            "signed_ms": NOW.as_millis(),
            "decisions": decisions(),
            "ends": ends,
            "notices": notices,
            "refused": refused,
        }),
    );
}

#[test]
fn notices() {
    let signed = policies(&[EVERY_CLAUSE]);
    let author = party(AZ);
    let notice = Move {
        made: TIME,
        ..fixture::step(&author, Step::Notice, EVERY_CLAUSE)
    };
    let keys = [fixture::key(&author).public_key()];
    let book = signed.book().apply(&author, &notice, &keys, NOW).unwrap();
    let both = moved(&book, GE, Step::Notice, EVERY_CLAUSE).unwrap();
    let sha256 = document_sha256(EVERY_CLAUSE.as_bytes());
    let mut head = b"ntc/policies/v1\n".to_vec();
    head.extend_from_slice(GE.as_bytes());
    for peer in [AZ, KZ] {
        head.extend_from_slice(format!("\npeer {peer} active records/1").as_bytes());
    }
    head.extend_from_slice(b"\nagreement ");
    head.extend_from_slice(&sha256);
    for signer in [AZ, GE, KZ] {
        head.extend_from_slice(format!("\nsigned {signer}").as_bytes());
    }
    let of = |party: &str, at: Timestamp| format!(" {party} {}", at.as_millis());
    let cases = [
        ("nobody gave notice", signed.clone(), vec![]),
        (
            "one did",
            signed.clone().with_book(book),
            vec![of(AZ, TIME)],
        ),
        (
            "both did",
            signed.with_book(both),
            vec![of(AZ, TIME), of(GE, NOW)],
        ),
    ];
    let list = cases.map(|(why, policies, notices)| {
        let mut bytes = head.clone();
        for notice in &notices {
            bytes.extend_from_slice(b"\nnotice ");
            bytes.extend_from_slice(&sha256);
            bytes.extend_from_slice(notice.as_bytes());
        }
        let digest = Hash::of(&[&bytes]);
        assert_eq!(digest.as_bytes(), &policies.digest(), "{why}");
        json!({ "why": why, "notices": notices, "bytes": hex::encode(bytes), "digest": digest.to_string() })
    });
    compare(
        "notices.json",
        &json!({ "document_sha256": hex::encode(sha256), "policies": list }),
    );
}
