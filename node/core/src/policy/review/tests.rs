use std::collections::BTreeMap;

use super::*;
use crate::envelope::Sign as _;
use crate::policy::fixture::{
    AZ, DAY_MS, EVERY_CLAUSE, GE, KZ, NOW, SAMPLES, key, moved, party, policies, template, with,
};
use crate::policy::{AgreementError, Policies, Step};

fn look_at(document: &str, policies: &Policies, now: Timestamp) -> Review {
    reviewed(document, policies, now).unwrap()
}

fn reviewed(
    document: &str,
    policies: &Policies,
    now: Timestamp,
) -> Result<Review, Vec<InvalidAgreement>> {
    let fingerprints = BTreeMap::from([(party(AZ), "7K2M-QX0F".to_owned())]);
    let known = Known {
        policies,
        author_key: key(&party(GE)).public_key(),
        fingerprints: &fingerprints,
        now,
    };
    Review::of(document.as_bytes(), &known)
}

/// What a document says, a sentence in each line.
fn said(summary: &[Phrase]) -> String {
    let lines: Vec<_> = summary.iter().map(ToString::to_string).collect();
    lines.join("\n")
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
        (
            with(
                &good,
                "# A party can",
                "signatory = { office = \"TBD\", role = \"Head\" }\n# A party can",
            ),
            Reason::AgreementInvalid,
            "parties[AZ/state-customs-committee].signatory.office",
        ),
        (
            with(
                &good,
                "# A party can",
                "partners = [\"Police\", \"<partner>\"]\n# A party can",
            ),
            Reason::AgreementInvalid,
            "parties[AZ/state-customs-committee].partners",
        ),
        (
            with(
                &good,
                "# A party can",
                "contacts = [{ role = \"liaison\", name = \"xxx\", email = \"a@rs.ge\", languages = [\"en\"], hours = \"24/7\" }]\n# A party can",
            ),
            Reason::AgreementInvalid,
            "parties[AZ/state-customs-committee].contacts[1].name",
        ),
        (
            with(
                &with(
                    &good,
                    "# personal_data_basis = \"...\"",
                    "personal_data_basis = \"...\"",
                ),
                "persons = \"never\"",
                "persons = \"allow\"",
            ),
            Reason::AgreementInvalid,
            "terms[1].personal_data_basis",
        ),
        (
            with(
                &with(&good, "from = 2026-01-01", "from = 2023-01-01"),
                "until = 2030-12-31",
                "until = 2023-12-31\nrenewal = { months = 12, times = 2, notice_days = 60 }",
            ),
            Reason::AgreementInvalid,
            "validity.until",
        ),
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
    let end = end.validity().last_end().unwrap();
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
fn an_end_before_the_start_is_refused_with_its_field() {
    let document = with(
        &template("pair", &[GE, AZ]),
        "until = 2030-12-31",
        "until = 2025-12-31",
    );
    let faults = reviewed(&document, &policies(&[]), NOW).unwrap_err();
    let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["validity.until"]);
}

#[test]
fn a_placeholder_is_told_as_one_where_the_summary_says_what_a_document_rests_on() {
    let document = with(
        &template("pair", &[GE, AZ]),
        "legal_basis = \"Memorandum of 1 January 2026\"",
        "legal_basis = \"...\"",
    );
    let review = look_at(&document, &policies(&[]), NOW);
    assert!(
        review
            .stop()
            .is_some_and(|stop| stop.field == "legal_basis")
    );
    let broken = with(&document, "max_tlp = \"AMBER\"", "max_tlp = \"SECRET\"");
    let faults = reviewed(&broken, &policies(&[]), NOW).unwrap_err();
    let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["terms[1].max_tlp", "legal_basis"]);
    let basis = "What it rests on is still to be written; a placeholder stands there: ...";
    assert!(
        review.summary.iter().any(|it| it.to_string() == basis),
        "{:?}",
        review.summary
    );
}

/// What is told of a document and does not stop it, by reason and field.
fn told(document: &str, policies: &Policies) -> Vec<(Reason, String)> {
    let review = look_at(document, policies, NOW);
    assert_eq!(review.stop(), None, "{document}");
    let findings = review.findings.into_iter();
    findings.map(|found| (found.reason, found.field)).collect()
}

#[test]
fn what_may_last_for_ever_wants_a_review() {
    let good = template("pair", &[GE, AZ]);
    let expected = [(Reason::AgreementInvalid, "validity.review_by".to_owned())];
    for until in [
        "\"open\"",
        "2026-12-31\nrenewal = { months = 12, times = \"unlimited\", notice_days = 60 }",
    ] {
        let endless = with(&good, "until = 2030-12-31", &format!("until = {until}"));
        assert_eq!(told(&endless, &policies(&[])), expected);
        let reviewed = with(&endless, "# review_by", "review_by");
        assert_eq!(told(&reviewed, &policies(&[])), []);
    }
}

