//! What rules of agreements, of the author's handling and of the node say, as sentences.

use std::collections::{BTreeMap, BTreeSet};

use super::because::in_one_line;
use super::book::AgreementError;
use super::decision::{Clause, Decision, Rule};
use super::in_force::Difference;
use super::reference::AgreementRef;
use crate::model::codes::{CATEGORIES, PURPOSES};
use crate::model::kind::RecordKind;
use crate::party::Party;
use crate::phrase::{Joint, List, Name, Phrase, Said, Value};

impl Rule {
    /// What it says, with the agreement that it stands in.
    pub fn phrase(&self) -> Phrase {
        let clause = self.clause.phrase();
        match &self.agreement {
            Some(agreement) => Phrase::OfAgreement {
                id: agreement.id.to_string(),
                version: agreement.version.into(),
                hash: agreement.short(),
                clause: clause.said(),
            },
            None => clause,
        }
    }
}

impl Decision {
    /// Why the peer does not learn of the record at all: the last rule that denies by the reason of the decision; none
    /// when it does.
    pub fn refusal_phrase(&self) -> Option<Phrase> {
        let reason = self.refused?;
        let mut rules = self.rules.iter();
        let rule = rules.rfind(|rule| rule.denies() == Some(reason));
        Some(rule.map_or_else(
            || Phrase::ByReason {
                reason: Name::new("reason", reason.code()),
            },
            Rule::phrase,
        ))
    }
}

impl Difference {
    /// The difference as a sentence that names both versions.
    pub fn phrase(&self, peer: &Party) -> Phrase {
        let ours = u64::from(self.ours.version);
        let (ours_hash, party) = (self.ours.short(), peer.to_string());
        match &self.theirs {
            Some(theirs) => Phrase::Differs {
                ours,
                ours_hash,
                party,
                theirs: theirs.version.into(),
                theirs_hash: theirs.short(),
            },
            None => Phrase::DiffersNone {
                ours,
                ours_hash,
                party,
            },
        }
    }
}

impl AgreementRef {
    /// The beginning of the hash of its document, as people are shown it.
    pub(super) fn short(&self) -> String {
        hex::encode(self.sha256.get(..4).unwrap_or_default())
    }
}

