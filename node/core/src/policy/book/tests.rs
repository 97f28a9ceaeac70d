mod notice;
mod validity;

use super::*;
use crate::envelope::Sign as _;
use crate::model::text::MAX_REASON;
use crate::policy::Concern;
use crate::policy::agreement::document_sha256;
use crate::policy::fixture::{
    AZ, DAY_MS, GE, KZ, NOW, key, moved, party, signed, step, template, with,
};
use crate::reason::Reason;

fn empty() -> AgreementBook {
    AgreementBook::new(party(GE))
}

fn pair() -> String {
    template("test-pair", &[GE, AZ])
}

fn standing(book: &AgreementBook, document: &str, peer: &str, now: Timestamp) -> Standing {
    let entry = book
        .by_sha256(&document_sha256(document.as_bytes()))
        .unwrap();
    book.pair_standing(entry, &party(GE), &party(peer), now)
}

fn second_version(document: &str) -> String {
    let hash = hex::encode(document_sha256(document.as_bytes()));
    with(
        document,
        "version = 1 ",
        &format!("version = 2\nsupersedes = \"{hash}\" "),
    )
}

#[test]
fn an_agreement_is_in_force_once_both_have_signed_within_its_dates() {
    let document = pair();
    let proposed = signed(empty(), &document, &[AZ]);
    assert_eq!(
        standing(&proposed, &document, AZ, NOW),
        Standing::Proposed(BTreeSet::from([party(GE)]))
    );
    assert!(proposed.partners(NOW).is_empty());
    let book = moved(&proposed, GE, Step::Sign, &document).unwrap();
    let entry = book.latest("test-pair").unwrap();
    let validity = entry.agreement().validity();
    let (from, end) = (validity.from, validity.end(NOW).unwrap());
    let just_before = |at: Timestamp| Timestamp::from_millis(at.as_millis() - 1);
    for (now, word) in [
        (just_before(from), "not_yet_valid"),
        (from, "in_force"),
        (just_before(end), "in_force"),
        (end, "expired"),
    ] {
        assert_eq!(standing(&book, &document, AZ, now).code(), word, "{now}");
    }
    assert_eq!(book.partners(NOW), BTreeSet::from([party(AZ)]));
    assert_eq!(entry.document(), document.as_bytes());
}

#[test]
fn in_a_group_each_pair_stands_for_itself() {
    let document = template("test-group", &[GE, AZ, KZ]);
    let book = signed(empty(), &document, &[GE, AZ]);
    assert_eq!(standing(&book, &document, AZ, NOW), Standing::InForce);
    assert_eq!(standing(&book, &document, KZ, NOW).code(), "proposed");
    assert_eq!(
        book.standing(book.latest("test-group").unwrap(), NOW),
        Standing::InForce
    );
}

#[test]
fn the_order_across_ledgers_makes_no_difference() {
    let document = template("test-group", &[GE, AZ, KZ]);
    let moves = [
        (AZ, Step::Propose),
        (KZ, Step::Sign),
        (GE, Step::Sign),
        (KZ, Step::Suspend),
    ];
    let in_order = moves.iter().fold(empty(), |book, (author, what)| {
        moved(&book, author, *what, &document).unwrap()
    });
    let early = moved(&empty(), KZ, Step::Sign, &document).unwrap();
    let early = moved(&early, KZ, Step::Suspend, &document).unwrap();
    let early = moved(&early, AZ, Step::Propose, &document).unwrap();
    let early = moved(&early, GE, Step::Sign, &document).unwrap();
    assert_eq!(in_order, early);
    assert_eq!(standing(&early, &document, KZ, NOW).code(), "suspended");
}

#[test]
fn a_move_taken_in_twice_changes_nothing() {
    let document = pair();
    let book = signed(empty(), &document, &[AZ, GE]);
    for (author, what) in [(AZ, Step::Propose), (GE, Step::Propose), (GE, Step::Sign)] {
        assert_eq!(moved(&book, author, what, &document).unwrap(), book);
    }
}

