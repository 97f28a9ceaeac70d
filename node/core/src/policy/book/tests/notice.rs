//! Parties that leave an agreement in the time that it names.

use super::validity::{day, lasting};
use super::*;

/// The book after a notice that `author` gave on a day.
fn noticed(book: &AgreementBook, author: &str, document: &str, at: Timestamp) -> AgreementBook {
    let author = party(author);
    let notice = Move {
        made: at,
        reason: "new treaty".to_owned(),
        ..step(&author, Step::Notice, document)
    };
    let keys = [key(&author).public_key()];
    book.apply(&author, &notice, &keys, at).unwrap()
}

fn state(book: &AgreementBook, document: &str, peer: &str, number: u64) -> &'static str {
    standing(book, document, peer, day(number)).code()
}

#[test]
fn an_agreement_goes_on_until_the_notice_is_over() {
    let document = lasting("\"open\"", "");
    let book = signed(empty(), &document, &[AZ, GE]);
    for author in [AZ, GE] {
        let book = noticed(&book, author, &document, day(10));
        assert_eq!(state(&book, &document, AZ, 99), "in_force", "{author}");
        assert_eq!(state(&book, &document, AZ, 100), "expired", "{author}");
        assert!(book.partners(day(100)).is_empty());
        let entry = book.latest("test-pair").unwrap();
        assert_eq!(book.ends(entry, day(10)), Some(day(100)));
        let told = book.warnings(entry, day(99));
        let codes: Vec<_> = told.iter().map(|told| told.code).collect();
        assert_eq!(codes, ["notice_given", "ends_soon"]);
        let expected =
            format!("{author} gave notice and has 2026-09-08 as its last day: new treaty");
        assert_eq!(told[0].text, expected);
    }
    // A notice runs from its moment, and what is said of its end is no more than that.
    let given = day(10).plus(std::time::Duration::from_millis(32_629_728));
    let book = noticed(&book, AZ, &document, given);
    let entry = book.latest("test-pair").unwrap();
    assert_eq!(
        book.warnings(entry, given)[0].text,
        format!("{AZ} gave notice and leaves it at 2026-09-09 09:03 UTC: new treaty")
    );
}

/// The period ends 214 days after the first of June.
#[test]
fn a_notice_in_time_stops_the_renewal_and_one_too_late_the_next() {
    let renewal = "renewal = { months = 12, times = \"unlimited\", notice_days = 60 }";
    let document = lasting("2026-12-31", renewal);
    let book = signed(empty(), &document, &[AZ, GE]);
    for (given, renewed, last) in [(154, false, 213), (155, true, 578)] {
        let book = noticed(&book, AZ, &document, day(given));
        let entry = book.latest("test-pair").unwrap();
        assert_eq!(book.renews(entry, day(200)).is_some(), renewed, "{given}");
        assert_eq!(state(&book, &document, AZ, last), "in_force", "{given}");
        assert_eq!(state(&book, &document, AZ, last + 1), "expired", "{given}");
        assert!(book.renews(entry, day(last)).is_none(), "{given}");
    }
}

#[test]
fn in_a_group_who_gives_notice_leaves_and_the_others_stay() {
    let document = template("test-group", &[GE, AZ, KZ]);
    let book = signed(empty(), &document, &[GE, AZ, KZ]);
    let book = noticed(&book, AZ, &document, day(0));
    assert_eq!(state(&book, &document, AZ, 90), "expired");
    assert_eq!(state(&book, &document, KZ, 90), "in_force");
    let entry = book.latest("test-group").unwrap();
    assert_eq!(book.standing(entry, day(90)), Standing::InForce);
    let end = entry.agreement().validity().last_end();
    assert_eq!(
        book.ends(entry, day(90)),
        end,
        "it goes on with one of them"
    );
}

#[test]
fn who_has_nothing_with_the_own_party_does_not_keep_an_agreement_alive_for_it() {
    let document = with(
        &template("test-group", &[GE, AZ, KZ]),
        "# [[exclusions]]",
        &format!("[[exclusions]]\nbetween = [\"{GE}\", \"{KZ}\"]\n#"),
    );
    let book = signed(empty(), &document, &[GE, AZ, KZ]);
    let book = noticed(&book, AZ, &document, day(0));
    let entry = book.latest("test-group").unwrap();
    assert_eq!(book.ends(entry, day(0)), Some(day(90)));
}

#[test]
fn of_several_notices_of_a_party_the_earliest_counts_in_whatever_order_they_come() {
    let document = lasting("\"open\"", "");
    let book = signed(empty(), &document, &[AZ, GE]);
    let one = noticed(
        &noticed(&book, AZ, &document, day(5)),
        AZ,
        &document,
        day(20),
    );
    let other = noticed(
        &noticed(&book, AZ, &document, day(20)),
        AZ,
        &document,
        day(5),
    );
    assert_eq!(one, other);
    assert_eq!(state(&one, &document, AZ, 94), "in_force");
    assert_eq!(state(&one, &document, AZ, 95), "expired");
    // One that comes before the document counts like one that comes after it.
    let early = noticed(&empty(), AZ, &document, day(5));
    let early = signed(early, &document, &[AZ, GE]);
    assert_eq!(state(&early, &document, AZ, 95), "expired");
}

#[test]
fn a_notice_ends_what_was_signed_before_and_not_what_all_sign_after_it() {
    let first = lasting("\"open\"", "");
    let second = second_version(&first);
    let book = signed(empty(), &first, &[AZ, GE]);
    let left = noticed(&book, AZ, &first, day(0));
    let left = signed(left, &second, &[AZ, GE]);
    assert_eq!(state(&left, &second, AZ, 90), "in_force");
    // Of the newer version it ends the older one, too, which is in force while the newer one is not signed by all.
    let proposed = signed(book, &second, &[AZ]);
    let left = noticed(&proposed, AZ, &second, day(0));
    assert_eq!(state(&left, &first, AZ, 89), "in_force");
    assert_eq!(state(&left, &first, AZ, 90), "expired");
}

#[test]
fn only_a_party_gives_notice() {
    let document = pair();
    let book = signed(empty(), &document, &[AZ, GE]);
    let error = moved(&book, KZ, Step::Notice, &document).unwrap_err();
    assert_eq!(error.reason(), Reason::AgreementNotOurs);
}
