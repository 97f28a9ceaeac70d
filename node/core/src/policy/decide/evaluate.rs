//! From labels and agreements to a decision, one rule after the other.

use std::collections::{BTreeMap, BTreeSet};

use super::super::agreement::{Agreement, Mode, Terms};
use super::super::book::{Entry, Standing};
use super::super::decision::{Clause, Decision, Rule};
use super::super::labels::Labels;
use super::super::local::{Act, Asked, Objection};
use super::super::policies::Policies;
use super::coverage::{Coverage, coverage, nearness};
use crate::model::codes::{EUROPEAN_UNION, is_eu_state};
use crate::model::handling::Tlp;
use crate::model::kind::RecordKind;
use crate::party::Party;
use crate::reason::Reason;
use crate::section::{Section, SectionSet};
use crate::time::Timestamp;

/// One record, one direction.
pub(super) struct Question<'a> {
    pub(super) labels: &'a Labels,
    pub(super) from: &'a Party,
    pub(super) to: &'a Party,
    /// The side that is not ours.
    pub(super) peer: &'a Party,
    /// The sections that are asked about.
    pub(super) present: SectionSet,
    /// What is decided.
    pub(super) stage: Stage<'a>,
}

/// What a decision is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Stage<'a> {
    /// Whether an own record goes into the feed of a peer.
    Publish,
    /// What of it leaves now.
    Release,
    /// Whether a record of the peer counts here.
    Accept,
    /// What of an own record answers a query of the peer, for the purpose of the query: terms have to serve that too.
    Query(&'a str),
}

/// What is gathered while rules speak.
struct Findings {
    rules: Vec<Rule>,
    allowed: SectionSet,
    /// Sections that were told long enough.
    overdue: SectionSet,
    /// Sections that own rules keep, each with its reason.
    kept: BTreeMap<Section, Reason>,
    keep_until: Timestamp,
    refused: Option<Reason>,
    /// The weakest mode of the terms that were applied.
    weakest: Mode,
}

impl Findings {
    fn say(&mut self, agreement: Option<&Agreement>, clause: Clause) {
        self.rules.push(Rule {
            agreement: agreement.map(|agreement| agreement.reference().clone()),
            clause,
        });
    }

    /// The ids of the agreements whose terms spoke for it.
    fn agreements(&self) -> impl Iterator<Item = &str> {
        let allowing = self.rules.iter();
        let allowing = allowing.filter(|rule| matches!(rule.clause, Clause::Allows(..)));
        allowing.filter_map(|rule| Some(&*rule.agreement.as_ref()?.id))
    }

    /// The first refusal names the decision; later ones are told too.
    fn refuse(&mut self, agreement: Option<&Agreement>, clause: Clause) {
        self.refused = self.refused.or(clause.denies());
        self.say(agreement, clause);
    }
}

