mod clauses;
mod local;
mod onward;
mod properties;
mod region;
mod requests;
mod returns;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::model::handling::Tlp;
use crate::model::kind::RecordKind;
use crate::policy::PeerStanding;
use crate::policy::agreement::document_sha256;
use crate::policy::book::Step;
use crate::policy::fixture::{
    AZ, DAY_MS, GE, KZ, NOW, SAMPLES, labels, moved, party, policies, signed, standing, template,
    with,
};
use crate::reason::Reasoned;
use crate::record::Evaluation;
use crate::section::Section;

fn pair() -> String {
    template("test-pair", &[GE, AZ])
}

fn group() -> String {
    template("test-group", &[GE, AZ, KZ])
}

fn told(labels: &Labels, policies: &Policies) -> Decision {
    explain(labels, &party(AZ), policies, NOW)
}

/// What one change of the document makes of the notice for AZ.
fn reason_with(old: &str, new: &str) -> Option<Reason> {
    told(&labels(), &policies(&[&with(&pair(), old, new)])).refused
}

/// What goes to AZ of a record with all its sections.
fn release(labels: &Labels, committed: SectionSet, policies: &Policies) -> Released<SectionSet> {
    let to = party(AZ);
    decide_release(SectionSet::ALL, labels, &to, committed, policies, NOW)
}

fn usual() -> SectionSet {
    SectionSet::ALL
        .without(Section::Persons)
        .without(Section::National)
}

#[test]
fn without_an_agreement_nothing_is_told() {
    let decision = told(&labels(), &policies(&[]));
    assert_eq!(decision.refused, Some(Reason::NoAgreement));
    assert!(decision.disclosed.is_empty());
    assert_eq!(decision.withheld.len(), 8);
}

#[test]
fn what_is_withheld_until_it_is_asked_for_is_told_apart_from_what_never_goes() {
    let redacts = with(&pair(), "companies = \"allow\"", "companies = \"redact\"");
    let decision = told(&labels(), &policies(&[&redacts]));
    assert_eq!(
        decision.on_request(),
        SectionSet::EMPTY.with(Section::Companies)
    );
    let never = told(&labels(), &policies(&[&pair()]));
    assert_eq!(never.on_request(), SectionSet::EMPTY);
    // What may be asked for is not hidden, and neither is what goes.
    let hidden = |of: &Decision| {
        let hidden = SectionSet::ALL.iter().filter(|section| of.hides(*section));
        hidden.collect::<SectionSet>()
    };
    assert_eq!(hidden(&decision), SectionSet::ALL.difference(usual()));
    assert_eq!(hidden(&never), SectionSet::ALL.difference(usual()));
}

#[test]
fn an_agreement_tells_what_it_allows_and_names_why_it_withholds() {
    let decision = told(&labels(), &policies(&[&pair()]));
    assert_eq!(decision.refused, None);
    assert_eq!(decision.disclosed, usual());
    assert_eq!(
        decision.withheld.get(&Section::Persons),
        Some(&Reason::SectionNotCovered)
    );
    assert_eq!(
        decision.withheld.get(&Section::National),
        Some(&Reason::SectionNational)
    );
    let hash = hex::encode(&document_sha256(pair().as_bytes())[..4]);
    assert_eq!(
        decision.explain(),
        [
            "AZ/state-customs-committee: event, goods, transport, companies, narrative, media",
            "withheld: persons (SECTION_NOT_COVERED), national (SECTION_NATIONAL)",
            &format!(
                "agreement test-pair version 1 ({hash}): terms 1 allow event, goods, transport, companies, narrative, media"
            ),
            &format!("agreement test-pair version 1 ({hash}): terms 1 never disclose persons"),
            "the section national never leaves its party",
        ]
    );
}

