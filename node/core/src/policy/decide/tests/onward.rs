//! Whether what was received may be passed on, and by which terms it goes.

use super::*;
use crate::model::kind::ONWARD;
use crate::model::{Coded, RecordId};
use crate::policy::onward::{Consent, Passing, decide_onward};
use crate::record::{ConsentDecision, Handling, Header};
use crate::time::Timestamp;

/// Days after the time of decisions at which a consent ends.
const ENDS: u64 = 2;

fn header(tlp: Tlp, codes: &[&str]) -> Header {
    let code = |code: &&str| Coded {
        code: (*code).to_owned(),
        text: String::new(),
    };
    Header {
        id: RecordId::new(NOW, &[1; 10]),
        origin: party(AZ),
        kind: RecordKind::SeizureNotice,
        version: 1,
        supersedes: None,
        created: NOW,
        expires: after(30),
        urgency: labels().urgency,
        language: "en".to_owned(),
        purpose: "customs_risk".to_owned(),
        categories: labels().categories,
        handling: Handling {
            tlp,
            named_recipients: BTreeSet::new(),
            permitted_action: crate::model::handling::PermittedAction::Any,
            handling_codes: codes.iter().map(code).collect(),
            evaluation: None,
        },
        code_list: "ntc-codes/1".to_owned(),
        critical: Vec::new(),
    }
}

fn after(days: u64) -> Timestamp {
    Timestamp::from_millis(NOW.as_millis() + days * DAY_MS)
}

/// What AZ decided about passing its record on from GE to KZ, at these hours, each in its turn.
fn consents(decisions: &[ConsentDecision]) -> Vec<Consent> {
    let numbered = (1..).zip(decisions);
    numbered
        .map(|(number, decision)| Consent {
            id: RecordId::new(NOW, &[number; 10]),
            created: Timestamp::from_millis(NOW.as_millis() + u64::from(number)),
            decision: *decision,
            holder: party(GE),
            to: party(KZ),
            purpose: "customs_risk".to_owned(),
            until: (*decision == ConsentDecision::Grant).then(|| after(ENDS)),
        })
        .collect()
}

/// The agreement of the author with this party, by whose clause what was received is passed on.
fn agreed(rule: &str) -> Policies {
    policies(&[&with(&pair(), "rule = \"consent\"", rule)])
}

/// Why it is not passed on; the consent by which it is.
fn decided(
    header: &Header,
    purpose: &str,
    policies: &Policies,
    consents: &[Consent],
    now: Timestamp,
) -> Result<Option<RecordId>, Reason> {
    let passing = Passing {
        header,
        from: &header.origin,
        to: &party(KZ),
        purpose,
    };
    let decided = decide_onward(passing, policies, consents, now);
    decided
        .map(|onward| onward.consent)
        .map_err(|refusal| refusal.reason())
}

#[test]
fn what_was_received_is_passed_on_by_the_clause_the_handling_and_the_consent_of_its_author() {
    use ConsentDecision::{Grant, Refuse, Withdraw};
    let listed = format!("rule = \"listed\"\nparties = [\"{KZ}\"]");
    let other = "rule = \"listed\"\nparties = [\"UZ/customs\"]";
    let (consent, never) = ("rule = \"consent\"", "rule = \"never\"");
    let risk = "customs_risk";
    let missing = Err(Reason::ConsentMissing);
    let by = |number: u8| Ok(Some(RecordId::new(NOW, &[number; 10])));
    // Clause, audience, handling codes, purpose, decisions of the author, days that went by, and what comes of it.
    type Case<'a> = (
        &'a str,
        Tlp,
        &'a [&'a str],
        &'a str,
        &'a [ConsentDecision],
        u64,
        Result<Option<RecordId>, Reason>,
    );
    let cases: &[Case<'_>] = &[
        (
            never,
            Tlp::Green,
            &[],
            risk,
            &[Grant],
            0,
            Err(Reason::OnwardNever),
        ),
        (&listed, Tlp::Amber, &["H1"], risk, &[], 0, Ok(None)),
        (other, Tlp::Amber, &["H1"], risk, &[], 0, missing),
        (other, Tlp::Amber, &["H1"], risk, &[Grant], 0, by(1)),
        (&listed, Tlp::Amber, &["H2"], risk, &[], 0, missing),
        (&listed, Tlp::Amber, &["H2"], risk, &[Grant], 0, by(1)),
        (&listed, Tlp::AmberStrict, &[], risk, &[], 0, missing),
        (&listed, Tlp::AmberStrict, &[], risk, &[Grant], 0, by(1)),
        (&listed, Tlp::Red, &[], risk, &[], 0, missing),
        (
            &listed,
            Tlp::Green,
            &[],
            "counter_narcotics",
            &[],
            0,
            missing,
        ),
        (
            &listed,
            Tlp::Green,
            &[],
            "counter_narcotics",
            &[Grant],
            0,
            missing,
        ),
        (consent, Tlp::Clear, &[], risk, &[], 0, missing),
        (consent, Tlp::Clear, &[], risk, &[Grant], 0, by(1)),
        (consent, Tlp::Clear, &[], risk, &[Grant], ENDS, missing),
        (consent, Tlp::Clear, &[], risk, &[Refuse], 0, missing),
        (
            consent,
            Tlp::Clear,
            &[],
            risk,
            &[Grant, Withdraw],
            0,
            missing,
        ),
        (
            consent,
            Tlp::Clear,
            &[],
            risk,
            &[Grant, Withdraw, Grant],
            0,
            by(3),
        ),
        (consent, Tlp::Clear, &[], risk, &[Refuse, Grant], 0, by(2)),
    ];
    for (clause, tlp, codes, purpose, decisions, days, expected) in cases {
        let (header, consents) = (header(*tlp, codes), consents(decisions));
        let policies = agreed(clause);
        let found = decided(&header, purpose, &policies, &consents, after(*days));
        assert_eq!(
            found, *expected,
            "{clause} {tlp} {codes:?} {purpose} {decisions:?} {days}"
        );
        let mut turned = consents.clone();
        turned.reverse();
        let found = decided(&header, purpose, &policies, &turned, after(*days));
        assert_eq!(found, *expected, "in whatever order they came");
    }
}

