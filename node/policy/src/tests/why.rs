//! All layers together: why a record goes or not, and what would let it go.

use std::collections::BTreeSet;

use ntc_core::envelope::{Sign as _, SoftKey};
use ntc_core::identity::card::CAPABILITIES;
use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::phrase::Phrase;
use ntc_core::policy::agreement::{
    Edit, Template, TemplateParty, TermsEdit, document_sha256, signing_bytes,
};
use ntc_core::policy::suppose::Supposition;
use ntc_core::policy::{
    Agreement, AgreementBook, Labels, Move, PeerStanding, Policies, Step, explain as decided,
};
use ntc_core::section::{Section, SectionSet};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::fixture::{NOW, evaluator, labels, lines, party};
use crate::agreed::Otherwise;
use crate::why::{LabelChange, why};
use crate::{DEFAULT_RULES, Moment, Why};

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
    agreed(document).with_local(std::sync::Arc::new(evaluator(rules)))
}

/// GE with this agreement in force, and no rules.
fn agreed(document: &str) -> Policies {
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
        why.sentence.to_string().contains(
            "media (your own rules, about media: the rule no-media forbids it: pictures stay)"
        ),
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

/// Terms of a document that is generated.
#[derive(Clone, Debug)]
struct Written {
    direct: bool,
    kinds: Option<BTreeSet<RecordKind>>,
    categories: Option<BTreeSet<String>>,
    urgencies: Option<BTreeSet<Urgency>>,
    mode: &'static str,
    tlp: Tlp,
    purposes: BTreeSet<String>,
    never: BTreeSet<Section>,
}

impl Written {
    fn text(&self) -> String {
        let list = |names: Vec<&str>| format!("{names:?}");
        let any = |names: Option<Vec<&str>>| names.map_or_else(|| "\"any\"".to_owned(), list);
        let mut kinds = self
            .kinds
            .iter()
            .map(|it| it.iter().map(|it| it.name()).collect());
        let categories = self.categories.iter();
        let mut categories = categories.map(|it| it.iter().map(String::as_str).collect());
        let urgencies = self.urgencies.iter();
        let mut urgencies = urgencies.map(|it| it.iter().map(|it| it.name()).collect());
        let from = if self.direct {
            "\"any\"".to_owned()
        } else {
            format!("[\"{PEER}\"]")
        };
        let mut text = format!(
            "\n[[terms]]\nfrom = {from}\nto = \"any\"\nkinds = {}\ncategories = {}\nurgencies = {}\nmode = \"{}\"\n\
             max_tlp = \"{}\"\nhandling_codes = []\npurposes = {}\n",
            any(kinds.next_back()),
            any(categories.next_back()),
            any(urgencies.next_back()),
            self.mode,
            self.tlp,
            list(self.purposes.iter().map(String::as_str).collect()),
        );
        if !self.never.contains(&Section::Persons) {
            text.push_str("personal_data_basis = \"Protocol, article 3\"\n");
        }
        text.push_str("[terms.sections]\n");
        for section in Section::ALL {
            let is_kept = section == Section::National
                || self.never.contains(&section)
                // Where nothing is told no section is.
                || self.mode == "never";
            let treatment = if is_kept { "never" } else { "allow" };
            text.push_str(&format!("{} = \"{treatment}\"\n", section.name()));
        }
        text
    }

    /// The same as a change says.
    fn edit(&mut self, edit: &TermsEdit) {
        match edit {
            TermsEdit::Direct(..) => self.direct = true,
            TermsEdit::Kind(kind) => {
                self.kinds.as_mut().map(|kinds| kinds.insert(*kind));
            }
            TermsEdit::Urgency(urgency) => {
                self.urgencies.as_mut().map(|all| all.insert(*urgency));
            }
            TermsEdit::Category(None) => self.categories = None,
            TermsEdit::Category(Some(category)) => {
                self.categories
                    .as_mut()
                    .map(|all| all.insert(category.clone()));
            }
            TermsEdit::Push => self.mode = "push",
            TermsEdit::Serve(purpose) => {
                self.purposes.insert(purpose.clone());
            }
            TermsEdit::GoUpTo(tlp) => self.tlp = *tlp,
            TermsEdit::AskLess => {}
            TermsEdit::Allow(section) => {
                self.never.remove(section);
            }
        }
    }
}

/// A document of these terms.
fn of_terms(terms: &[Written]) -> String {
    let document = document();
    let (head, rest) = document.split_once("\n# What is told.").unwrap();
    let (_, tail) = rest.split_once("\n[onward]").unwrap();
    let terms: String = terms.iter().map(Written::text).collect();
    let head = with(head, "reciprocal = true", "reciprocal = false");
    format!("{head}{terms}\n[onward]{tail}")
}

fn written() -> impl Strategy<Value = Written> {
    let some = |of: &'static [&'static str]| {
        prop::option::of(prop::sample::subsequence(of, 1..=of.len()))
            .prop_map(|it| it.map(|it| it.into_iter().map(str::to_owned).collect()))
    };
    let kinds = vec![RecordKind::SeizureNotice, RecordKind::PassengerAlert];
    let kinds = prop::option::of(select(kinds).prop_map(|it| [it].into()));
    let urgencies = prop::option::of(select(&Urgency::ALL[..]).prop_map(|it| [it].into()));
    let never = prop::sample::subsequence(
        &[
            Section::Event,
            Section::Goods,
            Section::Persons,
            Section::Media,
        ][..],
        0..=4,
    );
    (
        (
            prop::bool::weighted(0.8),
            kinds,
            some(&["tobacco", "narcotic"]),
            urgencies,
        ),
        (
            select(&["push", "push", "push", "request", "never"][..]),
            select(&[Tlp::Green, Tlp::Amber, Tlp::AmberStrict][..]),
            prop::sample::subsequence(&["customs_risk", "counter_narcotics"][..], 1..=2),
            never,
        ),
    )
        .prop_map(
            |((direct, kinds, categories, urgencies), (mode, tlp, purposes, never))| Written {
                direct,
                kinds,
                categories,
                urgencies,
                mode,
                tlp,
                purposes: purposes.into_iter().map(str::to_owned).collect(),
                never: if mode == "never" {
                    Section::ALL.into_iter().collect()
                } else {
                    never.into_iter().collect()
                },
            },
        )
}