#[test]
fn every_condition_of_terms_refuses_by_its_own_code() {
    let one_way = with(&pair(), "reciprocal = true", "reciprocal = false");
    let one_way = with(&one_way, "to = \"any\"", "to = [\"GE/revenue-service\"]");
    assert_eq!(
        told(&labels(), &policies(&[&one_way])).refused,
        Some(Reason::DirectionNotCovered)
    );
    for (old, new, reason) in [
        (
            "kinds = \"any\"",
            "kinds = [\"ConsignmentAlert\"]",
            Reason::KindNotCovered,
        ),
        (
            "categories = \"any\"",
            "categories = [\"tobacco\"]",
            Reason::CategoryNotCovered,
        ),
        ("mode = \"push\"", "mode = \"request\"", Reason::ModeNotPush),
        (
            "# purposes =",
            "purposes = [\"exercise\"] #",
            Reason::PurposeNotCovered,
        ),
        (
            "max_tlp = \"AMBER\"",
            "max_tlp = \"GREEN\"",
            Reason::TlpAboveCeiling,
        ),
        (
            "# geography =",
            "geography = { touches_receiver = true } #",
            Reason::OutsideGeography,
        ),
        (
            "# evaluation =",
            "evaluation = { required = true } #",
            Reason::EvaluationMissing,
        ),
        (
            "from = 2026-01-01",
            "from = 2026-07-01",
            Reason::AgreementNotYetValid,
        ),
        (
            "until = 2030-12-31",
            "until = 2026-05-31",
            Reason::AgreementExpired,
        ),
    ] {
        assert_eq!(reason_with(old, new), Some(reason), "{new}");
    }
}

#[test]
fn a_grade_below_the_minimum_is_refused() {
    let document = with(
        &pair(),
        "# evaluation =",
        "evaluation = { required = true, minimum = [{ scheme = \"4x4\", source = \"B\", information = \"2\" }] } #",
    );
    let policies = policies(&[&document]);
    for (scheme, source, refused) in [
        ("4x4", "B", None),
        ("4x4", "C", Some(Reason::EvaluationTooLow)),
        ("admiralty", "A", Some(Reason::EvaluationTooLow)),
    ] {
        let graded = Labels {
            evaluation: Some(Evaluation {
                scheme: scheme.to_owned(),
                source: source.to_owned(),
                information: "1".to_owned(),
            }),
            ..labels()
        };
        assert_eq!(
            told(&graded, &policies).refused,
            refused,
            "{scheme} {source}"
        );
    }
}

#[test]
fn every_category_of_a_record_must_be_covered() {
    let document = with(
        &pair(),
        "categories = \"any\"",
        "categories = [\"narcotic\", \"tobacco\"]",
    );
    let policies = policies(&[&document]);
    for (categories, refused) in [
        (vec!["narcotic"], None),
        (vec!["narcotic", "tobacco"], None),
        (vec!["narcotic", "weapon"], Some(Reason::CategoryNotCovered)),
        (vec![], Some(Reason::CategoryNotCovered)),
    ] {
        let labels = Labels {
            categories: categories.iter().map(|code| (*code).to_owned()).collect(),
            ..labels()
        };
        assert_eq!(told(&labels, &policies).refused, refused, "{categories:?}");
    }
}

#[test]
fn the_stricter_of_two_agreements_wins() {
    let narrow = with(&pair(), "transport = \"allow\"", "transport = \"redact\"");
    let decision = told(&labels(), &policies(&[&group(), &narrow]));
    assert_eq!(decision.disclosed, usual().without(Section::Transport));
    let low = with(&pair(), "max_tlp = \"AMBER\"", "max_tlp = \"GREEN\"");
    let decision = told(&labels(), &policies(&[&group(), &low]));
    assert_eq!(decision.refused, Some(Reason::TlpAboveCeiling));
    let short = with(&pair(), "days = 1825", "days = 30");
    let decision = told(&labels(), &policies(&[&group(), &short]));
    assert_eq!(
        decision.keep_until.as_millis(),
        NOW.as_millis() + 30 * DAY_MS
    );
}

#[test]
fn an_excluded_pair_is_told_nothing_and_the_others_are() {
    let document = with(
        &group(),
        "# [[exclusions]]",
        "[[exclusions]]\nbetween = [\"GE/revenue-service\", \"AZ/state-customs-committee\"]",
    );
    let policies = policies(&[&document]);
    assert_eq!(
        told(&labels(), &policies).refused,
        Some(Reason::PairExcluded)
    );
    assert_eq!(explain(&labels(), &party(KZ), &policies, NOW).refused, None);
}