impl Question<'_> {
    /// Asks every rule. The same question under the same policies at the same time has the same decision.
    pub(super) fn decide(&self, policies: &Policies, now: Timestamp) -> Decision {
        self.decide_with_mode(policies, now).0
    }

    /// The decision, with the weakest mode of the terms that it was made by.
    pub(super) fn decide_with_mode(&self, policies: &Policies, now: Timestamp) -> (Decision, Mode) {
        let mut findings = Findings {
            rules: Vec::new(),
            allowed: SectionSet::ALL.without(Section::National),
            overdue: SectionSet::EMPTY,
            kept: BTreeMap::new(),
            keep_until: self.labels.expires,
            refused: None,
            weakest: Mode::Push,
        };
        self.handling(policies, &mut findings);
        if findings.refused.is_none() {
            if self.labels.kind.is_administrative() {
                findings.say(None, Clause::Administrative(self.labels.kind));
            } else {
                self.agreements(policies, now, &mut findings);
            }
        }
        if findings.refused.is_none() && now >= findings.keep_until {
            findings.refuse(None, Clause::Expired(findings.keep_until));
        }
        let weakest = findings.weakest;
        (self.conclude(policies, now, findings), weakest)
    }

    /// The node's and the author's own conditions.
    fn handling(&self, policies: &Policies, findings: &mut Findings) {
        match policies.peers().get(self.peer) {
            None => return findings.refuse(None, Clause::NotEnrolled),
            // What withdraws, replaces or acknowledges waits in the feed for the end of the suspension: who holds the
            // record has to learn it.
            Some(standing)
                if standing.suspended
                    && !(self.stage == Stage::Publish && self.labels.kind.is_owed()) =>
            {
                return findings.refuse(None, Clause::PeerSuspended);
            }
            Some(standing) => {
                let mut needed = self.labels.needed_capabilities();
                let lacking = needed.find(|needed| !standing.capabilities.contains(*needed));
                if let Some(lacking) = lacking.filter(|_| self.is_telling()) {
                    return findings.refuse(None, Clause::CannotRead(lacking));
                }
            }
        }
        if !self.is_in_audience() {
            findings.refuse(None, Clause::NotInAudience);
        }
        if self.labels.kind == RecordKind::Forward && self.labels.carried.is_none() {
            findings.refuse(None, Clause::Unproven);
        }
        if self.labels.tlp == Tlp::Red && !self.labels.named_recipients.contains(self.to) {
            findings.refuse(None, Clause::NotNamed(self.to.clone()));
        }
    }

    /// Every agreement between the two that covers the record; all of them count.
    fn agreements(&self, policies: &Policies, now: Timestamp, findings: &mut Findings) {
        let mut uncovered: Vec<(&Agreement, Clause)> = Vec::new();
        let mut is_covered = false;
        for entry in policies.book().between(self.from, self.to) {
            let agreement = entry.agreement();
            let stopped = match bar(entry, (self.from, self.to), policies, now) {
                Bar::None => self.differs(agreement, policies),
                Bar::Gone => continue,
                Bar::Suspended(clause) => Some(clause),
                Bar::NotInForce(clause) => {
                    uncovered.push((agreement, clause));
                    continue;
                }
            };
            match (
                coverage(self.labels, (self.from, self.to), agreement),
                stopped,
            ) {
                (Coverage::No(clause), _) => uncovered.push((agreement, clause)),
                (Coverage::Terms(_) | Coverage::Returns(..), Some(clause)) => {
                    is_covered = true;
                    findings.refuse(Some(agreement), clause);
                }
                (Coverage::Returns(kind, terms), None) => {
                    is_covered = true;
                    provisional(agreement, findings);
                    self.retention(agreement, now, findings);
                    for (number, terms) in terms {
                        findings.say(Some(agreement), Clause::Returns(number, kind));
                        self.allowed_by(Some(agreement), number, terms, findings);
                        self.sections(Some(agreement), number, terms, findings);
                    }
                }
                (Coverage::Terms(terms), None) => {
                    is_covered = true;
                    provisional(agreement, findings);
                    self.territory(agreement, findings);
                    self.retention(agreement, now, findings);
                    for (number, terms) in terms {
                        self.apply(agreement, number, terms, findings);
                    }
                }
            }
        }
        if !is_covered {
            nothing_covers(uncovered, findings);
        }
    }

    /// That the peer holds another document of the agreement to be in force. What is published goes into the feed all the
    /// same and waits there; what came is judged by what is in force here.
    fn differs(&self, agreement: &Agreement, policies: &Policies) -> Option<Clause> {
        if !matches!(self.stage, Stage::Release | Stage::Query(_)) {
            return None;
        }
        let difference = policies.differs(self.peer, agreement)?;
        Some(Clause::Differs(self.peer.clone(), Box::new(difference)))
    }

    /// Nothing is told of what touches the territory that an agreement excludes. A receiver that was not told where
    /// it happened cannot look; who tells has to know, and the European Union alone is not enough where one of its
    /// states is excluded.
    fn territory(&self, agreement: &Agreement, findings: &mut Findings) {
        let excluded = agreement.excluded_territory();
        if excluded.is_empty() {
            return;
        }
        let clause = match &self.labels.places {
            None => Clause::TerritoryUnknown(self.is_telling()),
            Some(places) if !places.is_disjoint(excluded) => {
                Clause::TerritoryExcluded(places.intersection(excluded).cloned().collect())
            }
            Some(places) => {
                if !places.contains(EUROPEAN_UNION) {
                    return;
                }
                let states = excluded.iter().filter(|place| is_eu_state(place));
                let states: BTreeSet<_> = states.cloned().collect();
                if states.is_empty() {
                    return;
                }
                Clause::TerritoryUncertain(states, self.is_telling())
            }
        };
        findings.refuse(Some(agreement), clause);
    }

    /// How long the record may be kept, and which of its sections are not told any more. A receiver judges no section
    /// by its age: it was told in time.
    fn retention(&self, agreement: &Agreement, now: Timestamp, findings: &mut Findings) {
        let (retention, created) = (agreement.retention(), self.labels.created);
        let kept = retention.of(self.labels.told_kind());
        findings.keep_until = findings.keep_until.min(created.plus(kept));
        if !self.is_telling() {
            return;
        }
        for (section, kept) in retention.of_sections() {
            let end = created.plus(kept);
            if now >= end && self.present.contains(section) {
                findings.overdue = findings.overdue.with(section);
                findings.say(Some(agreement), Clause::SectionOverdue(section, end));
            }
        }
    }

    /// False when the author named whom it tells, without the receiver. Who receives is not told the audience; what was
    /// published without one was judged then.
    fn is_in_audience(&self) -> bool {
        match (&self.labels.audience, self.stage) {
            (_, Stage::Accept) | (None, Stage::Release | Stage::Query(_)) => true,
            (Some(audience), _) => audience.contains(self.to),
            (None, Stage::Publish) => !self.labels.kind.is_administrative(),
        }
    }

    /// True when the record is one's own.
    fn is_telling(&self) -> bool {
        self.stage != Stage::Accept
    }

    /// One entry of terms that covers the record.
    fn apply(&self, agreement: &Agreement, number: usize, terms: &Terms, findings: &mut Findings) {
        let labels = self.labels;
        let agreement = Some(agreement);
        self.allowed_by(agreement, number, terms, findings);
        match &labels.evaluation {
            None if terms.evaluation_required => {
                findings.refuse(agreement, Clause::NoEvaluation(number));
            }
            Some(evaluation)
                if !terms.minimum.is_empty()
                    && !terms
                        .minimum
                        .iter()
                        .any(|minimum| minimum.is_reached_by(evaluation)) =>
            {
                findings.refuse(
                    agreement,
                    Clause::EvaluationTooLow(number, evaluation.scheme.clone()),
                );
            }
            None | Some(_) => {}
        }
        match (&terms.geography, &labels.places) {
            (Some(_), None) => findings.say(agreement, Clause::GeographyUnknown(number)),
            (Some(geography), Some(places)) if !geography.passes(self.to, places) => {
                findings.refuse(agreement, Clause::OutsideGeography(number));
            }
            (Some(_), Some(_)) | (None, _) => {}
        }
        self.sections(agreement, number, terms, findings);
    }

    /// Whether terms let anything go: their mode, purposes and ceiling.
    fn allowed_by(
        &self,
        agreement: Option<&Agreement>,
        number: usize,
        terms: &Terms,
        findings: &mut Findings,
    ) {
        let labels = self.labels;
        findings.weakest = findings.weakest.min(terms.mode);
        let least = if matches!(self.stage, Stage::Query(_)) {
            Mode::HitNoHit
        } else if asks_or_answers(labels.kind) {
            Mode::Request
        } else {
            Mode::Push
        };
        if terms.mode < least {
            findings.refuse(agreement, Clause::NotPush(number, terms.mode.name()));
        }
        if !terms.purposes.contains(&labels.purpose) {
            findings.refuse(agreement, Clause::NoPurpose(number, labels.purpose.clone()));
        }
        if let Stage::Query(purpose) = self.stage
            && !terms.purposes.contains(purpose)
        {
            findings.refuse(agreement, Clause::NoPurpose(number, purpose.to_owned()));
        }
        if labels.tlp > terms.max_tlp {
            let clause = Clause::AboveCeiling(number, labels.tlp, terms.max_tlp);
            findings.refuse(agreement, clause);
        }
    }

    fn sections(
        &self,
        agreement: Option<&Agreement>,
        number: usize,
        terms: &Terms,
        findings: &mut Findings,
    ) {
        let asked = self.present.without(Section::National);
        // What is redacted may be asked for: an answer gives it, or reveals it in the record that it stands in.
        let may_be_asked_for = if self.labels.kind == RecordKind::Answer {
            terms.redacted
        } else {
            terms.redacted.intersection(self.labels.asked)
        };
        let allowed = terms.allowed.union(may_be_asked_for);
        findings.allowed = findings.allowed.intersection(allowed);
        findings.say(
            agreement,
            Clause::Allows(number, asked.intersection(allowed)),
        );
        let redacted = asked.intersection(terms.redacted).difference(allowed);
        if !redacted.is_empty() {
            findings.say(agreement, Clause::Redacts(number, redacted));
        }
        let withheld = asked.difference(allowed).difference(terms.redacted);
        if !withheld.is_empty() {
            findings.say(agreement, Clause::Withholds(number, withheld));
        }
    }

    fn conclude(&self, policies: &Policies, now: Timestamp, mut findings: Findings) -> Decision {
        let allowed = findings.allowed.difference(findings.overdue);
        let mut disclosed = self.present.intersection(allowed);
        let told = self.present.without(Section::National);
        if findings.refused.is_none() {
            if self.present.contains(Section::National) {
                findings.say(None, Clause::National);
            }
            if disclosed.is_empty() && !told.is_empty() {
                if !told.intersection(findings.allowed).is_empty() {
                    findings.refused = Some(Reason::SectionOverdue);
                }
                findings.refuse(None, Clause::NothingLeft);
            }
        }
        if findings.refused.is_none() {
            disclosed = self.narrowed(disclosed, policies, now, &mut findings);
        }
        if findings.refused.is_none()
            && self.labels.kind == RecordKind::Forward
            && !disclosed.contains(Section::Event)
        {
            findings.refuse(None, Clause::Unproven);
        }
        if findings.refused.is_some() {
            disclosed = SectionSet::EMPTY;
        }
        let withheld: BTreeMap<_, _> = self
            .present
            .difference(disclosed)
            .iter()
            .map(|section| {
                let reason = match (findings.refused, section) {
                    (Some(reason), _) => reason,
                    (None, Section::National) => Reason::SectionNational,
                    (None, section) if findings.overdue.contains(section) => Reason::SectionOverdue,
                    (None, section) => {
                        let kept = findings.kept.get(&section).copied();
                        kept.unwrap_or(Reason::SectionNotCovered)
                    }
                };
                (section, reason)
            })
            .collect();
        Decision {
            peer: self.peer.clone(),
            disclosed,
            withheld,
            refused: findings.refused,
            keep_until: findings.keep_until,
            rules: findings.rules,
        }
    }
}

