use std::collections::BTreeMap;

use super::*;
use crate::envelope::Sign as _;
use crate::policy::fixture::{
    AZ, DAY_MS, GE, KZ, NOW, SAMPLES, key, moved, party, policies, template, with,
};
use crate::policy::{Policies, Step};

fn look_at(document: &str, policies: &Policies, now: Timestamp) -> Review {
    let fingerprints = BTreeMap::from([(party(AZ), "7K2M-QX0F".to_owned())]);
    let known = Known {
        policies,
        author_key: key(&party(GE)).public_key(),
        fingerprints: &fingerprints,
        now,
    };
    Review::of(document.as_bytes(), &known).unwrap()
}

/// What stops a document, by reason and field.
fn stops(document: &str, policies: &Policies) -> Vec<(Reason, String)> {
    let review = look_at(document, policies, NOW);
    let stops = review.findings.into_iter().filter(|finding| finding.stops);
    stops.map(|found| (found.reason, found.field)).collect()
}

#[test]
fn a_document_that_fits_what_the_node_knows_is_not_stopped() {
    let review = look_at(&template("pair", &[GE, AZ]), &policies(&[]), NOW);
    assert_eq!(review.stop(), None);
    assert_eq!(review.findings, []);
    assert_eq!((review.before, review.changes), (None, Vec::new()));
}

#[test]
fn each_thing_that_nobody_meant_to_sign_stops_it_with_its_field() {
    let good = template("pair", &[GE, AZ]);
    let basis = "Memorandum of 1 January 2026";
    let unknown = template("pair", &[GE, "UZ/customs-committee"]);
    let (in_2025, ended) = ("from = 2025-01-01", "until = 2025-12-31");
    let ended = with(
        &with(&good, "from = 2026-01-01", in_2025),
        "until = 2030-12-31",
        ended,
    );
    let fingerprint = with(
        &good,
        "name = \"Authority of AZ",
        "card_fingerprint = \"7K2M-QX0G\"\nname = \"Authority of AZ",
    );
    let other_key = format!(
        "author_keys = [{{ key = \"{}\", from = 2026-01-01, until = 2027-12-31 }}]\nname = \"Authority of GE",
        hex::encode(key(&party(AZ)).public_key())
    );
    let not_ours = template("pair", &[AZ, KZ]);
    for (document, reason, field) in [
        (
            unknown,
            Reason::PartyNotEnrolled,
            "parties[UZ/customs-committee].party",
        ),
        (ended, Reason::AgreementInvalid, "validity.until"),
        (
            with(&good, basis, PLACEHOLDER_BASIS),
            Reason::AgreementInvalid,
            "legal_basis",
        ),
        (
            with(&good, "A \"test\" agreement", "TBD"),
            Reason::AgreementInvalid,
            "title",
        ),
        (
            fingerprint,
            Reason::FingerprintMismatch,
            "parties[AZ/state-customs-committee].card_fingerprint",
        ),
        (
            with(&good, "name = \"Authority of GE", &other_key),
            Reason::AgreementBadSignature,
            "parties[GE/revenue-service].author_keys",
        ),
        (not_ours, Reason::AgreementNotOurs, "parties"),
    ] {
        let found = stops(&document, &policies(&[]));
        assert_eq!(found, [(reason, field.to_owned())], "{document}");
    }
}

#[test]
fn a_party_that_has_nothing_with_ours_need_not_be_enrolled() {
    let group = template("group", &[GE, AZ, "UZ/customs-committee"]);
    assert_eq!(stops(&group, &policies(&[])).len(), 1);
    let excluded =
        format!("{group}\n[[exclusions]]\nbetween = [\"{GE}\", \"UZ/customs-committee\"]\n");
    assert_eq!(stops(&excluded, &policies(&[])), []);
}

#[test]
fn what_the_book_would_refuse_stops_it_before_it_is_signed() {
    let first = template("pair", &[GE, AZ]);
    let held = policies(&[&first]);
    assert_eq!(
        stops(&first, &held),
        [],
        "the same document again is no change"
    );
    let other = with(&first, "feedback_days = 30", "feedback_days = 31");
    let expected = [(Reason::AgreementVersionConflict, "version".to_owned())];
    assert_eq!(stops(&other, &held), expected);
    let ended = moved(held.book(), GE, Step::Terminate, &first).unwrap();
    let ended = held.with_book(ended);
    let expected = [(Reason::AgreementTerminated, "id".to_owned())];
    assert_eq!(stops(&other, &ended), expected);
}

#[test]
fn what_is_odd_and_allowed_is_told_and_does_not_stop_it() {
    let good = template("pair", &[GE, AZ]);
    let end = Agreement::read(good.as_bytes()).unwrap();
    let end = end.validity().end;
    let soon = Timestamp::from_millis(end.as_millis() - 5 * DAY_MS);
    let mut policies = policies(&[]);
    let review = look_at(&good, &policies, soon);
    assert_eq!(review.stop(), None);
    let told: Vec<_> = review.findings.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(told, ["validity.until", "validity.from"]);
    policies = policies.with_peer(party(AZ), crate::policy::fixture::standing(true));
    let review = look_at(&good, &policies, NOW);
    assert_eq!(review.stop(), None);
    assert_eq!(review.findings[0].reason, Reason::PeerSuspended);
}

#[test]
fn a_version_is_compared_with_the_one_that_it_replaces() {
    let first = template("pair", &[GE, AZ]);
    let held = policies(&[&first]);
    let hash = hex::encode(crate::policy::agreement::document_sha256(first.as_bytes()));
    let second = with(
        &first,
        "version = 1 ",
        &format!("version = 2\nsupersedes = \"{hash}\" "),
    );
    let second = with(&second, "max_tlp = \"AMBER\"", "max_tlp = \"GREEN\"");
    let review = look_at(&second, &held, NOW);
    assert_eq!((review.stop(), review.before), (None, Some(1)));
    let fields: Vec<_> = review.changes.iter().map(|c| c.field.as_str()).collect();
    assert_eq!(fields, ["terms[1].max_tlp"]);
}

#[test]
fn the_summary_says_who_tells_whom_what_and_until_when() {
    let review = look_at(&template("pair", &[GE, AZ]), &policies(&[]), NOW);
    assert_eq!(
        review.summary,
        [
            "pair, version 1, between AZ/state-customs-committee and GE/revenue-service.",
            "It is valid from 2026-01-01 to 2030-12-31, and in force between two parties once both have signed it.",
            "Terms 1: each party tells the other records of every kind about goods of every category, unasked, up to \
             TLP:AMBER. Told: companies, event, goods, media, narrative and transport. Never told: national and \
             persons.",
        ]
    );
}

#[test]
fn every_sample_has_a_summary_and_names_what_does_not_act() {
    for (name, document) in SAMPLES {
        let review = look_at(document, &policies(&[]), NOW);
        let terms = review.agreement.terms().len();
        assert!(review.summary.len() >= 2 + terms, "{name}");
        for field in ["retention", "deadlines", "quotas"] {
            let idle = review.idle.iter().any(|idle| idle.field == field);
            assert!(idle, "{name} {field}");
        }
        let of_texts = |found: &&Finding| found.stops && !found.field.starts_with("parties");
        let stopped: Vec<_> = review.findings.iter().filter(of_texts).collect();
        assert!(stopped.is_empty(), "{name}: {stopped:?}");
    }
}
