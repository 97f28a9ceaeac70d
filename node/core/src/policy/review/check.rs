//! What speaks against a document, by what the node knows.

use super::clauses::Clauses;
use super::placeholder::{is_example, is_placeholder};
use super::provisions::Provision;
use super::{Finding, Known};
use crate::party::Party;
use crate::phrase::Phrase;
use crate::policy::agreement::{Agreement, Member, Validity};
use crate::policy::book::Standing;
use crate::reason::Reason;
use crate::section::Section;
use crate::time::Timestamp;

/// An agreement that ends sooner than this is told.
const SHORT_DAYS: u64 = 30;
/// One that lasts longer than this is told.
const LONG_DAYS: u64 = 10 * 366;
/// One that began longer ago than this is told.
const OLD_DAYS: u64 = 366;

const DAY_MS: u64 = 24 * 3600 * 1000;

/// All of it, in the order of the document.
pub(super) fn findings(
    agreement: &Agreement,
    written: &Clauses,
    known: &Known<'_>,
) -> Vec<Finding> {
    let mut all = Vec::new();
    let unfilled = unfilled(written);
    all.extend(unfilled.map(|field| stop(Reason::AgreementInvalid, field, UNFILLED)));
    texts(agreement, &mut all);
    dates(agreement, known.now, &mut all);
    if agreement.names(known.policies.own()) {
        own(agreement, known, &mut all);
        parties(agreement, known, &mut all);
        overlaps(agreement, known, &mut all);
    } else {
        let own = known.policies.own().to_string();
        let why = Phrase::OnlyItsParties { own };
        all.push(stop(Reason::AgreementNotOurs, "parties", why));
    }
    all
}

fn stop(reason: Reason, field: impl Into<String>, phrase: Phrase) -> Finding {
    Finding {
        reason,
        field: field.into(),
        message: phrase.to_string(),
        phrase: Some(phrase.said()),
        stops: true,
    }
}

fn tell(reason: Reason, field: impl Into<String>, phrase: Phrase) -> Finding {
    Finding {
        stops: false,
        ..stop(reason, field, phrase)
    }
}

fn at(party: &Party, name: &str) -> String {
    format!("parties[{party}].{name}")
}

/// What is told of a text that nobody filled in.
pub(super) const UNFILLED: Phrase = Phrase::Unfilled {};

/// Texts that nobody filled in, by their fields. An empty one is refused by the rule of its field.
pub(super) fn unfilled(written: &Clauses) -> impl Iterator<Item = &str> {
    let is_text = |field: &str| Provision::of(field).is_some_and(|row| row.is_text);
    let is_unfilled = |word: &String| !word.trim().is_empty() && is_placeholder(word);
    let found = written.iter();
    found
        .filter(move |(field, words)| is_text(field) && words.iter().any(is_unfilled))
        .map(|(field, _)| field.as_str())
}

/// Texts and gaps that nobody may have meant.
fn texts(agreement: &Agreement, all: &mut Vec<Finding>) {
    for (number, terms) in (1..).zip(agreement.terms()) {
        let persons = terms.allowed.union(terms.redacted);
        if persons.contains(Section::Persons) && terms.personal_data_protection.is_none() {
            let why = Phrase::ProtectionUnsaid {};
            let field = format!("terms[{number}].personal_data_protection");
            all.push(tell(Reason::AgreementInvalid, field, why));
        }
    }
    for (party, member) in agreement.members() {
        if member.name == party.as_str() {
            let why = Phrase::ShortName {};
            all.push(tell(Reason::AgreementInvalid, at(party, "name"), why));
        }
        let emails = member
            .contacts
            .iter()
            .filter_map(|contact| contact.email.as_deref());
        if emails.into_iter().any(is_example) {
            let why = Phrase::ExampleAddress {};
            all.push(tell(Reason::AgreementInvalid, at(party, "contacts"), why));
        }
    }
}

fn dates(agreement: &Agreement, now: Timestamp, all: &mut Vec<Finding>) {
    let validity = agreement.validity();
    let days =
        |from: Timestamp, to: Timestamp| to.as_millis().saturating_sub(from.as_millis()) / DAY_MS;
    let field = "validity.until";
    let end = validity.end(now);
    if let Some(end) = end.filter(|end| *end <= now) {
        let at = end.to_string();
        let why = Phrase::EndedAlready { at };
        all.push(stop(Reason::AgreementInvalid, field, why));
        return;
    }
    if let Some(end) = end.filter(|end| days(now, *end) < SHORT_DAYS)
        && validity.renews(now).is_none()
    {
        let at = end.to_string();
        let why = Phrase::EndsShortly { at };
        all.push(tell(Reason::AgreementInvalid, field, why));
    }
    match validity.last_end() {
        Some(end) if days(validity.from, end) > LONG_DAYS => {
            let why = Phrase::LastsLong {};
            all.push(tell(Reason::AgreementInvalid, field, why));
        }
        None if validity.review_by.is_none() => {
            let why = Phrase::NoEndNoReview {};
            all.push(tell(Reason::AgreementInvalid, "validity.review_by", why));
        }
        Some(_) | None => {}
    }
    let field = "validity.from";
    if now < validity.from {
        let at = validity.from.to_string();
        let why = Phrase::NothingBefore { at };
        all.push(tell(Reason::AgreementNotYetValid, field, why));
    } else if days(validity.from, now) > OLD_DAYS {
        let at = validity.from.to_string();
        let why = Phrase::BeganLongAgo { at };
        all.push(tell(Reason::AgreementInvalid, field, why));
    }
    if validity.review_by.is_some_and(|review| review <= now) {
        let why = Phrase::ReviewDueAlready {};
        all.push(tell(Reason::AgreementInvalid, "validity.review_by", why));
    }
}

