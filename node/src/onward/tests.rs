//! What is decided about consent, without ledger and index.

use ntc_core::model::codes::REFUSAL_CODES;
use ntc_core::reason::Reasoned as _;
use ntc_core::record::{RecordName, RequestEvent};

use super::*;

const OWN: &str = "GE/customs";
const HOLDER: &str = "AZ/customs";
const THIRD: &str = "KZ/customs";
const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

fn party(name: &str) -> Party {
    name.parse().unwrap()
}

fn id(seed: u8) -> RecordId {
    RecordId::new(NOW, &[seed; 10])
}

/// The request, which is no part of what it asks.
fn request() -> Subject {
    Subject {
        origin: party(HOLDER),
        id: id(2),
    }
}

fn asks(about: &[&str], consent_to: Option<&str>) -> Event {
    let about = about.iter().zip(1..).map(|(origin, seed)| RecordName {
        origin: party(origin),
        id: id(seed),
    });
    Event::Request(Box::new(RequestEvent {
        about: about.collect(),
        asks: Coded {
            code: "consent".to_owned(),
            text: String::new(),
        },
        text: String::new(),
        answer_within: 60,
        reply_by: None,
        justification: String::new(),
        continues: None,
        oral: false,
        consent_to: consent_to.map(party),
        consent_purpose: "counter_narcotics".to_owned(),
    }))
}

fn grant() -> Verdict {
    Verdict::Grant {
        until: Some(NOW.plus(Duration::from_secs(60))),
        conditions: "once".to_owned(),
    }
}

fn refusal() -> Verdict {
    Verdict::Refuse(Coded {
        code: REFUSAL_CODES.codes[0].code.to_owned(),
        text: String::new(),
    })
}

fn said(asked: &Event, verdict: Verdict) -> Result<ConsentEvent, OnwardError> {
    decided(&request(), Some(asked), &party(OWN), verdict)
}

#[test]
fn a_decision_is_for_the_record_the_holder_the_party_and_the_purpose_that_were_asked_about() {
    let asked = asks(&[OWN, OWN], Some(THIRD));
    for verdict in [grant(), refusal()] {
        let is_grant = matches!(verdict, Verdict::Grant { .. });
        let event = said(&asked, verdict).unwrap();
        assert_eq!((event.record, &event.holder), (id(1), &party(HOLDER)));
        assert_eq!(
            (&event.to, event.purpose.as_str()),
            (&party(THIRD), "counter_narcotics")
        );
        assert_eq!(event.about, Some(request().name()));
        // An end and conditions belong to a grant, a ground to a refusal.
        let grants = event.decision == ConsentDecision::Grant;
        assert_eq!(grants, is_grant);
        assert_eq!(
            (event.until.is_some(), !event.conditions.is_empty()),
            (grants, grants)
        );
        assert_eq!(event.refusal.is_some(), !grants);
    }
}

#[test]
fn nobody_decides_about_the_record_of_another_party_or_where_nothing_is_asked() {
    let answered = |asked: Option<&Event>| {
        let refused = decided(&request(), asked, &party(OWN), grant()).unwrap_err();
        (refused.reason(), refused.field().unwrap())
    };
    let not_own = (Reason::NotOriginator, "id".to_owned());
    // Neither of the one who asks nor of a third party, whatever else the request is about.
    for origin in [HOLDER, THIRD] {
        let asked = asks(&[origin, OWN], Some(THIRD));
        assert_eq!(answered(Some(&asked)), not_own, "{origin}");
    }
    let not_asked = (Reason::FieldInvalid, "id".to_owned());
    for asked in [Some(asks(&[OWN], None)), Some(asks(&[], Some(THIRD))), None] {
        assert_eq!(answered(asked.as_ref()), not_asked);
    }
}

#[test]
fn only_a_grant_is_taken_back_and_for_the_same_holder_party_and_purpose() {
    let granted = said(&asks(&[OWN], Some(THIRD)), grant()).unwrap();
    let taken = taken_back(&granted).unwrap();
    assert_eq!(taken.decision, ConsentDecision::Withdraw);
    assert_eq!((taken.until, taken.conditions.as_str()), (None, ""));
    let same = ConsentEvent {
        decision: ConsentDecision::Grant,
        until: granted.until,
        conditions: granted.conditions.clone(),
        ..taken.clone()
    };
    assert!(same == granted);
    let refused = said(&asks(&[OWN], Some(THIRD)), refusal()).unwrap();
    for other in [refused, taken] {
        let kept = taken_back(&other).unwrap_err();
        assert_eq!(kept.reason(), Reason::NotFound);
    }
}