#[test]
fn suspension_and_termination_stop_at_once() {
    let in_force = policies(&[&pair()]);
    let after = |author, step| {
        let book = moved(in_force.book(), author, step, &pair()).unwrap();
        in_force.clone().with_book(book)
    };
    for author in [GE, AZ] {
        let policies = after(author, Step::Suspend);
        assert_eq!(
            told(&labels(), &policies).refused,
            Some(Reason::AgreementSuspended)
        );
        let released = release(&labels(), usual(), &policies);
        assert_eq!(released.held_back(), Some(Reason::AgreementSuspended));
        assert!(released.is_refused());
        assert_eq!(released.into_value(), None);
    }
    assert_eq!(
        told(&labels(), &after(AZ, Step::Terminate)).refused,
        Some(Reason::AgreementTerminated)
    );
    let policies = in_force.with_peer(party(AZ), standing(true));
    assert_eq!(
        told(&labels(), &policies).refused,
        Some(Reason::PeerSuspended)
    );
}

#[test]
fn a_peer_is_told_nothing_that_its_node_cannot_read() {
    let able = policies(&[&pair()]);
    let unable = able.clone().with_peer(
        party(AZ),
        PeerStanding {
            suspended: false,
            capabilities: BTreeSet::from(["hit/1".to_owned()]),
        },
    );
    assert_eq!(told(&labels(), &able).refused, None);
    let decision = told(&labels(), &unable);
    assert_eq!(decision.refused, Some(Reason::CapabilityMissing));
    let said = decision.explain().join("; ");
    assert!(said.contains("records/1"), "{said}");
    // What it sends is judged by what is agreed, not by what it can read.
    let received = Labels {
        origin: party(AZ),
        present: usual(),
        ..labels()
    };
    assert!(decide_accept(received, &party(AZ), &unable, NOW).is_ok());
}

#[test]
fn the_authors_audience_and_tlp_red_hold() {
    let red = with(&pair(), "max_tlp = \"AMBER\"", "max_tlp = \"RED\"");
    let policies = policies(&[&red, &group()]);
    let for_kz = Labels {
        audience: Some(BTreeSet::from([party(KZ)])),
        ..labels()
    };
    assert_eq!(
        told(&for_kz, &policies).refused,
        Some(Reason::NotInAudience)
    );
    let only_red = super::super::fixture::policies(&[&red]);
    for (named, refused) in [(KZ, Some(Reason::NotNamedRecipient)), (AZ, None)] {
        let labels = Labels {
            tlp: Tlp::Red,
            named_recipients: BTreeSet::from([party(named)]),
            ..labels()
        };
        assert_eq!(told(&labels, &only_red).refused, refused);
    }
}

#[test]
fn agreement_records_go_to_their_audience_without_an_agreement() {
    let policies = policies(&[]);
    let record = |audience| Labels {
        kind: RecordKind::Agreement,
        present: SectionSet::EMPTY.with(Section::Event),
        audience,
        ..labels()
    };
    let audience = Some(BTreeSet::from([party(AZ)]));
    let permit = decide_publish(record(audience), &policies, NOW).unwrap();
    let recipients: Vec<_> = permit.recipients().map(|(peer, _)| peer.clone()).collect();
    assert_eq!(recipients, [party(AZ)]);
    assert_eq!(
        told(&record(None), &policies).refused,
        Some(Reason::NotInAudience)
    );
}

#[test]
fn who_holds_a_record_is_told_that_it_is_withdrawn_whatever_is_agreed_and_once_a_suspension_ends() {
    let [policies, suspended] = [false, true].map(|suspended| obeying(&[], suspended));
    for kind in [
        RecordKind::Retraction,
        RecordKind::Correction,
        RecordKind::Consent,
        RecordKind::Acknowledgement,
    ] {
        let labels = Labels {
            kind,
            present: SectionSet::EMPTY.with(Section::Event),
            audience: Some(BTreeSet::from([party(AZ)])),
            ..labels()
        };
        for policies in [&policies, &suspended] {
            let permit = decide_publish(labels.clone(), policies, NOW).unwrap();
            assert_eq!(permit.recipients().count(), 1, "{kind}");
        }
        let goes =
            |policies| releasable(&labels, &party(AZ), labels.present, policies, NOW).refused;
        assert_eq!(goes(&suspended), Some(Reason::PeerSuspended), "{kind}");
        assert_eq!(goes(&policies), None, "{kind}");
    }
}

