//! All layers together: why a record goes or not, and what would let it go.

use std::collections::BTreeSet;

use ntc_core::envelope::{Sign as _, SoftKey};
use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::phrase::Phrase;
use ntc_core::policy::agreement::{Template, TemplateParty, document_sha256, signing_bytes};
use ntc_core::policy::{
    Agreement, AgreementBook, Labels, Move, PeerStanding, Policies, Step, explain as decided,
};
use ntc_core::section::{Section, SectionSet};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::fixture::{NOW, evaluator, labels, lines, party};
use crate::why::{LabelChange, why};
use crate::{DEFAULT_RULES, Why};

const OWN: &str = "GE/revenue-service";
const PEER: &str = "KZ/committee";

fn document() -> String {
    Template {
        id: "ge-kz".to_owned(),
        title: "A test agreement".to_owned(),
        legal_basis: "Memorandum of 1 January 2026".to_owned(),
        parties: [OWN, PEER]
            .map(|name| TemplateParty {
                party: party(name),
                name: format!("Authority of {name}"),
            })
            .into(),
        from: "2026-01-01".to_owned(),
        until: "2030-12-31".to_owned(),
    }
    .document()
}

/// The text after one replacement, which must be found.
fn with(document: &str, old: &str, new: &str) -> String {
    assert!(document.contains(old), "{old}");
    document.replacen(old, new, 1)
}

/// GE with this agreement in force, and these rules.
fn policies(document: &str, rules: &str) -> Policies {
    let own = party(OWN);
    let mut book = AgreementBook::new(own.clone());
    for (author, step) in [(OWN, Step::Propose), (PEER, Step::Sign)] {
        let key = SoftKey::from_seed(&document_sha256(author.as_bytes()));
        let made = Move {
            step,
            document: if step == Step::Propose {
                document.as_bytes().to_vec()
            } else {
                Vec::new()
            },
            document_sha256: document_sha256(document.as_bytes()),
            signature: Some(key.sign(&signing_bytes(document.as_bytes())).unwrap()),
            author_key: Some(key.public_key()),
            reason: String::new(),
            made: NOW,
        };
        let keys = [key.public_key()];
        book = book.apply(&party(author), &made, &keys, NOW).unwrap();
    }
    let standing = PeerStanding {
        suspended: false,
        capabilities: BTreeSet::from(["records/1".to_owned()]),
    };
    Policies::new(own)
        .with_peer(party(PEER), standing)
        .with_book(book)
        .with_local(std::sync::Arc::new(evaluator(rules)))
}

fn lasting() -> Labels {
    let mut labels = labels();
    labels.expires = NOW.plus(std::time::Duration::from_secs(30 * 86_400));
    labels
}

fn said(phrases: &[Phrase]) -> Vec<String> {
    phrases.iter().map(ToString::to_string).collect()
}

fn told(labels: &Labels, policies: &Policies, rules: &str) -> Why {
    let asked = (Some(&evaluator(rules)), &Moment::Publish);
    why(labels, &party(PEER), policies, asked, NOW)
}

#[test]
fn a_section_that_the_agreement_keeps_is_named_with_the_terms_that_would_let_it_go() {
    let kept = with(&document(), "\ngoods = \"allow\"", "\ngoods = \"never\"");
    let policies_of_kept = policies(&kept, DEFAULT_RULES);
    let why = told(&lasting(), &policies_of_kept, DEFAULT_RULES);
    assert!(
        why.sentence.to_string().starts_with(
            "KZ/committee would get 5 of 8 sections now; kept: goods (agreement ge-kz version 1"
        ),
        "{}",
        why.sentence
    );
    let way = why
        .ways
        .iter()
        .find(|way| way.section == Some(Section::Goods))
        .unwrap();
    assert_eq!(way.labels, Vec::<Vec<LabelChange>>::new());
    assert_eq!(
        said(&way.agreements),
        ["terms 1 of agreement ge-kz version 1 allowed goods"]
    );
    let allowed = decided(
        &lasting(),
        &party(PEER),
        &policies(&document(), DEFAULT_RULES),
        NOW,
    );
    assert!(allowed.disclosed.contains(Section::Goods));
}

