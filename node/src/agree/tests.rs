//! The decisions about partners and agreements, without ledger and journal.

use std::collections::BTreeSet;
use std::time::Duration;

use ntc_core::party::Party;
use ntc_core::policy::Agreement;
use ntc_core::policy::agreement::{Template, TemplateParty};
use ntc_core::policy::book::Standing;
use ntc_core::reason::{Reason, Reasoned as _};
use ntc_core::record::AgreementStep;
use ntc_core::time::Timestamp;
use ntc_policy::DEFAULT_RULES;

use super::rules::{MAX_TOLD, RulesError, numbered, would_decide};
use super::step::{is_of_what_stands, others};
use super::untold::{MAX_PAUSE, TELL_AGAIN, longer};
use crate::partners::PartnerError;

fn party(name: &str) -> Party {
    name.parse().unwrap()
}

fn agreement(parties: &[&str]) -> Agreement {
    let parties = parties.iter().map(|name| TemplateParty {
        name: format!("Authority of {name}"),
        party: party(name),
    });
    let document = Template {
        id: "three".to_owned(),
        title: "Three".to_owned(),
        legal_basis: "Memorandum of 1 January 2026".to_owned(),
        parties: parties.collect(),
        from: "2026-01-01".to_owned(),
        until: "2030-12-31".to_owned(),
    }
    .document();
    Agreement::read(document.as_bytes()).unwrap()
}

#[test]
fn a_step_is_told_to_every_other_party_and_never_to_the_own_one() {
    let names = ["AZ/customs", "GE/customs", "TR/customs"];
    let agreement = agreement(&names);
    for own in names {
        let told = others(&agreement, &party(own));
        let expected: BTreeSet<_> = names.into_iter().filter(|name| *name != own).collect();
        let told: BTreeSet<_> = told.iter().map(Party::as_str).collect();
        assert_eq!(told, expected, "{own}");
    }
}

#[test]
fn an_enrolment_may_be_taken_back_under_what_is_over_and_under_nothing_that_may_act() {
    let (at, who) = (
        Timestamp::from_millis(1),
        BTreeSet::from([party("GE/customs")]),
    );
    let over = [
        Standing::Expired(at),
        Standing::Terminated(who.clone()),
        Standing::LeftOut(2, at),
        Standing::Withdrawn,
        Standing::Excluded,
    ];
    let may_act = [
        Standing::Proposed(who.clone()),
        Standing::NotYetValid(at),
        Standing::InForce,
        Standing::Provisional,
        Standing::Suspended(who),
        Standing::Superseded(2),
    ];
    for standing in over {
        assert!(standing.is_over() && !standing.acts(), "{standing}");
    }
    for standing in may_act {
        assert!(!standing.is_over(), "{standing}");
    }
}

#[test]
fn of_an_agreement_that_ended_for_good_nothing_is_resumed_and_no_notice_given() {
    let refused = [AgreementStep::Resume, AgreementStep::Notice];
    for step in AgreementStep::ALL {
        assert_eq!(is_of_what_stands(step), refused.contains(&step), "{step:?}");
    }
}

#[test]
fn whoever_was_not_told_is_told_ever_more_rarely_and_once_a_minute_at_least() {
    let mut pauses = vec![TELL_AGAIN];
    for _ in 0..8 {
        pauses.extend(pauses.last().copied().map(longer));
    }
    let seconds: Vec<_> = pauses.iter().map(Duration::as_secs).collect();
    assert_eq!(seconds, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
    assert_eq!(longer(Duration::MAX), MAX_PAUSE);
}

fn refused(text: &str, reason: &str) -> (Reason, String) {
    let refused = would_decide(text, reason).unwrap_err();
    (refused.reason(), refused.field().unwrap())
}

#[test]
fn rules_decide_with_a_reason_and_without_an_error_and_not_otherwise() {
    would_decide(DEFAULT_RULES, "the default").unwrap();
    for reason in ["", " ", "\n"] {
        let told = (Reason::FieldMissing, "reason".to_owned());
        assert_eq!(refused(DEFAULT_RULES, reason), told, "{reason:?}");
    }
    // What is odd is told by a check, and keeps no text from deciding.
    let odd = "@id(\"never\") @why(\"of no call\")
        forbid (principal, action == NTC::Action::\"act\", resource) when { false };";
    let odd = format!("{DEFAULT_RULES}\n{odd}");
    let faults = ntc_policy::check(&odd);
    assert!(
        !faults.is_empty() && faults.iter().all(|fault| fault.is_warning),
        "{faults:?}"
    );
    would_decide(&odd, "why").unwrap();
    // Whoever has not said why is told that first: the reason is what every activation needs.
    assert_eq!(refused("permit (", "").1, "reason");
    assert_eq!(refused("permit (", "why").0, Reason::RulesFaulty);
    assert_eq!(refused("permit (", "why").1, "text");
}

#[test]
fn one_fault_past_those_that_are_told_is_counted_and_not_told() {
    let rule = "forbid (principal, action, resource);\n";
    for count in [1, MAX_TOLD, MAX_TOLD + 1] {
        let refused = would_decide(&rule.repeat(count), "why").unwrap_err();
        let RulesError::Faulty(faults) = &refused else {
            panic!("{refused}");
        };
        assert!(faults.len() >= count, "{faults:?}");
        let told = refused.to_string();
        let shown = faults
            .iter()
            .filter(|fault| told.contains(&fault.to_string()));
        assert_eq!(shown.count(), faults.len().min(MAX_TOLD), "{told}");
        match faults.len() {
            1 => assert!(told.contains("have an error "), "{told}"),
            many => assert!(told.contains(&format!("have {many} errors ")), "{told}"),
        }
    }
}

#[test]
fn rules_of_a_number_that_never_was_are_unknown_and_a_journal_that_fails_is_no_such_answer() {
    let unknown = numbered(7, Ok(None)).unwrap_err();
    assert_eq!(
        (unknown.reason(), unknown.field().as_deref()),
        (Reason::RulesUnknown, Some("number"))
    );
    let failed = numbered(7, Err(PartnerError::Inside)).unwrap_err();
    assert_ne!(failed.reason(), Reason::RulesUnknown);
}
