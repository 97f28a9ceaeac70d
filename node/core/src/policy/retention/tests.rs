use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::model::kind::RecordKind;
use crate::policy::book::Step;
use crate::policy::fixture::{
    AZ, DAY_MS, GE, KZ, NOW, labels, moved, party, policies, template, with,
};

const DAY: Duration = Duration::from_millis(DAY_MS);

/// Whose word it is, and after how many days from its signing.
fn told(kept: &Kept) -> (&'static str, u64) {
    (
        kept.by.code(),
        kept.until.since(NOW).as_secs() / (DAY_MS / 1000),
    )
}

/// An agreement of GE and AZ that keeps records for some days.
fn agreement(id: &str, days: &str) -> String {
    with(&template(id, &[GE, AZ]), "days = 1825", days)
}

/// A record of AZ as GE, whose policies the fixture makes, received it half a day after its signing.
fn received(expires_days: u64) -> Labels {
    Labels {
        origin: party(AZ),
        expires: NOW.plus(DAY * u32::try_from(expires_days).unwrap()),
        ..labels()
    }
}

fn keep(labels: &Labels, most: Option<u32>, policies: &Policies, now: Timestamp) -> Kept {
    let from = party(AZ);
    let most = most.map(|days| DAY * days);
    let taken = NOW.plus(DAY / 2);
    kept(labels, (&from, taken), most, policies, now).unwrap()
}

#[test]
fn the_shortest_of_author_agreements_and_own_rule_counts() {
    let (short, long) = (
        agreement("short", "days = 40"),
        agreement("long", "days = 90"),
    );
    type Row<'a> = (u64, &'a [&'a str], Option<u32>, (&'a str, u64));
    let rows: [Row<'_>; 8] = [
        (365, &[], None, ("author", 365)),
        (365, &[&long], None, ("agreement", 90)),
        (365, &[&long, &short], None, ("agreement", 40)),
        (365, &[&short, &long], None, ("agreement", 40)),
        (30, &[&short], None, ("author", 30)),
        (30, &[&short], Some(20), ("own", 20)),
        (365, &[&short], Some(60), ("agreement", 40)),
        // Of equal times the author's is named.
        (40, &[&short], None, ("author", 40)),
    ];
    for (expires, documents, most, expected) in rows {
        let policies = policies(documents);
        let kept = keep(&received(expires), most, &policies, NOW);
        assert_eq!(
            told(&kept),
            expected,
            "{expires} {} {most:?}",
            documents.len()
        );
    }
}

#[test]
fn what_is_passed_on_is_kept_as_long_as_what_it_carries() {
    let days = "days = 500\nkinds = { ConsignmentAlert = 20, Forward = 9 }";
    let policies = policies(&[&agreement("all", days)]);
    let carrying = |carried| Labels {
        kind: RecordKind::Forward,
        carried: Some(carried),
        ..received(1000)
    };
    for (kind, days) in [
        (RecordKind::ConsignmentAlert, 20),
        (RecordKind::SeizureNotice, 500),
    ] {
        let kept = keep(&carrying(kind), None, &policies, NOW);
        assert_eq!(told(&kept), ("agreement", days), "{kind}");
    }
}

#[test]
fn an_agreement_with_another_party_says_nothing() {
    let document = with(&template("other", &[GE, KZ]), "days = 1825", "days = 3");
    let policies = policies(&[&document]);
    assert_eq!(
        told(&keep(&received(365), None, &policies, NOW)),
        ("author", 365)
    );
}

#[test]
fn an_own_record_is_kept_as_its_author_says_whatever_others_agree() {
    let policies = policies(&[&agreement("short", "days = 40")]);
    let own = party(GE);
    let kept = kept(&labels(), (&own, NOW), Some(DAY), &policies, NOW).unwrap();
    assert_eq!(told(&kept), ("author", 365));
    assert!(kept.sections.is_empty());
}

#[test]
fn what_only_runs_the_federation_is_kept() {
    for kind in RecordKind::ALL {
        let labels = Labels {
            kind,
            ..received(1)
        };
        let kept = kept(&labels, (&party(AZ), NOW), Some(DAY), &policies(&[]), NOW);
        assert_eq!(kept.is_none(), kind.is_administrative(), "{kind}");
    }
}