#[test]
fn a_consent_is_for_one_holder_one_party_and_one_purpose_and_agreements_add_up() {
    let header = header(Tlp::Green, &[]);
    let granted = consents(&[ConsentDecision::Grant]).remove(0);
    let without = policies(&[]);
    let decide = |consent: Consent| decided(&header, "customs_risk", &without, &[consent], NOW);
    assert_eq!(decide(granted.clone()), Ok(Some(granted.id)));
    for other in [
        Consent {
            holder: party(KZ),
            ..granted.clone()
        },
        Consent {
            to: party(AZ),
            ..granted.clone()
        },
        Consent {
            purpose: "counter_narcotics".to_owned(),
            ..granted.clone()
        },
    ] {
        assert_eq!(decide(other), Err(Reason::ConsentMissing));
    }
    // One that says never outweighs one that lists the party.
    let listed = format!("rule = \"listed\"\nparties = [\"{KZ}\"]");
    let listed = with(&pair(), "rule = \"consent\"", &listed);
    let never = template("test-never", &[GE, AZ]);
    let never = with(&never, "rule = \"consent\"", "rule = \"never\"");
    let both = policies(&[&listed, &never]);
    let found = decided(&header, "customs_risk", &both, &[granted], NOW);
    assert_eq!(found, Err(Reason::OnwardNever));
}

#[test]
fn what_came_by_way_of_another_party_is_not_passed_on() {
    let header = header(Tlp::Green, &[]);
    let consents = consents(&[ConsentDecision::Grant]);
    let passing = Passing {
        header: &header,
        from: &party(KZ),
        to: &party("UZ/customs"),
        purpose: "customs_risk",
    };
    let refused = decide_onward(passing, &policies(&[]), &consents, NOW).unwrap_err();
    assert_eq!(refused.reason(), Reason::OnwardAgain);
    let says = "it came by way of KZ/state-revenue-committee, and only who has it from its author passes it on";
    assert_eq!(refused.message(), says);
}

/// A record of GE that passes one on, and the policies of GE towards AZ, whose node reads such records.
fn carrying(carried: Option<RecordKind>, document: &str) -> Option<Reason> {
    let forward = Labels {
        kind: RecordKind::Forward,
        carried,
        audience: Some(BTreeSet::from([party(AZ)])),
        ..labels()
    };
    let standing = PeerStanding {
        suspended: false,
        capabilities: ["records/1", ONWARD].map(str::to_owned).into(),
    };
    told(
        &forward,
        &policies(&[document]).with_peer(party(AZ), standing),
    )
    .refused
}

#[test]
fn what_is_passed_on_goes_by_the_terms_for_the_record_that_it_carries() {
    let seizures = with(&pair(), "kinds = \"any\"", "kinds = [\"SeizureNotice\"]");
    let alert = Some(RecordKind::ConsignmentAlert);
    let notice = Some(RecordKind::SeizureNotice);
    assert_eq!(carrying(notice, &seizures), None);
    assert_eq!(carrying(alert, &seizures), Some(Reason::KindNotCovered));
    assert_eq!(carrying(None, &pair()), Some(Reason::CarriedUnproven));
    // Who does not see the event cannot prove it.
    let eventless = with(&pair(), "\nevent = \"allow\"", "\nevent = \"never\"");
    assert_eq!(carrying(notice, &eventless), Some(Reason::CarriedUnproven));
    let forward = Labels {
        kind: RecordKind::Forward,
        carried: notice,
        audience: Some(BTreeSet::from([party(AZ)])),
        ..labels()
    };
    let refused = told(&forward, &policies(&[&pair()])).refused;
    assert_eq!(refused, Some(Reason::CapabilityMissing), "an old node");
}
