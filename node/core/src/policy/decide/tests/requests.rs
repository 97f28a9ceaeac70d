//! Who may be told may ask, and is answered by the terms that say so.

use super::*;
use crate::model::kind::REQUEST;

/// GE tells AZ of seizures, and AZ tells GE nothing.
fn one_way() -> String {
    let document = with(&pair(), "reciprocal = true", "reciprocal = false");
    let document = with(&document, "from = \"any\"", &format!("from = [\"{GE}\"]"));
    with(&document, "kinds = \"any\"", "kinds = [\"SeizureNotice\"]")
}

fn said(kind: RecordKind, from: &str) -> Labels {
    Labels {
        kind,
        origin: party(from),
        present: SectionSet::EMPTY.with(Section::Event).with(Section::Goods),
        places: Some(BTreeSet::new()),
        audience: Some(BTreeSet::from([party(if from == GE { AZ } else { GE })])),
        ..labels()
    }
}

/// The policies of a party where the other reads requests.
fn of(own: &str, documents: &[&str]) -> Policies {
    let standing = PeerStanding {
        suspended: false,
        capabilities: ["records/1", REQUEST].map(str::to_owned).into(),
    };
    let book = policies(documents).book().clone();
    let other = if own == GE { AZ } else { GE };
    Policies::new(party(own))
        .with_book(book)
        .with_peer(party(other), standing)
}

/// Why what a party says does not leave it, or why the other does not take it; both decide alike.
fn refused_at_both(labels: &Labels, document: &str) -> Option<Reason> {
    let from = labels.origin.as_str();
    let to = if from == GE { AZ } else { GE };
    let told = explain(labels, &party(to), &of(from, &[document]), NOW);
    let taken = decide_accept(labels.clone(), &party(from), &of(to, &[document]), NOW);
    assert_eq!(
        told.refused,
        taken.err().map(|refusal| refusal.reason()),
        "{document}"
    );
    told.refused
}

#[test]
fn who_is_told_may_ask_and_is_answered_and_nobody_else() {
    let (asked, answer) = (said(RecordKind::Request, AZ), said(RecordKind::Answer, GE));
    assert_eq!(refused_at_both(&asked, &one_way()), None);
    assert_eq!(refused_at_both(&answer, &one_way()), None);
    let sentence = "terms 1 let a SeizureNotice come, and the record answers one";
    let told = explain(&answer, &party(AZ), &of(GE, &[&one_way()]), NOW);
    assert!(
        told.explain().join("\n").contains(sentence),
        "{:?}",
        told.explain()
    );
    // What goes one way is not asked for the other way.
    let (asked, answer) = (said(RecordKind::Request, GE), said(RecordKind::Answer, AZ));
    assert!(refused_at_both(&asked, &one_way()).is_some());
    assert!(refused_at_both(&answer, &one_way()).is_some());
}

#[test]
fn questions_and_answers_keep_to_the_terms() {
    let terms = |mode: &str, sections: &str| {
        let document = with(&one_way(), "mode = \"push\"", &format!("mode = \"{mode}\""));
        with(
            &document,
            "\ngoods = \"allow\"",
            &format!("\ngoods = \"{sections}\""),
        )
    };
    for labels in [said(RecordKind::Request, AZ), said(RecordKind::Answer, GE)] {
        let is_answer = labels.kind == RecordKind::Answer;
        // On request is by request; nothing is asked of what is told by hits alone.
        assert_eq!(refused_at_both(&labels, &terms("request", "allow")), None);
        let by_hits = refused_at_both(&labels, &terms("hit_no_hit", "allow"));
        assert_eq!(by_hits, Some(Reason::ModeNotPush));
        // What is redacted may be asked for, and the answer gives it.
        let sections = |how: &str| {
            let from = labels.origin.as_str();
            let to = if from == GE { AZ } else { GE };
            explain(&labels, &party(to), &of(from, &[&terms("push", how)]), NOW).disclosed
        };
        let bare = SectionSet::EMPTY.with(Section::Event);
        assert_eq!(sections("redact").contains(Section::Goods), is_answer);
        assert_eq!(sections("never"), bare);
        for (old, new, reason) in [
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
            let refused = refused_at_both(&labels, &with(&one_way(), old, new));
            assert_eq!(refused, Some(reason), "{new}");
        }
        let free = Labels {
            categories: BTreeSet::new(),
            ..labels.clone()
        };
        assert_eq!(
            refused_at_both(&free, &one_way()),
            None,
            "terms for any category"
        );
        let named = with(
            &one_way(),
            "categories = \"any\"",
            "categories = [\"narcotic\"]",
        );
        assert_eq!(
            refused_at_both(&free, &named),
            Some(Reason::CategoryNotCovered)
        );
    }
}

