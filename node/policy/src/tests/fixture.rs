//! Requests and rules for tests.

use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::party::Party;
use ntc_core::policy::Labels;
use ntc_core::policy::local::{Act, Asked};
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;

use crate::{Bundle, Evaluator, Request};

pub(super) const NOW: Timestamp = Timestamp::from_millis(1_780_272_000_000);

pub(super) fn party(name: &str) -> Party {
    name.parse().unwrap()
}

pub(super) fn labels() -> Labels {
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

pub(super) fn request(act: Act, sections: SectionSet) -> Request {
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

pub(super) fn evaluator(text: &str) -> Evaluator {
    Evaluator::new(Arc::new(Bundle::read(text).unwrap()))
}
