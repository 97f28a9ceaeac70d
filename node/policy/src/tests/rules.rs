//! What texts may act, and what the default rules say.

use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::identity::officer::Role;
use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::party::Party;
use ntc_core::policy::Labels;
use ntc_core::policy::local::{Act, Asked};
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;

use crate::{Bundle, DEFAULT_RULES, Evaluator, Request, check, explain};

const NOW: Timestamp = Timestamp::from_millis(1_780_272_000_000);

fn party(name: &str) -> Party {
    name.parse().unwrap()
}

fn labels() -> Labels {
    Labels {
        origin: party("GE/revenue-service"),
        kind: RecordKind::SeizureNotice,
        carried: None,
        version: 1,
        categories: BTreeSet::from(["narcotic".to_owned()]),
        purpose: "customs_risk".to_owned(),
        tlp: Tlp::Amber,
        named_recipients: BTreeSet::new(),
        urgency: Urgency::Routine,
        places: Some(["GE", "TR"].map(str::to_owned).into()),
        created: NOW,
        expires: NOW,
        evaluation: None,
        present: SectionSet::ALL,
        asked: SectionSet::EMPTY,
        audience: None,
    }
}

fn request(act: Act, sections: SectionSet) -> Request {
    let (own, peer, labels) = (party("GE/revenue-service"), party("KZ/committee"), labels());
    let asked = Asked {
        act,
        own: &own,
        peer: &peer,
        labels: &labels,
        purpose: "customs_risk",
        sections,
        agreed: true,
        agreements: &["ge-kz"],
        now: NOW,
    };
    Request::record(&asked, SectionSet::ALL)
}

fn evaluator(text: &str) -> Evaluator {
    Evaluator::new(Arc::new(Bundle::read(text).unwrap()))
}

#[test]
fn the_default_rules_have_no_fault() {
    assert_eq!(check(DEFAULT_RULES), []);
}

#[test]
fn the_default_rules_permit_exactly_what_is_agreed() {
    let agreed = SectionSet::ALL
        .without(Section::National)
        .without(Section::Persons);
    let answer = evaluator(DEFAULT_RULES).answer(&request(Act::Publish, agreed));
    assert!(answer.whole.allowed, "{answer:?}");
    assert_eq!(answer.disclosed(), agreed);
    let lines = explain(&evaluator(DEFAULT_RULES), &request(Act::Publish, agreed)).lines();
    assert!(
        lines.iter().any(|line| line.contains("floor-agreed")),
        "{lines:#?}"
    );
}

#[test]
fn an_officer_makes_the_calls_of_the_own_roles() {
    let default = evaluator(DEFAULT_RULES);
    for (roles, allowed) in [
        (&[Role::Publisher][..], true),
        (&[Role::Auditor][..], false),
    ] {
        let call = ("Publish", &[Role::Publisher][..], true);
        let request = Request::act(("anna", roles), call, NOW);
        assert_eq!(default.answer(&request).whole.allowed, allowed);
    }
}