#[test]
fn a_section_and_a_kind_have_times_of_their_own() {
    let days =
        "days = 500\nsections = { persons = 10, media = 400 }\nkinds = { ConsignmentAlert = 20 }";
    let policies = policies(&[&agreement("both", days)]);
    let notice = keep(&received(365), None, &policies, NOW);
    assert_eq!(told(&notice), ("author", 365));
    // A time that is no shorter than that of the record says nothing.
    let sections: Vec<_> = notice.sections.keys().copied().collect();
    assert_eq!(sections, [Section::Persons]);
    let alert = Labels {
        kind: RecordKind::ConsignmentAlert,
        ..received(365)
    };
    assert_eq!(told(&keep(&alert, None, &policies, NOW)), ("agreement", 20));

    let at = |days: u32| NOW.plus(DAY * days);
    let persons = SectionSet::EMPTY.with(Section::Persons);
    let others = SectionSet::ALL.without(Section::Persons);
    assert_eq!(
        notice.over(SectionSet::ALL, at(10).minus(Duration::from_millis(1))),
        SectionSet::EMPTY
    );
    assert_eq!(notice.over(SectionSet::ALL, at(10)), persons);
    assert_eq!(
        notice.over(others, at(10)),
        SectionSet::EMPTY,
        "it is not there"
    );
    assert_eq!(notice.over(others, at(365)), SectionSet::ALL);
    assert_eq!(notice.next(SectionSet::ALL), at(10));
    assert_eq!(notice.next(others), at(365));
}

#[test]
fn after_an_agreement_its_clause_decides_unless_another_one_covers_the_record() {
    let keeps = with(&agreement("of", "days = 1825"), "2030-12-31", "2026-07-01");
    let erases = with(
        &keeps,
        "after_end = \"keep_until_retention\"",
        "after_end = \"erase\"",
    );
    let (before, after) = (NOW, NOW.plus(DAY * 31));
    let of = |documents: &[&str], now| {
        let kept = keep(&received(3000), None, &policies(documents), now);
        told(&kept)
    };
    let digest = |now| keeping(&policies(&[&erases]), None, now);
    assert_eq!(digest(NOW), digest(before));
    assert_ne!(digest(before), digest(after), "it ended by time alone");
    assert_ne!(digest(NOW), keeping(&policies(&[&erases]), Some(DAY), NOW));
    assert_ne!(digest(NOW), keeping(&policies(&[&keeps]), None, NOW));
    assert_eq!(of(&[&erases], before), ("agreement", 1825));
    // The first moment after its last day.
    assert_eq!(of(&[&erases], after), ("agreement_ended", 31));
    assert_eq!(of(&[&keeps], after), ("agreement", 1825));
    assert_eq!(
        of(&[&erases, &agreement("next", "days = 700")], after),
        ("agreement", 700)
    );

    // Who terminates it ends it at once.
    for (document, expected) in [
        (&erases, ("agreement_ended", 5)),
        (&keeps, ("agreement", 1825)),
    ] {
        let policies = policies(&[document]);
        let book = moved(policies.book(), AZ, Step::Terminate, document).unwrap();
        let policies = policies.with_book(book);
        let kept = keep(&received(3000), None, &policies, NOW.plus(DAY * 5));
        assert_eq!(told(&kept), expected);
    }
    // Who suspends it ends nothing.
    let policies = policies(&[&erases]);
    let book = moved(policies.book(), AZ, Step::Suspend, &erases).unwrap();
    let kept = keep(&received(3000), None, &policies.with_book(book), NOW);
    assert_eq!(told(&kept), ("agreement", 1825));
}

proptest! {
    #[test]
    fn nothing_is_kept_longer_than_any_of_them_says_and_something_as_long_as_the_shortest(
        expires in 1_u64..4000, agreed in prop::collection::vec(1_u32..4000, 0..3), most in prop::option::of(1_u32..4000),
    ) {
        let documents: Vec<_> = agreed.iter().zip(["a", "b", "c"])
            .map(|(days, id)| agreement(id, &format!("days = {days}"))).collect();
        let documents: Vec<_> = documents.iter().map(String::as_str).collect();
        let kept = keep(&received(expires), most, &policies(&documents), NOW);
        let says = [NOW.plus(DAY * u32::try_from(expires).unwrap())].into_iter()
            .chain(agreed.iter().map(|days| NOW.plus(DAY * *days)))
            .chain(most.map(|days| NOW.plus(DAY / 2 + DAY * days)));
        prop_assert_eq!(Some(kept.until), says.min());
        // What is over is over for good, and before that nothing is.
        let before = kept.until.minus(Duration::from_millis(1));
        prop_assert_eq!(kept.over(SectionSet::ALL, before), SectionSet::EMPTY);
        prop_assert_eq!(kept.over(SectionSet::ALL, kept.until), SectionSet::ALL);
    }
}

#[test]
fn what_says_nothing_of_retention_does_not_have_records_looked_at_again() {
    let document = agreement("of", "days = 40");
    let agreed = policies(&[&document]);
    let before = keeping(&agreed, None, NOW);
    let standing = crate::policy::PeerStanding::default();
    let more = agreed.clone().with_peer(party(KZ), standing);
    assert_ne!(agreed.digest(), more.digest());
    assert_eq!(before, keeping(&more, None, NOW), "another partner");
    let book = moved(agreed.book(), AZ, Step::Suspend, &document).unwrap();
    let suspended = agreed.with_book(book);
    assert_eq!(
        before,
        keeping(&suspended, None, NOW),
        "suspended, it still keeps"
    );
}
