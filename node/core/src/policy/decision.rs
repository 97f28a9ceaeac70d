//! A decision: what one peer is told of one record, and every rule that spoke.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::in_force::Difference;
use super::local::Objection;
use super::reference::AgreementRef;
use crate::model::handling::Tlp;
use crate::model::kind::{RecordKind, Urgency};
use crate::party::Party;
use crate::reason::Reason;
use crate::section::{Section, SectionSet};
use crate::time::Timestamp;

/// One rule that spoke.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rule {
    /// The agreement that it stands in; none for a rule of the record's handling or of the node.
    pub agreement: Option<AgreementRef>,
    /// What it says.
    pub clause: Clause,
}

impl Rule {
    /// The rule as a sentence.
    pub fn sentence(&self) -> String {
        self.to_string()
    }

    /// The code of what it denies; none when it allows or only tells.
    pub const fn denies(&self) -> Option<Reason> {
        self.clause.denies()
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

/// What a rule can say.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Clause {
    /// The peer is not enrolled.
    NotEnrolled,
    /// Our administrator suspended the peer.
    PeerSuspended,
    /// The peer's card does not name what its node needs to read the record.
    CannotRead(&'static str),
    /// The author named its audience, without the peer.
    NotInAudience,
    /// TLP:RED, and the party is not among the named recipients.
    NotNamed(Party),
    /// The time to keep the record is over.
    Expired(Timestamp),
    /// Records of this kind only run the federation, and go to the parties that they are for.
    Administrative(RecordKind),
    /// No agreement names both parties.
    NoAgreement,
    /// The agreement excludes the pair.
    PairExcluded,
    /// A signature is missing.
    NotSigned(BTreeSet<Party>),
    /// The agreement starts later.
    NotYetValid(Timestamp),
    /// The agreement ended.
    AgreementExpired(Timestamp),
    /// A newer version took the place of the agreement for one of the two, and does not name the other; since then.
    LeftOut(u32, Timestamp),
    /// The peer holds another document of the agreement to be in force.
    Differs(Party, Box<Difference>),
    /// The agreement is suspended by these parties, for these reasons.
    Suspended(BTreeMap<Party, String>),
    /// The agreement was terminated by these parties, for these reasons.
    Terminated(BTreeMap<Party, String>),
    /// These terms let records of this kind come that the record answers.
    Returns(usize, RecordKind),
    /// No terms in this direction.
    NoDirection(Party, Party),
    /// No terms for the kind.
    NoKind(RecordKind),
    /// No terms for the urgency.
    NoUrgency(Urgency),
    /// No terms for the category; none when the record has no category and the terms name some.
    NoCategory(Option<String>),
    /// The terms give it by a mode weaker than push; the number of the terms, from 1.
    NotPush(usize, &'static str),
    /// The terms do not serve the purpose.
    NoPurpose(usize, String),
    /// The terms tell no persons, and a query asks about some.
    NoPersons(usize),
    /// The record's TLP is above the ceiling.
    AboveCeiling(usize, Tlp, Tlp),
    /// The terms require an evaluation.
    NoEvaluation(usize),
    /// The evaluation is below the minimum, or in a scheme without one.
    EvaluationTooLow(usize, String),
    /// The record does not touch what the geographic filter names.
    OutsideGeography(usize),
    /// Where the record happened was not disclosed, so the geographic filter is not applied.
    GeographyUnknown(usize),
    /// The record touches these places of the territory that the agreement excludes.
    TerritoryExcluded(BTreeSet<String>),
    /// What the record touches is not known, so that it may lie in the excluded territory; denied where the record is
    /// one's own.
    TerritoryUnknown(bool),
    /// The record names the European Union without the state, which may be one of these that the agreement excludes;
    /// denied where the record is one's own.
    TerritoryUncertain(BTreeSet<String>, bool),
    /// The time for which the agreement lets the section be told ended.
    SectionOverdue(Section, Timestamp),
    /// The agreement is applied before it has entered into force.
    Provisional,
    /// The terms cover the record and allow these sections.
    Allows(usize, SectionSet),
    /// The sections are withheld, and may be revealed on request.
    Redacts(usize, SectionSet),
    /// The sections are never disclosed under the terms.
    Withholds(usize, SectionSet),
    /// The section never leaves its party.
    National,
    /// Nothing of the record would remain.
    NothingLeft,
    /// More sections came than the agreement allows.
    SectionsBeyond(SectionSet),
    /// The record is passed on, and what proves it is not at hand or does not go.
    Unproven,
    /// It came by way of this party.
    CarriedAgain(Party),
    /// The agreement lets nobody pass on what was received.
    OnwardNever,
    /// The agreement lists the party that it may be passed on to.
    OnwardListed(Party),
    /// The agreement asks for the author's consent.
    OnwardByConsent,
    /// The author's handling codes forbid to pass it on without permission.
    NoDissemination,
    /// The author's audience is the receiving authority, or closer.
    CloseAudience(Tlp),
    /// It is to be passed on for another purpose than this one, which it was told for.
    OtherPurpose(String),
    /// Its author consents, until then if an end is named.
    ConsentGiven(Party, Option<Timestamp>),
    /// The author's consent ended.
    ConsentEnded(Party, Timestamp),
    /// The author took its consent back.
    ConsentWithdrawn(Party, Timestamp),
    /// The author refused its consent.
    ConsentRefused(Party, Timestamp),
    /// The author was not asked, or has not answered: for this party and this purpose.
    ConsentMissing(Party, Party, String),
    /// Rules of the own country keep the whole.
    LocalRefuses(Objection),
    /// Rules of the own country keep these sections.
    LocalWithholds(SectionSet, Objection),
}

impl Clause {
    /// The code of what the clause denies.
    pub const fn denies(&self) -> Option<Reason> {
        Some(match self {
            Self::NotEnrolled => Reason::PartyNotEnrolled,
            Self::PeerSuspended => Reason::PeerSuspended,
            Self::CannotRead(_) => Reason::CapabilityMissing,
            Self::NotInAudience => Reason::NotInAudience,
            Self::NotNamed(_) => Reason::NotNamedRecipient,
            Self::Expired(_) => Reason::RecordExpired,
            Self::NoAgreement => Reason::NoAgreement,
            Self::PairExcluded => Reason::PairExcluded,
            Self::NotSigned(_) => Reason::AgreementNotSigned,
            Self::NotYetValid(_) => Reason::AgreementNotYetValid,
            Self::AgreementExpired(_) => Reason::AgreementExpired,
            Self::LeftOut(..) => Reason::PairExcluded,
            Self::Differs(..) => Reason::AgreementDiffers,
            Self::Suspended(_) => Reason::AgreementSuspended,
            Self::Terminated(_) => Reason::AgreementTerminated,
            Self::NoDirection(..) => Reason::DirectionNotCovered,
            Self::NoKind(_) => Reason::KindNotCovered,
            Self::NoUrgency(_) => Reason::UrgencyNotCovered,
            Self::NoCategory(_) => Reason::CategoryNotCovered,
            Self::NotPush(..) => Reason::ModeNotPush,
            Self::NoPurpose(..) => Reason::PurposeNotCovered,
            Self::NoPersons(_) => Reason::QueryPersons,
            Self::AboveCeiling(..) => Reason::TlpAboveCeiling,
            Self::NoEvaluation(_) => Reason::EvaluationMissing,
            Self::EvaluationTooLow(..) => Reason::EvaluationTooLow,
            Self::OutsideGeography(_) => Reason::OutsideGeography,
            Self::TerritoryExcluded(_)
            | Self::TerritoryUnknown(true)
            | Self::TerritoryUncertain(_, true) => Reason::TerritoryExcluded,
            Self::SectionOverdue(..) => Reason::SectionOverdue,
            Self::Redacts(..)
            | Self::Withholds(..)
            | Self::NothingLeft
            | Self::SectionsBeyond(_) => Reason::SectionNotCovered,
            Self::National => Reason::SectionNational,
            Self::Unproven => Reason::CarriedUnproven,
            Self::CarriedAgain(_) => Reason::OnwardAgain,
            Self::OnwardNever => Reason::OnwardNever,
            Self::ConsentEnded(..)
            | Self::ConsentWithdrawn(..)
            | Self::ConsentRefused(..)
            | Self::ConsentMissing(..) => Reason::ConsentMissing,
            Self::LocalRefuses(objection) | Self::LocalWithholds(_, objection) => {
                return Some(objection.reason());
            }
            Self::OnwardListed(_)
            | Self::OnwardByConsent
            | Self::NoDissemination
            | Self::CloseAudience(_)
            | Self::OtherPurpose(_)
            | Self::ConsentGiven(..)
            | Self::Administrative(_)
            | Self::Returns(..)
            | Self::Allows(..)
            | Self::GeographyUnknown(_)
            | Self::TerritoryUnknown(false)
            | Self::TerritoryUncertain(_, false)
            | Self::Provisional => return None,
        })
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

/// What one peer is told of one record. The disclosed and the withheld sections are together those present.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Decision {
    /// The other side: the receiver of our record, or the author of one received.
    pub peer: Party,
    /// The sections to disclose; empty when refused.
    pub disclosed: SectionSet,
    /// The sections present and not disclosed, each with its reason.
    pub withheld: BTreeMap<Section, Reason>,
    /// Why the peer does not learn of the record at all; none when it does.
    pub refused: Option<Reason>,
    /// When the record is erased at the latest: the shortest of author and agreements.
    pub keep_until: Timestamp,
    /// Every rule that spoke, in the order in which they were asked.
    pub rules: Vec<Rule>,
}

impl Decision {
    /// The same with nothing that goes, for this reason unless it is refused already.
    #[must_use]
    pub fn kept(mut self, reason: Reason) -> Self {
        let reason = self.refused.unwrap_or(reason);
        let kept = std::mem::take(&mut self.disclosed);
        self.withheld
            .extend(kept.iter().map(|section| (section, reason)));
        self.refused = Some(reason);
        self
    }

    /// Why all or some of what was asked about does not go; none when all of it goes. That the time of a section is
    /// over is named only where nothing else keeps anything: the rest may follow.
    pub fn held_back(&self) -> Option<Reason> {
        let withheld = || self.withheld.values().copied();
        self.refused
            .or_else(|| withheld().find(|reason| *reason != Reason::SectionOverdue))
            .or_else(|| withheld().next())
    }

    /// True when the peer learns nothing of a section that is present. Of what may be asked for it learns enough to ask.
    pub fn hides(&self, section: Section) -> bool {
        self.withheld.contains_key(&section) && !self.on_request().contains(section)
    }

    /// The sections that the peer may ask for: some agreement withholds them until then, and none forbids them.
    pub fn on_request(&self) -> SectionSet {
        let (mut redacted, mut never) = (SectionSet::EMPTY, SectionSet::EMPTY);
        for rule in &self.rules {
            if let Clause::Redacts(_, sections) = rule.clause {
                redacted = redacted.union(sections);
            } else if let Clause::Withholds(_, sections) = rule.clause {
                never = never.union(sections);
            }
        }
        redacted.difference(never).difference(self.disclosed)
    }

    /// Why the peer does not learn of the record at all, as a sentence: the last rule that denies by the reason of the
    /// decision. None when it does.
    pub fn refusal(&self) -> Option<String> {
        Some(self.refusal_phrase()?.to_string())
    }

    /// The decision as sentences, the result first.
    pub fn explain(&self) -> Vec<String> {
        let mut lines = Vec::with_capacity(self.rules.len() + 2);
        match self.refused {
            Some(reason) => lines.push(format!("{}: nothing ({})", self.peer, reason.code())),
            None => lines.push(format!("{}: {}", self.peer, names(self.disclosed))),
        }
        if self.refused.is_none() && !self.withheld.is_empty() {
            let withheld: Vec<_> = self
                .withheld
                .iter()
                .map(|(section, reason)| format!("{section} ({})", reason.code()))
                .collect();
            lines.push(format!("withheld: {}", withheld.join(", ")));
        }
        lines.extend(self.rules.iter().map(Rule::sentence));
        lines
    }
}

fn names(sections: SectionSet) -> String {
    if sections.is_empty() {
        return "the header only".to_owned();
    }
    sections
        .iter()
        .map(Section::name)
        .collect::<Vec<_>>()
        .join(", ")
}