fn labelled() -> impl Strategy<Value = Labels> {
    let present = [
        Section::Event,
        Section::Goods,
        Section::Persons,
        Section::Media,
    ];
    (
        select(&[RecordKind::SeizureNotice, RecordKind::PassengerAlert][..]),
        prop::sample::subsequence(&["tobacco", "narcotic"][..], 1..=2),
        select(&["customs_risk", "counter_narcotics"][..]),
        select(&[Tlp::Green, Tlp::Amber, Tlp::AmberStrict, Tlp::Red][..]),
        select(&Urgency::ALL[..]),
        prop::sample::subsequence(present.to_vec(), 1..=4),
        any::<bool>(),
    )
        .prop_map(
            |(kind, categories, purpose, tlp, urgency, present, named)| {
                let mut labels = lasting();
                (labels.kind, labels.tlp, labels.urgency) = (kind, tlp, urgency);
                labels.categories = categories.into_iter().map(str::to_owned).collect();
                purpose.clone_into(&mut labels.purpose);
                labels.present = present.into_iter().collect();
                if named {
                    labels.named_recipients.insert(party(PEER));
                }
                labels
            },
        )
}

/// A document that says what is told lets the record go, or the section, and one that says less does not. Each change is
/// written into the text, which is read and signed anew.
#[test]
fn what_agreements_would_have_to_say_lets_it_go_and_nothing_less_does() {
    let strategy = (
        prop::collection::vec(written(), 1..=2),
        labelled(),
        any::<bool>(),
    );
    let able = PeerStanding {
        suspended: false,
        capabilities: CAPABILITIES.map(str::to_owned).into(),
    };
    let of = |terms: &[Written], suspended: bool| {
        let standing = PeerStanding {
            suspended,
            ..able.clone()
        };
        agreed(&of_terms(terms)).with_peer(party(PEER), standing)
    };
    let mut runner = TestRunner::deterministic();
    let (mut cases, mut minimal, mut several, mut hopeless) = (0, 0, 0, 0);
    while cases < 250 {
        let (terms, labels, suspended) = strategy.new_tree(&mut runner).unwrap().current();
        let policies = of(&terms, suspended);
        let asked = (None, &Moment::Publish);
        let why = why(&labels, &party(PEER), &policies, asked, NOW);
        for way in &why.ways {
            // What would take more changes than are tried is told as such.
            if way.is_hopeless {
                hopeless += 1;
                continue;
            }
            let steps = &way.steps;
            let goes = |taken: usize| {
                let (mut terms, mut labels, mut suspended) =
                    (terms.clone(), labels.clone(), suspended);
                let taken = steps
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| taken & (1 << at) != 0);
                for (_, step) in taken {
                    match &step.otherwise {
                        Otherwise::Label(change) => change.apply(&mut labels),
                        Otherwise::Agreed(all) => all.iter().for_each(|it| match it {
                            Supposition::Resumed => suspended = false,
                            Supposition::Says(_, Edit::Terms(number, edit)) => {
                                terms[number - 1].edit(edit);
                            }
                            it @ (Supposition::Enrolled
                            | Supposition::Reads(_)
                            | Supposition::Same
                            | Supposition::Says(..)
                            | Supposition::Acts(..)) => panic!("{it:?}"),
                        }),
                        it @ (Otherwise::Graded | Otherwise::Covered) => panic!("{it:?}"),
                    }
                }
                let policies = of(&terms, suspended);
                let decision = decided(&labels, &party(PEER), &policies, NOW);
                match way.section {
                    None => decision.refused.is_none(),
                    Some(section) => decision.disclosed.contains(section),
                }
            };
            let all = (1 << steps.len()) - 1;
            assert!(goes(all), "{:?} {terms:#?} {labels:?}", way.agreements);
            cases += 1;
            several += usize::from(steps.len() > 1);
            minimal += usize::from((0..all).all(|less| !goes(less)));
        }
    }
    assert!(minimal * 100 >= cases * 95, "{minimal} of {cases}");
    assert!(several > 50, "{several} of {cases}");
    assert!(hopeless * 20 < cases, "{hopeless} beside {cases}");
}