impl Question<'_> {
    /// What the own rules leave of the sections that everything else lets go. They are not asked about what runs the
    /// federation.
    fn narrowed(
        &self,
        disclosed: SectionSet,
        policies: &Policies,
        now: Timestamp,
        findings: &mut Findings,
    ) -> SectionSet {
        let Some(local) = policies.local() else {
            return disclosed;
        };
        if self.labels.kind.is_administrative() {
            return disclosed;
        }
        let agreements: BTreeSet<_> = findings.agreements().collect();
        let agreements: Vec<_> = agreements.into_iter().collect();
        let narrowed = local.narrow(&Asked {
            act: self.act(),
            own: policies.own(),
            peer: self.peer,
            labels: self.labels,
            purpose: match self.stage {
                Stage::Query(purpose) => purpose,
                Stage::Publish | Stage::Release | Stage::Accept => &self.labels.purpose,
            },
            sections: disclosed,
            agreed: true,
            agreements: &agreements,
            now,
        });
        if let Some(objection) = narrowed.refused {
            findings.refuse(None, Clause::LocalRefuses(objection));
            return SectionSet::EMPTY;
        }
        let mut objections: Vec<(Objection, SectionSet)> = Vec::new();
        for (section, objection) in narrowed.withheld {
            findings.kept.insert(section, objection.reason());
            match objections.iter_mut().find(|(known, _)| *known == objection) {
                Some((_, sections)) => *sections = sections.with(section),
                None => objections.push((objection, SectionSet::EMPTY.with(section))),
            }
        }
        let kept: SectionSet = findings.kept.keys().copied().collect();
        let left = disclosed.difference(kept);
        if left.is_empty()
            && let Some((objection, _)) = objections.first()
        {
            findings.refused = Some(objection.reason());
        }
        for (objection, sections) in objections {
            findings.say(None, Clause::LocalWithholds(sections, objection));
        }
        left
    }

    /// What the own rules call this.
    fn act(&self) -> Act {
        match self.stage {
            Stage::Accept => Act::Accept,
            Stage::Query(_) => Act::AnswerQuery,
            Stage::Release if Act::of_feed(self.labels) == Act::Publish => Act::Send,
            Stage::Publish | Stage::Release => Act::of_feed(self.labels),
        }
    }
}

