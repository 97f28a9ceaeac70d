//! Rules of a consent.

use super::Findings;
use crate::forms::{ConsentDecision, ConsentEvent, Header};
use crate::reason::Reason;

pub(super) fn check(header: &Header, event: &ConsentEvent, findings: &mut Findings) {
    let (decision, own) = (event.decision, &header.origin);
    if event.record == header.id {
        let message = "is this record; name the one that is passed on";
        findings.refuse("event.record", Reason::FieldInvalid, message);
    }
    for (field, party) in [("event.holder", &event.holder), ("event.to", &event.to)] {
        if party == own {
            let message = "is the author itself, who needs no consent";
            findings.refuse(field, Reason::FieldInvalid, message);
        }
    }
    if event.holder == event.to {
        let message = "is the party that holds the record";
        findings.refuse("event.to", Reason::FieldInvalid, message);
    }
    if event.until.is_some_and(|until| until <= header.created) {
        let message = "lies before the signing";
        findings.refuse("event.until", Reason::TimesOutOfOrder, message);
    }
    let is_granted = decision == ConsentDecision::Grant;
    for (field, is_given) in [
        ("event.until", event.until.is_some()),
        ("event.conditions", !event.conditions.is_empty()),
    ] {
        if is_given && !is_granted {
            let message = format!("is given with the decision grant only, not with {decision}");
            findings.refuse(field, Reason::FieldInvalid, message);
        }
    }
    let is_refused = decision == ConsentDecision::Refuse;
    match (&event.refusal, is_refused) {
        (None, true) => {
            let message = "is required with the decision refuse: say why";
            findings.refuse("event.refusal", Reason::FieldMissing, message);
        }
        (Some(_), false) if is_granted => {
            let message = "is given with the decisions refuse and withdraw only, not with grant";
            findings.refuse("event.refusal", Reason::FieldInvalid, message);
        }
        (Some(_), _) | (None, false) => {}
    }
    match &event.about {
        None if is_refused => {
            let message = "is required with the decision refuse: the request that is refused";
            findings.refuse("event.about", Reason::FieldMissing, message);
        }
        Some(about) if about.origin != event.holder => {
            let message = "is not the party that holds the record; who holds it asks";
            findings.refuse("event.about.origin", Reason::FieldInvalid, message);
        }
        Some(_) | None => {}
    }
}