impl Clause {
    /// What it says.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::NotEnrolled => Phrase::NotEnrolled {},
            Self::PeerSuspended => Phrase::PeerSuspended {},
            Self::CannotRead(needed) => Phrase::CannotRead {
                needed: (*needed).to_owned(),
            },
            Self::NotInAudience => Phrase::NotInAudience {},
            Self::NotNamed(party) => Phrase::NotNamed {
                party: party.to_string(),
            },
            Self::Expired(at) => Phrase::RecordExpired { at: at.to_string() },
            Self::Administrative(RecordKind::Agreement) => Phrase::AgreementRecords {},
            Self::Administrative(kind) => Phrase::Administrative {
                kind: Name {
                    text: kind.one(),
                    ..Name::from(*kind)
                },
            },
            Self::NoAgreement => Phrase::NoAgreement {},
            Self::LocalRefuses(objection) => Phrase::OwnRules {
                objection: objection.phrase().said(),
            },
            // What becomes of an agreement as a whole.
            Self::PairExcluded => Phrase::PairExcluded {},
            Self::NotSigned(missing) => Phrase::NotSigned {
                parties: parties(missing),
            },
            Self::NotYetValid(from) => Phrase::StartsLater {
                from: from.to_string(),
            },
            Self::AgreementExpired(end) => Phrase::AgreementEnded {
                at: end.to_string(),
            },
            Self::LeftOut(version, from) => Phrase::LeftOut {
                version: (*version).into(),
                from: from.to_string(),
            },
            Self::Differs(peer, difference) => difference.phrase(peer),
            Self::Suspended(by) => Phrase::SuspendedBy { by: stoppers(by) },
            Self::Terminated(by) => Phrase::TerminatedBy { by: stoppers(by) },
            Self::Provisional => Phrase::Provisional {},
            // What terms cover.
            Self::Returns(terms, kind) => Phrase::Returns {
                terms: number(*terms),
                kind: (*kind).into(),
            },
            Self::NoDirection(from, to) => Phrase::NoDirection {
                from: from.to_string(),
                to: to.to_string(),
            },
            Self::NoKind(kind) => Phrase::NoKind {
                kind: (*kind).into(),
            },
            Self::NoUrgency(urgency) => Phrase::NoUrgency {
                urgency: (*urgency).into(),
            },
            Self::NoCategory(Some(category)) => Phrase::NoCategory {
                category: Name::of(&CATEGORIES, category),
            },
            Self::NoCategory(None) => Phrase::CategoryLacking {},
            Self::NotPush(terms, mode) => Phrase::NotPush {
                terms: number(*terms),
                mode: (*mode).to_owned(),
            },
            Self::NoPurpose(terms, purpose) => Phrase::NoPurpose {
                terms: number(*terms),
                purpose: Name::of(&PURPOSES, purpose),
            },
            Self::NoPersons(terms) => Phrase::NoPersons {
                terms: number(*terms),
            },
            Self::AboveCeiling(terms, tlp, ceiling) => Phrase::AboveCeiling {
                tlp: tlp.to_string(),
                terms: number(*terms),
                ceiling: ceiling.to_string(),
            },
            Self::NoEvaluation(terms) => Phrase::NoEvaluation {
                terms: number(*terms),
            },
            Self::EvaluationTooLow(terms, scheme) => Phrase::EvaluationTooLow {
                scheme: scheme.clone(),
                terms: number(*terms),
            },
            // Where a record lies.
            Self::OutsideGeography(terms) => Phrase::OutsideGeography {
                terms: number(*terms),
            },
            Self::GeographyUnknown(terms) => Phrase::GeographyUnknown {
                terms: number(*terms),
            },
            Self::TerritoryExcluded(places) => Phrase::TerritoryExcluded {
                places: List::of(Joint::Or, places.iter().cloned()),
            },
            Self::TerritoryUncertain(states, _) => Phrase::TerritoryUncertain {
                states: List::of(Joint::Or, states.iter().cloned()),
            },
            Self::TerritoryUnknown(true) => Phrase::TerritoryNotHeld {},
            Self::TerritoryUnknown(false) => Phrase::TerritoryNotTold {},
            // Which sections go.
            Self::SectionOverdue(section, at) => Phrase::SectionOverdue {
                section: (*section).into(),
                at: at.to_string(),
            },
            Self::Allows(terms, allowed) => Phrase::Allows {
                terms: number(*terms),
                sections: List::sections(*allowed),
            },
            Self::Redacts(terms, redacted) => Phrase::Redacts {
                terms: number(*terms),
                sections: List::sections(*redacted),
            },
            Self::Withholds(terms, withheld) => Phrase::Withholds {
                terms: number(*terms),
                sections: List::sections(*withheld),
            },
            Self::National => Phrase::National {},
            Self::NothingLeft => Phrase::NothingLeft {},
            Self::SectionsBeyond(beyond) => Phrase::SectionsBeyond {
                sections: List::sections(*beyond),
            },
            Self::LocalWithholds(sections, objection) => Phrase::OwnRulesKeep {
                sections: List::sections(*sections),
                objection: objection.phrase().said(),
            },
            // What is passed on.
            Self::CarriedAgain(by) => Phrase::CarriedAgain {
                party: by.to_string(),
            },
            Self::OnwardNever => Phrase::OnwardNever {},
            Self::OnwardListed(to) => Phrase::OnwardListed {
                party: to.to_string(),
            },
            Self::OnwardByConsent => Phrase::OnwardByConsent {},
            Self::NoDissemination => Phrase::NoDissemination {},
            Self::CloseAudience(tlp) => Phrase::CloseAudience {
                tlp: tlp.to_string(),
            },
            Self::OtherPurpose(purpose) => Phrase::OtherPurpose {
                purpose: Name::of(&PURPOSES, purpose),
            },
            Self::ConsentGiven(author, None) => Phrase::ConsentGiven {
                author: author.to_string(),
            },
            Self::ConsentGiven(author, Some(until)) => Phrase::ConsentUntil {
                author: author.to_string(),
                until: until.to_string(),
            },
            Self::ConsentEnded(author, at) => Phrase::ConsentEnded {
                author: author.to_string(),
                at: at.to_string(),
            },
            Self::ConsentWithdrawn(author, at) => Phrase::ConsentWithdrawn {
                author: author.to_string(),
                at: at.to_string(),
            },
            Self::ConsentRefused(author, at) => Phrase::ConsentRefused {
                author: author.to_string(),
                at: at.to_string(),
            },
            Self::ConsentMissing(author, to, purpose) => Phrase::ConsentMissing {
                author: author.to_string(),
                to: to.to_string(),
                purpose: Name::of(&PURPOSES, purpose),
            },
            Self::Unproven => Phrase::Unproven {},
        }
    }
}

impl AgreementError {
    /// Why a document cannot follow those that are held, where that is said in every language.
    pub fn phrase(&self) -> Option<Phrase> {
        Some(match self {
            Self::VersionConflict(id, version) => Phrase::OtherBytesHeld {
                id: id.clone(),
                version: (*version).into(),
            },
            Self::NotASuccessor(id, version) => Phrase::FollowsNone {
                id: id.clone(),
                version: (*version).into(),
            },
            Self::Terminated(party, id) => Phrase::TerminatedId {
                party: party.to_string(),
                id: id.clone(),
            },
            Self::Invalid(_)
            | Self::NotAParty(_)
            | Self::HashMismatch
            | Self::SignatureMissing
            | Self::KeyUnknown(_)
            | Self::BadSignature(_)
            | Self::Withdrawn(_)
            | Self::NotProposed(_)
            | Self::Signed(_)
            | Self::Reason(_)
            | Self::Full
            | Self::TooManyProposed(_)
            | Self::TooManyWaiting(_)
            | Self::Unknown => return None,
        })
    }
}

/// So many days, as they stand in a sentence.
pub(super) fn days(count: impl Into<u64>) -> Said {
    match count.into() {
        1 => Phrase::OneDay {}.said(),
        count => Phrase::Days { count }.said(),
    }
}

fn number(terms: usize) -> u64 {
    terms as u64
}

fn parties(set: &BTreeSet<Party>) -> List {
    List::of(Joint::And, set)
}

/// Who stopped an agreement, each with its reason.
fn stoppers(by: &BTreeMap<Party, String>) -> List {
    let by = by.iter().map(|(party, reason)| match in_one_line(reason) {
        reason if reason.is_empty() => Value::from(party),
        reason => Value::from(Phrase::ForReason {
            party: party.to_string(),
            reason,
        }),
    });
    List::of(Joint::And, by)
}