#[test]
fn either_side_suspends_at_once_and_lifts_only_its_own() {
    let document = pair();
    let book = signed(empty(), &document, &[AZ, GE]);
    let both = moved(&book, AZ, Step::Suspend, &document).unwrap();
    assert_eq!(
        standing(&both, &document, AZ, NOW),
        Standing::Suspended(BTreeSet::from([party(AZ)]))
    );
    let both = moved(&both, GE, Step::Suspend, &document).unwrap();
    let one = moved(&both, GE, Step::Resume, &document).unwrap();
    assert_eq!(
        standing(&one, &document, AZ, NOW),
        Standing::Suspended(BTreeSet::from([party(AZ)]))
    );
    assert_eq!(moved(&one, AZ, Step::Resume, &document).unwrap(), book);
}

#[test]
fn a_termination_is_for_good() {
    let document = pair();
    let book = signed(empty(), &document, &[AZ, GE]);
    let ended = moved(&book, AZ, Step::Terminate, &document).unwrap();
    let ended = moved(&ended, AZ, Step::Resume, &document).unwrap();
    assert_eq!(standing(&ended, &document, AZ, NOW).code(), "terminated");
    let error = moved(&ended, AZ, Step::Propose, &second_version(&document)).unwrap_err();
    assert_eq!(error.reason(), Reason::AgreementTerminated);
}

#[test]
fn an_end_is_to_be_looked_at_while_it_leaves_the_party_without_an_agreement() {
    let (first, second) = (pair(), template("test-anew", &[AZ, GE]));
    let book = signed(empty(), &first, &[AZ, GE]);
    let warns = |book: &AgreementBook| {
        let entry = book.latest("test-pair").unwrap();
        let told = book.warnings(entry, NOW);
        told.iter().any(|told| told.code == "terminated")
    };
    let by_them = moved(&book, AZ, Step::Terminate, &first).unwrap();
    assert!(warns(&by_them));
    let anew = signed(by_them.clone(), &second, &[AZ, GE]);
    assert!(!warns(&anew), "another one is in force");
    let by_both = moved(&by_them, GE, Step::Terminate, &first).unwrap();
    assert!(!warns(&by_both), "whoever ends it knows it");
}

#[test]
fn a_withdrawn_proposal_is_signed_by_nobody_and_makes_room_for_the_corrected_one() {
    let typo = pair();
    let book = signed(empty(), &typo, &[GE]);
    let withdrawn = moved(&book, GE, Step::Withdraw, &typo).unwrap();
    assert_eq!(standing(&withdrawn, &typo, AZ, NOW), Standing::Withdrawn);
    assert_eq!(withdrawn.listed().len(), 1, "there is no other");
    let error = moved(&withdrawn, AZ, Step::Sign, &typo).unwrap_err();
    assert_eq!(error.reason(), Reason::AgreementWithdrawn);
    let corrected = with(&typo, "feedback_days = 30", "feedback_days = 60");
    assert!(moved(&book, GE, Step::Propose, &corrected).is_err());
    let book = signed(withdrawn, &corrected, &[GE, AZ]);
    assert_eq!(standing(&book, &corrected, AZ, NOW), Standing::InForce);
    let latest = book.latest("test-pair").unwrap();
    assert_eq!(latest.document(), corrected.as_bytes());
    let listed: Vec<_> = book.listed().iter().map(|e| e.document()).collect();
    assert_eq!(listed, [corrected.as_bytes()]);
}

#[test]
fn only_the_proposer_withdraws_and_only_what_nobody_else_has_signed() {
    let document = pair();
    let proposed = signed(empty(), &document, &[AZ]);
    let error = moved(&proposed, GE, Step::Withdraw, &document).unwrap_err();
    assert_eq!(error.reason(), Reason::AgreementNotProposed);
    let own = signed(empty(), &document, &[GE, AZ]);
    let error = moved(&own, GE, Step::Withdraw, &document).unwrap_err();
    assert_eq!(error.reason(), Reason::AgreementSigned);
    // We signed before we heard that it was withdrawn: it is void all the same.
    let signed = moved(&proposed, GE, Step::Sign, &document).unwrap();
    let void = moved(&signed, AZ, Step::Withdraw, &document).unwrap();
    assert_eq!(standing(&void, &document, AZ, NOW), Standing::Withdrawn);
    assert!(void.partners(NOW).is_empty());
}

#[test]
fn a_withdrawn_version_leaves_the_one_before_in_force() {
    let first = pair();
    let second = second_version(&first);
    let book = signed(empty(), &first, &[AZ, GE]);
    let book = moved(&book, AZ, Step::Propose, &second).unwrap();
    let book = moved(&book, AZ, Step::Withdraw, &second).unwrap();
    assert_eq!(standing(&book, &first, AZ, NOW), Standing::InForce);
    let latest = book.latest("test-pair").unwrap();
    assert_eq!(latest.agreement().version(), 1);
}

