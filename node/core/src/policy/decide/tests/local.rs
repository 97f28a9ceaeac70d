//! The own rules are asked last, and only narrow.

use std::sync::{Arc, Mutex};

use super::*;
use crate::policy::local::{Act, Asked, Local, Narrowed, Objection};
use crate::policy::{Asking, decide_query, known_to};

/// Rules that take away what they are told to, and note what they were asked.
#[derive(Debug, Default)]
struct Takes {
    whole: bool,
    sections: SectionSet,
    asked: Mutex<Vec<(Act, SectionSet, Vec<String>)>>,
}

fn objection() -> Objection {
    Objection::Forbidden {
        rule: "not-now".into(),
        why: "not now".into(),
    }
}

impl Local for Takes {
    fn narrow(&self, asked: &Asked<'_>) -> Narrowed {
        let agreements = asked.agreements.iter().map(|id| (*id).to_owned());
        let note = (asked.act, asked.sections, agreements.collect());
        self.asked.lock().unwrap().push(note);
        let withheld = self.sections.iter().map(|section| (section, objection()));
        Narrowed {
            refused: self.whole.then(objection),
            withheld: withheld.collect(),
        }
    }

    fn objects(&self, _: &Asking<'_>, _: Timestamp) -> Option<Objection> {
        self.whole.then(objection)
    }

    fn sha256(&self) -> [u8; 32] {
        [u8::from(self.whole); 32]
    }
}

fn ruled(whole: bool, sections: SectionSet) -> (Arc<Takes>, Policies) {
    let takes = Arc::new(Takes {
        whole,
        sections,
        asked: Mutex::default(),
    });
    let policies = policies(&[&pair()]).with_local(Arc::clone(&takes) as _);
    (takes, policies)
}

fn asked(takes: &Takes) -> Vec<(Act, SectionSet, Vec<String>)> {
    std::mem::take(&mut *takes.asked.lock().unwrap())
}

#[test]
fn rules_that_take_nothing_change_nothing() {
    let (_, ruled) = ruled(false, SectionSet::EMPTY);
    assert_eq!(
        told(&labels(), &ruled),
        told(&labels(), &policies(&[&pair()]))
    );
}

#[test]
fn rules_are_asked_about_what_everything_else_lets_go() {
    let (takes, policies) = ruled(false, SectionSet::EMPTY);
    let _told = told(&labels(), &policies);
    assert_eq!(
        asked(&takes),
        [(Act::Publish, usual(), vec!["test-pair".to_owned()])]
    );
    let _released = release(&labels(), SectionSet::EMPTY.with(Section::Event), &policies);
    let asked_for = labels().asked_for(SectionSet::EMPTY.with(Section::Event));
    let _released = release(
        &asked_for,
        SectionSet::EMPTY.with(Section::Event),
        &policies,
    );
    let received = Labels {
        origin: party(AZ),
        present: usual(),
        ..labels()
    };
    let _accepted = decide_accept(received, &party(AZ), &policies, NOW).unwrap();
    let _met = known_to(&labels(), (&party(AZ), "customs_risk"), &policies, NOW);
    let acts: Vec<_> = asked(&takes).into_iter().map(|(act, ..)| act).collect();
    assert_eq!(
        acts,
        [Act::Send, Act::Reveal, Act::Accept, Act::AnswerQuery]
    );
    let unagreed = Labels {
        tlp: Tlp::Red,
        ..labels()
    };
    assert!(told(&unagreed, &policies).refused.is_some());
    assert_eq!(asked(&takes), [], "nothing is left to ask about");
}

#[test]
fn a_section_that_rules_keep_is_withheld_with_the_rule_named() {
    let (_, policies) = ruled(
        false,
        SectionSet::EMPTY
            .with(Section::Goods)
            .with(Section::Persons),
    );
    let decision = told(&labels(), &policies);
    assert_eq!(decision.disclosed, usual().without(Section::Goods));
    assert_eq!(decision.withheld[&Section::Goods], Reason::RuleForbids);
    let lines = decision.explain().join("\n");
    assert!(
        lines
            .contains("your own rules, about goods, persons: the rule not-now forbids it: not now"),
        "{lines}"
    );
    assert_eq!(
        release(&labels(), SectionSet::ALL, &policies).disclosed(),
        usual().without(Section::Goods)
    );
}

#[test]
fn rules_that_keep_every_section_keep_the_record() {
    let (_, policies) = ruled(false, SectionSet::ALL);
    let decision = told(&labels(), &policies);
    assert_eq!(decision.refused, Some(Reason::RuleForbids));
    assert!(decision.disclosed.is_empty());
}

#[test]
fn what_rules_refuse_neither_goes_nor_comes_nor_answers() {
    let (_, policies) = ruled(true, SectionSet::EMPTY);
    assert_eq!(
        told(&labels(), &policies).refused,
        Some(Reason::RuleForbids)
    );
    assert!(release(&labels(), SectionSet::ALL, &policies).is_refused());
    let received = Labels {
        origin: party(AZ),
        present: usual(),
        ..labels()
    };
    let refused = decide_accept(received, &party(AZ), &policies, NOW).unwrap_err();
    assert_eq!(refused.reason(), Reason::RuleForbids);
    assert_eq!(
        known_to(&labels(), (&party(AZ), "customs_risk"), &policies, NOW),
        None
    );
    let (own, other) = (party(GE), party(AZ));
    let asking = Asking {
        asker: &other,
        asked: &own,
        purpose: "customs_risk",
        persons: false,
        subjects: 1,
        justified: true,
    };
    let refused = decide_query(asking, &policies, NOW).unwrap_err();
    assert_eq!(refused.reason(), Reason::RuleForbids);
}

#[test]
fn a_section_that_no_agreement_can_name_yet_never_goes() {
    let newer = Labels {
        present: SectionSet::from_bits(0xffff),
        ..labels()
    };
    for policies in [policies(&[&pair()]), ruled(false, SectionSet::EMPTY).1] {
        assert_eq!(told(&newer, &policies).disclosed, usual());
        let all = SectionSet::from_bits(0xffff);
        assert_eq!(release(&newer, all, &policies).disclosed(), usual());
    }
}

#[test]
fn what_runs_the_federation_is_not_asked_about() {
    let (takes, policies) = ruled(true, SectionSet::ALL);
    for kind in RecordKind::ALL
        .into_iter()
        .filter(|kind| kind.is_administrative())
    {
        let labels = Labels {
            kind,
            audience: Some(BTreeSet::from([party(AZ)])),
            ..labels()
        };
        let peer = PeerStanding {
            suspended: false,
            capabilities: labels.needed_capabilities().map(str::to_owned).collect(),
        };
        let policies = policies.clone().with_peer(party(AZ), peer);
        assert_eq!(told(&labels, &policies).refused, None, "{kind}");
    }
    assert_eq!(asked(&takes), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rules_never_add(present in 0_u16..=255, taken in 0_u16..=255) {
        let labels = Labels { present: SectionSet::from_bits(present), ..labels() };
        let (_, narrowed) = ruled(false, SectionSet::from_bits(taken));
        let before = told(&labels, &policies(&[&pair()]));
        let after = told(&labels, &narrowed);
        prop_assert!(after.disclosed.is_subset(before.disclosed));
        prop_assert!(after.refused.is_some() || before.refused.is_none());
        let withheld: SectionSet = after.withheld.keys().copied().collect();
        prop_assert_eq!(after.disclosed.union(withheld), labels.present);
    }
}