/// Of persons, both together let them go, and neither alone is an agreement that does.
#[test]
fn persons_go_where_terms_allow_them_and_name_a_basis_and_both_are_told() {
    let why = told(
        &lasting(),
        &policies(&document(), DEFAULT_RULES),
        DEFAULT_RULES,
    );
    let mut ways = why.ways.iter();
    let way = ways
        .find(|way| way.section == Some(Section::Persons))
        .unwrap();
    assert_eq!(
        said(&way.agreements),
        [
            "terms 1 of agreement ge-kz version 1 allowed persons",
            "terms 1 of agreement ge-kz version 1 named a legal basis for persons (personal_data_basis)",
        ]
    );
    let allowed = with(
        &document(),
        "\npersons = \"never\"",
        "\npersons = \"allow\"",
    );
    assert!(
        Agreement::read(allowed.as_bytes()).is_err(),
        "it names no basis"
    );
    let based = with(
        &allowed,
        "# personal_data_basis = \"...\"",
        "personal_data_basis = \"Protocol, article 3\" #",
    );
    let decision = decided(
        &lasting(),
        &party(PEER),
        &policies(&based, DEFAULT_RULES),
        NOW,
    );
    assert!(
        decision.disclosed.contains(Section::Persons),
        "{decision:?}"
    );
    let kept = with(&based, "\npersons = \"allow\"", "\npersons = \"never\"");
    let why = told(&lasting(), &policies(&kept, DEFAULT_RULES), DEFAULT_RULES);
    let mut ways = why.ways.iter();
    let way = ways
        .find(|way| way.section == Some(Section::Persons))
        .unwrap();
    assert_eq!(way.agreements.len(), 1, "a basis is named");
}

#[test]
fn a_record_that_no_terms_let_go_would_go_with_other_labels() {
    let narrow = with(
        &document(),
        "categories = \"any\"",
        "categories = [\"tobacco\"]",
    );
    let policies = policies(&narrow, DEFAULT_RULES);
    let why = told(&lasting(), &policies, DEFAULT_RULES);
    assert!(
        why.sentence
            .to_string()
            .starts_with("KZ/committee would get nothing now: "),
        "{}",
        why.sentence
    );
    let [way] = why.ways.as_slice() else {
        panic!("{why:?}");
    };
    assert_eq!(way.labels, [[LabelChange::Category("tobacco".to_owned())]]);
    assert_eq!(
        said(&way.agreements),
        ["agreement ge-kz version 1 covered the category narcotic"]
    );
}