#[test]
fn of_what_a_party_withdrew_the_last_alone_is_remembered() {
    let mut book = empty();
    for number in 0..3 {
        let document = template(&format!("offer-{number}"), &[GE, AZ]);
        book = moved(&book, AZ, Step::Propose, &document).unwrap();
        book = moved(&book, AZ, Step::Withdraw, &document).unwrap();
    }
    let ids: Vec<_> = book.entries().iter().map(|e| e.agreement().id()).collect();
    assert_eq!(ids, ["offer-2"]);
}

#[test]
fn who_stopped_an_agreement_is_told_with_the_reason() {
    let document = pair();
    let book = signed(empty(), &document, &[AZ, GE]);
    let author = party(AZ);
    let stop = Move {
        reason: "parliamentary\nreview".to_owned(),
        ..step(&author, Step::Suspend, &document)
    };
    let keys = [key(&author).public_key()];
    let book = book.apply(&author, &stop, &keys, NOW).unwrap();
    let entry = book.latest("test-pair").unwrap();
    let expected = format!("{AZ} suspends it: parliamentary review");
    let told = ("suspended", expected);
    assert!(told_of(&book.warnings(entry, NOW)).contains(&told));
}

#[test]
fn a_version_replaces_the_one_before_only_where_both_signed_it() {
    let first = template("test-group", &[GE, AZ, KZ]);
    let second = second_version(&first);
    let book = signed(empty(), &first, &[GE, AZ, KZ]);
    let book = signed(book, &second, &[GE, AZ]);
    assert_eq!(standing(&book, &first, AZ, NOW), Standing::Superseded(2));
    assert_eq!(standing(&book, &second, AZ, NOW), Standing::InForce);
    assert_eq!(standing(&book, &first, KZ, NOW), Standing::InForce);
    assert_eq!(standing(&book, &second, KZ, NOW).code(), "proposed");
}

#[test]
fn a_version_that_starts_later_leaves_the_one_before_in_force() {
    let first = pair();
    let second = with(
        &second_version(&first),
        "from = 2026-01-01",
        "from = 2027-01-01",
    );
    let book = signed(empty(), &first, &[GE, AZ]);
    let book = signed(book, &second, &[GE, AZ]);
    assert_eq!(standing(&book, &first, AZ, NOW), Standing::InForce);
    assert_eq!(standing(&book, &second, AZ, NOW).code(), "not_yet_valid");
}

#[test]
fn moves_that_do_not_hold_are_refused() {
    let document = pair();
    let held = signed(empty(), &document, &[AZ]);
    let author = party(AZ);
    let good = step(&author, Step::Propose, &document);
    let keys = [key(&author).public_key()];
    let changed = |change: fn(&mut Move)| {
        let mut step = good.clone();
        change(&mut step);
        empty()
            .apply(&author, &step, &keys, NOW)
            .unwrap_err()
            .reason()
    };
    assert_eq!(
        changed(|step| step.document.push(b'\n')),
        Reason::AgreementHashMismatch
    );
    assert_eq!(
        changed(|step| step.document.clear()),
        Reason::AgreementInvalid
    );
    assert_eq!(
        changed(|step| step.signature = None),
        Reason::AgreementBadSignature
    );
    assert_eq!(
        changed(|step| step.author_key = None),
        Reason::AgreementBadSignature
    );
    assert_eq!(
        changed(|step| step.signature = Some([7; 64])),
        Reason::AgreementBadSignature
    );
    assert_eq!(
        changed(|step| step.reason = "x".repeat(MAX_REASON + 1)),
        Reason::FieldTooLong
    );
    let foreign_key = empty().apply(&author, &good, &[key(&party(KZ)).public_key()], NOW);
    assert_eq!(
        foreign_key.unwrap_err(),
        AgreementError::KeyUnknown(author.clone())
    );
    assert_eq!(
        moved(&empty(), AZ, Step::Propose, &template("other", &[AZ, KZ])).unwrap_err(),
        AgreementError::NotAParty(party(GE))
    );
    assert_eq!(
        moved(&empty(), KZ, Step::Propose, &document).unwrap_err(),
        AgreementError::NotAParty(party(KZ))
    );
    assert_eq!(
        moved(&held, KZ, Step::Suspend, &document).unwrap_err(),
        AgreementError::NotAParty(party(KZ))
    );
    assert_eq!(
        moved(&empty(), GE, Step::Sign, &document).unwrap_err(),
        AgreementError::Unknown
    );
    let other = with(&document, "days = 1825", "days = 1000");
    assert_eq!(
        moved(&held, AZ, Step::Propose, &other)
            .unwrap_err()
            .reason(),
        Reason::AgreementVersionConflict
    );
}