/// What keeps an agreement from covering what goes from one of its parties to another.
pub(in crate::policy) enum Bar {
    /// Nothing.
    None,
    /// Another version took its place, or it was withdrawn: nobody asks it.
    Gone,
    /// It is suspended: what it covers does not go, whatever others say.
    Suspended(Clause),
    /// It is not in force, or has nothing for the two.
    NotInForce(Clause),
}

/// How an agreement stands between two parties.
pub(in crate::policy) fn bar(
    entry: &Entry,
    (from, to): (&Party, &Party),
    policies: &Policies,
    now: Timestamp,
) -> Bar {
    let book = policies.book();
    let id = entry.agreement().id();
    match book.pair_standing(entry, from, to, now) {
        Standing::Superseded(_) | Standing::Withdrawn => Bar::Gone,
        Standing::InForce | Standing::Provisional => Bar::None,
        Standing::Suspended(by) => {
            Bar::Suspended(Clause::Suspended(with_reasons(by, book.suspended_by(id))))
        }
        Standing::Excluded => Bar::NotInForce(Clause::PairExcluded),
        Standing::Proposed(missing) => Bar::NotInForce(Clause::NotSigned(missing)),
        Standing::NotYetValid(from) => Bar::NotInForce(Clause::NotYetValid(from)),
        Standing::Expired(end) => Bar::NotInForce(Clause::AgreementExpired(end)),
        Standing::LeftOut(version, from) => Bar::NotInForce(Clause::LeftOut(version, from)),
        Standing::Terminated(by) => {
            let told = book.terminated_by(id);
            Bar::NotInForce(Clause::Terminated(with_reasons(by, told)))
        }
    }
}

/// True for what is said on request: the question, and the answer to it.
const fn asks_or_answers(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Request | RecordKind::Answer)
}

fn provisional(agreement: &Agreement, findings: &mut Findings) {
    if agreement.validity().provisional {
        findings.say(Some(agreement), Clause::Provisional);
    }
}

/// Names why nothing covers the record: the agreement that came nearest speaks first.
fn nothing_covers(mut uncovered: Vec<(&Agreement, Clause)>, findings: &mut Findings) {
    if uncovered.is_empty() {
        return findings.refuse(None, Clause::NoAgreement);
    }
    uncovered.sort_by_key(|(_, clause)| std::cmp::Reverse(nearness(clause)));
    for (agreement, clause) in uncovered {
        findings.refuse(Some(agreement), clause);
    }
}

/// The parties that stopped something, each with what it said.
fn with_reasons(
    by: BTreeSet<Party>,
    told: Option<&BTreeMap<Party, String>>,
) -> BTreeMap<Party, String> {
    let reason = |party: &Party| told.and_then(|told| told.get(party)).cloned();
    by.into_iter()
        .map(|party| {
            let reason = reason(&party).unwrap_or_default();
            (party, reason)
        })
        .collect()
}