#[test]
fn a_version_that_replaces_another_goes_to_those_alone_who_hide_the_other() {
    let second = Labels {
        version: 2,
        ..labels()
    };
    assert_eq!(told(&second, &obeying(&[&pair()], false)).refused, None);
    let unable = policies(&[&pair()]);
    assert_eq!(told(&labels(), &unable).refused, None);
    let refused = told(&second, &unable).refused;
    assert_eq!(refused, Some(Reason::CapabilityMissing));
}

/// Policies under which AZ obeys corrections and retractions.
fn obeying(documents: &[&str], suspended: bool) -> Policies {
    let capabilities = ["records/1", "recall/2", "onward/1"]
        .map(str::to_owned)
        .into();
    let standing = PeerStanding {
        suspended,
        capabilities,
    };
    policies(documents).with_peer(party(AZ), standing)
}

#[test]
fn only_own_and_living_records_are_published_to_enrolled_peers() {
    let policies = policies(&[&pair()]);
    let foreign = Labels {
        origin: party(AZ),
        ..labels()
    };
    let dead = Labels {
        expires: NOW,
        ..labels()
    };
    let stranger = Labels {
        audience: Some(BTreeSet::from([party("TR/customs-guards")])),
        ..labels()
    };
    let unnamed = Labels {
        named_recipients: BTreeSet::from([party("TR/customs-guards")]),
        ..labels()
    };
    for (labels, reason, field) in [
        (foreign, Reason::RecordOfAnotherParty, None),
        (dead, Reason::RecordExpired, None),
        (stranger, Reason::PartyNotEnrolled, Some("audience")),
        (
            unnamed,
            Reason::PartyNotEnrolled,
            Some("handling.named_recipients"),
        ),
    ] {
        let refusal = decide_publish(labels, &policies, NOW).unwrap_err();
        assert_eq!(Reasoned::reason(&refusal), reason);
        assert_eq!(refusal.field().as_deref(), field);
    }
}

#[test]
fn every_stranger_that_a_draft_names_is_told_at_once() {
    let strangers = |names: &[&str]| {
        names
            .iter()
            .map(|name| party(name))
            .collect::<BTreeSet<_>>()
    };
    let several = Labels {
        audience: Some(strangers(&["TR/customs-guards", AZ, "TR/one"])),
        named_recipients: strangers(&["TR/two"]),
        ..labels()
    };
    let refusal = decide_publish(several, &policies(&[&pair()]), NOW).unwrap_err();
    assert_eq!(refusal.field().as_deref(), Some("audience"));
    assert_eq!(
        refusal.message,
        "audience names TR/customs-guards, TR/one, which are not enrolled peers; handling.named_recipients names TR/two, \
         which is not an enrolled peer; enrol them, or take them out"
    );
}

#[test]
fn a_receiver_refuses_what_the_agreement_does_not_cover() {
    let policies = policies(&[&pair()]);
    let received = Labels {
        origin: party(AZ),
        places: None,
        ..labels()
    };
    let accept = |labels: &Labels, disclosed| {
        let received = Labels {
            present: disclosed,
            ..labels.clone()
        };
        decide_accept(received, &party(AZ), &policies, NOW)
    };
    assert_eq!(accept(&received, usual()).unwrap().disclosed(), usual());
    let beyond = accept(&received, usual().with(Section::Persons)).unwrap_err();
    assert_eq!(beyond.reason(), Reason::SectionNotCovered);
    assert_eq!(
        beyond.to_string(),
        "policy refuses the record: the sections persons came beyond what the agreements allow"
    );
    let red = Labels {
        tlp: Tlp::AmberStrict,
        ..received.clone()
    };
    assert_eq!(
        accept(&red, usual()).unwrap_err().reason(),
        Reason::TlpAboveCeiling
    );
    let lent = Labels {
        origin: party(KZ),
        ..received
    };
    assert_eq!(
        accept(&lent, usual()).unwrap_err().reason(),
        Reason::RecordOfAnotherParty
    );
}
