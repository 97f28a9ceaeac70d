//! Rules narrow from the moment in which they are noted, widen when the ledger says so, and come back after a restart.

use std::collections::BTreeSet;

use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::policy::Labels;
use ntc_core::policy::local::{Act, Asked};
use ntc_core::reason::{Reason, Reasoned as _};
use ntc_core::section::{Section, SectionSet};
use ntc_policy::DEFAULT_RULES;

use super::*;

/// The default rules without one section.
fn without(section: &str) -> String {
    format!(
        "{DEFAULT_RULES}\n@id(\"no-{section}\")\n@why(\"it stays here\")\nforbid (principal, action == \
         NTC::Action::\"disclose\", resource)\nwhen {{ context.section == NTC::Section::\"{section}\" }};\n"
    )
}

/// What rules keep of a record that agreements let go whole.
fn kept(policies: &Policies) -> Option<Vec<Section>> {
    let present = SectionSet::EMPTY
        .with(Section::Event)
        .with(Section::Goods)
        .with(Section::Transport);
    let labels = Labels {
        origin: party(AZ),
        kind: RecordKind::SeizureNotice,
        carried: None,
        version: 1,
        categories: BTreeSet::from(["narcotic".to_owned()]),
        purpose: "customs_risk".to_owned(),
        tlp: Tlp::Green,
        named_recipients: BTreeSet::new(),
        urgency: Urgency::Routine,
        places: None,
        created: Timestamp::from_millis(NOW),
        expires: Timestamp::from_millis(NOW + 1_000_000),
        evaluation: None,
        present,
        audience: None,
        asked: SectionSet::EMPTY,
    };
    let (own, peer) = (party(AZ), party(GE));
    let narrowed = policies.local()?.narrow(&Asked {
        act: Act::Publish,
        own: &own,
        peer: &peer,
        labels: &labels,
        purpose: &labels.purpose,
        sections: present,
        agreed: true,
        agreements: &[],
        now: Timestamp::from_millis(NOW),
    });
    assert!(narrowed.refused.is_none(), "{narrowed:?}");
    let mut kept: Vec<_> = narrowed.withheld.iter().map(|(it, _)| *it).collect();
    kept.sort_unstable();
    Some(kept)
}

fn activate(desk: &Desk, text: &str) -> u64 {
    let (officer, reason) = ("anna".to_owned(), "a test".to_owned());
    let rules = desk.partners.activate(text.to_owned(), officer, reason);
    rules.unwrap().number
}

#[test]
fn rules_narrow_when_they_are_noted_and_widen_when_the_ledger_says_so() {
    let desk = Desk::new();
    desk.partners.begin_with_rules().unwrap();
    desk.let_act();
    assert_eq!(kept(&desk.partners.policies()), Some(Vec::new()));
    activate(&desk, &without("goods"));
    assert_eq!(kept(&desk.partners.policies()), Some(vec![Section::Goods]));
    desk.let_act();
    let before = desk.partners.policies().digest();
    assert_eq!(activate(&desk, &without("transport")), 3);
    // Until the ledger says so nothing goes that either keeps, after a restart as well.
    let both = Some(vec![Section::Goods, Section::Transport]);
    assert_eq!(kept(&desk.partners.policies()), both);
    let desk = desk.reopened();
    assert_eq!(kept(&desk.partners.policies()), both);
    desk.let_act();
    let acting = desk.partners.policies();
    assert_eq!(kept(&acting), Some(vec![Section::Transport]));
    assert_ne!(acting.digest(), before);
    // Each that ever decided is known by its digest, and the first rules are begun with once.
    let ever = desk.partners.ever_acted().unwrap();
    assert_eq!(kept(&ever[&before]), Some(vec![Section::Goods]));
    let held = desk.partners.ever_held().unwrap();
    assert!(held.contains(&acting.digest()));
    desk.partners.begin_with_rules().unwrap();
    let told = desk.partners.rules_ever().unwrap();
    let told: Vec<_> = told
        .iter()
        .map(|it| (it.number, it.officer.as_str()))
        .collect();
    assert_eq!(told, [(1, ""), (2, "anna"), (3, "anna")]);
}

#[test]
fn a_text_that_cannot_be_read_lets_nothing_go_and_another_may_follow() {
    let desk = Desk::new();
    activate(&desk, "permit nothing at all");
    desk.let_act();
    assert_eq!(
        desk.partners.rules().unwrap_err().reason(),
        Reason::RuleFailed
    );
    let local = desk.partners.policies().local().cloned().unwrap();
    let roster = desk.partners.roster();
    assert!(roster.rules().unwrap().read().is_err());
    assert_eq!(local.sha256(), roster.rules().unwrap().sha256());
    activate(&desk, DEFAULT_RULES);
    desk.let_act();
    assert_eq!(kept(&desk.partners.policies()), Some(Vec::new()));
}

#[test]
fn of_all_texts_of_the_journal_only_those_that_are_asked_are_read() {
    let desk = Desk::new();
    activate(&desk, "permit nothing at all");
    activate(&desk, DEFAULT_RULES);
    desk.let_act();
    let desk = desk.reopened();
    let told = desk.partners.rules_ever().unwrap();
    assert!(told.iter().all(|rules| !rules.is_read()));
    // A fold of the journal decides nothing.
    let ever = desk.partners.ever_acted().unwrap();
    let local = |policies: &Policies| policies.local().map(|local| format!("{local:?}"));
    let unread =
        |policies: &Arc<Policies>| local(policies).is_none_or(|it| !it.contains("Evaluator"));
    assert!(ever.values().all(unread), "{ever:?}");
    assert!(desk.partners.roster().rules().unwrap().is_read());
}
