//! How an agreement begins, is renewed and ends.

use std::time::Duration;

use super::*;

/// A document of the pair with this last day and these further lines of its validity.
pub(super) fn lasting(until: &str, more: &str) -> String {
    let line = format!("until = {until}\n{more}\n#");
    with(&pair(), "until = 2030-12-31", &line)
}

pub(super) fn day(number: u64) -> Timestamp {
    Timestamp::from_millis(NOW.as_millis() + number * DAY_MS)
}

#[test]
fn the_end_is_told_before_it_comes() {
    let document = pair();
    let book = signed(empty(), &document, &[AZ, GE]);
    let entry = book.latest("test-pair").unwrap();
    let end = entry.agreement().validity().end(NOW).unwrap().as_millis();
    for (days, warning) in [
        (91, None),
        (90, Some(90)),
        (61, Some(90)),
        (60, Some(60)),
        (30, Some(30)),
        (14, Some(14)),
        (7, Some(7)),
        (2, Some(7)),
        (1, Some(1)),
        (0, None),
    ] {
        let now = Timestamp::from_millis(end - days * DAY_MS);
        assert_eq!(book.expiry_warning(entry, now), warning, "{days}");
        assert_eq!(
            book.warnings(entry, now).len(),
            usize::from(warning.is_some())
        );
    }
}

#[test]
fn an_agreement_without_an_end_stays_in_force_and_warns_of_none() {
    let document = lasting("\"open\"", "");
    let book = signed(empty(), &document, &[AZ, GE]);
    let entry = book.latest("test-pair").unwrap();
    for later in [day(0), day(100_000)] {
        assert_eq!(standing(&book, &document, AZ, later), Standing::InForce);
        assert_eq!(book.expiry_warning(entry, later), None);
    }
    let book = moved(&book, AZ, Step::Terminate, &document).unwrap();
    assert_eq!(standing(&book, &document, AZ, day(0)).code(), "terminated");
}

/// 2026-12-31 is 213 days after the first of June.
#[test]
fn an_agreement_is_renewed_as_often_as_it_says_and_warns_of_it() {
    let renewal = "renewal = { months = 12, times = 1, notice_days = 60 }";
    let document = lasting("2026-12-31", renewal);
    let book = signed(empty(), &document, &[AZ, GE]);
    let entry = book.latest("test-pair").unwrap();
    for (number, word, warns) in [
        (0, "in_force", None),
        (200, "in_force", Some("renews_soon")),
        (213, "in_force", Some("renews_soon")),
        (214, "in_force", None),
        (570, "in_force", Some("ends_soon")),
        (578, "in_force", Some("ends_soon")),
        (579, "expired", None),
    ] {
        let now = day(number);
        assert_eq!(standing(&book, &document, AZ, now).code(), word, "{number}");
        let told = book.warnings(entry, now);
        let codes: Vec<_> = told.iter().map(|told| told.code).collect();
        assert_eq!(codes, warns.into_iter().collect::<Vec<_>>(), "{number}");
    }
}

#[test]
fn what_is_applied_provisionally_acts_and_is_not_in_force() {
    let document = lasting("2026-12-31", "provisional = true");
    let proposed = signed(empty(), &document, &[AZ]);
    assert_eq!(standing(&proposed, &document, AZ, NOW).code(), "proposed");
    let book = signed(empty(), &document, &[AZ, GE]);
    let (acts, over) = (day(213), day(214));
    assert_eq!(standing(&book, &document, AZ, acts), Standing::Provisional);
    assert_eq!(book.partners(acts), BTreeSet::from([party(AZ)]));
    assert_eq!(standing(&book, &document, AZ, over).code(), "expired");
    assert!(book.partners(over).is_empty());
    let entry = book.latest("test-pair").unwrap();
    let codes: Vec<_> = book
        .warnings(entry, NOW)
        .into_iter()
        .map(|told| told.code)
        .collect();
    assert_eq!(codes, ["provisional"]);
    let suspended = moved(&book, AZ, Step::Suspend, &document).unwrap();
    assert_eq!(standing(&suspended, &document, AZ, NOW).code(), "suspended");
}

#[test]
fn a_provisional_version_takes_the_place_of_the_one_before_only_while_it_is_applied() {
    let first = pair();
    let hash = hex::encode(document_sha256(first.as_bytes()));
    let line = format!("version = 2\nsupersedes = \"{hash}\" ");
    let second = with(
        &lasting("2026-12-31", "provisional = true"),
        "version = 1 ",
        &line,
    );
    let book = signed(empty(), &first, &[GE, AZ]);
    let book = signed(book, &second, &[GE, AZ]);
    assert_eq!(
        standing(&book, &first, AZ, day(213)),
        Standing::Superseded(2)
    );
    assert_eq!(
        standing(&book, &second, AZ, day(213)),
        Standing::Provisional
    );
    assert_eq!(standing(&book, &first, AZ, day(214)), Standing::InForce);
    assert_eq!(standing(&book, &second, AZ, day(214)).code(), "expired");
}

#[test]
fn who_is_told_of_a_renewal_is_told_whether_a_notice_can_still_stop_it() {
    for (notice_days, told) in [
        (
            13,
            "unless a party gives notice by 2026-12-19T00:00:00.000Z",
        ),
        (
            14,
            "as the time to give notice ended at 2026-12-18T00:00:00.000Z",
        ),
    ] {
        let renewal =
            format!("renewal = {{ months = 12, times = 1, notice_days = {notice_days} }}");
        let document = lasting("2026-12-31", &renewal);
        let book = signed(empty(), &document, &[AZ, GE]);
        let entry = book.latest("test-pair").unwrap();
        let warned = book.warnings(entry, day(200).plus(Duration::from_millis(1)));
        assert!(warned[0].text.ends_with(told), "{}", warned[0].text);
    }
}