#[test]
fn a_stranger_does_not_take_over_an_id() {
    let held = signed(empty(), &pair(), &[AZ, GE]);
    let hash = hex::encode(document_sha256(pair().as_bytes()));
    let theirs = template("test-pair", &[GE, KZ]);
    let theirs = with(
        &theirs,
        "version = 1 ",
        &format!("version = 2\nsupersedes = \"{hash}\" "),
    );
    let error = moved(&held, KZ, Step::Propose, &theirs).unwrap_err();
    assert_eq!(
        error,
        AgreementError::NotASuccessor("test-pair".to_owned(), 2)
    );
}

#[test]
fn a_document_that_names_keys_takes_no_other() {
    let named = key(&party(KZ)).public_key();
    let line = format!(
        "author_keys = [{{ key = \"{}\", from = 2026-01-01, until = 2030-12-31 }}]\n# A party can",
        hex::encode(named)
    );
    let document = with(&pair(), "# A party can", &line);
    assert_eq!(
        moved(&empty(), AZ, Step::Propose, &document).unwrap_err(),
        AgreementError::KeyUnknown(party(AZ))
    );
}

#[test]
fn waiting_moves_are_bounded() {
    let mut book = empty();
    for n in 0..MAX_WAITING {
        book = moved(&book, AZ, Step::Suspend, &format!("unknown {n}")).unwrap();
    }
    assert_eq!(
        moved(&book, AZ, Step::Suspend, "one more").unwrap_err(),
        AgreementError::TooManyWaiting(party(AZ))
    );
    moved(&book, KZ, Step::Suspend, "one more").unwrap();
}

#[test]
fn a_book_takes_documents_up_to_its_limit() {
    let mut book = empty();
    for n in 0..MAX_DOCUMENTS {
        let document = template(&format!("pair-{n}"), &[GE, AZ]);
        book = signed(book, &document, &[GE]);
    }
    let past = template("one-more", &[GE, AZ]);
    assert_eq!(
        moved(&book, AZ, Step::Propose, &past).unwrap_err(),
        AgreementError::Full
    );
}

#[test]
fn no_partner_fills_the_book_with_proposals() {
    let mut book = empty();
    let pair = |n: usize| template(&format!("pair-{n}"), &[GE, AZ]);
    for n in 0..MAX_PROPOSED {
        book = signed(book, &pair(n), &[AZ]);
    }
    assert_eq!(
        moved(&book, AZ, Step::Propose, &pair(MAX_PROPOSED)).unwrap_err(),
        AgreementError::TooManyProposed(party(AZ))
    );
    let other = template("other", &[GE, KZ]);
    let book = signed(book, &other, &[KZ]);
    let book = moved(&book, GE, Step::Sign, &pair(0)).unwrap();
    moved(&book, AZ, Step::Propose, &pair(MAX_PROPOSED)).unwrap();
}

/// The codes and the English of what is to be looked at. Each has a phrase, so that it is said in every language.
fn told_of(concerns: &[Concern]) -> Vec<(&'static str, String)> {
    assert!(
        concerns.iter().all(|it| it.phrase.is_some()),
        "{concerns:?}"
    );
    concerns
        .iter()
        .map(|it| (it.code, it.text.clone()))
        .collect()
}

#[test]
fn a_missing_signature_is_told() {
    let book = signed(empty(), &template("test-group", &[GE, AZ, KZ]), &[AZ]);
    let entry = book.latest("test-group").unwrap();
    assert_eq!(
        told_of(&book.warnings(entry, NOW)),
        [
            (
                "own_signature_missing",
                "our own signature is missing".to_owned()
            ),
            (
                "signature_missing",
                "the signature of KZ/state-revenue-committee is missing".to_owned()
            ),
        ]
    );
}