#[test]
fn where_own_rules_are_behind_what_is_agreed_they_are_told_and_where_nothing_helps_that_is() {
    let narrow = with(
        &document(),
        "categories = \"any\"",
        "categories = [\"tobacco\"]",
    );
    let rules = format!(
        "{DEFAULT_RULES}\n@id(\"no-narcotics\") @why(\"by telephone\") forbid (principal, action == NTC::Action::\"publish\", resource)
         when {{ resource.categories.contains(NTC::Category::\"narcotic\") }};"
    );
    let why = told(&lasting(), &policies(&narrow, &rules), &rules);
    let [way] = why.ways.as_slice() else {
        panic!("{why:?}");
    };
    assert_eq!(
        said(&way.agreements),
        [
            "agreement ge-kz version 1 covered the category narcotic",
            "your own rules let it go"
        ]
    );
    // The territory is no matter of terms, and the record lies where it lies.
    let excluded = with(
        &document(),
        "# excluded_territory = [\"CN\", \"TRMER\", \"ge_sarpi\"]",
        "excluded_territory = [\"TR\"]",
    );
    let why = told(
        &lasting(),
        &policies(&excluded, DEFAULT_RULES),
        DEFAULT_RULES,
    );
    let [way] = why.ways.as_slice() else {
        panic!("{why:?}");
    };
    assert!(way.is_hopeless, "{way:?}");
    assert_eq!(way.agreements, Vec::new());
}
