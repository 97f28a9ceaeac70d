//! What answers a record goes back by the terms that let that record come.

use super::*;
use crate::model::kind::{HIT, OUTCOME, REQUEST};

/// The agreement lets AZ tell GE alerts, and GE nothing.
fn one_way() -> String {
    let document = with(&pair(), "reciprocal = true", "reciprocal = false");
    let document = with(&document, "from = \"any\"", &format!("from = [\"{AZ}\"]"));
    with(
        &document,
        "kinds = \"any\"",
        "kinds = [\"ConsignmentAlert\"]",
    )
}

fn outcome() -> Labels {
    Labels {
        kind: RecordKind::Outcome,
        present: SectionSet::EMPTY.with(Section::Event).with(Section::Goods),
        places: None,
        audience: Some(BTreeSet::from([party(AZ)])),
        ..labels()
    }
}

/// Policies under which AZ reads outcomes.
fn reading(documents: &[&str]) -> Policies {
    let standing = PeerStanding {
        suspended: false,
        capabilities: ["records/1", OUTCOME].map(str::to_owned).into(),
    };
    policies(documents).with_peer(party(AZ), standing)
}

fn refused(labels: &Labels, document: &str) -> Option<Reason> {
    told(labels, &reading(&[document])).refused
}

#[test]
fn an_outcome_goes_back_by_the_terms_that_let_alerts_come_and_says_so() {
    let decision = told(&outcome(), &reading(&[&one_way()]));
    assert_eq!(decision.refused, None);
    assert_eq!(decision.disclosed, outcome().present);
    let said = decision.explain().join("\n");
    let sentence = "terms 1 let a ConsignmentAlert come, and the record answers one";
    assert!(said.contains(sentence), "{said}");
    assert_eq!(
        refused(&labels(), &one_way()),
        Some(Reason::DirectionNotCovered),
        "a notice does not"
    );
    // The other side takes it by the same terms.
    let received = Labels {
        origin: party(AZ),
        ..outcome()
    };
    let back = with(
        &one_way(),
        &format!("from = [\"{AZ}\"]"),
        &format!("from = [\"{GE}\"]"),
    );
    let taken = decide_accept(received.clone(), &party(AZ), &reading(&[&back]), NOW);
    assert!(taken.is_ok());
    // What came of a hit goes by the terms by which the alert went.
    let met = decide_accept(received.clone(), &party(AZ), &reading(&[&one_way()]), NOW);
    assert!(met.is_ok());
    let seizures = with(&one_way(), "ConsignmentAlert", "SeizureNotice");
    let taken = decide_accept(received, &party(AZ), &reading(&[&seizures]), NOW);
    assert_eq!(taken.unwrap_err().reason(), Reason::KindNotCovered);
}

#[test]
fn an_outcome_keeps_to_what_the_terms_of_the_alert_say() {
    for (old, new, reason) in [
        ("mode = \"push\"", "mode = \"request\"", Reason::ModeNotPush),
        (
            "max_tlp = \"AMBER\"",
            "max_tlp = \"GREEN\"",
            Reason::TlpAboveCeiling,
        ),
        (
            "# purposes =",
            "purposes = [\"exercise\"] #",
            Reason::PurposeNotCovered,
        ),
        (
            "categories = \"any\"",
            "categories = [\"tobacco\"]",
            Reason::CategoryNotCovered,
        ),
    ] {
        let changed = refused(&outcome(), &with(&one_way(), old, new));
        assert_eq!(changed, Some(reason), "{new}");
    }
    // Where the alert touched, and how its source was graded, asks nothing of what came of it.
    for (old, new) in [
        (
            "# geography = ",
            "geography = { touches_receiver = true } #",
        ),
        ("# evaluation = ", "evaluation = { required = true } #"),
    ] {
        assert_eq!(
            refused(&outcome(), &with(&one_way(), old, new)),
            None,
            "{new}"
        );
    }
}

#[test]
fn terms_that_forbid_outcomes_outweigh_those_that_let_alerts_come() {
    let never = format!(
        "[[terms]]\nfrom = [\"{GE}\"]\nto = [\"{AZ}\"]\nkinds = [\"Outcome\"]\ncategories = \"any\"\n\
         mode = \"never\"\nsections = {{}}\nmax_tlp = \"RED\"\n\n[onward]"
    );
    let forbidding = with(&one_way(), "[onward]", &never);
    assert_eq!(refused(&outcome(), &forbidding), Some(Reason::ModeNotPush));
}

#[test]
fn who_does_not_read_outcomes_is_told_none() {
    let decision = told(&outcome(), &policies(&[&one_way()]));
    assert_eq!(decision.refused, Some(Reason::CapabilityMissing));
}

fn notice() -> Labels {
    Labels {
        kind: RecordKind::HitNotice,
        present: SectionSet::EMPTY.with(Section::Event),
        ..outcome()
    }
}

/// Policies under which AZ reads hits, and asks about them.
fn reading_hits(documents: &[&str]) -> Policies {
    let standing = PeerStanding {
        suspended: false,
        capabilities: ["records/1", HIT, REQUEST].map(str::to_owned).into(),
    };
    policies(documents).with_peer(party(AZ), standing)
}

#[test]
fn a_hit_goes_back_by_the_terms_that_let_the_alert_come_and_a_question_about_it_by_the_same() {
    let policies = reading_hits(&[&one_way()]);
    let decision = told(&notice(), &policies);
    assert_eq!(decision.refused, None, "{:?}", decision.explain());
    assert_eq!(decision.disclosed, notice().present);
    // What answers the question looks back three times: at the question, the hit and the alert.
    let answer = Labels {
        kind: RecordKind::Answer,
        ..notice()
    };
    assert_eq!(told(&answer, &policies).refused, None);
    let seizures = with(&one_way(), "ConsignmentAlert", "SeizureNotice");
    let refused = told(&notice(), &reading_hits(&[&seizures])).refused;
    assert_eq!(refused, Some(Reason::KindNotCovered), "no alert may come");
    let never = format!(
        "[[terms]]\nfrom = [\"{GE}\"]\nto = [\"{AZ}\"]\nkinds = [\"HitNotice\"]\ncategories = \"any\"\n\
         mode = \"never\"\nsections = {{}}\nmax_tlp = \"RED\"\n\n[onward]"
    );
    let forbidding = reading_hits(&[&with(&one_way(), "[onward]", &never)]);
    assert_eq!(
        told(&notice(), &forbidding).refused,
        Some(Reason::ModeNotPush)
    );
    let unread = told(&notice(), &reading(&[&one_way()])).refused;
    assert_eq!(unread, Some(Reason::CapabilityMissing));
}