/// What the own party could not sign, or not put forward.
fn own(agreement: &Agreement, known: &Known<'_>, all: &mut Vec<Finding>) {
    let own = known.policies.own();
    let may_sign = |member: &Member| member.may_sign_with(&known.author_key, known.now);
    if !agreement.members().get(own).is_some_and(may_sign) {
        let why = Phrase::OwnKeyUnnamed {};
        let field = at(own, "author_keys");
        all.push(stop(Reason::AgreementBadSignature, field, why));
    }
    let book = known.policies.book();
    match book.by_sha256(&agreement.sha256()) {
        Some(entry) if book.withdrawn(&entry.sha256()).is_some() => {
            let party = entry.proposer().to_string();
            let why = Phrase::WithdrawnDocument { party };
            all.push(stop(Reason::AgreementWithdrawn, "", why));
        }
        // Proposing it again changes nothing.
        Some(_) => {}
        None => {
            if let Err(error) = book.may_propose(own, agreement) {
                let clauses = [
                    (Reason::AgreementVersionConflict, "version"),
                    (Reason::AgreementTerminated, "id"),
                    (Reason::AgreementInvalid, "supersedes"),
                ];
                // What is about no clause is about the book.
                let clause = clauses.iter().find(|(reason, _)| *reason == error.reason());
                let field = clause.map_or("", |(_, field)| *field);
                all.push(Finding {
                    reason: error.reason(),
                    field: field.to_owned(),
                    message: error.to_string(),
                    phrase: error.phrase().map(Phrase::said),
                    stops: true,
                });
            }
        }
    }
}

/// Each party has to be known here, unless the document lets it have nothing with the own one.
fn parties(agreement: &Agreement, known: &Known<'_>, all: &mut Vec<Finding>) {
    let own = known.policies.own();
    for (party, member) in agreement.members() {
        let is_partner = party != own && !agreement.excludes(own, party);
        let peer = known.policies.peers().get(party);
        if is_partner && peer.is_none() {
            let why = Phrase::PartyUnknown {
                party: party.to_string(),
            };
            all.push(stop(Reason::PartyNotEnrolled, at(party, "party"), why));
        }
        if peer.is_some_and(|peer| peer.suspended) {
            let why = Phrase::PartySuspended {
                party: party.to_string(),
            };
            all.push(tell(Reason::PeerSuspended, at(party, "party"), why));
        }
        let named = member.card_fingerprint.as_deref();
        let enrolled = known.fingerprints.get(party).map(String::as_str);
        if let (Some(named), Some(enrolled)) = (named, enrolled)
            && bare(named) != bare(enrolled)
        {
            let why = Phrase::OtherFingerprint {
                held: enrolled.to_owned(),
            };
            let field = at(party, "card_fingerprint");
            all.push(stop(Reason::FingerprintMismatch, field, why));
        }
    }
}

/// Agreements under another id with the same party, in the same time: the stricter counts, which nobody may have meant.
fn overlaps(agreement: &Agreement, known: &Known<'_>, all: &mut Vec<Finding>) {
    let own = known.policies.own();
    let book = known.policies.book();
    for party in agreement.parties().filter(|party| *party != own) {
        if agreement.excludes(own, party) {
            continue;
        }
        for entry in book.between(own, party) {
            let other = entry.agreement();
            let standing = book.pair_standing(entry, own, party, known.now);
            let counts = standing.acts()
                || matches!(standing, Standing::Suspended(_) | Standing::NotYetValid(_));
            if counts && other.id() != agreement.id() && meet(agreement, other) {
                let why = Phrase::AlsoHolds {
                    id: other.id().to_owned(),
                    version: other.version().into(),
                    own: own.to_string(),
                    party: party.to_string(),
                };
                all.push(tell(Reason::AgreementOverlaps, at(party, "party"), why));
            }
        }
    }
}

/// Whether there is a day on which both hold.
fn meet(one: &Agreement, other: &Agreement) -> bool {
    let (one, other) = (one.validity(), other.validity());
    let begins_before_end =
        |a: &Validity, b: &Validity| b.last_end().is_none_or(|end| a.from < end);
    begins_before_end(one, other) && begins_before_end(other, one)
}

/// A fingerprint as people write it down: case, blanks and hyphens do not count.
fn bare(fingerprint: &str) -> String {
    fingerprint
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect()
}