#[test]
fn another_agreement_with_the_same_party_in_the_same_time_is_told() {
    let overlap = |party: &str| (Reason::AgreementOverlaps, format!("parties[{party}].party"));
    let pair = template("pair", &[GE, AZ]);
    let group = template("group", &[GE, AZ, KZ]);
    assert_eq!(told(&pair, &policies(&[&group])), [overlap(AZ)]);
    assert_eq!(told(&group, &policies(&[&pair])), [overlap(AZ)]);
    let review = look_at(&pair, &policies(&[&group]), NOW);
    let message = &review.findings[0].message;
    assert!(message.contains("group version 1"), "{message}");
    // Another party, another time, the same agreement, one that ended or that nobody countersigned: nothing to tell.
    let ended = policies(&[&group]);
    let book = moved(ended.book(), AZ, Step::Terminate, &group).unwrap();
    let ended = ended.with_book(book);
    let until = |document: &str, until: &str| {
        with(document, "until = 2030-12-31", &format!("until = {until}"))
    };
    let later = with(&pair, "from = 2026-01-01", "from = 2027-01-01");
    let short = until(&group, "2026-12-31");
    let renewed = until(
        &group,
        "2026-12-31\nrenewal = { months = 1, times = 1, notice_days = 9 }",
    );
    let not_yet = Reason::AgreementNotYetValid;
    let proposed = policies(&[]);
    let book = moved(proposed.book(), GE, Step::Propose, &group).unwrap();
    let proposed = proposed.with_book(book);
    let held = policies(&[&group]);
    let book = moved(held.book(), GE, Step::Suspend, &group).unwrap();
    let suspended = held.with_book(book);
    let apart = with(
        &group,
        "# [[exclusions]]",
        &format!("[[exclusions]]\nbetween = [\"{GE}\", \"{AZ}\"]\n#"),
    );
    for (document, held, overlaps) in [
        (&template("other", &[GE, KZ]), policies(&[&pair]), false),
        (&pair, policies(&[&pair]), false),
        (&pair, ended, false),
        (&pair, proposed, false),
        (&later, policies(&[&short]), false),
        (&short, policies(&[&later]), false),
        (&pair, suspended, true),
        (&group, policies(&[&later]), true),
        (&apart, policies(&[&pair]), false),
        (&later, policies(&[&renewed]), true),
        (&later, policies(&[&until(&group, "\"open\"")]), true),
    ] {
        let mut found = told(document, &held);
        found.retain(|(reason, _)| *reason != not_yet);
        let expected: Vec<_> = overlaps.then(|| overlap(AZ)).into_iter().collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn persons_without_a_word_on_their_protection_are_told() {
    let persons = with(
        &with(
            &template("pair", &[GE, AZ]),
            "# personal_data_basis = \"...\"",
            "personal_data_basis = \"Protocol, article 3\"",
        ),
        "persons = \"never\"",
        "persons = \"allow\"",
    );
    let field = "terms[1].personal_data_protection";
    let expected = [(Reason::AgreementInvalid, field.to_owned())];
    assert_eq!(told(&persons, &policies(&[])), expected);
    let protected = with(
        &persons,
        "# personal_data_protection",
        "personal_data_protection",
    );
    assert_eq!(told(&protected, &policies(&[])), []);
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
    assert_eq!(review.changes[0].label, "highest TLP");
}

/// So that what stops a document is said in every language, in English as in its own words.
#[test]
fn why_a_document_cannot_follow_the_book_is_a_phrase_with_the_same_english() {
    let id = "pair".to_owned();
    for error in [
        AgreementError::VersionConflict(id.clone(), 2),
        AgreementError::NotASuccessor(id.clone(), 2),
        AgreementError::Terminated(party(AZ), id),
    ] {
        let phrase = error.phrase().unwrap();
        assert_eq!(phrase.to_string(), error.to_string());
    }
}

#[test]
fn every_finding_about_a_document_has_its_code() {
    let document = template("pair", &[GE, "UA/customs"]);
    let findings = look_at(&document, &policies(&[]), NOW).findings;
    assert!(!findings.is_empty());
    for found in findings {
        let said = found.phrase.unwrap();
        assert_eq!(said.english().unwrap(), found.message);
    }
    let broken = with(&document, "max_tlp = \"AMBER\"", "max_tlp = \"SECRET\"");
    let broken = with(
        &broken,
        "legal_basis = \"Memorandum of 1 January 2026\"",
        "legal_basis = \"...\"",
    );
    let faults = reviewed(&broken, &policies(&[]), NOW).unwrap_err();
    let phrases: Vec<_> = faults
        .into_iter()
        .map(|it| Finding::from(it).phrase)
        .collect();
    assert_eq!(phrases, [None, Some(Phrase::Unfilled {}.said())]);
}

#[test]
fn the_summary_says_who_tells_whom_what_and_until_when() {
    let review = look_at(&template("pair", &[GE, AZ]), &policies(&[]), NOW);
    insta::assert_snapshot!(said(&review.summary), @r"
        pair, version 1, between AZ/state-customs-committee and GE/revenue-service.
        It rests on: Memorandum of 1 January 2026.
        It is valid from 2026-01-01 to 2030-12-31, and in force between two parties once both have signed it.
        A party that ends it gives notice 90 days ahead. After its end, what was sent is kept to the end of its retention.
        Texts are written in en.
        It serves border_security, counter_narcotics, counter_terrorism, customs_risk, exercise, ipr_protection, public_health, revenue_protection and wildlife_protection, and nothing else.
        Terms 1: each party tells the other records of every kind about goods of every category, unasked, up to TLP:AMBER. Told: companies, event, goods, media, narrative and transport. Never told: national and persons. Handled by H1 and H2 where the author set none.
        What was received is passed on with its author's consent alone.
        It is used in court with its author's consent, for other purposes with its author's consent.
        A record is kept for 1825 days; keeping it is reviewed after 1095 days, and a deletion is confirmed.
        An answer is owed within 1 hour (immediate), 8 hours (urgent), 72 hours (priority), 168 hours (routine).
        An acknowledgement is owed within 1 hour.
        What came of it is told within 30 days.
        A party asks about 500 subjects a day, an officer about 50, 20 of them in one query that goes to 10 parties, with a justification for each about a person.
        A party may audit how its information is handled; statistics are exchanged; an incident is told within 24 hours.
    ");
    let review = look_at(EVERY_CLAUSE, &policies(&[]), NOW);
    insta::assert_snapshot!(said(&review.summary), @r"
        every-clause, version 2, between AZ/state-customs-committee, GE/revenue-service and KZ/state-revenue-committee.
        It rests on: Protocol of 1 March 2026 on the exchange of customs information, article 9.
        The text signed on paper has SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08.
        It is valid from 2026-01-01 to 2026-12-31, and in force between two parties once both have signed it.
        After its last day it goes on for 12 months, 2 times at most, unless a party gives notice 60 days before the end.
        The parties look at it again on 2027-06-30.
        A party that ends it gives notice 90 days ahead. After its end, what was sent is kept to the end of its retention.
        Chairman (Office of the Chairman) signs for AZ/state-customs-committee.
        Director General, A. Example (Office of the Director General) signs for GE/revenue-service.
        Texts are written in en and ru.
        It serves counter_narcotics and customs_risk, and nothing else.
        Nothing is told of what touches CN, TRMER or az_samur.
        Terms 1: GE/revenue-service tells AZ/state-customs-committee SeizureNotice and ConsignmentAlert about narcotic and precursor whose urgency is urgent or immediate, unasked, up to TLP:AMBER. Told: event, goods and persons. Withheld: transport. Never told: companies, media, narrative and national. Only for counter_narcotics. Only with an evaluation of B2 (4x4) or better. Only what touches the receiver's country, TR, GEPTI or ge_red_bridge. Handled by H1 where the author set none. Persons on the basis of: Protocol on personal data, article 3. What protects persons: treaty. Answered within 1 hour (immediate), 4 hours (urgent), 24 hours (priority), 72 hours (routine). The author of an alert is told of each hit on it that an officer confirmed.
        Terms 2: each party tells every other nothing about tobacco.
        AZ/state-customs-committee and KZ/state-revenue-committee have nothing with each other under it.
        What was received may be passed on to UZ/customs-committee; to others with its author's consent alone.
        It is used in court with its author's consent, for other purposes not.
        The source is asked before anything is done that a trader or traveller feels.
        No machine alone decides about a person.
        A record is kept for 1825 days, PassengerAlert for 365 days, its section persons for 180 days; keeping it is reviewed after 1095 days, and a deletion is confirmed.
        An answer is owed within 1 hour (immediate), 8 hours (urgent), 72 hours (priority), 168 hours (routine).
        An acknowledgement is owed within 1 hour (immediate), 2 hours (urgent), 8 hours (priority), 24 hours (routine).
        What came of it is told within 1 day (immediate), 7 days (urgent), 14 days (priority), 30 days (routine).
        A correction or recall is carried out and confirmed within 24 hours.
        A party asks about 500 subjects a day, an officer about 50, 20 of them in one query that goes to 10 parties, with a justification for each about a person.
        A party sends another at most 1000 records and 500 megabytes a day.
        An urgent request may be made by voice and is confirmed in writing at once.
        A request is refused, with its reason, for essential_security or running_investigation, or deferred by 10 days at most.
        A party may audit how its information is handled; statistics are exchanged; an incident is told within 24 hours.
    ");
}

#[test]
fn every_sample_has_a_summary_and_names_what_does_not_act() {
    for (name, document) in SAMPLES {
        let review = look_at(document, &policies(&[]), NOW);
        let terms = review.agreement.terms().len();
        assert!(review.summary.len() >= 2 + terms, "{name}");
        for field in ["uses", "deadlines"] {
            let mut idle = review.idle.iter();
            let idle = idle.any(|idle| idle.field.starts_with(field));
            assert!(idle, "{name} {field}");
        }
        let of_texts = |found: &&Finding| found.stops && !found.field.starts_with("parties");
        let stopped: Vec<_> = review.findings.iter().filter(of_texts).collect();
        assert!(stopped.is_empty(), "{name}: {stopped:?}");
    }
}