#[test]
fn a_suspension_stops_questions_and_answers() {
    let document = one_way();
    for labels in [said(RecordKind::Request, AZ), said(RecordKind::Answer, GE)] {
        let (from, to) = (
            labels.origin.as_str(),
            if labels.origin == party(GE) { AZ } else { GE },
        );
        let policies = of(from, &[&document]);
        let stopped = moved(policies.book(), GE, Step::Suspend, &document).unwrap();
        let decision = explain(&labels, &party(to), &policies.with_book(stopped), NOW);
        assert_eq!(decision.refused, Some(Reason::AgreementSuspended));
    }
}

/// Terms that forbid a kind in a direction.
fn never(document: &str, kind: &str, (from, to): (&str, &str)) -> String {
    let terms = format!(
        "[[terms]]\nfrom = [\"{from}\"]\nto = [\"{to}\"]\nkinds = [\"{kind}\"]\ncategories = \"any\"\n\
         mode = \"never\"\nsections = {{}}\nmax_tlp = \"RED\"\n\n[onward]"
    );
    with(document, "[onward]", &terms)
}

#[test]
fn terms_that_forbid_a_kind_outweigh_those_that_let_it_go() {
    let (asked, answer) = (said(RecordKind::Request, AZ), said(RecordKind::Answer, GE));
    let no_requests = never(&one_way(), "Request", (AZ, GE));
    let no_answers = never(&one_way(), "Answer", (GE, AZ));
    let no_notices = never(&one_way(), "SeizureNotice", (GE, AZ));
    for (labels, document, is_refused) in [
        (&asked, &no_requests, true),
        (&answer, &no_requests, true),
        (&asked, &no_answers, false),
        (&answer, &no_answers, true),
        (&asked, &no_notices, true),
        (&answer, &no_notices, true),
    ] {
        let refused = refused_at_both(labels, document);
        assert_eq!(
            refused,
            is_refused.then_some(Reason::ModeNotPush),
            "{} {document}",
            labels.kind
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_answer_discloses_nothing_that_its_author_may_not_tell_or_be_asked_for(
        rules in proptest::collection::vec(0_usize..3, 6),
        mode in 0_usize..3,
        forbidden in proptest::option::of(0_usize..3),
        present in 0_u16..256,
    ) {
        let modes = ["push", "request", "hit_no_hit"];
        let mut document = with(&one_way(), "mode = \"push\"", &format!("mode = \"{}\"", modes[mode]));
        let names = ["event", "goods", "transport", "companies", "narrative", "media"];
        let mut may = SectionSet::EMPTY;
        for (name, rule) in names.iter().zip(&rules) {
            let word = ["allow", "redact", "never"][*rule];
            document = with(&document, &format!("\n{name} = \"allow\""), &format!("\n{name} = \"{word}\""));
            if *rule < 2 {
                may = may.with(name.parse().unwrap());
            }
        }
        if let Some(kind) = forbidden {
            let (kind, way) = [("Request", (AZ, GE)), ("Answer", (GE, AZ)), ("SeizureNotice", (GE, AZ))][kind];
            document = never(&document, kind, way);
        }
        let labels = Labels {
            present: SectionSet::from_bits(present),
            ..said(RecordKind::Answer, GE)
        };
        let told = explain(&labels, &party(AZ), &of(GE, &[&document]), NOW);
        prop_assert!(told.disclosed.difference(may).is_empty());
        if mode > 1 || forbidden.is_some() {
            prop_assert!(told.disclosed.is_empty());
        }
    }
}

#[test]
fn who_does_not_read_requests_is_asked_nothing() {
    let decision = told(&said(RecordKind::Answer, GE), &policies(&[&one_way()]));
    assert_eq!(decision.refused, Some(Reason::CapabilityMissing));
}