#[test]
fn what_own_rules_keep_is_told_with_the_rule_and_its_clauses() {
    let rules = format!(
        "{DEFAULT_RULES}\n@id(\"no-media\") @why(\"pictures stay\") forbid (principal, action == NTC::Action::\"disclose\", resource)
         when {{ context.section == NTC::Section::\"media\" && resource.urgency != NTC::Urgency::\"immediate\" }};"
    );
    let policies = policies(&document(), &rules);
    let why = told(&lasting(), &policies, &rules);
    assert!(
        why.sentence
            .to_string()
            .contains("media (own rules, of media: the rule no-media forbids it: pictures stay)"),
        "{}",
        why.sentence
    );
    let way = why
        .ways
        .iter()
        .find(|way| way.section == Some(Section::Media))
        .unwrap();
    assert_eq!(way.agreements, Vec::new());
    let lines = lines(&why.rules.unwrap()).join("\n");
    assert!(
        lines.contains("✓ resource.urgency != immediate  (record.urgency: routine)"),
        "{lines}"
    );
    assert!(
        lines.contains("would be allowed if record.urgency were immediate"),
        "{lines}"
    );
}

/// The own rules are asked what the decision asks them: as what it goes, and of what agreements and handling let go.
#[test]
fn what_is_passed_on_or_shown_on_request_is_explained_as_that() {
    let rules = format!(
        "{DEFAULT_RULES}\n@id(\"no-event\") @why(\"not the place\") forbid (principal, action == NTC::Action::\"disclose\", resource)
         when {{ context.section == NTC::Section::\"event\" && context.by == NTC::Deed::\"forward\" }};"
    );
    let standing = PeerStanding {
        suspended: false,
        capabilities: [RecordKind::SeizureNotice, RecordKind::Forward]
            .map(|kind| kind.capability().to_owned())
            .into(),
    };
    let policies = policies(&document(), &rules).with_peer(party(PEER), standing);
    let mut passed_on = lasting();
    passed_on.kind = RecordKind::Forward;
    passed_on.carried = Some(RecordKind::SeizureNotice);
    let why = told(&passed_on, &policies, &rules);
    // Without its event nobody can prove it, so that it does not go; the rules keep the event.
    assert!(why.decision.refused.is_some(), "{why:?}");
    let explained = why.rules.unwrap();
    assert!(
        explained
            .sentence
            .starts_with("KZ/committee: forward is allowed"),
        "{}",
        explained.sentence
    );
    let kept = explained.parts.iter().filter(|part| !part.verdict.allowed);
    let kept: Vec<_> = kept.map(|part| part.section).collect();
    let agreed = [Section::Persons, Section::National].map(Some);
    assert_eq!(kept, [&[Some(Section::Event)], &agreed[..]].concat());

    let mut revealed = lasting();
    revealed.asked = SectionSet::EMPTY.with(Section::Goods);
    let explained = told(&revealed, &policies, &rules).rules.unwrap();
    assert!(
        explained
            .sentence
            .starts_with("KZ/committee: reveal is allowed")
    );
}

#[test]
fn changes_of_labels_let_it_go_and_fewer_do_not() {
    let documents = [
        document(),
        with(
            &document(),
            "categories = \"any\"",
            "categories = [\"tobacco\", \"narcotic\"]",
        ),
        with(&document(), "max_tlp = \"AMBER\"", "max_tlp = \"GREEN\""),
    ];
    let policies: Vec<_> = documents
        .iter()
        .map(|text| policies(text, DEFAULT_RULES))
        .collect();
    const PURPOSES: [&str; 3] = ["customs_risk", "exercise", "counter_narcotics"];
    let strategy = (
        (
            select(&Tlp::ALL[..]),
            select(&Urgency::ALL[..]),
            select(&PURPOSES[..]),
        ),
        (
            select(&["tobacco", "narcotic", "weapon"][..]),
            any::<bool>(),
            any::<bool>(),
        ),
        0..policies.len(),
    );
    let mut runner = TestRunner::deterministic();
    let (mut cases, mut found) = (0, 0);
    for _ in 0..400 {
        let ((tlp, urgency, purpose), (category, addressed, named), policy) =
            strategy.new_tree(&mut runner).unwrap().current();
        let mut labels = lasting();
        (labels.tlp, labels.urgency) = (tlp, urgency);
        purpose.clone_into(&mut labels.purpose);
        labels.categories = BTreeSet::from([category.to_owned()]);
        labels.audience = addressed.then(|| BTreeSet::from([party(OWN)]));
        if named {
            labels.named_recipients.insert(party(PEER));
        }
        labels.present = SectionSet::EMPTY.with(Section::Event);
        let why = told(&labels, &policies[policy], DEFAULT_RULES);
        let Some(way) = why.ways.iter().find(|way| way.section.is_none()) else {
            continue;
        };
        cases += 1;
        for changes in &way.labels {
            found += 1;
            let goes = |left_out: Option<usize>| {
                let mut labels = labels.clone();
                let kept = changes
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| Some(*at) != left_out);
                kept.for_each(|(_, change)| change.apply(&mut labels));
                decided(&labels, &party(PEER), &policies[policy], NOW)
                    .refused
                    .is_none()
            };
            assert!(goes(None), "{changes:?}");
            for (at, change) in changes.iter().enumerate() {
                let LabelChange::Tlp(told) = change else {
                    continue;
                };
                // No audience that is nearer to the author's would do.
                let steps = |tlp: Tlp| (tlp as u8).abs_diff(labels.tlp as u8);
                let nearer = |it: &Tlp| *it < labels.tlp && steps(*it) < steps(*told);
                for nearer in Tlp::ALL.into_iter().filter(nearer) {
                    let mut labels = labels.clone();
                    let others = changes.iter().enumerate().filter(|(other, _)| *other != at);
                    others.for_each(|(_, change)| change.apply(&mut labels));
                    labels.tlp = nearer;
                    let refused = decided(&labels, &party(PEER), &policies[policy], NOW).refused;
                    assert!(refused.is_some(), "{changes:?} and {nearer}");
                }
            }
            for left_out in 0..changes.len() {
                assert!(!goes(Some(left_out)), "{changes:?} without {left_out}");
            }
        }
    }
    assert!(cases > 50 && found > 50, "{cases} {found}");
}
